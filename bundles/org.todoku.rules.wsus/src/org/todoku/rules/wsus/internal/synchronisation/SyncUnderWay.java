package org.todoku.rules.wsus.internal.synchronisation;

import java.time.Duration;
import java.util.Optional;

import org.todoku.core.Coded;
import org.todoku.core.ServerState;
import org.todoku.core.SyncRun;
import org.todoku.core.SyncStatus;
import org.todoku.core.fact.Tri;
import org.todoku.rules.Confidence;
import org.todoku.rules.Effect;
import org.todoku.rules.Evidence;
import org.todoku.rules.Question;
import org.todoku.rules.Rule;
import org.todoku.rules.Severity;
import org.todoku.rules.Verdict;
import org.todoku.rules.analysis.SyncBlame;
import org.todoku.rules.analysis.SyncLine;

/** D27: a synchronisation is running; the update may come with it. */
public final class SyncUnderWay implements Rule {

    private static final Duration LONG = Duration.ofHours(6);

    @Override
    public Verdict judge(Question question) {
        if (!question.absent()) {
            return Verdict.notApplicable();
        }
        Coded<SyncStatus> status = question.subscription().status();
        if (status == null || status.recognised().isEmpty()) {
            return Verdict.notApplicable();
        }
        ServerState server = question.server();
        Evidence shown = question.evidence("subscription.status", status, "subscription");
        SyncLine line = SyncLine.of(question);
        if (line.lastGood().isEmpty()) {
            return Verdict.notApplicable();
        }
        if (status.is(SyncStatus.NOT_PROCESSING)) {
            return Verdict.ruledOut(server).because(shown);
        }
        Optional<SyncRun> open = line.lastAttempt().filter(run -> run.ended() == null);
        Duration passed = open.map(run -> Duration.between(run.started(), server.collectedAt())).orElse(Duration.ZERO);
        Duration usual = line.usual(server.collectedAt()).orElse(Duration.ofHours(1));
        boolean tooLong = passed.compareTo(LONG) > 0 && passed.compareTo(usual.multipliedBy(4)) > 0;
        boolean risk = Failure.blame(question, line) == SyncBlame.NOT_CAUSE;
        Verdict.Applies verdict = Verdict.applies(risk ? Effect.INFO : Effect.DELAYS, tooLong ? Severity.MEDIUM : Severity.LOW,
                tooLong ? Confidence.POSSIBLE : Confidence.CERTAIN, server, open.<Object>map(SyncRun::started).orElse(Tri.UNKNOWN),
                passed.toHours()).variant(tooLong ? "long" : open.isPresent() ? "" : "since-unknown").because(shown);
        return tooLong ? verdict.remedy(SyncRemedies.watchSync(server), SyncRemedies.restartService(server))
                : verdict.remedy(SyncRemedies.watchSync(server));
    }
}
