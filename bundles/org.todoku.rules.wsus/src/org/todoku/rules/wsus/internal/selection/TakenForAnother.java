package org.todoku.rules.wsus.internal.selection;

import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

import org.todoku.core.CategoryRef;
import org.todoku.rules.Evidence;
import org.todoku.rules.Question;
import org.todoku.rules.Verdict;
import org.todoku.rules.data.ProductHint;

/** What the rules share about a product of which people believe that another ticked one includes it. */
final class TakenForAnother {

    private TakenForAnother() {
    }

    /**
     * @param wanted the product that must be ticked, as the data knows it
     * @param mistaken whether the second product, which is ticked, is taken for the first
     */
    static Verdict judge(Question question, Predicate<ProductHint> wanted, BiPredicate<ProductHint, ProductHint> mistaken) {
        SelectionGap gap = SelectionGap.own(question).orElse(null);
        ProductHint hint = gap == null ? null : gap.hints().stream().filter(wanted).findFirst().orElse(null);
        if (gap == null || hint == null) {
            return Verdict.notApplicable();
        }
        if (gap.coverage().productTicked()) {
            return Verdict.ruledOut(gap.coverage().ticked(), question.server(), hint.neededFor())
                    .because(gap.coverage().productEvidence(), gap.coverage().tickedProducts());
        }
        List<CategoryRef> others = gap.ticked(other -> mistaken.test(hint, other));
        return others.isEmpty() ? Verdict.notApplicable()
                : gap.explains(List.of(others, hint.neededFor(), hint.notes()),
                        new Evidence("subscription.products", others, gap.coverage().subscription().from())).remedy(gap.remedies());
    }
}
