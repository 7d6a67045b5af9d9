package org.todoku.ui.servers;

import org.eclipse.jface.action.Action;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IActionBars;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.part.ViewPart;
import org.todoku.ui.FleetBook;
import org.todoku.ui.Session;
import org.todoku.ui.SessionListener;

/** The servers by hierarchy. Opened as {@code org.todoku.ui.servers.view}. */
public final class ServersView extends ViewPart {

    private ServersPanel panel;

    @Override
    public void createPartControl(Composite parent) {
        Session session = Session.current();
        panel = new ServersPanel(parent, session);
        IActionBars bars = getViewSite().getActionBars();
        bars.setGlobalActionHandler(ActionFactory.COPY.getId(), panel.copyAction());
        bars.setGlobalActionHandler(ActionFactory.RENAME.getId(), panel.renameAction());
        FleetBook fleet = session.fleet();
        Action undo = new Action() {
            @Override
            public void run() {
                fleet.undo();
            }
        };
        Action redo = new Action() {
            @Override
            public void run() {
                fleet.redo();
            }
        };
        bars.setGlobalActionHandler(ActionFactory.UNDO.getId(), undo);
        bars.setGlobalActionHandler(ActionFactory.REDO.getId(), redo);
        Runnable update = () -> {
            undo.setEnabled(fleet.canUndo());
            redo.setEnabled(fleet.canRedo());
        };
        update.run();
        SessionListener listener = new SessionListener() {
            @Override
            public void fleetEdited() {
                update.run();
            }

            @Override
            public void fleetChanged() {
                update.run();
            }
        };
        session.addListener(listener);
        parent.addDisposeListener(event -> session.removeListener(listener));
    }

    @Override
    public void setFocus() {
        panel.focusTree();
    }
}
