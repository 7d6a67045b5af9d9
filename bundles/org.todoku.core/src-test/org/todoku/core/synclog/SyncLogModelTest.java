package org.todoku.core.synclog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.todoku.core.Progress;
import org.todoku.core.ServerState;
import org.todoku.core.SyncResult;
import org.todoku.core.SyncRun;
import org.todoku.core.fleet.ArrivalTimes;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Time line, streaks and groups say what plain loops over the runs say. */
class SyncLogModelTest {

    private static final Instant LATEST = Runs.READ.plus(Duration.ofHours(1));

    @Property(tries = 200, seed = "2026021")
    void lanesAreWhatPlainLoopsGive(@ForAll Random random) {
        List<SyncRun> history = Runs.history(random, 14);
        ServerState server = Runs.server("hq", history);
        List<Instant> arrivals = new ArrayList<>();
        for (int i = random.nextInt(60); i > 0; i--) {
            arrivals.add(Runs.READ.plusMillis(random.nextInt(45_000_000) - 38_000_000L));
        }
        for (SyncRun run : history) {
            // on the edges
            arrivals.add(run.started());
            arrivals.add(run.finished().plusMillis(random.nextInt(3) - 1));
        }
        var times = new ArrivalTimes(arrivals.stream().mapToLong(ArrivalTimes::millis).toArray(), 3);
        SyncLane lane = SyncLog.of(List.of(server), one -> times, Runs::cause, Progress.NONE).lanes().getFirst();
        List<SyncRun> runs = Runs.newestFirst(history);
        assertEquals(runs, lane.runs().stream().map(TimedRun::run).toList(), "nothing is dropped");
        Set<Instant> inside = new HashSet<>();
        for (TimedRun run : lane.runs()) {
            assertEquals(oddities(run.run(), runs), run.oddities(), run::toString);
            Instant end = end(run, lane);
            Long brought = null;
            if (end != null && !run.run().endsBeforeItStarts()) {
                List<Instant> in = arrivals.stream().filter(time -> !time.isBefore(run.started()) && !time.isAfter(end)).toList();
                inside.addAll(in);
                brought = (long) in.size();
            }
            assertEquals(brought, run.brought(), run::toString);
        }
        long outside = runs.isEmpty() ? 0 : arrivals.stream().filter(time -> !time.isBefore(runs.getLast().started()))
                .filter(time -> !inside.contains(time)).count();
        assertEquals(outside, lane.outside());
        assertEquals(lane.runs().stream().filter(run -> !run.oddities().isEmpty()).count(), lane.odd());
        streaks(runs, lane);
    }

    private static @Nullable Instant end(TimedRun run, SyncLane lane) {
        Instant ended = run.run().ended();
        boolean goesOn = ended == null && run == lane.runs().getFirst()
                && (run.run().result().is(SyncResult.UNKNOWN) || run.run().result().is(SyncResult.NEVER_RUN))
                && Runs.READ.isAfter(run.started());
        return goesOn ? Runs.READ : ended;
    }

    private static Set<SyncOddity> oddities(SyncRun run, List<SyncRun> all) {
        Set<SyncOddity> odd = EnumSet.noneOf(SyncOddity.class);
        Instant ended = run.ended();
        if (ended != null && ended.isBefore(run.started())) {
            odd.add(SyncOddity.ENDS_BEFORE_IT_BEGINS);
        }
        if (run.started().isAfter(LATEST) || ended != null && ended.isAfter(LATEST) && ended.isAfter(run.started())) {
            odd.add(SyncOddity.IN_FUTURE);
        }
        for (SyncRun other : all) {
            Instant end = other.ended();
            if (other != run && ended != null && end != null && run.started().isBefore(ended) && other.started().isBefore(end)
                    && other.started().isBefore(ended) && run.started().isBefore(end)) {
                odd.add(SyncOddity.OVERLAPS);
            }
        }
        return odd;
    }

