package org.todoku.rules.wsus.internal.publication;

import org.todoku.rules.Question;
import org.todoku.rules.Rule;
import org.todoku.rules.UpdateFacts;
import org.todoku.rules.Verdict;

/** C02: an update released out of band, which is offered to WSUS in some cases only. */
public final class OutOfBand implements Rule {

    @Override
    public Verdict judge(Question question) {
        if (!question.absent()) {
            return Verdict.notApplicable();
        }
        UpdateFacts wanted = question.known();
        return wanted.says("isOutOfBand")
                ? NotOfferedKind.judge(question, wanted, question.evidence("update.outOfBand", true, "updates"))
                : Verdict.notApplicable();
    }
}
