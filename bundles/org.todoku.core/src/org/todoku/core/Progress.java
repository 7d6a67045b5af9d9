package org.todoku.core;

import java.util.concurrent.CancellationException;

/** How long work tells how far it is and learns that it was cancelled. Called from the working thread. */
public interface Progress {

    /** Nobody watches, nobody cancels. */
    Progress NONE = new Progress() {
        @Override
        public void report(String what, long done, long total) {
            // nobody watches
        }

        @Override
        public boolean cancelled() {
            return false;
        }
    };

    /**
     * @param what file or server being worked on
     * @param total 0 when unknown
     */
    void report(String what, long done, long total);

    boolean cancelled();

    default void checkCancelled() {
        if (cancelled()) {
            throw new CancellationException("cancelled");
        }
    }
}
