package org.todoku.store.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.todoku.core.fleet.UpdateGroup;

/** Counts the newest listed revision of every update of a state, by products and classification, in one pass over packed columns. */
final class GroupCount {

    private final Dictionary dictionary;
    private final Pairs pairs;
    private final Listing listing;
    private final int[] updates;
    /** See {@link Times#nanos}. */
    private final long[] arrived;
    /** See {@link Row#ticks}; of updates whose arrival is not known. */
    private final long[] created;
    /** Arrivals that are too far away to be packed. */
    private final Map<Integer, Instant> far = new HashMap<>();

    private GroupCount(Dictionary dictionary, Pairs pairs, Listing listing) {
        this.dictionary = dictionary;
        this.pairs = pairs;
        this.listing = listing;
        this.updates = new int[pairs.size()];
        this.arrived = new long[pairs.size()];
        this.created = new long[pairs.size()];
        Arrays.fill(arrived, Times.NO_NANOS);
        Arrays.fill(created, Row.NO_TIME);
    }

    /** @param counted bits of the newest listed revisions of all updates, by block */
    static List<UpdateGroup> of(Dictionary dictionary, Pairs pairs, Listing listing, long[][] counted) {
        GroupCount count = new GroupCount(dictionary, pairs, listing);
        count.add(Bits.of(listing.present(), counted.length), counted);
        return count.result();
    }

    private void add(long[][] present, long[][] counted) {
        int rank = 0;
        for (int no = 0; no < present.length; no++) {
            for (int word = 0; word < Block.WORDS; word++) {
                for (long bits = present[no][word]; bits != 0; bits &= bits - 1) {
                    int bit = Long.numberOfTrailingZeros(bits);
                    if ((counted[no][word] >>> bit & 1) != 0) {
                        add(no << Block.SHIFT | word << 6 | bit, rank);
                    }
                    rank++;
                }
            }
        }
    }

    private void add(int ordinal, int rank) {
        int pair = pairs.of(ordinal);
        updates[pair]++;
        long nanos = listing.nanosOfArrival(rank);
        if (nanos > Times.FAR_NANOS) {
            arrived[pair] = Math.max(arrived[pair], nanos);
        } else if (nanos == Times.NO_NANOS) {
            created[pair] = Math.max(created[pair], dictionary.created(ordinal));
        } else {
            Instant when = listing.arrived(rank);
            if (when != null) {
                far.merge(pair, when, (one, two) -> two.isAfter(one) ? two : one);
            }
        }
    }

    private List<UpdateGroup> result() {
        List<UpdateGroup> result = new ArrayList<>();
        for (int pair = 0; pair < updates.length; pair++) {
            if (updates[pair] > 0) {
                Instant newest = later(later(Times.time(arrived[pair]), Row.time(created[pair])), far.get(pair));
                result.add(new UpdateGroup(pairs.kind(pair), updates[pair], newest));
            }
        }
        return List.copyOf(result);
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant two) {
        return one == null || two != null && two.isAfter(one) ? two : one;
    }
}
