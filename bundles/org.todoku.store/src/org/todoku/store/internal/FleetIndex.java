package org.todoku.store.internal;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.ObjIntConsumer;

import org.jspecify.annotations.Nullable;
import org.roaringbitmap.PeekableIntIterator;
import org.roaringbitmap.RoaringBitmap;
import org.todoku.core.CategoryRef;
import org.todoku.core.Presence;
import org.todoku.core.Update;
import org.todoku.core.UpdateField;
import org.todoku.core.compare.UpdateComparison;
import org.todoku.core.fleet.ArrivalTimes;
import org.todoku.core.fleet.MissingUpdates;
import org.todoku.core.fleet.ServerNumbers;
import org.todoku.core.fleet.UpdateGroup;
import org.todoku.core.query.Unjudged;
import org.todoku.core.query.UpdateQuery;

/** A dictionary together with the states of one view: what is listed at all, and which revision is the newest. Immutable. */
public final class FleetIndex {

    private final Dictionary dictionary;
    private final Details details;
    private final List<KeptState> states;
    private final RoaringBitmap listed;
    /** Bits of the newest listed revision of every update, by block. */
    private final long[][] newest;
    private final Search search;
    private byte @Nullable [] standings;
    private @Nullable OlderRevisions older;
    private @Nullable Census census;
    private @Nullable Pairs pairs;
    private @Nullable Supersedence supersedence;

    public FleetIndex(Dictionary dictionary, Details details, List<KeptState> states) {
        this.dictionary = dictionary;
        this.details = details;
        this.states = List.copyOf(states);
        this.listed = RoaringBitmap.or(states.stream().map(kept -> kept.listing().present()).iterator());
        this.newest = newest(listed);
        this.search = new Search(dictionary, states, newest, this::older, this::standings);
    }

    /** Bits by block, of several revisions of an update only the newest. */
    long[][] newest(RoaringBitmap among) {
        long[][] bits = Bits.of(among, dictionary.blocks().size());
        dictionary.eachWithSeveralRevisions(revisions -> {
            boolean newer = false;
            for (int i = revisions.length - 1; i >= 0; i--) {
                int ordinal = revisions[i];
                boolean is = is(bits, ordinal);
                if (is && newer) {
                    bits[ordinal >> Block.SHIFT][(ordinal & Block.MASK) >> 6] &= ~(1L << ordinal);
                }
                newer |= is;
            }
        });
        return bits;
    }

    static boolean is(long[][] bits, int ordinal) {
        return (bits[ordinal >> Block.SHIFT][(ordinal & Block.MASK) >> 6] & 1L << ordinal) != 0;
    }

    public List<KeptState> states() {
        return states;
    }

    public long updates() {
        return TextSearch.count(newest);
    }

    /** @param ordinals those to be shown, in order */
    public record Found(int[] ordinals, long total, Unjudged unjudged) {
    }

    public Found search(UpdateQuery query, int limit) {
        return search.search(query, limit);
    }

    /** The newest listed revisions of some updates, in the order of a search. */
    public int[] newestFirst(Collection<UUID> ids) {
        long[][] bits = Bits.none(newest.length);
        int count = 0;
        for (UUID id : ids) {
            int ordinal = newest(id);
            if (ordinal >= 0) {
                bits[ordinal >> Block.SHIFT][(ordinal & Block.MASK) >> 6] |= 1L << ordinal;
                count++;
            }
        }
        return TextSearch.first(dictionary, bits, count);
    }

    public UUID id(int ordinal) {
        return dictionary.id(ordinal);
    }

    public int revision(int ordinal) {
        return dictionary.revision(ordinal);
    }

    public boolean isListed(int ordinal) {
        return listed.contains(ordinal);
    }

    public void prepareSearches() {
        search.prepare();
    }

    public Update update(int ordinal) {
        return details.get(dictionary, ordinal);
    }

    /** Ordinals of all revisions known to the workspace, oldest first. */
    public int[] revisions(UUID id) {
        return dictionary.revisions(id);
    }

    public int[] revisions(int ordinal) {
        return dictionary.revisions(dictionary.id(ordinal));
    }

    /** Ordinal of the newest revision that any state of the view lists, or -1. */
    public int newest(UUID id) {
        return last(listed, revisions(id));
    }

    /** Ordinal of the newest of the revisions that the state lists, or -1. */
    public int newestListed(KeptState state, int[] revisions) {
        return last(state.listing().present(), revisions);
    }

    static int last(RoaringBitmap among, int[] revisions) {
        for (int i = revisions.length - 1; i >= 0; i--) {
            if (among.contains(revisions[i])) {
                return revisions[i];
            }
        }
        return -1;
    }

    public Presence presence(KeptState state, int ordinal) {
        return state.listing().presence(ordinal);
    }

    /** Ordinals of listed revisions that probably supersede the update. */
    public int[] superseding(UUID id) {
        long hash = ContentHash.of(id);
        int[] result = new int[0];
        for (int no = 0; no < dictionary.blocks().size(); no++) {
            for (int index : dictionary.blocks().get(no).superseding(hash)) {
                int ordinal = no << Block.SHIFT | index;
                if (listed.contains(ordinal)) {
                    result = Arrays.copyOf(result, result.length + 1);
                    result[result.length - 1] = ordinal;
                }
            }
        }
        return result;
    }

