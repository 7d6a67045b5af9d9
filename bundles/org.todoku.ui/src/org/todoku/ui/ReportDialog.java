package org.todoku.ui;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.layout.GridLayout;
import org.todoku.core.Progress;
import org.todoku.rules.Reader;

/**
 * Asks how a report is to be written: its form, its language, and whether names are masked. Names of widgets: {@code report.FORM},
 * {@code report.en}, {@code report.ja}, {@code report.mask}. For the UI thread.
 */
public final class ReportDialog extends Dialog {

    /** A form of a report. */
    public enum Form {
        HTML("html"), MARKDOWN("md"), JSON("json"), JUNIT("xml");

        private final String extension;

        Form(String extension) {
            this.extension = extension;
        }
    }

    /**
     * What the user chose.
     *
     * @param reader has the language of the report, whatever the language of the workbench
     */
    public record Choice(Form form, Reader reader, boolean masked) {
    }

    /** Writes a report. */
    @FunctionalInterface
    public interface Writing {

        /** Called on a background thread. */
        void write(Choice choice, Appendable out) throws IOException;

        /** Like {@link #write(Choice, Appendable)}, for what takes long: says how far it is, and ends when the user cancels. */
        default void write(Choice choice, Appendable out, Progress progress) throws IOException {
            write(choice, out);
        }
    }

    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.JAPANESE);

    private final Reader reader;
    private final List<Button> forms = new ArrayList<>();
    private final List<Button> languages = new ArrayList<>();
    private Button mask;
    private Choice choice;

    private ReportDialog(Shell parent, Reader reader) {
        super(parent);
        this.reader = reader;
    }

    /**
     * Asks for the form and the file, and writes the report in the background.
     *
     * @param proposal name of the file, without extension
     */
    public static void save(Shell parent, Reader reader, String proposal, Writing writing) {
        ReportDialog dialog = new ReportDialog(parent, reader);
        if (dialog.open() == OK) {
            Choice chosen = dialog.choice;
            String extension = chosen.form().extension;
            UserFiles.choose(parent, Messages.Report_title, proposal + "." + extension, "*." + extension)
                    .ifPresent(file -> Work.inBackground(Messages.Report_writing, progress -> write(writing, chosen, file, progress),
                            done -> { }));
        }
    }

    private static Path write(Writing writing, Choice chosen, Path file, Progress progress) throws IOException {
        UserFiles.write(file, out -> writing.write(chosen, out, progress));
        return file;
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(Messages.Report_title);
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = (Composite) super.createDialogArea(parent);
        Group form = group(area, Messages.Report_form);
        radio(form, forms, "report.html", Messages.Report_html);
        radio(form, forms, "report.markdown", Messages.Report_markdown);
        radio(form, forms, "report.json", Messages.Report_json);
        radio(form, forms, "report.junit", Messages.Report_junit);
        forms.get(0).setSelection(true);
        Group language = group(area, Messages.Report_language);
        // each in its own language, as who wants it reads it
        radio(language, languages, "report.en", "English");
        radio(language, languages, "report.ja", "日本語");
        languages.get(reader.locale().getLanguage().equals("ja") ? 1 : 0).setSelection(true);
        mask = WidgetIds.name(new Button(area, SWT.CHECK), "report.mask");
        mask.setText(Messages.Report_mask);
        mask.setToolTipText(Messages.Report_maskHint);
        return area;
    }

    private static Group group(Composite parent, String title) {
        Group group = new Group(parent, SWT.NONE);
        group.setText(title);
        group.setLayout(new GridLayout());
        GridDataFactory.fillDefaults().grab(true, false).applyTo(group);
        return group;
    }

    private static void radio(Composite parent, List<Button> all, String id, String label) {
        Button button = WidgetIds.name(new Button(parent, SWT.RADIO), id);
        button.setText(label);
        all.add(button);
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.OK_ID, Messages.Report_save, true);
        createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
    }

    @Override
    protected void okPressed() {
        Locale locale = LANGUAGES.get(chosen(languages));
        choice = new Choice(Form.values()[chosen(forms)], new Reader(locale, reader.zone()), mask.getSelection());
        super.okPressed();
    }

    private static int chosen(List<Button> buttons) {
        return Math.max(0, buttons.indexOf(buttons.stream().filter(Button::getSelection).findFirst().orElse(null)));
    }

    @Override
    protected boolean isResizable() {
        return true;
    }
}
