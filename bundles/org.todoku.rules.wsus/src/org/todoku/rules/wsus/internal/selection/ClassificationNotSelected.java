package org.todoku.rules.wsus.internal.selection;

import org.todoku.rules.Question;
import org.todoku.rules.Rule;
import org.todoku.rules.Verdict;
import org.todoku.rules.analysis.Coverage;

/** B02: a product of the update is ticked, but not its classification. */
public final class ClassificationNotSelected implements Rule {

    @Override
    public Verdict judge(Question question) {
        SelectionGap gap = SelectionGap.of(question).orElse(null);
        if (gap == null) {
            return Verdict.notApplicable();
        }
        Coverage coverage = gap.coverage();
        if (coverage.classificationTicked()) {
            return Verdict.ruledOut(coverage.owner(), coverage.classification().value())
                    .because(coverage.classificationEvidence(), coverage.tickedClassifications());
        }
        return coverage.productTicked() ? gap.blocks(coverage.classificationEvidence(), coverage.tickedClassifications())
                : Verdict.notApplicable();
    }
}
