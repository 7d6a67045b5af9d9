package org.todoku.store.internal;

import java.util.Arrays;

import org.todoku.core.fleet.UpdateKind;

/** Which products and which classification each revision has, as one small number. Immutable. */
final class Pairs {

    private final int[] numbers;
    private final UpdateKind[] kinds;

    Pairs(Dictionary dictionary) {
        this.numbers = new int[dictionary.size()];
        Numbering numbering = new Numbering();
        long last = 0;
        int number = -1;
        for (int ordinal = 0; ordinal < numbers.length; ordinal++) {
            Block block = dictionary.block(ordinal);
            int at = ordinal & Block.MASK;
            long key = (long) block.products(at) << 32 | block.classification(at) & 0xFFFFFFFFL;
            if (number < 0 || key != last) {
                number = numbering.of(key);
                last = key;
            }
            numbers[ordinal] = number;
        }
        this.kinds = new UpdateKind[numbering.size];
        Arrays.setAll(kinds, pair -> {
            int classification = (int) numbering.keys[pair];
            return new UpdateKind(pair, dictionary.productSet((int) (numbering.keys[pair] >>> 32)),
                    classification < 0 ? null : dictionary.category(classification));
        });
    }

    int size() {
        return kinds.length;
    }

    int of(int ordinal) {
        return numbers[ordinal];
    }

    UpdateKind kind(int pair) {
        return kinds[pair];
    }

    /** Numbers for keys in the order in which they come; without an object for each of half a million questions. */
    private static final class Numbering {

        private long[] keys = new long[256];
        private int[] slots = empty(1024);
        private int size;

        int of(long key) {
            int slot = slot(key);
            if (slots[slot] < 0) {
                if (size == keys.length) {
                    keys = Arrays.copyOf(keys, size * 2);
                    slots = empty(slots.length * 2);
                    for (int number = 0; number < size; number++) {
                        slots[slot(keys[number])] = number;
                    }
                    slot = slot(key);
                }
                keys[size] = key;
                slots[slot] = size++;
            }
            return slots[slot];
        }

        private int slot(long key) {
            long mixed = key * 0x9E3779B97F4A7C15L;
            int slot = (int) (mixed >>> 33) & slots.length - 1;
            while (slots[slot] >= 0 && keys[slots[slot]] != key) {
                slot = slot + 1 & slots.length - 1;
            }
            return slot;
        }

        private static int[] empty(int length) {
            int[] slots = new int[length];
            Arrays.fill(slots, -1);
            return slots;
        }
    }
}
