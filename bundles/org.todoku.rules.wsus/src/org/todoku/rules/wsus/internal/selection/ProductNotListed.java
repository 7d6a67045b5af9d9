package org.todoku.rules.wsus.internal.selection;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.todoku.core.Category;
import org.todoku.core.CategoryRef;
import org.todoku.core.Completeness;
import org.todoku.core.Section;
import org.todoku.core.ServerState;
import org.todoku.core.fact.Reason;
import org.todoku.core.fact.Unknown;
import org.todoku.rules.Evidence;
import org.todoku.rules.Question;
import org.todoku.rules.Rule;
import org.todoku.rules.Verdict;
import org.todoku.rules.wsus.internal.Remedies;

/** B05: the server does not know the product of the update, so that nobody can tick it there. */
public final class ProductNotListed implements Rule {

    @Override
    public Verdict judge(Question question) {
        SelectionGap gap = SelectionGap.own(question).orElse(null);
        if (gap == null || gap.coverage().productTicked()) {
            return Verdict.notApplicable();
        }
        ServerState server = question.server();
        List<Category> categories = question.categories();
        Section section = server.section("categories");
        if (categories.isEmpty() || section != null && section.completeness() != Completeness.COMPLETE) {
            return Verdict.undecided(new Unknown<>("categories", Reason.INCOMPLETE, server.server()));
        }
        List<CategoryRef> products = gap.coverage().products().value();
        Evidence count = question.evidence("categories.count", (long) categories.size(), "categories");
        if (listed(products, categories)) {
            return Verdict.ruledOut(server, products).because(count, gap.coverage().productEvidence());
        }
        ServerState above = question.hierarchy().upstream(server).orElse(null);
        boolean lacking = above != null
                && above.categories().optional().filter(all -> !all.isEmpty() && !listed(products, all)).isPresent();
        Verdict.Applies verdict = gap.explains(List.of((long) categories.size(), lacking ? above : server), count);
        if (lacking && above != null) {
            return verdict.variant("upstream").remedy(Remedies.atParent(question, above.server()));
        }
        boolean monthly = gap.hints().stream().anyMatch(hint -> hint.monthly());
        return monthly ? verdict.remedy(SelectionRemedies.readCategories(question, products)).remedy(gap.remedies())
                : verdict.remedy(gap.remedies()).remedy(SelectionRemedies.readCategories(question, products));
    }

    private static boolean listed(List<CategoryRef> products, List<Category> categories) {
        Set<UUID> known = categories.stream().map(Category::id).collect(Collectors.toSet());
        return products.stream().anyMatch(product -> product.guid().filter(known::contains).isPresent());
    }
}
