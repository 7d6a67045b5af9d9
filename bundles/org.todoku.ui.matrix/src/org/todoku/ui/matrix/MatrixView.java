package org.todoku.ui.matrix;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.part.ViewPart;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.todoku.core.ServerState;
import org.todoku.core.fleet.CategoryTitles;
import org.todoku.core.fleet.FactBase;
import org.todoku.core.fleet.SubscriptionMatrix;
import org.todoku.core.fleet.SubscriptionMatrix.Counting;
import org.todoku.core.fleet.SubscriptionMatrix.Kind;
import org.todoku.core.query.UpdateQuery;
import org.todoku.core.simulation.Sandbox;
import org.todoku.rules.data.Products;
import org.todoku.ui.EmptyState;
import org.todoku.ui.LatestWork;
import org.todoku.ui.Session;
import org.todoku.ui.SessionListener;
import org.todoku.ui.UserFiles;
import org.todoku.ui.ViewPin;
import org.todoku.ui.WidgetIds;

/**
 * Families and products by classifications, of one server or of many side by side, what the investigated updates need of them, and what
 * other boxes would bring. Widgets: those of {@link MatrixBar}, {@link SandboxBar}, {@link MatrixTable} and {@link MatrixDetails}, and
 * {@code matrix.note}.
 */
public final class MatrixView extends ViewPart implements SessionListener {

    private static final int TABLE_SHARE = 64;
    private static final int DETAILS_SHARE = 36;
    private static final int WIDE = 1000;

    private final LatestWork computing = new LatestWork(Messages.Matrix_computing, 0, true);
    private final LatestWork simulating = new LatestWork(Messages.Sandbox_computing, 0, true);
    private final LatestWork marking = new LatestWork(Messages.Matrix_computing, 0, true);
    private final SandboxHistory history = new SandboxHistory();
    private IMemento memento;
    private Session session;
    private ViewPin pin;
    private Composite area;
    private StackLayout stack;
    private EmptyState first;
    private Composite content;
    private SashForm sash;
    private SashForm lower;
    private MatrixBar bar;
    private SandboxBar sandboxBar;
    private Label note;
    private MatrixTable table;
    private MatrixDetails details;
    private Action undo;
    private Action redo;
    private MatrixState state;
    private Needs selectedElsewhere = Needs.NOTHING;
    private boolean revealNeeded;

    @Override
    public void init(IViewSite site, IMemento saved) throws PartInitException {
        super.init(site, saved);
        memento = saved;
    }

    @Override
    public void saveState(IMemento saved) {
        bar.save(saved);
        pin.save(saved);
        table.save(saved);
    }

    @Override
    public void createPartControl(Composite parent) {
        PlatformUI.getWorkbench().getHelpSystem().setHelp(parent, "org.todoku.help.matrix");
        session = Session.current();
        area = new Composite(parent, SWT.NONE);
        stack = new StackLayout();
        area.setLayout(stack);
        first = EmptyState.firstSteps(area, session);
        content = new Composite(area, SWT.NONE);
        content.setLayout(new GridLayout());
        bar = new MatrixBar(content, session, new MatrixBar.Actions() {
            @Override
            public void serversChanged() {
                compute();
            }

            @Override
            public void filterChanged() {
                showRows(false);
            }

            @Override
            public void layoutChanged() {
                showState();
            }

            @Override
            public void sandboxChanged() {
                showSandbox("");
            }
        });
        sash = new SashForm(content, SWT.VERTICAL);
        makeTable(sash);
        lower = new SashForm(sash, SWT.HORIZONTAL);
        details = new MatrixDetails(lower, session);
        details.showNothing();
        sandboxBar = new SandboxBar(content, lower, session, new SandboxBar.Actions() {
            @Override
            public void undo() {
                history.undo();
                sandboxChanged();
            }

            @Override
            public void redo() {
                history.redo();
                sandboxChanged();
            }

            @Override
            public void reset() {
                history.step(Sandbox.NOTHING);
                sandboxChanged();
            }
        });
        sandboxBar.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        sandboxBar.moveAbove(sash);
        note = WidgetIds.name(new Label(content, SWT.WRAP), "matrix.note");
        GridData wide = new GridData(SWT.FILL, SWT.CENTER, true, false);
        wide.widthHint = 200;
        note.setLayoutData(wide);
        note.moveAbove(sash);
        sash.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        sash.setWeights(TABLE_SHARE, DETAILS_SHARE);
        area.addListener(SWT.Resize, event -> arrange());
        UserFiles.acceptDrops(area, session);
        pin = ViewPin.add(this, session);
        pin.restore(memento);
        pin.onChange(this::compute);
        bar.restore(memento);
        table.restore(memento);
        makeMenu();
        showSandbox("");
        session.addListener(this, getSite(), area);
        fleetChanged();
    }

