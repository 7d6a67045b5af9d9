package org.todoku.core.synclog;

/**
 * The part of a time line that is in sight, in milliseconds since 1970.
 *
 * @param to after {@link #from}
 */
public record TimeWindow(long from, long to) {

    /** Nothing is shorter. */
    public static final long SHORTEST = 60_000;
    /** About nine thousand years; times beyond are at the edge. */
    private static final long FURTHEST = 300_000_000_000_000L;
    private static final int MARGIN = 50;

    public TimeWindow {
        from = Math.clamp(from, -FURTHEST, FURTHEST - SHORTEST);
        to = Math.clamp(to, from + SHORTEST, FURTHEST);
    }

    /** Both moments with a little room beside them. */
    public static TimeWindow around(long first, long last) {
        var tight = new TimeWindow(first, last);
        long room = Math.max(SHORTEST, tight.length() / MARGIN);
        return new TimeWindow(tight.from - room, tight.to + room);
    }

    public long length() {
        return to - from;
    }

    /**
     * A longer or shorter part in which a moment stays where it is.
     *
     * @param factor below 1 for a shorter part
     * @param whole the longest part that there is
     */
    public TimeWindow zoomed(double factor, long around, TimeWindow whole) {
        long anchor = Math.clamp(around, from, to);
        double share = (double) (anchor - from) / length();
        long wanted = Math.clamp((long) (length() * factor), SHORTEST, whole.length());
        long start = anchor - (long) (wanted * share);
        return placed(start, wanted, whole);
    }

    /**
     * Earlier or later.
     *
     * @param share of its length; below 0 for earlier
     */
    public TimeWindow moved(double share, TimeWindow whole) {
        return placed(from + (long) (length() * share), length(), whole);
    }

    /** The same length within the whole, or the whole where it is shorter. */
    public TimeWindow within(TimeWindow whole) {
        return placed(from, length(), whole);
    }

    private static TimeWindow placed(long wanted, long length, TimeWindow whole) {
        if (length >= whole.length()) {
            return whole;
        }
        long start = Math.clamp(wanted, whole.from, whole.to - length);
        return new TimeWindow(start, start + length);
    }

    /** Whether any moment of a span lies in it; a span may be a moment. */
    public boolean meets(long first, long last) {
        return first <= to && last >= from;
    }
}
