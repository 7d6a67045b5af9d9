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
    private final Map<List<CategoryRef>, int[]> rowNumbers = new IdentityHashMap<>();
    private final Map<CategoryRef, Integer> columnNumbers = new IdentityHashMap<>();

    CellCount(List<Row> rows, List<CategoryRef> columns, CategoryForest forest, Map<List<CategoryRef>, List<CategoryRef>> products,
            Set<CategoryRef> kinds) {
        this.width = columns.size();
        this.size = rows.size() * width;
        products.forEach((list, resolved) -> rowNumbers.put(list, rowsOf(resolved, rows, forest)));
        kinds.forEach(kind -> columnNumbers.put(kind, column(kind, columns)));
    }

    /** The products and the families above them, each once. */
    private static int[] rowsOf(List<CategoryRef> products, List<Row> rows, CategoryForest forest) {
        if (products.isEmpty()) {
            return new int[] { rows.size() - 1 };
        }
        Set<Integer> result = new LinkedHashSet<>();
        for (CategoryRef product : products) {
            int row = forest.number(product);
            while (row >= 0 && result.add(row)) {
                row = rows.get(row).parent();
            }
        }
        return result.stream().mapToInt(Integer::intValue).toArray();
    }

    private static int column(CategoryRef kind, List<CategoryRef> columns) {
        CategoryRef known = WellKnown.withGuid(kind).orElse(kind);
        for (int column = 0; column < columns.size(); column++) {
            CategoryRef one = columns.get(column);
            UUID id = one.id();
            if (id == null ? known.id() == null && one.title().equals(known.title()) : id.equals(known.id())) {
                return column;
            }
        }
        throw new IllegalStateException("no column for " + kind);
    }

    Cells count(List<UpdateGroup> groups) {
        long[] updates = new long[size];
        @Nullable Instant[] newest = new Instant[size];
        for (UpdateGroup group : groups) {
            CategoryRef classification = group.classification();
            int column = classification == null ? width - 1 : columnNumbers.getOrDefault(classification, 0);
            Instant when = group.newest();
            for (int row : rowNumbers.getOrDefault(group.products(), new int[0])) {
                int cell = row * width + column;
                updates[cell] += group.updates();
                newest[cell] = Tally.later(newest[cell], when);
            }
        }
        return new Cells(updates, newest);
    }
}
