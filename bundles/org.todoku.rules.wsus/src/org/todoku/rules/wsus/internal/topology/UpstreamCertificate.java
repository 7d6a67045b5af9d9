package org.todoku.rules.wsus.internal.topology;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.todoku.core.ServerState;
import org.todoku.rules.Confidence;
import org.todoku.rules.Evidence;
import org.todoku.rules.Question;
import org.todoku.rules.Remedy;
import org.todoku.rules.Rule;
import org.todoku.rules.Verdict;
import org.todoku.rules.analysis.Topology;
import org.todoku.rules.wsus.internal.synchronisation.Failure;
import org.todoku.rules.wsus.internal.synchronisation.Host;

/** E08: the server does not trust the certificate of the server above it. */
public final class UpstreamCertificate implements Rule {

    @Override
    public Verdict judge(Question question) {
        if (!Topology.requireDownstream(question)) {
            return Verdict.notApplicable();
        }
        Failure failure = Failure.of(question).orElse(null);
        if (failure == null) {
            return Verdict.notApplicable();
        }
        failure.needText();
        if (!failure.pointsTo("E08")) {
            return failure.ruledOut();
        }
        ServerState server = question.server();
        String upstream = Topology.upstreamName(server);
        Remedy remedy = Remedy.changing("match-certificate", "", server, upstream);
        List<String> names = Host.text(server, "upstream.certificate.names").optional().map(text -> List.of(text.split(",")))
                .orElse(List.of());
        Evidence[] named = Host.evidence(server, "upstream.certificate.names");
        if (!names.isEmpty() && names.stream().noneMatch(name -> fits(name.strip(), upstream))) {
            return failure.applies(Confidence.CERTAIN, upstream, names).variant("name").because(named).remedy(remedy);
        }
        Optional<ServerState> parent = question.hierarchy().upstream(server);
        Instant expires = parent.flatMap(state -> Host.text(state, "certificate.expires").optional()).map(UpstreamCertificate::time)
                .orElse(null);
        if (expires != null && parent.isPresent() && !expires.isAfter(failure.run().finished())) {
            return failure.applies(Confidence.CERTAIN, upstream, expires).variant("expired")
                    .because(Evidence.of("upstream.certificate.expires", expires, parent.get(), "host")).remedy(remedy);
        }
        return failure.applies(failure.confidence(), upstream).because(named).remedy(remedy);
    }

    /** A star stands for one label. */
    static boolean fits(String certificate, String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        String told = certificate.toLowerCase(Locale.ROOT);
        int dot = wanted.indexOf('.');
        return told.equals(wanted) || told.startsWith("*.") && dot > 0 && told.substring(1).equals(wanted.substring(dot));
    }

    private static @Nullable Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            return null; // a time that cannot be read tells nothing
        }
    }
}
