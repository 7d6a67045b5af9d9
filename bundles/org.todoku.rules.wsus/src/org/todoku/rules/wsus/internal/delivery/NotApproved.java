package org.todoku.rules.wsus.internal.delivery;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.todoku.core.ApprovalAction;
import org.todoku.core.ServerState;
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
        if (Here.all(question).isEmpty()) {
            return Verdict.notApplicable();
        }
        // approving an expired or declined update fails or is another matter
        List<ServerUpdate> live = Here.usable(question);
        question.needField(UpdateField.APPROVED);
        Optional<ServerUpdate> approved = Here.firstApproved(live);
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

    /** The groups that each update is to be installed on; a server has thousands of approvals. */
    private record ToInstall(Map<UUID, Set<String>> byUpdate) {

        static ToInstall on(ServerState server) {
            Map<UUID, Set<String>> byUpdate = new HashMap<>();
            for (UpdateApproval approval : server.approvals().optional().orElse(List.of())) {
                if (approval.action().is(ApprovalAction.INSTALL)) {
                    byUpdate.computeIfAbsent(approval.update(), id -> new LinkedHashSet<>()).add(approval.groupName());
                }
            }
            return new ToInstall(byUpdate);
        }

        List<String> groups(UUID update) {
            return List.copyOf(byUpdate.getOrDefault(update, Set.of()));
        }
    }

    private static Verdict approved(Question question, Update update) {
        List<String> groups = question.once(ToInstall.class, () -> ToInstall.on(question.server())).groups(update.id());
        Verdict.RuledOut verdict = Verdict.ruledOut(update, question.server(), groups)
                .because(question.evidence("update.approved", true, "updates"));
        return groups.isEmpty() ? verdict
                : verdict.variant("groups").because(question.evidence("update.approvedGroups", groups, "approvals"));
    }
}
