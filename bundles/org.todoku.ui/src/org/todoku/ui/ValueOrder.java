package org.todoku.ui;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * Orders rows by a value, which is asked for once for each row, since that may take longer than comparing. Rows without a value come
 * last, also in descending order.
 *
 * @param <R> type of a row
 * @param <K> type of the value
 */
@NullMarked
record ValueOrder<R, K extends Comparable<? super K>>(Function<? super R, ? extends @Nullable K> value) implements Comparator<R> {

    private record Valued<R, K>(R row, @Nullable K value) {
    }

    /** Takes part in long work. */
    @FunctionalInterface
    interface Watch {

        /** Called often; throws when the user cancelled. */
        void step();
    }

    @Override
    public int compare(R one, R two) {
        return compare(value.apply(one), value.apply(two), false);
    }

    /** Sorts; rows of the same value stay in their order. */
    void sort(List<R> rows, boolean descending, Watch watch) {
        List<Valued<R, K>> valued = new ArrayList<>(rows.size());
        for (R row : rows) {
            watch.step();
            valued.add(new Valued<>(row, value.apply(row)));
        }
        valued.sort((one, two) -> {
            watch.step();
            return compare(one.value(), two.value(), descending);
        });
        for (int i = 0; i < valued.size(); i++) {
            rows.set(i, valued.get(i).row());
        }
    }

    private int compare(@Nullable K one, @Nullable K two, boolean descending) {
        if (one == null || two == null) {
            return one == two ? 0 : one == null ? 1 : -1;
        }
        return descending ? two.compareTo(one) : one.compareTo(two);
    }
}
