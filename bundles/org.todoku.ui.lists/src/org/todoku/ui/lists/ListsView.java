package org.todoku.ui.lists;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.jface.resource.ResourceLocator;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IActionBars;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.contexts.IContextService;
import org.eclipse.ui.part.ViewPart;
import org.todoku.core.ServerState;
import org.todoku.core.fleet.FactBase;
import org.todoku.intake.list.ListException;
import org.todoku.intake.list.ListSummary;
import org.todoku.ui.EmptyState;
import org.todoku.ui.Errors;
import org.todoku.ui.ExportOfShown;
import org.todoku.ui.LatestWork;
import org.todoku.ui.ListWish;
import org.todoku.ui.ReportDialog;
import org.todoku.ui.Session;
import org.todoku.ui.SessionListener;
import org.todoku.ui.TodokuTable;
import org.todoku.ui.UserFiles;

/**
 * Many updates at once, for all servers: from what is pasted, from a file, from what is dropped. Widgets: {@code lists.again} and those
 * of {@link ListInput}, {@link RunningPage} and {@link AnswersPage}; actions {@code lists.report}, {@code lists.export}.
 */
public final class ListsView extends ViewPart implements SessionListener {

    private static final List<String> LISTS = List.of(".csv", ".tsv", ".txt");
    private static final String TABLE = "grid";

    private final LatestWork asking = new LatestWork(Messages.Asking, 0, false);
    private Session session;
    private Composite area;
    private StackLayout stack;
    private EmptyState first;
    private ListInput input;
    private RunningPage running;
    private EmptyState stopped;
    private AnswersPage page;
    private Action paste;
    private Action again;
    private Action change;
    private Action report;
    private ExportOfShown export;
    private IMemento memento;
    /** What was asked for last; null before anything was. */
    private ListWish wish;
    /** The answers that are shown; null while there are none. */
    private AskedList asked;

    /** What came of a list: answers, or why there are none. */
    private record Outcome(AskedList asked, String problem) {
    }

    @Override
    public void init(IViewSite site, IMemento memento) throws PartInitException {
        super.init(site, memento);
        this.memento = memento;
    }

    @Override
    public void saveState(IMemento memento) {
        if (wish != null) {
            ListMemory.save(wish, memento);
        }
        page.servers().save(memento);
        page.grid().save(memento.createChild(TABLE));
    }

    @Override
    public void createPartControl(Composite parent) {
        PlatformUI.getWorkbench().getHelpSystem().setHelp(parent, "org.todoku.help.lists");
        getSite().getService(IContextService.class).activateContext("org.todoku.ui.lists.context");
        session = Session.current();
        area = new Composite(parent, SWT.NONE);
        stack = new StackLayout();
        area.setLayout(stack);
        first = EmptyState.firstSteps(area, session);
        input = new ListInput(area, text -> ask(new ListWish(text, null)), () -> OpenListHandler.choose(getSite().getShell(), session),
                () -> {
                    showAnswers();
                    setFocus();
                });
        running = new RunningPage(area, asking);
        stopped = new EmptyState(area, Messages.Stopped_title, Messages.Stopped_text);
        stopped.link("lists.again", Messages.Again, this::askAgain);
        page = new AnswersPage(area, session, this::askAgain);
        UserFiles.acceptDrops(area, this::dropped);
        if (memento != null) {
            page.servers().restore(memento);
            page.grid().restore(memento.getChild(TABLE));
        }
        tools();
        wish = ListMemory.restore(memento).orElse(null);
        session.addListener(this);
        if (session.takeListWish().map(this::remember).isEmpty()) {
            fleetChanged();
        }
    }

    private ListWish remember(ListWish wanted) {
        ask(wanted);
        return wanted;
    }

    private void tools() {
        paste = action(Messages.Paste, Messages.Paste_hint, "paste", this::paste);
        Action open = action(Messages.Open, Messages.Open_hint, "open", () -> OpenListHandler.choose(getSite().getShell(), session));
        change = action(Messages.Change, Messages.Change_hint, null, this::change);
        again = action(Messages.Again, Messages.Again_hint, "again", this::askAgain);
        report = action(Messages.Report, Messages.Report_hint, "report", this::report);
        report.setId("lists.report");
        export = new ExportOfShown(this::tableInUse);
        ResourceLocator.imageDescriptorFromBundle(ListsView.class, "icons/export.svg").ifPresent(export::setImageDescriptor);
        export.setId("lists.export");
        page.tables().forEach(export::of);
        IActionBars bars = getViewSite().getActionBars();
        IToolBarManager bar = bars.getToolBarManager();
        List.of(paste, open, again, report, export).forEach(bar::add);
        List.of(paste, open, change, again, report, export).forEach(bars.getMenuManager()::add);
        bars.setGlobalActionHandler(ActionFactory.PASTE.getId(), paste);
        bars.setGlobalActionHandler(ActionFactory.REFRESH.getId(), again);
        enable();
    }

    private static Action action(String label, String hint, String icon, Runnable run) {
        Action action = new Action(label) {
            @Override
            public void run() {
                run.run();
            }
        };
        action.setToolTipText(hint);
        if (icon != null) {
            ResourceLocator.imageDescriptorFromBundle(ListsView.class, "icons/" + icon + ".svg").ifPresent(action::setImageDescriptor);
        }
        return action;
    }

    /** The table with the focus, else the grid. */
    private TodokuTable<?> tableInUse() {
        Control focus = area.getDisplay().getFocusControl();
        return page.tables().stream().filter(table -> table.control() == focus).findFirst().orElseGet(page::grid);
    }

