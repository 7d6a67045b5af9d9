package org.todoku.rules.wsus.internal.selection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import org.todoku.core.CategoryRef;
import org.todoku.rules.Effect;
import org.todoku.rules.Evidence;
import org.todoku.rules.Question;
import org.todoku.rules.Remedy;
import org.todoku.rules.Severity;
import org.todoku.rules.Verdict;
import org.todoku.rules.analysis.Coverage;
import org.todoku.rules.analysis.Topology;
import org.todoku.rules.data.ProductHint;
import org.todoku.rules.wsus.internal.Remedies;

/** What the rules about missing boxes share: an update that is absent, and the selection that decides. */
record SelectionGap(Question question, Coverage coverage) {

    /** Empty when the update is not absent. */
    static Optional<SelectionGap> of(Question question) {
        if (!question.absent()) {
            return Optional.empty();
        }
        return Optional.of(new SelectionGap(question, Coverage.of(question)));
    }

    /**
     * The same for the rules that know more of one kind of product. Empty on a replica too, where nothing is ticked: they speak where
     * the selection is made, and what they say there stands in the findings of the servers below.
     */
    static Optional<SelectionGap> own(Question question) {
        return Topology.replica(question.server()) ? Optional.empty() : of(question);
    }

    /** Products of the update that the data knows. */
    List<ProductHint> hints() {
        return hints(coverage.products().value());
    }

    /** Ticked boxes that the data knows and that fit. */
    List<CategoryRef> ticked(Predicate<ProductHint> fits) {
        return coverage.subscription().value().products().stream().filter(box -> hints(List.of(box)).stream().anyMatch(fits)).toList();
    }

    private List<ProductHint> hints(List<CategoryRef> products) {
        return products.stream().flatMap(product -> product.guid().stream())
                .flatMap(guid -> question.data().products().of(guid).stream()).toList();
    }

    /**
     * The verdict of a rule that knows more: {0} server, {1} its products, {2} its classification, {3} and on what the rule adds. The
     * variant {@code both} says that the classification is not ticked either.
     */
    Verdict.Applies explains(List<?> more, Evidence... evidence) {
        List<Object> args = new ArrayList<>(List.of(question.server(), coverage.products().value(), coverage.classification().value()));
        args.addAll(more);
        Verdict.Applies verdict = Verdict.applies(Effect.BLOCKS, Severity.HIGH, coverage.confidence(), args.toArray())
                .because(coverage.productEvidence()).because(evidence);
        return coverage.classificationTicked() ? verdict
                : verdict.variant("both").because(coverage.classificationEvidence(), coverage.tickedClassifications());
    }

    /** The remedies that the missing boxes leave. */
    Remedy[] remedies() {
        return Remedies.select(question, coverage).toArray(Remedy[]::new);
    }

    /** The verdict for missing boxes: {0} server, {1} its products, {2} its classification, {3} the server that selects. */
    Verdict.Applies blocks(Evidence... evidence) {
        boolean replica = Topology.replica(question.server());
        return Verdict.applies(Effect.BLOCKS, Severity.HIGH, coverage.confidence(), question.server(), coverage.products().value(),
                coverage.classification().value(), coverage.owner()).variant(replica ? "replica" : "").because(evidence)
                .remedy(remedies());
    }
}
