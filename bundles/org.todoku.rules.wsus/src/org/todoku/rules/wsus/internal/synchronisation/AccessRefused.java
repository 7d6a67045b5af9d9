package org.todoku.rules.wsus.internal.synchronisation;

import org.todoku.core.ServerState;
import org.todoku.core.SyncError;
import org.todoku.core.fact.Tri;
import org.todoku.rules.Confidence;
import org.todoku.rules.Question;
import org.todoku.rules.Rule;
import org.todoku.rules.Verdict;
import org.todoku.rules.analysis.Topology;
import org.todoku.rules.data.HostScope;

/** D12: access is refused with 401 or 403; by whom decides what to do. */
public final class AccessRefused implements Rule {

    @Override
    public Verdict judge(Question question) {
        Failure failure = Failure.of(question).orElse(null);
        if (failure == null) {
            return Verdict.notApplicable();
        }
        boolean authentication = failure.is(SyncError.DSS_AUTHENTICATION_ERROR);
        if (!failure.pointsTo("D12") && !authentication) {
            failure.needText();
            return failure.ruledOut();
        }
        Confidence confidence = authentication ? Confidence.LIKELY : failure.confidence();
        ServerState server = question.server();
        if (failure.about(HostScope.LOCAL)) {
            return failure.applies(confidence).variant("local").remedy(SyncRemedies.restoreRights(server));
        }
        if (authentication || failure.about(HostScope.UPSTREAM)) {
            String upstream = Topology.upstreamName(server);
            return failure.applies(confidence, upstream.isEmpty() ? Tri.UNKNOWN : upstream).variant("upstream")
                    .remedy(SyncRemedies.letIn(server, upstream));
        }
        return failure.about(HostScope.MICROSOFT) ? failure.applies(confidence).variant("filter").remedy(SyncRemedies.openFilter(question))
                : failure.applies(confidence).remedy(SyncRemedies.openFilter(question), SyncRemedies.restoreRights(server));
    }
}
