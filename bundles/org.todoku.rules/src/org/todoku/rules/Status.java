package org.todoku.rules;

/** What came of a rule. */
public enum Status {
    /** The rule's cause holds. */
    APPLIES,
    /** The rule was considered and its cause does not hold. */
    RULED_OUT,
    /** Facts are missing. */
    UNDECIDED,
    /** The rule itself failed or took too long. */
    FAILED
}
