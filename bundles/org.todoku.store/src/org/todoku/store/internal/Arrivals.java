package org.todoku.store.internal;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.roaringbitmap.RoaringBitmap;
import org.todoku.core.query.Days;

/**
 * On which days updates arrived on some servers: two bytes for every update on every server, and four for every update. Immutable.
 */
final class Arrivals {

    /** Days are counted from 1980, before any that a query can name; earlier ones count as that day. */
    private static final long FIRST = LocalDate.of(1980, 1, 1).toEpochDay();

    /** Where in {@link #days} each ordinal begins; one more for the end. */
    private final int[] begins;
    private final char[] days;
    /** Bits of the updates that one of the servers may have at a time that is not known. */
    private final long[][] unknown;

    /** @param newest bits of the newest revisions of all updates, by block; {@code all} are the same */
    Arrivals(int size, List<ServerSets> servers, RoaringBitmap all, long[][] newest) {
        this.begins = new int[size + 1];
        this.unknown = Bits.none(newest.length);
        RoaringBitmap perhaps = new RoaringBitmap();
        for (ServerSets server : servers) {
            server.eachArrival(newest, (ordinal, day) -> {
                if (day == Times.NO_DAY) {
                    Bits.set(unknown, ordinal);
                } else {
                    begins[ordinal + 1]++;
                }
            });
            if (!server.state().updatesComplete()) {
                perhaps.or(RoaringBitmap.andNot(all, server.present()));
            }
        }
        perhaps.forEach((int ordinal) -> Bits.set(unknown, ordinal));
        Arrays.parallelPrefix(begins, Integer::sum);
        this.days = new char[begins[size]];
        int[] next = begins.clone();
        for (ServerSets server : servers) {
            server.eachArrival(newest, (ordinal, day) -> {
                if (day != Times.NO_DAY) {
                    days[next[ordinal]++] = (char) Math.clamp(day - FIRST, 0, Character.MAX_VALUE);
                }
            });
        }
    }

    Verdict on(Days wanted) {
        LocalDate first = wanted.from();
        LocalDate end = wanted.until();
        int from = first == null ? 0 : (int) (first.toEpochDay() - FIRST);
        int until = end == null ? Character.MAX_VALUE + 1 : (int) (end.toEpochDay() - FIRST);
        long[][] yes = Bits.none(unknown.length);
        IntStream.range(0, yes.length).parallel().forEach(no -> mark(no, from, until, yes[no]));
        return Verdict.of(yes, unknown);
    }

    private void mark(int block, int from, int until, long[] yes) {
        char[] all = days;
        int last = Math.min(begins.length - 1, block + 1 << Block.SHIFT);
        int at = begins[block << Block.SHIFT];
        for (int ordinal = block << Block.SHIFT; ordinal < last; ordinal++) {
            int end = begins[ordinal + 1];
            while (at < end) {
                // one comparison for both ends: what is too early becomes very large
                if (Integer.compareUnsigned(all[at++] - from, until - from) < 0) {
                    yes[(ordinal & Block.MASK) >> 6] |= 1L << ordinal;
                    at = end;
                }
            }
        }
    }
}
