package org.todoku.rules.wsus.internal.topology;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.todoku.core.Configuration;
import org.todoku.core.ServerState;
import org.todoku.core.SyncError;
import org.todoku.core.fact.Tri;
import org.todoku.core.fleet.Hierarchy;
import org.todoku.rules.Confidence;
import org.todoku.rules.Effect;
import org.todoku.rules.Evidence;
import org.todoku.rules.Question;
import org.todoku.rules.Remedy;
import org.todoku.rules.Rule;
import org.todoku.rules.Severity;
import org.todoku.rules.Verdict;
import org.todoku.rules.analysis.SyncLine;
import org.todoku.rules.analysis.Topology;
import org.todoku.rules.wsus.internal.synchronisation.Failure;
import org.todoku.rules.wsus.internal.synchronisation.Host;

/** E09: the server is set to fetch from a name, port or protocol at which nothing answers, or in a circle. */
public final class WrongUpstream implements Rule {

    /** A server that was not read for so long while others were may be gone. */
    private static final Duration RETIRED = Duration.ofDays(60);

    @Override
    public Verdict judge(Question question) {
        if (!Topology.requireDownstream(question)) {
            return Verdict.notApplicable();
        }
        String loop = loop(question.hierarchy(), question.server());
        if (!loop.isEmpty()) {
            return loop(question, loop);
        }
        Failure failure = Failure.of(question).orElse(null);
        Optional<ServerState> parent = question.hierarchy().upstream(question.server());
        String upstream = Topology.upstreamName(question.server());
        if (failure == null) {
            SyncLine line = SyncLine.of(question);
            if (!endsAtMicrosoft(question)) {
                return Verdict.notApplicable(); // it works, and yet nobody knows whether the servers above fetch in a circle
            }
            return line.lastGood().<Verdict>map(good -> Verdict.ruledOut(question.server(), upstream, good.finished())
                    .variant("works").because(line.lastGoodEvidence(good))).orElse(Verdict.notApplicable());
        }
        if (failure.pointsTo("D12") || parent.filter(state -> Host.is(state, "pool.state", "Stopped")).isPresent()) {
            return Verdict.notApplicable(); // refused by the right server, or the right server is down
        }
        boolean silent = failure.is(SyncError.USS_NOT_FOUND) || failure.pointsTo("E09");
        Optional<Verdict> mismatch = silent || failure.pointsTo("D14") ? mismatch(question, failure, parent) : Optional.empty();
        if (mismatch.isPresent()) {
            return mismatch.get();
        }
        if (!failure.is(SyncError.USS_NOT_FOUND) && (!failure.pointsTo("E09") || failure.pointsTo("D14"))) {
            if (failure.is(SyncError.USS_COMMUNICATION_ERROR, SyncError.USS_OTHER_ERROR, SyncError.UNKNOWN)) {
                failure.needText();
            }
            // the text of a circle may tell anything
            return endsAtMicrosoft(question) ? failure.ruledOut(upstream) : Verdict.notApplicable();
        }
        Confidence confidence = MissedItsWindow.once(failure) ? Confidence.POSSIBLE
                : failure.pointsTo("E09") ? failure.confidence() : Confidence.LIKELY;
        Verdict.Applies verdict = failure.applies(confidence, upstream).because(asked(question));
        boolean retired = parent.filter(state -> state.collectedAt().plus(RETIRED).isBefore(question.server().collectedAt())).isPresent();
        return verdict.variant(parent.isEmpty() ? "unknown" : retired ? "retired" : "").remedy(remedy(question));
    }

    private static boolean endsAtMicrosoft(Question question) {
        return Topology.downstream(Topology.top(question)) == Tri.NO;
    }

    /** What the server above says of itself is surer than what the error says. */
    private static Optional<Verdict> mismatch(Question question, Failure failure, Optional<ServerState> above) {
        if (above.isEmpty()) {
            return Optional.empty();
        }
        ServerState parent = above.get();
        Configuration configuration = question.configuration();
        Integer port = configuration.upstreamPort();
        String upstream = Topology.upstreamName(question.server());
        List<String> ports = Host.text(parent, "iis.ports").optional().filter(text -> !text.isBlank())
                .map(text -> Stream.of(text.split(",")).map(String::strip).toList()).orElse(List.of());
        if (port != null && !ports.isEmpty() && !ports.contains(port.toString())) {
            return Optional.of(failure.applies(Confidence.CERTAIN, upstream, port, ports).variant("port").because(asked(question))
                    .because(Evidence.of("upstream.iis.ports", ports, parent, "host")).remedy(remedy(question)));
        }
        if (Boolean.TRUE.equals(configuration.upstreamSsl()) && Host.is(parent, "iis.sslBinding", "false")) {
            return Optional.of(failure.applies(Confidence.CERTAIN, upstream).variant("ssl").because(asked(question))
                    .because(Evidence.of("upstream.iis.sslBinding", false, parent, "host")).remedy(remedy(question)));
        }
        return Optional.empty();
    }

    private static Evidence[] asked(Question question) {
        Configuration configuration = question.configuration();
        Integer port = configuration.upstreamPort();
        return new Evidence[] { question.evidence("upstream.name", configuration.upstreamServer()
                + (port == null ? "" : ":" + port), "configuration") };
    }

    private static Remedy remedy(Question question) {
        return Remedy.changing("set-upstream", "", question.server(), Topology.upstreamName(question.server()));
    }

    private static Verdict loop(Question question, String path) {
        boolean blocks = !Failure.isThere(question) && question.server().updatesComplete();
        return Verdict.applies(blocks ? Effect.BLOCKS : Effect.RISK, Severity.HIGH, Confidence.CERTAIN, question.server(), path)
                .variant("loop").because(question.evidence("upstream.name", Topology.upstreamName(question.server()), "configuration"))
                .remedy(Remedy.changing("break-loop", "", question.server(), path));
    }

    /** The way upwards as far as it leads back to a server already met; empty when it does not. */
    static String loop(Hierarchy hierarchy, ServerState server) {
        if (!hierarchy.inLoop(server)) {
            return "";
        }
        List<ServerState> path = new ArrayList<>(List.of(server));
        path.addAll(hierarchy.above(server));
        hierarchy.upstream(path.get(path.size() - 1)).ifPresent(path::add);
        return path.stream().map(ServerState::server).collect(Collectors.joining(" > "));
    }
}
