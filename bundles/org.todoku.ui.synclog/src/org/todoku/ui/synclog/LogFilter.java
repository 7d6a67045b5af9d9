package org.todoku.ui.synclog;

import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.todoku.core.fleet.ArrivalTimes;
import org.todoku.core.synclog.SyncOutcome;
import org.todoku.core.synclog.TimeWindow;
import org.todoku.core.synclog.TimedRun;

/**
 * Which runs the table lists.
 *
 * @param failuresOnly without those that succeeded
 * @param range the selected part of the time line; null for all of it
 * @param cause name of the cause; empty for any
 */
@NullMarked
record LogFilter(boolean failuresOnly, @Nullable TimeWindow range, String cause) {

    static final LogFilter NONE = new LogFilter(false, null, "");

    boolean everything() {
        return equals(NONE);
    }

    boolean lets(TimedRun run) {
        TimeWindow part = range;
        return (!failuresOnly || run.outcome() != SyncOutcome.SUCCEEDED) && (cause.isEmpty() || run.cause().equals(cause))
                && (part == null || part.meets(ArrivalTimes.millis(run.started()), Math.max(ArrivalTimes.millis(run.started()),
                        ArrivalTimes.millis(run.finished()))));
    }

    LogFilter failuresOnly(boolean only) {
        return new LogFilter(only, range, cause);
    }

    LogFilter within(@Nullable TimeWindow part) {
        return new LogFilter(failuresOnly, part, cause);
    }

    LogFilter of(String onlyCause) {
        return new LogFilter(failuresOnly, range, onlyCause);
    }
}
