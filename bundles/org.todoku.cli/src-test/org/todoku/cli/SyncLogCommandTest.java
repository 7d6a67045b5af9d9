package org.todoku.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.todoku.cli.Shell.Outcome;
import org.todoku.core.CategoryRef;
import org.todoku.core.Coded;
import org.todoku.core.Completeness;
import org.todoku.core.Progress;
import org.todoku.core.Section;
import org.todoku.core.ServerState;
import org.todoku.core.StateKind;
import org.todoku.core.StateReader;
import org.todoku.core.Subscription;
import org.todoku.core.SyncError;
import org.todoku.core.SyncHistory;
import org.todoku.core.SyncResult;
import org.todoku.core.SyncRun;
import org.todoku.core.UpdateSink;
import org.todoku.core.WellKnown;
import org.todoku.core.fact.Fact;
import org.todoku.core.fact.Provenance;
import org.todoku.core.fact.Reason;
import org.todoku.intake.snapshot.SnapshotWriter;
import org.todoku.report.SyncLogReports;

class SyncLogCommandTest {

    private static final Instant READ = Instant.parse("2026-07-14T00:00:00Z");
    private static final CategoryRef DRIVERS = new CategoryRef(WellKnown.DRIVERS, "Drivers");

    @TempDir
    Path directory = Path.of("");

    private Shell shell = new Shell(directory);

    @BeforeEach
    void shellInTheFolder() {
        shell = new Shell(directory);
    }

    private static SyncRun run(String started, @Nullable String ended, SyncResult result, String text) {
        return new SyncRun(started, Instant.parse(started), ended == null ? null : Instant.parse(ended), false, Coded.of(result),
                Coded.of(result == SyncResult.FAILED ? SyncError.USS_COMMUNICATION_ERROR : SyncError.NOT_APPLICABLE), text, List.of());
    }

    private void snapshot(String name, String server, Instant read, @Nullable List<SyncRun> runs, List<CategoryRef> classes)
            throws Exception {
        Provenance from = new Provenance("test", read);
        List<Section> sections = new ArrayList<>(List.of(new Section("updates", Completeness.COMPLETE, "", 0, 0),
                new Section("subscription", Completeness.COMPLETE, "", 1, 0)));
        if (runs != null) {
            sections.add(new Section("syncHistory", Completeness.COMPLETE, "", runs.size(), 0));
        }
        var state = new ServerState(StateKind.SERVER, server, "", read, "test", "todoku", none("server"), none("configuration"),
                Fact.known(new Subscription(List.of(), classes, null, "", null, null, null, null, null, Map.of()), from),
                runs == null ? none("syncHistory") : Fact.known(new SyncHistory(runs), from), none("categories"), none("approvals"),
                none("approvalRules"), none("downstreams"), sections.getFirst(), Set.of(), sections, List.of(), Map.of());
        SnapshotWriter.write(new StateReader() {
            @Override
            public String source() {
                return "test";
            }

            @Override
            public ServerState read(UpdateSink sink, Progress progress) {
                return state;
            }

            @Override
            public void close() {
                // nothing is open
            }
        }, directory.resolve(name), Progress.NONE);
    }

    private static <T> Fact<T> none(String name) {
        return Fact.unknown(name, Reason.NOT_COLLECTED, "");
    }

    @Test
    void severalServersComeWithAnOverviewAndTheirFailuresByCause() {
        Outcome all = shell.run("sync-log", "--from", "demo", "--group-by", "cause");
        assertEquals(1, all.code(), all.err());
        assertTrue(all.out().lines().anyMatch(line -> line.matches("plant\\.corp\\.example +fails .*")), all.out());
        assertTrue(all.out().lines().anyMatch(line -> line.matches("hq\\.corp\\.example +works .*")), all.out());
        String causes = all.out().substring(all.out().indexOf("Failures by cause"));
        assertTrue(causes.contains("39 run(s) on plant.corp.example") && causes.contains("Goes on at: plant.corp.example"), causes);
        assertTrue(causes.indexOf("The proxy server wants") < causes.indexOf("Somebody stopped"), "what goes on comes first: " + causes);
        assertFalse(all.out().contains("Took"), "not run by run");
        String csv = shell.run("sync-log", "--from", "demo", "--group-by", "cause", "--format", "csv").out();
        assertEquals(3, csv.lines().count(), csv);
        assertTrue(csv.startsWith("cause,explanation,runs,servers,first,last,goingOn"), csv);
    }

