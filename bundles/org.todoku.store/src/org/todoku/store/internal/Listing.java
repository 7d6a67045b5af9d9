package org.todoku.store.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.roaringbitmap.RoaringBitmapWriter;
import org.todoku.core.Coded;
import org.todoku.core.Presence;
import org.todoku.core.ReadyState;
import org.todoku.core.fact.Tri;

/**
 * Which updates one state lists and what it says of them: one bitmap of ordinals for each yes or no, the rest by rank in
 * the bitmap of those present. Never changed.
 */
public final class Listing {

    /** The flags of a presence, in the order in which their bitmaps are kept. */
    private enum Flag {
        APPROVED, DECLINED, EXPIRED, SUPERSEDED, LICENCE_PENDING, LOCAL, PUBLISHED, NOT_PUBLISHED
    }

    private final RoaringBitmap present;
    private final RoaringBitmap[] flags;
    private final Times arrived;
    private final List<Coded<ReadyState>> readyStates;
    /** Index into {@link #readyStates} by rank. */
    private final int[] ready;
    /** Made when first asked for; a second one made at the same time is the same. */
    private volatile @Nullable Map<Coded<ReadyState>, RoaringBitmap> byReady;

    private Listing(RoaringBitmap present, RoaringBitmap[] flags, Times arrived, List<Coded<ReadyState>> readyStates, int[] ready) {
        this.present = present;
        this.flags = flags;
        this.arrived = arrived;
        this.readyStates = List.copyOf(readyStates);
        this.ready = ready;
    }

    /** Ordinals of all revisions that are listed; not to be changed. */
    RoaringBitmap present() {
        return present;
    }

    /** Ordinals of which the state says so; not to be changed, as those of the following methods. */
    RoaringBitmap expired() {
        return flags[Flag.EXPIRED.ordinal()];
    }

    RoaringBitmap approved() {
        return flags[Flag.APPROVED.ordinal()];
    }

    RoaringBitmap declined() {
        return flags[Flag.DECLINED.ordinal()];
    }

    RoaringBitmap superseded() {
        return flags[Flag.SUPERSEDED.ordinal()];
    }

    RoaringBitmap local() {
        return flags[Flag.LOCAL.ordinal()];
    }

    RoaringBitmap published() {
        return flags[Flag.PUBLISHED.ordinal()];
    }

    RoaringBitmap notPublished() {
        return flags[Flag.NOT_PUBLISHED.ordinal()];
    }

    RoaringBitmap licencePending() {
        return flags[Flag.LICENCE_PENDING.ordinal()];
    }

    /** Ordinals of which the state says this; of null those of which it says something that this version does not know. */
    RoaringBitmap ready(@Nullable ReadyState wanted) {
        Map<Coded<ReadyState>, RoaringBitmap> all = byReady;
        if (all == null) {
            all = byReady();
            byReady = all;
        }
        RoaringBitmap result = new RoaringBitmap();
        all.forEach((state, ordinals) -> {
            if (state.value() == wanted) {
                result.or(ordinals);
            }
        });
        return result;
    }

    private Map<Coded<ReadyState>, RoaringBitmap> byReady() {
        List<RoaringBitmapWriter<RoaringBitmap>> writers = new ArrayList<>();
        readyStates.forEach(state -> writers.add(RoaringBitmapWriter.writer().get()));
        int[] rank = new int[1];
        present.forEach((int ordinal) -> writers.get(ready[rank[0]++]).add(ordinal));
        Map<Coded<ReadyState>, RoaringBitmap> result = new HashMap<>();
        for (int state = 0; state < readyStates.size(); state++) {
            result.put(readyStates.get(state), writers.get(state).get());
        }
        return result;
    }

    int size() {
        return present.getCardinality();
    }

    /** @param ordinal one that is present */
    Presence presence(int ordinal) {
        return presence(ordinal, rank(ordinal));
    }

    /** @param rank how many present ordinals are smaller */
    Presence presence(int ordinal, int rank) {
        Tri published = is(Flag.PUBLISHED, ordinal) ? Tri.YES : is(Flag.NOT_PUBLISHED, ordinal) ? Tri.NO : Tri.UNKNOWN;
        return new Presence(is(Flag.APPROVED, ordinal), is(Flag.DECLINED, ordinal), is(Flag.EXPIRED, ordinal),
                is(Flag.SUPERSEDED, ordinal), is(Flag.LICENCE_PENDING, ordinal), is(Flag.LOCAL, ordinal), arrived.get(rank),
                readyStates.get(ready[rank]), published);
    }

    /** See {@link Times#day}. */
    long dayOfArrival(int rank) {
        return arrived.day(rank);
    }

    /** See {@link Times#nanos}. */
    long nanosOfArrival(int rank) {
        return arrived.nanos(rank);
    }

    @Nullable Instant arrived(int rank) {
        return arrived.get(rank);
    }

    private int rank(int ordinal) {
        return present.rank(ordinal) - 1;
    }

    private boolean is(Flag flag, int ordinal) {
        return flags[flag.ordinal()].contains(ordinal);
    }

    byte[] write() {
        var out = new ByteWriter(size() * 8 + 1024);
        bitmap(out, present);
        out.number(flags.length);
        for (RoaringBitmap flag : flags) {
            bitmap(out, flag);
        }
        arrived.write(out);
        out.number(readyStates.size());
        readyStates.forEach(state -> UpdateCodec.coded(out, state));
        for (int code : ready) {
            out.number(code);
        }
        return Packed.pack(out.bytes());
    }

