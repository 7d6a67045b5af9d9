package org.todoku.ui;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import org.jspecify.annotations.NullMarked;

/**
 * Shows what was committed: at once, but while files are read only now and then, for each time every view that is in sight begins anew.
 * When reading has ended, in whatever way, everything is shown soon.
 */
@NullMarked
final class Refreshing {

    /** Milliseconds from one time to the next while files are read. */
    private static final int PAUSE = 2000;
    /** Milliseconds in which what the dialog of reading covered is painted before views begin anew. */
    private static final int PAINTING = 100;

    private final Runnable show;
    private final AtomicBoolean due = new AtomicBoolean();
    /** How many imports run. */
    private int reading;
    private long shownAt = System.nanoTime() - PAUSE * 1_000_000L;

    /** @param show shows what is newest; called on the UI thread */
    Refreshing(Runnable show) {
        this.show = show;
    }

    /** Something was committed. From any thread. */
    void committed() {
        if (due.compareAndSet(false, true)) {
            UiThread.later(() -> {
                long since = (System.nanoTime() - shownAt) / 1_000_000;
                if (reading == 0 || since >= PAUSE) {
                    now();
                } else {
                    UiThread.after((int) (PAUSE - since), this::now);
                }
            });
        }
    }

    /** Shows what is still to be shown. On the UI thread. */
    private void now() {
        if (due.getAndSet(false)) {
            show.run();
            shownAt = System.nanoTime();
        }
    }

    /**
     * Reads files while the user waits. On the UI thread.
     *
     * @param done takes the result when what was read is shown
     */
    <T> void whileReading(String title, Work.Call<T> work, Consumer<T> done) {
        reading++;
        Work.<T>whileWaiting(title, work, result -> {
            now();
            done.accept(result);
        }, () -> {
            reading--;
            UiThread.after(PAINTING, this::now);
        });
    }
}
