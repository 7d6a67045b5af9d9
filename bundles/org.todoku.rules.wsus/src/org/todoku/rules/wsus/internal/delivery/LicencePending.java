package org.todoku.rules.wsus.internal.delivery;

import java.util.List;

import org.todoku.core.ServerUpdate;
import org.todoku.core.UpdateField;
import org.todoku.rules.Confidence;
import org.todoku.rules.Effect;
import org.todoku.rules.Question;
import org.todoku.rules.Rule;
import org.todoku.rules.Severity;
import org.todoku.rules.Verdict;
import org.todoku.rules.analysis.Topology;
import org.todoku.rules.wsus.internal.Remedies;

/** G04: nobody accepted the licence terms of the update, so that automatic approval leaves it out. */
public final class LicencePending implements Rule {

    @Override
    public Verdict judge(Question question) {
        List<ServerUpdate> usable = Here.usable(question);
        if (usable.isEmpty()) {
            return Verdict.notApplicable();
        }
        question.needField(UpdateField.LICENCE_TERMS);
        ServerUpdate waiting = usable.stream().filter(listed -> listed.presence().licencePending()).findFirst().orElse(null);
        if (waiting == null) {
            return Verdict.ruledOut(usable.get(0).update(), question.server())
                    .because(question.evidence("update.licencePending", false, "updates"));
        }
        if (usable.stream().anyMatch(listed -> listed.presence().approved() && !listed.presence().licencePending())) {
            // the variant in use is approved
            return Verdict.notApplicable();
        }
        Verdict.Applies verdict = Verdict
                .applies(Effect.AFTER, Severity.MEDIUM, Confidence.CERTAIN, waiting.update(), question.server(),
                        Topology.upstreamName(question.server()))
                .because(question.evidence("update.licencePending", true, "updates"))
                .remedy(DeliveryRemedies.acceptLicence(question, waiting.update()));
        return Topology.replica(question.server()) ? verdict.variant("replica").because(
                question.evidence("configuration.replica", true, "configuration"))
                : verdict.remedy(Remedies.approve(waiting.update(), question.server()));
    }
}
