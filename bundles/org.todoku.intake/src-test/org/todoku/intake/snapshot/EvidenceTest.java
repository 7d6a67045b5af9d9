package org.todoku.intake.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.todoku.core.Completeness;
import org.todoku.core.HostEvidence;
import org.todoku.core.InputException;
import org.todoku.core.LogLine;
import org.todoku.core.Problem;
import org.todoku.core.Progress;
import org.todoku.core.Section;
import org.todoku.core.ServerEvent;
import org.todoku.core.ServerState;
import org.todoku.core.fact.Reason;
import org.todoku.core.fact.Unknown;

/** Events, numbers, readings and the log of a snapshot: what is odd is told, what is missing is unknown, what is too much is counted. */
class EvidenceTest {

    @TempDir
    Path folder = Path.of("");
    private Path file = Path.of("");

    @BeforeEach
    void name() {
        file = folder.resolve("hq.todoku-snapshot");
    }

    private ServerState read() throws IOException, InputException {
        try (var reader = new SnapshotReader(file)) {
            return reader.read(update -> { }, Progress.NONE);
        }
    }

    private ServerState section(String name, String entry, String more, String content) throws IOException, InputException {
        try (var zip = new ZipMaker(file)) {
            zip.with("manifest.json", ZipMaker.manifest("\"" + name + "\":{\"file\":\"" + entry + "\",\"state\":\"complete\"" + more + "}"))
                    .with(entry, content);
        }
        return read();
    }

    private static Map<String, String> host(ServerState state) {
        return state.evidence().host().optional().orElseThrow();
    }

    private static List<LogLine> log(ServerState state) {
        return state.evidence().log().optional().orElseThrow();
    }

    private static List<String> codes(ServerState state) {
        return state.problems().stream().map(Problem::code).toList();
    }

    @Test
    void aSnapshotThatHasNoneOfItSaysThatItWasNotCollected() throws Exception {
        try (var zip = new ZipMaker(file)) {
            zip.with("manifest.json", ZipMaker.manifest(""));
        }
        ServerState state = read();
        assertEquals(HostEvidence.notCollected(), state.evidence());
        assertEquals(Completeness.ABSENT, Objects.requireNonNull(state.section("host")).completeness());
    }

    @Test
    void aStateThatWasKeptBeforeThereWasEvidenceIsStillRead() throws Exception {
        var random = new RandomStates(5);
        String kept = new String(SectionJson.write(random.state()), StandardCharsets.UTF_8);
        int from = kept.indexOf(",\"events\":{");
        int to = kept.indexOf("},\"updates\":{");
        assertTrue(from > 0 && to > from, kept);
        ServerState old = SectionJson.read((kept.substring(0, from) + kept.substring(to)).getBytes(StandardCharsets.UTF_8));
        assertEquals(HostEvidence.notCollected(), old.evidence());
        assertEquals(new RandomStates(5).state().subscription(), old.subscription());
    }

    @Test
    void readingsAreFlattenedAndNullIsUnknown() throws Exception {
        ServerState state = section("host", "host.json", "", """
                {"os":{"build":17763,"ubr":"7922","deep":{"er":true}},"pool.queueLength":1000,"tls.cipherSuites":["A","B"],
                "winhttp.proxy":"","disk.content.freeBytes":null,"database.indexes.custom":false,"later.thing":1.50}""");
        assertEquals(Map.of("os.build", "17763", "os.ubr", "7922", "os.deep.er", "true", "pool.queueLength", "1000", "tls.cipherSuites",
                "A,B", "winhttp.proxy", "", "database.indexes.custom", "false", "later.thing", "1.50"), host(state));
        assertEquals(List.of(), state.problems());
        assertEquals(new Section("host", Completeness.COMPLETE, "", 1, 0), state.section("host"));
    }

