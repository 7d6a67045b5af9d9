package org.todoku.rules.wsus.internal.selection;

import java.time.Instant;
import java.util.Optional;

import org.todoku.core.SyncRun;
import org.todoku.core.fact.Reason;
import org.todoku.core.fact.Unknown;
import org.todoku.rules.Confidence;
import org.todoku.rules.Effect;
import org.todoku.rules.Evidence;
import org.todoku.rules.MissingFactException;
import org.todoku.rules.Question;
import org.todoku.rules.Rule;
import org.todoku.rules.Severity;
import org.todoku.rules.Verdict;
import org.todoku.rules.analysis.Coverage;
import org.todoku.rules.analysis.SyncLine;
import org.todoku.rules.analysis.Topology;
import org.todoku.rules.wsus.internal.Remedies;

/** B04: the boxes are ticked, but no synchronisation has succeeded since the selection was changed. */
public final class NotSynchronisedSinceChange implements Rule {

    @Override
    public Verdict judge(Question question) {
        if (Topology.replica(question.server())) {
            return Verdict.notApplicable();
        }
        SelectionGap gap = SelectionGap.of(question).orElse(null);
        if (gap == null || !gap.coverage().covers()) {
            return Verdict.notApplicable();
        }
        SyncLine line = SyncLine.of(question);
        Optional<SyncRun> good = line.lastGood();
        if (good.isEmpty()) {
            return Verdict.notApplicable();
        }
        Coverage coverage = gap.coverage();
        Instant changed = coverage.subscription().value().lastModified();
        if (changed == null) {
            throw new MissingFactException(new Unknown<>("subscription.lastModified", Reason.NOT_COLLECTED, question.server().server()));
        }
        Evidence change = new Evidence("subscription.lastModified", changed, coverage.subscription().from());
        // a run that had already started does not know of the change
        if (!changed.isAfter(good.get().started())) {
            return Verdict.ruledOut(question.server(), changed, good.get().finished())
                    .because(change, line.lastGoodEvidence(good.get()));
        }
        return Verdict.applies(Effect.DELAYS, Severity.MEDIUM, Confidence.CERTAIN, question.server(), changed, good.get().finished())
                .because(coverage.tickedProducts(), change, line.lastGoodEvidence(good.get()))
                .remedy(Remedies.synchroniseNow(question.server()));
    }
}
