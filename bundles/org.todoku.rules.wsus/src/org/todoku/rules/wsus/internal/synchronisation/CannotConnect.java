package org.todoku.rules.wsus.internal.synchronisation;

import org.todoku.core.fact.Tri;
import org.todoku.rules.Confidence;
import org.todoku.rules.Question;
import org.todoku.rules.Rule;
import org.todoku.rules.Verdict;

/** D14: the source of synchronisation cannot be reached, or connections to it are cut on the way. */
public final class CannotConnect implements Rule {

    @Override
    public Verdict judge(Question question) {
        Failure failure = Failure.of(question).orElse(null);
        if (failure == null) {
            return Verdict.notApplicable();
        }
        failure.needText();
        if (!failure.pointsTo("D14")) {
            return failure.ruledOut();
        }
        if (ProxyMisconfigured.explains(question, failure)) {
            return Verdict.notApplicable();
        }
        String token = failure.match().map(found -> found.token()).orElse("");
        Confidence confidence = failure.confidence();
        boolean cut = failure.pointsTo("D06");
        if (cut) {
            // a connection that is cut is a matter of encryption in most cases; only where that is excluded it is the network
            Tri encryption = Tls.explains(question.server());
            if (encryption == Tri.YES) {
                return failure.ruledOut().variant("encryption");
            }
            confidence = encryption == Tri.NO ? confidence : Confidence.POSSIBLE;
        }
        return failure.applies(confidence, token).variant(cut ? "cut" : "").remedy(SyncRemedies.openFilter(question));
    }
}
