package org.todoku.intake.internal.powershell;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Rows of Export-Csv. A broken quote would swallow everything up to the next one; so every record is parsed by itself,
 * and a line that is a whole record ends the search for the end of a broken one.
 */
final class CsvRows {

    private static final int MAX_LINE = 4 * 1024 * 1024;
    private static final int MAX_LINES_PER_RECORD = 1000;
    private static final char[] DELIMITERS = { ',', ';', '\t' };

    private final Lines lines;
    private final Row.Sink sink;
    private CSVFormat format = CSVFormat.RFC4180;
    private List<String> columns = List.of();
    private List<String> names = List.of();
    private int id = -1;
    /** Lines of a record whose quotes are still open. */
    private final StringBuilder open = new StringBuilder();
    private long openAt;
    private long openLines;

    CsvRows(Reader in, Row.Sink sink) {
        this.lines = new Lines(in, MAX_LINE);
        this.sink = sink;
    }

    /** Normalised column names of a text that begins with a header; empty when it has none. */
    static Set<String> header(String text) {
        for (String line : text.split("\r?\n", 20)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                List<String> fields = fields(line, formatOf(line));
                var result = new LinkedHashSet<String>();
                for (String field : fields == null ? List.<String>of() : fields) {
                    result.add(Row.normalise(field));
                }
                return result;
            }
        }
        return Set.of();
    }

    /** @return whether the file has columns that describe updates; nothing was read otherwise */
    boolean read() throws IOException {
        String line = lines.next();
        // Windows PowerShell writes "#TYPE ..." first, Excel "sep=;"
        while (line != null && (line.isBlank() || line.startsWith("#") || line.startsWith("sep="))) {
            line = lines.next();
        }
        if (line == null || lines.tooLong()) {
            return false;
        }
        format = formatOf(line);
        List<String> header = fields(line, format);
        if (header == null) {
            return false;
        }
        names = header;
        columns = header.stream().map(Row::normalise).toList();
        if (!Column.describesUpdates(columns)) {
            return false;
        }
        id = Column.ID.names().stream().mapToInt(columns::indexOf).filter(index -> index >= 0).findFirst().orElse(-1);
        while ((line = lines.next()) != null) {
            if (lines.tooLong()) {
                giveUpOpen("row.bad-quote");
                sink.lost(lines.number(), 1, "row.too-long", "more than " + MAX_LINE + " characters");
            } else {
                line(line);
            }
        }
        giveUpOpen("row.bad-quote");
        return true;
    }

    private void line(String line) {
        if (openLines == 0) {
            if (line.isBlank()) {
                return;
            }
            List<String> fields = fields(line, format);
            if (fields != null) {
                record(lines.number(), 1, fields);
            } else if (oddQuotes(line)) {
                openAt = lines.number();
                openLines = 1;
                open.append(line);
            } else {
                sink.lost(lines.number(), 1, "row.bad-quote", line);
            }
            return;
        }
        List<String> alone = fields(line, format);
        if (alone != null && isWholeRecord(alone)) {
            giveUpOpen("row.bad-quote");
            record(lines.number(), 1, alone);
            return;
        }
        open.append('\n').append(line);
        openLines++;
        if (openLines > MAX_LINES_PER_RECORD || open.length() > MAX_LINE) {
            giveUpOpen("row.bad-quote");
        } else if (line.indexOf('"') >= 0 && !oddQuotes(open)) {
            List<String> fields = fields(open.toString(), format);
            if (fields == null) {
                giveUpOpen("row.bad-quote");
            } else {
                long at = openAt;
                long count = openLines;
                close();
                record(at, count, fields);
            }
        }
    }

    private boolean isWholeRecord(List<String> fields) {
        return fields.size() == columns.size() && id >= 0 && ExportMerger.guid(Value.of(fields.get(id))) != null;
    }

    private void record(long line, long count, List<String> fields) {
        if (fields.size() != columns.size()) {
            sink.lost(line, count, "row.bad-columns", fields.size() + " instead of " + columns.size());
            return;
        }
        if (fields.equals(names)) {
            return; // a file that was appended to repeats its header
        }
        var cells = new LinkedHashMap<String, Row.Cell>();
        for (int i = 0; i < fields.size(); i++) {
            cells.putIfAbsent(columns.get(i), new Row.Cell(names.get(i), Value.of(fields.get(i))));
        }
        sink.accept(Row.of(line, cells));
    }

    private void giveUpOpen(String code) {
        if (openLines > 0) {
            sink.lost(openAt, openLines, code, open.toString());
            close();
        }
    }

    private void close() {
        open.setLength(0);
        openLines = 0;
    }

    private static boolean oddQuotes(CharSequence text) {
        return (text.chars().filter(c -> c == '"').count() & 1) != 0;
    }

    private static CSVFormat formatOf(String header) {
        CSVFormat best = CSVFormat.RFC4180;
        long most = -1;
        for (char delimiter : DELIMITERS) {
            CSVFormat candidate = CSVFormat.RFC4180.builder().setDelimiter(delimiter).setIgnoreEmptyLines(false).get();
            List<String> fields = fields(header, candidate);
            long known = fields == null ? -1 : fields.stream().filter(field -> Column.of(Row.normalise(field)) != null).count();
            if (known > most) {
                most = known;
                best = candidate;
            }
        }
        return best;
    }

    /** The fields of the text as exactly one record; null when its quotes are broken or open. */
    private static @Nullable List<String> fields(String text, CSVFormat format) {
        try (CSVParser parser = CSVParser.builder().setReader(new StringReader(text)).setFormat(format).get();
                Stream<CSVRecord> records = parser.stream()) {
            var found = new ArrayList<List<String>>(1);
            records.limit(2).forEach(record -> found.add(Arrays.asList(record.values())));
            return found.size() == 1 ? found.get(0) : null;
        } catch (IOException | UncheckedIOException e) {
            return null; // nothing is read but a text in memory: only broken quoting can be the reason
        }
    }
}
