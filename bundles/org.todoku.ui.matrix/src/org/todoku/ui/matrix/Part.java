package org.todoku.ui.matrix;

/** What a cell may say. */
enum Part {
    TICKED, UPDATES, NEWEST
}
