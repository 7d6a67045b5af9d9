package org.todoku.rules.wsus.internal.importing;

import org.todoku.rules.Confidence;
import org.todoku.rules.Evidence;
import org.todoku.rules.Question;
import org.todoku.rules.Rule;
import org.todoku.rules.Severity;
import org.todoku.rules.Verdict;
import org.todoku.rules.analysis.SyncLine;
import org.todoku.rules.wsus.internal.synchronisation.Host;

/** F01: synchronisation works, but importing fails, because that part of WSUS does not use strong encryption by itself. */
public final class TlsOfImport implements Rule {

    @Override
    public Verdict judge(Question question) {
        Imports imports = Imports.of(question);
        Imports.Trace failed = imports.failure().orElse(null);
        if (failed == null || !question.absent()) {
            return Verdict.notApplicable();
        }
        if (!failed.says("10054", "forcibly closed") && !imports.failedWith(failed, "no-common-algorithm", "secure-channel",
                "connection-reset-microsoft", "connection-reset")) {
            return Verdict.ruledOut(question.server(), failed.at()).because(failed.evidence());
        }
        SyncLine line = SyncLine.of(question);
        if (line.failing().isPresent()) {
            return Verdict.ruledOut(question.server(), failed.at()).variant("sync").because(failed.evidence())
                    .because(line.failureEvidence(line.failing().get()));
        }
        Evidence[] set = Host.evidence(question.server(), "tls.schUseStrongCrypto", "tls.schUseStrongCryptoWow64");
        if (Host.is(question.server(), "tls.schUseStrongCrypto", "1") && Host.is(question.server(), "tls.schUseStrongCryptoWow64", "1")) {
            return Verdict.ruledOut(question.server(), failed.at()).variant("set").because(failed.evidence()).because(set);
        }
        return imports.applies(failed, Severity.HIGH, Confidence.LIKELY).because(set)
                .remedy(ImportRemedies.strongCrypto(question.server()));
    }
}
