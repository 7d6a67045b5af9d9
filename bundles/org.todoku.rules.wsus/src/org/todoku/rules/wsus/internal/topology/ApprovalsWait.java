package org.todoku.rules.wsus.internal.topology;

import java.util.Optional;

import org.todoku.core.ServerState;
import org.todoku.core.SyncError;
import org.todoku.core.fact.Tri;
import org.todoku.rules.Confidence;
import org.todoku.rules.Evidence;
import org.todoku.rules.Question;
import org.todoku.rules.Remedy;
import org.todoku.rules.Rule;
import org.todoku.rules.Verdict;
import org.todoku.rules.analysis.Topology;
import org.todoku.rules.wsus.internal.Remedies;
import org.todoku.rules.wsus.internal.synchronisation.Failure;

/** E07: approvals from above could not be taken over, because updates that they are for are missing here. */
public final class ApprovalsWait implements Rule {

    private static final int REPEATED = 3;

    @Override
    public Verdict judge(Question question) {
        Failure failure = Failure.of(question).orElse(null);
        if (failure == null) {
            return Verdict.notApplicable();
        }
        if (!failure.is(SyncError.LOCAL_UPDATE_MISSING_FOR_APPROVAL, SyncError.APPROVAL_ERROR)) {
            return failure.ruledOut();
        }
        Optional<ServerState> parent = question.hierarchy().upstream(question.server());
        boolean repeated = failure.line().failures() >= REPEATED;
        Object above = parent.isPresent() ? parent.get() : named(question.server());
        Verdict.Applies verdict = failure.applies(Confidence.CERTAIN, failure.run().error(), above, failure.line().failures());
        if (parent.isPresent()) {
            verdict = verdict.because(question.evidence("updates.rows", question.server().updates().rows(), "updates"),
                    Evidence.of("upstream.updates.rows", parent.get().updates().rows(), parent.get(), "updates"));
        }
        return repeated ? verdict.variant("repeated").remedy(Remedy.looking("compare-updates", "", question.server(), above))
                : verdict.remedy(Remedies.synchroniseNow(question.server()));
    }

    private static Object named(ServerState server) {
        String name = Topology.upstreamName(server);
        return name.isEmpty() ? Tri.UNKNOWN : name;
    }
}
