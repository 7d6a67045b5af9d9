package org.todoku.ui;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;

import org.jspecify.annotations.NullMarked;

/**
 * Estimates how long work will still take, from how fast it was lately. Says nothing while that would be a guess. Not thread-safe;
 * times are nanoseconds of one clock that never goes back.
 */
@NullMarked
final class Remaining {

    /** The beginning is slower than the rest: classes are loaded, caches are cold. */
    private static final long SILENT = 1_000_000_000L;
    private static final double LEAST = 0.01;
    /** What was longer ago than this does not count, for the speed may change. */
    private static final long WINDOW = 10_000_000_000L;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private record Mark(long time, double fraction) {
    }

    private final Deque<Mark> marks = new ArrayDeque<>();

    /** @param fraction how much is done, 0 to 1; when it goes back, something else has begun */
    void at(long time, double fraction) {
        double done = Math.clamp(fraction, 0, 1);
        if (!marks.isEmpty() && done < marks.getLast().fraction()) {
            marks.clear();
        }
        marks.addLast(new Mark(time, done));
        // the mark before the window stays: without it there would be none for work that tells seldom
        while (marks.size() > 2 && secondIsOld(time)) {
            marks.removeFirst();
        }
    }

    private boolean secondIsOld(long time) {
        Mark first = marks.removeFirst();
        boolean old = time - marks.getFirst().time() >= WINDOW;
        marks.addFirst(first);
        return old;
    }

    /** Whole seconds, rounded up; empty while nobody can say. */
    OptionalLong seconds(long now) {
        if (marks.isEmpty()) {
            return OptionalLong.empty();
        }
        Mark first = marks.getFirst();
        Mark last = marks.getLast();
        long took = last.time() - first.time();
        double done = last.fraction() - first.fraction();
        if (took < SILENT || done < LEAST) {
            return OptionalLong.empty();
        }
        double nanos = took * ((1 - last.fraction()) / done) - (now - last.time());
        return OptionalLong.of((long) Math.ceil(Math.max(0, nanos) / NANOS_PER_SECOND));
    }
}
