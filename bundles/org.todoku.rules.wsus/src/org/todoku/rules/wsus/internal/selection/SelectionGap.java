package org.todoku.rules.wsus.internal.selection;

import java.util.Optional;

import org.todoku.rules.Effect;
import org.todoku.rules.Evidence;
import org.todoku.rules.Question;
import org.todoku.rules.Remedy;
import org.todoku.rules.Severity;
import org.todoku.rules.Verdict;
import org.todoku.rules.wsus.internal.Absence;
import org.todoku.rules.wsus.internal.Coverage;
import org.todoku.rules.wsus.internal.Remedies;
import org.todoku.rules.wsus.internal.Topology;
import org.todoku.rules.wsus.internal.Wanted;

/** What the rules about missing boxes share: an update that is absent, and the selection that decides. */
record SelectionGap(Question question, Wanted wanted, Coverage coverage) {

    /** Empty when the update is not absent. */
    static Optional<SelectionGap> of(Question question) {
        if (!Absence.proved(question)) {
            return Optional.empty();
        }
        Wanted wanted = Wanted.of(question);
        return Optional.of(new SelectionGap(question, wanted, Coverage.of(question, wanted)));
    }

    /** The verdict for missing boxes: {0} server, {1} its products, {2} its classification, {3} the server that selects. */
    Verdict.Applies blocks(Evidence... evidence) {
        boolean replica = Topology.replica(question.server());
        return Verdict.applies(Effect.BLOCKS, Severity.HIGH, coverage.confidence(), question.server(), coverage.products().value(),
                coverage.classification().value(), coverage.owner()).variant(replica ? "replica" : "").because(evidence)
                .remedy(Remedies.select(question, wanted, coverage).toArray(Remedy[]::new));
    }
}
