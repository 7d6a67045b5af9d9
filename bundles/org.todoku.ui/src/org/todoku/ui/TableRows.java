package org.todoku.ui;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BiFunction;
import java.util.function.Predicate;

import org.eclipse.ui.IMemento;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.todoku.core.Progress;
import org.todoku.core.query.UpdateQuery;

/**
 * The rows of a table: as its view gives them, and as the user sorts and filters them. Many rows are sorted and filtered in the
 * background; the last wish counts. For the UI thread, except {@link #arrange}.
 *
 * @param <R> type of a row
 */
@NullMarked
final class TableRows<R> {

    /** So many are sorted at once, in some milliseconds. */
    static final int AT_ONCE = 2000;

    private static final String SORTED_BY = "sortedBy";
    private static final String DESCENDING = "descending";

    /** By which column rows are sorted. */
    record Sorting(String column, boolean descending) {
    }

    private final LatestWork work = new LatestWork(Messages.Table_sorting, 0, false);
    private final Runnable arranged;
    private final Map<String, String> filters = new HashMap<>();
    private List<? extends R> given = List.of();
    private List<? extends R> shown = List.of();
    private @Nullable Sorting sorting;
    /** What the rows that are shown were made with, to return to when the user stops what is running. */
    private @Nullable Sorting shownSorting;
    private Map<String, String> shownFilters = Map.of();
    /** Whether the present rows were never shown as the user wants them. */
    private boolean fresh;

    /** @param arranged told when other rows are shown, or the same in another order */
    TableRows(Runnable arranged) {
        this.arranged = arranged;
    }

    List<? extends R> given() {
        return given;
    }

    List<? extends R> shown() {
        return shown;
    }

    Optional<Sorting> sorting() {
        return Optional.ofNullable(sorting);
    }

    String filter(String column) {
        return filters.getOrDefault(column, "");
    }

    boolean filtered() {
        return !filters.isEmpty();
    }

    boolean busy() {
        return work.isRunning();
    }

    /** Stops sorting and filtering; everything is as it was before. */
    void stop() {
        work.stop();
    }

    void close() {
        work.cancel();
    }

    void give(List<? extends R> rows, List<Column<R>> columns) {
        given = rows;
        // until it is known which of many match, none is shown: most would go again
        shown = filtered() ? List.of() : rows;
        fresh = true;
        arrange(columns);
    }

    /** Ascending, descending, as given, and so on. */
    void toggleSorting(String column, List<Column<R>> columns) {
        Sorting now = sorting;
        if (now == null || !now.column().equals(column)) {
            sort(new Sorting(column, false), columns);
        } else {
            sort(now.descending() ? null : new Sorting(column, true), columns);
        }
    }

    void sort(@Nullable Sorting by, List<Column<R>> columns) {
        sorting = by;
        arrange(columns);
    }

    /** @param text what cells must contain; blank for everything */
    void filter(String column, String text, List<Column<R>> columns) {
        if (text.isBlank()) {
            filters.remove(column);
        } else {
            filters.put(column, text.strip());
        }
        arrange(columns);
    }

    void clearFilters(List<Column<R>> columns) {
        filters.clear();
        arrange(columns);
    }

    /** Sorts and filters again, for example when columns went. */
    void arrange(List<Column<R>> columns) {
        Comparator<? super R> order = order(columns);
        boolean descending = sorting != null && sorting.descending();
        Predicate<R> matching = matching(filters, columns);
        List<? extends R> rows = given;
        if (order == null && matching == null) {
            work.cancel();
            show(rows);
        } else if (rows.size() <= AT_ONCE) {
            work.cancel();
            show(arrange(rows, order, descending, matching, Progress.NONE));
        } else {
            Work.Call<List<R>> call = progress -> arrange(rows, order, descending, matching, progress);
            work.start(call, this::show, this::stopped);
            arranged.run();
        }
    }

    /** What sorts and filters other rows as the user wants it now; for background threads. */
    BiFunction<List<? extends R>, Progress, List<? extends R>> arranging(List<Column<R>> columns) {
        Comparator<? super R> order = order(columns);
        boolean descending = sorting != null && sorting.descending();
        Predicate<R> matching = matching(filters, columns);
        return (all, progress) -> {
            if (order == null && matching == null) {
                return all;
            }
            return arrange(all, order, descending, matching, progress);
        };
    }

