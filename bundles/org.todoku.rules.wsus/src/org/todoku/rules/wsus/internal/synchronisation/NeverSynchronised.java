package org.todoku.rules.wsus.internal.synchronisation;

import java.util.Optional;

import org.todoku.core.Coded;
import org.todoku.core.Subscription;
import org.todoku.core.SyncResult;
import org.todoku.core.SyncRun;
import org.todoku.core.SyncStatus;
import org.todoku.rules.Confidence;
import org.todoku.rules.Effect;
import org.todoku.rules.Question;
import org.todoku.rules.Rule;
import org.todoku.rules.Severity;
import org.todoku.rules.Verdict;
import org.todoku.rules.analysis.SyncLine;
import org.todoku.rules.wsus.internal.Remedies;

/** D01: the server has never synchronised, or its first synchronisation is still running. */
public final class NeverSynchronised implements Rule {

    @Override
    public Verdict judge(Question question) {
        if (!question.absent()) {
            return Verdict.notApplicable();
        }
        SyncLine line = SyncLine.of(question);
        Optional<SyncRun> finished = line.history().runs().stream()
                .filter(run -> run.ended() != null || run.result().is(SyncResult.SUCCEEDED)).findFirst();
        if (finished.isPresent()) {
            return Verdict.ruledOut(question.server(), finished.get().finished())
                    .because(line.evidence("syncHistory.last", finished.get().finished()));
        }
        if (running(question) || line.lastAttempt().isPresent()) {
            return Verdict.applies(Effect.DELAYS, Severity.MEDIUM, Confidence.CERTAIN, question.server()).variant("running")
                    .because(line.evidence("syncHistory.runs", line.history().runs().size()))
                    .remedy(Remedies.waitForSync(question.server()));
        }
        long rows = question.server().updates().rows();
        if (rows > 0) {
            // clean-up deletes the history, and a disconnected server is filled by wsusutil import
            return Verdict.ruledOut(question.server(), rows).variant("history-empty")
                    .because(line.evidence("syncHistory.runs", 0), question.evidence("updates.rows", rows, "updates"));
        }
        return Verdict.applies(Effect.BLOCKS, Severity.HIGH, Confidence.CERTAIN, question.server())
                .because(line.evidence("syncHistory.runs", 0), question.evidence("updates.rows", rows, "updates"))
                .remedy(Remedies.synchroniseNow(question.server()), Remedies.setSchedule(question.server()));
    }

    private static boolean running(Question question) {
        Coded<SyncStatus> status = question.server().subscription().optional().map(Subscription::status).orElse(null);
        return status != null && status.is(SyncStatus.RUNNING);
    }
}
