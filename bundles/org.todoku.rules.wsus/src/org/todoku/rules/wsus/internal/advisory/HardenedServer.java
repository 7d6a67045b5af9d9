package org.todoku.rules.wsus.internal.advisory;

import java.util.List;

import org.todoku.core.DownstreamServer;
import org.todoku.core.ServerState;
import org.todoku.rules.Confidence;
import org.todoku.rules.Effect;
import org.todoku.rules.Question;
import org.todoku.rules.Remedy;
import org.todoku.rules.Rule;
import org.todoku.rules.Severity;
import org.todoku.rules.Verdict;
import org.todoku.rules.wsus.internal.Readings;

/** L03: on Windows Server 2025 the update of September 2025 removed what old computers need to update their client from WSUS. */
public final class HardenedServer implements Rule {

    private static final String BUILD = "host.os.build";
    private static final String REVISION = "host.os.ubr";
    private static final long SERVER_2025 = 26100;
    /** The cumulative update of September 2025. */
    private static final long SINCE = 6584;

    @Override
    public Verdict judge(Question question) {
        if (question.need(Readings.build(question)) != SERVER_2025) {
            return Verdict.notApplicable();
        }
        ServerState server = question.server();
        long revision = question.need(Readings.number(question, REVISION));
        if (revision < SINCE) {
            return Verdict.ruledOut(server, revision).because(Readings.evidence(question, BUILD, REVISION));
        }
        List<String> below = server.downstreams().optional().orElse(List.of()).stream().map(DownstreamServer::name).toList();
        Verdict.Applies verdict = Verdict.applies(Effect.RISK, Severity.LOW, Confidence.POSSIBLE, server, below)
                .variant(below.isEmpty() ? "" : "hierarchy").because(Readings.evidence(question, BUILD, REVISION));
        if (!below.isEmpty()) {
            verdict = verdict.because(question.evidence("downstreams.names", below, "downstreams"));
        }
        return verdict.remedy(Remedy.looking("serve-old-computers", "", server));
    }
}
