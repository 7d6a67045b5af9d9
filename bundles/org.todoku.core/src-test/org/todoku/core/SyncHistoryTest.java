package org.todoku.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

class SyncHistoryTest {

    private static SyncRun run(String id, String started, SyncResult result) {
        Instant start = Instant.parse(started);
        return new SyncRun(id, start, start.plusSeconds(60), false, Coded.of(result), Coded.of(SyncError.NOT_APPLICABLE), "", List.of());
    }

    @Test
    void newestFirstWhateverTheOrderOfTheSource() {
        SyncHistory history = new SyncHistory(List.of(run("a", "2026-01-01T00:00:00Z", SyncResult.SUCCEEDED),
                run("c", "2026-01-03T00:00:00Z", SyncResult.FAILED), run("b", "2026-01-02T00:00:00Z", SyncResult.FAILED)));
        assertEquals("c", history.last().orElseThrow().id());
        assertEquals("a", history.lastGood().orElseThrow().id());
        assertEquals(List.of("c", "b"), history.failingStreak().stream().map(SyncRun::id).toList());
    }

    @Test
    void aCancelledRunEndsNoStreakOfFailures() {
        SyncHistory history = new SyncHistory(List.of(run("a", "2026-01-01T00:00:00Z", SyncResult.SUCCEEDED),
                run("b", "2026-01-02T00:00:00Z", SyncResult.FAILED), run("c", "2026-01-03T00:00:00Z", SyncResult.CANCELED),
                run("d", "2026-01-04T00:00:00Z", SyncResult.FAILED), run("e", "2026-01-05T00:00:00Z", SyncResult.CANCELED)));
        assertEquals(List.of("d", "b"), history.failingStreak().stream().map(SyncRun::id).toList());
    }

    @Test
    void aServerThatNeverSucceededHasNoLastGood() {
        assertTrue(new SyncHistory(List.of(run("a", "2026-01-01T00:00:00Z", SyncResult.FAILED))).lastGood().isEmpty());
        assertTrue(new SyncHistory(List.of()).last().isEmpty());
    }
}
