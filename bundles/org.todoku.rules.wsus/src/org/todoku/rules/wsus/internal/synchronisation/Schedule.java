package org.todoku.rules.wsus.internal.synchronisation;

import java.time.Duration;
import java.time.Instant;

import org.todoku.core.Subscription;
import org.todoku.rules.Question;
import org.todoku.rules.analysis.SyncLine;

/** How often a server should synchronise, and whether it does. */
public final class Schedule {

    private static final Duration SLACK = Duration.ofHours(1);

    private Schedule() {
    }

    /** The longest time between two runs that is no sign of trouble: two intervals of the schedule and an hour. */
    public static Duration longestGap(Subscription subscription) {
        Integer runs = subscription.runsPerDay();
        return Duration.ofHours(24).dividedBy(runs == null ? 1 : Math.clamp(runs, 1, 24)).multipliedBy(2).plus(SLACK);
    }

    /**
     * Whether no run was started for too long before the server was asked. Measured to that moment, not to the present: a state that
     * was collected weeks ago says nothing about the weeks since. Without a known subscription one run a day is expected.
     */
    public static boolean overdue(Question question, SyncLine line) {
        Duration gap = question.server().subscription().optional().map(Schedule::longestGap).orElse(Duration.ofHours(49));
        Instant limit = question.server().collectedAt().minus(gap);
        return line.lastAttempt().filter(run -> !run.finished().isBefore(limit)).isEmpty();
    }
}
