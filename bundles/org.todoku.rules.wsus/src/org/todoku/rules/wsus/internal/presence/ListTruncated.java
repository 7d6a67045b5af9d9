package org.todoku.rules.wsus.internal.presence;

import java.util.Optional;

import org.todoku.core.Completeness;
import org.todoku.core.ServerState;
import org.todoku.core.fact.Unknown;
import org.todoku.rules.Question;
import org.todoku.rules.Rule;
import org.todoku.rules.Verdict;
import org.todoku.rules.wsus.internal.Absence;

/** A10: the list at hand was cut or filtered, so that an update which it does not hold may still be on the server. */
public final class ListTruncated implements Rule {

    @Override
    public Verdict judge(Question question) {
        ServerState server = question.server();
        if (!question.listed(server).isEmpty() || Absence.unauthorised(server)
                || server.updates().completeness() == Completeness.FAILED) {
            return Verdict.notApplicable();
        }
        Optional<Unknown<?>> doubt = Absence.doubt(server);
        if (doubt.isPresent()) {
            return Verdict.undecided(doubt.get());
        }
        return Verdict.ruledOut(server, server.updates().rows())
                .because(question.evidence("updates.rows", server.updates().rows(), "updates"));
    }
}
