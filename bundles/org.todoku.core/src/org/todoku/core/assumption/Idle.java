package org.todoku.core.assumption;

/** Why an assumption changes nothing. */
public enum Idle {
    /** There is no such server. */
    SERVER_UNKNOWN,
    /** Nobody in the fleet knows the update. */
    UPDATE_UNKNOWN,
    /** It is so, or was assumed before. */
    SO_ALREADY,
    /** What the server selects was not read: with one box assumed, the others would still be unknown. */
    SELECTION_UNKNOWN,
    /** Which of its updates the server declined was not read: one that surely is not declined tells nothing of the others. */
    DECLINES_UNKNOWN,
    /** The server does not list the update, so there is no decline to take back. */
    NOT_LISTED
}
