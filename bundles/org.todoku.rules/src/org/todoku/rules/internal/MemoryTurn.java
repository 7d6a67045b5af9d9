package org.todoku.rules.internal;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Lets work that ran out of memory have all of it: whoever works alone waits for the others, and they for him. Nobody waits longer
 * than a second, because a rule that never returns keeps its turn for good.
 */
final class MemoryTurn {

    private static final long LONGEST_MILLIS = 1000;

    private final ReentrantReadWriteLock turns = new ReentrantReadWriteLock();

    /** A turn, or none that was to be had in time. */
    interface Held extends AutoCloseable {
        @Override
        void close();
    }

    Held among() {
        return held(turns.readLock());
    }

    Held alone() {
        return held(turns.writeLock());
    }

    private static Held held(Lock lock) {
        boolean got = false;
        try {
            got = lock.tryLock(LONGEST_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            // a late interrupt of a rule that is over; the work goes on
        }
        return got ? lock::unlock : () -> {
        };
    }
}
