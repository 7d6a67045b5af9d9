package org.todoku.core.compare;

/** In what an update differs between servers. */
public enum Difference {
    /** Some list it, and others, whose lists are complete, do not. */
    LISTED,
    /** Some have a newer revision. */
    REVISION,
    /** Some declined it, and others that list it did not. */
    DECLINED,
    /** Some that did not decline it approved it and others did not, or for other groups. */
    APPROVED
}
