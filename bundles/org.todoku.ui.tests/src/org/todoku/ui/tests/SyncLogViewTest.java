package org.todoku.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@WorkbenchTest
class SyncLogViewTest {

    private final Todoku todoku = new Todoku();

    @Test
    void listsTheRunsWithResultErrorAndExplanation() {
        todoku.withDemo().select("plant.corp.example");
        SyncLogPage log = todoku.syncLog();
        assertEquals("60 of 60 runs", log.count());
        TablePage table = log.table();
        assertEquals("failed", table.cell(0, "Result"));
        assertEquals("ProxyError", table.cell(0, "Error"));
        assertTrue(table.cell(0, "What it means").toLowerCase(java.util.Locale.ROOT).contains("proxy"), table.lines()::toString);
        assertEquals("succeeded", table.cell(59, "Result"));
        assertTrue(log.summary().matches("(?s)Failing since .*, \\d+ times in a row\\. Last good synchronisation: .*"), log.summary());
    }

    @Test
    void showsTheSelectedRunInFull() {
        todoku.withDemo().select("plant.corp.example");
        SyncLogPage log = todoku.syncLog();
        assertTrue(log.details().contains("(407) Proxy Authentication Required") && log.details().contains("ServerSyncCompressionProxy"),
                log::details);
        TablePage table = log.table();
        int good = table.column("Result").indexOf("succeeded");
        new Hands().click(table.onDisplay(1, 0));
        Waiting.untilEquals(1, table::cursor);
        assertTrue(log.details().startsWith(table.cell(1, "Started")), log::details);
        assertTrue(good > 1, "runs that failed: " + good);
    }

    @Test
    void failuresOnlyLeavesOutWhatSucceeded() {
        todoku.withDemo().select("plant.corp.example");
        SyncLogPage log = todoku.syncLog();
        long failed = log.table().column("Result").stream().filter(result -> !result.equals("succeeded")).count();
        Widgets.press(log.failuresOnly());
        assertEquals(failed + " of 60 runs", log.count());
        assertEquals(Set.of("cancelled", "failed"), new TreeSet<>(log.table().column("Result")));
        todoku.select("lab.corp.example");
        assertEquals("0 of 30 runs", log.count());
        assertEquals("", log.details());
    }

    @Test
    void anUnknownHistoryIsNotAnEmptyOne(@TempDir Path folder) {
        todoku.withFiles(1, Exports.write(folder, "branch.corp.example", 5));
        SyncLogPage log = todoku.syncLog();
        assertTrue(log.summary().startsWith("The synchronisation history of branch.corp.example is not known"), log.summary());
    }
}
