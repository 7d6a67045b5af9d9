package org.todoku.rules.wsus.internal.delivery;

import java.util.List;
import java.util.Optional;

import org.todoku.core.ApprovalAction;
import org.todoku.core.ServerUpdate;
import org.todoku.core.Update;
import org.todoku.core.UpdateApproval;
import org.todoku.core.UpdateField;
import org.todoku.core.fact.Tri;
import org.todoku.rules.Confidence;
import org.todoku.rules.Effect;
import org.todoku.rules.Question;
import org.todoku.rules.Rule;
import org.todoku.rules.Severity;
import org.todoku.rules.Verdict;
import org.todoku.rules.analysis.Topology;
import org.todoku.rules.wsus.internal.Remedies;
import org.todoku.rules.wsus.internal.Replacements;

/** G01: the update is on the server, but approved for no group, so that no client gets it. */
public final class NotApproved implements Rule {

    @Override
    public Verdict judge(Question question) {
        List<ServerUpdate> listed = question.need(question.present());
        if (listed.isEmpty()) {
            return Verdict.notApplicable();
        }
        question.needField(UpdateField.DECLINED);
        question.needField(UpdateField.APPROVED);
        // approving an expired or declined update fails or is another matter
        List<ServerUpdate> live = listed.stream().filter(update -> !update.presence().declined() && !update.presence().expired()).toList();
        Optional<ServerUpdate> approved = live.stream().filter(update -> update.presence().approved()).findFirst();
        if (approved.isPresent()) {
            return approved(question, approved.get().update());
        }
        if (live.isEmpty()) {
            return Verdict.notApplicable();
        }
        ServerUpdate first = live.get(0);
        // one of unknown publication state may turn out to be expired, which is another matter
        Confidence confidence = first.expired(question.server()) == Tri.UNKNOWN ? Confidence.LIKELY : Confidence.CERTAIN;
        Verdict.Applies verdict = Verdict.applies(Effect.AFTER, Severity.MEDIUM, confidence, first.update(), question.server(),
                Topology.upstreamName(question.server())).because(question.evidence("update.approved", false, "updates"));
        if (Topology.replica(question.server())) {
            return verdict.variant("replica").because(question.evidence("configuration.replica", true, "configuration"))
                    .remedy(Remedies.atParent(question, Topology.upstreamName(question.server())));
        }
        Verdict.Applies told = first.presence().licencePending() ? verdict.variant("licence")
                .because(question.evidence("update.licencePending", true, "updates")) : verdict;
        Optional<ServerUpdate> newer = Replacements.newestUsable(question, first.update().id());
        return newer.isEmpty() ? told.remedy(Remedies.approve(first.update(), question.server()))
                : told.remedy(Remedies.approve(newer.get().update(), question.server()),
                        Remedies.approve(first.update(), question.server()));
    }

    private static Verdict approved(Question question, Update update) {
        List<String> groups = question.server().approvals().optional().orElse(List.of()).stream()
                .filter(approval -> approval.update().equals(update.id()) && approval.action().is(ApprovalAction.INSTALL))
                .map(UpdateApproval::groupName).distinct().toList();
        Verdict.RuledOut verdict = Verdict.ruledOut(update, question.server(), groups)
                .because(question.evidence("update.approved", true, "updates"));
        return groups.isEmpty() ? verdict
                : verdict.variant("groups").because(question.evidence("update.approvedGroups", groups, "approvals"));
    }
}