    @Test
    void sinceShortensTheListAndNotTheStreak() {
        Outcome some = shell.run("sync-log", "--from", "demo", "--server", "plant", "--since", "2026-07-10");
        assertEquals(1, some.code());
        assertTrue(some.out().contains("39 times in a row") && some.out().contains("5 of 60"), some.out());
        assertEquals(0, shell.run("sync-log", "--from", "demo", "--server", "hq", "--since", "2026-07-13T00:00:00Z").code());
        assertEquals(2, shell.run("sync-log", "--from", "demo", "--since", "yesterday").code());
        assertEquals(2, shell.run("sync-log", "--from", "demo", "--group-by", "moon").code());
    }

    @Test
    void impossibleTimesAreListedAndTold() throws Exception {
        snapshot("odd.todoku-snapshot", "odd.example", READ, List.of(
                run("2026-07-13T20:00:00Z", "2026-07-13T19:00:00Z", SyncResult.SUCCEEDED, ""),
                run("2026-07-13T10:00:00Z", "2026-07-13T12:00:00Z", SyncResult.SUCCEEDED, ""),
                run("2026-07-13T11:00:00Z", "2026-07-13T11:30:00Z", SyncResult.FAILED, "x"),
                run("2027-01-01T00:00:00Z", "2027-01-01T00:10:00Z", SyncResult.FAILED, "x")), List.of());
        Outcome odd = shell.run("sync-log", "--from", ".");
        assertEquals(0, odd.code(), "the run of next year does not make it fail: " + odd.out());
        String words = odd.out().replaceAll("\\s+", " ");
        assertTrue(words.contains("The times of 4 run(s) cannot be true") && words.contains("(ends before it"), odd.out());
        String json = shell.run("sync-log", "--from", ".", "--format", "json").out();
        assertTrue(json.contains("\"impossibleTimes\" : 4") && json.contains("\"in-future\"") && json.contains("\"overlaps\"")
                && json.contains("\"ends-before-it-begins\""), json);
    }

    @Test
    void whatIsNotKnownIsToldWithTheWayToFindOut() throws Exception {
        snapshot("unknown.todoku-snapshot", "unknown.example", READ, null, List.of());
        Outcome unknown = shell.run("sync-log", "--from", ".");
        assertEquals(3, unknown.code());
        assertTrue(unknown.out().contains("GetSynchronizationHistory"), unknown.out());
        snapshot("new.todoku-snapshot", "new.example", READ, List.of(), List.of());
        assertTrue(shell.run("sync-log", "--from", ".").out().contains("No run is on record"));
    }

    @Test
    void statesOfDifferentDatesTellWhatWasChangedBetweenThem() throws Exception {
        List<SyncRun> runs = List.of(run("2026-07-13T10:00:00Z", "2026-07-13T10:05:00Z", SyncResult.SUCCEEDED, ""));
        snapshot("before.todoku-snapshot", "hq.example", READ.minusSeconds(86_400), runs, List.of());
        snapshot("after.todoku-snapshot", "hq.example", READ, runs, List.of(DRIVERS));
        String text = shell.run("sync-log", "--from", ".").out().replaceAll("\\s+", " ");
        assertTrue(text.contains("between") && text.contains("Drivers: no → yes"), text);
    }

    @Test
    void theJsonIsAsItsSchemaSays() throws Exception {
        snapshot("before.todoku-snapshot", "hq.example", READ.minusSeconds(86_400), List.of(), List.of());
        snapshot("after.todoku-snapshot", "hq.example", READ, List.of(new SyncRun("1", READ.minusSeconds(60), null, null,
                Coded.of(SyncResult.FAILED), Coded.of(SyncError.UNKNOWN), "", List.of(new SyncRun.UpdateError(null, "1", "x")))),
                List.of(DRIVERS));
        JsonSchema schemas = new JsonSchema().with("sync-log-1.json", SyncLogReports.schema());
        assertEquals("", schemas.check(shell.run("sync-log", "--from", ".", "--format", "json").out(), "sync-log-1.json"));
        for (String more : List.of("", " --lang ja --since 2026-07-01 --group-by cause")) {
            assertEquals("", schemas.check(shell.run(("sync-log --from demo --format json" + more).split(" ")).out(), "sync-log-1.json"));
        }
        assertEquals(Set.of(), schemas.unused("sync-log-1.json"), "described and never written");
        assertFalse(schemas.check("{\"schemaVersion\": \"1.0\", \"surprise\": 1}", "sync-log-1.json").isEmpty());
    }
}
