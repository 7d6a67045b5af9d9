package org.todoku.store.internal;

/** The order in which updates are shown: those created last first, those without a date last, of equal ones the smaller GUID. */
final class NewestFirst {

    private static final int DIGIT = 16;
    private static final int DIGITS = 1 << DIGIT;

    private NewestFirst() {
    }

    /**
     * Sorts in a time that grows with the number only.
     *
     * @param byId ordinals in the order of their GUIDs
     */
    static int[] of(Dictionary dictionary, int[] byId) {
        int[] order = byId.clone();
        int[] sorted = new int[order.length];
        for (int shift = 0; shift < Long.SIZE; shift += DIGIT) {
            int[] begins = new int[DIGITS + 1];
            for (int ordinal : order) {
                begins[digit(dictionary, ordinal, shift) + 1]++;
            }
            for (int digit = 0; digit < DIGITS; digit++) {
                begins[digit + 1] += begins[digit];
            }
            // equal ones stay in their order
            for (int ordinal : order) {
                sorted[begins[digit(dictionary, ordinal, shift)]++] = ordinal;
            }
            int[] other = order;
            order = sorted;
            sorted = other;
        }
        return order;
    }

    /** Larger for what was created earlier. */
    private static int digit(Dictionary dictionary, int ordinal, int shift) {
        return (int) (~(dictionary.created(ordinal) ^ Long.MIN_VALUE) >>> shift) & DIGITS - 1;
    }
}