    private static void streaks(List<SyncRun> runs, SyncLane lane) {
        List<SyncRun> telling = new ArrayList<>(runs.stream().filter(run -> !run.started().isAfter(LATEST)).toList());
        if (telling.isEmpty()) {
            telling.addAll(runs);
        }
        List<SyncStreak> expected = new ArrayList<>();
        List<SyncRun> failed = new ArrayList<>();
        boolean goingOn = true;
        for (SyncRun run : telling) {
            if (run.result().is(SyncResult.SUCCEEDED)) {
                add(failed, telling, goingOn, expected);
                failed.clear();
                goingOn = false;
            } else if (run.result().is(SyncResult.FAILED)) {
                failed.add(run);
            }
        }
        add(failed, telling, goingOn, expected);
        assertEquals(expected, lane.streaks());
        assertEquals(health(telling), lane.health());
        Optional<Instant> good = telling.stream().filter(run -> run.result().is(SyncResult.SUCCEEDED))
                .map(run -> run.finished().isAfter(LATEST) && !run.started().isAfter(LATEST) ? run.started() : run.finished())
                .max(Instant::compareTo);
        assertEquals(good.isPresent(), lane.lastGood().isPresent());
        lane.lastGood().ifPresent(run -> assertEquals(good.orElseThrow(),
                run.run().finished().isAfter(LATEST) && !run.started().isAfter(LATEST) ? run.started() : run.run().finished()));
    }

    private static void add(List<SyncRun> failed, List<SyncRun> all, boolean goingOn, List<SyncStreak> streaks) {
        if (!failed.isEmpty()) {
            int others = all.indexOf(failed.getLast()) - all.indexOf(failed.getFirst()) + 1 - failed.size();
            streaks.add(new SyncStreak(failed.getLast().started(), failed.getFirst().started(), failed.getFirst().finished(), failed.size(),
                    others, goingOn));
        }
    }

    private static SyncHealth health(List<SyncRun> telling) {
        if (telling.isEmpty()) {
            return SyncHealth.NO_RUNS;
        }
        for (SyncRun run : telling) {
            if (run.result().value() == null) {
                return SyncHealth.UNKNOWN;
            }
            if (run.result().is(SyncResult.SUCCEEDED) || run.result().is(SyncResult.FAILED)) {
                return run.result().is(SyncResult.SUCCEEDED) ? SyncHealth.WORKING : SyncHealth.FAILING;
            }
        }
        return SyncHealth.UNKNOWN;
    }

    @Property(tries = 200, seed = "2026022")
    void groupsHoldEveryFailureOnce(@ForAll Random random) {
        List<ServerState> servers = new ArrayList<>();
        for (int i = random.nextInt(5); i >= 0; i--) {
            servers.add(Runs.server("server" + i, Runs.history(random, 8)));
        }
        SyncLog log = SyncLog.of(servers, one -> new ArrivalTimes(new long[0], 0), Runs::cause, Progress.NONE);
        List<FailureGroup> groups = FailureGroup.of(log);
        List<TimedRun> failed = log.lanes().stream().flatMap(lane -> lane.runs().stream())
                .filter(run -> run.run().result().is(SyncResult.FAILED)).toList();
        assertEquals(failed.stream().map(TimedRun::cause).distinct().count(), groups.size());
        assertEquals(failed.size(), groups.stream().mapToInt(group -> group.runs().size()).sum());
        boolean over = false;
        Instant before = Instant.MAX;
        for (FailureGroup group : groups) {
            assertEquals(failed.stream().filter(run -> run.cause().equals(group.cause())).collect(java.util.stream.Collectors.toSet()),
                    new HashSet<>(group.runs()));
            assertEquals(servers.stream().filter(server -> group.runs().stream().anyMatch(run -> run.server() == server)).toList(),
                    group.servers());
            List<ServerState> now = log.lanes().stream().filter(lane -> !lane.streaks().isEmpty() && lane.streaks().getFirst().goingOn())
                    .filter(lane -> newestFailure(lane).cause().equals(group.cause())).map(SyncLane::server).toList();
            assertEquals(now, group.goingOn());
            assertEquals(false, over && !group.goingOn().isEmpty(), "what goes on comes first");
            if (over == group.goingOn().isEmpty()) {
                assertEquals(false, group.newest().started().isAfter(before), "what happened last comes first");
            }
            over = group.goingOn().isEmpty();
            before = group.newest().started();
        }
    }

    private static TimedRun newestFailure(SyncLane lane) {
        boolean allOdd = lane.runs().stream().allMatch(run -> run.started().isAfter(LATEST));
        return lane.runs().stream().filter(run -> allOdd || !run.started().isAfter(LATEST))
                .filter(run -> run.run().result().is(SyncResult.FAILED)).findFirst().orElseThrow();
    }
}
