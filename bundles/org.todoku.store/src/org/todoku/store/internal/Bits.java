package org.todoku.store.internal;

import java.util.BitSet;
import java.util.function.IntConsumer;

import org.roaringbitmap.BitSetUtil;
import org.roaringbitmap.RoaringBitmap;

/** Sets of ordinals as bits by block. */
final class Bits {

    private Bits() {
    }

    static long[][] none(int blocks) {
        return new long[blocks][Block.WORDS];
    }

    static long[][] of(RoaringBitmap ordinals, int blocks) {
        long[] flat = BitSetUtil.bitsetOf(ordinals).toLongArray();
        long[][] result = none(blocks);
        for (int from = 0; from < flat.length; from += Block.WORDS) {
            System.arraycopy(flat, from, result[from / Block.WORDS], 0, Math.min(Block.WORDS, flat.length - from));
        }
        return result;
    }

    static RoaringBitmap bitmap(long[][] bits) {
        long[] flat = new long[bits.length * Block.WORDS];
        for (int no = 0; no < bits.length; no++) {
            System.arraycopy(bits[no], 0, flat, no * Block.WORDS, Block.WORDS);
        }
        return BitSetUtil.bitmapOf(BitSet.valueOf(flat));
    }

    static boolean is(long[][] bits, int ordinal) {
        return (bits[ordinal >> Block.SHIFT][(ordinal & Block.MASK) >> 6] & 1L << ordinal) != 0;
    }

    static void set(long[][] bits, int ordinal) {
        bits[ordinal >> Block.SHIFT][(ordinal & Block.MASK) >> 6] |= 1L << ordinal;
    }

    static void clear(long[][] bits, int ordinal) {
        bits[ordinal >> Block.SHIFT][(ordinal & Block.MASK) >> 6] &= ~(1L << ordinal);
    }

    /** Ascending. */
    static void forEach(long[][] bits, IntConsumer action) {
        for (int no = 0; no < bits.length; no++) {
            for (int word = 0; word < Block.WORDS; word++) {
                for (long rest = bits[no][word]; rest != 0; rest &= rest - 1) {
                    action.accept(no << Block.SHIFT | word << 6 | Long.numberOfTrailingZeros(rest));
                }
            }
        }
    }

    static long[][] and(long[][] one, long[][] two) {
        return join(one, two, (left, right) -> left & right);
    }

    static long[][] or(long[][] one, long[][] two) {
        return join(one, two, (left, right) -> left | right);
    }

    static long[][] andNot(long[][] one, long[][] two) {
        return join(one, two, (left, right) -> left & ~right);
    }

    private static long[][] join(long[][] one, long[][] two, java.util.function.LongBinaryOperator how) {
        long[][] result = none(one.length);
        for (int no = 0; no < one.length; no++) {
            for (int word = 0; word < Block.WORDS; word++) {
                result[no][word] = how.applyAsLong(one[no][word], two[no][word]);
            }
        }
        return result;
    }
}
