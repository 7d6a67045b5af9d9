package org.todoku.store.internal;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

import org.roaringbitmap.RoaringBitmap;
import org.todoku.core.ServerState;
import org.todoku.core.StateKind;
import org.todoku.core.UpdateField;
import org.todoku.core.fact.Tri;
import org.todoku.core.fleet.UpdateStanding;

/** What all states of a view together say of each update, packed into a byte by ordinal; see {@link UpdateStanding}. */
final class Standings {

    /** How many different packed standings there are. */
    static final int COUNT = 27;
    private static final Tri[] TRI = Tri.values();

    private final Dictionary dictionary;
    private final List<KeptState> states;
    private final long[][] newest;
    private final long[][] superseded;
    private final long[][] current;
    private final long[][] expired;
    private final long[][] alive;
    private final long[][] offered;
    private final long[][] withheld;

    private Standings(Dictionary dictionary, List<KeptState> states, long[][] newest, OlderRevisions older) {
        this.dictionary = dictionary;
        this.states = states;
        this.newest = newest;
        this.superseded = bits();
        this.current = bits();
        this.expired = bits();
        this.alive = bits();
        this.offered = bits();
        this.withheld = bits();
        statements();
        states.forEach(kept -> olderRevisions(kept, older));
        replaced();
    }

    /** @param newest bits of the newest listed revision of every update, by block; only of those the result says something */
    static byte[] of(Dictionary dictionary, List<KeptState> states, long[][] newest, OlderRevisions older) {
        var standings = new Standings(dictionary, states, newest, older);
        byte[] result = new byte[dictionary.size()];
        for (int ordinal = 0; ordinal < result.length; ordinal++) {
            Tri superseded = tri(is(standings.superseded, ordinal), is(standings.current, ordinal));
            Tri expired = tri(is(standings.expired, ordinal), is(standings.alive, ordinal));
            // what is withheld is never brought, whoever has it
            Tri withheld = tri(is(standings.withheld, ordinal), is(standings.offered, ordinal));
            Tri offered = withheld == Tri.YES ? Tri.NO : withheld == Tri.NO ? Tri.YES : Tri.UNKNOWN;
            result[ordinal] = (byte) (superseded.ordinal() * 9 + expired.ordinal() * 3 + offered.ordinal());
        }
        return result;
    }

    private static Tri tri(boolean yes, boolean no) {
        return yes ? Tri.YES : no ? Tri.NO : Tri.UNKNOWN;
    }

    static UpdateStanding unpacked(int standing) {
        return new UpdateStanding(TRI[standing / 9], TRI[standing / 3 % 3], TRI[standing % 3]);
    }

    static Tri superseded(byte standing) {
        return TRI[standing / 9];
    }

    /** The same with a publication state that is not understood. */
    static byte expiryUnknown(byte standing) {
        return (byte) (standing - standing / 3 % 3 * 3 + Tri.UNKNOWN.ordinal() * 3);
    }

    private long[][] bits() {
        return new long[dictionary.blocks().size()][Block.WORDS];
    }

    /** What the states say of the revisions that they list. */
    private void statements() {
        set(superseded, state -> state.has(UpdateField.SUPERSEDED), Listing::superseded);
        set(current, UpdateStanding::saysWhatIsSuperseded, Listing::present);
        set(expired, state -> state.has(UpdateField.EXPIRED), Listing::expired);
        set(alive, state -> state.has(UpdateField.EXPIRED), Listing::present);
        set(offered, state -> state.kind() == StateKind.SERVER, Listing::present);
        set(offered, state -> state.has(UpdateField.PUBLISHED_TO_WSUS), Listing::published);
        set(withheld, state -> true, Listing::local);
        set(withheld, state -> state.has(UpdateField.PUBLISHED_TO_WSUS), Listing::notPublished);
    }

    private void set(long[][] bits, Predicate<ServerState> counts, Function<Listing, RoaringBitmap> ordinals) {
        RoaringBitmap.or(states.stream().filter(kept -> counts.test(kept.state())).map(kept -> ordinals.apply(kept.listing())).iterator())
                .forEach((int ordinal) -> set(bits, ordinal));
    }

    private static void set(long[][] bits, int ordinal) {
        bits[ordinal >> Block.SHIFT][(ordinal & Block.MASK) >> 6] |= 1L << ordinal;
    }

    private static boolean is(long[][] bits, int ordinal) {
        return (bits[ordinal >> Block.SHIFT][(ordinal & Block.MASK) >> 6] & 1L << ordinal) != 0;
    }

    /** A state speaks of an update by the newest revision that it lists, which need not be the newest of all. */
    private void olderRevisions(KeptState kept, OlderRevisions older) {
        Listing listing = kept.listing();
        ServerState state = kept.state();
        boolean published = state.has(UpdateField.PUBLISHED_TO_WSUS);
        for (long pair : older.speaking(listing.present())) {
            int listed = (int) (pair >>> 32);
            int last = (int) pair;
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
        set(listed, state -> true, Listing::present);
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
        for (int ordinal = 0; ordinal < dictionary.size(); ordinal++) {
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
}
