package org.todoku.rules.wsus.internal.selection;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.todoku.core.CategoryRef;
import org.todoku.rules.Evidence;
import org.todoku.rules.Question;
import org.todoku.rules.Rule;
import org.todoku.rules.Verdict;
import org.todoku.rules.data.ProductHint;

/** B06: a product of the same title is ticked, or one that brings nothing new any more, but not the one that the update has. */
public final class SameTitle implements Rule {

    @Override
    public Verdict judge(Question question) {
        SelectionGap gap = SelectionGap.own(question).orElse(null);
        if (gap == null) {
            return Verdict.notApplicable();
        }
        List<CategoryRef> boxes = gap.coverage().subscription().value().products();
        for (CategoryRef wanted : gap.coverage().products().value()) {
            List<CategoryRef> twins = boxes.stream().filter(box -> twin(question, box, wanted)).toList();
            UUID id = wanted.id();
            if (twins.isEmpty() || id == null) {
                continue;
            }
            if (gap.coverage().productTicked()) {
                return Verdict.ruledOut(gap.coverage().ticked(), question.server(), twins)
                        .because(gap.coverage().productEvidence(), gap.coverage().tickedProducts());
            }
            return applies(question, gap, wanted, id, twins);
        }
        return Verdict.notApplicable();
    }

    private static Verdict applies(Question question, SelectionGap gap, CategoryRef wanted, UUID id, List<CategoryRef> twins) {
        CategoryRef twin = twins.get(0);
        LocalDate day = question.now().atZone(ZoneOffset.UTC).toLocalDate();
        boolean frozen = gap.ticked(hint -> !hint.live(day)).contains(twin);
        List<Evidence> evidence = new ArrayList<>(List.of(new Evidence("subscription.sameTitle", shown(twin),
                gap.coverage().subscription().from())));
        Instant newest = Arrivals.on(question, question.server(), List.of(twin)).newest();
        if (newest != null) {
            evidence.add(question.evidence("update.newestOfTwin", newest, "updates"));
        }
        Verdict.Applies verdict = gap.explains(List.of(wanted.title().isEmpty() ? twin : wanted, id.toString(), shown(twin)),
                evidence.toArray(Evidence[]::new)).remedy(gap.remedies());
        return frozen && gap.coverage().classificationTicked() ? verdict.variant("frozen") : verdict;
    }

    private static String shown(CategoryRef box) {
        return box.guid().map(UUID::toString).orElse(box.title());
    }

    /** Whether a person takes the box for the product: the same title, or the data says that the product came in its place. */
    private static boolean twin(Question question, CategoryRef box, CategoryRef product) {
        UUID ticked = box.id();
        UUID wanted = product.id();
        if (ticked == null || wanted == null || ticked.equals(wanted)) {
            return false;
        }
        return !product.title().isBlank() && box.title().strip().equalsIgnoreCase(product.title().strip())
                || question.data().products().instead(ticked).flatMap(ProductHint::guid).filter(wanted::equals).isPresent();
    }
}
