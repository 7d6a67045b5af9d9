package org.todoku.ui.investigation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.todoku.model.InvestigationEditing;
import org.todoku.model.investigation.Answer;
import org.todoku.model.investigation.Decision;
import org.todoku.model.investigation.Investigation;
import org.todoku.model.investigation.KeptFinding;
import org.todoku.model.investigation.KeptList;
import org.todoku.model.investigation.Note;
import org.todoku.model.investigation.Question;
import org.todoku.model.investigation.ServerAnswer;
import org.todoku.rules.Reader;
import org.todoku.ui.Session;
import org.todoku.ui.WidgetIds;
import org.todoku.ui.Work;

/**
 * The editor's content: what may be added, the tree of the investigation, and beside it what is selected. Names of widgets:
 * {@code investigation.addNote}, {@code investigation.addDecision}, {@code investigation.attach}, {@code investigation.remove},
 * {@code investigation.report}, {@code investigation.compare}, {@code investigation.banner}, and those of the pages.
 */
final class CasePages {

    private final InvestigationEditing editing;
    private final Composite content;
    private final Label banner;
    private final List<Button> buttons;
    private final CaseTree tree;
    private final StackLayout stack = new StackLayout();
    private final Composite pages;
    private final List<CasePage> all;
    private final Reader reader;
    private final Preview preview;
    private CasePage shown;
    /** What the banner says; null before it was asked to say anything. */
    private String said;
    private boolean editable;

