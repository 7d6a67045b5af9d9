package org.todoku.ui.servers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.IInputValidator;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.resource.ResourceLocator;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.IWorkbenchCommandConstants;
import org.jspecify.annotations.Nullable;
import org.todoku.core.ServerState;
import org.todoku.core.StateKind;
import org.todoku.model.fleet.ServerGroup;
import org.todoku.store.StateInfo;
import org.todoku.ui.FleetBook;
import org.todoku.ui.Session;
import org.todoku.ui.UserFiles;
import org.todoku.ui.ViewIds;

/** What can be done with what is selected in the tree. */
final class ServerActions {

    private final Session session;
    private final ServersTreeViewer tree;
    private final Consumer<String> told;
    private final Action explain = action(Messages.Explain, this::explainHere);
    private final Action rename = action(Messages.Rename, this::rename);
    private final Action note = action(Messages.EditNote, this::editNote);
    private final Action remove = action(Messages.Remove, this::remove);
    private final Action refresh = action(Messages.Refresh, this::refresh);
    private final Action newGroup = action(Messages.NewGroup, this::newGroup);
    private final Action moveTo = action(Messages.MoveTo, this::popUpGroups);
    private final Action open = action(Messages.Open, this::openFiles);
    private final Action openFolder = action(Messages.OpenFolder, this::openFolder);

    /** @param told shows one sentence about what was done */
    ServerActions(Session session, ServersTreeViewer tree, Consumer<String> told) {
        this.session = session;
        this.tree = tree;
        this.told = told;
        rename.setActionDefinitionId(IWorkbenchCommandConstants.FILE_RENAME);
        remove.setActionDefinitionId(IWorkbenchCommandConstants.EDIT_DELETE);
        refresh.setActionDefinitionId(IWorkbenchCommandConstants.FILE_REFRESH);
        newGroup.setActionDefinitionId("org.todoku.ui.servers.newGroup");
        moveTo.setActionDefinitionId("org.todoku.ui.servers.moveTo");
        refresh.setToolTipText(Messages.Refresh_hint);
        newGroup.setToolTipText(Messages.NewGroup_hint);
        open.setToolTipText(Messages.Open_hint);
        image(refresh, "icons/refresh.svg");
        image(newGroup, "icons/newgroup.svg");
        image(open, "icons/open.svg");
        tree.viewer().addSelectionChangedListener(event -> enable());
        enable();
    }

    private static Action action(String label, Runnable run) {
        return new Action(label) {
            @Override
            public void run() {
                run.run();
            }
        };
    }

    static void image(IAction action, String path) {
        ResourceLocator.imageDescriptorFromBundle(ServerActions.class, path).ifPresent(action::setImageDescriptor);
    }

    IAction renameAction() {
        return rename;
    }

    IAction removeAction() {
        return remove;
    }

    IAction refreshAction() {
        return refresh;
    }

    IAction newGroupAction() {
        return newGroup;
    }

    IAction moveToAction() {
        return moveTo;
    }

    IAction openAction() {
        return open;
    }

    void fill(IMenuManager menu, IAction copy) {
        menu.add(explain);
        menu.add(new Separator());
        menu.add(open);
        menu.add(openFolder);
        menu.add(refresh);
        menu.add(new Separator());
        menu.add(copy);
        menu.add(rename);
        menu.add(note);
        menu.add(new Separator());
        menu.add(newGroup);
        MenuManager groups = new MenuManager(Messages.MoveTo, "servers.groups");
        groups.setRemoveAllWhenShown(true);
        groups.addMenuListener(this::fillGroups);
        // an empty menu would not be shown
        groups.add(moveTo);
        menu.add(groups);
        menu.add(new Separator());
        menu.add(remove);
        menu.addMenuListener(manager -> enable());
    }

