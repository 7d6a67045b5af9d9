package org.todoku.rules.wsus.internal.synchronisation;

import org.todoku.core.ServerState;
import org.todoku.core.fact.Tri;
import org.todoku.rules.Confidence;
import org.todoku.rules.Evidence;
import org.todoku.rules.Question;
import org.todoku.rules.Rule;
import org.todoku.rules.Verdict;

/** D07: a policy leaves the server no cipher suite that Microsoft Update accepts. */
public final class NoCommonCipher implements Rule {

    @Override
    public Verdict judge(Question question) {
        Failure failure = Failure.of(question).orElse(null);
        if (failure == null) {
            return Verdict.notApplicable();
        }
        failure.needText();
        ServerState server = question.server();
        if (!failure.pointsTo("D07") || Tls.switchedOff(server) || Tls.tooOld(server) == Tri.YES) {
            return Verdict.notApplicable();
        }
        String suites = question.need(Host.text(server, "tls.cipherSuites"));
        Evidence[] evidence = Host.evidence(server, "tls.cipherSuites");
        if (Tls.noCommonSuite(server) != Tri.YES) {
            return failure.ruledOut().variant(suites.isBlank() ? "" : "suites").because(evidence);
        }
        return failure.applies(Confidence.CERTAIN).because(evidence).remedy(SyncRemedies.addCipherSuite(server));
    }
}
