package org.todoku.ui;

import java.text.BreakIterator;

import org.jspecify.annotations.NullMarked;

/** Texts out of files, made fit to be shown: no letter can move, hide or break what stands around it. */
@NullMarked
public final class HarmlessText {

    private static final String CUT = "…";
    private static final char NOT_SHOWN = '\uFFFD';

    private HarmlessText() {
    }

    /** One line: line ends and tabs become spaces, other control letters a sign of their own. */
    public static String line(String text) {
        return clean(text, true);
    }

    /** Like {@link #line}, but line ends stay. */
    public static String lines(String text) {
        return clean(text, false);
    }

    /** @param longest how many characters at most; what is longer ends with an ellipsis */
    public static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end) + CUT;
    }

    /** Lines of about so many letters, broken where the language breaks them. */
    static String wrapped(String text, int letters) {
        BreakIterator breaks = BreakIterator.getLineInstance();
        breaks.setText(text);
        StringBuilder lines = new StringBuilder();
        int begin = 0;
        int last = 0;
        for (int place = breaks.next(); place != BreakIterator.DONE; place = breaks.next()) {
            if (place - begin > letters && last > begin) {
                lines.append(text, begin, last).append('\n');
                begin = last;
            }
            if (text.charAt(place - 1) == '\n') {
                lines.append(text, begin, place);
                begin = place;
            }
            last = place;
        }
        return lines.append(text, begin, text.length()).toString();
    }

    private static String clean(String text, boolean oneLine) {
        int first = 0;
        while (first < text.length() && !harmful(text.charAt(first))) {
            first++;
        }
        if (first == text.length()) {
            return text;
        }
        StringBuilder clean = new StringBuilder(text.length());
        clean.append(text, 0, first);
        for (int i = first; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (!harmful(letter)) {
                clean.append(letter);
            } else if (letter == '\n' || letter == '\t') {
                clean.append(oneLine ? ' ' : letter);
            } else if (letter == '\r' || letter == '\u2028' || letter == '\u2029' || letter == '\u0085') {
                boolean pair = letter == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
                clean.append(pair ? "" : oneLine ? " " : "\n");
            } else {
                clean.append(letter < ' ' ? (char) (letter + 0x2400) : NOT_SHOWN);
            }
        }
        return clean.toString();
    }

    private static boolean harmful(char letter) {
        return letter < ' ' || letter >= 0x7F && letter < 0xA0 || letter >= 0x200E && letter <= 0x200F || letter >= 0x2028
                && letter <= 0x202E
                || letter >= 0x2066 && letter <= 0x2069 || letter == '\uFEFF' || letter >= 0xFFF9 && letter <= 0xFFFB;
    }
}
