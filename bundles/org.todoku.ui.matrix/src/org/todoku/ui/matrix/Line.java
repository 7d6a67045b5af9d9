package org.todoku.ui.matrix;

import org.jspecify.annotations.NullMarked;

/** One line of the table: the first one says which classifications are ticked, all others are rows of the matrix. */
@NullMarked
final class Line {

    private static final int CLASSIFICATIONS = -1;

    private final int row;

    private Line(int row) {
        this.row = row;
    }

    static Line classifications() {
        return new Line(CLASSIFICATIONS);
    }

    static Line of(int row) {
        return new Line(row);
    }

    /** Whether it is the line of the classifications, which is no row. */
    boolean isClassifications() {
        return row == CLASSIFICATIONS;
    }

    /** Number of the row in the matrix. */
    int row() {
        return row;
    }
}
