package org.todoku.rules;

/** Where a rule stands on the way of an update; of several causes the earlier stage is mended first. */
public enum Stage {
    /** Can the data be trusted? */
    ACCESS(0),
    /** Does synchronisation reach its source? */
    TRANSPORT(1),
    /** Does the server above have it? */
    TOPOLOGY(2),
    /** Is it offered to WSUS at all? */
    PUBLICATION(3),
    /** Is it selected? */
    SELECTION(4),
    /** Has it synchronised since? */
    SYNCHRONISATION(5),
    /** Languages. */
    LANGUAGE(6),
    /** Is it there under another name, in another view or state? */
    IDENTITY(7),
    /** Arrived: declined, approved, files. */
    DELIVERY(8),
    /** Health of the server: what causes or prolongs other trouble; on its own it keeps no update away. */
    HEALTH(9),
    /** Advice on life cycle and security: never a cause. */
    ADVICE(10);

    private final int rank;

    Stage(int rank) {
        this.rank = rank;
    }

    /** Place in the order of action, lowest first. */
    public int rank() {
        return rank;
    }
}
