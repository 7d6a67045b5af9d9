package org.todoku.store.internal;

import java.io.ByteArrayOutputStream;
import java.util.zip.CRC32C;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Compressed bytes with a check sum, as the larger values in the database are kept. */
final class Packed {

    private Packed() {
    }

    static byte[] pack(byte[] plain) {
        var deflater = new Deflater(Deflater.BEST_SPEED);
        try {
            deflater.setInput(plain);
            deflater.finish();
            var out = new ByteArrayOutputStream(plain.length / 2 + 64);
            byte[] buffer = new byte[65536];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            var result = new ByteWriter(out.size() + 16);
            result.fixed(sum(plain));
            result.number(plain.length);
            result.raw(out.toByteArray());
            return result.bytes();
        } finally {
            deflater.end();
        }
    }

    static byte[] unpack(byte[] packed) {
        var in = new ByteReader(packed);
        long sum = in.fixed();
        int length = in.integer();
        // deflate cannot shrink more than about 1030 times
        if (length > 1100L * packed.length) {
            throw new DamagedException("impossible length " + length);
        }
        var inflater = new Inflater();
        try {
            inflater.setInput(in.rest());
            byte[] plain = new byte[length];
            int done = 0;
            while (done < length) {
                int more = inflater.inflate(plain, done, length - done);
                if (more == 0) {
                    throw new DamagedException("compressed value ends too early");
                }
                done += more;
            }
            if (sum(plain) != sum) {
                throw new DamagedException("check sum does not match");
            }
            return plain;
        } catch (DataFormatException e) {
            throw new DamagedException("compressed value is damaged", e);
        } finally {
            inflater.end();
        }
    }

    private static long sum(byte[] bytes) {
        var sum = new CRC32C();
        sum.update(bytes);
        return sum.getValue();
    }
}
