package org.todoku.store.internal;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * The different words of some texts, each once, in strings that are searched as a whole. Words with characters above 255
 * come first, for they need a string with two bytes for each character; in both parts the most frequent come first.
 */
final class Words {

    /** Where in a word a piece of text stands. */
    enum Place {
        ANYWHERE, AT_BEGIN, AT_END, WHOLE
    }

    private final Part wide;
    private final Part narrow;

    private Words(Part wide, Part narrow) {
        this.wide = wide;
        this.narrow = narrow;
    }

    int size() {
        return wide.size() + narrow.size();
    }

    boolean isNarrow(int word) {
        return word >= wide.size();
    }

    void append(int word, StringBuilder to) {
        if (isNarrow(word)) {
            narrow.append(word - wide.size(), to);
        } else {
            wide.append(word, to);
        }
    }

    /** Names every word that has the piece at that place. */
    void find(String piece, Place place, IntConsumer found) {
        wide.find(piece, place, 0, found);
        narrow.find(piece, place, wide.size(), found);
    }

    /**
     * Words one after the other.
     *
     * @param starts where each word begins; one more for the end. A line feed stands before every word.
     */
    private record Part(String text, int[] starts) {

        int size() {
            return starts.length - 1;
        }

        void append(int word, StringBuilder to) {
            to.append(text, starts[word], starts[word + 1] - 1);
        }

        void find(String piece, Place place, int first, IntConsumer found) {
            int word = 0;
            int from = 1;
            while (word < size()) {
                boolean everywhere = piece.isEmpty() && place != Place.WHOLE;
                int at = everywhere ? starts[word] : text.indexOf(piece, from);
                if (at < 0) {
                    return;
                }
                word = wordAt(at, word);
                int end = starts[word + 1] - 1;
                // a piece with a line feed may have matched across two words
                boolean matches = everywhere || at + piece.length() <= end && switch (place) {
                    case ANYWHERE -> true;
                    case AT_BEGIN -> at == starts[word];
                    case AT_END -> at + piece.length() == end;
                    case WHOLE -> at == starts[word] && at + piece.length() == end;
                };
                if (matches) {
                    found.accept(first + word);
                }
                if (matches || place == Place.WHOLE || place == Place.AT_BEGIN) {
                    word++;
                    from = starts[word];
                } else {
                    from = at + 1;
                }
            }
        }

        /** The word that contains a position, which is usually near the one before. */
        private int wordAt(int position, int from) {
            int step = 1;
            int low = from;
            while (low + step < size() && starts[low + step] <= position) {
                low += step;
                step <<= 1;
            }
            int high = Math.min(low + step, size());
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
    }

    /** Numbers words in the order in which they come. */
    static final class Collector {

        private char[] text = new char[256];
        private int[] starts = new int[64];
        private int[] uses = new int[63];
        private int size;
        /** Words plus one at the place of their hash or behind it; 0 is free. */
        private int[] table = new int[128];

        /** Number of the word that consists of these characters. */
        int number(char[] from, int begin, int end) {
            int hash = 0;
            for (int i = begin; i < end; i++) {
                hash = hash * 31 + from[i];
            }
            int mask = table.length - 1;
            int at = spread(hash) & mask;
            for (; table[at] != 0; at = at + 1 & mask) {
                int word = table[at] - 1;
                if (Arrays.equals(text, starts[word], starts[word + 1], from, begin, end)) {
                    uses[word]++;
                    return word;
                }
            }
            add(from, begin, end);
            table[at] = size;
            if (size * 2 > table.length) {
                enlarge();
            }
            return size - 1;
        }

        int length(int word) {
            return starts[word + 1] - starts[word];
        }

        int uses(int word) {
            return uses[word];
        }

        /** Whether the word stands there, before a blank or the end. */
        boolean isAt(int word, char[] from, int begin, int end) {
            int stop = begin + length(word);
            if (stop > end || stop < end && from[stop] != ' ') {
                return false;
            }
            int own = starts[word];
            for (int at = begin; at < stop; at++) {
                if (text[own++] != from[at]) {
                    return false;
                }
            }
            return true;
        }

        /** Takes a word that has a number once more. */
        void again(int word) {
            uses[word]++;
        }

        private void add(char[] from, int begin, int end) {
            if (size == uses.length) {
                uses = Arrays.copyOf(uses, size * 2);
                starts = Arrays.copyOf(starts, size * 2 + 1);
            }
            int to = starts[size] + end - begin;
            if (to > text.length) {
                text = Arrays.copyOf(text, Math.max(to, text.length * 2));
            }
            System.arraycopy(from, begin, text, starts[size], end - begin);
            uses[size++] = 1;
            starts[size] = to;
        }

        private void enlarge() {
            table = new int[table.length * 4];
            int mask = table.length - 1;
            for (int word = 0; word < size; word++) {
                int hash = 0;
                for (int i = starts[word]; i < starts[word + 1]; i++) {
                    hash = hash * 31 + text[i];
                }
                int at = spread(hash) & mask;
                while (table[at] != 0) {
                    at = at + 1 & mask;
                }
                table[at] = word + 1;
            }
        }

        private static int spread(int hash) {
            int mixed = hash * 0x9E3779B9;
            return mixed ^ mixed >>> 15;
        }

        /** The numbers of words in the order in which {@link #build} takes them. */
        int[] order() {
            long[] keys = new long[size];
            for (int word = 0; word < size; word++) {
                keys[word] = (isWide(word) ? 0 : 1L << 62) | (long) (Integer.MAX_VALUE - uses[word]) << 31 | word;
            }
            Arrays.sort(keys);
            return Arrays.stream(keys).mapToInt(key -> (int) key & Integer.MAX_VALUE).toArray();
        }

        private boolean isWide(int word) {
            for (int i = starts[word]; i < starts[word + 1]; i++) {
                if (text[i] > 255) {
                    return true;
                }
            }
            return false;
        }

        Words build(int[] order) {
            int wide = 0;
            while (wide < size && isWide(order[wide])) {
                wide++;
            }
            return new Words(part(Arrays.copyOf(order, wide)), part(Arrays.copyOfRange(order, wide, size)));
        }

        private Part part(int[] members) {
            int[] begins = new int[members.length + 1];
            var all = new StringBuilder().append('\n');
            begins[0] = 1;
            for (int i = 0; i < members.length; i++) {
                all.append(text, starts[members[i]], starts[members[i] + 1] - starts[members[i]]).append('\n');
                begins[i + 1] = all.length();
            }
            return new Part(all.toString(), begins);
        }
    }
}