    private static void bitmap(ByteWriter out, RoaringBitmap bitmap) {
        byte[] bytes = new byte[bitmap.serializedSizeInBytes()];
        bitmap.serialize(ByteBuffer.wrap(bytes));
        out.block(bytes);
    }

    /** @param size number of ordinals in the dictionary */
    static Listing read(byte[] packed, int size) {
        var in = new ByteReader(Packed.unpack(packed));
        RoaringBitmap present = bitmap(in);
        if (!present.isEmpty() && (present.last() < 0 || present.last() >= size)) {
            throw new DamagedException("state lists an unknown update");
        }
        RoaringBitmap[] flags = new RoaringBitmap[Flag.values().length];
        int known = in.count(1);
        for (int i = 0; i < flags.length || i < known; i++) {
            RoaringBitmap bitmap = i < known ? bitmap(in) : new RoaringBitmap();
            if (i < flags.length) {
                flags[i] = bitmap;
            }
        }
        int count = present.getCardinality();
        Times arrived = Times.read(in, count);
        List<Coded<ReadyState>> readyStates = new ArrayList<>();
        for (int i = in.count(2); i > 0; i--) {
            readyStates.add(UpdateCodec.coded(in, ReadyState.class));
        }
        int[] ready = new int[count];
        for (int rank = 0; rank < count; rank++) {
            ready[rank] = in.integer();
            if (ready[rank] >= readyStates.size()) {
                throw new DamagedException("unknown ready state");
            }
        }
        return new Listing(present, flags, arrived, readyStates, ready);
    }

    private static RoaringBitmap bitmap(ByteReader in) {
        var bitmap = new RoaringBitmap();
        try {
            bitmap.deserialize(ByteBuffer.wrap(in.block()));
            return bitmap;
        } catch (IOException | UncheckedIOException | IllegalArgumentException | IndexOutOfBoundsException
                | java.nio.BufferUnderflowException e) {
            throw new DamagedException("damaged bitmap", e);
        }
    }

    /** Collects what a source lists, in any order. */
    static final class Builder {

        private int[] ordinals = new int[1024];
        private byte[] flags = new byte[1024];
        private @Nullable Instant[] arrived = new Instant[1024];
        private int[] ready = new int[1024];
        private final Map<Coded<ReadyState>, Integer> readyStates = new LinkedHashMap<>();
        private int count;
        private int repeated;

        void add(int ordinal, Presence presence) {
            if (count == ordinals.length) {
                int more = count * 2;
                ordinals = Arrays.copyOf(ordinals, more);
                flags = Arrays.copyOf(flags, more);
                arrived = Arrays.copyOf(arrived, more);
                ready = Arrays.copyOf(ready, more);
            }
            ordinals[count] = ordinal;
            flags[count] = (byte) (bit(Flag.APPROVED, presence.approved()) | bit(Flag.DECLINED, presence.declined())
                    | bit(Flag.EXPIRED, presence.expired()) | bit(Flag.SUPERSEDED, presence.superseded())
                    | bit(Flag.LICENCE_PENDING, presence.licencePending()) | bit(Flag.LOCAL, presence.local())
                    | bit(Flag.PUBLISHED, presence.publishedToWsus() == Tri.YES)
                    | bit(Flag.NOT_PUBLISHED, presence.publishedToWsus() == Tri.NO));
            arrived[count] = presence.arrived();
            Integer code = readyStates.get(presence.ready());
            if (code == null) {
                code = readyStates.size();
                readyStates.put(presence.ready(), code);
            }
            ready[count++] = code;
        }

        private static int bit(Flag flag, boolean set) {
            return set ? 1 << flag.ordinal() : 0;
        }

        /** How many rows named a revision that the source had listed before; of those the first counts. */
        int repeated() {
            return repeated;
        }

        Listing build() {
            long[] order = new long[count];
            for (int i = 0; i < count; i++) {
                order[i] = (long) ordinals[i] << 32 | i;
            }
            Arrays.sort(order);
            int[] sorted = new int[count];
            @Nullable Instant[] times = new Instant[count];
            int[] codes = new int[count];
            int[][] sets = new int[Flag.values().length][count];
            int[] sizes = new int[sets.length];
            int rank = 0;
            for (long entry : order) {
                int ordinal = (int) (entry >>> 32);
                int row = (int) entry;
                if (rank > 0 && sorted[rank - 1] == ordinal) {
                    continue;
                }
                sorted[rank] = ordinal;
                times[rank] = arrived[row];
                codes[rank++] = ready[row];
                for (int flag = 0; flag < sets.length; flag++) {
                    if ((flags[row] & 1 << flag) != 0) {
                        sets[flag][sizes[flag]++] = ordinal;
                    }
                }
            }
            repeated = count - rank;
            RoaringBitmap[] bitmaps = new RoaringBitmap[sets.length];
            for (int flag = 0; flag < sets.length; flag++) {
                bitmaps[flag] = bitmap(sets[flag], sizes[flag]);
            }
            return new Listing(bitmap(sorted, rank), bitmaps, Times.of(Arrays.copyOf(times, rank)),
                    List.copyOf(readyStates.keySet()), Arrays.copyOf(codes, rank));
        }

        private static RoaringBitmap bitmap(int[] sorted, int count) {
            RoaringBitmap bitmap = RoaringBitmap.bitmapOfUnordered(Arrays.copyOf(sorted, count));
            bitmap.runOptimize();
            return bitmap;
        }
    }
}
