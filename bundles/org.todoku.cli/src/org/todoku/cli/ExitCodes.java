package org.todoku.cli;

import java.util.Collection;
import java.util.List;

import org.todoku.rules.Diagnosis;
import org.todoku.rules.Diagnosis.Outcome;

/** The exit codes. They never change. */
public final class ExitCodes {

    /** Nothing blocks. */
    public static final int CLEAR = 0;
    /** Something blocks or delays. */
    public static final int BLOCKED = 1;
    /** Bad usage or bad input. */
    public static final int BAD_INPUT = 2;
    /** Facts are missing. */
    public static final int UNDECIDED = 3;
    /** A rule failed, or the program itself. */
    public static final int FAILED = 4;
    /** Cancelled or timed out. */
    public static final int CANCELLED = 5;

    private ExitCodes() {
    }

    public static int of(Outcome outcome) {
        return switch (outcome) {
            case RULE_FAILED -> FAILED;
            case BLOCKED -> BLOCKED;
            case UNDECIDED -> UNDECIDED;
            case CLEAR -> CLEAR;
        };
    }

    /** The code of several answers: a failed rule before what blocks, before what is undecided. */
    public static int of(Collection<Diagnosis> diagnoses) {
        List<Outcome> outcomes = diagnoses.stream().map(Diagnosis::outcome).sorted().toList();
        return outcomes.isEmpty() ? UNDECIDED : of(outcomes.get(0));
    }
}
