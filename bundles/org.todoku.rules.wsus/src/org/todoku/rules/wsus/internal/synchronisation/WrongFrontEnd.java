package org.todoku.rules.wsus.internal.synchronisation;

import java.util.Locale;

import org.todoku.core.ServerState;
import org.todoku.rules.Confidence;
import org.todoku.rules.Evidence;
import org.todoku.rules.Question;
import org.todoku.rules.Rule;
import org.todoku.rules.Verdict;

/** D16: several servers share one database, and another one than this synchronises for all. */
public final class WrongFrontEnd implements Rule {

    @Override
    public Verdict judge(Question question) {
        Failure failure = Failure.of(question).orElse(null);
        ServerState server = question.server();
        // an internal database cannot be shared
        if (failure == null || Host.is(server, "database.kind", "wid") || !failure.pointsTo("D16") && !failure.pointsTo("D14")) {
            return Verdict.notApplicable();
        }
        if (question.need(Host.number(server, "frontEnds.count")) < 2) {
            return Verdict.notApplicable();
        }
        String master = question.need(Host.text(server, "frontEnds.master"));
        Evidence[] evidence = Host.evidence(server, "frontEnds.count", "frontEnds.master");
        if (firstLabel(master).equals(firstLabel(server.server()))) {
            return failure.ruledOut().because(evidence);
        }
        return failure.applies(Confidence.CERTAIN, master).because(evidence).remedy(SyncRemedies.connectMaster(server, master));
    }

    private static String firstLabel(String host) {
        return host.toLowerCase(Locale.ROOT).split("\\.", 2)[0];
    }
}
