package org.todoku.core.fleet;

import java.time.Instant;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.todoku.core.CategoryRef;
import org.todoku.core.WellKnown;
import org.todoku.core.fleet.SubscriptionMatrix.Row;

/** Puts the updates of servers into the cells of a matrix. Safe for many threads. */
final class CellCount {

    /** What is there on one server, row by row. */
    record Cells(long[] updates, @Nullable Instant[] newest) {
    }

    private final int width;
    private final int size;
    /** By number of the kind of updates: first cells of the rows, and the column in each. */
    private final int[][] rows;
    private final int[] columns;

    /** @param kinds by their numbers; null where none has the number */
    CellCount(List<Row> rows, List<CategoryRef> columns, CategoryForest forest, CategoryTitles titles, @Nullable UpdateKind[] kinds) {
        this.width = columns.size();
        this.size = rows.size() * width;
        this.rows = new int[kinds.length][];
        this.columns = new int[kinds.length];
        // many kinds share the list of their products
        Map<List<CategoryRef>, int[]> known = new IdentityHashMap<>();
        for (UpdateKind kind : kinds) {
            if (kind != null) {
                CategoryRef classification = kind.classification();
                this.rows[kind.number()] = known.computeIfAbsent(kind.products(), products -> rowsOf(products, rows, forest, titles));
                this.columns[kind.number()] = classification == null ? width - 1 : column(classification, columns);
            }
        }
    }

    /** The products and the families above them, each once. */
    private int[] rowsOf(List<CategoryRef> products, List<Row> all, CategoryForest forest, CategoryTitles titles) {
        if (products.isEmpty()) {
            return new int[] { size - width };
        }
        Set<Integer> result = new LinkedHashSet<>();
        for (CategoryRef product : products) {
            int row = forest.number(titles.withGuid(product));
            while (row >= 0 && result.add(row)) {
                row = all.get(row).parent();
            }
        }
        return result.stream().mapToInt(row -> row * width).toArray();
    }

    private static int column(CategoryRef classification, List<CategoryRef> columns) {
        CategoryRef known = WellKnown.withGuid(classification).orElse(classification);
        for (int column = 0; column < columns.size(); column++) {
            CategoryRef one = columns.get(column);
            UUID id = one.id();
            if (id == null ? known.id() == null && one.title().equals(known.title()) : id.equals(known.id())) {
                return column;
            }
        }
        throw new IllegalStateException("no column for " + classification);
    }

    Cells count(List<UpdateGroup> groups) {
        long[] updates = new long[size];
        @Nullable Instant[] newest = new Instant[size];
        for (UpdateGroup group : groups) {
            int number = group.kind().number();
            Instant when = group.newest();
            for (int row : rows[number]) {
                int cell = row + columns[number];
                updates[cell] += group.updates();
                newest[cell] = Tally.later(newest[cell], when);
            }
        }
        return new Cells(updates, newest);
    }
}
