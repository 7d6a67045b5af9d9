package org.todoku.store.internal;

import java.util.Arrays;
import java.util.UUID;

import org.roaringbitmap.RoaringBitmap;

/** Which listed revisions supersede which updates, of all blocks together: chains are long, and every step would look into every block. */
final class Supersedence {

    /** Two to the power of this is about how many hashes share their upper bits. */
    private static final int FEW = 2;

    private final Dictionary dictionary;
    private final long[][] newest;
    /** Hashes of superseded UpdateIDs, low bits zero, sorted; one for each revision that supersedes it. */
    private final long[] superseded;
    private final int[] superseding;
    /** Where hashes with the same upper bits begin; hashes are well spread, so that few share them. */
    private final int[] begins;
    private final int shift;

    /** @param newest bits of the newest listed revision of every update */
    Supersedence(Dictionary dictionary, RoaringBitmap listed, long[][] newest) {
        this.dictionary = dictionary;
        this.newest = newest;
        long[] hashes = new long[dictionary.blocks().stream().mapToInt(Block::edges).sum()];
        int[] count = new int[1];
        each(listed, (hash, ordinal) -> hashes[count[0]++] = hash);
        superseded = Arrays.copyOf(hashes, count[0]);
        Arrays.parallelSort(superseded);
        shift = Math.min(Long.SIZE - 1, Long.numberOfLeadingZeros(superseded.length) + FEW);
        begins = begins(superseded, shift);
        superseding = new int[superseded.length];
        int[] filled = new int[superseded.length];
        each(listed, (hash, ordinal) -> {
            int first = first(hash);
            superseding[first + filled[first]++] = ordinal;
        });
    }

    private void each(RoaringBitmap listed, Block.Edge action) {
        for (int no = 0; no < dictionary.blocks().size(); no++) {
            int begin = no << Block.SHIFT;
            dictionary.blocks().get(no).eachEdge((hash, index) -> {
                if (listed.contains(begin | index)) {
                    action.of(hash, begin | index);
                }
            });
        }
    }

    private static int[] begins(long[] sorted, int shift) {
        int[] begins = new int[(1 << Long.SIZE - shift) + 1];
        for (long hash : sorted) {
            begins[upper(hash, shift) + 1]++;
        }
        for (int upper = 1; upper < begins.length; upper++) {
            begins[upper] += begins[upper - 1];
        }
        return begins;
    }

    /** As the hashes are sorted, negative ones first. */
    private static int upper(long hash, int shift) {
        return (int) ((hash ^ Long.MIN_VALUE) >>> shift);
    }

    /** The first place of a hash, or where it would be. */
    private int first(long hash) {
        int upper = upper(hash, shift);
        int from = begins[upper];
        int to = begins[upper + 1];
        while (from < to) {
            int middle = from + to >>> 1;
            if (superseded[middle] < hash) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    /** Ordinals of the newest listed revisions of everything that replaces the update over any number of steps, newest first. */
    int[] replacements(UUID id) {
        long[][] seen = Bits.none(newest.length);
        int[] open = new int[16];
        int size = 0;
        long hash = ContentHash.of(id) & ~(long) Block.MASK;
        while (true) {
            for (int at = first(hash); at < superseded.length && superseded[at] == hash; at++) {
                int ordinal = superseding[at];
                if (!Bits.is(seen, ordinal)) {
                    Bits.set(seen, ordinal);
                    open = size == open.length ? Arrays.copyOf(open, 2 * size) : open;
                    open[size++] = ordinal;
                }
            }
            if (size == 0) {
                return newestFirst(seen, id);
            }
            hash = ContentHash.of(dictionary.id(open[--size])) & ~(long) Block.MASK;
        }
    }

    private int[] newestFirst(long[][] seen, UUID without) {
        long[][] found = Bits.none(newest.length);
        Bits.forEach(seen, ordinal -> {
            if (Bits.is(newest, ordinal)) {
                Bits.set(found, ordinal);
                return;
            }
            for (int revision : dictionary.revisions(dictionary.id(ordinal))) {
                if (Bits.is(newest, revision)) {
                    Bits.set(found, revision);
                }
            }
        });
        for (int revision : dictionary.revisions(without)) {
            Bits.clear(found, revision);
        }
        return TextSearch.first(dictionary, found, TextSearch.count(found));
    }
}
