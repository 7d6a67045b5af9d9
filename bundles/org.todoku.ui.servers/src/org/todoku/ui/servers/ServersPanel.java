package org.todoku.ui.servers;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.viewers.ColumnViewerToolTipSupport;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.jface.viewers.TreeViewerColumn;
import org.eclipse.jface.window.ToolTip;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Tree;
import org.todoku.core.ServerState;
import org.todoku.store.StateInfo;
import org.todoku.ui.Clipboards;
import org.todoku.ui.EmptyState;
import org.todoku.ui.UserFiles;
import org.todoku.ui.Marks;
import org.todoku.ui.Session;
import org.todoku.ui.SessionListener;
import org.todoku.ui.ViewIds;
import org.todoku.ui.WidgetIds;

/**
 * The servers by hierarchy, and below the tree what is known of the selected one. Names of widgets: {@code servers.tree},
 * {@code servers.banner}, those of {@link ServerDetails} and of {@link EmptyState}.
 */
final class ServersPanel extends Composite implements SessionListener {

    private final Session session;
    private final StackLayout pages = new StackLayout();
    private final EmptyState empty;
    private final Composite full;
    private final Link banner;
    private final TreeViewer tree;
    private final Marks marks;
    private final ServerDetails details;
    private final Action explain = action(Messages.Explain, this::explainHere);
    private final Action copy = action(Messages.Copy, this::copy);
    private final Action rename = action(Messages.Rename, this::rename);
    private final Action note = action(Messages.EditNote, this::editNote);
    private final Action remove = action(Messages.Remove, this::removeNewest);

    ServersPanel(Composite parent, Session session) {
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
        tree = new TreeViewer(sash, SWT.SINGLE | SWT.FULL_SELECTION | SWT.V_SCROLL | SWT.H_SCROLL);
        WidgetIds.name(tree.getTree(), "servers.tree");
        marks = new Marks(tree.getTree(), tree::refresh);
        details = new ServerDetails(sash, session, this::remove);
        sash.setWeights(45, 55);
        fillTree();
        session.addListener(this);
        addDisposeListener(event -> session.removeListener(this));
        UserFiles.acceptDrops(this, session);
        fleetChanged();
    }

    private void fillTree() {
        Tree control = tree.getTree();
        control.setHeaderVisible(true);
        ServerLabels labels = new ServerLabels(session, marks);
        column(Messages.Column_server, 160, labels.name());
        column(Messages.Column_health, 260, labels.health());
        ColumnViewerToolTipSupport.enableFor(tree, ToolTip.NO_RECREATE);
        tree.setUseHashlookup(true);
        tree.setContentProvider(new ITreeContentProvider() {
            @Override
            public Object[] getElements(Object input) {
                return ((List<?>) input).toArray();
            }

            @Override
            public Object[] getChildren(Object parent) {
                return ((ServerNode) parent).below().toArray();
            }

            @Override
            public Object getParent(Object element) {
                return null;
            }

            @Override
            public boolean hasChildren(Object element) {
                return !((ServerNode) element).below().isEmpty();
            }
        });
        tree.addSelectionChangedListener(event -> chosen().ifPresent(state -> session.selectServer(state.key())));
        tree.addDoubleClickListener(event -> explainHere());
        MenuManager menu = new MenuManager();
        menu.add(explain);
        menu.add(new Separator());
        menu.add(copy);
        menu.add(rename);
        menu.add(note);
        menu.add(new Separator());
        menu.add(remove);
        menu.addMenuListener(manager -> enableActions());
        control.setMenu(menu.createContextMenu(control));
        rename.setAccelerator(SWT.F2);
    }

    private void column(String title, int width, org.eclipse.jface.viewers.ColumnLabelProvider labels) {
        TreeViewerColumn column = new TreeViewerColumn(tree, SWT.LEFT);
        column.getColumn().setText(title);
        column.getColumn().setWidth(width);
        column.setLabelProvider(labels);
    }

