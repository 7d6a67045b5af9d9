package org.todoku.intake.list;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.todoku.core.Progress;
import org.todoku.core.fleet.FactBase;
import org.todoku.core.query.UpdateQuery;
import org.todoku.intake.list.ListException.Reason;

/** Updates that are wanted: the lines of a list, or what the rows of a table name. */
public final class WantedList {

    private static final int MOST_QUESTIONS = 10_000;
    private static final int SHOWN_TEXT = 80;
    private static final Pattern COMMENT = Pattern.compile("(?:^|\\s)#.*$");

    private final String source;
    private final Map<String, Wanted> wanted = new LinkedHashMap<>();
    private final Map<String, Integer> columns = new LinkedHashMap<>();
    private final List<ListSummary.Unused> unused = new ArrayList<>();
    private long rows;
    private long repeated;
    private long unusedRows;
    private long flawsOnly;

    /**
     * One wanted update.
     *
     * @param line the first that names it, counted from 1
     * @param rows how many rows name it
     * @param words whether it is more than a number, so that perhaps no update has it
     */
    public record Wanted(UpdateQuery question, long line, int rows, boolean words) {

        /** What was asked for alone. */
        public static Wanted single(UpdateQuery question) {
            return new Wanted(question, 1, 1, false);
        }
    }

    private WantedList(String source) {
        this.source = source;
    }

    /** @param column name of the column to read; null to find it */
    public static WantedList read(ListSource source, @Nullable String column) throws ListException {
        var list = new WantedList(source.name());
        Optional<ListTable> table = ListTable.of(source);
        if (column != null) {
            ListTable rows = table.isPresent() ? table.get() : ListTable.single(source);
            int at = rows.header().stream().map(ListColumns::key).toList().indexOf(ListColumns.key(column));
            if (at < 0) {
                throw rows.header().isEmpty() ? new ListException(Reason.NO_HEADER, source.name(), column)
                        : new ListException(Reason.NO_COLUMN, source.name(), column, rows.header());
            }
            rows.rows().forEach(row -> list.add(row, rows.header().get(at), ListMarks.inNumbers(row.cell(at))));
        } else if (table.isPresent()) {
            list.add(table.get());
        } else {
            list.add(source.text());
        }
        if (list.wanted.isEmpty() && list.unusedRows > 0) {
            throw new ListException(list.flawsOnly == list.unusedRows ? Reason.FLAWS : Reason.NOTHING, source.name(),
                    list.unusedRows, list.unused.get(0).line(), list.unused.get(0).text());
        }
        if (list.wanted.isEmpty() || list.wanted.size() > MOST_QUESTIONS) {
            throw new ListException(Reason.SIZE, source.name(), list.wanted.size(), MOST_QUESTIONS);
        }
        return list;
    }

    /** Each once, in the order in which they are named. */
    public List<Wanted> wanted() {
        return List.copyOf(wanted.values());
    }

    /**
     * The same list as far as anybody knows it. A line of words that no update has stands for the numbers in it; one without a number
     * names no update.
     *
     * @throws java.util.concurrent.CancellationException when the user cancelled
     */
    public WantedList known(FactBase facts, Progress progress) {
        var list = new WantedList(source);
        list.rows = rows;
        list.repeated = repeated;
        list.columns.putAll(columns);
        list.unusedRows = unusedRows;
        list.flawsOnly = flawsOnly;
        List<ListSummary.Unused> further = new ArrayList<>();
        long done = 0;
        for (Wanted one : wanted.values()) {
            progress.checkCancelled();
            progress.report(one.question().text(), done++, wanted.size());
            if (!one.words() || !facts.search(one.question(), 1).hits().isEmpty()) {
                list.want(one);
                continue;
            }
            List<String> numbers = ListMarks.inText(one.question().text());
            numbers.forEach(number -> list.want(new Wanted(UpdateQuery.parse(number), one.line(), one.rows(), false)));
            if (numbers.isEmpty()) {
                further.add(new ListSummary.Unused(one.line(), shortened(one.question().text())));
            }
        }
        ListSummary told = told().without(further);
        list.unusedRows = told.unused();
        list.unused.addAll(told.examples());
        return list;
    }

    /** What was read of it, and what was not used. */
    public ListSummary told() {
        return new ListSummary(source, rows, columns, repeated, unusedRows, flawsOnly, unused);
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
            marks.forEach(mark -> want(new Wanted(UpdateQuery.parse(mark), row.line(), 1, false)));
            return;
        }
        unusedRows++;
        if (row.cells().stream().anyMatch(ListMarks::namesFlaw)) {
            flawsOnly++;
        }
        unused(row.line(), row.text());
    }

    private void unused(long line, String text) {
        if (unused.size() < ListSummary.MOST_EXAMPLES) {
            unused.add(new ListSummary.Unused(line, shortened(text)));
        }
    }

    /** As much of a row as is shown of those that are not used. */
    public static String shortened(String text) {
        return text.length() <= SHOWN_TEXT ? text : text.substring(0, SHOWN_TEXT) + "…";
    }

    /** One question in each line; a line of several numbers stands for each of them. */
    private void add(String text) {
        boolean first = true;
        long number = 0;
        for (String line : text.split("\\R", -1)) {
            number++;
            String one = COMMENT.matcher(line).replaceFirst("").strip();
            if (one.isEmpty() || first && isHeader(one)) {
                first &= one.isEmpty();
                continue;
            }
            first = false;
            rows++;
            List<String> numbers = ListMarks.only(one);
            if (numbers.isEmpty()) {
                want(new Wanted(UpdateQuery.parse(one), number, 1, true));
            } else {
                long at = number;
                numbers.forEach(mark -> want(new Wanted(UpdateQuery.parse(mark), at, 1, false)));
            }
        }
    }

    /** A list of one column that has a name. */
    private static boolean isHeader(String line) {
        return ListColumns.level(line.replace("\"", "")).orElse(-1) == ListColumns.NUMBERS && ListMarks.inNumbers(line).isEmpty();
    }

    private void want(Wanted one) {
        if (one.question().isEmpty()) {
            unusedRows++;
            unused(one.line(), one.question().text());
            return;
        }
        String key = one.question().terms().toString();
        Wanted before = wanted.get(key);
        repeated += before == null ? 0 : 1;
        wanted.put(key, before == null ? one : new Wanted(before.question(), before.line(), before.rows() + one.rows(), before.words()));
    }
}
