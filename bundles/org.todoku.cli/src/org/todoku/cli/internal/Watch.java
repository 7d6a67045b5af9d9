package org.todoku.cli.internal;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.CancellationException;

import org.todoku.core.Progress;

/** Progress on a terminal, cancelling, and the time limit. */
public final class Watch implements Progress {

    private static final long REDRAW_NANOS = Duration.ofMillis(150).toNanos();
    private static final int LINE = 78;

    private final PrintWriter err;
    private final boolean terminal;
    private volatile boolean cancelled;
    private volatile long deadline = Long.MAX_VALUE;
    private long drawn;
    private boolean dirty;

    Watch(PrintWriter err, boolean terminal) {
        this.err = err;
        this.terminal = terminal;
        drawn = System.nanoTime();
    }

    public void cancel() {
        cancelled = true;
    }

    void limit(Duration limit) {
        deadline = System.nanoTime() + limit.toNanos();
    }

    boolean timedOut() {
        return deadline != Long.MAX_VALUE && System.nanoTime() - deadline >= 0;
    }

    @Override
    public boolean cancelled() {
        return cancelled || timedOut();
    }

    @Override
    public void checkCancelled() {
        if (cancelled()) {
            throw new CancellationException(timedOut() ? "timed out" : "cancelled");
        }
    }

    @Override
    public synchronized void report(String what, long done, long total) {
        long now = System.nanoTime();
        if (!terminal || now - drawn < REDRAW_NANOS) {
            return;
        }
        drawn = now;
        String count = total > 0 ? " " + 100 * done / total + " %" : done > 0 ? " " + done : "";
        String shown = what.replaceAll("\\p{Cntrl}", " ");
        err.print("\r" + shown.substring(0, Math.min(shown.length(), LINE - count.length())) + count + "\u001B[K");
        err.flush();
        dirty = true;
    }

    /** Removes the line of progress. */
    synchronized void clear() {
        if (dirty) {
            err.print("\r\u001B[K");
            err.flush();
            dirty = false;
        }
    }
}
