package org.todoku.intake.list;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.todoku.intake.list.ListException.Reason;

/**
 * A table as a scanner or spreadsheet writes it.
 *
 * @param header names of the columns; empty when there is none
 * @param rows below the header, without empty ones
 */
record ListTable(List<String> header, List<Row> rows) {

    private static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|');
    /** Reports begin with a title, a company, a date; the header comes within so many rows. */
    private static final int HEADER_WITHIN = 40;
    private static final int PROBE = 200;
    /** A row with more cells names more updates than a list may. */
    private static final int MOST_COLUMNS = 20_000;

    /** @param line where it begins, counted from 1 */
    record Row(long line, List<String> cells) {

        String cell(int column) {
            return column < cells.size() ? cells.get(column) : "";
        }

        String text() {
            return String.join(" ", cells).strip();
        }
    }

    /** Empty for a text that is no table. */
    static Optional<ListTable> of(ListSource source) throws ListException {
        String text = source.text();
        if (text.startsWith("sep=") && text.length() > 5) {
            int next = text.indexOf('\n');
            return Optional.of(withHeader(read(next < 0 ? "" : text.substring(next + 1), text.charAt(4), source)));
        }
        Character best = null;
        int most = 0;
        for (Character delimiter : DELIMITERS) {
            int score = score(text, delimiter);
            if (score > most) {
                best = delimiter;
                most = score;
            }
        }
        if (best == null) {
            return Optional.empty();
        }
        ListTable table = withHeader(read(text, best, source));
        if (!table.header.isEmpty()) {
            return Optional.of(table);
        }
        return table.isFullOfMarks() ? Optional.of(table.withFirstRowAsHeader()) : Optional.empty();
    }

    /** A first row that names no update over rows that do has the names of the columns. */
    private ListTable withFirstRowAsHeader() {
        Row first = rows.get(0);
        return ListMarks.inText(first.text()).isEmpty() ? new ListTable(first.cells(), rows.subList(1, rows.size())) : this;
    }

    /** Every row of a list whose header was named, whatever it looks like. */
    static ListTable single(ListSource source) throws ListException {
        return withHeader(read(source.text(), '\t', source));
    }

    /** How many of the first rows have the same number of columns, two at least; a header that is known counts more than that. */
    private static int score(String text, char delimiter) {
        Map<Integer, Integer> sizes = new HashMap<>();
        List<Row> rows = new ArrayList<>();
        boolean whole = read(text, delimiter, PROBE, rows) < 0;
        for (Row row : rows) {
            if (row.cells().size() > 1) {
                sizes.merge(row.cells().size(), 1, Integer::sum);
            }
        }
        int known = header(rows) >= 0 && rows.get(header(rows)).cells().size() > 1 ? PROBE : 0;
        if (!whole && known == 0) {
            // quotes that this delimiter does not explain
            return 0;
        }
        int alike = sizes.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        return alike < 2 && known == 0 ? 0 : alike + known;
    }

    private static List<Row> read(String text, char delimiter, ListSource source) throws ListException {
        List<Row> rows = new ArrayList<>();
        long stopped = read(text, delimiter, Integer.MAX_VALUE, rows);
        if (stopped >= 0) {
            throw new ListException(Reason.QUOTES, source.name(), stopped + 1);
        }
        return rows;
    }

    /** Gives the line behind which the rows could not be read; -1 when they could. */
    private static long read(String text, char delimiter, int most, List<Row> rows) {
        CSVFormat format = CSVFormat.RFC4180.builder().setDelimiter(delimiter).setIgnoreEmptyLines(true).setTrailingData(true).get();
        long line = 0;
        try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
            for (CSVRecord found : parser) {
                if (rows.size() >= most) {
                    break;
                }
                List<String> cells = found.stream().limit(MOST_COLUMNS).map(String::strip).toList();
                line = parser.getCurrentLineNumber();
                if (!cells.stream().allMatch(String::isEmpty) && !(cells.size() == 1 && cells.get(0).startsWith("#"))) {
                    rows.add(new Row(Math.max(1, line - lineBreaks(found)), cells));
                }
            }
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            return line;
        }
        return -1;
    }

    private static long lineBreaks(CSVRecord found) {
        return found.stream().mapToLong(cell -> cell.chars().filter(c -> c == '\n').count()).sum();
    }

    private static ListTable withHeader(List<Row> rows) {
        int at = header(rows);
        return at < 0 ? new ListTable(List.of(), rows) : new ListTable(rows.get(at).cells(), rows.subList(at + 1, rows.size()));
    }

    /** The first row with the most names of columns that are known; -1 for none. */
    private static int header(List<Row> rows) {
        int best = -1;
        int most = 0;
        for (int i = 0; i < Math.min(HEADER_WITHIN, rows.size()); i++) {
            List<String> cells = rows.get(i).cells();
            Set<String> known = new HashSet<>();
            if (cells.stream().allMatch(cell -> ListMarks.inNumbers(cell).isEmpty())) {
                cells.stream().filter(cell -> ListColumns.level(cell).isPresent()).forEach(cell -> known.add(ListColumns.key(cell)));
            }
            if (known.size() > most) {
                best = i;
                most = known.size();
            }
        }
        return best;
    }

    /** A table without a header is one only when most of its rows name updates. */
    private boolean isFullOfMarks() {
        long marked = rows.stream().filter(row -> !ListMarks.inText(row.text()).isEmpty()).count();
        return marked * 2 >= rows.size() - 1 && marked > 0;
    }

    /** Columns by level, those of the lowest level first. */
    Map<Integer, List<Integer>> levels() {
        Map<Integer, List<Integer>> levels = new TreeMap<>();
        for (int i = 0; i < header.size(); i++) {
            int column = i;
            ListColumns.level(header.get(i)).ifPresent(level -> levels.computeIfAbsent(level, any -> new ArrayList<>()).add(column));
        }
        return levels;
    }

    /** The column in which the most rows name updates, whatever it is called; -1 for none. */
    int fullestColumn() {
        Map<Integer, Integer> marked = new TreeMap<>();
        for (Row row : rows) {
            for (int i = 0; i < row.cells().size(); i++) {
                boolean other = i < header.size() && ListColumns.tellsOther(header.get(i));
                if (!other && !ListMarks.inText(row.cell(i)).isEmpty()) {
                    marked.merge(i, 1, Integer::sum);
                }
            }
        }
        return marked.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey).orElse(-1);
    }
}
