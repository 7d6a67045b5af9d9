package org.todoku.ui.investigation;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.todoku.report.ComparedWords;
import org.todoku.report.InvestigationComparison;
import org.todoku.report.InvestigationComparison.Change;
import org.todoku.report.InvestigationComparisonReports;
import org.todoku.rules.Reader;
import org.todoku.ui.Clipboards;
import org.todoku.ui.UserFiles;
import org.todoku.ui.WidgetIds;
import org.todoku.ui.Work;

/**
 * Shows what differs between two versions of an investigation; the workbench can be used meanwhile. Names of widgets:
 * {@code compared.summary}, {@code compared.changes}, {@code compared.before}, {@code compared.after}.
 */
final class ComparisonDialog extends Dialog {

    private static final int COPY = IDialogConstants.CLIENT_ID;
    private static final int SAVE = IDialogConstants.CLIENT_ID + 1;
    private static final int KIND_WIDTH = 90;
    private static final int WHAT_WIDTH = 620;
    private static final Point SIZE = new Point(820, 560);

    private final InvestigationComparison comparison;
    private final Reader reader;
    private final ComparedWords words;
    private final String proposal;
    private Table table;
    private Text before;
    private Text after;

    /** @param proposal name of a file to save it in, without extension */
    ComparisonDialog(Shell parent, InvestigationComparison comparison, Reader reader, String proposal) {
        super(parent);
        this.comparison = comparison;
        this.reader = reader;
        this.words = new ComparedWords(reader);
        this.proposal = proposal;
        setShellStyle(SWT.SHELL_TRIM | SWT.MODELESS);
        setBlockOnOpen(false);
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(Messages.Compare_title);
    }

    @Override
    protected Point getInitialSize() {
        return SIZE;
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = (Composite) super.createDialogArea(parent);
        Label summary = WidgetIds.name(new Label(area, SWT.WRAP), "compared.summary");
        summary.setText(words.summary(comparison).replace("&", "&&"));
        GridDataFactory.fillDefaults().grab(true, false).hint(300, SWT.DEFAULT).applyTo(summary);
        if (!comparison.changes().isEmpty()) {
            SashForm sash = new SashForm(area, SWT.VERTICAL | SWT.SMOOTH);
            GridDataFactory.fillDefaults().grab(true, true).hint(500, 300).applyTo(sash);
            table(sash);
            Composite texts = new Composite(sash, SWT.NONE);
            GridLayoutFactory.fillDefaults().numColumns(2).equalWidth(true).applyTo(texts);
            new Label(texts, SWT.NONE).setText(Messages.Compare_before);
            new Label(texts, SWT.NONE).setText(Messages.Compare_after);
            before = text(texts, "compared.before");
            after = text(texts, "compared.after");
            sash.setWeights(55, 45);
            table.select(0);
            show();
        }
        return area;
    }

    private void table(Composite parent) {
        List<Change> changes = comparison.changes();
        table = WidgetIds.name(new Table(parent, SWT.VIRTUAL | SWT.FULL_SELECTION | SWT.BORDER), "compared.changes");
        table.setHeaderVisible(true);
        table.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                event.result = Messages.Compare_title;
            }
        });
        column(Messages.Compare_kind, KIND_WIDTH);
        column(Messages.Compare_what, WHAT_WIDTH);
        table.addListener(SWT.SetData, event -> {
            Change change = changes.get(event.index);
            ((TableItem) event.item).setText(new String[] { words.kind(change), words.what(change) });
        });
        table.setItemCount(changes.size());
        table.addListener(SWT.Selection, event -> show());
    }

    private void column(String title, int width) {
        TableColumn column = new TableColumn(table, SWT.NONE);
        column.setText(title);
        column.setWidth(width);
    }

    private static Text text(Composite parent, String id) {
        Text text = WidgetIds.name(new Text(parent, SWT.MULTI | SWT.WRAP | SWT.READ_ONLY | SWT.V_SCROLL | SWT.BORDER), id);
        GridDataFactory.fillDefaults().grab(true, true).hint(200, 100).applyTo(text);
        text.addListener(SWT.Traverse, event -> {
            // nothing can be typed here, so that Tab leads on
            if (event.detail == SWT.TRAVERSE_TAB_NEXT || event.detail == SWT.TRAVERSE_TAB_PREVIOUS) {
                event.doit = true;
            }
        });
        return text;
    }

    private void show() {
        int index = table.getSelectionIndex();
        if (index >= 0) {
            Change change = comparison.changes().get(index);
            before.setText(words.before(change));
            after.setText(words.after(change));
        }
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, COPY, Messages.Compare_copy, false);
        createButton(parent, SAVE, Messages.Compare_save, false);
        createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CLOSE_LABEL, true);
    }

    @Override
    protected void buttonPressed(int button) {
        switch (button) {
            case COPY -> copy();
            case SAVE -> save();
            default -> super.buttonPressed(button);
        }
    }

    private void copy() {
        var out = new StringBuilder();
        try {
            InvestigationComparisonReports.markdown(comparison, reader, out);
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory fails", e);
        }
        Clipboards.copy(getShell().getDisplay(), out.toString());
    }

    /** The name says the form; Markdown where it says none. */
    private void save() {
        UserFiles.choose(getShell(), Messages.Compare_title, proposal + ".md", "*.md;*.html;*.json;*.txt").ifPresent(file -> Work
                .inBackground(Messages.Compare_title, progress -> {
                    UserFiles.write(file, out -> write(file.toString().toLowerCase(Locale.ROOT), out));
                    return file;
                }, done -> { }));
    }

    private void write(String name, Appendable out) throws IOException {
        switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "html", "htm" -> InvestigationComparisonReports.html(comparison, reader, out);
            case "json" -> InvestigationComparisonReports.json(comparison, reader, out);
            case "txt" -> InvestigationComparisonReports.text(comparison, reader, out);
            default -> InvestigationComparisonReports.markdown(comparison, reader, out);
        }
    }
}
