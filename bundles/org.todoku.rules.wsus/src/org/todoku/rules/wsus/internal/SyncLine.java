package org.todoku.rules.wsus.internal;

import java.util.Optional;

import org.todoku.core.SyncHistory;
import org.todoku.core.SyncResult;
import org.todoku.core.SyncRun;
import org.todoku.core.fact.Provenance;
import org.todoku.core.fact.Reason;
import org.todoku.core.fact.Unknown;
import org.todoku.rules.Evidence;
import org.todoku.rules.MissingFactException;
import org.todoku.rules.Question;

/** The synchronisations of the server asked about. */
public final class SyncLine {

    private final SyncHistory history;
    private final Provenance from;

    private SyncLine(SyncHistory history, Provenance from) {
        this.history = history;
        this.from = from;
    }

    /** Ends the rule as undecided ({@code syncHistory}) when the history is unknown. */
    public static SyncLine of(Question question) {
        return new SyncLine(question.syncHistory(), question.from("syncHistory"));
    }

    public SyncHistory history() {
        return history;
    }

    /** The newest run that succeeded. */
    public Optional<SyncRun> lastGood() {
        return history.lastGood();
    }

    /** The newest run of any kind that was really started. */
    public Optional<SyncRun> lastAttempt() {
        return history.runs().stream().filter(run -> !run.result().is(SyncResult.NEVER_RUN)).findFirst();
    }

    /**
     * The newest run that says whether synchronisation works: cancelled and running ones say nothing.
     *
     * @throws MissingFactException ({@code syncHistory}) when a newer run has a result that this version does not know
     */
    public Optional<SyncRun> lastTelling() {
        for (SyncRun run : history.runs()) {
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
        SyncRun first = newestFailure;
        for (SyncRun run : history.runs()) {
            if (run.result().is(SyncResult.SUCCEEDED)) {
                break;
            }
            if (run.result().is(SyncResult.FAILED)) {
                first = run;
            }
        }
        return first;
    }

    /** How many runs failed since the last success. */
    public long failures() {
        return history.runs().stream().takeWhile(run -> !run.result().is(SyncResult.SUCCEEDED))
                .filter(run -> run.result().is(SyncResult.FAILED)).count();
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
