package org.todoku.store.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.todoku.core.CategoryRef;
import org.todoku.core.ServerState;
import org.todoku.core.StateKind;
import org.todoku.core.UpdateField;
import org.todoku.core.fact.Tri;
import org.todoku.core.fleet.MissingUpdates;
import org.todoku.core.fleet.UpdateStanding;

/**
 * Counts what a server does not list, in one pass over bits and packed columns. What all states together say of each update is
 * put together when a view is first asked; sizes are read once for those that are counted.
 */
final class Census {

    private static final int COMBINATIONS = 54;

    private final Dictionary dictionary;
    private final Details details;
    private final List<KeptState> states;
    private final long[][] newest;
    private final Map<Long, long[][]> absent = new ConcurrentHashMap<>();

    /** Which pair of products and classification each ordinal has. */
    private final int[] pairs;
    private final int[] pairProducts;
    private final int[] pairClassification;

    private final long[][] superseded;
    private final long[][] current;
    private final long[][] expired;
    private final long[][] alive;
    private final long[][] offered;
    private final long[][] withheld;

    /** @param newest bits of the newest listed revision of every update, by block */
    Census(Dictionary dictionary, Details details, List<KeptState> states, long[][] newest) {
        this.dictionary = dictionary;
        this.details = details;
        this.states = states;
        this.newest = newest;
        this.pairs = new int[dictionary.size()];
        Map<Long, Integer> numbers = new HashMap<>();
        for (int ordinal = 0; ordinal < pairs.length; ordinal++) {
            Block block = dictionary.block(ordinal);
            int at = ordinal & Block.MASK;
            pairs[ordinal] = numbers.computeIfAbsent((long) block.products(at) << 32 | block.classification(at) & 0xFFFFFFFFL,
                    any -> numbers.size());
        }
        this.pairProducts = new int[numbers.size()];
        this.pairClassification = new int[numbers.size()];
        numbers.forEach((key, no) -> {
            pairProducts[no] = (int) (key >>> 32);
            pairClassification[no] = (int) (long) key;
        });
        this.superseded = bits();
        this.current = bits();
        this.expired = bits();
        this.alive = bits();
        this.offered = bits();
        this.withheld = bits();
        states.forEach(this::statements);
        dictionary.eachWithSeveralRevisions(this::olderRevisions);
        replaced();
    }

    private long[][] bits() {
        return new long[dictionary.blocks().size()][Block.WORDS];
    }

    /** What a state says of the revisions that it lists. */
    private void statements(KeptState kept) {
        Listing listing = kept.listing();
        ServerState state = kept.state();
        boolean published = state.has(UpdateField.PUBLISHED_TO_WSUS);
        set(superseded, state.has(UpdateField.SUPERSEDED), listing.superseded());
        set(current, UpdateStanding.saysWhatIsSuperseded(state), listing.present());
        set(expired, state.has(UpdateField.EXPIRED), listing.expired());
        set(alive, state.has(UpdateField.EXPIRED), listing.present());
        set(offered, state.kind() == StateKind.SERVER, listing.present());
        set(offered, published, listing.published());
        set(withheld, true, listing.local());
        set(withheld, published, listing.notPublished());
    }

    private static void set(long[][] bits, boolean counts, RoaringBitmap ordinals) {
        if (counts) {
            ordinals.forEach((int ordinal) -> set(bits, ordinal));
        }
    }

    private static void set(long[][] bits, int ordinal) {
        bits[ordinal >> Block.SHIFT][(ordinal & Block.MASK) >> 6] |= 1L << ordinal;
    }

    private static boolean is(long[][] bits, int ordinal) {
        return (bits[ordinal >> Block.SHIFT][(ordinal & Block.MASK) >> 6] & 1L << ordinal) != 0;
    }

    /** A state speaks of an update by the newest revision that it lists, which need not be the newest of all. */
    private void olderRevisions(int... revisions) {
        int last = Arrays.stream(revisions).filter(ordinal -> is(newest, ordinal)).findFirst().orElse(-1);
        if (last < 0) {
            return;
        }
        for (KeptState kept : states) {
            Listing listing = kept.listing();
            int listed = -1;
            for (int ordinal : revisions) {
                listed = listing.present().contains(ordinal) ? ordinal : listed;
            }
            if (listed < 0 || listed == last) {
                continue;
            }
            ServerState state = kept.state();
            boolean published = state.has(UpdateField.PUBLISHED_TO_WSUS);
            set(superseded, state.has(UpdateField.SUPERSEDED) && listing.superseded().contains(listed), last);
            set(current, UpdateStanding.saysWhatIsSuperseded(state), last);
            set(expired, state.has(UpdateField.EXPIRED) && listing.expired().contains(listed), last);
            set(alive, state.has(UpdateField.EXPIRED), last);
            set(offered, state.kind() == StateKind.SERVER || published && listing.published().contains(listed), last);
            set(withheld, listing.local().contains(listed) || published && listing.notPublished().contains(listed), last);
        }
    }

