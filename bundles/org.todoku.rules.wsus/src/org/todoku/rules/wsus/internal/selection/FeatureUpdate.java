package org.todoku.rules.wsus.internal.selection;

import java.util.List;

import org.todoku.core.WellKnown;
import org.todoku.rules.Question;
import org.todoku.rules.Remedy;
import org.todoku.rules.Rule;
import org.todoku.rules.Verdict;
import org.todoku.rules.analysis.Coverage;
import org.todoku.rules.wsus.internal.Readings;

/** B12: feature updates come in the classification Upgrades, which is not ticked. */
public final class FeatureUpdate implements Rule {

    /** Windows Server 2012 R2; it and the one before need steps by hand before the classification is ticked. */
    private static final long LAST_UNPREPARED_BUILD = 9600;

    @Override
    public Verdict judge(Question question) {
        SelectionGap gap = SelectionGap.own(question).orElse(null);
        if (gap == null || gap.coverage().classification().value().guid().filter(WellKnown.UPGRADES::equals).isEmpty()) {
            return Verdict.notApplicable();
        }
        Coverage coverage = gap.coverage();
        if (coverage.classificationTicked()) {
            return Verdict.ruledOut(coverage.classification().value(), question.server())
                    .because(coverage.classificationEvidence(), coverage.tickedClassifications());
        }
        boolean old = Readings.build(question).optional().filter(build -> build <= LAST_UNPREPARED_BUILD).isPresent();
        Verdict.Applies verdict = gap.explains(List.of(), coverage.tickedProducts())
                .variant(coverage.productTicked() ? "" : "product");
        return (old ? verdict.remedy(Remedy.changing("prepare-upgrades", "", question.server())) : verdict).remedy(gap.remedies());
    }
}
