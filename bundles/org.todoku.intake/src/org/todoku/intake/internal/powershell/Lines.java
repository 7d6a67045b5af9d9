package org.todoku.intake.internal.powershell;

import java.io.IOException;
import java.io.Reader;

import org.jspecify.annotations.Nullable;

/** Lines of a text of any size; a line that is too long is skipped without being held. */
final class Lines {

    private final Reader in;
    private final int limit;
    private long number;
    private boolean tooLong;

    Lines(Reader in, int limit) {
        this.in = in;
        this.limit = limit;
    }

    /** The next line without its end, an empty text for one that is too long, or null at the end. */
    @Nullable String next() throws IOException {
        var line = new StringBuilder();
        tooLong = false;
        boolean any = false;
        int c;
        while ((c = in.read()) >= 0) {
            any = true;
            if (c == '\n') {
                break;
            }
            if (line.length() < limit) {
                line.append((char) c);
            } else {
                tooLong = true;
            }
        }
        if (!any) {
            return null;
        }
        number++;
        if (tooLong) {
            return "";
        }
        if (!line.isEmpty() && line.charAt(line.length() - 1) == '\r') {
            line.setLength(line.length() - 1);
        }
        return line.toString();
    }

    /** 1-based number of the line read last. */
    long number() {
        return number;
    }

    boolean tooLong() {
        return tooLong;
    }
}
