package org.todoku.rules.wsus.internal.synchronisation;

import java.util.Optional;

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

/** D02: synchronisation fails, and the update became available after the last one that succeeded. */
public final class LastSyncFailed implements Rule {

    @Override
    public Verdict judge(Question question) {
        if (!question.absent()) {
            return Verdict.notApplicable();
        }
        SyncLine line = SyncLine.of(question);
        Optional<SyncRun> failed = line.failing();
        Optional<SyncRun> good = line.lastGood();
        if (failed.isEmpty()) {
            return good.isPresent() && line.lastTelling().isPresent() ? Verdict.ruledOut(question.server(), good.get().finished())
                    .because(line.lastGoodEvidence(good.get())).because(line.impossibleEvidence()) : Verdict.notApplicable();
        }
        if (good.isEmpty()) {
            return blocks(question, line, failed.get(), Confidence.CERTAIN).variant("never");
        }
        SyncBlame blame = question.need(SyncBlame.of(question, good));
        Evidence lastGood = line.lastGoodEvidence(good.get());
        return switch (blame) {
            case CAUSE -> blocks(question, line, failed.get(), Confidence.CERTAIN, good.get()).because(lastGood)
                    .because(created(question));
            case MAYBE -> blocks(question, line, failed.get(), Confidence.LIKELY, good.get()).because(lastGood)
                    .because(created(question));
            case CHANGED -> blocks(question, line, failed.get(), Confidence.CERTAIN, good.get()).variant("changed").because(lastGood);
            case NOT_CAUSE -> Verdict.notApplicable();
        };
    }

    /** {0} server, {1} error, {2} number of failures, {3} first of them, {4} last success. */
    private static Verdict.Applies blocks(Question question, SyncLine line, SyncRun failed, Confidence confidence, SyncRun... good) {
        Object since = good.length == 0 ? "" : good[0].finished();
        return Verdict.applies(Effect.BLOCKS, Severity.HIGH, confidence, question.server(), failed.error(), line.failures(),
                line.failingSince(failed).started(), since).because(line.failureEvidence(failed)).because(line.impossibleEvidence())
                .remedy(Remedies.mendSync(question.server()));
    }

    private static Evidence[] created(Question question) {
        return question.known().created().optional()
                .map(created -> new Evidence[] { question.evidence("update.created", created, "updates") })
                .orElse(new Evidence[0]);
    }
}
