package org.todoku.ui.tests;

import java.util.List;

import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IPerspectiveDescriptor;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IViewReference;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.todoku.store.StateInfo;
import org.todoku.ui.Session;
import org.todoku.ui.ViewIds;
import org.todoku.ui.WidgetIds;

/** Puts the workbench into the state of a first start. */
final class FreshStart {

    static final String[] VIEWS = { ViewIds.SERVERS, ViewIds.SEARCH, ViewIds.MATRIX, ViewIds.SYNC_LOG, ViewIds.DIAGNOSIS };

    private static final String INVESTIGATE = "org.todoku.app.investigate";

    private FreshStart() {
    }

    static void make() {
        Todoku todoku = new Todoku();
        todoku.dialogs().forEach(Shell::close);
        Waiting.until("no import to run", () -> Job.getJobManager().find(null).length == 0 || !importing(), () -> "it still runs");
        Themes.use(Themes.LIGHT);
        Session session = todoku.session();
        session.selectUpdates(List.of());
        session.leaveDemo();
        Waiting.until("the workspace", () -> session.ready() && !session.demo(), () -> "not open");
        session.workspace().ifPresent(workspace -> workspace.states().forEach(session::remove));
        Waiting.until("an empty workspace", () -> session.workspace().get().states().isEmpty() && session.view().servers().isEmpty(),
                () -> session.workspace().get().states().stream().map(StateInfo::server).toList());
        investigateOnly(todoku.page());
        todoku.page().closeAllEditors(false);
        todoku.page().setEditorAreaVisible(false);
        for (IViewReference view : todoku.page().getViewReferences()) {
            if (view.getSecondaryId() != null || !List.of(VIEWS).contains(view.getId())) {
                todoku.page().hideView(view);
            }
        }
        for (String view : VIEWS) {
            todoku.show(view);
        }
        for (String view : VIEWS) {
            IViewPart part = todoku.page().findView(view);
            reset(Todoku.content(part));
        }
        todoku.show(ViewIds.MATRIX);
        todoku.show(ViewIds.SEARCH);
        Waiting.settle();
    }

    /** A view that another perspective has too stays alive with all that was chosen in it when it is closed in one. */
    private static void investigateOnly(IWorkbenchPage page) {
        page.setPerspective(PlatformUI.getWorkbench().getPerspectiveRegistry().findPerspectiveWithId(INVESTIGATE));
        for (IPerspectiveDescriptor open : page.getOpenPerspectives()) {
            if (!open.getId().equals(INVESTIGATE)) {
                page.closePerspective(open, false, false);
            }
        }
    }

    private static boolean importing() {
        for (Job job : Job.getJobManager().find(null)) {
            if (job.getState() == Job.RUNNING && job.getName().equals("Reading files")) {
                return true;
            }
        }
        return false;
    }

    /** Empties what can be typed into and unticks what can be ticked. */
    private static void reset(Control control) {
        boolean named = control.getData(WidgetIds.KEY) != null;
        if (named && control instanceof Text text && text.getEditable() && !text.getText().isEmpty()) {
            text.setText("");
        } else if (named && control instanceof Button button && (button.getStyle() & SWT.CHECK) != 0 && button.getSelection()) {
            button.setSelection(false);
            button.notifyListeners(SWT.Selection, new Event());
        } else if (control instanceof Composite composite) {
            for (Control child : composite.getChildren()) {
                reset(child);
            }
        }
    }
}
