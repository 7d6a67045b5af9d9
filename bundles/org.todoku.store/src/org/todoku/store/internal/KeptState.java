package org.todoku.store.internal;

import org.todoku.core.ServerState;
import org.todoku.store.StateInfo;

/** A state of the workspace in memory. */
public record KeptState(StateInfo info, ServerState state, Listing listing) {
}
