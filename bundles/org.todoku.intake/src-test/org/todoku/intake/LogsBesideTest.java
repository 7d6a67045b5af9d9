package org.todoku.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.todoku.core.Completeness;
import org.todoku.core.InputException;
import org.todoku.core.LogLine;
import org.todoku.core.Problem;
import org.todoku.core.Progress;
import org.todoku.core.ServerState;
import org.todoku.core.StateReader;

/** Logs that somebody copied beside a snapshot or an export become evidence of that server, or are reported. */
class LogsBesideTest {

    private static final String SYNC = "2026-07-01 03:00:05.123 UTC\tError\tWsusService.13\tCatalogSyncAgent.WaitUntilSyncFinished\tfailed";

    @TempDir
    Path folder = Path.of("");
    private final Intake intake = new Intake(Clock.systemUTC());

    private static Path snapshot(Path file, String server, String log) throws IOException {
        Files.createDirectories(file.getParent());
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("manifest.json"));
            zip.write(("{\"format\":\"todoku-snapshot\",\"formatVersion\":\"1.1\",\"kind\":\"server\",\"server\":{\"name\":\"" + server
                    + "\"},\"collectedAt\":\"2026-07-02T00:00:00Z\",\"sections\":{\"logTail\":{\"file\":\"log-tail.txt\","
                    + "\"state\":\"complete\""
                    + "}},\"redactions\":{\"logLines\":5}}").getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("log-tail.txt"));
            zip.write(log.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    private List<ServerState> read(Path... paths) throws IOException, InputException {
        List<ServerState> states = new ArrayList<>();
        for (StateReader reader : intake.open(List.of(paths))) {
            try (reader) {
                states.add(reader.read(update -> { }, Progress.NONE));
            }
        }
        return states;
    }

    private static List<String> texts(ServerState state) {
        return state.evidence().log().optional().orElseThrow().stream().map(LogLine::text).toList();
    }

    private static List<String> codes(ServerState state) {
        return state.problems().stream().map(Problem::code).toList();
    }

    @Test
    void logsAreMergedByTimeAndLinesOfComputersAreLeftOutAndCounted() throws Exception {
        snapshot(folder.resolve("hq.zip"), "HQ", SYNC + "\n   at Sync()\n2026-07-01 06:00:00.000 UTC\tInfo\tlater Sync\n");
        Files.writeString(folder.resolve("SoftwareDistribution.log"), SYNC + "\n   at Sync()\n"
                + "2026-07-01 03:10:00.000 UTC\tInfo\tw3wp.9\tClientWebService Sync pc17.example\n  more of it\n");
        Files.writeString(folder.resolve("Change.log"), "2026-07-01 04:00:00.000 UTC\tDeclined by CORP\\adm\n");
        Files.writeString(folder.resolve("wsyncmgr.log"),
                "Sync failed~~  $$<SMS_WSUS_SYNC_MANAGER><07-01-2026 14:00:00.000-540><thread=5 (0x5)>\n");
        ServerState state = read(folder).get(0);
        assertEquals(List.of("Error\tWsusService.13\tCatalogSyncAgent.WaitUntilSyncFinished\tfailed", "   at Sync()",
                "Declined by CORP\\adm", "SMS_WSUS_SYNC_MANAGER\tSync failed", "Info\tlater Sync"), texts(state));
        assertEquals(7, state.redactions().get("logLines"), "five of the collector, two here");
        assertEquals(5, Objects.requireNonNull(state.section("logTail")).rows());
        assertEquals(List.of(), state.problems());
    }

    @Test
    void aLogGoesToTheServerOfItsFolder() throws Exception {
        snapshot(folder.resolve("a/a.zip"), "A", "");
        snapshot(folder.resolve("b/b.zip"), "B", "");
        Files.writeString(folder.resolve("b/SoftwareDistribution.log.old"), SYNC + "\n");
        List<ServerState> states = read(folder);
        assertEquals(List.of(), texts(states.get(0)));
        assertEquals(1, texts(states.get(1)).size());
    }

    @Test
    void aLogThatBelongsToNobodyIsReported() throws Exception {
        snapshot(folder.resolve("a.zip"), "A", "");
        snapshot(folder.resolve("b.zip"), "B", "");
        Path log = Files.writeString(folder.resolve("Change.log"), SYNC + "\n");
        assertEquals(List.of("input.log-alone"), codes(read(folder).get(0)));
        assertEquals("input.log-alone", assertThrows(InputException.class, () -> read(log)).problem().code());
        Files.delete(folder.resolve("a.zip"));
        Files.delete(folder.resolve("b.zip"));
        assertEquals("input.log-alone", assertThrows(InputException.class, () -> read(folder)).problem().code());
    }

    @Test
    void anExportTakesALogToo() throws Exception {
        Files.createDirectories(folder.resolve("wsus1/2026-07-01"));
        Files.writeString(folder.resolve("wsus1/2026-07-01/updates.csv"),
                "\"UpdateId\",\"Title\"\n\"0f5b1e9a-1111-4222-8333-444455556666\",\"2024-03 update (KB5035853)\"\n");
        Files.writeString(folder.resolve("wsus1/2026-07-01/SoftwareDistribution.log"), SYNC + "\n");
        snapshot(folder.resolve("x/a.zip"), "A", "");
        ServerState export = read(folder).stream().filter(state -> state.server().contains("wsus1")).findFirst().orElseThrow();
        assertEquals(1, texts(export).size());
        List<CheckedInput> checked = intake.check(List.of(folder.resolve("x/a.zip"),
                folder.resolve("wsus1/2026-07-01/SoftwareDistribution.log")), Progress.NONE);
        assertEquals(1, checked.size());
        assertEquals(1, texts(Objects.requireNonNull(checked.get(0).state())).size());
    }

    @Test
    void rubbishAndOverlongLogsAreCounted() throws Exception {
        snapshot(folder.resolve("a.zip"), "A", "");
        Files.write(folder.resolve("Change.log"), new byte[] { 0, 1, 2, 'x', '\n', (byte) 0xFF });
        var many = new StringBuilder();
        for (int i = 0; i < 6000; i++) {
            many.append(SYNC).append(i).append('\n');
        }
        Files.writeString(folder.resolve("SoftwareDistribution.log"), many);
        ServerState state = read(folder).get(0);
        assertTrue(codes(state).containsAll(List.of("input.log-unreadable", "snapshot.section-limited")), codes(state).toString());
        assertEquals(5000, texts(state).size());
        assertEquals(1000, Objects.requireNonNull(state.section("logTail")).unreadable());
        assertEquals(Completeness.PARTIAL, Objects.requireNonNull(state.section("logTail")).completeness());
        assertFalse(texts(state).get(0).endsWith("failed0"));
    }
}
