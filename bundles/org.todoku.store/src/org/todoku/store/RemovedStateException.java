package org.todoku.store;

import java.io.IOException;
import java.io.UncheckedIOException;

/** A state was removed from the workspace before it could be read. */
public final class RemovedStateException extends UncheckedIOException {

    private static final long serialVersionUID = 1L;

    RemovedStateException(StateInfo state) {
        super(new IOException("the state of " + state.server() + " was removed"));
    }
}
