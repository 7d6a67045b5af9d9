package org.todoku.rules.wsus.internal.selection;

import org.todoku.rules.Question;
import org.todoku.rules.Rule;
import org.todoku.rules.Verdict;
import org.todoku.rules.analysis.Coverage;

/** B18: guard against the wrong conclusion that an unticked product is missing when another product of the update is ticked. */
public final class OneProductIsEnough implements Rule {

    @Override
    public Verdict judge(Question question) {
        SelectionGap gap = SelectionGap.of(question).orElse(null);
        if (gap == null || gap.coverage().ticked().isEmpty() || gap.coverage().unticked().isEmpty()) {
            return Verdict.notApplicable();
        }
        Coverage coverage = gap.coverage();
        return Verdict.ruledOut(coverage.unticked(), coverage.owner(), coverage.ticked())
                .because(coverage.productEvidence(), coverage.tickedProducts());
    }
}
