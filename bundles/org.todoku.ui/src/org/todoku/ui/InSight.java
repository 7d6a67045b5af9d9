package org.todoku.ui;

import java.util.Optional;

import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPartReference;
import org.eclipse.ui.IWorkbenchPartSite;
import org.todoku.store.Workspace;

/**
 * Tells a view of newer states of the fleet only while it is in sight. What it missed it is told when it is brought up, and before it is
 * told anything else. Of another workspace it is told at once, for the one that it shows is closed then.
 */
final class InSight implements SessionListener, IPartListener2 {

    private final Session session;
    private final SessionListener view;
    private final IWorkbenchPartSite site;
    private final Control control;
    private Optional<Workspace> told;
    private boolean missed;

    /** @param control of the view; when it is disposed, nothing is told any more */
    InSight(Session session, SessionListener view, IWorkbenchPartSite site, Control control) {
        this.session = session;
        this.view = view;
        this.site = site;
        this.control = control;
        this.told = session.workspace();
        IWorkbenchPage page = site.getPage();
        page.addPartListener(this);
        session.addListener(this);
        control.addDisposeListener(event -> {
            page.removePartListener(this);
            session.removeListener(this);
        });
    }

    @Override
    public void partVisible(IWorkbenchPartReference shown) {
        if (shown.getPart(false) == site.getPart()) {
            catchUp();
        }
    }

    private void catchUp() {
        if (missed) {
            missed = false;
            view.fleetChanged();
        }
    }

    @Override
    public void fleetChanged() {
        missed = true;
        Optional<Workspace> now = session.workspace();
        if (control.isVisible() || !now.equals(told)) {
            catchUp();
        }
        told = now;
    }

    @Override
    public void serverSelected() {
        catchUp();
        view.serverSelected();
    }

    @Override
    public void questionAsked() {
        catchUp();
        view.questionAsked();
    }

    @Override
    public void answered() {
        catchUp();
        view.answered();
    }

    @Override
    public void updatesSelected() {
        catchUp();
        view.updatesSelected();
    }

    @Override
    public void searchWished() {
        catchUp();
        view.searchWished();
    }

    @Override
    public void listWished() {
        catchUp();
        view.listWished();
    }

    @Override
    public void fleetEdited() {
        catchUp();
        view.fleetEdited();
    }
}