    private static void set(long[][] bits, boolean counts, int ordinal) {
        if (counts) {
            set(bits, ordinal);
        }
    }

    /** Found by 51 bits of a hash: with a million of each, one wrong hit is to be expected in four thousand fleets. */
    private void replaced() {
        long[][] listed = bits();
        states.forEach(kept -> set(listed, true, kept.listing().present()));
        int edges = dictionary.blocks().stream().mapToInt(Block::edges).sum();
        long[] table = new long[Integer.highestOneBit(Math.max(16, edges)) * 4];
        for (int no = 0; no < dictionary.blocks().size(); no++) {
            long[][] own = { listed[no] };
            dictionary.blocks().get(no).eachEdge((hash, index) -> {
                if (is(own, index)) {
                    table[slot(table, hash)] = hash | 1;
                }
            });
        }
        for (int ordinal = 0; ordinal < pairs.length; ordinal++) {
            long hash = ContentHash.of(dictionary.id(ordinal)) & ~(long) Block.MASK;
            if (is(newest, ordinal) && table[slot(table, hash)] != 0) {
                set(superseded, ordinal);
            }
        }
    }

    /** Where a hash is, or where it would be put. An entry has its lowest bit set, which no hash has. */
    private static int slot(long[] table, long hash) {
        int at = (int) (hash >>> 20) & table.length - 1;
        while (table[at] != 0 && table[at] != (hash | 1)) {
            at = at + 1 & table.length - 1;
        }
        return at;
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
        @Nullable Sum[][] sums = new Sum[pairProducts.length][];
        boolean[] counts = new boolean[sums.length];
        for (int pair = 0; pair < counts.length; pair++) {
            counts[pair] = chosen.counts(dictionary.productSet(pairProducts[pair]), classification(pair));
        }
        Weights weights = details.weights();
        // sizes are read into memory that is shared
        synchronized (weights) {
            for (int no = 0; no < candidates.length; no++) {
                for (int word = 0; word < Block.WORDS; word++) {
                    for (long bits = candidates[no][word]; bits != 0; bits &= bits - 1) {
                        int ordinal = no << Block.SHIFT | word << 6 | Long.numberOfTrailingZeros(bits);
                        if (counts[pairs[ordinal]]) {
                            count(sums, ordinal, notAbove, weights);
                        }
                    }
                }
            }
            return result(sums, weights);
        }
    }

    private @Nullable CategoryRef classification(int pair) {
        return pairClassification[pair] < 0 ? null : dictionary.category(pairClassification[pair]);
    }

    private void count(@Nullable Sum[][] sums, int ordinal, long[][] notAbove, Weights weights) {
        int detail = dictionary.detail(ordinal);
        weights.need(dictionary, details, detail);
        int pair = pairs[ordinal];
        if (sums[pair] == null) {
            sums[pair] = new Sum[COMBINATIONS];
        }
        int combination = tri(superseded, current, ordinal).ordinal() * 3;
        combination += weights.oddPublication(detail) ? Tri.UNKNOWN.ordinal() : tri(expired, alive, ordinal).ordinal();
        combination = combination * 3 + tri(offered, withheld, ordinal).ordinal();
        combination = combination * 2 + (is(notAbove, ordinal) ? 0 : 1);
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

    /** Of what was said for and against, the former counts, except that a synchronisation never brings what is withheld. */
    private Tri tri(long[][] yes, long[][] no, int ordinal) {
        if (no == withheld && is(no, ordinal)) {
            return Tri.NO;
        }
        return is(yes, ordinal) ? Tri.YES : no != withheld && is(no, ordinal) ? Tri.NO : Tri.UNKNOWN;
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
                Tri[] tri = Tri.values();
                result.add(new MissingUpdates(dictionary.productSet(pairProducts[pair]), classification(pair),
                        new UpdateStanding(tri[combination / 18], tri[combination / 6 % 3], tri[combination / 2 % 3]), combination % 2 == 1,
                        languages, sum.updates, sum.bytes, sum.sizesUnknown));
            }
        }
        return result;
    }
}
