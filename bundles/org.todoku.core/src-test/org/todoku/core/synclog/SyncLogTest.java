package org.todoku.core.synclog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.todoku.core.CategoryRef;
import org.todoku.core.Coded;
import org.todoku.core.Progress;
import org.todoku.core.ServerEvent;
import org.todoku.core.ServerState;
import org.todoku.core.SyncError;
import org.todoku.core.SyncHistory;
import org.todoku.core.SyncResult;
import org.todoku.core.SyncRun;
import org.todoku.core.fact.Fact;
import org.todoku.core.fact.Provenance;
import org.todoku.core.fleet.ArrivalTimes;
import org.todoku.core.synclog.SyncMarker.Kind;

class SyncLogTest {

    static final CategoryRef EDGE = new CategoryRef(new UUID(1, 1), "Microsoft Edge");
    static final CategoryRef OFFICE = new CategoryRef(new UUID(1, 2), "Office");

    private static SyncLog log(ServerState... servers) {
        return SyncLog.of(List.of(servers), server -> new ArrivalTimes(new long[0], 0), Runs::cause, Progress.NONE);
    }

    private static SyncRun run(int hoursAgo, SyncResult result) {
        Instant started = Runs.READ.minus(Duration.ofHours(hoursAgo));
        return Runs.run("run" + hoursAgo, started, started.plusSeconds(60), Coded.of(result), SyncError.PROXY_ERROR);
    }

    @Test
    void aCancelledRunDoesNotEndAStreak() {
        SyncLane lane = log(Runs.server("hq", List.of(run(1, SyncResult.FAILED), run(2, SyncResult.CANCELED), run(3, SyncResult.FAILED),
                run(4, SyncResult.SUCCEEDED), run(5, SyncResult.FAILED)))).lanes().getFirst();
        assertEquals(new SyncStreak(Runs.READ.minus(Duration.ofHours(3)), Runs.READ.minus(Duration.ofHours(1)),
                Runs.READ.minus(Duration.ofMinutes(59)), 2, 1, true),
                lane.failing().orElseThrow());
        assertEquals(2, lane.streaks().size());
        assertEquals(SyncHealth.FAILING, lane.health());
    }

    @Test
    void aFailureInTheFutureIsNotTheOneThatGoesOn() {
        SyncRun slow = Runs.run("slow", Runs.READ.minusSeconds(60), Runs.READ.plus(Duration.ofHours(3)), Coded.of(SyncResult.FAILED),
                SyncError.PROXY_ERROR);
        SyncRun future = Runs.run("future", Runs.READ.plus(Duration.ofHours(2)), Runs.READ.plus(Duration.ofHours(2)),
                Coded.of(SyncResult.FAILED), SyncError.USS_NOT_FOUND);
        List<FailureGroup> groups = FailureGroup.of(log(Runs.server("hq", List.of(slow, future))));
        assertEquals(List.of(slow),
                groups.stream().filter(group -> !group.goingOn().isEmpty()).map(group -> group.newest().run()).toList());
    }

    @Test
    void anUnknownHistoryIsNotAnEmptyOne() {
        ServerState unknown = Runs.server("branch", Runs.READ, Runs.none("syncHistory"), null, List.of(), List.of(), Map.of());
        SyncLog log = log(unknown, Runs.server("new", List.of()));
        assertEquals(List.of(SyncHealth.UNKNOWN, SyncHealth.NO_RUNS), log.lanes().stream().map(SyncLane::health).toList());
        assertEquals(Optional.empty(), log.first());
    }

    @Test
    void sinceLeavesOutRunsAndKeepsWhatIsKnownOfNow() {
        SyncLog all = log(Runs.server("hq", List.of(run(1, SyncResult.FAILED), run(30, SyncResult.FAILED), run(50, SyncResult.SUCCEEDED),
                run(60, SyncResult.FAILED))));
        SyncLane lane = all.since(Runs.READ.minus(Duration.ofHours(2))).lanes().getFirst();
        assertEquals(1, lane.runs().size());
        assertEquals(2, lane.failing().orElseThrow().failures());
        assertEquals(1, lane.streaks().size());
        assertEquals(SyncHealth.FAILING, lane.health());
        assertEquals("run50", lane.lastGood().orElseThrow().run().id());
    }

    @Test
    void aStreakThatGoesOnIsToldThoughItsLastFailureIsLongAgo() {
        SyncLog all = log(Runs.server("hq", List.of(run(1, SyncResult.CANCELED), run(30, SyncResult.FAILED), run(31, SyncResult.FAILED))));
        assertEquals(2, all.since(Runs.READ.minus(Duration.ofHours(2))).lanes().getFirst().failing().orElseThrow().failures());
    }

    @Test
    void whenAllRunsLieInTheFutureTheyCount() {
        SyncLane lane = log(Runs.server("hq", List.of(run(-5, SyncResult.FAILED), run(-4, SyncResult.SUCCEEDED)))).lanes().getFirst();
        assertEquals(SyncHealth.FAILING, lane.health());
        assertEquals(2, lane.odd());
        SyncLane mixed = log(Runs.server("hq", List.of(run(-5, SyncResult.FAILED), run(4, SyncResult.SUCCEEDED)))).lanes().getFirst();
        assertEquals(SyncHealth.WORKING, mixed.health());
        assertEquals(1, mixed.odd());
    }

