package org.todoku.rules.wsus.internal.topology;

import java.time.Instant;
import java.util.Optional;

import org.todoku.core.ServerState;
import org.todoku.core.ServerUpdate;
import org.todoku.core.SyncRun;
import org.todoku.core.fact.Known;
import org.todoku.core.fact.Reason;
import org.todoku.core.fact.Unknown;
import org.todoku.rules.Confidence;
import org.todoku.rules.Effect;
import org.todoku.rules.Evidence;
import org.todoku.rules.Question;
import org.todoku.rules.Rule;
import org.todoku.rules.Severity;
import org.todoku.rules.UpdateFacts;
import org.todoku.rules.Verdict;
import org.todoku.rules.analysis.SyncLine;
import org.todoku.rules.analysis.Topology;
import org.todoku.rules.wsus.internal.Remedies;

/** E02: the server above received the update after this one last synchronised. */
public final class UpstreamHasItSince implements Rule {

    @Override
    public Verdict judge(Question question) {
        if (!question.absent() || !Topology.requireDownstream(question)) {
            return Verdict.notApplicable();
        }
        UpdateFacts wanted = question.known();
        ServerState parent = question.need(Topology.parent(question, question.server()));
        Optional<ServerUpdate> there = question.facts().on(parent, wanted.id());
        if (there.isEmpty()) {
            question.needCompleteList(parent);
            return Verdict.notApplicable();
        }
        SyncLine line = SyncLine.of(question);
        Optional<SyncRun> good = line.lastGood();
        if (good.isEmpty()) {
            return Verdict.notApplicable();
        }
        Instant synced = good.get().finished();
        Instant arrived = there.get().presence().arrived();
        if (arrived == null) {
            return made(question, wanted, parent, line, good.get());
        }
        Evidence[] evidence = { Evidence.of("upstream.arrived", arrived, parent, "updates"), line.lastGoodEvidence(good.get()) };
        if (!arrived.isAfter(good.get().started())) {
            return Verdict.ruledOut(question.server(), parent, arrived, synced).because(evidence);
        }
        // a run that was under way when the update arrived may or may not have seen it
        return Verdict.applies(Effect.DELAYS, Severity.MEDIUM, arrived.isAfter(synced) ? Confidence.CERTAIN : Confidence.LIKELY,
                question.server(), parent, arrived, synced).because(evidence)
                .remedy(Remedies.synchroniseAfterParent(question.server(), parent));
    }

    /** It hardly arrived before it was made; not certain, for a revision may be newer than its arrival, and clocks differ. */
    private static Verdict made(Question question, UpdateFacts wanted, ServerState parent, SyncLine line, SyncRun good) {
        if (wanted.created() instanceof Known<Instant> created && created.value().isAfter(good.finished())) {
            return Verdict.applies(Effect.DELAYS, Severity.MEDIUM, Confidence.LIKELY, question.server(), parent, created.value(),
                    good.finished()).variant("made").because(Evidence.of("target.created", created), line.lastGoodEvidence(good))
                    .remedy(Remedies.synchroniseAfterParent(question.server(), parent));
        }
        return Verdict.undecided(new Unknown<>("upstream.arrived", Reason.NOT_COLLECTED, parent.server()));
    }
}
