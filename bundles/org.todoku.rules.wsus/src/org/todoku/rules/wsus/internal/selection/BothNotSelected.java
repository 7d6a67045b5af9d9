package org.todoku.rules.wsus.internal.selection;

import org.todoku.rules.Question;
import org.todoku.rules.Rule;
import org.todoku.rules.Verdict;
import org.todoku.rules.analysis.Coverage;

/** B03: neither a product nor the classification of the update is ticked. One missing box is told by B01 or B02. */
public final class BothNotSelected implements Rule {

    @Override
    public Verdict judge(Question question) {
        SelectionGap gap = SelectionGap.of(question).orElse(null);
        if (gap == null || gap.coverage().productTicked() || gap.coverage().classificationTicked()) {
            return Verdict.notApplicable();
        }
        Coverage coverage = gap.coverage();
        return gap.blocks(coverage.productEvidence(), coverage.tickedProducts(), coverage.classificationEvidence(),
                coverage.tickedClassifications());
    }
}
