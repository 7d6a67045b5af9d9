package org.todoku.store.internal;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.todoku.core.CategoryRef;

/**
 * Every update revision that the workspace has ever seen, by ordinal. Ordinals are given in the order of first arrival and
 * never change. Immutable; the next import makes a new one that shares most of this.
 */
public final class Dictionary {

    private final List<Block> blocks;
    private final int size;
    /** Ordinals by GUID (unsigned, as their text sorts), then by revision. */
    private final int[] byId;
    /** Where in {@link #byId} GUIDs with the same upper 16 bits begin. */
    private final int[] begins;
    /** Positions in {@link #byId} where a GUID with several revisions begins. */
    private final int[] several;
    private final List<CategoryRef> categories;
    private final List<List<CategoryRef>> productSets;
    private volatile int @Nullable [] newestFirst;
    private volatile int @Nullable [][] severalRevisions;

    Dictionary(List<Block> blocks, int[] byId, List<CategoryRef> categories, List<List<CategoryRef>> productSets) {
        this.blocks = List.copyOf(blocks);
        this.byId = byId;
        this.size = byId.length;
        this.categories = List.copyOf(categories);
        this.productSets = List.copyOf(productSets);
        this.begins = new int[(1 << 16) + 1];
        int[] found = new int[16];
        int groups = 0;
        int bucket = 0;
        for (int at = 0; at < size; at++) {
            int upper = (int) (high(byId[at]) >>> 48);
            while (bucket < upper) {
                begins[++bucket] = at;
            }
            if (at + 1 < size && sameId(byId[at], byId[at + 1]) && (at == 0 || !sameId(byId[at - 1], byId[at]))) {
                if (groups == found.length) {
                    found = Arrays.copyOf(found, groups * 2);
                }
                found[groups++] = at;
            }
        }
        Arrays.fill(begins, bucket + 1, begins.length, size);
        several = Arrays.copyOf(found, groups);
    }

    /** Reads the order of GUIDs back from blocks. */
    static Dictionary of(List<Block> blocks, List<CategoryRef> categories, List<List<CategoryRef>> productSets) {
        int size = 0;
        for (int no = 0; no < blocks.size(); no++) {
            Block block = blocks.get(no);
            if (no < blocks.size() - 1 && block.count != Block.SIZE) {
                throw new DamagedException("block " + no + " is not full");
            }
            for (int i = 0; i < block.count; i++) {
                if (block.products(i) < 0 || block.products(i) >= productSets.size() || block.classification(i) >= categories.size()) {
                    throw new DamagedException("block " + no + " names an unknown category");
                }
            }
            size += block.count;
        }
        return new Dictionary(blocks, order(blocks, size), categories, productSets);
    }

    /** Sorts numbers, which is far quicker than objects: the upper bits of the GUID, then the ordinal; what is equal so far follows. */
    private static int[] order(List<Block> blocks, int size) {
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(size);
        long[] upper = new long[size];
        for (int ordinal = 0; ordinal < size; ordinal++) {
            long high = blocks.get(ordinal >> Block.SHIFT).high(ordinal & Block.MASK) ^ Long.MIN_VALUE;
            upper[ordinal] = high >> bits << bits | ordinal;
        }
        Arrays.parallelSort(upper);
        int[] order = new int[size];
        int from = 0;
        for (int at = 0; at < size; at++) {
            order[at] = (int) (upper[at] & (1L << bits) - 1);
            if (at + 1 == size || upper[at] >> bits != upper[at + 1] >> bits) {
                sort(blocks, order, from, at + 1);
                from = at + 1;
            }
        }
        return order;
    }

    private static void sort(List<Block> blocks, int[] order, int from, int to) {
        if (to - from == 1) {
            return;
        }
        Key[] keys = new Key[to - from];
        for (int i = 0; i < keys.length; i++) {
            int ordinal = order[from + i];
            Block block = blocks.get(ordinal >> Block.SHIFT);
            int index = ordinal & Block.MASK;
            keys[i] = new Key(block.high(index), block.low(index), block.revision(index), ordinal);
        }
        Arrays.sort(keys, Key::order);
        for (int i = 0; i < keys.length; i++) {
            if (i > 0 && keys[i].order(keys[i - 1]) == 0) {
                throw new DamagedException("update twice: " + new UUID(keys[i].high, keys[i].low));
            }
            order[from + i] = keys[i].ordinal;
        }
    }

