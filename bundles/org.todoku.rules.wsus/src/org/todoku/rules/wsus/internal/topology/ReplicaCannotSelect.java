package org.todoku.rules.wsus.internal.topology;

import java.util.ArrayList;
import java.util.List;

import org.todoku.core.CategoryRef;
import org.todoku.rules.Confidence;
import org.todoku.rules.Effect;
import org.todoku.rules.Question;
import org.todoku.rules.Rule;
import org.todoku.rules.Severity;
import org.todoku.rules.Verdict;
import org.todoku.rules.analysis.Coverage;
import org.todoku.rules.analysis.Topology;
import org.todoku.rules.wsus.internal.Remedies;

/** E04: a box is missing, but this server is a replica: boxes are ticked above it. */
public final class ReplicaCannotSelect implements Rule {

    @Override
    public Verdict judge(Question question) {
        if (!question.absent() || !Topology.requireDownstream(question) || !Topology.replica(question.server())) {
            return Verdict.notApplicable();
        }
        Coverage coverage = Coverage.of(question);
        if (coverage.covers()) {
            return Verdict.ruledOut(question.server(), coverage.owner())
                    .because(coverage.tickedProducts(), coverage.tickedClassifications());
        }
        List<CategoryRef> missing = new ArrayList<>(coverage.productTicked() ? List.of() : coverage.unticked());
        if (!coverage.classificationTicked()) {
            missing.add(coverage.classification().value());
        }
        return Verdict.applies(Effect.INFO, Severity.MEDIUM, Confidence.CERTAIN, question.server(), coverage.owner(),
                missing)
                .because(question.evidence("configuration.replica", true, "configuration"),
                        question.evidence("upstream.name", Topology.upstreamName(question.server()), "configuration"),
                        coverage.tickedProducts(), coverage.tickedClassifications())
                .remedy(Remedies.atParent(question, coverage.owner().server()));
    }
}
