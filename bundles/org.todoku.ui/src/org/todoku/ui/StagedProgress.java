package org.todoku.ui;

import org.jspecify.annotations.NullMarked;
import org.todoku.core.Progress;

/** Progress of work that has several parts, such as files: each part counts from the beginning. */
@NullMarked
interface StagedProgress extends Progress {

    /**
     * A part begins.
     *
     * @param begin how much of the whole is done before it, 0 to 1
     * @param end how much will be done after it
     */
    void part(double begin, double end);

    /** Tells it to a progress that can make use of it. */
    static void part(Progress progress, double begin, double end) {
        if (progress instanceof StagedProgress staged) {
            staged.part(begin, end);
        }
    }
}
