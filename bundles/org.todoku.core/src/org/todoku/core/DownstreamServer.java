package org.todoku.core;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** A server that fetches from this one ({@code IDownstreamServer}). */
public record DownstreamServer(String name, @Nullable Boolean replica, @Nullable Instant lastSync, @Nullable Instant lastRollup,
        String version) {
}
