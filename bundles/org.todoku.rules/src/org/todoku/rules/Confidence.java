package org.todoku.rules;

/** How sure a rule is. */
public enum Confidence {
    /** Decided from facts of the servers alone. */
    CERTAIN(0),
    /** Facts and one inference. */
    LIKELY(1),
    /** A pattern fits, no more. */
    POSSIBLE(2);

    private final int rank;

    Confidence(int rank) {
        this.rank = rank;
    }

    /** Place in the order of action, lowest first. */
    public int rank() {
        return rank;
    }
}
