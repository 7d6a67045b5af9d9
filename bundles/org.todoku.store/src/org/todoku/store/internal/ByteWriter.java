package org.todoku.store.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** Packs values into bytes; {@link ByteReader} reads them in the same order. */
final class ByteWriter {

    private byte[] bytes;
    private int length;

    ByteWriter(int expected) {
        bytes = new byte[Math.max(16, expected)];
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
        }
    }

    void put(int value) {
        room(1);
        bytes[length++] = (byte) value;
    }

    /** Seven bits a byte, low bits first; any value, short for small ones that are not negative. */
    void number(long value) {
        room(10);
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[length++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
    }

    /** Short for small values of either sign. */
    void signed(long value) {
        number(value << 1 ^ value >> 63);
    }

    /** How many bytes were written. */
    int length() {
        return length;
    }

    void raw(byte[] value) {
        room(value.length);
        System.arraycopy(value, 0, bytes, length, value.length);
        length += value.length;
    }

    void block(byte[] value) {
        number(value.length);
        raw(value);
    }

    void fixed(long value) {
        room(8);
        ByteBuffer.wrap(bytes, length, 8).putLong(value);
        length += 8;
    }

    void longs(long[] values, int count) {
        room(count * 8);
        ByteBuffer.wrap(bytes, length, count * 8).asLongBuffer().put(values, 0, count);
        length += count * 8;
    }

    void ints(int[] values, int count) {
        room(count * 4);
        ByteBuffer.wrap(bytes, length, count * 4).asIntBuffer().put(values, 0, count);
        length += count * 4;
    }

    void uuid(UUID value) {
        fixed(value.getMostSignificantBits());
        fixed(value.getLeastSignificantBits());
    }

    /** UTF-8, or UTF-16 for a text that is not well-formed and would otherwise not come back as it was. */
    void text(String value) {
        if (isWellFormed(value)) {
            byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
            number((long) utf8.length << 1);
            raw(utf8);
        } else {
            number((long) value.length() << 1 | 1);
            chars(value);
        }
    }

    private static boolean isWellFormed(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (Character.isSurrogate(value.charAt(i))) {
                i++;
                if (i == value.length() || !Character.isSurrogatePair(value.charAt(i - 1), value.charAt(i))) {
                    return false;
                }
            }
        }
        return true;
    }

    void chars(String value) {
        room(value.length() * 2);
        ByteBuffer.wrap(bytes, length, value.length() * 2).asCharBuffer().put(value);
        length += value.length() * 2;
    }

    void instant(@Nullable Instant value) {
        if (value == null) {
            put(0);
        } else {
            put(1);
            signed(value.getEpochSecond());
            number(value.getNano());
        }
    }

    byte[] bytes() {
        return Arrays.copyOf(bytes, length);
    }
}
