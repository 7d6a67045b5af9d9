package org.todoku.store.internal;

import java.util.Arrays;

/**
 * Texts of the updates of one block, one after the other in one string that is searched as a whole. Narrow areas hold only
 * characters below 256, which Java keeps in one byte each.
 */
final class TextArea {

    private final String text;
    /** Where each text begins; one more for the end. A line feed stands before every text. */
    private final int[] starts;
    /** Index in the block of the update that each text belongs to, ascending. */
    private final short[] owners;

    private TextArea(String text, int[] starts, short[] owners) {
        this.text = text;
        this.starts = starts;
        this.owners = owners;
    }

    /** Sets the bit of every update that has a text containing the needle. */
    void find(String needle, long[] bits) {
        int entry = 0;
        int from = 1;
        while (entry < owners.length) {
            int at = text.indexOf(needle, from);
            if (at < 0) {
                return;
            }
            entry = entryAt(at, entry);
            // a needle with a line feed may have matched across two texts
            if (at + needle.length() < starts[entry + 1]) {
                mark(owners[entry], bits);
                entry++;
                from = starts[entry];
            } else {
                from = at + 1;
            }
        }
    }

    /** Sets the bit of every update that has a text beginning with the prefix. */
    void findPrefix(String prefix, long[] bits) {
        String needle = '\n' + prefix;
        int entry = 0;
        int from = 0;
        while (entry < owners.length) {
            int at = text.indexOf(needle, from);
            if (at < 0) {
                return;
            }
            entry = entryAt(at + 1, entry);
            if (starts[entry] == at + 1 && at + needle.length() < starts[entry + 1]) {
                mark(owners[entry], bits);
            }
            from = at + 1;
        }
    }

    boolean contains(int owner, String needle) {
        for (int entry = first(owner); entry < owners.length && owners[entry] == owner; entry++) {
            int at = text.indexOf(needle, starts[entry], starts[entry + 1] - 1);
            if (at >= 0) {
                return true;
            }
        }
        return false;
    }

    boolean hasPrefix(int owner, String prefix) {
        for (int entry = first(owner); entry < owners.length && owners[entry] == owner; entry++) {
            if (starts[entry] + prefix.length() < starts[entry + 1] && text.startsWith(prefix, starts[entry])) {
                return true;
            }
        }
        return false;
    }

    private int first(int owner) {
        int low = 0;
        int high = owners.length;
        while (low < high) {
            int middle = low + high >>> 1;
            if (owners[middle] < owner) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The text that contains a position, which is usually near the one before. */
    private int entryAt(int position, int from) {
        int step = 1;
        int low = from;
        while (low + step < owners.length && starts[low + step] <= position) {
            low += step;
            step <<= 1;
        }
        int high = Math.min(low + step, owners.length);
        while (high - low > 1) {
            int middle = low + high >>> 1;
            if (starts[middle] <= position) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static void mark(int owner, long[] bits) {
        bits[owner >> 6] |= 1L << owner;
    }

    void write(ByteWriter out, boolean narrow) {
        out.number(owners.length);
        int before = 0;
        for (int entry = 0; entry < owners.length; entry++) {
            out.number(owners[entry] - before);
            before = owners[entry];
            out.number(starts[entry + 1] - starts[entry] - 1);
        }
        if (narrow) {
            out.raw(text.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
        } else {
            out.chars(text);
        }
    }

    static TextArea read(ByteReader in, boolean narrow) {
        int count = in.count(2);
        int[] starts = new int[count + 1];
        short[] owners = new short[count];
        starts[0] = 1;
        int owner = 0;
        for (int entry = 0; entry < count; entry++) {
            owner += in.integer();
            long end = (long) starts[entry] + in.integer() + 1;
            if (owner >= Block.SIZE || end > Integer.MAX_VALUE - 8) {
                throw new DamagedException("impossible text");
            }
            owners[entry] = (short) owner;
            starts[entry + 1] = (int) end;
        }
        int length = starts[count];
        String text = narrow ? new String(in.raw(length), java.nio.charset.StandardCharsets.ISO_8859_1) : in.chars(length);
        return new TextArea(text, starts, owners);
    }

    /** Puts texts together in the order of their owners. */
    static final class Builder {

        private final StringBuilder text = new StringBuilder("\n");
        private int[] starts = {1, 0, 0, 0};
        private short[] owners = new short[3];
        private int count;

        void add(int owner, CharSequence value) {
            add(owner, value, 0, value.length());
        }

        private void add(int owner, CharSequence value, int from, int to) {
            if (count == owners.length) {
                owners = Arrays.copyOf(owners, count * 2);
                starts = Arrays.copyOf(starts, count * 2 + 1);
            }
            text.append(value, from, to).append('\n');
            owners[count++] = (short) owner;
            starts[count] = text.length();
        }

        /** Takes over the texts that another area has for the owner. */
        void copy(TextArea area, int owner) {
            for (int entry = area.first(owner); entry < area.owners.length && area.owners[entry] == owner; entry++) {
                add(owner, area.text, area.starts[entry], area.starts[entry + 1] - 1);
            }
        }

        TextArea build() {
            return new TextArea(text.toString(), Arrays.copyOf(starts, count + 1), Arrays.copyOf(owners, count));
        }
    }
}
