package org.todoku.report;

/** Makes text from outside harmless for a terminal and for XML without hiding that something odd was in it. */
final class Plain {

    private Plain() {
    }

    /** One line for a terminal: runs of blanks and line breaks become one blank; control and direction characters are spelled out. */
    static String line(String text) {
        var result = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c == '\n' || c == '\r' || c == '\t' || c == 0x2028 || c == 0x2029 || c == 0x85) {
                result.append(' ');
            } else if (steers(c)) {
                result.append(String.format("<U+%04X>", c));
            } else {
                result.appendCodePoint(c);
            }
        });
        return result.toString().strip().replaceAll(" {2,}", " ");
    }

    /** Whether a character changes how a terminal shows what follows. */
    private static boolean steers(int c) {
        return Character.isISOControl(c) || c == 0x61C || c == 0x200E || c == 0x200F || c >= 0x202A && c <= 0x202E
                || c >= 0x2066 && c <= 0x2069
                || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }

    /** Characters that XML 1.0 forbids become U+FFFD; C1 controls too, which browsers read as something else. */
    static String xml(String text) {
        var result = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            boolean allowed = c == '\t' || c == '\n' || c == '\r' || c >= 0x20 && c < 0x7F || c > 0x9F && c < 0xD800
                    || c >= 0xE000 && c < 0xFFFE
                    || c > 0xFFFF;
            result.appendCodePoint(allowed ? c : 0xFFFD);
        });
        return result.toString();
    }

    /** How many columns of a terminal a text takes; East Asian wide characters take two. */
    static int cells(String text) {
        return text.codePoints().map(Plain::cells).sum();
    }

    /** Whether a character takes two columns. */
    static boolean wide(int c) {
        return cells(c) == 2;
    }

    private static int cells(int c) {
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        boolean wide = c >= 0x1100 && c <= 0x115F || c >= 0x2E80 && c <= 0x303E || c >= 0x3041 && c <= 0xA4CF || c >= 0xAC00 && c <= 0xD7A3
                || c >= 0xF900 && c <= 0xFAFF || c >= 0xFE30 && c <= 0xFE6F || c >= 0xFF00 && c <= 0xFF60 || c >= 0xFFE0 && c <= 0xFFE6
                || c >= 0x1F300 && c <= 0x1F64F || c >= 0x1F900 && c <= 0x1F9FF || c >= 0x20000 && c <= 0x3FFFD;
        return wide ? 2 : 1;
    }
}
