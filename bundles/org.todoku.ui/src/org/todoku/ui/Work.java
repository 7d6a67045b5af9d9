package org.todoku.ui;

import java.text.NumberFormat;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobChangeEvent;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.core.runtime.jobs.JobChangeAdapter;
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
        return whileWaiting(title, work, onUiThread, () -> { });
    }

    /** @param onEnd runs on the UI thread when it has ended, with a result or without one */
    static <T> Job whileWaiting(String title, Call<? extends T> work, Consumer<? super T> onUiThread, Runnable onEnd) {
        TitledJob<T> job = new TitledJob<>(title, work, onUiThread);
        atEnd(job, onEnd);
        job.schedule();
        UiThread.run(() -> WaitingDialog.openFor(job, () -> job.state));
        return job;
    }

    /** @param onUiThread runs on the UI thread when the job has ended, after its result was taken */
    static void atEnd(Job job, Runnable onUiThread) {
        job.addJobChangeListener(new JobChangeAdapter() {
            @Override
            public void done(IJobChangeEvent event) {
                UiThread.later(onUiThread);
            }
        });
    }

    static <T> Job job(String title, Call<? extends T> work, Consumer<? super T> onUiThread) {
        return new TitledJob<>(title, work, onUiThread);
    }

    /**
     * How far work is.
     *
     * @param line what it does at this moment, and how long it will still take where that can be said
     * @param fraction how much is done, 0 to 1; negative when that is not known
     */
    public record HowFar(String line, double fraction) {

        static final HowFar UNKNOWN = new HowFar("", -1);
    }

    static HowFar howFar(Job job) {
        return job instanceof TitledJob<?> titled ? titled.state : HowFar.UNKNOWN;
    }

    private static final class TitledJob<T> extends Job {

        private final String title;
        private final Call<? extends T> work;
        private final Consumer<? super T> onUiThread;
        private volatile HowFar state = HowFar.UNKNOWN;

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
                T result = work.call(new MonitorProgress(monitor, now -> state = now));
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

    private static final class MonitorProgress implements StagedProgress {

        private static final long PAUSE_NANOS = 200_000_000L;
        private static final long SECONDS_PER_MINUTE = 60;
        /** Above this, seconds would only seem to be exact. */
        private static final long MOST_SECONDS = 90;

        private final IProgressMonitor monitor;
        private final Consumer<HowFar> state;
        private final Remaining remaining = new Remaining();
        private final NumberFormat numbers = NumberFormat.getIntegerInstance();
        private double begin;
        private double end = 1;
        private long shown = System.nanoTime() - PAUSE_NANOS;
        private String last = "";

        MonitorProgress(IProgressMonitor monitor, Consumer<HowFar> state) {
            this.monitor = monitor;
            this.state = state;
        }

        @Override
        public void part(double from, double to) {
            begin = from;
            end = to;
            remaining.at(System.nanoTime(), from);
        }

        @Override
        public void report(String what, long done, long total) {
            // called for every row: writing each would cost more than the work
            long now = System.nanoTime();
            if (what.equals(last) && now - shown < PAUSE_NANOS) {
                return;
            }
            last = what;
            shown = now;
            double fraction = total > 0 ? begin + (end - begin) * Math.clamp((double) done / total, 0, 1) : -1;
            if (fraction >= 0) {
                remaining.at(now, fraction);
            }
            String count = numbers.format(done);
            String text = total > 0 ? Messages.bind(Messages.Work_ofTotal, new Object[] { what, count, numbers.format(total) })
                    : done > 0 ? Messages.bind(Messages.Work_done, what, count) : what;
            String line = withTime(text, fraction < 0 ? OptionalLong.empty() : remaining.seconds(now));
            state.accept(new HowFar(line, fraction));
            monitor.subTask(line);
        }

        private static String withTime(String text, OptionalLong seconds) {
            if (seconds.isEmpty()) {
                return text;
            }
            long left = seconds.getAsLong();
            return left <= MOST_SECONDS ? Messages.bind(Messages.Work_secondsLeft, text, left)
                    : Messages.bind(Messages.Work_minutesLeft, text, (left + SECONDS_PER_MINUTE / 2) / SECONDS_PER_MINUTE);
        }

        @Override
        public boolean cancelled() {
            return monitor.isCanceled();
        }
    }
}
