package org.todoku.core.fact;

/** Why a fact is not known. */
public enum Reason {
    /** Nobody asked the server for it. */
    NOT_COLLECTED,
    /** It was read too long ago to answer the question. */
    STALE,
    /** The account was not allowed to read it. */
    FORBIDDEN,
    /** Reading it failed. */
    FAILED,
    /** Only a part was read: what is there is true, what is not there proves nothing. */
    INCOMPLETE
}