    private void enable() {
        again.setEnabled(wish != null);
        change.setEnabled(asked != null);
        report.setEnabled(asked != null);
    }

    @Override
    public void listWished() {
        session.takeListWish().ifPresent(this::ask);
    }

    /** Lists are asked for; everything else is opened. */
    private void dropped(List<Path> files) {
        List<Path> lists = files.stream().filter(file -> LISTS.stream().anyMatch(file.toString().toLowerCase(Locale.ROOT)::endsWith))
                .toList();
        List<Path> others = files.stream().filter(file -> !lists.contains(file)).toList();
        if (!others.isEmpty()) {
            session.openFiles(others);
        }
        lists.stream().findFirst().ifPresent(file -> ask(new ListWish("", file)));
    }

    /** Into a text field where one has the focus; else it is asked for what is on the clipboard. */
    private void paste() {
        if (area.getDisplay().getFocusControl() instanceof Text field && field.getEditable()) {
            field.paste();
            return;
        }
        Clipboard clipboard = new Clipboard(area.getDisplay());
        try {
            if (clipboard.getContents(TextTransfer.getInstance()) instanceof String text && !text.isBlank()) {
                ask(new ListWish(text, null));
            }
        } finally {
            clipboard.dispose();
        }
    }

    /** Shows what is asked for, to be changed. */
    private void change() {
        if (asked != null) {
            asking.cancel();
            input.edit(asked.wish().file() == null ? asked.wish().text() : asked.asText());
            input.say("", true);
            top(input);
            input.setFocus();
        }
    }

    private void askAgain() {
        if (wish != null) {
            ask(wish);
        }
    }

    private void ask(ListWish wanted) {
        wish = wanted;
        enable();
        FactBase facts = session.view();
        if (facts.servers().isEmpty()) {
            // asked as soon as there is something to ask
            first.showFirstSteps(session);
            top(first);
            return;
        }
        boolean focused = hasFocus();
        List<String> keys = page.servers().keys();
        List<ServerState> servers = keys.size() == facts.servers().size() ? List.of()
                : facts.servers().stream().filter(state -> keys.contains(state.key())).toList();
        AtomicReference<AskedList> partial = new AtomicReference<>();
        asking.start(progress -> {
            try {
                AskedList answered = AskedList.of(wanted, session.engine(), facts, servers, session.clock().instant(), session.reader(),
                        progress);
                partial.set(answered);
                return outcome(answered);
            } catch (ListException refused) {
                return new Outcome(null, AskedList.explain(refused));
            } catch (IOException unreadable) {
                // told where another file can be chosen
                return new Outcome(null, Errors.explain(unreadable));
            }
        }, this::answered, () -> stopped(partial.get()));
        top(running);
        running.follow();
        if (focused) {
            running.setFocus();
        }
    }

    /** A list of nothing but words that no update has. */
    private Outcome outcome(AskedList answered) {
        ListSummary told = answered.list().told();
        if (!answered.list().wanted().isEmpty()) {
            return new Outcome(answered, "");
        }
        ListSummary.Unused example = told.examples().isEmpty() ? new ListSummary.Unused(0, "") : told.examples().get(0);
        return new Outcome(null, Messages.bind(Messages.Refused_NOTHING,
                new Object[] { told.source(), session.reader().shown(told.unused()),
            session.reader().shown(example.line()), example.text() }));
    }

    private void answered(Outcome outcome) {
        if (area.isDisposed()) {
            return;
        }
        boolean focused = hasFocus();
        if (outcome.asked() != null) {
            asked = outcome.asked();
            showAnswers();
        } else {
            input.edit(wish.file() == null && wish.text().length() <= 10_000 ? wish.text() : "");
            input.say(outcome.problem(), asked != null);
            top(input);
        }
        enable();
        if (focused) {
            setFocus();
        }
    }

    private void stopped(AskedList partial) {
        if (area.isDisposed()) {
            return;
        }
        boolean focused = hasFocus();
        if (partial != null && !partial.answers().rows().isEmpty()) {
            asked = partial;
            showAnswers();
        } else {
            top(stopped);
        }
        enable();
        if (focused) {
            setFocus();
        }
    }

    private void showAnswers() {
        if (asked != null) {
            page.show(asked);
            top(page);
        }
    }

    @Override
    public void fleetChanged() {
        FactBase facts = session.view();
        if (facts.servers().isEmpty()) {
            asking.cancel();
            first.showFirstSteps(session);
            top(first);
        } else if (asking.isRunning()) {
            // its answers will say that newer states have come
            top(running);
        } else if (asked != null && !asked.gone(facts)) {
            page.say();
            top(page);
        } else if (wish != null) {
            ask(wish);
        } else {
            top(input);
        }
    }

    private void report() {
        AskedList told = asked;
        if (told != null) {
            ReportDialog.save(getSite().getShell(), session.reader(), "lists", new ListReport(told));
        }
    }

    private void top(Composite composite) {
        stack.topControl = composite;
        area.layout();
        // only what the user sees can be kept
        session.answeredList(composite == page && asked != null ? asked.kept() : null);
    }

    private boolean hasFocus() {
        Control focus = area.getDisplay().getFocusControl();
        for (Control at = focus; at != null; at = at.getParent()) {
            if (at == area) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void setFocus() {
        stack.topControl.setFocus();
    }

    @Override
    public void dispose() {
        asking.cancel();
        if (session != null) {
            session.removeListener(this);
            session.answeredList(null);
        }
        super.dispose();
    }
}
