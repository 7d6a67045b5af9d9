package org.todoku.rules;

/** What a cause does to the update; the order is the order in which to act. */
public enum Effect {
    /** It cannot arrive until this is changed. */
    BLOCKS(0),
    /** It will arrive, but not yet. */
    DELAYS(1),
    /** It is there, you do not see it. */
    HIDDEN(2),
    /** It arrived and is not delivered to clients. */
    AFTER(3),
    /** No effect on this update today. */
    RISK(4),
    /** Worth knowing. */
    INFO(5);

    private final int rank;

    Effect(int rank) {
        this.rank = rank;
    }

    /** Place in the order of action, lowest first. */
    public int rank() {
        return rank;
    }
}
