package org.todoku.rules.wsus.internal.topology;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.todoku.core.ServerInfo;
import org.todoku.core.ServerState;
import org.todoku.core.SyncError;
import org.todoku.core.fact.Fact;
import org.todoku.core.fact.Known;
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
import org.todoku.rules.wsus.internal.synchronisation.Failure;

/** E10: a downstream server may not be newer than the one it fetches from. */
public final class VersionOrder implements Rule {

    /** Of the version of WSUS, later parts only count patches. */
    private static final int COMPARED = 3;

    @Override
    public Verdict judge(Question question) {
        Failure failure = Failure.of(question).orElse(null);
        Optional<ServerState> above = question.hierarchy().upstream(question.server());
        if (failure != null && (failure.pointsTo("E10") || failure.is(SyncError.INCOMPATIBLE_PROTOCOL_VERSION,
                SyncError.INCOMPATIBLE_PROTOCOL_VERSION_ON_USS))) {
            return refused(question, failure, above);
        }
        if (!Topology.requireDownstream(question) || failure == null && above.isEmpty()) {
            return Verdict.notApplicable();
        }
        ServerState parent = question.need(Topology.parent(question, question.server()));
        Fact<String> own = version(question.server(), "server.version");
        Fact<String> its = version(parent, "upstream.version");
        if (failure == null && (!own.isKnown() || !its.isKnown())) {
            return Verdict.notApplicable();
        }
        Evidence[] evidence = { question.evidence("server.version", question.need(own), "server"),
                Evidence.of("upstream.version", question.need(its), parent, "server") };
        if (compare(question.need(own), question.need(its)) <= 0) {
            return Verdict.ruledOut(question.server(), question.need(own), parent, question.need(its)).because(evidence);
        }
        return Verdict.applies(Effect.RISK, Severity.MEDIUM, Confidence.LIKELY, question.server(), question.need(own), parent,
                question.need(its)).variant("newer").because(evidence)
                .remedy(Remedy.changing("upgrade-upstream", "", question.server(), parent));
    }

    private static Verdict refused(Question question, Failure failure, Optional<ServerState> above) {
        ServerState server = question.server();
        Object own = shown(version(server, "server.version"));
        if (above.isEmpty() && Topology.downstream(server) == Tri.NO) {
            return failure.applies(Confidence.CERTAIN, failure.run().error(), own).variant("microsoft")
                    .remedy(Remedy.changing("replace-server", "", server));
        }
        String name = Topology.upstreamName(server);
        Object parent = above.isPresent() ? above.get() : name.isEmpty() ? Tri.UNKNOWN : name;
        Object its = above.isPresent() ? shown(version(above.get(), "upstream.version")) : Tri.UNKNOWN;
        return failure.applies(Confidence.CERTAIN, failure.run().error(), own, parent, its)
                .because(question.evidence("server.version", own, "server"))
                .remedy(Remedy.changing("upgrade-upstream", "", server, parent));
    }

    private static Object shown(Fact<String> version) {
        return version instanceof Known<String> known ? known.value() : Tri.UNKNOWN;
    }

    private static Fact<String> version(ServerState server, String fact) {
        String version = server.info().optional().map(ServerInfo::version).orElse("");
        return parts(version).isEmpty() ? Fact.unknown(fact, Reason.NOT_COLLECTED, server.server())
                : server.info().map(ServerInfo::version);
    }

    static int compare(String one, String other) {
        List<Integer> first = parts(one);
        List<Integer> second = parts(other);
        for (int i = 0; i < COMPARED; i++) {
            int difference = Integer.compare(i < first.size() ? first.get(i) : 0, i < second.size() ? second.get(i) : 0);
            if (difference != 0) {
                return difference;
            }
        }
        return 0;
    }

    /** Empty for what is no version. */
    private static List<Integer> parts(String version) {
        try {
            return version.isBlank() ? List.of() : Stream.of(version.strip().split("\\.")).map(Integer::valueOf).toList();
        } catch (NumberFormatException e) {
            return List.of();
        }
    }
}