    private void show(List<? extends R> rows) {
        shown = rows;
        fresh = false;
        shownSorting = sorting;
        shownFilters = Map.copyOf(filters);
        arranged.run();
    }

    /** As it was before, or as the rows were given where it never was. */
    private void stopped() {
        sorting = fresh ? null : shownSorting;
        filters.clear();
        if (fresh) {
            shown = given;
        } else {
            filters.putAll(shownFilters);
        }
        arranged.run();
    }

    private @Nullable Comparator<? super R> order(List<Column<R>> columns) {
        Sorting by = sorting;
        if (by == null) {
            return null;
        }
        for (Column<R> column : columns) {
            Comparator<? super R> order = column.order();
            if (column.id().equals(by.column()) && order != null) {
                return order;
            }
        }
        return null;
    }

    private static <R> @Nullable Predicate<R> matching(Map<String, String> filters, List<Column<R>> columns) {
        List<Predicate<R>> all = new ArrayList<>();
        for (Column<R> column : columns) {
            String wanted = filters.get(column.id());
            if (wanted != null) {
                String folded = folded(wanted);
                all.add(row -> folded(column.text().apply(row)).contains(folded));
            }
        }
        return all.stream().reduce(Predicate::and).orElse(null);
    }

    /** Without letter case, and full-width letters as the narrow ones. */
    private static String folded(String text) {
        return text.chars().allMatch(letter -> letter < 0x80) ? text.toLowerCase(Locale.ROOT) : UpdateQuery.normalise(text);
    }

    /**
     * The rows that match, in an order; rows that are alike in it stay as they were.
     *
     * @param order null for the order in which they are
     * @param matching null for all
     * @throws CancellationException when the user cancelled
     */
    static <R> List<R> arrange(List<? extends R> rows, @Nullable Comparator<? super R> order, boolean descending,
            @Nullable Predicate<R> matching, Progress progress) {
        int size = rows.size();
        int levels = order == null ? 0 : Integer.SIZE - Integer.numberOfLeadingZeros(size);
        Steps steps = new Steps(progress, size * (1L + levels));
        List<R> found = new ArrayList<>(matching == null ? size : 100);
        for (int i = 0; i < size; i++) {
            steps.step();
            R row = rows.get(i);
            if (matching == null || matching.test(row)) {
                found.add(row);
            }
        }
        if (order instanceof ValueOrder<?, ?> byValue) {
            sort(byValue, found, descending, steps);
        } else if (order != null) {
            found.sort((one, two) -> {
                steps.step();
                return descending ? order.compare(two, one) : order.compare(one, two);
            });
        }
        return found;
    }

    @SuppressWarnings("unchecked") // the order of a column of these rows
    private static <R> void sort(ValueOrder<?, ?> order, List<R> rows, boolean descending, Steps steps) {
        ((ValueOrder<R, ?>) order).sort(rows, descending, steps);
    }

    /** Tells how far it is, and ends it when the user cancels. */
    private static final class Steps implements ValueOrder.Watch {

        private static final int LOOK_UP = 0xFF;

        private final Progress progress;
        private final long expected;
        private long done;

        Steps(Progress progress, long expected) {
            this.progress = progress;
            this.expected = expected;
        }

        @Override
        public void step() {
            done++;
            if ((done & LOOK_UP) == 0) {
                progress.checkCancelled();
                progress.report(Messages.Table_sorting, Math.min(done, expected), expected);
            }
        }
    }

    void save(IMemento memento) {
        sorting().ifPresent(by -> {
            memento.putString(SORTED_BY, by.column());
            memento.putBoolean(DESCENDING, by.descending());
        });
    }

    void restore(IMemento memento, List<Column<R>> columns) {
        String by = memento.getString(SORTED_BY);
        sort(by == null ? null : new Sorting(by, Boolean.TRUE.equals(memento.getBoolean(DESCENDING))), columns);
    }
}
