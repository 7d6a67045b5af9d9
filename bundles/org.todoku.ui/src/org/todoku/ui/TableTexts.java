package org.todoku.ui;

import java.io.IOException;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.todoku.core.Progress;

/** Rows of tables as text for other programs. */
final class TableTexts {

    private TableTexts() {
    }

    /** Tab-separated with headings, as spreadsheets take it. */
    static <R> String tabbed(List<Column<R>> columns, List<? extends R> rows) {
        var text = new StringBuilder(String.join("\t", columns.stream().map(Column::fullTitle).toList()));
        for (R row : rows) {
            text.append(System.lineSeparator())
                    .append(String.join("\t", columns.stream().map(column -> harmless(HarmlessText.line(column.text().apply(row))))
                            .toList()));
        }
        return text.toString();
    }

    /** @param arranging sorts and filters the rows */
    static <R> UserFiles.Writing writing(List<Column<R>> columns,
            BiFunction<List<? extends R>, Progress, List<? extends R>> arranging, Function<Progress, List<? extends R>> rows) {
        return new UserFiles.Writing() {
            @Override
            public void to(Appendable out) throws IOException {
                to(out, Progress.NONE);
            }

            @Override
            public void to(Appendable out, Progress progress) throws IOException {
                csv(columns, arranging.apply(rows.apply(progress), progress), out);
            }
        };
    }

    /** Comma-separated values (RFC 4180). A text that a spreadsheet would take for a formula gets an apostrophe in front. */
    static <R> void csv(List<Column<R>> columns, List<? extends R> rows, Appendable out) throws IOException {
        try (CSVPrinter printer = new CSVPrinter(new Unclosed(out), CSVFormat.RFC4180)) {
            printer.printRecord(columns.stream().map(column -> harmless(column.fullTitle())).toList());
            for (R row : rows) {
                printer.printRecord(columns.stream().map(column -> harmless(column.text().apply(row))).toList());
            }
        }
    }

    /** What a printer cannot close: its owner may have more to write, and flushes it. */
    private record Unclosed(Appendable out) implements Appendable {

        @Override
        public Appendable append(CharSequence text) throws IOException {
            out.append(text);
            return this;
        }

        @Override
        public Appendable append(CharSequence text, int start, int end) throws IOException {
            out.append(text, start, end);
            return this;
        }

        @Override
        public Appendable append(char letter) throws IOException {
            out.append(letter);
            return this;
        }
    }

    /** With an apostrophe in front of what a spreadsheet would take for a formula; some look past blanks, some take wide signs too. */
    private static String harmless(String text) {
        String begin = text.stripLeading();
        boolean control = !text.isEmpty() && text.charAt(0) < ' ';
        return control || !begin.isEmpty() && "=+-@＝＋－＠".indexOf(begin.charAt(0)) >= 0 ? "'" + text : text;
    }
}
