package org.todoku.core.synclog;

/** Whether a server synchronises. */
public enum SyncHealth {
    /** The newest run that tells it succeeded. */
    WORKING,
    /** The newest run that tells it failed. */
    FAILING,
    /** The history is known, and there is no run in it. */
    NO_RUNS,
    /** The history is not known, or none of its runs tells it. */
    UNKNOWN
}
