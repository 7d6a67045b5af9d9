package org.todoku.rules.wsus.internal.synchronisation;

import java.time.Instant;
import java.util.Optional;

import org.todoku.core.Subscription;
import org.todoku.core.SyncRun;
import org.todoku.core.fact.Reason;
import org.todoku.core.fact.Unknown;
import org.todoku.rules.Confidence;
import org.todoku.rules.Effect;
import org.todoku.rules.Question;
import org.todoku.rules.Rule;
import org.todoku.rules.Severity;
import org.todoku.rules.Verdict;
import org.todoku.rules.analysis.SyncBlame;
import org.todoku.rules.analysis.SyncLine;
import org.todoku.rules.wsus.internal.Remedies;

/** D04: no synchronisation is started: by hand only, or the schedule does not run. */
public final class NobodySynchronises implements Rule {

    @Override
    public Verdict judge(Question question) {
        if (!question.absent()) {
            return Verdict.notApplicable();
        }
        Subscription subscription = question.subscription();
        Boolean automatic = subscription.automatic();
        if (automatic == null) {
            return Verdict.undecided(new Unknown<>("subscription.schedule", Reason.NOT_COLLECTED, question.server().server()));
        }
        SyncLine line = SyncLine.of(question);
        Optional<SyncRun> good = line.lastGood();
        Object lastRun = line.lastAttempt().<Object>map(SyncRun::finished).orElse("");
        if (automatic && !Schedule.overdue(question, line)) {
            return Verdict.ruledOut(question.server(), lastRun).because(question.evidence("subscription.schedule", true, "subscription"));
        }
        if (automatic && line.lastAttempt().isEmpty()) {
            return Verdict.notApplicable();
        }
        SyncBlame blame = good.isEmpty() ? SyncBlame.CAUSE : question.need(SyncBlame.of(question, good));
        if (blame == SyncBlame.NOT_CAUSE) {
            return Verdict.ruledOut(question.server(), good.<Object>map(SyncRun::finished).orElse("")).variant("not-cause")
                    .because(question.evidence("subscription.schedule", automatic, "subscription"));
        }
        Instant collected = question.server().collectedAt();
        Integer runs = subscription.runsPerDay();
        Verdict.Applies verdict = Verdict.applies(Effect.BLOCKS, Severity.HIGH,
                blame == SyncBlame.MAYBE ? Confidence.LIKELY : Confidence.CERTAIN, question.server(), lastRun, collected,
                runs == null ? 1 : runs)
                .variant(automatic ? "overdue" : line.lastAttempt().isEmpty() ? "never" : "")
                .because(question.evidence("subscription.schedule", automatic, "subscription"));
        Verdict.Applies told = good.map(run -> verdict.because(line.lastGoodEvidence(run))).orElse(verdict);
        return automatic ? told.remedy(Remedies.synchroniseNow(question.server()), Remedies.mendSync(question.server()))
                : told.remedy(Remedies.synchroniseNow(question.server()), Remedies.setSchedule(question.server()));
    }
}
