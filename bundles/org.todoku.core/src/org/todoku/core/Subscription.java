package org.todoku.core;

import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What a server is told to fetch ({@code ISubscription}).
 *
 * @param products ticked products and product families (a family stands for all products in it)
 * @param lastModified when the selection last changed, UTC; null when unknown
 * @param automatic whether it synchronises by schedule; null when unknown
 * @param timeOfDay first run of the day, UTC
 * @param runsPerDay 1 to 24
 * @param next next scheduled run, UTC; null when manual or unknown
 */
public record Subscription(List<CategoryRef> products, List<CategoryRef> classifications, @Nullable Instant lastModified,
        String lastModifiedBy, @Nullable Boolean automatic, @Nullable LocalTime timeOfDay, @Nullable Integer runsPerDay,
        @Nullable Instant next, @Nullable Coded<SyncStatus> status, Map<String, String> other) {

    public Subscription {
        products = List.copyOf(products);
        classifications = List.copyOf(classifications);
        other = Map.copyOf(other);
    }
}
