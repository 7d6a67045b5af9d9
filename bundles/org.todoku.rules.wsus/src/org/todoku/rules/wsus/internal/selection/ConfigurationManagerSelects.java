package org.todoku.rules.wsus.internal.selection;

import java.util.ArrayList;
import java.util.List;

import org.todoku.core.CategoryRef;
import org.todoku.rules.Question;
import org.todoku.rules.Rule;
import org.todoku.rules.Verdict;
import org.todoku.rules.analysis.Coverage;
import org.todoku.rules.wsus.internal.Readings;
import org.todoku.rules.wsus.internal.Remedies;

/** B17: a box is missing, and Configuration Manager owns the selection of the server: what is ticked in the WSUS console is undone. */
public final class ConfigurationManagerSelects implements Rule {

    private static final String SOFTWARE_UPDATE_POINT = "host.configMgr.sup";

    @Override
    public Verdict judge(Question question) {
        SelectionGap gap = SelectionGap.own(question).orElse(null);
        if (gap == null || gap.coverage().covers()) {
            return Verdict.notApplicable();
        }
        if (!question.need(Readings.yes(question, SOFTWARE_UPDATE_POINT))) {
            return Verdict.ruledOut(question.server()).because(Readings.evidence(question, SOFTWARE_UPDATE_POINT));
        }
        Coverage coverage = gap.coverage();
        List<CategoryRef> missing = new ArrayList<>(coverage.productTicked() ? List.of() : coverage.products().value());
        if (!coverage.classificationTicked()) {
            missing.add(coverage.classification().value());
        }
        return gap.explains(List.of(missing), Readings.evidence(question, SOFTWARE_UPDATE_POINT)).variant("")
                .because(coverage.tickedProducts()).remedy(SelectionRemedies.selectInConfigurationManager(question, missing))
                .remedy(Remedies.importOne(question, question.update()));
    }
}
