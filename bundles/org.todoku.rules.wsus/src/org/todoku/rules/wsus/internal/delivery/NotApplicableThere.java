package org.todoku.rules.wsus.internal.delivery;

import java.util.Map;
import java.util.Optional;

import org.todoku.core.ServerUpdate;
import org.todoku.rules.Confidence;
import org.todoku.rules.Effect;
import org.todoku.rules.Question;
import org.todoku.rules.Rule;
import org.todoku.rules.Severity;
import org.todoku.rules.Verdict;
import org.todoku.rules.wsus.internal.Computers;
import org.todoku.rules.wsus.internal.Readings;

/** G13: the computers say that the update is not for them. */
public final class NotApplicableThere implements Rule {

    private static final String REASON = "clients.notApplicable.reason";

    @Override
    public Verdict judge(Question question) {
        Optional<ServerUpdate> offered = Computers.offered(question);
        if (offered.isEmpty()) {
            return Verdict.notApplicable();
        }
        Optional<String> reason = Readings.text(question, REASON).optional();
        if (reason.isPresent() && !reason.get().isEmpty()) {
            return applies("", Confidence.LIKELY, offered.get(), question, reason.get()).because(Readings.evidence(question, REASON));
        }
        Map<String, Long> codes = Computers.reporting(question, "G13");
        if (!codes.isEmpty()) {
            return applies("codes", Confidence.POSSIBLE, offered.get(), question, Computers.shown(codes))
                    .because(Computers.evidence(question, codes));
        }
        question.need(Readings.text(question, REASON));
        return Verdict.ruledOut(offered.get().update(), question.server()).because(Readings.evidence(question, REASON));
    }

    private static Verdict.Applies applies(String variant, Confidence confidence, ServerUpdate update, Question question, Object found) {
        return Verdict.applies(Effect.AFTER, Severity.MEDIUM, confidence, update.update(), question.server(), found).variant(variant)
                .remedy(DeliveryRemedies.seePrerequisites(update.update()));
    }
}
