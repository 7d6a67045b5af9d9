package org.todoku.core.synclog;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.todoku.core.ServerState;
import org.todoku.core.SyncHistory;
import org.todoku.core.fact.Fact;

/**
 * The runs of one server.
 *
 * @param runs newest first, all of them
 * @param streaks of failures, newest first; runs that lie in the future of the moment at which they were read are not counted as long
 *        as there are others
 * @param lastGood the newest run that succeeded
 * @param outside updates that arrived since the oldest run while none ran, such as imported ones; 0 where arrivals are not known
 * @param odd runs whose times cannot be true
 */
public record SyncLane(ServerState server, List<TimedRun> runs, SyncHealth health, List<SyncStreak> streaks, Optional<TimedRun> lastGood,
        long outside, long odd) {

    public SyncLane {
        runs = List.copyOf(runs);
        streaks = List.copyOf(streaks);
    }

    /** Whether and why the runs are not known. */
    public Fact<SyncHistory> history() {
        return server.syncHistory();
    }

    /** The failures that have not ended yet. */
    public Optional<SyncStreak> failing() {
        return streaks.stream().findFirst().filter(SyncStreak::goingOn);
    }

    /** The same with only the runs that began at or after a moment, and streaks that reach into that time; health stays. */
    public SyncLane since(Instant moment) {
        return new SyncLane(server, runs.stream().filter(run -> !run.started().isBefore(moment)).toList(), health,
                streaks.stream().filter(streak -> streak.goingOn() || !streak.until().isBefore(moment)).toList(), lastGood, outside, odd);
    }
}
