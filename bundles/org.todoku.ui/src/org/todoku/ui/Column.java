package org.todoku.ui;

import java.util.function.Function;

import org.eclipse.swt.SWT;
import org.jspecify.annotations.NullMarked;

/**
 * One column of a {@link TodokuTable}. Its functions are called on the UI thread while painting, for visible rows only; they
 * read memory and nothing else.
 *
 * @param <R> type of a row
 * @param id stable key; a width that the user gave is kept under it
 * @param title heading
 * @param tooltip of the heading; empty for the title
 * @param width first width in pixels at 100 %
 * @param alignment {@code SWT.LEFT}, {@code SWT.RIGHT} or {@code SWT.CENTER}
 * @param text what the cell shows
 * @param tone what it means, as colour and mark
 * @param hint tooltip of the cell; empty for the text where it is cut off
 */
@NullMarked
public record Column<R>(String id, String title, String tooltip, int width, int alignment, Function<R, String> text,
        Function<R, Tone> tone, Function<R, String> hint) {

    /** A column of plain text. */
    public static <R> Column<R> of(String id, String title, int width, Function<R, String> text) {
        return new Column<>(id, title, "", width, SWT.LEFT, text, row -> Tone.PLAIN, row -> "");
    }

    public Column<R> toned(Function<R, Tone> meaning) {
        return new Column<>(id, title, tooltip, width, alignment, text, meaning, hint);
    }

    public Column<R> hinted(Function<R, String> cellTooltip) {
        return new Column<>(id, title, tooltip, width, alignment, text, tone, cellTooltip);
    }

    public Column<R> headed(String headingTooltip) {
        return new Column<>(id, title, headingTooltip, width, alignment, text, tone, hint);
    }

    public Column<R> right() {
        return new Column<>(id, title, tooltip, width, SWT.RIGHT, text, tone, hint);
    }

    public Column<R> centred() {
        return new Column<>(id, title, tooltip, width, SWT.CENTER, text, tone, hint);
    }
}
