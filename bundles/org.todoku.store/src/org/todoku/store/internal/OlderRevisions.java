package org.todoku.store.internal;

import java.util.Arrays;

import org.roaringbitmap.PeekableIntIterator;
import org.roaringbitmap.RoaringBitmap;

/** The listed revisions of updates of which a newer one is listed too, somewhere. */
final class OlderRevisions {

    private final Dictionary dictionary;
    private final RoaringBitmap ordinals;
    private final int[] sorted;
    /** The newest listed revision of the update of each. */
    private final int[] newest;

    /**
     * @param listed all listed revisions
     * @param all of them, the newest one of every update
     */
    OlderRevisions(Dictionary dictionary, RoaringBitmap listed, RoaringBitmap all) {
        this.dictionary = dictionary;
        this.ordinals = RoaringBitmap.andNot(listed, all);
        this.sorted = ordinals.toArray();
        this.newest = new int[sorted.length];
        dictionary.eachWithSeveralRevisions(revisions -> {
            int last = -1;
            for (int i = revisions.length - 1; i >= 0; i--) {
                int ordinal = revisions[i];
                if (last < 0) {
                    last = all.contains(ordinal) ? ordinal : -1;
                } else {
                    int at = Arrays.binarySearch(sorted, ordinal);
                    if (at >= 0) {
                        newest[at] = last;
                    }
                }
            }
        });
    }

    /** Those that are the newest one that a state lists: each as ordinal << 32 | ordinal of the newest one of all, ascending. */
    long[] speaking(RoaringBitmap listed) {
        RoaringBitmap candidates = RoaringBitmap.and(listed, ordinals);
        long[] pairs = new long[candidates.getCardinality()];
        int count = 0;
        PeekableIntIterator each = candidates.getIntIterator();
        int at = 0;
        while (each.hasNext()) {
            int ordinal = each.next();
            at = Arrays.binarySearch(sorted, at, sorted.length, ordinal);
            if (!listed.contains(newest[at])) {
                pairs[count++] = (long) newest[at] << 32 | ordinal;
            }
        }
        pairs = Arrays.copyOf(pairs, count);
        Arrays.sort(pairs);
        int kept = 0;
        for (long pair : pairs) {
            boolean same = kept > 0 && (int) pairs[kept - 1] == (int) (pair >>> 32);
            if (same && dictionary.revision((int) pair) < dictionary.revision((int) (pairs[kept - 1] >>> 32))) {
                continue;
            }
            pairs[same ? kept - 1 : kept++] = (long) (int) pair << 32 | (int) (pair >>> 32);
        }
        pairs = Arrays.copyOf(pairs, kept);
        Arrays.sort(pairs);
        return pairs;
    }
}
