package org.todoku.rules;

/** How much is at stake. */
public enum Severity {
    CRITICAL(0), HIGH(1), MEDIUM(2), LOW(3);

    private final int rank;

    Severity(int rank) {
        this.rank = rank;
    }

    /** Place in the order of action, lowest first. */
    public int rank() {
        return rank;
    }
}
