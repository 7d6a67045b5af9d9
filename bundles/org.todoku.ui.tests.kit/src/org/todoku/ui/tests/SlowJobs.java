package org.todoku.ui.tests;

import java.util.concurrent.TimeUnit;

import org.eclipse.core.runtime.jobs.IJobChangeEvent;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.core.runtime.jobs.JobChangeAdapter;

/**
 * A machine on which everything in the background begins late, {@code -Dtodoku.slowJobs=MILLISECONDS}: there tests fail that look at
 * what a job brings without waiting for it, which they get away with elsewhere.
 */
final class SlowJobs extends JobChangeAdapter {

    private final int millis;

    private SlowJobs(int millis) {
        this.millis = millis;
    }

    static void whereAskedFor() {
        int millis = Integer.getInteger("todoku.slowJobs", 0);
        if (millis > 0) {
            Job.getJobManager().addJobChangeListener(new SlowJobs(millis));
        }
    }

    /** On the thread of the job. */
    @Override
    public void aboutToRun(IJobChangeEvent event) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
