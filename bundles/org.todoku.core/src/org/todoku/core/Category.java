package org.todoku.core;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A category that a server knows: company, product family, product or classification.
 *
 * @param parent GUID of the enclosing category; null for a root or when not collected
 * @param arrived when the server first saw it, UTC
 * @param other fields this version does not know, as JSON text by name
 */
public record Category(UUID id, String title, Coded<CategoryType> type, @Nullable UUID parent, @Nullable Instant arrived,
        Map<String, String> other) {

    public Category {
        other = Map.copyOf(other);
    }
}
