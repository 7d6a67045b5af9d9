package org.todoku.core.synclog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.todoku.core.fleet.ArrivalTimes;

/** The runs of a lane as bars of a picture: where many would stand on each other, one bar stands for all of them. Immutable. */
public final class LaneBars {

    /** Columns of the picture in which all runs that begin there become one bar. */
    public static final int STEP = 6;

    /**
     * A bar.
     *
     * @param left first column of the picture, may lie before it
     * @param right column after the last
     * @param first index of its oldest run, see {@link SyncLane#runs}
     * @param last index of its newest run
     * @param unsuccessful how many of its runs did not succeed
     * @param worst the outcome that matters most among its runs: failed, cancelled, unknown, running, succeeded
     * @param millis how long the longest of them took; -1 where none tells it
     * @param brought updates that all of them brought, as far as is known
     * @param odd whether the times of one of them cannot be true
     */
    public record Bar(int left, int right, int first, int last, int unsuccessful, SyncOutcome worst, long millis, long brought,
            boolean odd) {

        public int runs() {
            return first - last + 1;
        }
    }

    private static final List<SyncOutcome> WORST_LAST = List.of(SyncOutcome.SUCCEEDED, SyncOutcome.RUNNING, SyncOutcome.UNKNOWN,
            SyncOutcome.CANCELED, SyncOutcome.FAILED);

    private final List<TimedRun> runs;
    /** Oldest first. */
    private final long[] starts;
    private final long[] ends;
    /** The last end of a run and all older ones. */
    private final long[] latest;

    public LaneBars(SyncLane lane) {
        runs = lane.runs();
        int count = runs.size();
        starts = new long[count];
        ends = new long[count];
        latest = new long[count];
        for (int at = 0; at < count; at++) {
            TimedRun run = runs.get(count - 1 - at);
            starts[at] = ArrivalTimes.millis(run.started());
            ends[at] = Math.max(starts[at], ArrivalTimes.millis(run.finished()));
            latest[at] = at == 0 ? ends[at] : Math.max(latest[at - 1], ends[at]);
        }
    }

    /**
     * The bars of the runs that are in sight, from left to right.
     *
     * @param columns width of the picture
     */
    public List<Bar> bars(TimeWindow window, int columns) {
        List<Bar> bars = new ArrayList<>();
        double scale = (double) columns / window.length();
        int end = below(starts, window.to() + 1);
        int place = Integer.MIN_VALUE;
        for (int at = below(latest, window.from()); at < end; at++) {
            if (ends[at] < window.from()) {
                continue;
            }
            int left = column(starts[at], window, scale, columns);
            int step = Math.floorDiv(left, STEP);
            Bar bar = bar(at, left, Math.max(left + STEP - 1, column(ends[at], window, scale, columns)));
            if (step == place) {
                bars.set(bars.size() - 1, joined(bars.getLast(), bar, step));
            } else {
                bars.add(bar);
                place = step;
            }
        }
        return bars;
    }

    private Bar bar(int at, int left, int right) {
        int index = runs.size() - 1 - at;
        TimedRun run = runs.get(index);
        Long brought = run.brought();
        return new Bar(left, right, index, index, run.outcome() == SyncOutcome.SUCCEEDED ? 0 : 1, run.outcome(),
                run.measured() ? ends[at] - starts[at] : -1, brought == null ? 0 : brought, !run.oddities().isEmpty());
    }

    /** Runs that are not in sight and lie between them count as well: they began in the same columns. */
    private static Bar joined(Bar older, Bar newer, int step) {
        SyncOutcome worst = WORST_LAST.indexOf(newer.worst()) > WORST_LAST.indexOf(older.worst()) ? newer.worst() : older.worst();
        return new Bar(step * STEP, Math.max(older.right(), newer.right()), older.first(), newer.last(),
                older.unsuccessful() + newer.unsuccessful(), worst,
                Math.max(older.millis(), newer.millis()), older.brought() + newer.brought(), older.odd() || newer.odd());
    }

    /** Not further out than a picture beside this one. */
    private static int column(long time, TimeWindow window, double scale, int columns) {
        return (int) Math.floor(Math.clamp((time - window.from()) * scale, -columns, 2.0 * columns));
    }

    /** The bar at a column of the picture: the one on top, else one that is nearly there. */
    public Optional<Bar> at(TimeWindow window, int columns, int column) {
        Bar found = null;
        for (Bar bar : bars(window, columns)) {
            if (column >= bar.left() - 2 && column <= bar.right() + 1) {
                found = bar;
            }
        }
        return Optional.ofNullable(found);
    }

    private static int below(long[] sorted, long value) {
        int found = Arrays.binarySearch(sorted, value);
        if (found < 0) {
            return -found - 1;
        }
        while (found > 0 && sorted[found - 1] == value) {
            found--;
        }
        return found;
    }
}
