package org.todoku.core;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The synchronisation runs of one server, newest first whatever order the source had. Runs of equal start keep their order.
 */
public record SyncHistory(List<SyncRun> runs) {

    public SyncHistory {
        runs = runs.stream().sorted(Comparator.comparing(SyncRun::started).reversed()).toList();
    }

    public Optional<SyncRun> last() {
        return runs.stream().findFirst();
    }

    /** The newest run that succeeded. */
    public Optional<SyncRun> lastGood() {
        // asked of every server at once, and a history may be long
        SyncRun best = null;
        for (SyncRun run : runs) {
            if (run.result().is(SyncResult.SUCCEEDED) && (best == null || run.finished().isAfter(best.finished()))) {
                best = run;
            }
        }
        return Optional.ofNullable(best);
    }

    /** The failed runs since the last success, newest first. Others, such as cancelled ones, neither count nor end them. */
    public List<SyncRun> failingStreak() {
        return runs.stream().takeWhile(run -> !run.result().is(SyncResult.SUCCEEDED)).filter(run -> run.result().is(SyncResult.FAILED))
                .toList();
    }
}
