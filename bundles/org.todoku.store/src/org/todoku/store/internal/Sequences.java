package org.todoku.store.internal;

import java.util.Arrays;
import java.util.function.IntSupplier;

/** Values of sequences of small bytes, found without making an object for each sequence. For one thread. */
final class Sequences {

    /** Bytes are smaller. */
    private static final int WIDTH = 64;
    private static final int NONE = Integer.MIN_VALUE;

    /** The node that follows a node by a byte; 0 for none yet. */
    private int[] next = new int[WIDTH * 16];
    private int[] values = new int[16];
    private int nodes = 1;

    /** Number of a sequence; sequences of the same length only. */
    int of(byte[] sequence) {
        int node = 0;
        for (byte part : sequence) {
            int at = node * WIDTH + part;
            node = next[at] != 0 ? next[at] : append(at);
        }
        return node;
    }

    private int append(int at) {
        int node = nodes++;
        if (nodes > values.length) {
            values = Arrays.copyOf(values, values.length * 2);
            next = Arrays.copyOf(next, next.length * 2);
        }
        values[node] = NONE;
        next[at] = node;
        return node;
    }

    /** @param made gives the value at the first call for a number; not {@link Integer#MIN_VALUE} */
    int value(int number, IntSupplier made) {
        if (values[number] == NONE) {
            values[number] = made.getAsInt();
        }
        return values[number];
    }
}
