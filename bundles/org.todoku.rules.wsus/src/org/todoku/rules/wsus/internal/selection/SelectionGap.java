package org.todoku.rules.wsus.internal.selection;

import java.util.Optional;

import org.todoku.rules.Effect;
import org.todoku.rules.Evidence;
import org.todoku.rules.Question;
import org.todoku.rules.Remedy;
import org.todoku.rules.Severity;
import org.todoku.rules.Verdict;
import org.todoku.rules.analysis.Coverage;
import org.todoku.rules.analysis.Topology;
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

    /** The verdict for missing boxes: {0} server, {1} its products, {2} its classification, {3} the server that selects. */
    Verdict.Applies blocks(Evidence... evidence) {
        boolean replica = Topology.replica(question.server());
        return Verdict.applies(Effect.BLOCKS, Severity.HIGH, coverage.confidence(), question.server(), coverage.products().value(),
                coverage.classification().value(), coverage.owner()).variant(replica ? "replica" : "").because(evidence)
                .remedy(Remedies.select(question, coverage).toArray(Remedy[]::new));
    }
}
