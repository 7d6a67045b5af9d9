package org.todoku.core.synclog;

/** What cannot be true of the times of a run: a clock was set, or is wrong. */
public enum SyncOddity {
    ENDS_BEFORE_IT_BEGINS,
    /** It begins while another one runs; a server runs one at a time. */
    OVERLAPS,
    /** It begins or ends after the moment at which it was read. */
    IN_FUTURE
}
