package org.todoku.core.fact;

import java.time.Instant;

/**
 * Where a fact was read.
 *
 * @param source file, section or call, for example {@code hq.todoku-snapshot!subscription.json}
 * @param at when the server was asked, UTC
 */
public record Provenance(String source, Instant at) {
}
