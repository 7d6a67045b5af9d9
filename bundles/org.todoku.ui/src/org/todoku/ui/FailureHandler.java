package org.todoku.ui;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.ui.statushandlers.AbstractStatusHandler;
import org.eclipse.ui.statushandlers.StatusAdapter;
import org.eclipse.ui.statushandlers.StatusManager;

/**
 * The end of the one route of errors: what views, jobs and the platform report to the workbench is logged, and shown in one window
 * that says what happened, why, and what to do. From any thread; returns at once.
 */
public final class FailureHandler extends AbstractStatusHandler {

    @Override
    public void handle(StatusAdapter reported, int style) {
        IStatus status = reported.getStatus();
        if ((style & StatusManager.LOG) != 0) {
            StatusManager.getManager().addLoggedStatus(status);
            ILog.of(FailureHandler.class).log(status);
        }
        if ((style & (StatusManager.SHOW | StatusManager.BLOCK)) != 0 && status.getSeverity() != IStatus.CANCEL) {
            String doing = reported.getAdapter(Job.class) instanceof Job job ? job.getName() : "";
            Failure failure = Failure.of(status, doing);
            UiThread.run(() -> FailureDialog.show(failure));
        }
    }
}
