package org.todoku.ui;

import java.util.Comparator;
import java.util.Locale;
import java.util.function.Function;

import org.eclipse.swt.SWT;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * One column of a {@link TodokuTable}. Its functions read memory and nothing else: they are called on the UI thread while painting,
 * for visible rows only, and on a background thread while many rows are sorted or filtered.
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
 * @param group heading above this and all other columns of the same group, which stand side by side; empty for none
 * @param order ascending order of rows by this column; null when rows cannot be sorted by it
 * @param onRequest whether it is hidden until the user chooses it
 */
@NullMarked
public record Column<R>(String id, String title, String tooltip, int width, int alignment, Function<R, String> text,
        Function<R, Tone> tone, Function<R, String> hint, String group, @Nullable Comparator<? super R> order, boolean onRequest) {

    /** A column of plain text. */
    public static <R> Column<R> of(String id, String title, int width, Function<R, String> text) {
        return new Column<>(id, title, "", width, SWT.LEFT, text, row -> Tone.PLAIN, row -> "", "", null, false);
    }

    public Column<R> toned(Function<R, Tone> meaning) {
        return new Column<>(id, title, tooltip, width, alignment, text, meaning, hint, group, order, onRequest);
    }

    public Column<R> hinted(Function<R, String> cellTooltip) {
        return new Column<>(id, title, tooltip, width, alignment, text, tone, cellTooltip, group, order, onRequest);
    }

    public Column<R> headed(String headingTooltip) {
        return new Column<>(id, title, headingTooltip, width, alignment, text, tone, hint, group, order, onRequest);
    }

    public Column<R> right() {
        return new Column<>(id, title, tooltip, width, SWT.RIGHT, text, tone, hint, group, order, onRequest);
    }

    public Column<R> centred() {
        return new Column<>(id, title, tooltip, width, SWT.CENTER, text, tone, hint, group, order, onRequest);
    }

    /** Under a common heading with the other columns of the group. */
    public Column<R> grouped(String heading) {
        return new Column<>(id, title, tooltip, width, alignment, text, tone, hint, heading, order, onRequest);
    }

    /** A click on the heading sorts: ascending, descending, as the rows were given. */
    public Column<R> sortedBy(Comparator<? super R> ascending) {
        return new Column<>(id, title, tooltip, width, alignment, text, tone, hint, group, ascending, onRequest);
    }

    /**
     * A click on the heading sorts by a value of each row, which is asked for once; rows without one come last in both directions.
     *
     * @param value null for none
     */
    public <K extends Comparable<? super K>> Column<R> sortedByValue(Function<? super R, ? extends @Nullable K> value) {
        return sortedBy(new ValueOrder<R, K>(value));
    }

    /** Sorted by what the cells show, without letter case; empty cells come last. */
    public Column<R> sortedByText() {
        return this.<String>sortedByValue(row -> {
            String shown = text.apply(row);
            return shown.isEmpty() ? null : shown.toLowerCase(Locale.ROOT);
        });
    }

    /** Hidden until the user chooses it among the columns. */
    public Column<R> onRequest(boolean hidden) {
        return new Column<>(id, title, tooltip, width, alignment, text, tone, hint, group, order, hidden);
    }

    /** Heading and, where there is one, the heading of its group, for lists of columns. */
    String fullTitle() {
        return group.isEmpty() ? title : group + " · " + title;
    }
}
