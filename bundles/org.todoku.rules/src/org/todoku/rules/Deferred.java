package org.todoku.rules;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * A value of a text that is worked out when it is first shown: what would take too long to work out for every finding of many
 * updates and servers, of which a person reads a few. It is equal to another one of the same key. Safe for many threads.
 */
public final class Deferred {

    private final Object key;
    private @Nullable Supplier<?> work;
    private @Nullable Object value;

    /** @param key what the value depends on, and nothing else */
    public Deferred(Object key, Supplier<?> work) {
        this.key = key;
        this.work = work;
    }

    public synchronized Object value() {
        Supplier<?> open = work;
        if (open != null) {
            value = open.get();
            work = null;
        }
        Object known = value;
        if (known == null) {
            throw new IllegalStateException("no value of " + key);
        }
        return known;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Deferred deferred && deferred.key.equals(key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }

    @Override
    public String toString() {
        return "deferred " + key;
    }
}
