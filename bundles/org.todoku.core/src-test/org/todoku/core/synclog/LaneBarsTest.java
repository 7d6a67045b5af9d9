package org.todoku.core.synclog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

import org.todoku.core.Progress;
import org.todoku.core.fleet.ArrivalTimes;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What is in sight of a lane is what plain loops over its runs give. */
class LaneBarsTest {

    private static final List<SyncOutcome> WORST_FIRST = List.of(SyncOutcome.FAILED, SyncOutcome.CANCELED, SyncOutcome.UNKNOWN,
            SyncOutcome.RUNNING, SyncOutcome.SUCCEEDED);

    private static long end(TimedRun run) {
        return Math.max(ArrivalTimes.millis(run.started()), ArrivalTimes.millis(run.finished()));
    }

    @Property(tries = 200, seed = "2026019")
    void everyRunInSightIsInOneBar(@ForAll Random random) {
        long read = ArrivalTimes.millis(Runs.READ);
        var times = new ArrivalTimes(random.longs(50, read - 40_000_000L, read).toArray(), 0);
        SyncLane lane = SyncLog.of(List.of(Runs.server("hq", Runs.history(random, 40))), one -> times, Runs::cause, Progress.NONE).lanes()
                .getFirst();
        long from = ArrivalTimes.millis(Runs.READ) - random.nextInt(40_000_000);
        var window = new TimeWindow(from, from + 60_000 + random.nextInt(20_000_000));
        int columns = 1 + random.nextInt(400);
        List<LaneBars.Bar> bars = new LaneBars(lane).bars(window, columns);
        double scale = (double) columns / window.length();
        List<List<TimedRun>> expected = new ArrayList<>();
        lane.runs().reversed().stream().filter(run -> window.meets(ArrivalTimes.millis(run.started()), end(run)))
                .collect(Collectors.groupingBy(run -> Math.floorDiv((int) Math.floor(
                        Math.clamp((ArrivalTimes.millis(run.started()) - window.from()) * scale, -columns, 2.0 * columns)), LaneBars.STEP),
                        java.util.TreeMap::new, Collectors.toList()))
                .values().forEach(expected::add);
        assertEquals(expected.size(), bars.size());
        for (int i = 0; i < bars.size(); i++) {
            LaneBars.Bar bar = bars.get(i);
            List<TimedRun> runs = expected.get(i);
            assertEquals(runs.getFirst(), lane.runs().get(bar.first()));
            assertEquals(runs.getLast(), lane.runs().get(bar.last()));
            assertEquals(runs.stream().map(TimedRun::outcome).min(Comparator.comparing(WORST_FIRST::indexOf)).orElseThrow(), bar.worst());
            assertEquals(runs.stream().filter(run -> run.outcome() != SyncOutcome.SUCCEEDED).count(), bar.unsuccessful());
            assertEquals(runs.stream().mapToLong(run -> {
                Long brought = run.brought();
                return brought == null ? 0 : brought;
            }).sum(), bar.brought());
            assertEquals(runs.stream().filter(TimedRun::measured).mapToLong(run -> end(run) - ArrivalTimes.millis(run.started())).max()
                    .orElse(-1), bar.millis());
            assertEquals(runs.stream().anyMatch(run -> !run.oddities().isEmpty()), bar.odd());
            assertTrue(bar.right() > bar.left() && bar.right() <= 2 * columns + LaneBars.STEP, bar::toString);
        }
    }

    @Property(tries = 200, seed = "2026020")
    void aWindowStaysWithinTheWhole(@ForAll Random random) {
        TimeWindow whole = TimeWindow.around(random.nextLong(), random.nextLong());
        TimeWindow window = whole;
        for (int i = 0; i < 30; i++) {
            long around = window.from() + (long) (window.length() * random.nextDouble());
            double factor = random.nextDouble() * 3;
            TimeWindow before = window;
            boolean zoom = random.nextBoolean();
            window = zoom ? window.zoomed(factor, around, whole) : window.moved(random.nextDouble() * 4 - 2, whole);
            assertTrue(window.from() >= whole.from() && window.to() <= whole.to() && window.length() >= TimeWindow.SHORTEST,
                    window + " in " + whole);
            if (!zoom) {
                assertEquals(before.length(), window.length());
            } else if (factor < 1 && before.length() * factor > TimeWindow.SHORTEST) {
                double share = (double) (around - before.from()) / before.length();
                assertEquals(share, (double) (around - window.from()) / window.length(), 0.01, "the moment stays where it was");
            }
        }
    }
}
