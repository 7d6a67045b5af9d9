package org.todoku.rules.wsus.internal.selection;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.todoku.core.fact.Reason;
import org.todoku.core.fact.Unknown;
import org.todoku.rules.Evidence;
import org.todoku.rules.Question;
import org.todoku.rules.Rule;
import org.todoku.rules.Verdict;
import org.todoku.rules.analysis.Coverage;

/** B15: the server has old updates of the product, which stayed when the box was unticked, and gets no new ones. */
public final class Deselected implements Rule {

    /** A product whose newest update is younger may still be on its way. */
    private static final Duration OLD = Duration.ofDays(45);

    @Override
    public Verdict judge(Question question) {
        SelectionGap gap = SelectionGap.own(question).orElse(null);
        if (gap == null) {
            return Verdict.notApplicable();
        }
        Coverage coverage = gap.coverage();
        Arrivals there = Arrivals.on(question, question.server(), coverage.products().value());
        if (there.updates() == 0) {
            return Verdict.notApplicable();
        }
        Instant newest = there.newest();
        if (newest == null) {
            return Verdict.undecided(new Unknown<>("updates.arrived", Reason.NOT_COLLECTED, question.server().server()));
        }
        Evidence[] evidence = { question.evidence("update.ofProduct", there.updates(), "updates"),
                question.evidence("update.newestOfProduct", newest, "updates") };
        if (coverage.productTicked()) {
            return Verdict.ruledOut(coverage.ticked(), question.server(), there.updates(), newest).because(evidence);
        }
        return newest.plus(OLD).isAfter(question.server().collectedAt()) ? Verdict.notApplicable()
                : gap.explains(List.of(there.updates(), newest), evidence).because(coverage.tickedProducts()).remedy(gap.remedies());
    }
}
