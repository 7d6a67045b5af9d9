package org.todoku.store.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Up to {@value #SIZE} update revisions with neighbouring ordinals: packed columns and title texts. Never changed. */
final class Block {

    static final int SHIFT = 13;
    static final int SIZE = 1 << SHIFT;
    static final int MASK = SIZE - 1;
    static final int WORDS = SIZE / 64;

    /** How many kinds of content are remembered for each update on average; more only costs time at the next import. */
    private static final int SEEN_EACH = 8;

    final int count;
    private final long[] high;
    private final long[] low;
    private final int[] revision;
    private final long[] created;
    private final int[] products;
    private final int[] classification;
    private final int[] detail;
    /** Content hashes that were taken over, sorted. */
    private final long[] seen;
    /** Hash of a superseded UpdateID with the index of the superseding update in the low bits, sorted. */
    private final long[] supersedes;
    final TextArea titles;
    final TextArea kbArticles;

    private Block(int count, long[] high, long[] low, int[] revision, long[] created, int[] products, int[] classification,
            int[] detail, long[] seen, long[] supersedes, TextArea titles, TextArea kbArticles) {
        this.count = count;
        this.high = high;
        this.low = low;
        this.revision = revision;
        this.created = created;
        this.products = products;
        this.classification = classification;
        this.detail = detail;
        this.seen = seen;
        this.supersedes = supersedes;
        this.titles = titles;
        this.kbArticles = kbArticles;
    }

    static final Block EMPTY = new Block(0, new long[0], new long[0], new int[0], new long[0], new int[0], new int[0], new int[0],
            new long[0], new long[0], TextArea.EMPTY, TextArea.EMPTY);

    long high(int index) {
        return high[index];
    }

    long low(int index) {
        return low[index];
    }

    UUID id(int index) {
        return new UUID(high[index], low[index]);
    }

    int revision(int index) {
        return revision[index];
    }

    long created(int index) {
        return created[index];
    }

    int products(int index) {
        return products[index];
    }

    int classification(int index) {
        return classification[index];
    }

    int detail(int index) {
        return detail[index];
    }

    boolean hasSeen(long hash) {
        return Arrays.binarySearch(seen, hash) >= 0;
    }

    /** Whether a copy made by {@link #with} from another block has other content. */
    boolean differs(Block origin) {
        return seen != origin.seen || count != origin.count || !Arrays.equals(detail, origin.detail);
    }

    /** Indices of updates that probably supersede the one with this hash of its GUID. */
    int[] superseding(long hash) {
        long key = hash & ~(long) MASK;
        int at = Arrays.binarySearch(supersedes, key);
        int from = at < 0 ? -at - 1 : at;
        int to = from;
        while (to < supersedes.length && (supersedes[to] & ~(long) MASK) == key) {
            to++;
        }
        int[] result = new int[to - from];
        for (int i = 0; i < result.length; i++) {
            result[i] = (int) (supersedes[from + i] & MASK);
        }
        return result;
    }

    int edges() {
        return supersedes.length;
    }

    /** Who supersedes whom: the hash of a superseded UpdateID, low bits zero, and the index of the superseding update. */
    @FunctionalInterface
    interface Edge {
        void of(long hash, int index);
    }

    void eachEdge(Edge action) {
        for (long edge : supersedes) {
            action.of(edge & ~(long) MASK, (int) (edge & MASK));
        }
    }

    /** A copy in which some updates are replaced, some follow, and further contents count as taken over. */
    Block with(Map<Integer, Row> changed, List<Row> further, long[] alsoSeen) {
        int size = count + further.size();
        var columns = new Columns(this, size);
        if (changed.isEmpty() && further.isEmpty()) {
            return new Block(size, columns.high, columns.low, columns.revision, columns.created, columns.products, columns.classification,
                    columns.detail, joinSeen(alsoSeen, size), supersedes, titles, kbArticles);
        }
        var titleTexts = new TextArea.Builder(titles);
        var kbs = new TextArea.Builder(kbArticles);
        boolean[] replaced = new boolean[count];
        changed.keySet().forEach(index -> replaced[index] = true);
        for (int index = 0; index < size; index++) {
            if (index < count && !replaced[index]) {
                titleTexts.copy(index);
                kbs.copy(index);
                continue;
            }
            Row row = index < count ? changed.get(index) : further.get(index - count);
            if (row == null) {
                throw new IllegalStateException("no row " + index);
            }
            columns.set(index, row);
            for (String title : row.titles()) {
                titleTexts.add(index, title);
            }
            for (String kb : row.kbArticles()) {
                kbs.add(index, kb);
            }
        }
        return new Block(size, columns.high, columns.low, columns.revision, columns.created, columns.products, columns.classification,
                columns.detail, joinSeen(alsoSeen, size), joinSupersedes(replaced, changed, further), titleTexts.build(),
                kbs.build());
    }

    private long[] joinSeen(long[] more, int size) {
        if (more.length == 0 || seen.length + more.length > size * SEEN_EACH) {
            return seen;
        }
        long[] all = Arrays.copyOf(seen, seen.length + more.length);
        System.arraycopy(more, 0, all, seen.length, more.length);
        return Arrays.stream(all).sorted().distinct().toArray();
    }

    private long[] joinSupersedes(boolean[] replaced, Map<Integer, Row> changed, List<Row> further) {
        int size = supersedes.length + further.stream().mapToInt(row -> row.supersedes().length).sum()
                + changed.values().stream().mapToInt(row -> row.supersedes().length).sum();
        long[] all = new long[size];
        int at = 0;
        for (long edge : supersedes) {
            if (!replaced[(int) (edge & MASK)]) {
                all[at++] = edge;
            }
        }
        for (Map.Entry<Integer, Row> row : changed.entrySet()) {
            for (long hash : row.getValue().supersedes()) {
                all[at++] = hash & ~(long) MASK | row.getKey();
            }
        }
        for (int i = 0; i < further.size(); i++) {
            for (long hash : further.get(i).supersedes()) {
                all[at++] = hash & ~(long) MASK | count + i;
            }
        }
        all = Arrays.copyOf(all, at);
        Arrays.sort(all);
        return all;
    }

    /** Columns while they are being filled. */
    private static final class Columns {

        private final long[] high;
        private final long[] low;
        private final int[] revision;
        private final long[] created;
        private final int[] products;
        private final int[] classification;
        private final int[] detail;

        Columns(Block from, int size) {
            high = Arrays.copyOf(from.high, size);
            low = Arrays.copyOf(from.low, size);
            revision = Arrays.copyOf(from.revision, size);
            created = Arrays.copyOf(from.created, size);
            products = Arrays.copyOf(from.products, size);
            classification = Arrays.copyOf(from.classification, size);
            detail = Arrays.copyOf(from.detail, size);
        }

        void set(int index, Row row) {
            high[index] = row.id().getMostSignificantBits();
            low[index] = row.id().getLeastSignificantBits();
            revision[index] = row.revision();
            created[index] = row.created();
            products[index] = row.products();
            classification[index] = row.classification();
            detail[index] = row.detail();
        }
    }

    byte[] write() {
        var out = new ByteWriter(count * 320 + 64);
        out.number(count);
        out.longs(high, count);
        out.longs(low, count);
        out.ints(revision, count);
        out.longs(created, count);
        out.ints(products, count);
        out.ints(classification, count);
        out.ints(detail, count);
        out.number(seen.length);
        out.longs(seen, seen.length);
        out.number(supersedes.length);
        out.longs(supersedes, supersedes.length);
        titles.writeNarrow(out);
        titles.writeWide(out);
        kbArticles.writeAll(out);
        return Packed.pack(out.bytes());
    }

    static Block read(byte[] packed) {
        var in = new ByteReader(Packed.unpack(packed));
        int count = in.count(44);
        if (count > SIZE) {
            throw new DamagedException("block of " + count);
        }
        return new Block(count, in.longs(count), in.longs(count), in.ints(count), in.longs(count), in.ints(count), in.ints(count),
                in.ints(count), in.longs(in.count(8)), in.longs(in.count(8)), TextArea.readNarrowAndWide(in),
                TextArea.readAll(in));
    }
}