    @Override
    public void fleetChanged() {
        List<ServerNode> servers = ServerNode.tree(session.view());
        List<ServerState> catalogues = session.view().catalogues();
        empty.showFirstSteps(session);
        pages.topControl = servers.isEmpty() && catalogues.isEmpty() ? empty : full;
        layout();
        boolean told = session.demo() || session.unsaved();
        banner.setText(session.demo() ? Messages.Demo_banner : session.unsaved() ? Messages.Unsaved_banner : "");
        ((GridData) banner.getLayoutData()).exclude = !told;
        banner.setVisible(told);
        full.layout();
        List<ServerNode> all = new java.util.ArrayList<>(servers);
        catalogues.forEach(catalogue -> all.add(new ServerNode(catalogue.server(), catalogue, List.of())));
        tree.getTree().setRedraw(false);
        tree.setInput(all);
        tree.expandAll();
        tree.getTree().setRedraw(true);
        serverSelected();
        details.fleetChanged();
    }

    @Override
    public void serverSelected() {
        Optional<String> key = session.selectedServer();
        Optional<ServerNode> node = key.flatMap(wanted -> find((List<?>) tree.getInput(), wanted));
        if (!Objects.equals(node.orElse(null), tree.getStructuredSelection().getFirstElement())) {
            tree.setSelection(node.map(StructuredSelection::new).orElse(StructuredSelection.EMPTY), true);
        }
        details.show(key.flatMap(session::state));
    }

    @Override
    public void fleetEdited() {
        tree.refresh();
        details.show(session.selectedServer().flatMap(session::state));
    }

    private static Optional<ServerNode> find(List<?> nodes, String key) {
        for (Object object : nodes) {
            ServerNode node = (ServerNode) object;
            Optional<ServerNode> found = node.key().equals(key) ? Optional.of(node) : find(node.below(), key);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    void focusTree() {
        if (pages.topControl == full) {
            tree.getTree().setFocus();
        } else {
            empty.setFocus();
        }
    }

    Action copyAction() {
        return copy;
    }

    Action renameAction() {
        return rename;
    }

    /** The state of the selected server, not of a catalogue. */
    private Optional<ServerState> chosen() {
        Object element = tree.getStructuredSelection().getFirstElement();
        return element instanceof ServerNode node ? session.state(node.key()) : Optional.empty();
    }

    private void enableActions() {
        boolean server = chosen().isPresent();
        explain.setEnabled(server && session.question().isPresent());
        explain.setToolTipText(explain.isEnabled() ? null : Messages.Explain_none);
        copy.setEnabled(!tree.getStructuredSelection().isEmpty());
        boolean inBook = chosen().filter(session.fleet()::has).isPresent() && !session.demo();
        rename.setEnabled(inBook);
        note.setEnabled(inBook);
        remove.setEnabled(server && !session.demo());
    }

    private void explainHere() {
        chosen().ifPresent(state -> {
            session.selectServer(state.key());
            Session.showView(ViewIds.DIAGNOSIS);
        });
    }

    private void copy() {
        StyledText text = details.control();
        if (text.isFocusControl()) {
            text.copy();
            return;
        }
        if (tree.getStructuredSelection().getFirstElement() instanceof ServerNode node) {
            ServerState state = node.state();
            Clipboards.copy(getDisplay(), node.name() + (state == null ? "" : "\t" + Health.of(state).words(session.reader())));
        }
    }

    private void rename() {
        chosen().filter(session.fleet()::has).ifPresent(state -> {
            String message = Messages.bind(Messages.Rename_message, state.server());
            ask(Messages.Rename, message, session.fleet().name(state)).ifPresent(name -> session.fleet().rename(state, name));
        });
    }

    private void editNote() {
        chosen().filter(session.fleet()::has).ifPresent(state -> {
            String message = Messages.bind(Messages.EditNote_message, state.server());
            ask(Messages.EditNote, message, session.fleet().note(state)).ifPresent(text -> session.fleet().setNote(state, text));
        });
    }

    private Optional<String> ask(String title, String message, String value) {
        InputDialog dialog = new InputDialog(getShell(), title.replace("…", ""), message, value, null);
        return dialog.open() == Window.OK ? Optional.of(dialog.getValue()) : Optional.empty();
    }

    private void removeNewest() {
        details.newest().ifPresent(this::remove);
    }

    private void remove(StateInfo state) {
        String question = Messages.bind(Messages.Remove_question, state.server(), session.reader().shown(state.collectedAt()));
        int answer = MessageDialog.open(MessageDialog.QUESTION, getShell(), Messages.Remove_title, question, SWT.SHEET,
                Messages.Remove_button, IDialogConstants.CANCEL_LABEL);
        if (answer == 0) {
            session.remove(state);
        }
    }

    private static Action action(String label, Runnable run) {
        return new Action(label) {
            @Override
            public void run() {
                run.run();
            }
        };
    }
}
