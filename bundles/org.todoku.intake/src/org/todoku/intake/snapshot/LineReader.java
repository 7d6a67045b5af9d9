package org.todoku.intake.snapshot;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Lines of a stream as ranges of one buffer. A line above the limit is passed over without being held. */
final class LineReader {

    static final int MAX_LINE = 4 * 1024 * 1024;

    private final InputStream in;
    private byte[] buffer = new byte[64 * 1024];
    private int position;
    private int filled;
    private int start;
    private int length;
    private long number;
    private boolean tooLong;
    private boolean ended;

    LineReader(InputStream in) {
        this.in = in;
    }

    /** Goes to the next line; false at the end. A line break at the end of the stream begins no further line. */
    boolean next() throws IOException {
        tooLong = false;
        start = position;
        int searched = position;
        while (true) {
            for (int i = searched; i < filled; i++) {
                if (buffer[i] == '\n') {
                    return line(i, i + 1);
                }
            }
            searched = filled;
            if (ended) {
                return (start < filled || tooLong) && line(filled, filled);
            }
            if (filled - start > MAX_LINE) {
                tooLong = true;
            }
            if (tooLong) {
                // what was read of an overlong line is forgotten at once
                start = 0;
                filled = 0;
                searched = 0;
            } else if (filled == buffer.length) {
                searched -= start;
                makeRoom();
            }
            int read = in.read(buffer, filled, buffer.length - filled);
            if (read < 0) {
                ended = true;
            } else {
                filled += read;
            }
        }
    }

    private boolean line(int end, int next) {
        length = end - start;
        if (length > 0 && buffer[start + length - 1] == '\r') {
            length--;
        }
        if (number == 0 && length >= 3 && buffer[start] == (byte) 0xEF && buffer[start + 1] == (byte) 0xBB
                && buffer[start + 2] == (byte) 0xBF) {
            start += 3;
            length -= 3;
        }
        position = next;
        number++;
        return true;
    }

    private void makeRoom() {
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, filled - start);
            filled -= start;
            start = 0;
        } else {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
    }

    byte[] buffer() {
        return buffer;
    }

    int start() {
        return start;
    }

    /** Length without line break; meaningless for a line that is too long. */
    int length() {
        return length;
    }

    /** 1-based. */
    long number() {
        return number;
    }

    boolean tooLong() {
        return tooLong;
    }

    boolean blank() {
        for (int i = 0; i < length; i++) {
            if (buffer[start + i] > ' ' || buffer[start + i] < 0) {
                return false;
            }
        }
        return true;
    }
}
