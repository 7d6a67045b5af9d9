package org.todoku.ui.investigation;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IActionBars;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.part.EditorPart;
import org.todoku.model.InvestigationEditing;
import org.todoku.model.InvestigationException;
import org.todoku.model.InvestigationLock;
import org.todoku.model.InvestigationStore;
import org.todoku.model.investigation.Investigation;
import org.todoku.report.AnsweredList;
import org.todoku.rules.Diagnosis;
import org.todoku.ui.EmptyState;
import org.todoku.ui.Errors;
import org.todoku.ui.LatestWork;
import org.todoku.ui.RecentInvestigations;
import org.todoku.ui.Session;
import org.todoku.ui.UiThread;

/**
 * Edits one investigation. It is read in the background; where somebody else edits it, or nothing can be written beside it, it can be
 * read only. Unsaved changes are remembered every few seconds, see {@link Autosave}.
 */
public final class InvestigationEditor extends EditorPart {

    static final String ID = "org.todoku.ui.investigation.editor";

    private static final String COMMANDS = "org.todoku.ui.investigation.";

    /** What was read, ready to be edited. */
    private record Read(InvestigationStore.Opened opened, Optional<InvestigationLock> lock, boolean recovered, String readOnly,
            String lost) {
    }

    private final Session session = Session.current();
    private final RecentInvestigations recent = new RecentInvestigations();
    private final LatestWork reading = new LatestWork(Messages.Reading, 0, false);
    private final Action undo = action(() -> change(InvestigationEditing::undo));
    private final Action redo = action(() -> change(InvestigationEditing::redo));
    private StackLayout pages;
    private Composite whole;
    private EmptyState waiting;
    private CasePages content;
    private InvestigationEditing editing;
    private Autosave autosave;
    private Optional<InvestigationLock> lock = Optional.empty();
    /** Digest of the file as it was read or saved last. */
    private String digest = "";
    /** Whether what is shown differs from the file though nothing was edited yet, because it was recovered. */
    private boolean recovered;
    /** Whether saving makes a file of a later format of it. */
    private boolean migrated;
    private String readOnly = "";
    private boolean stillReading;
    /** Answers to keep as soon as it is read. */
    private final List<Function<InvestigationEditing, EObject>> awaiting = new ArrayList<>();

    @Override
    public void init(IEditorSite site, IEditorInput input) throws PartInitException {
        if (!(input instanceof InvestigationInput)) {
            throw new PartInitException(Messages.Not_a_file);
        }
        setSite(site);
        show(input);
    }

    private void show(IEditorInput input) {
        setInput(input);
        setPartName(input.getName());
        setTitleToolTip(input.getToolTipText());
    }

    private InvestigationInput input() {
        return (InvestigationInput) getEditorInput();
    }

    @Override
    public void createPartControl(Composite parent) {
        PlatformUI.getWorkbench().getHelpSystem().setHelp(parent, "org.todoku.help.investigation");
        whole = new Composite(parent, SWT.NONE);
        pages = new StackLayout();
        whole.setLayout(pages);
        waiting = new EmptyState(whole, Messages.bind(Messages.Reading_title, input().getName()), "");
        top(waiting);
        IActionBars bars = getEditorSite().getActionBars();
        bars.setGlobalActionHandler(ActionFactory.UNDO.getId(), undo);
        bars.setGlobalActionHandler(ActionFactory.REDO.getId(), redo);
        IHandlerService handlers = getSite().getService(IHandlerService.class);
        handlers.activateHandler(COMMANDS + "compareSaved", handler(event -> compareWithSaved()));
        handlers.activateHandler(COMMANDS + "compareFile",
                handler(event -> compareWithFile(Optional.ofNullable(event.getParameter(COMMANDS + "compareFile.file")).map(Path::of))));
        handlers.activateHandler(COMMANDS + "preview", handler(event -> {
            if (content != null) {
                content.turnPreview();
            }
        }));
        changed();
        if (input().file().isEmpty() && input().unsaved().isEmpty()) {
            opened(new Read(new InvestigationStore.Opened(InvestigationStore.create("", session.clock()), "",
                    InvestigationStore.VERSION), Optional.empty(), false, "", ""));
        } else {
            InvestigationInput from = input();
            stillReading = true;
            reading.<Read>start(progress -> read(from), this::opened, () -> refused(Messages.Reading_stopped));
        }
    }

    private Read read(InvestigationInput from) throws IOException {
        Optional<InvestigationLock> taken = Optional.empty();
        String why = "";
        if (from.file().isPresent()) {
            try {
                taken = InvestigationLock.take(from.file().get());
                why = taken.isEmpty() ? Messages.ReadOnly_elsewhere : "";
            } catch (IOException e) {
                why = Messages.bind(Messages.ReadOnly_folder, e.getMessage());
            }
        }
        try {
            var there = Recovered.of(from);
            return new Read(there.opened(), taken, there.recovered(), why, there.lost());
        } catch (InvestigationException e) {
            if (taken.isPresent()) {
                taken.get().close();
            }
            return new Read(null, Optional.empty(), false, "", reason(e));
        }
    }