    /** @param editable whether it may be changed from the beginning */
    CasePages(Composite parent, InvestigationEditor editor, Session session, InvestigationEditing editing, boolean editable) {
        this.editing = editing;
        this.reader = session.reader();
        this.editable = editable;
        this.preview = new Preview(!editable);
        content = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(6, 6).spacing(4, 4).applyTo(content);
        banner = WidgetIds.name(new Label(content, SWT.WRAP), "investigation.banner");
        banner("");
        Composite bar = new Composite(content, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(6).applyTo(bar);
        buttons = List.of(button(bar, "investigation.addNote", Messages.Add_note, this::addNote),
                button(bar, "investigation.addDecision", Messages.Add_decision, this::addDecision),
                button(bar, "investigation.attach", Messages.Add_attachment, this::attach),
                button(bar, "investigation.remove", Messages.Remove, this::remove));
        button(bar, "investigation.report", Messages.Report, this::report);
        Button compare = WidgetIds.name(new Button(bar, SWT.PUSH), "investigation.compare");
        compare.setText(Messages.Compare);
        Menu versions = new Menu(compare);
        item(versions, Messages.Compare_saved, editor::compareWithSaved);
        item(versions, Messages.Compare_other, () -> editor.compareWithFile(Optional.empty()));
        versions.addListener(SWT.Show, event -> versions.getItem(0).setEnabled(editor.isInFile()));
        // also for its end: a menu that no control has stays with the window, and keeps the whole investigation in memory
        compare.setMenu(versions);
        compare.addListener(SWT.Selection, event -> {
            Point below = compare.toDisplay(0, compare.getSize().y);
            versions.setLocation(below.x, below.y);
            versions.setVisible(true);
        });
        SashForm sash = new SashForm(content, SWT.HORIZONTAL | SWT.SMOOTH);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(sash);
        tree = new CaseTree(sash, editing.investigation(), session.reader(), this::show);
        tree.removeSelected(this::remove);
        pages = new Composite(sash, SWT.NONE);
        pages.setLayout(stack);
        sash.setWeights(35, 65);
        var context = new CasePage.Context(session, editing, () -> this.editable, editor::typing, tree::reveal, preview);
        all = List.of(new OverviewPage(pages, context), new AnswerOverview(pages, context), new ServerAnswerPage(pages, context),
                new ListPage(pages, context), new FindingPage(pages, context), new NotePage(pages, context),
                new DecisionPage(pages, context), new AttachmentPage(pages, context));
        show(editing.investigation());
    }

    Control control() {
        return content;
    }

    private static void item(Menu menu, String label, Runnable run) {
        MenuItem item = new MenuItem(menu, SWT.PUSH);
        item.setText(label);
        item.addListener(SWT.Selection, event -> run.run());
    }

    /** Says something about the whole investigation; nothing where it is empty. */
    void banner(String text) {
        if (text.equals(said)) {
            return;
        }
        said = text;
        banner.setText(text.replace("&", "&&"));
        GridDataFactory.fillDefaults().grab(true, false).hint(200, SWT.DEFAULT).exclude(text.isEmpty()).applyTo(banner);
        banner.setVisible(!text.isEmpty());
        content.layout();
    }

    /** It was saved: from now on it may be changed, and there is nothing to say about it. */
    void saved() {
        editable = true;
        banner("");
        refresh();
    }

    void turnPreview() {
        preview.set(!preview.isOn());
    }

    private Button button(Composite bar, String id, String label, Runnable run) {
        Button button = WidgetIds.name(new Button(bar, SWT.PUSH), id);
        button.setText(label);
        button.addListener(SWT.Selection, event -> run.run());
        return button;
    }

    private void show(EObject part) {
        flush();
        EObject there = EcoreUtil.isAncestor(editing.investigation(), part) ? part : editing.investigation();
        CasePage page = all.stream().filter(each -> each.shows(there)).findFirst().orElseThrow();
        shown = page;
        page.show(there);
        stack.topControl = page.control();
        pages.layout();
        enable();
    }

    private void enable() {
        buttons.forEach(button -> button.setEnabled(editable));
        buttons.getLast().setEnabled(editable && !removable().isEmpty());
    }

    /** Brings up a part. */
    void reveal(EObject part) {
        tree.reveal(part);
    }

    void refresh() {
        if (content.isDisposed()) {
            return;
        }
        tree.refresh();
        show(tree.selection().stream().findFirst().orElse(editing.investigation()));
    }

    boolean isTyping() {
        return shown.isTyping();
    }

    /** Makes what is being typed a step. */
    void flush() {
        if (shown != null) {
            shown.flush();
        }
    }

    /** Id of what is selected, for what is said about it. */
    private String about() {
        return tree.selection().stream().findFirst().map(part -> switch (part) {
            case Question question -> question.getId();
            case Answer answer -> answer.getId();
            case ServerAnswer server -> server.getId();
            case KeptFinding finding -> finding.getId();
            case KeptList list -> list.getId();
            default -> "";
        }).orElse("");
    }

    private void addNote() {
        flush();
        preview.set(false);
        Note note = editing.addNote(Messages.Step_note, "", about());
        reveal(note);
        shown.control().setFocus();
    }

    private void addDecision() {
        flush();
        preview.set(false);
        Decision decision = editing.addDecision(Messages.Step_decision, "", System.getProperty("user.name", ""), about());
        reveal(decision);
        shown.control().setFocus();
    }

    private void attach() {
        FileDialog dialog = new FileDialog(content.getShell(), SWT.OPEN);
        dialog.setText(Messages.Attach_title);
        String chosen = dialog.open();
        if (chosen != null) {
            Path file = Path.of(chosen);
            Work.inBackground(Messages.Attach_title, progress -> read(file), bytes -> {
                if (!content.isDisposed()) {
                    flush();
                    reveal(editing.attach(Messages.Step_attach, file.getFileName().toString(), bytes));
                }
            });
        }
    }

    private static byte[] read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(InvestigationEditing.LARGEST_ATTACHMENT + 1);
            if (bytes.length > InvestigationEditing.LARGEST_ATTACHMENT) {
                throw new IOException(Messages.bind(Messages.Attach_large, file.getFileName(),
                        InvestigationEditing.LARGEST_ATTACHMENT >> 20));
            }
            return bytes;
        }
    }

    private void report() {
        flush();
        InvestigationReport.save(content.getShell(), reader, editing.investigation());
    }

    /** Findings stay with the answer that they belong to. */
    private List<EObject> removable() {
        return tree.selection().stream().filter(part -> !(part instanceof Investigation) && !(part instanceof KeptFinding)).toList();
    }

    private void remove() {
        List<EObject> parts = removable();
        if (editable && !parts.isEmpty()) {
            flush();
            editing.remove(Messages.Step_remove, parts);
        }
    }
}
