package org.todoku.rules.wsus.internal.selection;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.todoku.core.Category;
import org.todoku.core.CategoryRef;
import org.todoku.core.CategoryType;
import org.todoku.core.fact.Reason;
import org.todoku.core.fact.Tri;
import org.todoku.core.fact.Unknown;
import org.todoku.rules.MissingFactException;
import org.todoku.rules.Question;
import org.todoku.rules.Rule;
import org.todoku.rules.Verdict;
import org.todoku.rules.analysis.Coverage;

/** B16: every older product of a family is ticked one by one, and the product of the update came to the family later. */
public final class NewSibling implements Rule {

    @Override
    public Verdict judge(Question question) {
        SelectionGap gap = SelectionGap.own(question).orElse(null);
        if (gap == null) {
            return Verdict.notApplicable();
        }
        Coverage coverage = gap.coverage();
        List<Category> categories = question.categories();
        for (CategoryRef product : coverage.products().value()) {
            Category own = categories.stream().filter(one -> product.guid().filter(one.id()::equals).isPresent()).findFirst().orElse(null);
            Optional<Category> family = own == null || own.parent() == null ? Optional.empty()
                    : categories.stream().filter(one -> one.id().equals(own.parent())).findFirst();
            if (own == null || family.isEmpty()) {
                continue;
            }
            CategoryRef box = ref(family.get());
            if (coverage.selection().product(box) == Tri.YES) {
                return Verdict.ruledOut(box, question.server(), product).because(coverage.tickedProducts());
            }
            List<Category> older = categories.stream()
                    .filter(one -> family.get().id().equals(one.parent()) && !one.type().is(CategoryType.PRODUCT_FAMILY))
                    .filter(one -> coverage.products().value().stream()
                            .noneMatch(wanted -> wanted.guid().filter(one.id()::equals).isPresent()))
                    .sorted(Comparator.comparing(Category::title).thenComparing(Category::id)).toList();
            boolean others = older.size() >= 2 && older.stream().allMatch(one -> coverage.selection().product(ref(one)) == Tri.YES);
            if (!coverage.productTicked() && others && newest(own, older, question)) {
                return gap.explains(List.of(box, older.stream().map(NewSibling::ref).toList(), arrived(own, question)),
                        question.evidence("categories.arrived", arrived(own, question), "categories")).because(coverage.tickedProducts())
                        .remedy(gap.remedies()).remedy(SelectionRemedies.tickFamily(question, box));
            }
        }
        return Verdict.notApplicable();
    }

    private static boolean newest(Category own, List<Category> older, Question question) {
        Instant since = arrived(own, question);
        return older.stream().allMatch(one -> arrived(one, question).isBefore(since));
    }

    private static Instant arrived(Category category, Question question) {
        Instant at = category.arrived();
        if (at == null) {
            throw new MissingFactException(new Unknown<>("categories.arrived", Reason.NOT_COLLECTED, question.server().server()));
        }
        return at;
    }

    private static CategoryRef ref(Category category) {
        return new CategoryRef(category.id(), category.title());
    }
}
