package org.todoku.rules.wsus.internal.topology;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;

import org.todoku.core.SyncRun;
import org.todoku.core.fact.Fact;
import org.todoku.core.fact.Reason;
import org.todoku.core.fleet.Tally;
import org.todoku.rules.Confidence;
import org.todoku.rules.Evidence;
import org.todoku.rules.Question;
import org.todoku.rules.analysis.SyncLine;
import org.todoku.rules.analysis.Topology;

/**
 * A server that nobody connects to Microsoft Update: what it has was exported from another one and imported.
 *
 * @param newest when the newest of its updates arrived, which was with the last import
 * @param confidence certain when no synchronisation on record ever succeeded
 */
record Offline(Instant newest, Confidence confidence, Evidence[] evidence) {

    /** So long after the last good synchronisation nothing arrives but by import. */
    private static final Duration LONG_AGO = Duration.ofDays(30);

    /** Empty when it synchronises; ends the rule as undecided when facts are missing. */
    static Optional<Offline> of(Question question) {
        if (Topology.requireDownstream(question)) {
            return Optional.empty();
        }
        Boolean automatic = question.subscription().automatic();
        if (automatic == null) {
            question.need(Fact.<Boolean>unknown("subscription.schedule", Reason.NOT_COLLECTED, question.server().server()));
        }
        if (!Boolean.FALSE.equals(automatic)) {
            return Optional.empty();
        }
        SyncLine line = SyncLine.of(question);
        Optional<Instant> newest = question.facts().tally(question.server()).stream().map(Tally::newest).filter(Objects::nonNull)
                .max(Comparator.naturalOrder());
        Optional<Instant> good = line.lastGood().map(SyncRun::finished);
        if (newest.isEmpty() || good.filter(end -> end.plus(LONG_AGO).isAfter(newest.get())).isPresent()) {
            return Optional.empty();
        }
        Evidence manual = question.evidence("subscription.schedule", false, "subscription");
        Evidence arrived = question.evidence("updates.newestArrival", newest.get(), "updates");
        Evidence runs = good.isPresent() ? line.evidence("syncHistory.lastGood", good.get())
                : line.evidence("syncHistory.everSucceeded", false);
        return Optional.of(new Offline(newest.get(), good.isEmpty() ? Confidence.CERTAIN : Confidence.LIKELY,
                new Evidence[] { manual, runs, arrived }));
    }
}