    @Test
    void aReadingThatIsGivenTwiceIsTold() throws Exception {
        ServerState state = section("host", "host.json", "", "{\"os\":{\"build\":1},\"os.build\":2}");
        assertEquals(Map.of("os.build", "2"), host(state));
        assertEquals(List.of("field.repeated"), codes(state));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "{", "[]", "7", "{\"os.build\":}", "{\"a\":1} x" })
    void badReadingsAreUnknownAndLeaveTheOthers(String content) throws Exception {
        try (var zip = new ZipMaker(file)) {
            zip.with("manifest.json", ZipMaker.manifest("\"host\":{\"file\":\"host.json\",\"state\":\"complete\"},"
                    + "\"clients\":{\"file\":\"clients.json\",\"state\":\"complete\"}"))
                    .with("host.json", content).with("clients.json", "{\"total\":12,\"errors\":{\"0x80244010\":3}}");
        }
        ServerState state = read();
        assertEquals(Reason.FAILED, assertInstanceOf(Unknown.class, state.evidence().host()).reason());
        assertEquals(Completeness.FAILED, Objects.requireNonNull(state.section("host")).completeness());
        assertEquals(List.of("snapshot.broken-entry"), codes(state));
        assertEquals(Map.of("total", "12", "errors.0x80244010", "3"), state.evidence().clients().optional().orElseThrow());
    }

    @Test
    void whatFailedWhileCollectingIsUnknownWithItsReason() throws Exception {
        try (var zip = new ZipMaker(file)) {
            zip.with("manifest.json", ZipMaker.manifest("\"host\":{\"state\":\"failed\",\"reason\":\"only on the server\"},"
                    + "\"events\":{\"state\":\"failed\",\"reason\":\"no access\",\"cause\":\"forbidden\"},"
                    + "\"logTail\":{\"state\":\"absent\"}"));
        }
        HostEvidence evidence = read().evidence();
        assertEquals(new Unknown<>("host", Reason.FAILED, "only on the server"), evidence.host());
        assertEquals(new Unknown<>("events", Reason.FORBIDDEN, "no access"), evidence.events());
        assertEquals(new Unknown<>("logTail", Reason.NOT_COLLECTED, ""), evidence.log());
        Path copy = folder.resolve("copy.todoku-snapshot");
        try (var reader = new SnapshotReader(file)) {
            SnapshotWriter.write(reader, copy, Progress.NONE);
        }
        file = copy;
        assertEquals(evidence, read().evidence());
    }

    @Test
    void readingsOfManyMegabytesAreRefused() throws Exception {
        ServerState state = section("clients", "clients.json", "", "{\"a\":\"" + "x".repeat(900_000) + "\",\"b\":\"" + "y".repeat(900_000)
                + "\",\"c\":\"" + "z".repeat(900_000) + "\",\"d\":\"" + "q".repeat(900_000) + "\",\"e\":\"" + "r".repeat(900_000) + "\"}");
        assertEquals(List.of("snapshot.section-too-large"), codes(state));
        assertFalse(state.evidence().clients().isKnown());
    }

    @Test
    void eventsOfTheApiAreUnderstoodAndThoseWithoutDateAreCounted() throws Exception {
        ServerState state = section("events", "events.jsonl", "", """
                {"at":"2026-07-01T03:00:00Z","id":389,"user":"person-1","text":"変更","category":"SubscriptionModification"}
                {"id":"0f5b1e9a-1111-4222-8333-444455556666","creationDate":"2026-07-01T04:00:00Z","wsusEventId":"SubscriptionModified",\
                "eventCategory":"SubscriptionModification","administrator":"person-2","message":"m","isError":false}
                {"id":382,"text":"no date"}
                {"at":"2026-07-02T00:00:00Z","id":384,"later":1}
                """);
        assertEquals(List.of(new ServerEvent(Instant.parse("2026-07-01T03:00:00Z"), 389, "person-1", "変更"),
                new ServerEvent(Instant.parse("2026-07-01T04:00:00Z"), 389, "person-2", "m"),
                new ServerEvent(Instant.parse("2026-07-02T00:00:00Z"), 384, "", "")), state.evidence().events().optional().orElseThrow());
        assertEquals(List.of("row.no-date", "field.ignored"), codes(state));
        assertEquals(new Section("events", Completeness.PARTIAL, "unreadable rows: 1", 3, 1), state.section("events"));
    }

    @Test
    void ofTooManyEventsTheNewestCountAndTheOthersAreCounted() throws Exception {
        var rows = new StringBuilder();
        for (int i = SnapshotReader.MAX_EVENTS + 6; i > 0; i--) {
            rows.append("{\"at\":\"").append(Instant.ofEpochSecond(1_700_000_000L + i)).append("\",\"id\":").append(i).append("}\n");
        }
        ServerState state = section("events", "events.jsonl", ",\"rows\":" + (SnapshotReader.MAX_EVENTS + 6), rows.toString());
        List<ServerEvent> events = state.evidence().events().optional().orElseThrow();
        assertEquals(SnapshotReader.MAX_EVENTS, events.size());
        assertEquals(7, events.get(0).id());
        assertEquals(List.of("snapshot.section-limited"), codes(state));
        assertEquals(new Section("events", Completeness.PARTIAL, "older rows left out: 6", SnapshotReader.MAX_EVENTS, 6),
                state.section("events"));
    }

    @Test
    void numbersOfTheServerAreReadAndTheRestIsTold() throws Exception {
        ServerState state = section("status", "status.json", "",
                "{\"updateCount\":120000,\"serverName\":\"x\",\"expiredUpdateCount\":null}");
        assertEquals(Map.of("updateCount", 120000L), state.evidence().status().optional().orElseThrow());
        assertEquals(List.of("field.ignored"), codes(state));
    }

    @Test
    void aLongLogIsCutAtItsBeginning() throws Exception {
        var text = new StringBuilder();
        for (int i = 0; i < LogText.MAX_LINES + 10; i++) {
            text.append(LogText.write(new LogLine(Instant.ofEpochSecond(1_700_000_000L + i), "Info\tline " + i))).append('\n');
        }
        text.append("   at ").append("x".repeat(LogText.MAX_LENGTH)).append('\n');
        ServerState state = section("logTail", "log-tail.txt", ",\"rows\":" + (LogText.MAX_LINES + 11), text.toString());
        List<LogLine> lines = log(state);
        assertEquals(LogText.MAX_LINES, lines.size());
        assertEquals("Info\tline 11", lines.get(0).text());
        assertEquals(LogText.MAX_LENGTH + 1, lines.get(lines.size() - 1).text().length());
        assertEquals(List.of("value.shortened", "snapshot.section-limited"), codes(state));
        assertEquals(new Section("logTail", Completeness.PARTIAL, "older rows left out: 11", LogText.MAX_LINES, 11),
                state.section("logTail"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "2026-07-01 03:00:05.123 UTC\tInfo\tWsusService.13\tx | 2026-07-01T03:00:05.123Z | Info\tWsusService.13\tx",
        "2026-07-01 03:00:05 UTC Successfully declined | 2026-07-01T03:00:05Z | Successfully declined",
        "   at Microsoft.UpdateServices.Sync() |  | at Microsoft.UpdateServices.Sync()",
        "2026-13-41 03:00:05.123 UTC\tx |  | 2026-13-41 03:00:05.123 UTC\tx",
        "Sync failed: 407~~  $$<SMS_WSUS_SYNC_MANAGER><07-01-2026 12:00:05.123-540><thread=5 (0x5)> | 2026-07-01T03:00:05Z "
                + "| SMS_WSUS_SYNC_MANAGER\tSync failed: 407",
        "<![LOG[Sync succeeded]LOG]!><time=\"23:00:05.1+480\" date=\"06-30-2026\" component=\"SMS_WSUS_SYNC_MANAGER\" context=\"\" "
                + "type=\"1\" thread=\"5\" file=\"x\"> | 2026-07-01T07:00:05Z | SMS_WSUS_SYNC_MANAGER\tSync succeeded" })
    void theTimesOfEveryLogAreUnderstood(String line, @org.jspecify.annotations.Nullable String at, String text) {
        LogLine parsed = LogText.parse(line);
        assertEquals(at == null ? null : Instant.parse(at), parsed.at());
        assertEquals(text, parsed.text().strip());
    }

    @Test
    void aCopyKeepsWhatAStateHasNoPlaceFor() throws Exception {
        String events = "{\"at\":\"2026-07-01T03:00:00Z\",\"id\":1,\"later\":{\"a\":1}}\n";
        section("events", "events.jsonl", ",\"rows\":1", events);
        Path copy = folder.resolve("copy.todoku-snapshot");
        try (var reader = new SnapshotReader(file)) {
            SnapshotWriter.write(reader, copy, Progress.NONE);
        }
        try (var reader = new SnapshotReader(copy)) {
            reader.read(update -> { }, Progress.NONE);
            assertEquals(events, new String(reader.raw("events").readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