    private static String reason(InvestigationException e) {
        return switch (e.reason()) {
            case NEWER -> Messages.bind(Messages.Refused_newer, e.getMessage());
            case TOO_LARGE -> Messages.bind(Messages.Refused_large, e.getMessage());
            default -> Messages.bind(Messages.Refused_damaged, e.getMessage());
        };
    }

    private void opened(Read read) {
        if (whole.isDisposed()) {
            close(read.lock());
            return;
        }
        if (read.opened() == null) {
            refused(read.lost());
            return;
        }
        lock = read.lock();
        digest = read.opened().digest();
        recovered = read.recovered();
        readOnly = read.readOnly();
        editing = new InvestigationEditing(read.opened().investigation(), session.clock());
        editing.onChange(this::changed);
        autosave = new Autosave(whole, editing, () -> input().file(), this::isSaveOnCloseNeeded);
        migrated = read.opened().migrated();
        content = new CasePages(whole, this, session, editing, readOnly.isEmpty());
        String first = (readOnly + " " + read.lost()).strip();
        content.banner(!first.isEmpty() ? first : recovered ? Messages.Recovered : migrated
                ? Messages.bind(Messages.Migrated, read.opened().version(), InvestigationStore.VERSION) : "");
        top(content.control());
        input().file().ifPresent(this::remember);
        stillReading = false;
        changed();
        content.control().setFocus();
        keepAwaiting();
    }

    /** Where it cannot be kept here after all, it is kept in a new one. */
    private void keepAwaiting() {
        List<Function<InvestigationEditing, EObject>> answers = List.copyOf(awaiting);
        awaiting.clear();
        if (editable()) {
            answers.forEach(this::keepBy);
        } else if (!answers.isEmpty()) {
            Investigations.create(getSite().getWorkbenchWindow()).ifPresent(editor -> answers.forEach(editor::keepBy));
        }
    }

    private void remember(Path file) {
        recent.add(file, editing.investigation().getTitle());
    }

    private void refused(String why) {
        stillReading = false;
        waiting.show(Messages.bind(Messages.Refused_title, input().getName()), why);
        top(waiting);
        keepAwaiting();
    }

    private void top(Control page) {
        pages.topControl = page;
        whole.layout();
    }

    /** Whether it is open and may be changed. */
    private boolean editable() {
        return editing != null && readOnly.isEmpty();
    }

    /** Whether an answer can be kept in it, as far as is known while it is read. */
    boolean takesAnswers() {
        return stillReading || editable();
    }

    /** Keeps an answer and shows it; when it was read. */
    void keep(Diagnosis diagnosis) {
        keepBy(into -> into.keep(Messages.Step_keep, diagnosis, session.view().servers()));
    }

    /** Keeps the answers to a list and shows them; when it was read. */
    void keep(AnsweredList list) {
        keepBy(into -> into.keep(Messages.Step_keepList, list, session.view().servers()));
    }

    private void keepBy(Function<InvestigationEditing, EObject> step) {
        if (stillReading) {
            awaiting.add(step);
        } else if (editable()) {
            content.flush();
            content.reveal(step.apply(editing));
        }
    }

    private void change(Consumer<InvestigationEditing> step) {
        if (editing != null) {
            content.flush();
            step.accept(editing);
        }
    }

    private void changed() {
        undo.setEnabled(editing != null && editing.canUndo());
        redo.setEnabled(editing != null && editing.canRedo());
        undo.setText(labelled(Messages.Undo, Messages.Undo_what, editing == null ? "" : editing.undoLabel()));
        redo.setText(labelled(Messages.Redo, Messages.Redo_what, editing == null ? "" : editing.redoLabel()));
        getEditorSite().getActionBars().updateActionBars();
        firePropertyChange(PROP_DIRTY);
        if (content != null) {
            content.refresh();
            autosave.changed();
        }
    }

    private static String labelled(String plain, String named, String label) {
        return label.isEmpty() ? plain : Messages.bind(named, label);
    }

    /** An investigation of an earlier format can be saved as one of the present, also without a change. */
    @Override
    public boolean isDirty() {
        return isSaveOnCloseNeeded() || migrated && editable();
    }

    /** Of what was only brought up to date nothing is lost when it is not saved. */
    @Override
    public boolean isSaveOnCloseNeeded() {
        return editing != null && (recovered || editing.isDirty() || content != null && content.isTyping());
    }

    /** Tells that something is being typed that is no step yet. */
    void typing() {
        firePropertyChange(PROP_DIRTY);
    }

    @Override
    public boolean isSaveAsAllowed() {
        return editing != null;
    }

