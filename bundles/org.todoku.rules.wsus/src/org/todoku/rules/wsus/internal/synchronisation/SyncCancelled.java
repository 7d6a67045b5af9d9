package org.todoku.rules.wsus.internal.synchronisation;

import java.util.Optional;

import org.todoku.core.SyncError;
import org.todoku.core.SyncResult;
import org.todoku.core.SyncRun;
import org.todoku.rules.Confidence;
import org.todoku.rules.Effect;
import org.todoku.rules.Evidence;
import org.todoku.rules.Question;
import org.todoku.rules.Rule;
import org.todoku.rules.Severity;
import org.todoku.rules.Verdict;
import org.todoku.rules.analysis.SyncBlame;
import org.todoku.rules.analysis.SyncLine;
import org.todoku.rules.wsus.internal.Remedies;

/** D05: the newest synchronisation was cancelled, by a person or because the service was restarted. */
public final class SyncCancelled implements Rule {

    private static final int LOOKED_AT = 5;

    @Override
    public Verdict judge(Question question) {
        if (Failure.isThere(question)) {
            return Verdict.notApplicable();
        }
        SyncLine line = SyncLine.of(question);
        Optional<SyncRun> last = line.lastAttempt();
        if (last.isEmpty()) {
            return Verdict.notApplicable();
        }
        Evidence when = line.evidence("syncHistory.last", last.get().finished());
        if (!cancelled(last.get())) {
            boolean before = line.history().runs().stream().limit(LOOKED_AT).anyMatch(SyncCancelled::cancelled);
            return before && last.get().result().is(SyncResult.SUCCEEDED) ? Verdict.ruledOut(question.server(), last.get().finished())
                    .because(when) : Verdict.notApplicable();
        }
        long times = line.sinceLastGood(SyncResult.CANCELED).count();
        boolean blocks = Failure.blame(question, line) != SyncBlame.NOT_CAUSE;
        // one more run brings the update; when run after run is cancelled, something or somebody cancels them
        Effect effect = !blocks ? Effect.RISK : times > 1 ? Effect.BLOCKS : Effect.DELAYS;
        Severity severity = times > 1 ? Severity.HIGH : Severity.MEDIUM;
        Verdict.Applies verdict = Verdict
                .applies(effect, severity, Confidence.CERTAIN, question.server(), last.get().finished(), times)
                .variant(times > 1 ? "repeated" : "")
                .because(when, line.evidence("syncHistory.error", last.get().error()));
        return line.lastGood().map(good -> verdict.because(line.lastGoodEvidence(good))).orElse(verdict)
                .remedy(Remedies.synchroniseNow(question.server()), SyncRemedies.keepWindowFree(question.server()));
    }

    private static boolean cancelled(SyncRun run) {
        return run.result().is(SyncResult.CANCELED) || run.result().is(SyncResult.FAILED) && run.error().is(SyncError.USER_CANCELED);
    }
}
