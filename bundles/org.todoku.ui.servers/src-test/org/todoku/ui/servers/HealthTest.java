package org.todoku.ui.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.todoku.ui.servers.ServerStates.history;
import static org.todoku.ui.servers.ServerStates.run;
import static org.todoku.ui.servers.ServerStates.server;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.todoku.core.SyncResult;
import org.todoku.core.SyncRun;

class HealthTest {

    private static Health of(SyncRun... runs) {
        return Health.of(server("hq", "", history(runs)));
    }

    @Test
    void aServerThatSynchronisedTodayIsWell() {
        Health health = of(run("2026-07-10T03:00:00Z", SyncResult.SUCCEEDED), run("2026-07-09T03:00:00Z", SyncResult.FAILED));
        assertEquals(new Health(Health.Kind.SYNCHRONISED, Instant.parse("2026-07-10T03:10:00Z")), health);
    }

    @Test
    void failingSinceTheFirstFailureAfterTheLastSuccess() {
        Health health = of(run("2026-07-10T03:00:00Z", SyncResult.FAILED), run("2026-07-09T03:00:00Z", SyncResult.FAILED),
                run("2026-07-08T03:00:00Z", SyncResult.SUCCEEDED), run("2026-07-07T03:00:00Z", SyncResult.FAILED));
        assertEquals(new Health(Health.Kind.FAILING, Instant.parse("2026-07-09T03:00:00Z")), health);
    }

    @Test
    void theLastSuccessGrowsOldBesideTheDayOfCollectionNotBesideToday() {
        assertEquals(Health.Kind.SYNCHRONISED, of(run("2026-07-04T03:00:00Z", SyncResult.SUCCEEDED)).kind());
        assertEquals(Health.Kind.OLD, of(run("2026-07-01T03:00:00Z", SyncResult.SUCCEEDED)).kind());
    }

    @Test
    void anEmptyHistoryIsNotAnUnknownOne() {
        assertEquals(Health.Kind.NEVER, of().kind());
        assertEquals(Health.Kind.UNKNOWN, Health.of(server("hq", "")).kind());
    }
}
