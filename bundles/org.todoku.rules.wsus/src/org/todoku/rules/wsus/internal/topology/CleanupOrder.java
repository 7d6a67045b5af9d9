package org.todoku.rules.wsus.internal.topology;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

import org.todoku.core.ServerState;
import org.todoku.core.SyncError;
import org.todoku.core.fact.Fact;
import org.todoku.core.fact.Known;
import org.todoku.core.fact.Reason;
import org.todoku.rules.Confidence;
import org.todoku.rules.Effect;
import org.todoku.rules.Evidence;
import org.todoku.rules.Question;
import org.todoku.rules.Remedy;
import org.todoku.rules.Rule;
import org.todoku.rules.Severity;
import org.todoku.rules.Verdict;
import org.todoku.rules.analysis.Topology;
import org.todoku.rules.wsus.internal.synchronisation.Failure;
import org.todoku.rules.wsus.internal.synchronisation.Host;

/** E11: the server above was cleaned up before this one, so that what hangs together here is torn apart there. */
public final class CleanupOrder implements Rule {

    @Override
    public Verdict judge(Question question) {
        if (!Topology.requireDownstream(question)) {
            return Verdict.notApplicable();
        }
        Failure failure = Failure.of(question).orElse(null);
        boolean torn = failure != null && torn(failure);
        Optional<ServerState> parent = question.hierarchy().upstream(question.server());
        Fact<Instant> here = time(question.server(), "cleanup.lastRun");
        Fact<Instant> noted = time(question.server(), "cleanup.lastRunOnUpstream");
        Fact<Instant> above = parent.isPresent() && !noted.isKnown() ? time(parent.get(), "cleanup.lastRun") : noted;
        if (!torn && (!here.isKnown() || !above.isKnown())) {
            return Verdict.notApplicable(); // nothing points to it
        }
        Instant own = question.need(here);
        Instant its = question.need(above);
        String upstream = Topology.upstreamName(question.server());
        Evidence[] evidence = { question.evidence("host.cleanup.lastRun", own, "host"),
                question.evidence("host.cleanup.lastRunOnUpstream", its, "host") };
        if (!own.isAfter(its)) {
            return Verdict.ruledOut(question.server(), own, upstream, its).because(evidence);
        }
        Remedy remedy = Remedy.changing("clean-up-from-below", "Invoke-WsusServerCleanup -CleanupObsoleteUpdates -CompressUpdates",
                question.server(), upstream);
        return failure != null && torn
                ? failure.applies(Confidence.LIKELY, own, upstream, its).variant("torn").because(evidence).remedy(remedy)
                : Verdict.applies(Effect.RISK, Severity.LOW, Confidence.LIKELY, question.server(), own, upstream, its).because(evidence)
                        .remedy(remedy);
    }

    private static boolean torn(Failure failure) {
        return failure.is(SyncError.LOCAL_UPDATE_MISSING_FOR_APPROVAL) || failure.run().updateErrors().stream()
                .anyMatch(error -> error.error().strip().equals("1") || error.error().strip().equalsIgnoreCase("DependencyNotFound"));
    }

    private static Fact<Instant> time(ServerState server, String key) {
        String unknown = "host." + key;
        if (!(Host.text(server, key) instanceof Known<String> text)) {
            return Fact.unknown(unknown, Reason.NOT_COLLECTED, server.server());
        }
        try {
            return text.map(Instant::parse);
        } catch (DateTimeParseException e) {
            return Fact.unknown(unknown, Reason.FAILED, text.value());
        }
    }
}
