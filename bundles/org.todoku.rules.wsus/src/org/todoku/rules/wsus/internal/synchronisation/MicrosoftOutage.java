package org.todoku.rules.wsus.internal.synchronisation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.todoku.core.ServerState;
import org.todoku.core.SyncError;
import org.todoku.core.fact.Reason;
import org.todoku.core.fact.Tri;
import org.todoku.core.fact.Unknown;
import org.todoku.rules.Confidence;
import org.todoku.rules.Evidence;
import org.todoku.rules.Question;
import org.todoku.rules.Rule;
import org.todoku.rules.Verdict;
import org.todoku.rules.analysis.SyncChange;
import org.todoku.rules.analysis.SyncLine;
import org.todoku.rules.analysis.Topology;
import org.todoku.rules.data.HostScope;
import org.todoku.rules.data.Incident;

/** D19: servers that have nothing in common but Microsoft Update begin to fail within the same hours. */
public final class MicrosoftOutage implements Rule {

    @Override
    public Verdict judge(Question question) {
        Failure failure = Failure.of(question).orElse(null);
        if (failure == null || !fromOutside(failure) || Topology.requireDownstream(question)) {
            return Verdict.notApplicable();
        }
        Fleetwide.Comparison others = Fleetwide.compare(question, failure);
        if (others.synchronised().isPresent() && others.success().isPresent()) {
            ServerState other = others.synchronised().get();
            Instant at = others.success().get().finished();
            return failure.ruledOut(other, at).because(Evidence.of("syncHistory.lastGood", at, other, "syncHistory"));
        }
        Optional<Incident> known = question.data().incidents().ofRule("D19").stream()
                .filter(incident -> incident.covers(failure.first().started()))
                .filter(incident -> failure.textMissing() || failure.match().map(found -> found.signature().id())
                        .filter(incident.signatures()::contains).isPresent()).findFirst();
        if (known.isEmpty() && others.failing().isEmpty()) {
            return Fleetwide.independent(question).stream().allMatch(other -> SyncLine.of(other).isEmpty())
                    ? Verdict.undecided(new Unknown<>("fleet.others", Reason.NOT_COLLECTED, question.server().server()))
                    : failure.ruledOut().variant("alone");
        }
        List<SyncChange> changes = failure.changes();
        Confidence confidence = changes.isEmpty() ? Confidence.LIKELY : Confidence.POSSIBLE;
        Object incident = known.<Object>map(Incident::title).orElse(Tri.UNKNOWN);
        Verdict.Applies verdict = failure.applies(confidence, failure.first().started(), others.failing(), incident)
                .because(question.evidence("syncHistory.failingSince", failure.first().started(), "syncHistory"));
        for (SyncChange change : changes) {
            verdict = verdict.because(change.evidence());
        }
        for (ServerState other : others.failing()) {
            verdict = verdict.because(Evidence.of("fleet.failingToo", other, other, "syncHistory"));
        }
        return verdict.variant(known.isPresent() ? "known" : "").remedy(SyncRemedies.waitForMicrosoft(question.server()));
    }

    /** Errors that come from the other side, or on the way there. */
    private static boolean fromOutside(Failure failure) {
        if (failure.pointsTo("D10") || failure.pointsTo("D13") || failure.pointsTo("D15") && !failure.pointsTo("D14")
                || failure.pointsTo("D22") && !failure.pointsTo("D20")) {
            return false;
        }
        return failure.is(SyncError.USS_BUSY, SyncError.USS_INTERNAL_ERROR, SyncError.USS_COMMUNICATION_ERROR, SyncError.USS_OTHER_ERROR)
                || failure.pointsTo("D20") || failure.about(HostScope.MICROSOFT) && (failure.pointsTo("D17") || failure.pointsTo("D18"));
    }
}
