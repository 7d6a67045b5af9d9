package org.todoku.ui;

import java.util.function.Consumer;

import org.eclipse.core.runtime.jobs.Job;
import org.jspecify.annotations.Nullable;

/**
 * Work of which only the newest matters, such as a search while one types: starting it again cancels what runs and drops
 * its result. For the UI thread.
 */
public final class LatestWork {

    private final String title;
    private final int delay;
    private final boolean quiet;
    private @Nullable Job running;
    private long generation;

    /**
     * @param title what it does, in the user's language
     * @param delay milliseconds to wait for a newer start before beginning
     * @param quiet true for work of fractions of a second that the progress display should not show
     */
    public LatestWork(String title, int delay, boolean quiet) {
        this.title = title;
        this.delay = delay;
        this.quiet = quiet;
    }

    /** Starts work in place of what was started before. */
    public <T> void start(Work.Call<? extends T> work, Consumer<? super T> onUiThread) {
        start(work, onUiThread, () -> { });
    }

    /**
     * Starts work in place of what was started before.
     *
     * @param onUiThread takes the result, unless something newer was started or it was cancelled
     * @param onEnd runs on the UI thread when it ends without a result, by failure or by the user, and nothing newer was started
     */
    public <T> void start(Work.Call<? extends T> work, Consumer<? super T> onUiThread, Runnable onEnd) {
        cancel();
        long mine = generation;
        boolean[] finished = new boolean[1];
        Job job = Work.<T>job(title, work, result -> {
            if (mine == generation) {
                finished[0] = true;
                running = null;
                onUiThread.accept(result);
            }
        });
        job.setSystem(quiet);
        Work.atEnd(job, () -> {
            if (mine == generation && !finished[0]) {
                running = null;
                onEnd.run();
            }
        });
        running = job;
        job.schedule(delay);
    }

    /** Cancels what runs; its result will not be delivered. */
    public void cancel() {
        generation++;
        Job job = running;
        running = null;
        if (job != null) {
            job.cancel();
        }
    }

    /** Asks what runs to stop; the end is told as if the user had cancelled it in the progress display. */
    public void stop() {
        Job job = running;
        if (job != null) {
            job.cancel();
        }
    }

    /** How far what runs is. */
    public Work.HowFar howFar() {
        Job job = running;
        return job == null ? Work.HowFar.UNKNOWN : Work.howFar(job);
    }

    public boolean isRunning() {
        return running != null;
    }
}
