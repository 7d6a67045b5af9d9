package org.todoku.report;

import java.io.IOException;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

import org.todoku.core.ServerState;

/** Plain text of a given width, broken where the language of the reader allows it. */
public final class TextPage {

    /** Columns of a page unless told otherwise. */
    public static final int WIDTH = 100;

    private final Appendable out;
    private final Locale locale;
    private final int width;

    public TextPage(Appendable out, Locale locale) {
        this(out, locale, WIDTH);
    }

    /** @param width columns of a page */
    public TextPage(Appendable out, Locale locale, int width) {
        this.out = out;
        this.locale = locale;
        this.width = width;
    }

    int width() {
        return width;
    }

    public void blank() throws IOException {
        out.append('\n');
    }

    /** A title with a rule of the given character under it. */
    public void heading(String text, char rule) throws IOException {
        int widest = 0;
        for (String line : wrap(Plain.line(text), width, locale)) {
            out.append(line).append('\n');
            widest = Math.max(widest, Plain.cells(line));
        }
        out.append(String.valueOf(rule).repeat(widest)).append('\n');
    }

    public void paragraph(int indent, String text) throws IOException {
        item(indent, "", text);
    }

    /** A paragraph whose first line begins with a bullet and whose other lines hang under its text. */
    public void item(int indent, String bullet, String text) throws IOException {
        int hang = indent + Plain.cells(bullet);
        String before = " ".repeat(indent) + bullet;
        for (String line : wrap(Plain.line(text), width - hang, locale)) {
            out.append((before + line).stripTrailing()).append('\n');
            before = " ".repeat(hang);
        }
    }

    /** Lines that are never broken, so that they can be copied. */
    public void verbatim(int indent, String text) throws IOException {
        for (String line : text.split("\\R")) {
            // leading blanks are part of what is copied
            String lead = line.substring(0, line.length() - line.stripLeading().length()).replace('\t', ' ');
            out.append(" ".repeat(indent)).append(lead).append(Plain.line(line)).append('\n');
        }
    }

    /** What stands under the name of a server. */
    @FunctionalInterface
    interface Section<T> {
        void write(T of, TextPage page) throws IOException;
    }

    /** A section for each server, with its name and the time it was read. */
    <T> void servers(List<T> all, Function<T, ServerState> server, Words words, Section<T> section) throws IOException {
        for (T one : all) {
            if (one != all.get(0)) {
                blank();
            }
            heading(words.of("server.heading", server.apply(one).server(), server.apply(one).collectedAt()), '-');
            section.write(one, this);
        }
    }

    /** A table, indented. */
    void table(TextTable table, int indent) throws IOException {
        table.write(out, locale, indent, width);
    }

    /** The lines of a text; a word longer than the width is cut. At least one line. */
    static List<String> wrap(String text, int width, Locale locale) {
        List<String> lines = new ArrayList<>();
        BreakIterator breaks = BreakIterator.getLineInstance(locale);
        breaks.setText(text);
        var line = new StringBuilder();
        int start = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
            if (!mayBreak(text, end)) {
                continue;
            }
            String word = text.substring(start, end);
            if (!line.isEmpty() && Plain.cells(line + word.stripTrailing()) > width) {
                lines.add(line.toString().stripTrailing());
                line.setLength(0);
            }
            while (Plain.cells(word.stripTrailing()) > width) {
                String head = head(word, width);
                lines.add(head);
                word = word.substring(head.length());
            }
            line.append(word);
            start = end;
        }
        if (!line.isEmpty() || lines.isEmpty()) {
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    /** After blanks and in East Asian text; not inside server names, times and paths, which are to be copied. */
    private static boolean mayBreak(String text, int at) {
        return at == text.length() || Character.isWhitespace(text.codePointBefore(at)) || Plain.wide(text.codePointBefore(at))
                || Plain.wide(text.codePointAt(at));
    }

    private static String head(String word, int width) {
        int end = word.offsetByCodePoints(0, 1);
        while (end < word.length() && Plain.cells(word.substring(0, word.offsetByCodePoints(end, 1))) <= width) {
            end = word.offsetByCodePoints(end, 1);
        }
        return word.substring(0, end);
    }
}