    private void fillGroups(IMenuManager menu) {
        FleetBook fleet = session.fleet();
        List<ServerState> servers = servers();
        for (ServerGroup group : fleet.allGroups()) {
            Action into = radio(path(group), () -> fleet.moveInto(group, servers));
            into.setChecked(!servers.isEmpty() && servers.stream().allMatch(state -> fleet.group(state).filter(group::equals).isPresent()));
            menu.add(into);
        }
        Action none = radio(Messages.NoGroup, () -> fleet.moveInto(null, servers));
        none.setChecked(!servers.isEmpty() && servers.stream().allMatch(state -> fleet.group(state).isEmpty()));
        menu.add(none);
        menu.add(new Separator());
        menu.add(newGroup);
    }

    private static Action radio(String label, Runnable run) {
        // a label may contain what would be taken for a key or a mnemonic
        return new Action(label.replace("&", "&&").replace('\t', ' ') + "\t", IAction.AS_RADIO_BUTTON) {
            @Override
            public void run() {
                if (isChecked()) {
                    run.run();
                }
            }
        };
    }

    private static String path(ServerGroup group) {
        return group.eContainer() instanceof ServerGroup above ? path(above) + " / " + group.getName() : group.getName();
    }

    private void popUpGroups() {
        Tree control = tree.viewer().getTree();
        MenuManager groups = new MenuManager();
        fillGroups(groups);
        Menu menu = groups.createContextMenu(control);
        menu.addListener(SWT.Hide, event -> control.getDisplay().timerExec(1, groups::dispose));
        if (control.getSelectionCount() > 0) {
            var row = control.getSelection()[0].getBounds();
            menu.setLocation(control.toDisplay(row.x, row.y + row.height));
        }
        menu.setVisible(true);
    }

    /** The selected servers, not catalogues, and the servers of the selected states. */
    List<ServerState> servers() {
        List<ServerState> servers = new ArrayList<>();
        for (Node node : tree.selected()) {
            stateOf(node).filter(state -> !servers.contains(state)).ifPresent(servers::add);
        }
        return servers;
    }

    private Optional<ServerState> stateOf(Node node) {
        return switch (node) {
            case Node.Server server -> server.known().filter(state -> state.kind() == StateKind.SERVER);
            case Node.State state when state.info().kind() == StateKind.SERVER -> session.state(state.info().server());
            case Node.States states -> session.state(states.server());
            default -> Optional.empty();
        };
    }

    Optional<ServerState> server() {
        return servers().stream().findFirst();
    }

    private Optional<ServerGroup> group() {
        List<Node> selected = tree.selected();
        return selected.size() == 1 && selected.get(0) instanceof Node.Group group ? Optional.ofNullable(group.group()) : Optional.empty();
    }

    /** What the selected lines stand for: their own state, or all states of a server or catalogue. */
    private List<StateInfo> states() {
        List<StateInfo> all = session.workspace().map(workspace -> workspace.states()).orElse(List.of());
        return all.stream().filter(info -> tree.selected().stream().anyMatch(node -> switch (node) {
            case Node.State state -> state.info().equals(info);
            case Node.States states -> states.server().equalsIgnoreCase(info.server());
            case Node.Server server -> server.key().equals(info.key()) && server.known().filter(of -> of.kind() == info.kind()).isPresent();
            case Node.Group group -> false;
        })).toList();
    }

    void enable() {
        boolean own = !session.demo();
        List<ServerState> servers = servers();
        boolean one = servers.size() == 1;
        boolean booked = own && !servers.isEmpty() && servers.stream().allMatch(session.fleet()::has);
        explain.setEnabled(one && session.question().isPresent());
        explain.setToolTipText(explain.isEnabled() ? null : Messages.Explain_none);
        rename.setEnabled(booked && one || group().isPresent());
        note.setEnabled(booked && one);
        newGroup.setEnabled(own && session.fleet().isEditable());
        moveTo.setEnabled(booked);
        refresh.setEnabled(own && !session.view().servers().isEmpty());
        remove.setEnabled(group().isPresent() || own && !states().isEmpty());
    }

    /** A double click: a group opens or closes, a server is selected everywhere and explained where there is a question. */
    void open(Node node) {
        if (node instanceof Node.Group || node instanceof Node.States) {
            tree.toggle(node);
        } else {
            explainHere();
        }
    }