    /** A revision with its ordinal, in the order of {@link #byId}. */
    record Key(long high, long low, int revision, int ordinal) {

        int order(Key other) {
            int order = Long.compareUnsigned(high, other.high);
            order = order != 0 ? order : Long.compareUnsigned(low, other.low);
            return order != 0 ? order : Integer.compare(revision, other.revision);
        }
    }

    /** The order with further keys, which are sorted and not yet in it. */
    int[] merged(Key[] further) {
        int[] result = new int[size + further.length];
        int at = 0;
        int old = 0;
        for (Key key : further) {
            while (old < size && key(byId[old]).order(key) < 0) {
                result[at++] = byId[old++];
            }
            result[at++] = key.ordinal();
        }
        System.arraycopy(byId, old, result, at, size - old);
        return result;
    }

    private Key key(int ordinal) {
        return new Key(high(ordinal), low(ordinal), revision(ordinal), ordinal);
    }

    private boolean sameId(int one, int two) {
        return high(one) == high(two) && low(one) == low(two);
    }

    int size() {
        return size;
    }

    List<Block> blocks() {
        return blocks;
    }

    Block block(int ordinal) {
        return blocks.get(ordinal >> Block.SHIFT);
    }

    long high(int ordinal) {
        return block(ordinal).high(ordinal & Block.MASK);
    }

    long low(int ordinal) {
        return block(ordinal).low(ordinal & Block.MASK);
    }

    UUID id(int ordinal) {
        return block(ordinal).id(ordinal & Block.MASK);
    }

    int revision(int ordinal) {
        return block(ordinal).revision(ordinal & Block.MASK);
    }

    long created(int ordinal) {
        return block(ordinal).created(ordinal & Block.MASK);
    }

    int detail(int ordinal) {
        return block(ordinal).detail(ordinal & Block.MASK);
    }

    CategoryRef category(int no) {
        return categories.get(no);
    }

    List<CategoryRef> categories() {
        return categories;
    }

    List<CategoryRef> productSet(int no) {
        return productSets.get(no);
    }

    List<List<CategoryRef>> productSets() {
        return productSets;
    }

    /** Ordinal of a revision, or -1. */
    int find(UUID id, int revision) {
        int[] all = revisions(id);
        for (int ordinal : all) {
            if (revision(ordinal) == revision) {
                return ordinal;
            }
        }
        return -1;
    }

    /** Ordinals of all revisions of an update, oldest first. */
    int[] revisions(UUID id) {
        long high = id.getMostSignificantBits();
        long low = id.getLeastSignificantBits();
        int upper = (int) (high >>> 48);
        int from = begins[upper];
        int to = begins[upper + 1];
        while (from < to) {
            int middle = from + to >>> 1;
            int ordinal = byId[middle];
            int order = Long.compareUnsigned(high(ordinal), high);
            if (order == 0) {
                order = Long.compareUnsigned(low(ordinal), low);
            }
            if (order < 0) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        int end = from;
        while (end < size && high(byId[end]) == high && low(byId[end]) == low) {
            end++;
        }
        return Arrays.copyOfRange(byId, from, end);
    }

    /** All ordinals as they are shown; sorted at the first call, which takes some 30 ms for half a million. Not to be changed. */
    int[] newestFirst() {
        int[] known = newestFirst;
        if (known == null) {
            known = NewestFirst.of(this, byId);
            newestFirst = known;
        }
        return known;
    }

    /** Calls with the ordinals of every update that has several revisions, oldest first; they are not to be changed. */
    void eachWithSeveralRevisions(Consumer<int[]> action) {
        int[][] known = severalRevisions;
        if (known == null) {
            known = new int[several.length][];
            for (int no = 0; no < known.length; no++) {
                int at = several[no];
                int end = at + 1;
                while (end < size && sameId(byId[at], byId[end])) {
                    end++;
                }
                known[no] = Arrays.copyOfRange(byId, at, end);
            }
            severalRevisions = known;
        }
        for (int[] revisions : known) {
            action.accept(revisions);
        }
    }

    /** Numbers by value, for an import to look up. */
    static <T> Map<T, Integer> numbers(List<T> values) {
        Map<T, Integer> result = new HashMap<>();
        for (int no = 0; no < values.size(); no++) {
            result.putIfAbsent(values.get(no), no);
        }
        return result;
    }
}
