package org.todoku.rules.wsus.internal.delivery;

import java.util.Map;

import org.todoku.rules.Confidence;
import org.todoku.rules.Effect;
import org.todoku.rules.Question;
import org.todoku.rules.Rule;
import org.todoku.rules.Severity;
import org.todoku.rules.Verdict;
import org.todoku.rules.wsus.internal.Computers;
import org.todoku.rules.wsus.internal.Readings;

/** G14: computers give up scanning, because the server answers too slowly or with too much. Why it does is told by others: H*, D20. */
public final class ComputersTimeOut implements Rule {

    @Override
    public Verdict judge(Question question) {
        boolean offered = Computers.offered(question).isPresent();
        Map<String, Long> codes = Computers.reporting(question, "G14");
        if (!codes.isEmpty()) {
            return Verdict
                    .applies(offered ? Effect.AFTER : Effect.RISK, Severity.HIGH, Confidence.LIKELY, question.server(),
                            Computers.shown(codes))
                    .variant(offered ? "" : "elsewhere").because(Computers.evidence(question, codes))
                    .because(Readings.evidence(question, "clients.errors.days", "clients.total"))
                    .remedy(DeliveryRemedies.easeLoad(question.server()));
        }
        if (!offered) {
            return Verdict.notApplicable();
        }
        return Verdict.ruledOut(question.server(), question.need(Computers.counted(question)))
                .because(Readings.evidence(question, "clients.errors.days"));
    }
}
