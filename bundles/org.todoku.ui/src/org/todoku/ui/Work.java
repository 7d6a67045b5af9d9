package org.todoku.ui;

import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.todoku.core.Progress;

/** Everything that reads files, searches or judges runs here, never on the UI thread. */
public final class Work {

    /**
     * Work that gives a result.
     *
     * @param <T> type of the result
     */
    @FunctionalInterface
    public interface Call<T> {

        /**
         * Called on a background thread.
         *
         * @param progress to report to; asks it now and then whether the user cancelled
         * @throws Exception when it failed; shown to the user by {@link Errors}
         */
        T call(Progress progress) throws Exception;
    }

    private Work() {
    }

    /**
     * Runs work in a job the user can see and cancel. A failure is shown as the title's failure; a cancelled job ends
     * silently, without a result.
     *
     * @param title what it does, in the user's language
     * @param onUiThread takes the result on the UI thread
     * @return the running job, for cancelling
     */
    public static <T> Job inBackground(String title, Call<? extends T> work, Consumer<? super T> onUiThread) {
        Job job = new TitledJob<>(title, work, onUiThread);
        job.schedule();
        return job;
    }

    /**
     * Like {@link #inBackground}, for work that the user waits for: where it takes long, a dialog shows how far it is, with buttons to
     * cancel it and to let it go on in the background.
     */
    public static <T> Job whileWaiting(String title, Call<? extends T> work, Consumer<? super T> onUiThread) {
        TitledJob<T> job = new TitledJob<>(title, work, onUiThread);
        job.schedule();
        UiThread.run(() -> WaitingDialog.openFor(job, () -> job.line));
        return job;
    }

    static <T> Job job(String title, Call<? extends T> work, Consumer<? super T> onUiThread) {
        return new TitledJob<>(title, work, onUiThread);
    }

    private static final class TitledJob<T> extends Job {

        private final String title;
        private final Call<? extends T> work;
        private final Consumer<? super T> onUiThread;
        private volatile String line = "";

        TitledJob(String title, Call<? extends T> work, Consumer<? super T> onUiThread) {
            super(title);
            this.title = title;
            this.work = work;
            this.onUiThread = onUiThread;
        }

        @Override
        protected IStatus run(IProgressMonitor monitor) {
            monitor.beginTask(title, IProgressMonitor.UNKNOWN);
            try {
                T result = work.call(new MonitorProgress(monitor, text -> line = text));
                if (monitor.isCanceled()) {
                    return Status.CANCEL_STATUS;
                }
                UiThread.later(() -> onUiThread.accept(result));
                return Status.OK_STATUS;
            } catch (CancellationException | OperationCanceledException e) {
                return Status.CANCEL_STATUS;
            } catch (Exception e) {
                if (monitor.isCanceled()) {
                    // what it was reading may have been closed meanwhile; nobody waits for it any more
                    return Status.CANCEL_STATUS;
                }
                // the workbench shows and logs the status of a failed job
                return Errors.status(title, e);
            }
        }
    }

    private static final class MonitorProgress implements Progress {

        private static final long PAUSE_NANOS = 200_000_000L;

        private final IProgressMonitor monitor;
        private final Consumer<String> line;
        private long shown = System.nanoTime() - PAUSE_NANOS;
        private String last = "";

        MonitorProgress(IProgressMonitor monitor, Consumer<String> line) {
            this.monitor = monitor;
            this.line = line;
        }

        @Override
        public void report(String what, long done, long total) {
            // called for every row: writing each would cost more than the work
            if (what.equals(last) && System.nanoTime() - shown < PAUSE_NANOS) {
                return;
            }
            last = what;
            shown = System.nanoTime();
            String text = total > 0 ? Messages.bind(Messages.Work_ofTotal, new Object[] { what, done, total })
                    : done > 0 ? Messages.bind(Messages.Work_done, what, done) : what;
            line.accept(text);
            monitor.subTask(text);
        }

        @Override
        public boolean cancelled() {
            return monitor.isCanceled();
        }
    }
}
