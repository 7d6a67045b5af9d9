package org.todoku.core.fleet;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.todoku.core.CategoryRef;

/**
 * Updates that one server lists, with the same products and the same classification.
 *
 * @param products empty when no source says them
 * @param classification null when no source says it
 * @param newest newest arrival, or newest creation where arrivals are unknown; null when neither is known
 */
public record UpdateGroup(List<CategoryRef> products, @Nullable CategoryRef classification, long updates, @Nullable Instant newest) {

    public UpdateGroup {
        products = List.copyOf(products);
    }

    /** Both together, with the products and the classification of this one. */
    UpdateGroup plus(UpdateGroup other) {
        return new UpdateGroup(products, classification, updates + other.updates, Tally.later(newest, other.newest));
    }
}