    /** Ordinals of the newest listed revisions of all that replaces the update over any number of steps, in the order of a search. */
    public int[] replacements(UUID id) {
        return supersedence().replacements(id);
    }

    private synchronized Supersedence supersedence() {
        Supersedence made = supersedence;
        if (made == null) {
            made = new Supersedence(dictionary, listed, newest);
            supersedence = made;
        }
        return made;
    }

    /** What the server does not list, counted; see {@link org.todoku.core.fleet.FactBase#missing}. */
    public List<MissingUpdates> missing(KeptState server, @Nullable KeptState above, MissingUpdates.Pairs pairs) {
        return census().missing(server, above, pairs);
    }

    /** In what the states differ; see {@link UpdateComparison}. */
    public UpdateComparison compare(List<KeptState> columns) {
        return new Differences(this, dictionary, columns).compare();
    }

    private synchronized byte[] standings() {
        byte[] made = standings;
        if (made == null) {
            made = Standings.of(dictionary, states, newest, older());
            standings = made;
        }
        return made;
    }

    private synchronized OlderRevisions older() {
        OlderRevisions made = older;
        if (made == null) {
            made = new OlderRevisions(dictionary, listed, Bits.bitmap(newest));
            older = made;
        }
        return made;
    }

    private synchronized Census census() {
        Census made = census;
        if (made == null) {
            made = new Census(dictionary, details, pairs(), standings(), newest);
            census = made;
        }
        return made;
    }

    /** Counts the newest listed revision of every update of a state. */
    public ServerNumbers numbers(KeptState state) {
        Listing listing = state.listing();
        RoaringBitmap present = listing.present();
        RoaringBitmap declined = state.state().has(UpdateField.DECLINED) ? listing.declined() : new RoaringBitmap();
        RoaringBitmap superseded = state.state().has(UpdateField.SUPERSEDED) ? listing.superseded() : new RoaringBitmap();
        long[][] dead = Bits.of(declined, dictionary.blocks().size());
        long[][] replaced = Bits.of(superseded, dictionary.blocks().size());
        long[][] counted = newest(present);
        long[] counts = new long[3];
        int[] sets = new int[dictionary.productSets().size()];
        int[] kinds = new int[dictionary.categories().size()];
        Bits.forEach(counted, ordinal -> {
            counts[0]++;
            if (is(dead, ordinal)) {
                counts[1]++;
                return;
            }
            counts[2] += is(replaced, ordinal) ? 1 : 0;
            Block block = dictionary.block(ordinal);
            int at = ordinal & Block.MASK;
            sets[block.products(at)]++;
            int kind = block.classification(at);
            if (kind >= 0) {
                kinds[kind]++;
            }
        });
        Map<CategoryRef, Long> products = new HashMap<>();
        Map<CategoryRef, Long> classifications = new HashMap<>();
        for (int set = 0; set < sets.length; set++) {
            if (sets[set] > 0) {
                long count = sets[set];
                dictionary.productSet(set).forEach(product -> products.merge(product, count, Long::sum));
            }
        }
        for (int kind = 0; kind < kinds.length; kind++) {
            if (kinds[kind] > 0) {
                classifications.merge(dictionary.category(kind), (long) kinds[kind], Long::sum);
            }
        }
        return new ServerNumbers(counts[0], counts[1], counts[2], products, classifications);
    }

    /** The arrivals of the newest listed revision of every update of a state. */
    public ArrivalTimes arrivals(KeptState state) {
        long[] known = new long[state.listing().size()];
        int[] count = new int[2];
        eachArrival(state, (arrived, ordinal) -> {
            if (arrived == null) {
                count[1]++;
            } else {
                known[count[0]++] = ArrivalTimes.millis(arrived);
            }
        });
        return new ArrivalTimes(Arrays.copyOf(known, count[0]), count[1]);
    }

    /** The updates whose newest listed revision arrived in a span of time, both ends included. */
    public Set<UUID> arrived(KeptState state, Instant first, Instant last) {
        long from = ArrivalTimes.millis(first);
        long until = ArrivalTimes.millis(last);
        Set<UUID> found = new HashSet<>();
        eachArrival(state, (arrived, ordinal) -> {
            if (arrived != null && ArrivalTimes.millis(arrived) >= from && ArrivalTimes.millis(arrived) <= until) {
                found.add(dictionary.id(ordinal));
            }
        });
        return found;
    }

    private void eachArrival(KeptState state, ObjIntConsumer<@Nullable Instant> action) {
        RoaringBitmap present = state.listing().present();
        long[][] counted = newest(present);
        boolean told = state.state().has(UpdateField.ARRIVED);
        PeekableIntIterator ordinals = present.getIntIterator();
        for (int rank = 0; ordinals.hasNext(); rank++) {
            int ordinal = ordinals.next();
            if (is(counted, ordinal)) {
                action.accept(told ? state.listing().arrived(rank) : null, ordinal);
            }
        }
    }

    /** Counts the newest listed revision of every update of a state. */
    public List<UpdateGroup> groups(KeptState state) {
        return GroupCount.of(dictionary, pairs(), state.listing(), newest(state.listing().present()));
    }

    private synchronized Pairs pairs() {
        Pairs made = pairs;
        if (made == null) {
            made = new Pairs(dictionary);
            pairs = made;
        }
        return made;
    }
}
