package org.todoku.rules.wsus.internal.synchronisation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.todoku.core.ServerState;
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

/** D28: synchronisations succeed, the boxes are ticked, another server has the update, and still it does not come. */
public final class SyncsBringNothing implements Rule {

    private static final int ENOUGH = 3;

    @Override
    public Verdict judge(Question question) {
        ServerState server = question.server();
        if (!question.absent() || Topology.requireDownstream(question)) {
            return Verdict.notApplicable();
        }
        UpdateFacts wanted = question.known();
        if (wanted.withdrawn() || wanted.withheld()) {
            return Verdict.notApplicable();
        }
        SyncLine line = SyncLine.of(question);
        Coverage coverage = Coverage.of(question);
        if (line.failing().isPresent() || !coverage.covers()) {
            return Verdict.notApplicable();
        }
        Instant since = question.created().plus(SyncBlame.GRACE);
        Instant changed = coverage.subscription().value().lastModified();
        since = changed != null && changed.isAfter(since) ? changed : since;
        long successes = line.successesAfter(since);
        if (successes < ENOUGH) {
            return Verdict.notApplicable();
        }
        List<ServerState> others = Fleetwide.independent(question);
        Optional<ServerState> owner = others.stream().filter(other -> question.facts().on(other, wanted.id()).isPresent()).findFirst();
        Evidence ran = line.evidence("syncHistory.successes", successes);
        if (owner.isEmpty()) {
            long without = others.stream().filter(ServerState::updatesComplete).count();
            return without == 0 ? Verdict.notApplicable() : Verdict.ruledOut(server, successes, without).because(ran);
        }
        // it may have been imported there
        return Verdict.applies(Effect.BLOCKS, Severity.HIGH, Confidence.LIKELY, server, successes, owner.get())
                .because(ran, coverage.tickedProducts(), Evidence.of("update.knownBy", owner.get(), owner.get(), "updates"))
                .remedy(SyncRemedies.fetchAnew(server, owner.get()), Remedies.importOne(question, wanted.update()));
    }
}
