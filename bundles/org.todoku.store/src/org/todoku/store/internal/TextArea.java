package org.todoku.store.internal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Texts of the updates of one block, each as the numbers of its words. Titles are made of few different words, so that a
 * search looks at each word once instead of at every title. Only blanks part words, each of them: the texts can be put
 * together again as they were. Narrow texts have only characters below 256. Never changed.
 */
final class TextArea {

    static final TextArea EMPTY = new TextArea(new Words.Collector().build(new int[0]), new byte[0], new int[1], new byte[0], new int[1],
            new short[0], 0);

    private final Words words;
    /** Which updates each word stands in: the distance from the one before. */
    private final byte[] uses;
    /** Where in {@link #uses} each word begins; one more for the end. */
    private final int[] usesBegin;
    /** The words of all texts. */
    private final byte[] texts;
    /** Where in {@link #texts} each text begins; one more for the end. */
    private final int[] starts;
    /** Index in the block of the update that each text belongs to, ascending. */
    private final short[] owners;
    /** How many words the longest text has. */
    private final int longest;

    private TextArea(Words words, byte[] uses, int[] usesBegin, byte[] texts, int[] starts, short[] owners, int longest) {
        this.words = words;
        this.uses = uses;
        this.usesBegin = usesBegin;
        this.texts = texts;
        this.starts = starts;
        this.owners = owners;
        this.longest = longest;
    }

    /**
     * Sets the bit of every update that has a text containing the needle.
     *
     * @param among bits of the updates that matter; others may be set or not
     */
    void find(String needle, long[] among, long[] bits) {
        if (needle.indexOf(' ') < 0) {
            words.find(needle, Words.Place.ANYWHERE, word -> mark(word, bits));
        } else {
            phrase(needle.split(" ", -1), false, among, bits);
        }
    }

    /** Sets the bit of every update that has a text beginning with the prefix; others as for {@link #find}. */
    void findPrefix(String prefix, long[] among, long[] bits) {
        phrase(prefix.split(" ", -1), true, among, bits);
    }

    /** Looks for neighbouring words that match the pieces: the last one by its beginning, the others up to their end. */
    private void phrase(String[] pieces, boolean atBegin, long[] among, long[] bits) {
        // for each word one bit for every piece that it matches
        long[] matching = new long[words.size()];
        long[] left = among.clone();
        for (int i = 0; i < Math.min(pieces.length, Long.SIZE); i++) {
            long piece = 1L << i;
            Words.Place place = i == pieces.length - 1 ? Words.Place.AT_BEGIN
                    : i == 0 && !atBegin ? Words.Place.AT_END : Words.Place.WHOLE;
            long[] having = new long[left.length];
            words.find(pieces[i], place, word -> {
                matching[word] |= piece;
                mark(word, having);
            });
            long any = 0;
            for (int k = 0; k < left.length; k++) {
                left[k] &= having[k];
                any |= left[k];
            }
            if (any == 0) {
                return;
            }
        }
        for (int entry = 0; entry < owners.length; entry++) {
            int owner = owners[entry];
            if ((left[owner >> 6] & 1L << owner) != 0 && (pieces.length > Long.SIZE ? contains(entry, String.join(" ", pieces))
                    : matches(entry, matching, pieces.length, atBegin))) {
                bits[owner >> 6] |= 1L << owner;
            }
        }
    }

    /** Whether neighbouring words of a text match all pieces, one after the other. */
    private boolean matches(int entry, long[] matching, int pieces, boolean atBegin) {
        long all = 1L << pieces - 1;
        // bit i is set when the words up to here match the pieces up to i
        long reached = 0;
        long begin = 1;
        for (int at = starts[entry]; at < starts[entry + 1]; at++) {
            int word = texts[at];
            if (word < 0) {
                word &= 0x7F;
                int shift = 7;
                for (at++; texts[at] < 0; at++) {
                    word |= (texts[at] & 0x7F) << shift;
                    shift += 7;
                }
                word |= texts[at] << shift;
            }
            reached = (reached << 1 | begin) & matching[word];
            if ((reached & all) != 0) {
                return true;
            }
            begin = atBegin ? 0 : 1;
        }
        return false;
    }

    /** For the phrase that has more words than any title should have. */
    private boolean contains(int entry, String needle) {
        var text = new StringBuilder();
        append(entry, new int[longest], text);
        return text.indexOf(needle) >= 0;
    }

