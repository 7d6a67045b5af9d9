package org.todoku.store.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** Reads what {@link ByteWriter} packed. Bytes that cannot be so are {@link DamagedException}, never an overrun. */
final class ByteReader {

    private final ByteBuffer bytes;

    ByteReader(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes);
    }

    private void need(long count) {
        if (count < 0 || count > bytes.remaining()) {
            throw new DamagedException("record ends too early");
        }
    }

    int get() {
        need(1);
        return bytes.get() & 0xFF;
    }

    long number() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int next = get();
            value |= (long) (next & 0x7F) << shift;
            if (next < 0x80) {
                return value;
            }
        }
        throw new DamagedException("number too long");
    }

    /** A number of things of which each takes at least the given bytes, so that a damaged count cannot fill the memory. */
    int count(int bytesEach) {
        long value = number();
        if (value < 0 || value * bytesEach > bytes.remaining() || value > Integer.MAX_VALUE) {
            throw new DamagedException("impossible count " + value);
        }
        return (int) value;
    }

    int integer() {
        long value = number();
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw new DamagedException("impossible number " + value);
        }
        return (int) value;
    }

    long signed() {
        long value = number();
        return value >>> 1 ^ -(value & 1);
    }

    byte[] raw(int count) {
        need(count);
        byte[] value = new byte[count];
        bytes.get(value);
        return value;
    }

    byte[] rest() {
        return raw(bytes.remaining());
    }

    byte[] block() {
        return raw(count(1));
    }

    long fixed() {
        need(8);
        return bytes.getLong();
    }

    long[] longs(int count) {
        need(count * 8L);
        long[] values = new long[count];
        bytes.asLongBuffer().get(values);
        bytes.position(bytes.position() + count * 8);
        return values;
    }

    int[] ints(int count) {
        need(count * 4L);
        int[] values = new int[count];
        bytes.asIntBuffer().get(values);
        bytes.position(bytes.position() + count * 4);
        return values;
    }

    UUID uuid() {
        return new UUID(fixed(), fixed());
    }

    String text() {
        long size = number();
        int length = (int) (size >>> 1);
        return (size & 1) == 0 ? new String(raw(length), StandardCharsets.UTF_8) : chars(length);
    }

    String chars(int count) {
        need(count * 2L);
        char[] value = new char[count];
        bytes.asCharBuffer().get(value);
        bytes.position(bytes.position() + count * 2);
        return new String(value);
    }

    @Nullable Instant instant() {
        if (get() == 0) {
            return null;
        }
        try {
            return Instant.ofEpochSecond(signed(), number());
        } catch (DateTimeException | ArithmeticException e) {
            throw new DamagedException("impossible time", e);
        }
    }
}
