package org.todoku.rules.wsus.internal.synchronisation;

import java.util.Optional;

import org.todoku.core.Configuration;
import org.todoku.core.ServerState;
import org.todoku.core.SyncResult;
import org.todoku.core.fact.Reason;
import org.todoku.core.fact.Tri;
import org.todoku.core.fact.Unknown;
import org.todoku.rules.Confidence;
import org.todoku.rules.Evidence;
import org.todoku.rules.Question;
import org.todoku.rules.Rule;
import org.todoku.rules.Verdict;
import org.todoku.rules.analysis.SyncLine;
import org.todoku.rules.wsus.internal.Remedies;

/** D15: a proxy server is needed and none is set, or one is set that cannot be the right one. */
public final class ProxyMisconfigured implements Rule {

    @Override
    public Verdict judge(Question question) {
        Failure failure = Failure.of(question).orElse(null);
        if (failure == null) {
            return Verdict.notApplicable();
        }
        failure.needText();
        if (!failure.pointsTo("D15")) {
            return Verdict.notApplicable();
        }
        Configuration configuration = question.configuration();
        Evidence set = question.evidence("configuration.proxy", configuration.proxyName().isEmpty() ? Tri.NO : configuration.proxyName(),
                "configuration");
        if (nameUnknown(failure)) {
            return failure.applies(Confidence.CERTAIN, configuration.proxyName()).variant("name").because(set)
                    .remedy(Remedies.fixProxy(question.server(), configuration.proxyName()));
        }
        Boolean use = configuration.useProxy();
        if (use == null) {
            return Verdict.undecided(new Unknown<>("configuration.useProxy", Reason.NOT_COLLECTED, question.server().server()));
        }
        if (use) {
            return separateMissing(configuration) ? failure.applies(Confidence.LIKELY, configuration.proxyName()).variant("separate")
                    .because(set).remedy(Remedies.fixProxy(question.server(), configuration.proxyName()))
                    : failure.ruledOut(configuration.proxyName()).because(set);
        }
        Optional<ServerState> other = otherWithProxy(question);
        if (other.isPresent()) {
            String proxy = other.get().configuration().optional().map(Configuration::proxyName).orElse("");
            return failure.applies(Confidence.LIKELY, other.get(), proxy).variant("others").because(set)
                    .because(Evidence.of("configuration.proxy", proxy, other.get(), "configuration"))
                    .remedy(Remedies.fixProxy(question.server(), ""));
        }
        String windows = question.need(Host.text(question.server(), "winhttp.proxy"));
        Evidence[] evidence = Host.evidence(question.server(), "winhttp.proxy");
        return windows.isBlank() ? failure.ruledOut().variant("direct").because(set).because(evidence)
                : failure.applies(Confidence.LIKELY, windows).because(set).because(evidence)
                        .remedy(Remedies.fixProxy(question.server(), ""));
    }

    /** Whether the proxy server explains the failure, as far as is known. */
    static boolean explains(Question question, Failure failure) {
        Configuration configuration = question.server().configuration().optional().orElse(null);
        if (!failure.pointsTo("D15") || configuration == null) {
            return false;
        }
        if (nameUnknown(failure) || Boolean.TRUE.equals(configuration.useProxy()) && separateMissing(configuration)) {
            return true;
        }
        return Boolean.FALSE.equals(configuration.useProxy()) && (otherWithProxy(question).isPresent()
                || Host.text(question.server(), "winhttp.proxy").optional().filter(proxy -> !proxy.isBlank()).isPresent());
    }

    private static boolean nameUnknown(Failure failure) {
        return failure.match().filter(found -> found.signature().id().equals("proxy-name-not-resolved")).isPresent();
    }

    /** A proxy server of its own for HTTPS is switched on, and none is named. */
    private static boolean separateMissing(Configuration configuration) {
        return "true".equals(configuration.other().get("useSeparateProxyForSsl"))
                && configuration.other().getOrDefault("sslProxyName", "\"\"").replace("\"", "").isBlank();
    }

    /** A server of the fleet that reaches Microsoft Update through a proxy server. */
    private static Optional<ServerState> otherWithProxy(Question question) {
        return Fleetwide.independent(question).stream()
                .filter(server -> server.configuration().optional().map(Configuration::useProxy).orElse(false))
                .filter(server -> SyncLine.of(server).flatMap(SyncLine::lastAttempt).filter(run -> run.result().is(SyncResult.SUCCEEDED))
                        .isPresent())
                .findFirst();
    }
}
