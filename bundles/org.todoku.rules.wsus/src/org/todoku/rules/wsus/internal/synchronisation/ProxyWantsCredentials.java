package org.todoku.rules.wsus.internal.synchronisation;

import java.util.Optional;

import org.todoku.core.Configuration;
import org.todoku.core.SyncError;
import org.todoku.rules.Confidence;
import org.todoku.rules.Question;
import org.todoku.rules.Rule;
import org.todoku.rules.Verdict;
import org.todoku.rules.wsus.internal.Remedies;

/** D10: the proxy server wants credentials and does not get the right ones. */
public final class ProxyWantsCredentials implements Rule {

    @Override
    public Verdict judge(Question question) {
        Failure failure = Failure.of(question).orElse(null);
        if (failure == null) {
            return Verdict.notApplicable();
        }
        boolean says407 = failure.pointsTo("D10");
        if (!says407 && !failure.is(SyncError.PROXY_ERROR)) {
            if (failure.is(SyncError.USS_COMMUNICATION_ERROR, SyncError.USS_OTHER_ERROR, SyncError.UNKNOWN)) {
                failure.needText();
            }
            return failure.ruledOut();
        }
        Optional<Configuration> configuration = question.server().configuration().optional();
        String proxy = configuration.map(Configuration::proxyName).orElse("");
        Verdict.Applies verdict = failure.applies(says407 ? Confidence.CERTAIN : Confidence.LIKELY, proxy)
                .variant(variant(configuration, says407));
        return (proxy.isEmpty() ? verdict : verdict.because(question.evidence("configuration.proxy", proxy, "configuration")))
                .remedy(Remedies.fixProxy(question.server(), proxy));
    }

    /** What the server sends the proxy, as far as its configuration says. */
    private static String variant(Optional<Configuration> configuration, boolean says407) {
        if (!says407) {
            return "unclear";
        }
        if (configuration.isEmpty()) {
            return "";
        }
        if (Boolean.FALSE.equals(configuration.get().useProxy())) {
            return "not-configured";
        }
        return Boolean.TRUE.equals(configuration.get().anonymousProxy()) || Boolean.FALSE.equals(configuration.get().hasProxyPassword())
                ? "no-credentials" : "";
    }
}
