package org.todoku.rules.wsus.internal.topology;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.todoku.core.ServerState;
import org.todoku.core.SyncError;
import org.todoku.core.SyncRun;
import org.todoku.rules.Confidence;
import org.todoku.rules.Effect;
import org.todoku.rules.Evidence;
import org.todoku.rules.Question;
import org.todoku.rules.Rule;
import org.todoku.rules.Severity;
import org.todoku.rules.Verdict;
import org.todoku.rules.analysis.SyncBlame;
import org.todoku.rules.analysis.Topology;
import org.todoku.rules.wsus.internal.Remedies;
import org.todoku.rules.wsus.internal.synchronisation.Failure;

/** E03: the server above was away when this one wanted to synchronise; after a few tries it waits for its next scheduled run. */
public final class MissedItsWindow implements Rule {

    /** A scheduled run is tried again twice, a quarter of an hour apart. */
    private static final int TRIES = 3;
    private static final Duration WINDOW = Duration.ofHours(2);
    private static final Duration DAY = Duration.ofHours(26);

    @Override
    public Verdict judge(Question question) {
        if (!question.absent() || !Topology.requireDownstream(question)) {
            return Verdict.notApplicable();
        }
        Failure failure = Failure.of(question).orElse(null);
        if (failure == null) {
            return Verdict.notApplicable();
        }
        if (!failure.is(SyncError.USS_NOT_FOUND, SyncError.USS_BUSY, SyncError.USS_COMMUNICATION_ERROR, SyncError.USS_INTERNAL_ERROR)) {
            return failure.ruledOut().variant("error");
        }
        Optional<SyncRun> good = failure.line().lastGood();
        if (good.isEmpty() || !once(failure)) {
            return failure.ruledOut(failure.first().started(), failure.line().failures());
        }
        if (question.need(SyncBlame.of(question, good)) == SyncBlame.NOT_CAUSE) {
            return Verdict.notApplicable();
        }
        ServerState parent = question.need(Topology.parent(question, question.server()));
        if (question.facts().on(parent, question.update().id()).isEmpty()) {
            question.needCompleteList(parent);
            return Verdict.notApplicable();
        }
        // what was read from it later was there again
        boolean back = parent.collectedAt().isAfter(failure.run().finished());
        return Verdict.applies(Effect.DELAYS, Severity.MEDIUM, back ? Confidence.LIKELY : Confidence.POSSIBLE, question.server(), parent,
                failure.first().started(), failure.line().failures(), good.get().finished())
                .because(failure.line().failureEvidence(failure.run()))
                .because(failure.line().lastGoodEvidence(good.get()), Evidence.of("upstream.read", parent.collectedAt(), parent, "server"))
                .remedy(Remedies.synchroniseAfterParent(question.server(), parent));
    }

    /** Whether all failures since the last success belong to one scheduled run and its repetitions. */
    static boolean once(Failure failure) {
        Instant first = failure.first().started();
        return failure.line().failures() <= TRIES && Duration.between(first, failure.run().started()).compareTo(WINDOW) <= 0
                && failure.line().lastGood().filter(good -> good.finished().plus(DAY).isAfter(first)).isPresent();
    }
}
