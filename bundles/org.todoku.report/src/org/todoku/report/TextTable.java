package org.todoku.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** A table in plain text. The widest columns give way until the table fits the page; cells wrap, nothing is cut off. */
public final class TextTable {

    private static final int NARROWEST = 8;
    private static final String GAP = "  ";

    private final List<String> header;
    private final List<List<String>> rows = new ArrayList<>();

    public TextTable(List<String> header) {
        this.header = header.stream().map(Plain::line).toList();
    }

    /** @throws IllegalArgumentException when the row has not one cell for every column */
    public void row(List<String> cells) {
        if (cells.size() != header.size()) {
            throw new IllegalArgumentException(cells.size() + " cells for " + header.size() + " columns");
        }
        rows.add(cells.stream().map(Plain::line).toList());
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    public void write(Appendable out, Locale locale, int indent) throws IOException {
        write(out, locale, indent, TextPage.WIDTH);
    }

    /** @param width columns of the page */
    void write(Appendable out, Locale locale, int indent, int width) throws IOException {
        int[] widths = widths(width - indent);
        line(out, locale, indent, widths, header);
        line(out, locale, indent, widths, Arrays.stream(widths).mapToObj("-"::repeat).toList());
        for (List<String> row : rows) {
            line(out, locale, indent, widths, row);
        }
    }

    private int[] widths(int page) {
        int[] widths = IntStream.range(0, header.size())
                .map(i -> Math.max(1,
                        Math.max(Plain.cells(header.get(i)), rows.stream().mapToInt(row -> Plain.cells(row.get(i))).max().orElse(0))))
                .toArray();
        int room = page - GAP.length() * (widths.length - 1);
        while (Arrays.stream(widths).sum() > room) {
            int widest = IntStream.range(0, widths.length).reduce(0, (a, b) -> widths[b] > widths[a] ? b : a);
            if (widths[widest] <= NARROWEST) {
                break;
            }
            widths[widest]--;
        }
        return widths;
    }

    private static void line(Appendable out, Locale locale, int indent, int[] widths, List<String> cells) throws IOException {
        List<List<String>> wrapped = new ArrayList<>();
        for (int i = 0; i < widths.length; i++) {
            wrapped.add(TextPage.wrap(cells.get(i), widths[i], locale));
        }
        int height = wrapped.stream().mapToInt(List::size).max().orElse(0);
        for (int y = 0; y < height; y++) {
            var line = new StringBuilder(" ".repeat(indent));
            for (int x = 0; x < widths.length; x++) {
                String part = y < wrapped.get(x).size() ? wrapped.get(x).get(y) : "";
                line.append(part).append(" ".repeat(Math.max(0, widths[x] - Plain.cells(part)))).append(GAP);
            }
            out.append(line.toString().stripTrailing()).append('\n');
        }
    }
}