    private void explainHere() {
        server().ifPresent(state -> {
            session.selectServer(state.key());
            Session.showView(ViewIds.DIAGNOSIS);
        });
    }

    private void openFiles() {
        UserFiles.open(shell(), session);
    }

    private void openFolder() {
        UserFiles.openFolder(shell(), session);
    }

    private void refresh() {
        List<ServerState> chosen = servers();
        session.readAgain(chosen.isEmpty() ? session.view().servers() : chosen, told);
    }

    private void rename() {
        FleetBook fleet = session.fleet();
        Optional<ServerGroup> group = group();
        if (group.isPresent()) {
            ServerGroup renamed = group.get();
            ask(Messages.RenameGroup, Messages.GroupName, renamed.getName(), groupName(siblings(renamed), renamed))
                    .ifPresent(name -> fleet.rename(renamed, name));
            return;
        }
        server().filter(fleet::has).ifPresent(state -> ask(Messages.Rename, Messages.bind(Messages.Rename_message, state.server()),
                fleet.name(state), null).ifPresent(name -> fleet.rename(state, name)));
    }

    private void editNote() {
        FleetBook fleet = session.fleet();
        server().filter(fleet::has).ifPresent(state -> ask(Messages.EditNote, Messages.bind(Messages.EditNote_message, state.server()),
                fleet.note(state), null).ifPresent(text -> fleet.setNote(state, text)));
    }

    private void newGroup() {
        FleetBook fleet = session.fleet();
        ServerGroup parent = group().orElse(null);
        List<ServerGroup> siblings = parent == null ? fleet.groups() : parent.getSubgroups();
        String message = parent == null ? Messages.GroupName : Messages.bind(Messages.GroupName_inside, parent.getName());
        ask(Messages.NewGroup, message, "", groupName(siblings, null)).ifPresent(name -> fleet.newGroup(parent, name, servers()));
    }

    private List<ServerGroup> siblings(ServerGroup group) {
        return group.eContainer() instanceof ServerGroup above ? above.getSubgroups() : session.fleet().groups();
    }

    private static IInputValidator groupName(List<ServerGroup> siblings, @Nullable ServerGroup itself) {
        return typed -> {
            String name = typed.strip();
            if (name.isEmpty()) {
                return ""; // no need to tell: the field is empty, and OK is off
            }
            return siblings.stream().anyMatch(group -> group != itself && group.getName().equalsIgnoreCase(name))
                    ? Messages.bind(Messages.GroupName_taken, name) : null;
        };
    }

    private Optional<String> ask(String title, String message, String value, @Nullable IInputValidator validator) {
        InputDialog dialog = new InputDialog(shell(), title.replace("…", "").replace("&", ""), message, value, validator);
        return dialog.open() == Window.OK ? Optional.of(dialog.getValue()) : Optional.empty();
    }

    private void remove() {
        group().ifPresentOrElse(session.fleet()::delete, () -> remove(states()));
    }

    /** Asks, and removes states in a way that can be undone. */
    void remove(List<StateInfo> states) {
        if (states.isEmpty()) {
            return;
        }
        StateInfo first = states.get(0);
        String what = states.size() == 1
                ? Messages.bind(Messages.Remove_question, first.server(), session.reader().shown(first.collectedAt()))
                : Messages.bind(Messages.Remove_questionMany, session.reader().shown((long) states.size()),
                        String.join(", ", states.stream().map(StateInfo::server).distinct().toList()));
        String undo = session.fleet().isEditable() ? Messages.Remove_undo : Messages.Remove_noUndo;
        int answer = MessageDialog.open(MessageDialog.QUESTION, shell(), Messages.Remove_title, what + "\n\n" + undo, SWT.SHEET,
                Messages.Remove_button, IDialogConstants.CANCEL_LABEL);
        if (answer == 0) {
            session.takeAway(states);
        }
    }

    private Shell shell() {
        return tree.viewer().getTree().getShell();
    }
}