    /** Details stand beside the table where there is room, else below it. */
    private void arrange() {
        boolean wide = area.getClientArea().width >= WIDE;
        int orientation = wide ? SWT.HORIZONTAL : SWT.VERTICAL;
        if (sash.getOrientation() != orientation) {
            sash.setOrientation(orientation);
            lower.setOrientation(wide ? SWT.VERTICAL : SWT.HORIZONTAL);
        }
    }

    private void makeTable(Composite parent) {
        table = new MatrixTable(parent, session, new MatrixTable.Actions() {
            @Override
            public void selected() {
                showDetails();
            }

            @Override
            public void tick() {
                toggle();
            }

            @Override
            public boolean tickIfOpen() {
                if (bar.sandbox()) {
                    toggle();
                }
                return bar.sandbox();
            }

            @Override
            public void folded() {
                showRows(false);
            }
        });
    }

    private void makeMenu() {
        IMenuManager menu = getViewSite().getActionBars().getMenuManager();
        menu.add(new Separator());
        menu.add(part(Part.TICKED, Messages.Show_ticked));
        menu.add(part(Part.UPDATES, Messages.Show_updates));
        menu.add(part(Part.NEWEST, Messages.Show_newest));
        menu.add(new Separator());
        menu.add(action("org.todoku.ui.matrix.expand", Messages.Matrix_expandAll, () -> table.foldAll(false)));
        menu.add(action("org.todoku.ui.matrix.collapse", Messages.Matrix_collapseAll, () -> table.foldAll(true)));
        menu.add(table.exportAction());
        undo = action("org.todoku.ui.matrix.undo", Messages.Sandbox_undo, () -> {
            history.undo();
            sandboxChanged();
        });
        redo = action("org.todoku.ui.matrix.redo", Messages.Sandbox_redo, () -> {
            history.redo();
            sandboxChanged();
        });
        getViewSite().getActionBars().setGlobalActionHandler(ActionFactory.UNDO.getId(), undo);
        getViewSite().getActionBars().setGlobalActionHandler(ActionFactory.REDO.getId(), redo);
    }

    private Action part(Part part, String label) {
        Action action = new Action(label, IAction.AS_CHECK_BOX) {
            @Override
            public void run() {
                table.show(part, isChecked());
                showDetails();
            }
        };
        action.setId("org.todoku.ui.matrix.show." + part.name().toLowerCase(java.util.Locale.ROOT));
        action.setChecked(table.shows(part));
        return action;
    }

    private static Action action(String id, String label, Runnable run) {
        Action action = new Action(label) {
            @Override
            public void run() {
                run.run();
            }
        };
        action.setId(id);
        return action;
    }

    @Override
    public void fleetChanged() {
        bar.fleetChanged();
        Set<String> keys = session.view().servers().stream().map(ServerState::key).collect(Collectors.toSet());
        if (history.now().changes().keySet().stream().noneMatch(keys::contains)) {
            // they are all gone, for example because the demo ended
            history.clear();
            showSandbox("");
        }
        compute();
    }

    @Override
    public void serverSelected() {
        if (!pin.pinned() && !bar.sideBySide()) {
            compute();
        }
    }

    @Override
    public void questionAsked() {
        if (!pin.pinned()) {
            revealNeeded = true;
            compute();
        }
    }

    boolean pinned() {
        return pin.pinned();
    }

    /** Shows the selected server, and there what the question needs. */
    void revealNeeded() {
        bar.single();
        revealNeeded = true;
        compute();
    }

    @Override
    public void updatesSelected() {
        List<UUID> selected = session.selectedUpdates();
        if (selected.isEmpty()) {
            marking.cancel();
            selectedElsewhere = Needs.NOTHING;
            table.mark(this::marked);
            return;
        }
        FactBase facts = session.view();
        marking.start(progress -> Needs.of(facts, new CategoryTitles(facts), selected), needs -> {
            if (!area.isDisposed()) {
                selectedElsewhere = needs;
                table.mark(this::marked);
            }
        });
    }

    private boolean marked(Line line) {
        return state != null && !line.isClassifications()
                && (state.needed(line) || selectedElsewhere.needsProduct(state.row(line).category()));
    }

    private List<ServerState> servers() {
        List<ServerState> all = session.view().servers();
        if (bar.sideBySide()) {
            List<ServerState> chosen = new ArrayList<>();
            bar.chosen().forEach(key -> all.stream().filter(server -> server.key().equals(key)).forEach(chosen::add));
            return chosen;
        }
        return pin.server().flatMap(session::state).map(List::of).orElse(List.of());
    }

    private void compute() {
        List<ServerState> servers = servers();
        if (servers.isEmpty()) {
            computing.cancel();
            first.showFirstSteps(session);
            top(first);
            return;
        }
        bar.show(servers, pin.pinned());
        FactBase facts = session.view();
        UpdateQuery question = pin.question().orElse(null);
        Sandbox sandbox = history.now();
        computing.start(progress -> make(facts, servers, question, sandbox), this::show);
    }

