package org.todoku.rules.wsus.internal.delivery;

import java.util.Optional;

import org.todoku.core.ServerState;
import org.todoku.core.ServerUpdate;
import org.todoku.rules.Confidence;
import org.todoku.rules.Effect;
import org.todoku.rules.Question;
import org.todoku.rules.Rule;
import org.todoku.rules.Severity;
import org.todoku.rules.Verdict;
import org.todoku.rules.analysis.Topology;
import org.todoku.rules.wsus.internal.Readings;
import org.todoku.rules.wsus.internal.Remedies;

/** G06: an older revision of the update is approved and the newest is not, because revisions are not approved automatically. */
public final class StaleApproval implements Rule {

    private static final String COUNT = "status.updatesWithStaleUpdateApprovalsCount";
    private static final String AUTOMATIC = "configuration.autoRefreshUpdateApprovals";
    private static final String FLAG = "hasStaleUpdateApprovals";

    @Override
    public Verdict judge(Question question) {
        Optional<ServerUpdate> approved = Here.approved(question);
        if (approved.isEmpty()) {
            return Verdict.notApplicable();
        }
        ServerState server = question.server();
        // what an update carries beside its fields is told by any server that has the revision
        if ("true".equals(approved.get().update().other().get(FLAG))) {
            Verdict.Applies verdict = Verdict.applies(Effect.AFTER, Severity.MEDIUM, Confidence.LIKELY, approved.get().update(), server)
                    .because(question.evidence("update.stale", true, "updates"))
                    .because(Readings.evidence(question, COUNT, AUTOMATIC));
            return verdict.remedy(Topology.replica(server) ? Remedies.atParent(question, Topology.upstreamName(server))
                    : DeliveryRemedies.approveRevision(approved.get().update(), server));
        }
        long stale = question.need(Readings.number(question, COUNT));
        boolean manual = Readings.yes(question, AUTOMATIC).optional().filter(automatic -> !automatic).isPresent();
        if (stale > 0 && manual) {
            return Verdict.applies(Effect.RISK, Severity.LOW, Confidence.POSSIBLE, approved.get().update(), server, stale).variant("some")
                    .because(Readings.evidence(question, COUNT, AUTOMATIC))
                    .remedy(DeliveryRemedies.approveRevision(approved.get().update(), server));
        }
        return Verdict.ruledOut(approved.get().update(), server).because(Readings.evidence(question, COUNT));
    }
}
