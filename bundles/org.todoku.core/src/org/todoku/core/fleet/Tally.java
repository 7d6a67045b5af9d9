package org.todoku.core.fleet;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.todoku.core.CategoryRef;

/**
 * Updates of one product and one classification on one server.
 *
 * @param classification null for updates whose classification is unknown
 * @param newest newest arrival, or newest creation where arrivals are unknown; null when neither is known
 */
public record Tally(CategoryRef product, @Nullable CategoryRef classification, long updates, @Nullable Instant newest) {

    private record Pair(CategoryRef product, @Nullable CategoryRef classification) {
    }

    /** The groups by single products: an update of two products counts in both. */
    public static List<Tally> of(List<UpdateGroup> groups) {
        Map<Pair, Tally> sums = new LinkedHashMap<>();
        for (UpdateGroup group : groups) {
            CategoryRef classification = group.kind().classification();
            for (CategoryRef product : group.kind().products()) {
                sums.merge(new Pair(product, classification), new Tally(product, classification, group.updates(), group.newest()),
                        Tally::plus);
            }
        }
        return List.copyOf(sums.values());
    }

    /** Both together, of the product and classification of this one. */
    Tally plus(Tally other) {
        return new Tally(product, classification, updates + other.updates, later(newest, other.newest));
    }

    static @Nullable Instant later(@Nullable Instant one, @Nullable Instant two) {
        return one == null || two != null && two.isAfter(one) ? two : one;
    }
}
