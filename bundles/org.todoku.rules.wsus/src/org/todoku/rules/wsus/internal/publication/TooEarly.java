package org.todoku.rules.wsus.internal.publication;

import java.time.Instant;
import java.util.Optional;

import org.todoku.core.SyncRun;
import org.todoku.core.fact.Tri;
import org.todoku.rules.Confidence;
import org.todoku.rules.Effect;
import org.todoku.rules.Evidence;
import org.todoku.rules.Question;
import org.todoku.rules.Rule;
import org.todoku.rules.Severity;
import org.todoku.rules.UpdateFacts;
import org.todoku.rules.Verdict;
import org.todoku.rules.analysis.Coverage;
import org.todoku.rules.analysis.SyncBlame;
import org.todoku.rules.analysis.SyncLine;
import org.todoku.rules.analysis.Topology;
import org.todoku.rules.wsus.internal.Remedies;
import org.todoku.rules.wsus.internal.synchronisation.Schedule;

/** C07: the update is so new that a working synchronisation has not brought it yet. */
public final class TooEarly implements Rule {

    @Override
    public Verdict judge(Question question) {
        if (!question.absent()) {
            return Verdict.notApplicable();
        }
        UpdateFacts wanted = question.known();
        SyncLine line = SyncLine.of(question);
        Optional<SyncRun> good = line.lastGood();
        // other rules tell of a server that never synchronised, that fails, or that waits for its parent
        if (good.isEmpty() || line.failing().isPresent() || Topology.downstream(question.server()) == Tri.YES || wanted.withheld()) {
            return Verdict.notApplicable();
        }
        Instant created = question.need(wanted.created());
        Instant synced = good.get().finished();
        Evidence[] evidence = { question.evidence("update.created", created, "updates"), line.lastGoodEvidence(good.get()) };
        if (created.plus(SyncBlame.GRACE).isBefore(synced)) {
            return Verdict.ruledOut(wanted.update(), question.server(), created, synced).because(evidence);
        }
        if (Schedule.overdue(question, line) || !Coverage.of(question).covers()) {
            return Verdict.notApplicable();
        }
        boolean before = created.isAfter(synced);
        return Verdict.applies(Effect.DELAYS, Severity.MEDIUM, before ? Confidence.CERTAIN : Confidence.LIKELY, wanted.update(),
                question.server(), created, synced).variant(before ? "" : "grace").because(evidence)
                .remedy(Remedies.synchroniseNow(question.server()));
    }
}
