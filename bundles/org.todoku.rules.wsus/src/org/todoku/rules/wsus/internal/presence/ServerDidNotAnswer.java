package org.todoku.rules.wsus.internal.presence;

import org.todoku.core.Completeness;
import org.todoku.core.Section;
import org.todoku.core.ServerState;
import org.todoku.core.UserRole;
import org.todoku.core.fact.Reason;
import org.todoku.core.fact.Unknown;
import org.todoku.rules.Confidence;
import org.todoku.rules.Effect;
import org.todoku.rules.Question;
import org.todoku.rules.Rule;
import org.todoku.rules.Severity;
import org.todoku.rules.Verdict;
import org.todoku.rules.wsus.internal.Remedies;

/** A12: reading the updates failed or was not allowed, so that nothing on this server proves absence. */
public final class ServerDidNotAnswer implements Rule {

    @Override
    public Verdict judge(Question question) {
        ServerState server = question.server();
        if (!question.listed(server).isEmpty()) {
            return Verdict.notApplicable();
        }
        if (server.completeList() instanceof Unknown<Section> doubt && doubt.reason() == Reason.FORBIDDEN) {
            return Verdict.applies(Effect.INFO, Severity.HIGH, Confidence.CERTAIN, server).variant("unauthorised")
                    .because(question.evidence("server.role", UserRole.UNAUTHORIZED.apiName(), "server"))
                    .remedy(Remedies.restoreAccess(server), Remedies.collectAgain(server));
        }
        if (server.updates().completeness() == Completeness.FAILED) {
            return Verdict.applies(Effect.INFO, Severity.HIGH, Confidence.CERTAIN, server, server.updates().reason())
                    .variant(server.updates().reason().isBlank() ? "no-reason" : "")
                    .because(question.evidence("updates.completeness", server.updates().completeness(), "updates"))
                    .remedy(Remedies.restoreAccess(server), Remedies.collectAgain(server));
        }
        boolean empty = server.updates().completeness() == Completeness.COMPLETE && server.updates().rows() == 0;
        if (empty || server.updates().completeness() == Completeness.ABSENT) {
            question.needCompleteList(server);
        }
        return server.updates().completeness() == Completeness.COMPLETE ? Verdict.ruledOut(server, server.updates().rows())
                .because(question.evidence("updates.completeness", server.updates().completeness(), "updates")) : Verdict.notApplicable();
    }
}
