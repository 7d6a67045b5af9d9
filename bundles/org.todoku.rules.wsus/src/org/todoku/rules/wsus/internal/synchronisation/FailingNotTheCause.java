package org.todoku.rules.wsus.internal.synchronisation;

import java.util.Optional;

import org.todoku.core.SyncRun;
import org.todoku.core.fact.Fact;
import org.todoku.core.fact.Known;
import org.todoku.rules.Confidence;
import org.todoku.rules.Effect;
import org.todoku.rules.Question;
import org.todoku.rules.Rule;
import org.todoku.rules.Severity;
import org.todoku.rules.Verdict;
import org.todoku.rules.analysis.SyncBlame;
import org.todoku.rules.analysis.SyncLine;
import org.todoku.rules.wsus.internal.Remedies;

/** D03: synchronisation fails at present, but that does not explain this update; later ones are at risk. */
public final class FailingNotTheCause implements Rule {

    @Override
    public Verdict judge(Question question) {
        SyncLine line = SyncLine.of(question);
        Optional<SyncRun> failed = line.failing();
        if (failed.isEmpty()) {
            return Verdict.notApplicable();
        }
        Optional<SyncRun> good = line.lastGood();
        if (question.there()) {
            return risk(question, line, failed.get(), good).variant("present");
        }
        if (good.isEmpty()) {
            return Verdict.notApplicable();
        }
        if (question.wanted().isEmpty()) {
            return risk(question, line, failed.get(), good).variant("unknown");
        }
        Fact<SyncBlame> blame = SyncBlame.of(question, good);
        if (blame instanceof Known<SyncBlame> known) {
            return known.value() == SyncBlame.NOT_CAUSE ? risk(question, line, failed.get(), good) : Verdict.notApplicable();
        }
        return risk(question, line, failed.get(), good).variant("unknown");
    }

    private static Verdict.Applies risk(Question question, SyncLine line, SyncRun failed, Optional<SyncRun> good) {
        Verdict.Applies verdict = Verdict.applies(Effect.RISK, Severity.MEDIUM, Confidence.CERTAIN, question.server(), failed.error(),
                line.failingSince(failed).started(), good.<Object>map(SyncRun::finished).orElse(""))
                .because(line.failureEvidence(failed)).because(line.impossibleEvidence()).remedy(Remedies.mendSync(question.server()));
        return good.map(run -> verdict.because(line.lastGoodEvidence(run))).orElse(verdict);
    }
}
