package org.todoku.rules.analysis;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.todoku.core.SyncRun;
import org.todoku.core.fact.Fact;
import org.todoku.core.fact.Known;
import org.todoku.core.fact.Provenance;
import org.todoku.rules.Question;

/** Whether the time since the last good synchronisation explains that an update is missing. */
public enum SyncBlame {
    /** The update became available after the last good synchronisation. */
    CAUSE,
    /** The selection that covers it was changed after the last good synchronisation. */
    CHANGED,
    /** It became available so shortly before that the synchronisation may just have missed it. */
    MAYBE,
    /** A good synchronisation came well after the update. */
    NOT_CAUSE;

    /** Creation dates are given in Pacific time and often as a day, and an update is offered some hours after its date. */
    public static final Duration GRACE = Duration.ofHours(24);

    /** Unknown when it depends on a date or a parent server that is not known. */
    public static Fact<SyncBlame> of(Question question, Optional<SyncRun> lastGood) {
        Provenance from = question.from("syncHistory");
        if (lastGood.isEmpty()) {
            return new Known<>(CAUSE, from);
        }
        Instant good = lastGood.get().finished();
        // a parent cannot have it before Microsoft made it: no need to know the parent
        if (question.known().created().optional().filter(good::isBefore).isPresent()) {
            return new Known<>(CAUSE, from);
        }
        if (changedSince(question, lastGood.get())) {
            return new Known<>(CHANGED, from);
        }
        return Topology.availableSince(question).map(since -> since.isAfter(good) ? CAUSE
                : since.plus(GRACE).isAfter(good) ? MAYBE : NOT_CAUSE);
    }

    /** Whether a selection that covers the update was changed on this server after a run had started. */
    private static boolean changedSince(Question question, SyncRun good) {
        if (Topology.replica(question.server())) {
            return false;
        }
        return Coverage.fact(question).optional().filter(Coverage::covers)
                .map(coverage -> coverage.subscription().value().lastModified()).filter(good.started()::isBefore).isPresent();
    }
}
