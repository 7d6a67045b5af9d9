package org.todoku.store.internal;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Times by index, four bytes each as long as they are full seconds between 1932 and 2068. Immutable. */
final class Times {

    private static final long BASE = 946_684_800L;
    private static final int UNKNOWN = Integer.MIN_VALUE;
    /** Stands for an unknown day. */
    static final long NO_DAY = Long.MIN_VALUE;
    /** Stands for an unknown time. */
    static final long NO_NANOS = Long.MIN_VALUE;
    /** Stands for a time that is too far away. */
    static final long FAR_NANOS = Long.MIN_VALUE + 1;
    private static final long DAY = 86_400;
    private static final int FAR = Integer.MIN_VALUE + 1;

    private final int[] seconds;
    private final int @Nullable [] nanos;
    private final Map<Integer, Instant> far;

    private Times(int[] seconds, int @Nullable [] nanos, Map<Integer, Instant> far) {
        this.seconds = seconds;
        this.nanos = nanos;
        this.far = far;
    }

    static Times of(@Nullable Instant[] times) {
        int[] seconds = new int[times.length];
        int[] nanos = null;
        Map<Integer, Instant> far = new HashMap<>();
        for (int i = 0; i < times.length; i++) {
            Instant time = times[i];
            if (time == null) {
                seconds[i] = UNKNOWN;
                continue;
            }
            long offset = time.getEpochSecond() - BASE;
            if (offset <= FAR || offset > Integer.MAX_VALUE) {
                seconds[i] = FAR;
                far.put(i, time);
                continue;
            }
            seconds[i] = (int) offset;
            if (time.getNano() != 0) {
                nanos = nanos == null ? new int[times.length] : nanos;
                nanos[i] = time.getNano();
            }
        }
        return new Times(seconds, nanos, Map.copyOf(far));
    }

    @Nullable Instant get(int index) {
        int offset = seconds[index];
        if (offset == UNKNOWN) {
            return null;
        }
        int[] fractions = nanos;
        return offset == FAR ? far.get(index) : Instant.ofEpochSecond(BASE + offset, fractions == null ? 0 : fractions[index]);
    }

    /** The day in UTC, counted from 1970; {@link #NO_DAY} when unknown. */
    long day(int index) {
        int offset = seconds[index];
        if (offset > FAR) {
            return Math.floorDiv(BASE + offset, DAY);
        }
        Instant time = get(index);
        return time == null ? NO_DAY : Math.floorDiv(time.getEpochSecond(), DAY);
    }

    /** Nanoseconds since the beginning of 2000; {@link #NO_NANOS} when unknown, {@link #FAR_NANOS} when too far away to be told so. */
    long nanos(int index) {
        int offset = seconds[index];
        if (offset <= FAR) {
            return offset == UNKNOWN ? NO_NANOS : FAR_NANOS;
        }
        int[] fractions = nanos;
        return offset * 1_000_000_000L + (fractions == null ? 0 : fractions[index]);
    }

    /** The time that {@link #nanos} gave; null for those that say no time. */
    static @Nullable Instant time(long nanos) {
        return nanos <= FAR_NANOS ? null
                : Instant.ofEpochSecond(BASE + Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L));
    }

    void write(ByteWriter out) {
        out.ints(seconds, seconds.length);
        int[] fractions = nanos;
        out.put(fractions == null ? 0 : 1);
        if (fractions != null) {
            out.ints(fractions, fractions.length);
        }
        out.number(far.size());
        far.forEach((index, time) -> {
            out.number(index);
            out.instant(time);
        });
    }

    static Times read(ByteReader in, int count) {
        int[] seconds = in.ints(count);
        int[] nanos = in.get() == 0 ? null : in.ints(count);
        if (nanos != null && Arrays.stream(nanos).anyMatch(nano -> nano < 0 || nano > 999_999_999)) {
            throw new DamagedException("impossible fraction of a second");
        }
        Map<Integer, Instant> far = new HashMap<>();
        for (int i = in.count(3); i > 0; i--) {
            int index = in.integer();
            Instant time = in.instant();
            if (time != null) {
                far.put(index, time);
            }
        }
        return new Times(seconds, nanos, Map.copyOf(far));
    }
}
