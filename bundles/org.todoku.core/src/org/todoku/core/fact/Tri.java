package org.todoku.core.fact;

import org.jspecify.annotations.Nullable;

/** Yes, no, or not known. */
public enum Tri {
    YES, NO, UNKNOWN;

    public static Tri of(@Nullable Boolean value) {
        return value == null ? UNKNOWN : value ? YES : NO;
    }

    /** Yes when both are, no when one is not. */
    public Tri and(Tri other) {
        return this == NO || other == NO ? NO : this == YES && other == YES ? YES : UNKNOWN;
    }

    /** Yes when one is, no when both are not. */
    public Tri or(Tri other) {
        return not().and(other.not()).not();
    }

    /** The opposite; what is unknown stays so. */
    public Tri not() {
        return this == UNKNOWN ? UNKNOWN : this == YES ? NO : YES;
    }
}
