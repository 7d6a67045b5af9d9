package org.todoku.report;

import java.io.IOException;
import java.util.regex.Pattern;

/** A document in Markdown. Every text from outside is escaped: it can neither begin a structure nor become a link, an image or HTML. */
final class MarkdownPage {

    private static final String SPECIAL = "\\`*_[<|~&$@";
    private static final Pattern BEGINS_BLOCK = Pattern.compile("^(?:[-+=#>]|\\d{1,9}[.)])");
    private static final int SHORTEST_FENCE = 3;

    private final Appendable out;

    MarkdownPage(Appendable out) {
        this.out = out;
    }

    void heading(int level, String text) throws IOException {
        out.append("#".repeat(level)).append(' ').append(text).append("\n\n");
    }

    /** @param text escaped */
    void paragraph(String text) throws IOException {
        paragraph(0, text);
    }

    /** @param text escaped */
    void paragraph(int indent, String text) throws IOException {
        out.append(" ".repeat(indent)).append(text).append("\n\n");
    }

    /**
     * An item of a list, to be followed by others or by {@link #blank}.
     *
     * @param text escaped
     */
    void item(int indent, String bullet, String text) throws IOException {
        out.append(" ".repeat(indent)).append(bullet).append(text).append('\n');
    }

    void blank() throws IOException {
        out.append('\n');
    }

    /** A block of code that is shown as it is. */
    void code(int indent, String language, String text) throws IOException {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        String fence = "`".repeat(Math.max(SHORTEST_FENCE, longest + 1));
        String before = " ".repeat(indent);
        out.append(before).append(fence).append(language).append('\n');
        for (String line : text.split("\\R")) {
            String lead = line.substring(0, line.length() - line.stripLeading().length()).replace('\t', ' ');
            out.append(before).append(lead).append(Plain.line(line)).append('\n');
        }
        out.append(before).append(fence).append("\n\n");
    }

    /** What a person wrote as Markdown; see {@link NoteText}. */
    void note(int indent, String markdown, int level) throws IOException {
        String before = " ".repeat(indent);
        for (String line : new NoteText(markdown, level).markdown().split("\n")) {
            out.append(line.isEmpty() ? "" : before + line).append('\n');
        }
        out.append('\n');
    }

    /** A text of one line that shows just its characters. */
    static String escaped(String text) {
        String line = Plain.line(text);
        var result = new StringBuilder(line.length() + 8);
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            boolean address = c == ':' && line.startsWith("://", i) || c == '.' && line.regionMatches(true, Math.max(0, i - 3), "www", 0, 3)
                    || c == '#' && i + 1 < line.length() && Character.isDigit(line.charAt(i + 1));
            if (address || SPECIAL.indexOf(c) >= 0) {
                result.append('\\');
            }
            result.append(c);
        }
        var block = BEGINS_BLOCK.matcher(result);
        if (block.find()) {
            result.insert(block.end() - 1, '\\');
        }
        return result.toString();
    }
}
