package org.todoku.rules.wsus.internal.selection;

import org.todoku.rules.Question;
import org.todoku.rules.Rule;
import org.todoku.rules.Verdict;
import org.todoku.rules.analysis.Coverage;

/** B01: the classification is ticked, but none of the products of the update. */
public final class ProductNotSelected implements Rule {

    @Override
    public Verdict judge(Question question) {
        SelectionGap gap = SelectionGap.of(question).orElse(null);
        if (gap == null) {
            return Verdict.notApplicable();
        }
        Coverage coverage = gap.coverage();
        if (coverage.productTicked()) {
            return Verdict.ruledOut(coverage.owner(), coverage.ticked()).because(coverage.productEvidence(), coverage.tickedProducts());
        }
        return coverage.classificationTicked() ? gap.blocks(coverage.productEvidence(), coverage.tickedProducts())
                : Verdict.notApplicable();
    }
}
