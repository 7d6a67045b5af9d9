package org.todoku.intake.internal.powershell;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * One row or object of an export.
 *
 * @param line 1-based line where it starts
 * @param cells columns or properties by normalised name
 */
record Row(long line, Map<String, Cell> cells) {

    /**
     * @param name as the file spells it
     */
    record Cell(String name, Value value) {
    }

    /** Where readers of the three formats deliver. */
    interface Sink {
        void accept(Row row);

        /** Something that should have been a row or several and is lost. */
        void lost(long line, long rows, String code, String detail);
    }

    static String normalise(String name) {
        var result = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c > ' ' && c != '_' && c != '-') {
                result.append(c);
            }
        }
        return result.toString().toLowerCase(Locale.ROOT);
    }

    /** An object as a row. What Get-WsusUpdate puts into its property Update counts as properties of the row. */
    static Row of(long line, Map<String, Cell> cells) {
        Cell nested = cells.get("update");
        if (nested == null || nested.value().fields().isEmpty()) {
            return new Row(line, cells);
        }
        var all = new LinkedHashMap<>(cells);
        all.remove("update");
        nested.value().fields().forEach((name, value) -> all.putIfAbsent(name, new Cell(name, value)));
        return new Row(line, all);
    }

    /** The value under the first of a column's names that carries one; null when none of them occurs or only lost values do. */
    @Nullable Value get(Column column) {
        Value found = null;
        for (String name : column.names()) {
            Cell cell = cells.get(name);
            if (cell == null || cell.value().isTypeName()) {
                continue;
            }
            if (!cell.value().isEmpty()) {
                return cell.value();
            }
            found = found == null ? cell.value() : found;
        }
        return found;
    }

    String text(Column column) {
        Value value = get(column);
        return value == null ? "" : value.scalar();
    }
}
