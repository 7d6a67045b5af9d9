package org.todoku.rules.wsus.internal.selection;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.todoku.core.CategoryRef;
import org.todoku.core.WellKnown;
import org.todoku.rules.Question;
import org.todoku.rules.Rule;
import org.todoku.rules.Verdict;
import org.todoku.rules.analysis.Coverage;
import org.todoku.rules.data.ProductHint;

/** B11: a product and a classification that belong together, such as Microsoft Edge and Updates, and one of the two is ticked. */
public final class HalfOfAPair implements Rule {

    @Override
    public Verdict judge(Question question) {
        SelectionGap gap = SelectionGap.own(question).orElse(null);
        if (gap == null) {
            return Verdict.notApplicable();
        }
        Coverage coverage = gap.coverage();
        ProductHint pair = pair(gap, coverage.classification().value()).orElse(null);
        if (pair == null) {
            return Verdict.notApplicable();
        }
        if (coverage.covers()) {
            return Verdict.ruledOut(coverage.ticked(), coverage.classification().value(), question.server())
                    .because(coverage.tickedProducts(), coverage.tickedClassifications());
        }
        if (coverage.productTicked()) {
            return gap.explains(List.of(coverage.ticked(), pair.neededFor(), pair.notes()), coverage.tickedProducts())
                    .variant("classification").remedy(gap.remedies());
        }
        // a classification of this product alone is ticked for its sake; others are ticked everywhere
        return coverage.classificationTicked() && pair.classifications().size() == 1 && pair.product() != null
                ? gap.explains(List.of(coverage.products().value(), pair.neededFor(), pair.notes()), coverage.tickedProducts(),
                        coverage.classificationEvidence(), coverage.tickedClassifications()).remedy(gap.remedies())
                : Verdict.notApplicable();
    }

    /** What the data says of the pair; advice for tools holds for every product that comes in their classification. */
    private static Optional<ProductHint> pair(SelectionGap gap, CategoryRef classification) {
        UUID wanted = classification.guid().orElseThrow();
        Optional<ProductHint> own = gap.hints().stream().filter(hint -> switch (hint.kind()) {
            case BROWSER, ANTIVIRUS, OFFICE -> hint.classifications().contains(wanted);
            default -> false;
        }).findFirst();
        return own.isPresent() || !wanted.equals(WellKnown.UPDATE_ROLLUPS) ? own
                : gap.question().data().products().all().stream().filter(hint -> hint.kind() == ProductHint.Kind.TOOLS)
                        .filter(hint -> hint.classifications().contains(wanted)).findFirst();
    }
}
