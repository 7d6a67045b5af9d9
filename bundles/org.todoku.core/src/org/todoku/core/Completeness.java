package org.todoku.core;

/** How much of a section a source carries. */
public enum Completeness {
    /** All of it: what is not there does not exist on the server. */
    COMPLETE,
    /** Some of it: what is not there proves nothing. */
    PARTIAL,
    /** Reading it failed. */
    FAILED,
    /** It was not collected. */
    ABSENT
}
