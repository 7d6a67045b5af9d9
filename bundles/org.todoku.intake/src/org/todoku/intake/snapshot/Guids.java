package org.todoku.intake.snapshot;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** GUIDs as Windows writes them: in any letter case, with or without braces or hyphens. */
final class Guids {

    private Guids() {
    }

    /** Null when the text is not a GUID. */
    static @Nullable UUID parse(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && text.charAt(from) <= ' ') {
            from++;
        }
        while (to > from && text.charAt(to - 1) <= ' ') {
            to--;
        }
        if (to - from == 38 && (text.charAt(from) == '{' && text.charAt(to - 1) == '}'
                || text.charAt(from) == '(' && text.charAt(to - 1) == ')')) {
            from++;
            to--;
        }
        boolean hyphens = to - from == 36;
        if (!hyphens && to - from != 32) {
            return null;
        }
        long high = 0;
        long low = 0;
        int digits = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            int place = i - from;
            if (hyphens && (place == 8 || place == 13 || place == 18 || place == 23)) {
                if (c != '-') {
                    return null;
                }
                continue;
            }
            int digit = c <= 'f' ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                return null;
            }
            if (digits++ < 16) {
                high = high << 4 | digit;
            } else {
                low = low << 4 | digit;
            }
        }
        return new UUID(high, low);
    }
}
