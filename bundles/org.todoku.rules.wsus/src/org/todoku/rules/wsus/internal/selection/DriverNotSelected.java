package org.todoku.rules.wsus.internal.selection;

import org.todoku.core.fact.Reason;
import org.todoku.core.fact.Tri;
import org.todoku.core.fact.Unknown;
import org.todoku.rules.Confidence;
import org.todoku.rules.Effect;
import org.todoku.rules.Question;
import org.todoku.rules.Rule;
import org.todoku.rules.Severity;
import org.todoku.rules.UpdateFacts;
import org.todoku.rules.Verdict;
import org.todoku.rules.analysis.Coverage;
import org.todoku.rules.analysis.Topology;
import org.todoku.rules.wsus.internal.Remedies;

/** B13: the update is a driver; ticking its boxes would bring tens of thousands, importing brings one. */
public final class DriverNotSelected implements Rule {

    @Override
    public Verdict judge(Question question) {
        if (!question.absent()) {
            return Verdict.notApplicable();
        }
        UpdateFacts wanted = question.known();
        Tri driver = wanted.driver();
        if (driver == Tri.UNKNOWN) {
            return Verdict.undecided(new Unknown<>("target.classification", Reason.NOT_COLLECTED, wanted.id().toString()));
        }
        if (driver == Tri.NO) {
            return Verdict.notApplicable();
        }
        Coverage coverage = Coverage.of(question);
        if (coverage.covers()) {
            return Verdict.ruledOut(coverage.owner(), coverage.ticked(), coverage.classification().value())
                    .because(coverage.tickedProducts(), coverage.tickedClassifications());
        }
        return Verdict.applies(Effect.INFO, Severity.MEDIUM, Confidence.CERTAIN, wanted.update(), question.server(),
                coverage.products().value(), coverage.classification().value())
                .because(coverage.productEvidence(), coverage.classificationEvidence())
                .remedy(Topology.replica(question.server()) ? Remedies.atParent(question, coverage.owner().server())
                        : Remedies.importDriver(question, wanted.update()));
    }
}