    private static ServerState state(int hoursAgo, @Nullable Instant modified, List<CategoryRef> products, List<ServerEvent> events,
            Map<String, String> host) {
        Instant read = Runs.READ.minus(Duration.ofHours(hoursAgo));
        return Runs.server("hq", read, Fact.known(new SyncHistory(List.of()), new Provenance("t", read)), modified, products, events, host);
    }

    @Test
    void aChangeThatIsToldSaysWhatChanged() {
        Instant changed = Runs.READ.minus(Duration.ofHours(5));
        List<SyncMarker> markers = SyncMarkers.of(List.of(
                state(0, changed, List.of(EDGE, OFFICE), List.of(new ServerEvent(changed.plusSeconds(30), 389, "person-7", "x"),
                        new ServerEvent(changed, 381, "", "")), Map.of()),
                state(10, null, List.of(EDGE), List.of(), Map.of())));
        assertEquals(1, markers.size(), markers::toString);
        SyncMarker marker = markers.getFirst();
        assertEquals(Kind.SUBSCRIPTION, marker.kind());
        assertEquals(changed.plusSeconds(30), marker.at());
        assertEquals("person-7", marker.by());
        assertEquals(List.of(OFFICE), marker.changes().stream().map(change -> change.subject()).toList());
    }

    @Test
    void aChangeThatNobodyTellsLiesBetweenTheStates() {
        List<SyncMarker> markers = SyncMarkers.of(List.of(
                state(0, null, List.of(), List.of(), Map.of("host.x", "2", "disk.content.freeBytes", "1", "patches.newest", "KB5")),
                state(10, null, List.of(EDGE), List.of(), Map.of("disk.content.freeBytes", "2", "patches.newest", "KB4"))));
        assertEquals(List.of(Kind.SUBSCRIPTION, Kind.PATCH), markers.stream().map(SyncMarker::kind).sorted().toList());
        markers.forEach(marker -> {
            assertEquals(Runs.READ.minus(Duration.ofHours(10)), marker.at());
            assertEquals(Runs.READ, marker.until());
        });
        assertEquals(List.of(), SyncMarkers.of(List.of(state(0, null, List.of(EDGE), List.of(), Map.of()))));
    }

    @Test
    void patchesAreToldWithTheirTime() {
        List<SyncMarker> markers = SyncMarkers.of(List.of(state(0, null, List.of(), List.of(),
                Map.of("patches.lastInstalled", "2026-07-01T00:00:00Z", "patches.newest", "KB5061010")),
                state(9, null, List.of(), List.of(), Map.of("patches.lastInstalled", "yesterday"))));
        assertEquals(1, markers.size(), markers::toString);
        assertEquals("KB5061010", markers.getFirst().detail());
        assertEquals(Instant.parse("2026-07-01T00:00:00Z"), markers.getFirst().at());
    }

    @Test
    void twentyThousandRunsTakeNoSecond() {
        List<SyncRun> runs = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            runs.add(run(i, i % 7 == 0 ? SyncResult.FAILED : SyncResult.SUCCEEDED));
        }
        long[] arrivals = new long[100_000];
        for (int i = 0; i < arrivals.length; i++) {
            arrivals[i] = ArrivalTimes.millis(Runs.READ) - i * 700_000L;
        }
        ServerState server = Runs.server("hq", runs);
        assertTimeoutPreemptively(Duration.ofMinutes(1), () -> {
            SyncLog log = SyncLog.of(List.of(server), one -> new ArrivalTimes(arrivals, 0), Runs::cause, Progress.NONE);
            assertEquals(20_000, log.runs());
            assertEquals(1, FailureGroup.of(log).size());
            assertTrue(log.lanes().getFirst().outside() > 0);
        });
    }

    @Test
    void anArrivalAtTheBorderOfTwoRunsIsNotOutsideOfThem() {
        Instant begin = Runs.READ.minus(Duration.ofHours(2));
        Instant border = begin.plusSeconds(60);
        Coded<SyncResult> good = Coded.of(SyncResult.SUCCEEDED);
        ServerState server = Runs.server("hq", List.of(Runs.run("a", begin, border, good, SyncError.NOT_APPLICABLE),
                Runs.run("b", border, border.plusSeconds(60), good, SyncError.NOT_APPLICABLE)));
        var arrivals = new ArrivalTimes(new long[] { ArrivalTimes.millis(border), ArrivalTimes.millis(border) + 3_600_000 }, 0);
        SyncLane lane = SyncLog.of(List.of(server), one -> arrivals, Runs::cause, Progress.NONE).lanes().getFirst();
        assertEquals(1, lane.outside());
        assertEquals(List.of(1L, 1L), lane.runs().stream().map(TimedRun::brought).toList());
    }

    @Test
    void arrivalsFarAwayAreCountedToo() {
        var times = new ArrivalTimes(new long[] { ArrivalTimes.millis(Instant.MAX), ArrivalTimes.millis(Instant.MIN), 5 }, 0);
        assertEquals(3, times.between(Instant.MIN, Instant.MAX));
        assertEquals(1, times.between(Instant.EPOCH, Instant.ofEpochMilli(5)));
        assertEquals(0, times.between(Instant.MAX, Instant.MIN));
    }
}