    @NullMarked
    private MatrixState make(FactBase facts, List<ServerState> servers, @Nullable UpdateQuery question, Sandbox sandbox) {
        CategoryTitles titles = new CategoryTitles(facts);
        SubscriptionMatrix matrix = SubscriptionMatrix.of(facts, servers, titles);
        Products products = session.engine().rules().data().products();
        Oddities oddities = new Oddities(matrix, products, session.clock().instant().atZone(ZoneOffset.UTC).toLocalDate(),
                session.reader());
        return MatrixState.of(matrix, sandbox, question == null ? null : Needs.of(facts, titles, question), oddities);
    }

    private void show(MatrixState result) {
        if (area.isDisposed()) {
            return;
        }
        // something may have been ticked meanwhile
        state = result.sandbox().equals(history.now()) ? result : result.with(history.now());
        showState();
        top(content);
        if (bar.sandbox()) {
            showSandbox("");
        }
    }

    private void showState() {
        if (state == null) {
            return;
        }
        boolean each = bar.each(state.servers().size());
        Needs needs = state.question();
        bar.show(state, needs != null && !needs.isNothing());
        table.show(state, each);
        setTitleToolTip(session.reader().shown(state.servers()));
        say();
        showRows(true);
        table.mark(this::marked);
        if (revealNeeded && needs != null && !needs.isNothing()) {
            revealNeeded = false;
            table.reveal(state::needed);
        }
        content.layout();
    }

    private void top(Composite composite) {
        stack.topControl = composite;
        area.layout();
    }

    private void say() {
        String said = String.join("\n", notes());
        note.setText(said.replace("&", "&&"));
        note.setVisible(!said.isEmpty());
        ((GridData) note.getLayoutData()).exclude = said.isEmpty();
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        List<ServerState> servers = state.servers();
        List<ServerState> unknown = servers.stream().filter(server -> !server.subscription().isKnown()).toList();
        if (!unknown.isEmpty()) {
            notes.add(NLS.bind(Messages.Matrix_noSubscription, session.reader().shown(unknown)));
        }
        List<ServerState> partial = new ArrayList<>();
        for (int server = 0; server < servers.size(); server++) {
            if (state.now().counting(server) != Counting.EXACT) {
                partial.add(servers.get(server));
            }
        }
        if (!partial.isEmpty()) {
            notes.add(NLS.bind(Messages.Matrix_partial, session.reader().shown(partial)));
        }
        Needs needs = state.question();
        if (needs != null && needs.isNothing()) {
            notes.add(NLS.bind(Messages.Matrix_neededNone, needs.subject()));
        }
        return notes;
    }

    /** @param anew whether the rows are of another matrix */
    private void showRows(boolean anew) {
        if (state == null) {
            return;
        }
        TreeRows.Filter filter = bar.filter();
        table.showRows(filter, anew);
        long all = state.now().rows().stream().filter(row -> row.kind() == Kind.PRODUCT).count();
        bar.count(TreeRows.products(state, filter), all);
        showDetails();
    }

    private void showDetails() {
        Optional<MatrixColumns.Place> place = table.place();
        if (place.isEmpty()) {
            details.showNothing();
        } else {
            table.line().ifPresent(line -> details.show(state, table::cells, line, place.get()));
        }
    }

    private void toggle() {
        Optional<MatrixColumns.Place> place = table.place();
        table.line().ifPresent(line -> place.ifPresent(at -> {
            bar.setSandbox(true);
            Ticking done = Ticking.toggle(state, line, at);
            history.step(done.after().sandbox());
            sandboxChanged(done.after(), done.message());
        }));
    }

    private void sandboxChanged() {
        sandboxChanged(state == null ? null : state.with(history.now()), "");
    }

    private void sandboxChanged(MatrixState after, String message) {
        state = after;
        table.redraw(state);
        showDetails();
        showSandbox(message);
    }

    private void showSandbox(String message) {
        boolean visible = bar.sandbox();
        if (sandboxBar.getVisible() != visible || ((GridData) sandboxBar.getLayoutData()).exclude == visible) {
            sandboxBar.setVisible(visible);
            ((GridData) sandboxBar.getLayoutData()).exclude = !visible;
            lower.layout();
            content.layout();
        }
        undo.setEnabled(visible && history.canUndo());
        redo.setEnabled(visible && history.canRedo());
        if (!visible) {
            simulating.cancel();
            return;
        }
        List<ServerState> all = session.view().servers();
        sandboxBar.show(all, history, message);
        FactBase facts = session.view();
        Sandbox sandbox = history.now();
        if (sandbox.isEmpty()) {
            simulating.cancel();
        } else {
            simulating.start(progress -> sandbox.simulate(facts), simulations -> {
                if (!area.isDisposed()) {
                    sandboxBar.show(simulations);
                }
            });
        }
    }

    @Override
    public void setFocus() {
        if (stack.topControl == content) {
            table.focus();
        } else {
            first.setFocus();
        }
    }

    @Override
    public void dispose() {
        computing.cancel();
        simulating.cancel();
        marking.cancel();
        super.dispose();
    }
}
