package org.todoku.rules.wsus.internal.health;

import org.todoku.core.UpdateField;
import org.todoku.core.fleet.ServerNumbers;
import org.todoku.rules.Question;
import org.todoku.rules.Rule;
import org.todoku.rules.Severity;
import org.todoku.rules.Verdict;

/** H01: too many updates that something newer replaces are still offered to computers. */
public final class SupersededNotDeclined implements Rule {

    /** From here on Microsoft expects trouble. */
    private static final long TROUBLE = 1500;
    private static final long FEW = 300;

    @Override
    public Verdict judge(Question question) {
        question.needField(UpdateField.SUPERSEDED);
        question.needField(UpdateField.DECLINED);
        ServerNumbers numbers = question.facts().numbers(question.server());
        long count = numbers.superseded();
        if (count < TROUBLE) {
            // there may be more than were read
            question.needCompleteList(question.server());
        }
        if (count < FEW) {
            return Verdict.ruledOut(question.server(), count).because(question.evidence("updates.superseded.live", count, "updates"));
        }
        Verdict.Applies verdict = count < TROUBLE ? Strain.NONE.applies(question, Severity.LOW, question.server(), count).variant("few")
                : Strain.of(question).applies(question, Severity.HIGH, question.server(), count);
        return verdict.because(question.evidence("updates.superseded.live", count, "updates"),
                question.evidence("updates.live", numbers.live(), "updates")).remedy(HealthRemedies.declineSuperseded(question, count));
    }
}
