package org.todoku.ui;

import java.util.HashMap;
import java.util.Map;

import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * How much of a text fits into a cell. Laying out a text takes longer than all else that is drawn of a cell; so what fits is reckoned
 * from the widths of letters, of which each is measured once, and only what comes of it is laid out, mostly once. For the UI thread.
 */
@NullMarked
final class CellText {

    private static final String ELLIPSIS = "…";
    /** Letters that are looked at in any case. */
    private static final int SHORTEST = 32;
    /** So many of a letter are measured, for in a text a letter is not as wide as whole pixels. */
    private static final int SAMPLE = 16;
    /** As wide as all letters of Chinese and Japanese. */
    private static final char WIDE = '国';
    private static final char FIRST_WIDE = '\u3041';
    private static final char LAST_WIDE = '\u9FFF';
    /** By how much a text may be wider or narrower than its letters, as a share of it. */
    private static final double TOLERANCE = 0.1;

    private final Map<Character, Double> widths = new HashMap<>();
    private @Nullable Font font;
    private int ascent;

    /** Height of capital letters in the font of the GC, in pixels. */
    int ascent(GC gc) {
        use(gc);
        return ascent;
    }

    private void use(GC gc) {
        if (!gc.getFont().equals(font)) {
            font = gc.getFont();
            ascent = gc.getFontMetrics().getAscent();
            widths.clear();
        }
    }

    /** The text on one line, or the beginning of it that fits with an ellipsis behind. */
    String shortened(GC gc, String text, int width) {
        use(gc);
        // more letters than pixels never fit
        String line = HarmlessText.line(HarmlessText.cut(text, Math.max(SHORTEST, width)));
        if (line.isEmpty() || fitting(gc, line, width * (1 + TOLERANCE)) == line.length() && fits(gc, line, width)) {
            return line;
        }
        int end = fitting(gc, line, width - letter(gc, ELLIPSIS.charAt(0)));
        String shown = beginning(line, end);
        int free = width - gc.textExtent(shown, 0).x;
        if (free < 0 && end > 1 && fits(gc, beginning(line, end - 1), width)) {
            return beginning(line, end - 1);
        }
        return free >= 0 && free <= Math.max(SAMPLE, width * TOLERANCE) ? shown : halved(gc, line, width);
    }

    /** Found by halving, for scripts whose letters change when they stand beside each other. */
    private static String halved(GC gc, String line, int width) {
        if (fits(gc, line, width)) {
            return line;
        }
        int fits = 0;
        int tooLong = line.length();
        while (tooLong - fits > 1) {
            int middle = (fits + tooLong) / 2;
            if (fits(gc, beginning(line, middle), width)) {
                fits = middle;
            } else {
                tooLong = middle;
            }
        }
        return beginning(line, fits);
    }

    private static boolean fits(GC gc, String line, int width) {
        return gc.textExtent(line, 0).x <= width;
    }

    private static String beginning(String line, int end) {
        int whole = end > 0 && Character.isHighSurrogate(line.charAt(end - 1)) ? end - 1 : end;
        return line.substring(0, whole) + ELLIPSIS;
    }

    /** How many letters have room, by the sum of their widths. */
    private int fitting(GC gc, String line, double room) {
        double left = room;
        for (int i = 0; i < line.length(); i++) {
            left -= letter(gc, line.charAt(i));
            if (left < 0) {
                return i;
            }
        }
        return line.length();
    }

    private double letter(GC gc, char letter) {
        if (Character.isSurrogate(letter)) {
            return letter(gc, WIDE) / 2;
        }
        char alike = letter >= FIRST_WIDE && letter <= LAST_WIDE ? WIDE : letter;
        Double known = widths.get(alike);
        if (known == null) {
            known = gc.textExtent(String.valueOf(alike).repeat(SAMPLE), 0).x / (double) SAMPLE;
            widths.put(alike, known);
        }
        return known;
    }
}
