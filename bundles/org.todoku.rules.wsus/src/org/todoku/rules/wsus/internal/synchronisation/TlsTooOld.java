package org.todoku.rules.wsus.internal.synchronisation;

import org.todoku.core.ServerState;
import org.todoku.core.fact.Tri;
import org.todoku.rules.Confidence;
import org.todoku.rules.Evidence;
import org.todoku.rules.Question;
import org.todoku.rules.Rule;
import org.todoku.rules.Verdict;

/** D06: Microsoft Update asks for TLS 1.2, and the server does not speak it. */
public final class TlsTooOld implements Rule {

    @Override
    public Verdict judge(Question question) {
        Failure failure = Failure.of(question).orElse(null);
        if (failure == null) {
            return Verdict.notApplicable();
        }
        failure.needText();
        if (!failure.pointsTo("D06")) {
            return Verdict.notApplicable();
        }
        ServerState server = question.server();
        if (Tls.switchedOff(server)) {
            return failure.applies(Confidence.CERTAIN).variant("switched-off").because(Host.evidence(server, Tls.KEYS))
                    .remedy(SyncRemedies.switchTlsOn(server));
        }
        long build = question.need(Host.build(server));
        Evidence windows = Evidence.of("host.os.build", build, server, "host");
        if (Tls.tooOld(server) != Tri.YES) {
            boolean log = Host.is(server, "tls.schannelInLog", "true");
            return failure.ruledOut(build).variant(log ? "log" : "").because(windows);
        }
        return failure.applies(Host.is(server, "tls.schannelInLog", "false") ? Confidence.CERTAIN : Confidence.LIKELY, build)
                .because(windows).because(Host.evidence(server, "tls.schannelInLog")).remedy(SyncRemedies.installRollup(server));
    }
}
