package org.todoku.rules.wsus.internal.synchronisation;

import java.util.Optional;

import org.todoku.core.ServerState;
import org.todoku.rules.Confidence;
import org.todoku.rules.Effect;
import org.todoku.rules.Evidence;
import org.todoku.rules.Question;
import org.todoku.rules.Rule;
import org.todoku.rules.Severity;
import org.todoku.rules.Verdict;
import org.todoku.rules.analysis.Topology;
import org.todoku.rules.data.HostScope;
import org.todoku.rules.wsus.internal.Computers;

/** D17: the application pool of WSUS is stopped or starved, here or on the server above. */
public final class PoolStopped implements Rule {

    /** The limit that Windows sets, in KB; too little for most catalogues. */
    private static final long DEFAULT_MEMORY = 1_843_200;

    @Override
    public Verdict judge(Question question) {
        ServerState server = question.server();
        Failure failure = Failure.of(question).orElse(null);
        boolean here = Host.is(server, "pool.state", "Stopped");
        if (failure == null || !failure.pointsTo("D17")) {
            if (here) {
                // its own pool serves computers and the servers below; synchronisation does not go through it
                Effect effect = Computers.offered(question).isPresent() ? Effect.AFTER : Effect.RISK;
                return Verdict.applies(effect, Severity.HIGH, Confidence.CERTAIN, server, "", server).variant("own")
                        .because(Host.evidence(server, "pool.state"))
                        .remedy(SyncRemedies.startPool(server), SyncRemedies.enlargePool(server));
            }
            return Verdict.notApplicable();
        }
        if (failure.about(HostScope.MICROSOFT)) {
            return failure.ruledOut().variant("microsoft");
        }
        if (!failure.about(HostScope.UPSTREAM)) {
            return judge(failure, server);
        }
        return question.need(Topology.parent(question, server).map(parent -> judge(failure, parent)));
    }

    /** @param answering the server whose web service is to blame */
    private static Verdict judge(Failure failure, ServerState answering) {
        Evidence[] evidence = Host.evidence(answering, "pool.state", "pool.privateMemoryKb", "pool.queueLength");
        if (Host.is(answering, "pool.state", "Stopped")) {
            return failure.applies(Confidence.CERTAIN, answering).variant("stopped").because(evidence)
                    .remedy(SyncRemedies.startPool(answering), SyncRemedies.enlargePool(answering));
        }
        Optional<Long> memory = Host.number(answering, "pool.privateMemoryKb").optional();
        if (memory.isPresent() && memory.get() > 0 && memory.get() <= DEFAULT_MEMORY) {
            return failure.applies(Confidence.LIKELY, answering, memory.get()).variant("starved").because(evidence)
                    .remedy(SyncRemedies.enlargePool(answering));
        }
        if (memory.isPresent() && Host.is(answering, "pool.state", "Started")) {
            return failure.ruledOut(answering).because(evidence);
        }
        return failure.applies(Confidence.LIKELY, answering).because(evidence)
                .remedy(SyncRemedies.startPool(answering), SyncRemedies.enlargePool(answering));
    }
}
