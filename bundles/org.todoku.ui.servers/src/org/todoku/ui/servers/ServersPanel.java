package org.todoku.ui.servers;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.IWorkbenchCommandConstants;
import org.todoku.core.ServerState;
import org.todoku.store.StateInfo;
import org.todoku.ui.Clipboards;
import org.todoku.ui.EmptyState;
import org.todoku.ui.Session;
import org.todoku.ui.SessionListener;
import org.todoku.ui.UserFiles;
import org.todoku.ui.WidgetIds;

/**
 * The servers as a tree, by hierarchy or by group, and below it what is known of the selected one. Names of widgets: {@code servers.tree},
 * {@code servers.banner}, those of {@link ServerDetails} and of {@link EmptyState}.
 */
final class ServersPanel extends Composite implements SessionListener {

    private final Session session;
    private final StackLayout pages = new StackLayout();
    private final EmptyState empty;
    private final Composite full;
    private final Link banner;
    private final ServersTreeViewer tree;
    private final ServerDetails details;
    private final ServerActions actions;
    private final Action copy;
    private final KnownHealth health = new KnownHealth();
    private boolean byGroup;

    /** @param told shows one sentence about what was done */
    ServersPanel(Composite parent, Session session, Consumer<String> told) {
        super(parent, SWT.NONE);
        this.session = session;
        setLayout(pages);
        empty = EmptyState.firstSteps(this, session);
        full = new Composite(this, SWT.NONE);
        GridLayout layout = new GridLayout();
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        layout.verticalSpacing = 0;
        full.setLayout(layout);
        banner = WidgetIds.name(new Link(full, SWT.WRAP), "servers.banner");
        GridData bannerData = new GridData(SWT.FILL, SWT.CENTER, true, false);
        bannerData.horizontalIndent = 6;
        bannerData.widthHint = 100;
        banner.setLayoutData(bannerData);
        banner.addListener(SWT.Selection, event -> session.leaveDemo());
        SashForm sash = new SashForm(full, SWT.VERTICAL | SWT.SMOOTH);
        sash.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        tree = new ServersTreeViewer(sash, session);
        actions = new ServerActions(session, tree, told);
        details = new ServerDetails(sash, session, state -> actions.remove(List.of(state)));
        sash.setWeights(45, 55);
        copy = new Action(Messages.Copy) {
            @Override
            public void run() {
                copy();
            }
        };
        copy.setActionDefinitionId(IWorkbenchCommandConstants.EDIT_COPY);
        tree.viewer().addSelectionChangedListener(event -> actions.server().ifPresent(state -> session.selectServer(state.key())));
        tree.viewer().addDoubleClickListener(event -> tree.selected().stream().findFirst().ifPresent(actions::open));
        MenuManager menu = new MenuManager();
        actions.fill(menu, copy);
        Tree control = tree.viewer().getTree();
        control.setMenu(menu.createContextMenu(control));
        control.addDisposeListener(event -> menu.dispose());
        ServerDrag.enable(session, tree, actions);
        session.addListener(this);
        addDisposeListener(event -> {
            session.removeListener(this);
            health.cancel();
        });
        UserFiles.acceptDrops(this, session);
        fleetChanged();
    }

    boolean isByGroup() {
        return byGroup;
    }

    void setByGroup(boolean wanted) {
        if (byGroup != wanted) {
            byGroup = wanted;
            fill();
        }
    }

    @Override
    public void fleetChanged() {
        boolean none = session.view().servers().isEmpty() && session.view().catalogues().isEmpty();
        empty.showFirstSteps(session);
        pages.topControl = none ? empty : full;
        layout();
        boolean told = session.demo() || session.unsaved();
        banner.setText(session.demo() ? Messages.Demo_banner : session.unsaved() ? Messages.Unsaved_banner : "");
        ((GridData) banner.getLayoutData()).exclude = !told;
        banner.setVisible(told);
        full.layout();
        fill();
        details.fleetChanged();
    }

    private void fill() {
        health.look(session.view().servers(), () -> {
            if (!isDisposed()) {
                arrange();
            }
        });
    }

    private void arrange() {
        List<StateInfo> states = session.workspace().map(workspace -> workspace.states()).orElse(List.of());
        ServerTree arranged = new ServerTree(session.view(), states, health::of);
        tree.show(byGroup ? arranged.byGroup(session.fleet().groups()) : arranged.byHierarchy());
        serverSelected();
        actions.enable();
    }

    @Override
    public void serverSelected() {
        Optional<String> key = session.selectedServer();
        if (!actions.servers().stream().anyMatch(state -> key.filter(state.key()::equals).isPresent())) {
            tree.select(key.flatMap(tree::server));
        }
        details.show(key.flatMap(session::state));
    }

    @Override
    public void fleetEdited() {
        if (byGroup) {
            fill();
        } else {
            tree.viewer().refresh();
            actions.enable();
        }
        details.show(session.selectedServer().flatMap(session::state));
    }

    @Override
    public void questionAsked() {
        actions.enable();
    }

    void focusTree() {
        if (pages.topControl == full) {
            tree.viewer().getTree().setFocus();
        } else {
            empty.setFocus();
        }
    }

    ServersTreeViewer tree() {
        return tree;
    }

    ServerActions actions() {
        return actions;
    }

    Action copyAction() {
        return copy;
    }

    private void copy() {
        StyledText text = details.control();
        if (text.isFocusControl()) {
            text.copy();
            return;
        }
        Glance glance = new Glance(session.reader(), session.clock().instant());
        List<String> lines = tree.selected().stream().map(node -> line(node, glance)).toList();
        Clipboards.copy(getDisplay(), String.join(System.lineSeparator(), lines));
    }

    private String line(Node node, Glance glance) {
        StringBuilder line = new StringBuilder(node instanceof Node.Server server && server.state() instanceof ServerState state
                ? state.server() : tree.name(node));
        for (Glance.Column column : Glance.Column.values()) {
            line.append('\t').append(glance.word(node, column).text());
        }
        return line.toString().stripTrailing();
    }
}
