package org.todoku.rules.wsus.internal.selection;

import java.time.Instant;
import java.util.List;

import org.todoku.core.CategoryRef;
import org.todoku.rules.Evidence;
import org.todoku.rules.Question;
import org.todoku.rules.Rule;
import org.todoku.rules.Verdict;

/** B10: cumulative updates for LTSB 2016 carried only "Windows 10" as their product before April 2018. */
public final class LongTermServicing implements Rule {

    /** From then on they carry both products. */
    private static final Instant PAIRED = Instant.parse("2018-04-01T00:00:00Z");

    @Override
    public Verdict judge(Question question) {
        SelectionGap gap = SelectionGap.own(question).orElse(null);
        if (gap == null || gap.hints().stream().noneMatch(hint -> hint.id().equals("windows-10"))) {
            return Verdict.notApplicable();
        }
        List<CategoryRef> servicing = gap.ticked(hint -> hint.id().equals("windows-10-ltsb"));
        if (servicing.isEmpty()) {
            return Verdict.notApplicable();
        }
        if (gap.coverage().productTicked()) {
            return Verdict.ruledOut(gap.coverage().ticked(), question.server(), servicing)
                    .because(gap.coverage().productEvidence(), gap.coverage().tickedProducts());
        }
        Instant created = question.created();
        return !created.isBefore(PAIRED) ? Verdict.notApplicable()
                : gap.explains(List.of(servicing, created),
                        new Evidence("subscription.products", servicing, gap.coverage().subscription().from()),
                        question.evidence("update.created", created, "updates")).remedy(gap.remedies());
    }
}
