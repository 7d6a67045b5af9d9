package org.todoku.rules.wsus.internal.synchronisation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import org.todoku.core.ServerState;
import org.todoku.core.Subscription;
import org.todoku.core.SyncError;
import org.todoku.core.fact.Reason;
import org.todoku.core.fact.Unknown;
import org.todoku.rules.Confidence;
import org.todoku.rules.Evidence;
import org.todoku.rules.Question;
import org.todoku.rules.Rule;
import org.todoku.rules.Verdict;
import org.todoku.rules.analysis.SyncChange;
import org.todoku.rules.analysis.Topology;

/** D24: synchronisation began to fail right after products or classifications were changed. */
public final class PoisonousCategory implements Rule {

    private static final Duration RIGHT_AFTER = Duration.ofHours(25);

    @Override
    public Verdict judge(Question question) {
        Failure failure = Failure.of(question).orElse(null);
        ServerState server = question.server();
        if (failure == null || Topology.replica(server) || !contentMatters(failure) || failure.line().lastGood().isEmpty()) {
            return Verdict.notApplicable();
        }
        List<SyncChange> changes = failure.changes().stream().filter(SyncChange::ofSelection).toList();
        if (changes.isEmpty()) {
            Instant modified = server.subscription().optional().map(Subscription::lastModified).orElse(null);
            boolean events = server.evidence().events().isKnown();
            if (modified == null) { // clean-up deletes events, so their absence proves nothing
                return Verdict.undecided(new Unknown<>("subscription.lastModified", Reason.NOT_COLLECTED, server.server()));
            }
            // a change after the first failure hides whether there was one before it
            return modified.isAfter(failure.first().started()) && !events
                    ? Verdict.undecided(new Unknown<>("events.last.389", Reason.NOT_COLLECTED, server.server()))
                    : failure.ruledOut(failure.first().started())
                            .because(question.evidence("syncHistory.failingSince", failure.first().started(), "syncHistory"));
        }
        SyncChange change = changes.get(0);
        Fleetwide.Comparison others = Fleetwide.compare(question, failure);
        if (!others.failing().isEmpty()) {
            return failure.ruledOut(others.failing().get(0)).variant("others-too")
                    .because(Evidence.of("fleet.failingToo", others.failing().get(0), others.failing().get(0), "syncHistory"));
        }
        boolean close = Duration.between(change.at(), failure.first().started()).compareTo(RIGHT_AFTER) <= 0;
        return failure.applies(close || others.synchronised().isPresent() ? Confidence.LIKELY : Confidence.POSSIBLE, change.at(),
                failure.first().started(), change.by()).variant(change.by().isBlank() ? "" : "by").because(change.evidence(),
                        question.evidence("syncHistory.failingSince", failure.first().started(), "syncHistory"))
                .remedy(SyncRemedies.untickLast(server));
    }

    /** Whether what is fetched can be the reason; a proxy server refuses whatever is ticked. */
    private static boolean contentMatters(Failure failure) {
        if (failure.is(SyncError.PROXY_ERROR, SyncError.USS_NOT_FOUND, SyncError.DSS_AUTHENTICATION_ERROR,
                SyncError.LOCAL_DB_CONNECT_FAIL, SyncError.USER_CANCELED)) {
            return false;
        }
        return failure.match().isEmpty() || Stream.of("D18", "D20", "D22", "D17").anyMatch(failure::pointsTo)
                || failure.match().get().signature().id().equals("soap-fault-getupdatedata");
    }
}
