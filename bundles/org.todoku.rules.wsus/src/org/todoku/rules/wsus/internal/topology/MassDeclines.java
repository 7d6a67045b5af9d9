package org.todoku.rules.wsus.internal.topology;

import java.util.Map;
import java.util.Optional;

import org.todoku.core.ServerState;
import org.todoku.core.fact.Fact;
import org.todoku.core.fact.Reason;
import org.todoku.core.fact.Tri;
import org.todoku.rules.Confidence;
import org.todoku.rules.Evidence;
import org.todoku.rules.Question;
import org.todoku.rules.Remedy;
import org.todoku.rules.Rule;
import org.todoku.rules.Verdict;
import org.todoku.rules.analysis.Topology;
import org.todoku.rules.wsus.internal.synchronisation.Failure;

/** E06: a replica runs into time-outs because so much was declined above it that the transfer does not end in time. */
public final class MassDeclines implements Rule {

    /** From about so many on, the transfer of declines has been seen to fail. */
    private static final long MANY = 1000;
    private static final String COUNT = "declinedUpdateCount";

    @Override
    public Verdict judge(Question question) {
        if (!Topology.requireDownstream(question) || !Topology.replica(question.server())) {
            return Verdict.notApplicable();
        }
        Failure failure = Failure.of(question).orElse(null);
        if (failure == null) {
            return Verdict.notApplicable();
        }
        failure.needText();
        if (!failure.pointsTo("E06")) {
            return failure.ruledOut();
        }
        ServerState parent = question.need(Topology.parent(question, question.server()));
        long above = question.need(declined(parent));
        Optional<Long> here = declined(question.server()).optional();
        Evidence[] evidence = { Evidence.of("upstream.status.declinedUpdateCount", above, parent, "status"),
                question.evidence("status.declinedUpdateCount", here.isPresent() ? (Object) here.get() : Tri.UNKNOWN, "status") };
        if (above - here.orElse(0L) < MANY) {
            return failure.ruledOut(parent, above).variant("few").because(evidence);
        }
        return failure.applies(here.isPresent() ? Confidence.LIKELY : Confidence.POSSIBLE, parent, above,
                here.isPresent() ? (Object) here.get() : Tri.UNKNOWN).because(evidence)
                .remedy(Remedy.changing("decline-in-batches", "", question.server(), parent));
    }

    private static Fact<Long> declined(ServerState server) {
        Long count = server.evidence().status().optional().orElse(Map.of()).get(COUNT);
        return count == null ? Fact.unknown("status." + COUNT, Reason.NOT_COLLECTED, server.server())
                : Fact.known(count, server.from("status"));
    }
}