    /** Reads the words of a text and says how many there are. */
    private int words(int entry, int[] numbers) {
        int count = 0;
        int at = starts[entry];
        while (at < starts[entry + 1]) {
            int number = 0;
            int shift = 0;
            for (; texts[at] < 0; at++) {
                number |= (texts[at] & 0x7F) << shift;
                shift += 7;
            }
            numbers[count++] = number | texts[at++] << shift;
        }
        return count;
    }

    private void mark(int word, long[] bits) {
        int owner = -1;
        int end = usesBegin[word + 1];
        for (int at = usesBegin[word]; at < end; at++) {
            int distance = uses[at];
            if (distance < 0) {
                distance = distance & 0x7F | uses[++at] << 7;
            }
            owner += distance;
            bits[owner >> 6] |= 1L << owner;
        }
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

    private void append(int entry, int[] numbers, StringBuilder to) {
        int count = words(entry, numbers);
        for (int i = 0; i < count; i++) {
            words.append(numbers[i], i == 0 ? to : to.append(' '));
        }
    }

    /** Writes the narrow texts only, one byte for each character. */
    void writeNarrow(ByteWriter out) {
        out.raw(write(out, this::isNarrow).getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Writes the texts that are not narrow. */
    void writeWide(ByteWriter out) {
        out.chars(write(out, entry -> !isNarrow(entry)));
    }

    void writeAll(ByteWriter out) {
        out.chars(write(out, entry -> true));
    }

    private boolean isNarrow(int entry) {
        int[] numbers = new int[starts[entry + 1] - starts[entry]];
        int count = words(entry, numbers);
        for (int i = 0; i < count; i++) {
            if (!words.isNarrow(numbers[i])) {
                return false;
            }
        }
        return true;
    }

    /** Writes whose the texts are and how long, and gives the texts. */
    private String write(ByteWriter out, IntPredicate which) {
        int[] chosen = IntStream.range(0, owners.length).filter(which).toArray();
        out.number(chosen.length);
        int before = 0;
        var text = new StringBuilder("\n");
        int[] numbers = new int[longest];
        for (int entry : chosen) {
            out.number(owners[entry] - before);
            before = owners[entry];
            int from = text.length();
            append(entry, numbers, text);
            out.number(text.length() - from);
            text.append('\n');
        }
        return text.toString();
    }

    /** What was written of all texts, or of the narrow ones. */
    private record Written(short[] owners, int[] lengths, char[] text) {

        static Written read(ByteReader in, boolean narrow) {
            int count = in.count(2);
            int[] lengths = new int[count];
            short[] owners = new short[count];
            long total = 1;
            int owner = 0;
            for (int entry = 0; entry < count; entry++) {
                owner += in.integer();
                lengths[entry] = in.integer();
                total += lengths[entry] + 1L;
                if (owner >= Block.SIZE || total > Integer.MAX_VALUE - 8) {
                    throw new DamagedException("impossible text");
                }
                owners[entry] = (short) owner;
            }
            String text = narrow ? new String(in.raw((int) total), StandardCharsets.ISO_8859_1) : in.chars((int) total);
            return new Written(owners, lengths, text.toCharArray());
        }
    }

    /** Reads what {@link #writeNarrow} and then {@link #writeWide} wrote. */
    static TextArea readNarrowAndWide(ByteReader in) {
        return of(Written.read(in, true), Written.read(in, false));
    }

    static TextArea readAll(ByteReader in) {
        return of(Written.read(in, false));
    }

    private static TextArea of(Written... parts) {
        var builder = new Builder(EMPTY);
        int[] next = new int[parts.length];
        int[] begins = new int[parts.length];
        Arrays.fill(begins, 1);
        for (int owner = 0; owner < Block.SIZE; owner++) {
            for (int part = 0; part < parts.length; part++) {
                Written from = parts[part];
                for (; next[part] < from.owners.length && from.owners[next[part]] == owner; next[part]++) {
                    int end = begins[part] + from.lengths[next[part]];
                    builder.add(owner, from.text, begins[part], end);
                    begins[part] = end + 1;
                }
            }
        }
        return builder.build();
    }

    /** Puts texts together in the order of their owners. */
    static final class Builder {

        private final TextArea origin;
        private final int[] buffer;
        /** Own numbers of the words of the origin, plus one; 0 where it is not known yet. */
        private final int[] taken;
        private final Words.Collector words = new Words.Collector();
        /** Which word, plus one, followed each word the last time, which it will probably do again; at 0 the first of a text. */
        private int[] following = new int[64];
        private int[] numbers = new int[64];
        private int count;
        private int longest;
        /** Where each text begins in {@link #numbers}. */
        private int[] starts = new int[16];
        private short[] owners = new short[15];
        private int entries;

        /** @param origin what {@link #copy} copies from */
        Builder(TextArea origin) {
            this.origin = origin;
            buffer = new int[origin.longest];
            taken = new int[origin.words.size()];
        }

        void add(int owner, String value) {
            add(owner, value.toCharArray(), 0, value.length());
        }

        private void add(int owner, char[] from, int begin, int end) {
            int before = 0;
            int wordEnd = begin - 1;
            do {
                int wordBegin = wordEnd + 1;
                int word = following[before] - 1;
                if (word >= 0 && words.isAt(word, from, wordBegin, end)) {
                    words.again(word);
                    wordEnd = wordBegin + words.length(word);
                } else {
                    wordEnd = wordBegin;
                    while (wordEnd < end && from[wordEnd] != ' ') {
                        wordEnd++;
                    }
                    word = words.number(from, wordBegin, wordEnd);
                    following[before] = word + 1;
                }
                append(word);
                before = word + 1;
                if (before >= following.length) {
                    following = Arrays.copyOf(following, before * 2);
                }
            } while (wordEnd < end);
            end(owner);
        }

        private void append(int word) {
            if (count == numbers.length) {
                numbers = Arrays.copyOf(numbers, count * 2);
            }
            numbers[count++] = word;
        }

        private void end(int owner) {
            if (entries == owners.length) {
                owners = Arrays.copyOf(owners, entries * 2);
                starts = Arrays.copyOf(starts, entries * 2 + 1);
            }
            longest = Math.max(longest, count - starts[entries]);
            owners[entries++] = (short) owner;
            starts[entries] = count;
        }

        /** Takes over the texts that the origin has for the owner. */
        void copy(int owner) {
            for (int entry = origin.first(owner); entry < origin.owners.length && origin.owners[entry] == owner; entry++) {
                int length = origin.words(entry, buffer);
                for (int i = 0; i < length; i++) {
                    append(taken(buffer[i]));
                }
                end(owner);
            }
        }

        private int taken(int word) {
            if (taken[word] != 0) {
                words.again(taken[word] - 1);
            } else {
                var text = new StringBuilder();
                origin.words.append(word, text);
                taken[word] = words.number(text.toString().toCharArray(), 0, text.length()) + 1;
            }
            return taken[word] - 1;
        }

        TextArea build() {
            int[] order = words.order();
            int[] rank = new int[order.length];
            for (int i = 0; i < order.length; i++) {
                rank[order[i]] = i;
            }
            for (int i = 0; i < count; i++) {
                numbers[i] = rank[numbers[i]];
            }
            var texts = new ByteWriter(count * 2 + 16);
            int[] begins = new int[entries + 1];
            for (int entry = 0; entry < entries; entry++) {
                for (int i = starts[entry]; i < starts[entry + 1]; i++) {
                    texts.number(numbers[i]);
                }
                begins[entry + 1] = texts.length();
            }
            int[] usesBegin = new int[order.length + 1];
            for (int i = 0; i < order.length; i++) {
                // no distance takes more than two bytes, and few take more than one
                int uses = words.uses(order[i]);
                usesBegin[i + 1] = usesBegin[i] + uses + Math.min(uses, Block.SIZE >> 7);
            }
            byte[] uses = uses(usesBegin);
            return new TextArea(words.build(order), uses, usesBegin, texts.bytes(), begins, Arrays.copyOf(owners, entries), longest);
        }

        /** Turns the words of texts into the owners of words, and makes room that is too large fit. */
        private byte[] uses(int[] begins) {
            int size = begins.length - 1;
            byte[] uses = new byte[begins[size]];
            int[] next = Arrays.copyOf(begins, size);
            int[] last = new int[size];
            for (int entry = 0; entry < entries; entry++) {
                int owner = owners[entry] + 1;
                for (int i = starts[entry]; i < starts[entry + 1]; i++) {
                    int word = numbers[i];
                    int distance = owner - last[word];
                    if (distance > 0) {
                        last[word] = owner;
                        if (distance > 0x7F) {
                            uses[next[word]++] = (byte) (distance | 0x80);
                        }
                        uses[next[word]++] = (byte) (distance > 0x7F ? distance >> 7 : distance);
                    }
                }
            }
            int to = 0;
            for (int word = 0; word < size; word++) {
                int from = begins[word];
                begins[word] = to;
                System.arraycopy(uses, from, uses, to, next[word] - from);
                to += next[word] - from;
            }
            begins[size] = to;
            return Arrays.copyOf(uses, to);
        }
    }
}
