package org.todoku.store.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.todoku.core.fleet.MissingUpdates;

/**
 * Counts what a server does not list, in one pass over bits and packed columns. What all states together say of each update is
 * put together when a view is first asked; sizes are read once for those that are counted.
 */
final class Census {

    private static final int COMBINATIONS = Standings.COUNT * 2;

    private final Dictionary dictionary;
    private final Details details;
    private final Pairs pairs;
    private final long[][] newest;
    private final Map<Long, long[][]> absent = new ConcurrentHashMap<>();

    /** See {@link Standings}. */
    private final byte[] standings;

    /**
     * @param standings by ordinal, see {@link Standings}
     * @param newest bits of the newest listed revision of every update, by block
     */
    Census(Dictionary dictionary, Details details, Pairs pairs, byte[] standings, long[][] newest) {
        this.dictionary = dictionary;
        this.details = details;
        this.newest = newest;
        this.pairs = pairs;
        this.standings = standings;
    }

    /** Bits of the newest revisions of updates of which the state lists no revision. */
    private long[][] absent(KeptState state) {
        return absent.computeIfAbsent(state.info().id(), id -> {
            long[][] bits = new long[newest.length][];
            Arrays.setAll(bits, no -> newest[no].clone());
            RoaringBitmap present = state.listing().present();
            present.forEach((int ordinal) -> clear(bits, ordinal));
            dictionary.eachWithSeveralRevisions(revisions -> {
                if (Arrays.stream(revisions).anyMatch(present::contains)) {
                    Arrays.stream(revisions).forEach(ordinal -> clear(bits, ordinal));
                }
            });
            return bits;
        });
    }

    private static boolean is(long[][] bits, int ordinal) {
        return (bits[ordinal >> Block.SHIFT][(ordinal & Block.MASK) >> 6] & 1L << ordinal) != 0;
    }

    private static void clear(long[][] bits, int ordinal) {
        bits[ordinal >> Block.SHIFT][(ordinal & Block.MASK) >> 6] &= ~(1L << ordinal);
    }

    private static final class Sum {

        private long updates;
        private long bytes;
        private long sizesUnknown;
        private final BitSet languageSets = new BitSet();
    }

    List<MissingUpdates> missing(KeptState server, @Nullable KeptState above, MissingUpdates.Pairs chosen) {
        long[][] candidates = absent(server);
        long[][] notAbove = above == null ? newest : absent(above);
        @Nullable Sum[][] sums = new Sum[pairs.size()][];
        boolean[] counts = new boolean[sums.length];
        for (int pair = 0; pair < counts.length; pair++) {
            counts[pair] = chosen.counts(pairs.products(pair), pairs.classification(pair));
        }
        Weights weights = details.weights();
        // sizes are read into memory that is shared
        synchronized (weights) {
            for (int no = 0; no < candidates.length; no++) {
                for (int word = 0; word < Block.WORDS; word++) {
                    for (long bits = candidates[no][word]; bits != 0; bits &= bits - 1) {
                        int ordinal = no << Block.SHIFT | word << 6 | Long.numberOfTrailingZeros(bits);
                        if (counts[pairs.of(ordinal)]) {
                            count(sums, ordinal, notAbove, weights);
                        }
                    }
                }
            }
            return result(sums, weights);
        }
    }

    private void count(@Nullable Sum[][] sums, int ordinal, long[][] notAbove, Weights weights) {
        int detail = dictionary.detail(ordinal);
        weights.need(dictionary, details, detail);
        int pair = pairs.of(ordinal);
        if (sums[pair] == null) {
            sums[pair] = new Sum[COMBINATIONS];
        }
        int standing = weights.oddPublication(detail) ? Standings.expiryUnknown(standings[ordinal]) : standings[ordinal];
        int combination = standing * 2 + (is(notAbove, ordinal) ? 0 : 1);
        Sum sum = sums[pair][combination];
        if (sum == null) {
            sum = new Sum();
            sums[pair][combination] = sum;
        }
        sum.updates++;
        long bytes = weights.bytes(detail);
        if (bytes < 0) {
            sum.sizesUnknown++;
        } else {
            sum.bytes += bytes;
        }
        sum.languageSets.set(weights.languageSet(detail));
    }

    private List<MissingUpdates> result(@Nullable Sum[][] sums, Weights weights) {
        List<MissingUpdates> result = new ArrayList<>();
        for (int pair = 0; pair < sums.length; pair++) {
            for (int combination = 0; sums[pair] != null && combination < COMBINATIONS; combination++) {
                Sum sum = sums[pair][combination];
                if (sum == null) {
                    continue;
                }
                Set<String> languages = new TreeSet<>();
                sum.languageSets.stream().forEach(set -> languages.addAll(weights.languages(set)));
                result.add(new MissingUpdates(pairs.products(pair), pairs.classification(pair),
                        Standings.unpacked(combination / 2), combination % 2 == 1, languages, sum.updates, sum.bytes, sum.sizesUnknown));
            }
        }
        return result;
    }
}
