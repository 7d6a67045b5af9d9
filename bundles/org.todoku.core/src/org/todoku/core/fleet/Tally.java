package org.todoku.core.fleet;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.todoku.core.CategoryRef;

/**
 * Updates of one product and one classification on one server.
 *
 * @param classification null for updates whose classification is unknown
 * @param newest newest arrival, or newest creation where arrivals are unknown; null when neither is known
 */
public record Tally(CategoryRef product, @Nullable CategoryRef classification, long updates, @Nullable Instant newest) {

    /** Both together, of the product and classification of this one. */
    Tally plus(Tally other) {
        Instant second = other.newest;
        boolean later = newest == null || second != null && second.isAfter(newest);
        return new Tally(product, classification, updates + other.updates, later ? second : newest);
    }
}
