package org.todoku.ui.matrix;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntPredicate;

import org.jspecify.annotations.NullMarked;
import org.todoku.core.CategoryRef;
import org.todoku.core.fleet.SubscriptionMatrix;
import org.todoku.core.fleet.SubscriptionMatrix.Kind;
import org.todoku.core.fleet.SubscriptionMatrix.Row;

/** Which lines of the tree are in sight: what is collapsed and what is filtered out. */
@NullMarked
final class TreeRows {

    /** Collapsed families, by GUID or title, so that they stay so when another server is shown. */
    private final Set<String> collapsed = new HashSet<>();

    /**
     * What is to be seen.
     *
     * @param text part of the title or GUID of a product or of a family above it; empty for all
     */
    record Filter(String text, boolean neededOnly, boolean differencesOnly) {

        boolean any() {
            return !text.isEmpty() || neededOnly || differencesOnly;
        }
    }

    private static String key(CategoryRef category) {
        return category.guid().map(UUID::toString).orElse(category.title());
    }

    boolean isCollapsed(Row row) {
        return row.kind() == Kind.FAMILY && collapsed.contains(key(row.category()));
    }

    void setCollapsed(Row row, boolean collapse) {
        if (!collapse) {
            collapsed.remove(key(row.category()));
        } else if (row.kind() == Kind.FAMILY && row.end() > row.number() + 1) {
            collapsed.add(key(row.category()));
        }
    }

    void setAllCollapsed(SubscriptionMatrix matrix, boolean collapse) {
        collapsed.clear();
        matrix.rows().forEach(row -> setCollapsed(row, collapse));
    }

    /** Lines from top to bottom. What a filter finds is shown together with the families above it, collapsed or not. */
    List<Line> inSight(MatrixState state, Filter filter) {
        List<Row> rows = state.now().rows();
        List<Line> result = new ArrayList<>();
        if (filter.text().isEmpty()) {
            result.add(state.lines().get(0));
        }
        boolean[] found = filter.any() ? found(state, filter) : new boolean[0];
        int at = 0;
        while (at < rows.size()) {
            Row row = rows.get(at);
            if (!filter.any() || found[at]) {
                result.add(state.lines().get(at + 1));
            }
            at = !filter.any() && isCollapsed(row) ? row.end() : at + 1;
        }
        return result;
    }

    /** How many products pass the filter. */
    static int products(MatrixState state, Filter filter) {
        IntPredicate passes = passing(state, filter);
        return (int) state.now().rows().stream().filter(row -> row.kind() == Kind.PRODUCT && passes.test(row.number())).count();
    }

    private static boolean[] found(MatrixState state, Filter filter) {
        List<Row> rows = state.now().rows();
        IntPredicate passes = passing(state, filter);
        boolean[] found = new boolean[rows.size()];
        for (int at = rows.size() - 1; at >= 0; at--) {
            found[at] |= passes.test(at);
            int parent = rows.get(at).parent();
            if (found[at] && parent >= 0) {
                found[parent] = true;
            }
        }
        return found;
    }

    private static IntPredicate passing(MatrixState state, Filter filter) {
        List<Row> rows = state.now().rows();
        String wanted = filter.text().toLowerCase(Locale.ROOT);
        boolean[] named = new boolean[rows.size()];
        for (Row row : rows) {
            named[row.number()] = row.parent() >= 0 && named[row.parent()]
                    || row.category().shown().toLowerCase(Locale.ROOT).contains(wanted) || key(row.category()).contains(wanted);
        }
        return number -> named[number] && (!filter.neededOnly() || state.needed(state.lines().get(number + 1)))
                && (!filter.differencesOnly() || state.then().differs(number));
    }
}