    @Override
    public void doSave(IProgressMonitor monitor) {
        Optional<Path> file = input().file();
        if (file.isEmpty() || !readOnly.isEmpty()) {
            doSaveAs();
        } else if (!write(file.get(), digest)) {
            monitor.setCanceled(true);
        }
    }

    @Override
    public void doSaveAs() {
        content.flush();
        String title = editing.investigation().getTitle();
        Investigations.chooseFile(getSite().getShell(), Investigations.fileName(title.isBlank() ? Messages.Untitled : title))
                .ifPresent(file -> {
                    if (input().file().filter(file::equals).isPresent() && readOnly.isEmpty()) {
                        write(file, digest);
                    } else {
                        saveAs(file);
                    }
                });
    }

    private void saveAs(Path file) {
        Optional<InvestigationLock> taken;
        try {
            taken = InvestigationLock.take(file);
        } catch (IOException e) {
            Errors.show(Messages.bind(Messages.Not_saved, file), e);
            return;
        }
        if (taken.isEmpty()) {
            Errors.show(Messages.bind(Messages.Not_saved, file), List.of(Messages.Taken_elsewhere), Messages.Taken_elsewhere_advice);
        } else if (write(file, null)) {
            close(lock);
            lock = taken;
            readOnly = "";
            content.saved();
            show(InvestigationInput.of(file));
            firePropertyChange(PROP_INPUT);
        } else {
            close(taken);
        }
    }

    /** Writes while the user waits: the workbench must not close before it is done. */
    private boolean write(Path file, String expected) {
        content.flush();
        Investigation now = EcoreUtil.copy(editing.investigation());
        try {
            String[] written = new String[1];
            PlatformUI.getWorkbench().getProgressService().busyCursorWhile(monitor -> {
                try {
                    written[0] = InvestigationStore.save(file, InvestigationStore.bytes(now), expected);
                } catch (InvestigationException e) {
                    throw new InvocationTargetException(e);
                }
            });
            digest = written[0];
        } catch (InvocationTargetException e) {
            return e.getCause() instanceof InvestigationException cause && cause.reason() == InvestigationException.Reason.CHANGED_MEANWHILE
                    ? overwrite(file) : failed(file, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        recovered = false;
        migrated = false;
        editing.saved();
        if (readOnly.isEmpty()) {
            content.saved();
        }
        autosave.forget();
        remember(file);
        changed();
        return true;
    }

    boolean isInFile() {
        return input().file().isPresent();
    }

    void compareWithSaved() {
        if (content != null) {
            content.flush();
            input().file().ifPresent(file -> Comparisons.with(getSite().getShell(), session.reader(), editing.investigation(),
                    Messages.Compare_nameNow, file, Messages.bind(Messages.Compare_nameSaved, input().getName())));
        }
    }

    /** @param file the other version; where it is empty, the user is asked for it */
    void compareWithFile(Optional<Path> file) {
        if (content != null) {
            content.flush();
            file.or(() -> Investigations.ask(getSite().getShell(), Messages.Compare_choose)).ifPresent(other -> Comparisons.with(
                    getSite().getShell(), session.reader(), editing.investigation(), input().getName(), other, other.toString()));
        }
    }

    private boolean overwrite(Path file) {
        int answer = MessageDialog.open(MessageDialog.QUESTION, getSite().getShell(), Messages.Save_title,
                Messages.bind(Messages.Changed_meanwhile, file), SWT.SHEET, Messages.Changed_overwrite, Messages.Changed_other,
                Messages.Cancel);
        if (answer == 0) {
            return write(file, null);
        }
        if (answer == 1) {
            doSaveAs();
        }
        return !isDirty();
    }

    private static boolean failed(Path file, Throwable e) {
        Errors.show(Messages.bind(Messages.Not_saved, file), e);
        return false;
    }

    @Override
    public void setFocus() {
        if (pages.topControl != null) {
            pages.topControl.setFocus();
        }
    }

    @Override
    public void dispose() {
        reading.cancel();
        if (autosave != null) {
            // closing was confirmed: what was not saved is not wanted
            autosave.forget();
        }
        close(lock);
        // an empty place for documents would only take room from the views
        IWorkbenchPage page = getSite().getPage();
        UiThread.later(() -> {
            if (page.getEditorReferences().length == 0) {
                page.setEditorAreaVisible(false);
            }
        });
        super.dispose();
    }

    private static void close(Optional<InvestigationLock> held) {
        held.ifPresent(each -> {
            try {
                each.close();
            } catch (IOException e) {
                Errors.log("The lock of an investigation was not removed", e);
            }
        });
    }

    private static AbstractHandler handler(Consumer<ExecutionEvent> run) {
        return new AbstractHandler() {
            @Override
            public Object execute(ExecutionEvent event) {
                run.accept(event);
                return null;
            }
        };
    }

    private static Action action(Runnable run) {
        return new Action() {
            @Override
            public void run() {
                run.run();
            }
        };
    }
}
