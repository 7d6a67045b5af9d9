package org.todoku.cli.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.todoku.core.query.UpdateQuery;
import org.todoku.report.FleetList;

/** Updates that are wanted: the lines of a list, or what the rows of a table name. */
final class WantedList {

    private static final int MOST_QUESTIONS = 10_000;
    private static final int SHOWN_ROWS = 100;
    private static final int SHOWN_TEXT = 80;
    private static final Pattern COMMENT = Pattern.compile("(?:^|\\s)#.*$");

    private final String source;
    private final Map<String, Wanted> wanted = new LinkedHashMap<>();
    private final Map<String, Integer> columns = new LinkedHashMap<>();
    private final List<FleetList.Unused> unused = new ArrayList<>();
    private long rows;
    private long repeated;
    private long unusedRows;
    private long flawsOnly;

    /** @param rows how many rows name it */
    record Wanted(UpdateQuery question, int rows) {
    }

    private WantedList(String source) {
        this.source = source;
    }

    /** @param column name of the column to read; null to find it */
    static WantedList read(String file, @Nullable String column, Session session) throws Failure, IOException {
        ListSource source = ListSource.read(file, session);
        var list = new WantedList(source.name());
        Optional<ListTable> table = ListTable.of(source);
        if (column != null) {
            ListTable rows = table.isPresent() ? table.get() : ListTable.single(source);
            int at = rows.header().stream().map(ListColumns::key).toList().indexOf(ListColumns.key(column));
            if (at < 0) {
                throw rows.header().isEmpty() ? new Failure("failure.list-no-header", source.name(), column)
                        : new Failure("failure.list-no-column", source.name(), column, rows.header());
            }
            rows.rows().forEach(row -> list.add(row, rows.header().get(at), ListMarks.inNumbers(row.cell(at))));
        } else if (table.isPresent()) {
            list.add(table.get());
        } else {
            list.add(source.text());
        }
        if (list.wanted.isEmpty() && list.unusedRows > 0) {
            throw new Failure(list.flawsOnly == list.unusedRows ? "failure.list-flaws" : "failure.list-nothing", source.name(),
                    list.unusedRows, list.unused.get(0).line(), list.unused.get(0).text());
        }
        if (list.wanted.isEmpty() || list.wanted.size() > MOST_QUESTIONS) {
            throw new Failure("failure.list-size", source.name(), list.wanted.size(), MOST_QUESTIONS);
        }
        return list;
    }

    List<Wanted> wanted() {
        return List.copyOf(wanted.values());
    }

    /** What was read of it, and what was not used. */
    FleetList told() {
        return new FleetList(source, rows, columns, repeated, unusedRows, flawsOnly, unused);
    }

    private void add(ListTable table) {
        Map<Integer, List<Integer>> levels = table.levels();
        levels.remove(ListColumns.FLAWS);
        boolean named = table.rows().stream().anyMatch(row -> !marks(row, levels).isEmpty());
        int fullest = named || table.header().isEmpty() ? -1 : table.fullestColumn();
        for (ListTable.Row row : table.rows()) {
            if (table.header().isEmpty()) {
                add(row, "", ListMarks.inText(row.text()));
            } else if (fullest >= 0) {
                add(row, fullest < table.header().size() ? table.header().get(fullest) : "", ListMarks.inText(row.cell(fullest)));
            } else {
                List<Integer> used = marks(row, levels);
                add(row, used.isEmpty() ? "" : table.header().get(used.get(0)), used.stream().flatMap(column -> marks(row, column, table)
                        .stream()).distinct().toList());
            }
        }
    }

    /** The columns of the first level that names an update in this row. */
    private static List<Integer> marks(ListTable.Row row, Map<Integer, List<Integer>> levels) {
        for (Map.Entry<Integer, List<Integer>> level : levels.entrySet()) {
            List<Integer> used = level.getValue().stream().filter(column -> !(level.getKey() == ListColumns.NUMBERS
                    ? ListMarks.inNumbers(row.cell(column)) : ListMarks.inText(row.cell(column))).isEmpty()).toList();
            if (!used.isEmpty()) {
                return used;
            }
        }
        return List.of();
    }

    private static List<String> marks(ListTable.Row row, int column, ListTable table) {
        boolean numbers = ListColumns.level(table.header().get(column)).orElse(-1) == ListColumns.NUMBERS;
        return numbers ? ListMarks.inNumbers(row.cell(column)) : ListMarks.inText(row.cell(column));
    }

    private void add(ListTable.Row row, String column, List<String> marks) {
        rows++;
        if (!marks.isEmpty()) {
            columns.merge(column, 1, Integer::sum);
            marks.forEach(this::want);
            return;
        }
        unusedRows++;
        if (row.cells().stream().anyMatch(ListMarks::namesFlaw)) {
            flawsOnly++;
        }
        if (unused.size() < SHOWN_ROWS) {
            String text = row.text();
            unused.add(new FleetList.Unused(row.line(), text.length() <= SHOWN_TEXT ? text : text.substring(0, SHOWN_TEXT) + "…"));
        }
    }

    /** One question in each line; a line of several numbers stands for each of them. */
    private void add(String text) {
        boolean first = true;
        for (String line : text.split("\\R")) {
            String one = COMMENT.matcher(line).replaceFirst("").strip();
            if (one.isEmpty() || first && isHeader(one)) {
                first &= one.isEmpty();
                continue;
            }
            first = false;
            rows++;
            List<String> numbers = ListMarks.only(one);
            if (numbers.isEmpty()) {
                want(one);
            } else {
                numbers.forEach(this::want);
            }
        }
    }

    /** A list of one column that has a name. */
    private static boolean isHeader(String line) {
        return ListColumns.level(line.replace("\"", "")).orElse(-1) == ListColumns.NUMBERS && ListMarks.inNumbers(line).isEmpty();
    }

    private void want(String typed) {
        UpdateQuery question = UpdateQuery.parse(typed);
        if (question.isEmpty()) {
            unusedRows++;
            return;
        }
        Wanted before = wanted.get(question.terms().toString());
        repeated += before == null ? 0 : 1;
        wanted.put(question.terms().toString(), before == null ? new Wanted(question, 1)
                : new Wanted(before.question(), before.rows() + 1));
    }
}
