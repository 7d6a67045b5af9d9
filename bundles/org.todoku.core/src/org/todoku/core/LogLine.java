package org.todoku.core;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A line of a log of the server ({@code SoftwareDistribution.log}).
 *
 * @param at UTC; null for a line that continues the one before
 */
public record LogLine(@Nullable Instant at, String text) {
}
