package org.todoku.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** Comma-separated values that no spreadsheet takes for formulas. */
public final class Csv {

    private static final String FORMULA_STARTS = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";

    private final CSVPrinter printer;

    public Csv(Appendable out, List<String> header) throws IOException {
        printer = new CSVPrinter(out, CSVFormat.RFC4180);
        row(header);
    }

    /** A row; texts that begin like a formula get an apostrophe in front, null is an empty cell. */
    public void row(List<? extends @Nullable Object> cells) throws IOException {
        List<Object> safe = new ArrayList<>();
        for (Object cell : cells) {
            safe.add(cell == null ? "" : cell instanceof String text ? guarded(text) : cell);
        }
        printer.printRecord(safe);
    }

    static String guarded(String text) {
        String clean = Plain.xml(text);
        // some spreadsheets look past blanks
        String begin = clean.stripLeading();
        boolean control = !clean.isEmpty() && clean.charAt(0) < ' ';
        return control || !begin.isEmpty() && FORMULA_STARTS.indexOf(begin.charAt(0)) >= 0 ? "'" + clean : clean;
    }
}
