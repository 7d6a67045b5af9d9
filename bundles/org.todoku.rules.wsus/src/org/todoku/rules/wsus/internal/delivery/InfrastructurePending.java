package org.todoku.rules.wsus.internal.delivery;

import java.util.Optional;

import org.todoku.core.ServerUpdate;
import org.todoku.rules.Confidence;
import org.todoku.rules.Effect;
import org.todoku.rules.Question;
import org.todoku.rules.Rule;
import org.todoku.rules.Severity;
import org.todoku.rules.Verdict;
import org.todoku.rules.analysis.Topology;
import org.todoku.rules.wsus.internal.Readings;

/** G15: updates of WSUS itself wait for approval, and until then the server may refuse to approve others. */
public final class InfrastructurePending implements Rule {

    private static final String COUNT = "status.wsusInfrastructureUpdatesNotApprovedForInstallCount";

    @Override
    public Verdict judge(Question question) {
        Optional<ServerUpdate> waiting = Here.waiting(question);
        if (waiting.isEmpty() || Topology.replica(question.server())) {
            return Verdict.notApplicable();
        }
        long pending = question.need(Readings.number(question, COUNT));
        return pending == 0 ? Verdict.ruledOut(question.server()).because(Readings.evidence(question, COUNT))
                : Verdict.applies(Effect.AFTER, Severity.LOW, Confidence.POSSIBLE, waiting.get().update(), question.server(), pending)
                        .because(Readings.evidence(question, COUNT, "configuration.autoApproveWsusInfrastructureUpdates"))
                        .remedy(DeliveryRemedies.approveInfrastructure(question.server()));
    }
}
