package org.todoku.rules.wsus.internal.synchronisation;

import org.todoku.core.ServerInfo;
import org.todoku.rules.Question;
import org.todoku.rules.Rule;
import org.todoku.rules.Verdict;

/** D09: the server does not trust the certificate that it is shown for Microsoft Update. */
public final class CertificateNotTrusted implements Rule {

    @Override
    public Verdict judge(Question question) {
        Failure failure = Failure.of(question).orElse(null);
        if (failure == null) {
            return Verdict.notApplicable();
        }
        failure.needText();
        if (!failure.pointsTo("D09")) {
            return failure.ruledOut();
        }
        String version = question.server().info().optional().map(ServerInfo::version).orElse("");
        Verdict.Applies verdict = failure.applies(failure.confidence(), failure.match().map(found -> found.token()).orElse(""));
        return version.startsWith("3.") ? verdict.variant("old").because(question.evidence("server.version", version, "server"))
                .remedy(SyncRemedies.replaceOldServer(question.server()))
                : verdict.remedy(SyncRemedies.exemptFromInspection(question.server()));
    }
}
