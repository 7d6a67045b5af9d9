package org.todoku.core;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.todoku.core.fact.Tri;

/**
 * What one server (or the catalogue) says of one update revision that it has. A flag counts only when the state
 * carries its {@link UpdateField}.
 *
 * @param approved approved for installation for at least one group
 * @param expired withdrawn by its publisher
 * @param superseded replaced by another update
 * @param licencePending licence terms must be accepted before approval
 * @param local published locally, not by Microsoft
 * @param arrived when the server received it, UTC; null when unknown
 * @param ready state of files and terms
 * @param publishedToWsus whether it is offered to WSUS by synchronisation (catalogue states only)
 */
public record Presence(boolean approved, boolean declined, boolean expired, boolean superseded, boolean licencePending,
        boolean local, @Nullable Instant arrived, Coded<ReadyState> ready, Tri publishedToWsus) {
}
