package org.todoku.core.fleet;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Updates that one server lists, with the same products and the same classification.
 *
 * @param newest newest arrival, or newest creation where arrivals are unknown; null when neither is known
 */
public record UpdateGroup(UpdateKind kind, long updates, @Nullable Instant newest) {

    /** Both together, of the kind of this one. */
    public UpdateGroup plus(UpdateGroup other) {
        return new UpdateGroup(kind, updates + other.updates, Tally.later(newest, other.newest));
    }
}
