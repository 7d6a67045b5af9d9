package org.todoku.core.fleet;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** When the updates that a server lists arrived there, to the millisecond. Immutable. */
public final class ArrivalTimes {

    private final long[] sorted;
    private final long unknown;

    /**
     * @param millis since 1970, see {@link #millis}; in any order
     * @param unknown updates of which the server does not tell the arrival
     */
    public ArrivalTimes(long[] millis, long unknown) {
        this.sorted = millis.clone();
        Arrays.sort(this.sorted);
        this.unknown = unknown;
    }

    /** Milliseconds since 1970; times further away than they reach are taken for the last they reach. */
    public static long millis(Instant time) {
        try {
            return time.toEpochMilli();
        } catch (ArithmeticException e) {
            return time.getEpochSecond() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }

    /** How many arrived in a span of time, its first and its last millisecond included; none when it ends before it begins. */
    public long between(Instant first, Instant last) {
        return Math.max(0, until(millis(last)) - below(millis(first)));
    }

    /** The same with one more, of which the arrival may be unknown. */
    public ArrivalTimes with(Optional<Instant> arrival) {
        long[] all = arrival.isEmpty() ? sorted : Arrays.copyOf(sorted, sorted.length + 1);
        arrival.ifPresent(time -> all[sorted.length] = millis(time));
        return new ArrivalTimes(all, arrival.isEmpty() ? unknown + 1 : unknown);
    }

    /** How many arrivals are known. */
    public long known() {
        return sorted.length;
    }

    /** Of how many updates the arrival is not known. */
    public long unknown() {
        return unknown;
    }

    private int until(long millis) {
        return millis == Long.MAX_VALUE ? sorted.length : below(millis + 1);
    }

    /** How many are earlier. */
    private int below(long millis) {
        int from = 0;
        int to = sorted.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (sorted[middle] < millis) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }
}
