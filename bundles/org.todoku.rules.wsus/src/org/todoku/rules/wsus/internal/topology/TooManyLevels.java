package org.todoku.rules.wsus.internal.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.todoku.core.ServerState;
import org.todoku.core.Subscription;
import org.todoku.core.fact.Fact;
import org.todoku.core.fact.Reason;
import org.todoku.core.fact.Tri;
import org.todoku.rules.Confidence;
import org.todoku.rules.Effect;
import org.todoku.rules.Evidence;
import org.todoku.rules.Question;
import org.todoku.rules.Remedy;
import org.todoku.rules.Rule;
import org.todoku.rules.Severity;
import org.todoku.rules.Verdict;
import org.todoku.rules.analysis.Topology;

/** E15: more than three levels of servers; each adds the interval of its schedule. */
public final class TooManyLevels implements Rule {

    private static final int MOST = 3;
    private static final int HOURS = 24;

    @Override
    public Verdict judge(Question question) {
        if (!question.absent() || !Topology.requireDownstream(question)
                || !WrongUpstream.loop(question.hierarchy(), question.server()).isEmpty()) {
            return Verdict.notApplicable();
        }
        List<ServerState> chain = new ArrayList<>(List.of(question.server()));
        chain.addAll(question.hierarchy().above(question.server()));
        ServerState top = chain.get(chain.size() - 1);
        Tri more = Topology.downstream(top);
        int levels = chain.size() + (more == Tri.YES ? 1 : 0);
        Evidence[] evidence = { question.evidence("hierarchy.levels", (long) levels, "configuration") };
        if (levels <= MOST) {
            if (more != Tri.NO) {
                question.need(Fact.<ServerState>unknown("upstream", Reason.NOT_COLLECTED, Topology.upstreamName(top)));
            }
            return Verdict.ruledOut(question.server(), levels).because(evidence);
        }
        long hours = 0;
        boolean known = more == Tri.NO;
        for (ServerState server : chain) {
            Subscription subscription = server.subscription().optional().orElse(null);
            Integer runs = subscription == null || !Boolean.TRUE.equals(subscription.automatic()) ? null : subscription.runsPerDay();
            known &= runs != null && runs > 0;
            hours += runs == null || runs < 1 ? 0 : HOURS / runs;
        }
        return Verdict.applies(Effect.RISK, Severity.LOW, Confidence.CERTAIN, question.server(), levels,
                known ? (Object) hours : Tri.UNKNOWN,
                chain.reversed().stream().map(ServerState::server).collect(Collectors.joining(" > "))).because(evidence)
                .remedy(Remedy.changing("flatten-hierarchy", "", question.server(), top));
    }
}
