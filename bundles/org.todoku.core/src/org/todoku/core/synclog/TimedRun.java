package org.todoku.core.synclog;

import java.time.Instant;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.todoku.core.ServerState;
import org.todoku.core.SyncRun;

/**
 * A run on the time line.
 *
 * @param oddities what cannot be true of its times
 * @param brought how many updates that the server lists arrived while it ran; null where that cannot be told
 * @param cause stable name of what it failed of, see {@link FailureGroup}; empty when it did not fail
 */
public record TimedRun(ServerState server, SyncRun run, SyncOutcome outcome, Set<SyncOddity> oddities, @Nullable Long brought,
        String cause) {

    public TimedRun {
        oddities = Set.copyOf(oddities);
    }

    public Instant started() {
        return run.started();
    }

    /** When it ended; of one that runs when it was read, and its beginning where no end is known or the end cannot be true. */
    public Instant finished() {
        Instant read = server.collectedAt();
        return outcome == SyncOutcome.RUNNING && read.isAfter(run.started()) ? read : run.finished();
    }

    /** Whether a person wants to know why it did not succeed. */
    public boolean failed() {
        return !cause.isEmpty();
    }

    /** Whether how long it took is known. */
    public boolean measured() {
        return run.ended() != null && !run.endsBeforeItStarts();
    }
}
