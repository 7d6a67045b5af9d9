package org.todoku.rules.wsus.internal.presence;

import org.todoku.core.Section;
import org.todoku.core.ServerState;
import org.todoku.core.fact.Known;
import org.todoku.core.fact.Reason;
import org.todoku.core.fact.Unknown;
import org.todoku.rules.Question;
import org.todoku.rules.Rule;
import org.todoku.rules.Verdict;

/** A10: the list at hand was cut or filtered, so that an update which it does not hold may still be on the server. */
public final class ListTruncated implements Rule {

    @Override
    public Verdict judge(Question question) {
        ServerState server = question.server();
        if (!question.listed(server).isEmpty()) {
            return Verdict.notApplicable();
        }
        return switch (server.completeList()) {
            case Known<Section> list -> Verdict.ruledOut(server, list.value().rows())
                    .because(question.evidence("updates.rows", list.value().rows(), "updates"));
            // what could not be read is told by A12
            case Unknown<Section> doubt -> doubt.reason() == Reason.FORBIDDEN || doubt.reason() == Reason.FAILED
                    ? Verdict.notApplicable() : Verdict.undecided(doubt);
        };
    }
}
