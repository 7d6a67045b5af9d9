package org.todoku.core.fact;

/**
 * A fact that was read.
 *
 * @param value what was read
 * @param from where and when it was read
 */
public record Known<T>(T value, Provenance from) implements Fact<T> {
}
