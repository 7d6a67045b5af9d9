package org.todoku.rules.wsus.internal.synchronisation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.todoku.core.SyncError;
import org.todoku.core.SyncRun;
import org.todoku.core.fact.Known;
import org.todoku.core.fact.Reason;
import org.todoku.core.fact.Unknown;
import org.todoku.rules.Confidence;
import org.todoku.rules.Effect;
import org.todoku.rules.MissingFactException;
import org.todoku.rules.Question;
import org.todoku.rules.Severity;
import org.todoku.rules.Verdict;
import org.todoku.rules.analysis.SyncBlame;
import org.todoku.rules.analysis.SyncChange;
import org.todoku.rules.analysis.SyncLine;
import org.todoku.rules.data.ErrorHosts;
import org.todoku.rules.data.HostScope;
import org.todoku.rules.data.SignatureMatch;

/** The failing synchronisation of the server asked about: what its text points to, and what it means for the update. */
public final class Failure {

    private final Question question;
    private final SyncLine line;
    private final SyncRun run;
    private final Optional<SignatureMatch> match;

    private Failure(Question question, SyncLine line, SyncRun run) {
        this.question = question;
        this.line = line;
        this.run = run;
        this.match = question.data().errorSignatures().match(run.errorText(), ErrorHosts.ofSynchronisation(question.server())).stream()
                .findFirst();
    }

    /** Empty when synchronisation works; ends the rule as undecided ({@code syncHistory}) when the history does not tell. */
    public static Optional<Failure> of(Question question) {
        SyncLine line = SyncLine.of(question);
        return line.failing().map(run -> new Failure(question, line, run));
    }

    public SyncLine line() {
        return line;
    }

    /** The newest run that failed. */
    public SyncRun run() {
        return run;
    }

    /** The run with which the failures began. */
    public SyncRun first() {
        return line.failingSince(run);
    }

    public boolean is(SyncError... errors) {
        return Stream.of(errors).anyMatch(run.error()::is);
    }

    /** The most specific signature of the error text; the others in it are consequences or wrappings. */
    public Optional<SignatureMatch> match() {
        return match;
    }

    /** Whether the error text points to a rule. */
    public boolean pointsTo(String rule) {
        return match.filter(found -> found.concerns(rule)).isPresent();
    }

    /** Whether the error is about hosts of the given kind. */
    public boolean about(HostScope scope) {
        return match.filter(found -> found.scope() == scope).isPresent();
    }

    /** Whether there is nothing to read a cause from. */
    public boolean textMissing() {
        return run.errorText().isBlank() || question.data().errorSignatures().all().isEmpty();
    }

    /** Ends the rule as undecided ({@code signatures}) when there is no text, or no table, to tell the cause by. */
    public void needText() {
        if (textMissing()) {
            throw new MissingFactException(new Unknown<>("signatures", Reason.NOT_COLLECTED, question.server().server()));
        }
    }

    /** How far the text alone settles the cause. */
    public Confidence confidence() {
        return match.map(found -> found.signature().confidence()).orElse(Confidence.POSSIBLE);
    }

    /** What was changed on the server between its last good synchronisation and the first failure, newest first. */
    List<SyncChange> changes() {
        return SyncChange.before(question.server(), line, run);
    }

    /** Blocks the update when it became available since the last good synchronisation, else a risk. {0} server, {1} when it failed. */
    public Verdict.Applies applies(Confidence confidence, Object... more) {
        SyncBlame blame = blame(question, line);
        boolean blocks = blame != SyncBlame.NOT_CAUSE;
        List<Object> args = new ArrayList<>(List.of(question.server(), run.finished()));
        args.addAll(List.of(more));
        return Verdict.applies(blocks ? Effect.BLOCKS : Effect.RISK, blocks ? Severity.CRITICAL : Severity.HIGH,
                blame == SyncBlame.MAYBE && confidence == Confidence.CERTAIN ? Confidence.LIKELY : confidence, args.toArray())
                .because(line.failureEvidence(run));
    }

    /** {0} server, {1} error. */
    public Verdict.RuledOut ruledOut(Object... more) {
        List<Object> args = new ArrayList<>(List.of(question.server(), run.error()));
        args.addAll(List.of(more));
        return Verdict.ruledOut(args.toArray()).because(line.failureEvidence(run));
    }

    /** An update that is there, or of which too little is known, is not kept away by synchronisation for certain. */
    public static SyncBlame blame(Question question, SyncLine line) {
        if (isThere(question) || !question.server().updatesComplete()) {
            return SyncBlame.NOT_CAUSE;
        }
        if (line.lastGood().isEmpty()) {
            return SyncBlame.CAUSE;
        }
        if (question.wanted().isEmpty()) {
            return SyncBlame.NOT_CAUSE;
        }
        return SyncBlame.of(question, line.lastGood()) instanceof Known<SyncBlame> known ? known.value() : SyncBlame.NOT_CAUSE;
    }

    public static boolean isThere(Question question) {
        return question.there();
    }
}
