package org.todoku.ui.servers;

import java.util.Arrays;
import java.util.List;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.commands.ActionHandler;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IActionBars;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.part.ViewPart;
import org.jspecify.annotations.Nullable;
import org.todoku.ui.Session;
import org.todoku.ui.SessionListener;

/** The servers by hierarchy or by group. Opened as {@code org.todoku.ui.servers.view}. */
public final class ServersView extends ViewPart {

    private static final String BY_GROUP = "byGroup";
    private static final String SORTED = "sorted";
    private static final String REVERSED = "reversed";
    private static final String WIDTHS = "widths";

    private @Nullable IMemento saved;
    private ServersPanel panel;
    private Action hierarchy;
    private Action groups;

    @Override
    public void init(IViewSite site, @Nullable IMemento memento) throws PartInitException {
        super.init(site, memento);
        saved = memento;
    }

    @Override
    public void createPartControl(Composite parent) {
        PlatformUI.getWorkbench().getHelpSystem().setHelp(parent, "org.todoku.help.servers");
        Session session = Session.current();
        IActionBars bars = getViewSite().getActionBars();
        panel = new ServersPanel(parent, session, told -> bars.getStatusLineManager().setMessage(told));
        hierarchy = arrangement(Messages.ByHierarchy, Messages.ByHierarchy_hint, "icons/hierarchy.svg", false);
        groups = arrangement(Messages.ByGroup, Messages.ByGroup_hint, "icons/groups.svg", true);
        Action sickFirst = new Action(Messages.SickFirst, IAction.AS_PUSH_BUTTON) {
            @Override
            public void run() {
                panel.tree().sort(Glance.Column.HEALTH, false);
            }
        };
        sickFirst.setToolTipText(Messages.SickFirst_hint);
        ServerActions.image(sickFirst, "icons/sick.svg");
        restore();
        arranged();
        ServerActions actions = panel.actions();
        IToolBarManager tools = bars.getToolBarManager();
        List.of(hierarchy, groups, sickFirst).forEach(tools::add);
        tools.add(new Separator());
        List.of(actions.refreshAction(), actions.newGroupAction()).forEach(tools::add);
        IMenuManager menu = bars.getMenuManager();
        List.of(hierarchy, groups, sickFirst).forEach(menu::add);
        menu.add(new Separator());
        List.of(actions.openAction(), actions.refreshAction(), actions.newGroupAction(), actions.moveToAction()).forEach(menu::add);
        bars.setGlobalActionHandler(ActionFactory.COPY.getId(), panel.copyAction());
        bars.setGlobalActionHandler(ActionFactory.RENAME.getId(), actions.renameAction());
        bars.setGlobalActionHandler(ActionFactory.DELETE.getId(), actions.removeAction());
        bars.setGlobalActionHandler(ActionFactory.REFRESH.getId(), actions.refreshAction());
        IHandlerService handlers = getSite().getService(IHandlerService.class);
        handlers.activateHandler("org.todoku.ui.servers.newGroup", new ActionHandler(actions.newGroupAction()));
        handlers.activateHandler("org.todoku.ui.servers.moveTo", new ActionHandler(actions.moveToAction()));
        handlers.activateHandler("org.todoku.ui.servers.arrange", new ActionHandler(new Action() {
            @Override
            public void run() {
                arrange(!panel.isByGroup());
            }
        }));
        undoable(bars, session, parent);
    }

    private Action arrangement(String label, String hint, String icon, boolean byGroup) {
        Action action = new Action(label, IAction.AS_RADIO_BUTTON) {
            @Override
            public void run() {
                if (isChecked()) {
                    arrange(byGroup);
                }
            }
        };
        action.setToolTipText(hint);
        ServerActions.image(action, icon);
        return action;
    }

    private void arrange(boolean byGroup) {
        panel.setByGroup(byGroup);
        arranged();
    }

    private void arranged() {
        hierarchy.setChecked(!panel.isByGroup());
        groups.setChecked(panel.isByGroup());
    }

    private static void undoable(IActionBars bars, Session session, Composite parent) {
        Action undo = new Action() {
            @Override
            public void run() {
                session.fleet().undo();
            }
        };
        Action redo = new Action() {
            @Override
            public void run() {
                session.fleet().redo();
            }
        };
        bars.setGlobalActionHandler(ActionFactory.UNDO.getId(), undo);
        bars.setGlobalActionHandler(ActionFactory.REDO.getId(), redo);
        Runnable update = () -> {
            undo.setEnabled(session.fleet().canUndo());
            redo.setEnabled(session.fleet().canRedo());
            undo.setText(labelled(Messages.Undo, Messages.Undo_what, session.fleet().undoLabel()));
            redo.setText(labelled(Messages.Redo, Messages.Redo_what, session.fleet().redoLabel()));
        };
        update.run();
        SessionListener listener = new SessionListener() {
            @Override
            public void fleetEdited() {
                bars.getStatusLineManager().setMessage(null);
                update.run();
            }

            @Override
            public void fleetChanged() {
                fleetEdited();
            }

            @Override
            public void serverSelected() {
                // what was said is of the past
                bars.getStatusLineManager().setMessage(null);
            }
        };
        session.addListener(listener);
        parent.addDisposeListener(event -> session.removeListener(listener));
    }

    private static String labelled(String plain, String pattern, String what) {
        return what.isEmpty() ? plain : Messages.bind(pattern, what.replace("&", "&&"));
    }

    private void restore() {
        IMemento memento = saved;
        if (memento != null) {
            panel.setByGroup(Boolean.TRUE.equals(memento.getBoolean(BY_GROUP)));
            String column = memento.getString(SORTED);
            Arrays.stream(Glance.Column.values()).filter(one -> one.name().equals(column)).findFirst()
                    .ifPresent(one -> panel.tree().sort(one, Boolean.TRUE.equals(memento.getBoolean(REVERSED))));
            String widths = memento.getString(WIDTHS);
            if (widths != null && widths.matches("\\d{1,5}(,\\d{1,5})*")) {
                panel.tree().setWidths(Arrays.stream(widths.split(",")).map(Integer::valueOf).toList());
            }
        }
    }

    @Override
    public void saveState(IMemento memento) {
        memento.putBoolean(BY_GROUP, panel.isByGroup());
        panel.tree().sorted().ifPresent(column -> memento.putString(SORTED, column.name()));
        memento.putBoolean(REVERSED, panel.tree().reversed());
        memento.putString(WIDTHS, String.join(",", panel.tree().widths().stream().map(String::valueOf).toList()));
    }

    @Override
    public void setFocus() {
        panel.focusTree();
    }
}
