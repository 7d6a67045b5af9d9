package org.todoku.store.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.todoku.core.fleet.MissingUpdates;

/**
 * Counts what a server does not list, in one pass over those of the chosen pairs. What all states together say of each update is
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
    /** The newest revisions of all updates, those of one pair together and ascending; where those of each pair begin, and the end. */
    private final int[] byPair;
    private final int[] starts;
    /** By pair; of those that were asked for. Under the lock of the weights. */
    private final @Nullable Figures[] figures;

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
        this.starts = new int[pairs.size() + 1];
        Bits.forEach(newest, ordinal -> starts[pairs.of(ordinal) + 1]++);
        Arrays.parallelPrefix(starts, Integer::sum);
        this.byPair = new int[starts[pairs.size()]];
        this.figures = new Figures[pairs.size()];
        int[] next = starts.clone();
        Bits.forEach(newest, ordinal -> byPair[next[pairs.of(ordinal)]++] = ordinal);
    }

    /** Bits of the newest revisions of updates of which the state lists no revision. */
    private long[][] absent(KeptState state) {
        return absent.computeIfAbsent(state.info().id(), id -> {
            long[][] bits = new long[newest.length][];
            Arrays.setAll(bits, no -> newest[no].clone());
            RoaringBitmap present = state.listing().present();
            present.forEach((int ordinal) -> Bits.clear(bits, ordinal));
            dictionary.eachWithSeveralRevisions(revisions -> {
                if (Arrays.stream(revisions).anyMatch(present::contains)) {
                    Arrays.stream(revisions).forEach(ordinal -> Bits.clear(bits, ordinal));
                }
            });
            return bits;
        });
    }

    /** Of the updates of a pair, in their order, what is counted: one after the other in memory, as this is asked for again and again. */
    private record Figures(byte[] standings, long[] bytes, int[] languageSets) {
    }

    private static final class Sum {

        private long updates;
        private long bytes;
        private long sizesUnknown;
        private final BitSet languageSets = new BitSet();

        void add(long size, int languageSet) {
            updates++;
            if (size < 0) {
                sizesUnknown++;
            } else {
                bytes += size;
            }
            languageSets.set(languageSet);
        }
    }

    List<MissingUpdates> missing(KeptState server, @Nullable KeptState above, MissingUpdates.Pairs chosen) {
        long[][] candidates = absent(server);
        long[][] notAbove = above == null ? newest : absent(above);
        int[] counted = IntStream.range(0, pairs.size()).filter(pair -> starts[pair] < starts[pair + 1]
                && chosen.counts(pairs.kind(pair).products(), pairs.kind(pair).classification())).toArray();
        List<MissingUpdates> result = new ArrayList<>();
        Weights weights = details.weights();
        // sizes are read into memory that is shared
        synchronized (weights) {
            read(counted, weights);
            for (int pair : counted) {
                result(pair, count(pair, candidates, notAbove), weights, result);
            }
        }
        return result;
    }

    /** Reads what is not known yet of some pairs, of all of them in the order in which it is kept. */
    private void read(int[] counted, Weights weights) {
        int[] unknown = Arrays.stream(counted).filter(pair -> figures[pair] == null).toArray();
        weights.need(dictionary, details, Arrays.stream(unknown).flatMap(pair -> Arrays.stream(byPair, starts[pair], starts[pair + 1]))
                .sorted().toArray());
        for (int pair : unknown) {
            int size = starts[pair + 1] - starts[pair];
            Figures made = new Figures(new byte[size], new long[size], new int[size]);
            for (int at = 0; at < size; at++) {
                int ordinal = byPair[starts[pair] + at];
                int detail = dictionary.detail(ordinal);
                made.standings[at] = weights.oddPublication(detail) ? Standings.expiryUnknown(standings[ordinal]) : standings[ordinal];
                made.bytes[at] = weights.bytes(detail);
                made.languageSets[at] = weights.languageSet(detail);
            }
            figures[pair] = made;
        }
    }

    /** The absent ones of a pair, by standing and whether the one above lists them. */
    private @Nullable Sum[] count(int pair, long[][] candidates, long[][] notAbove) {
        @Nullable Sum[] sums = new Sum[COMBINATIONS];
        Figures of = Objects.requireNonNull(figures[pair]);
        for (int at = 0; at < of.bytes.length; at++) {
            int ordinal = byPair[starts[pair] + at];
            if (Bits.is(candidates, ordinal)) {
                int combination = of.standings[at] * 2 + (Bits.is(notAbove, ordinal) ? 0 : 1);
                Sum sum = sums[combination];
                if (sum == null) {
                    sum = new Sum();
                    sums[combination] = sum;
                }
                sum.add(of.bytes[at], of.languageSets[at]);
            }
        }
        return sums;
    }

    private void result(int pair, @Nullable Sum[] sums, Weights weights, List<MissingUpdates> result) {
        for (int combination = 0; combination < COMBINATIONS; combination++) {
            Sum sum = sums[combination];
            if (sum != null) {
                Set<String> languages = new TreeSet<>();
                sum.languageSets.stream().forEach(set -> languages.addAll(weights.languages(set)));
                result.add(new MissingUpdates(pairs.kind(pair).products(), pairs.kind(pair).classification(),
                        Standings.unpacked(combination / 2), combination % 2 == 1, languages, sum.updates, sum.bytes, sum.sizesUnknown));
            }
        }
    }
}
