package org.todoku.rules.analysis;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.todoku.core.ServerState;
import org.todoku.core.SyncHistory;
import org.todoku.core.SyncResult;
import org.todoku.core.SyncRun;
import org.todoku.core.fact.Provenance;
import org.todoku.core.fact.Reason;
import org.todoku.core.fact.Unknown;
import org.todoku.rules.Evidence;
import org.todoku.rules.MissingFactException;
import org.todoku.rules.Question;

/**
 * The synchronisations of a server. Runs that lie in the future of the moment at which it was read were written while its clock was
 * wrong: they are left out and counted, as long as others remain.
 */
public final class SyncLine {

    /** How far the clocks of a server and of whoever reads it may differ. */
    private static final Duration CLOCKS = Duration.ofHours(1);
    private static final int USUAL_RUNS = 20;

    private final SyncHistory history;
    private final List<SyncRun> runs;
    private final Instant read;
    private final Provenance from;

    private SyncLine(SyncHistory history, ServerState server, Provenance from) {
        this.history = history;
        this.read = server.collectedAt().plus(CLOCKS);
        List<SyncRun> all = history.runs();
        int future = 0;
        while (future < all.size() && all.get(future).started().isAfter(read)) {
            future++;
        }
        // when all of them lie in the future, the moment of reading is what is wrong
        this.runs = future == all.size() ? all : all.subList(future, all.size());
        this.from = from;
    }

    /** Ends the rule as undecided ({@code syncHistory}) when the history is unknown. */
    public static SyncLine of(Question question) {
        return new SyncLine(question.syncHistory(), question.server(), question.from("syncHistory"));
    }

    /** The synchronisations of any server; empty when its history is unknown. */
    public static Optional<SyncLine> of(ServerState server) {
        return server.syncHistory().optional()
                .map(history -> new SyncLine(history, server, server.from("syncHistory")));
    }

    /** All that is on record, also what cannot be true. */
    public SyncHistory history() {
        return history;
    }

    /** The newest run that succeeded. */
    public Optional<SyncRun> lastGood() {
        return runs.stream().filter(run -> run.result().is(SyncResult.SUCCEEDED)).map(this::mended)
                .max(Comparator.comparing(SyncRun::finished));
    }

    /** A run cannot have ended after it was read. */
    private SyncRun mended(SyncRun run) {
        return !run.finished().isAfter(read) || run.started().isAfter(read) ? run
                : new SyncRun(run.id(), run.started(), null, run.manual(), run.result(), run.error(), run.errorText(), run.updateErrors());
    }

    /** How many runs on record cannot be true: they end before they start or lie in the future of the moment they were read. */
    public long impossible() {
        return history.runs().stream()
                .filter(run -> run.endsBeforeItStarts() || run.started().isAfter(read) || run.finished().isAfter(read)).count();
    }

    /** That the times of some runs cannot be true and were not relied on; empty when there are none. */
    public Evidence[] impossibleEvidence() {
        long count = impossible();
        return count == 0 ? new Evidence[0] : new Evidence[] { evidence("syncHistory.impossible", count) };
    }

    /** The newest run of any kind that was really started. */
    public Optional<SyncRun> lastAttempt() {
        return runs.stream().filter(run -> !run.result().is(SyncResult.NEVER_RUN)).findFirst();
    }

    /**
     * The newest run that says whether synchronisation works: cancelled and running ones say nothing.
     *
     * @throws MissingFactException ({@code syncHistory}) when a newer run has a result that this version does not know
     */
    public Optional<SyncRun> lastTelling() {
        for (SyncRun run : runs) {
            Optional<SyncResult> result = run.result().recognised();
            if (result.isEmpty()) {
                throw new MissingFactException(new Unknown<>("syncHistory", Reason.INCOMPLETE, "Result = " + run.result().text()));
            }
            if (result.get() == SyncResult.SUCCEEDED || result.get() == SyncResult.FAILED) {
                return Optional.of(run);
            }
        }
        return Optional.empty();
    }

    /** The newest run when synchronisation does not work at present; empty when it works or nothing is known. */
    public Optional<SyncRun> failing() {
        return lastTelling().filter(run -> run.result().is(SyncResult.FAILED));
    }

    /** The oldest of the failed runs since the last success. */
    public SyncRun failingSince(SyncRun newestFailure) {
        return sinceLastGood(SyncResult.FAILED).reduce((newer, older) -> older).orElse(newestFailure);
    }

    /** How many runs failed since the last success. */
    public long failures() {
        return sinceLastGood(SyncResult.FAILED).count();
    }

    /** Runs of a result since the last success, newest first. */
    public Stream<SyncRun> sinceLastGood(SyncResult result) {
        return runs.stream().takeWhile(run -> !run.result().is(SyncResult.SUCCEEDED)).filter(run -> run.result().is(result));
    }

    /** Runs that succeeded after a moment, however long ago. */
    public long successesAfter(Instant moment) {
        return runs.stream().takeWhile(run -> run.started().isAfter(moment)).filter(run -> run.result().is(SyncResult.SUCCEEDED)).count();
    }

    /** How long a successful run used to take before a moment: the middle one of the last twenty; empty when there are too few. */
    public Optional<Duration> usual(Instant before) {
        List<Duration> took = new ArrayList<>(runs.stream().filter(run -> run.finished().isBefore(before)).filter(SyncLine::measured)
                .limit(USUAL_RUNS).map(SyncLine::took).sorted().toList());
        return took.size() < 3 ? Optional.empty() : Optional.of(took.get(took.size() / 2));
    }

    /** The first run since a moment that took over three times as long as usual before it, and at least half an hour longer. */
    public Optional<SyncRun> slowedSince(Instant moment) {
        Optional<Duration> usual = usual(moment);
        return usual.flatMap(before -> runs.stream().takeWhile(run -> run.started().isAfter(moment)).filter(run -> run.ended() != null)
                .filter(run -> took(run).compareTo(before.multipliedBy(3)) > 0
                        && took(run).compareTo(before.plusMinutes(30)) > 0)
                .reduce((newer, older) -> older));
    }

    /** How long a run took; zero when that is not known. */
    public static Duration took(SyncRun run) {
        return Duration.between(run.started(), run.finished());
    }

    private static boolean measured(SyncRun run) {
        return run.result().is(SyncResult.SUCCEEDED) && run.ended() != null && !run.endsBeforeItStarts();
    }

    public Evidence evidence(String fact, Object value) {
        return new Evidence(fact, value, from);
    }

    public Evidence lastGoodEvidence(SyncRun good) {
        return evidence("syncHistory.lastGood", good.finished());
    }

    /** The newest failure: when and with what error. */
    public Evidence[] failureEvidence(SyncRun failed) {
        Evidence when = evidence("syncHistory.last", failed.finished());
        Evidence error = evidence("syncHistory.error", failed.error());
        return failed.errorText().isBlank() ? new Evidence[] { when, error }
                : new Evidence[] { when, error, evidence("syncHistory.errorText", failed.errorText()) };
    }
}
