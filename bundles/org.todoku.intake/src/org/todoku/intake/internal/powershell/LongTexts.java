package org.todoku.intake.internal.powershell;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Cuts texts of JSON that are longer than any real one while they are read, because a parser can only give up in the middle of one
 * and everything after it would be lost. A text that was cut ends with {@link #CUT}. Also keeps memory bounded.
 */
final class LongTexts extends FilterReader {

    /** No character of any text: Unicode guarantees that. */
    static final char CUT = '\uFFFF';

    private final int longest;
    private boolean inside;
    private boolean cut;
    private int length;
    /** 1 behind a backslash; the number of digits that still belong to an escape sequence, negative. */
    private int escape;

    /** @param longest how many characters of the file a text may have */
    LongTexts(Reader in, int longest) {
        super(in);
        this.longest = longest;
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char @Nullable [] buffer, int offset, int count) throws IOException {
        char[] into = Objects.requireNonNull(buffer);
        int kept = 0;
        while (kept == 0) {
            int read = in.read(into, offset, count);
            if (read < 0) {
                return -1;
            }
            for (int i = offset; i < offset + read; i++) {
                boolean before = cut;
                if (keeps(into[i])) {
                    into[offset + kept++] = cut && !before ? CUT : into[i];
                }
            }
        }
        return kept;
    }

    private boolean keeps(char c) {
        boolean begins = escape == 0;
        if (!inside || begins && c == '"') {
            inside = !inside && c == '"';
            length = 0;
            cut = false;
            return true;
        }
        if (escape < 0) {
            escape++;
        } else if (escape == 1) {
            escape = c == 'u' ? -4 : 0;
        } else if (c == '\\') {
            escape = 1;
        }
        if (cut) {
            return false;
        }
        // never within an escape sequence
        cut = begins && length >= longest;
        length++;
        return true;
    }
}
