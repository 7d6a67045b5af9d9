package org.todoku.core.fact;

import org.jspecify.annotations.Nullable;

/** Yes, no, or not known. */
public enum Tri {
    YES, NO, UNKNOWN;

    public static Tri of(@Nullable Boolean value) {
        return value == null ? UNKNOWN : value ? YES : NO;
    }
}
