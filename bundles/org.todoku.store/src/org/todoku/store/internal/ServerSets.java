package org.todoku.store.internal;

import java.util.Arrays;
import java.util.function.IntConsumer;

import org.jspecify.annotations.Nullable;
import org.roaringbitmap.PeekableIntIterator;
import org.roaringbitmap.RoaringBitmap;
import org.todoku.core.ReadyState;
import org.todoku.core.ServerState;
import org.todoku.core.UpdateField;
import org.todoku.core.query.StateWord;

/**
 * What one state says of updates, each by the ordinal of its newest revision that any state lists. A state speaks of an update by the
 * newest revision that it lists itself.
 */
final class ServerSets {

    private final KeptState kept;
    private final RoaringBitmap all;
    /** Revisions that speak for an update without being its newest one, ascending, and the ordinals of those. */
    private final int[] older;
    private final int[] newest;
    private final RoaringBitmap olderSet;
    private final RoaringBitmap present;

    /** @param revisions which revision is the newest one of each older one */
    ServerSets(KeptState kept, RoaringBitmap all, OlderRevisions revisions) {
        this.kept = kept;
        this.all = all;
        RoaringBitmap listed = kept.listing().present();
        long[] speaking = revisions.speaking(listed);
        this.older = Arrays.stream(speaking).mapToInt(pair -> (int) (pair >>> 32)).toArray();
        this.newest = Arrays.stream(speaking).mapToInt(pair -> (int) pair).toArray();
        this.olderSet = RoaringBitmap.bitmapOf(older);
        this.present = moved(listed);
    }

    RoaringBitmap present() {
        return present;
    }

    ServerState state() {
        return kept.state();
    }

    private RoaringBitmap moved(RoaringBitmap revisions) {
        RoaringBitmap result = RoaringBitmap.and(revisions, all);
        eachOlder(revisions, result::add);
        return result;
    }

    /** Names the updates for which one of the revisions speaks without being their newest. */
    private void eachOlder(RoaringBitmap revisions, IntConsumer action) {
        PeekableIntIterator each = RoaringBitmap.and(revisions, olderSet).getIntIterator();
        int at = 0;
        while (each.hasNext()) {
            int ordinal = each.next();
            while (older[at] != ordinal) {
                at++;
            }
            action.accept(newest[at]);
        }
    }

    /** Updates of which several states say something; each state names the revisions that it lists. */
    static final class Sum {

        private final RoaringBitmap all;
        private final RoaringBitmap revisions = new RoaringBitmap();
        private final long[][] updates;

        /** @param all the newest revisions of all updates */
        Sum(RoaringBitmap all, int blocks) {
            this.all = all;
            this.updates = Bits.none(blocks);
        }

        long[][] bits() {
            return Bits.or(updates, Bits.of(RoaringBitmap.and(revisions, all), updates.length));
        }
    }

    private void add(RoaringBitmap revisions, Sum to) {
        to.revisions.or(revisions);
        eachOlder(revisions, ordinal -> Bits.set(to.updates, ordinal));
    }

    /**
     * Revisions of which the answer is yes, and those of which it is not known.
     *
     * @param unknown null where nothing is
     */
    private record Told(RoaringBitmap yes, @Nullable RoaringBitmap unknown) {
    }

    /**
     * Adds the updates that stand so on this server to one sum, and those of which that is not known to another.
     *
     * @param odd revisions whose publication state is not understood
     */
    void add(StateWord word, RoaringBitmap odd, Sum yes, Sum unknown) {
        boolean complete = state().updatesComplete();
        if (word == StateWord.ABSENT) {
            (complete ? yes : unknown).revisions.or(RoaringBitmap.andNot(all, present));
            return;
        }
        Told told = told(word, odd);
        add(told.yes, yes);
        RoaringBitmap open = told.unknown;
        if (open != null) {
            add(open, unknown);
        }
        if (!complete) {
            unknown.revisions.or(RoaringBitmap.andNot(all, present));
        }
    }

    private Told told(StateWord word, RoaringBitmap odd) {
        Listing listing = kept.listing();
        return switch (word) {
            case PRESENT -> new Told(listing.present(), null);
            case APPROVED -> told(UpdateField.APPROVED, RoaringBitmap.andNot(listing.approved(), declined()), declined());
            case NOT_APPROVED -> told(UpdateField.APPROVED,
                    RoaringBitmap.andNot(RoaringBitmap.andNot(listing.present(), listing.approved()), declined()), declined());
            case DECLINED -> told(UpdateField.DECLINED, listing.declined(), new RoaringBitmap());
            case SUPERSEDED -> told(UpdateField.SUPERSEDED, listing.superseded(), new RoaringBitmap());
            case LICENCE_PENDING -> told(UpdateField.LICENCE_TERMS, listing.licencePending(), new RoaringBitmap());
            case EXPIRED -> {
                Told told = told(UpdateField.EXPIRED, listing.expired(), new RoaringBitmap());
                yield told.unknown != null || odd.isEmpty() ? told
                        : new Told(told.yes, RoaringBitmap.andNot(RoaringBitmap.and(listing.present(), odd), listing.expired()));
            }
            case READY -> ready(ReadyState.READY);
            case DOWNLOADING -> ready(ReadyState.NOT_READY);
            case FAILED -> ready(ReadyState.FAILED);
            case ABSENT, NOT_EVERYWHERE -> throw new IllegalArgumentException(word.word());
        };
    }

    private RoaringBitmap declined() {
        return state().has(UpdateField.DECLINED) ? kept.listing().declined() : new RoaringBitmap();
    }

    /** @param no revisions of which the answer is no even where the field is missing */
    private Told told(UpdateField field, RoaringBitmap yes, RoaringBitmap no) {
        return state().has(field) ? new Told(yes, null)
                : new Told(new RoaringBitmap(), RoaringBitmap.andNot(kept.listing().present(), no));
    }

    private Told ready(ReadyState wanted) {
        Listing listing = kept.listing();
        return state().has(UpdateField.READY_STATE) ? new Told(listing.ready(wanted), listing.ready(null))
                : new Told(new RoaringBitmap(), listing.present());
    }

    /** Takes the day when an update arrived. */
    @FunctionalInterface
    interface Arrival {
        void of(int ordinal, long day);
    }

    /**
     * Names every update that the server lists, with the day in UTC of its arrival there; see {@link Times#day}.
     *
     * @param newestBits the newest revisions of all updates, by block
     */
    void eachArrival(long[][] newestBits, Arrival action) {
        Listing listing = kept.listing();
        boolean told = state().has(UpdateField.ARRIVED);
        int[] rank = new int[1];
        listing.present().forEach((int ordinal) -> {
            boolean speaks = Bits.is(newestBits, ordinal);
            int at = speaks ? 0 : Arrays.binarySearch(older, ordinal);
            if (at >= 0) {
                action.of(speaks ? ordinal : newest[at], told ? listing.dayOfArrival(rank[0]) : Times.NO_DAY);
            }
            rank[0]++;
        });
    }
}
