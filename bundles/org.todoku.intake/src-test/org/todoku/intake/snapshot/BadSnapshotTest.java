package org.todoku.intake.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.zip.Deflater;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.todoku.core.Completeness;
import org.todoku.core.InputException;
import org.todoku.core.Problem;
import org.todoku.core.Progress;
import org.todoku.core.Section;
import org.todoku.core.ServerState;
import org.todoku.core.ServerUpdate;
import org.todoku.core.UpdateField;
import org.todoku.core.fact.Reason;
import org.todoku.core.fact.Unknown;

/** Damaged, hostile and merely odd snapshots: what is lost is counted, what is left is used. */
class BadSnapshotTest {

    private static final String GOOD = "{\"updateId\":\"" + ZipMaker.ID + "\",\"revisionNumber\":200,\"title\":\"x\",\"isDeclined\":true}";

    @TempDir
    Path folder = Path.of("");
    private Path file = Path.of("");
    private final List<ServerUpdate> updates = new ArrayList<>();

    @BeforeEach
    void name() {
        file = folder.resolve("hq.todoku-snapshot");
    }

    private ServerState read() throws IOException, InputException {
        updates.clear();
        try (var reader = new SnapshotReader(file)) {
            return reader.read(updates::add, Progress.NONE);
        }
    }

    private String refused() {
        return assertThrows(InputException.class, this::read).problem().code();
    }

    private ServerState lines(String... lines) throws IOException, InputException {
        try (var zip = new ZipMaker(file)) {
            zip.with("manifest.json", ZipMaker.manifest(ZipMaker.updates("complete", ""))).with("updates.jsonl", String.join("\n", lines));
        }
        return read();
    }

    private static Completeness completeness(ServerState state, String section) {
        return Objects.requireNonNull(state.section(section)).completeness();
    }

    private static List<String> codes(ServerState state) {
        return state.problems().stream().map(Problem::code).toList();
    }

    @Test
    void oneBadLineIsCountedAndTheOthersAreRead() throws Exception {
        ServerState state = lines(GOOD, "{\"updateId\":", "", GOOD.replace("200", "201"));
        assertEquals(2, updates.size());
        assertEquals(List.of(new Problem(Problem.Severity.LOSS, "updates.jsonl", 2, "row.unreadable", state.problems().get(0).detail())),
                state.problems());
        assertEquals(new Section("updates", Completeness.PARTIAL, "unreadable rows: 1", 2, 1), state.updates());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "{\"title\":\"x\"}|row.no-guid", "{\"updateId\":\"12345\"}|row.bad-guid", "[1,2]|row.unreadable",
            "42|row.unreadable", "{\"updateId\":\"" + ZipMaker.ID + "\"} x|row.unreadable" })
    void aLineThatIsNoUpdateIsALoss(String line, String code) throws Exception {
        ServerState state = lines(line, GOOD);
        assertEquals(List.of(code), codes(state));
        assertEquals(1, state.updates().unreadable());
        assertEquals(1, updates.size());
    }

    @Test
    void aByteSequenceThatIsNotUtf8IsOneBadLine() throws Exception {
        try (var zip = new ZipMaker(file)) {
            byte[] bad = (GOOD + "\n" + GOOD.replace("200", "7").replace("x", "é")).getBytes(StandardCharsets.ISO_8859_1);
            zip.with("manifest.json", ZipMaker.manifest(ZipMaker.updates("complete", ""))).with("updates.jsonl", bad);
        }
        assertEquals(List.of("row.unreadable"), codes(read()));
    }

    @Test
    void oddValuesAreLeftOutAndTheRowIsKept() throws Exception {
        ServerState state = lines(GOOD.replace("}",
                ",\"creationDate\":\"2026-02-30T00:00:00Z\",\"bytes\":\"many\",\"supersedes\":[\"x\"]}"));
        assertEquals(List.of("row.bad-date", "row.bad-number", "row.bad-guid"), codes(state));
        assertEquals(Completeness.COMPLETE, state.updates().completeness());
        assertNull(updates.get(0).update().created());
        assertNull(updates.get(0).update().bytes());
        assertTrue(updates.get(0).presence().declined());
    }

    @Test
    void theFirstOfTwoEqualRowsCounts() throws Exception {
        ServerState state = lines(GOOD, GOOD.replace("true", "false"), GOOD.toUpperCase(java.util.Locale.ROOT)
                .replace("UPDATEID", "updateId").replace("REVISIONNUMBER", "revisionNumber").replace("TRUE", "true"));
        assertEquals(List.of("row.duplicate", "row.duplicate"), codes(state));
        assertTrue(updates.get(0).presence().declined());
        assertEquals(1, state.updates().rows());
        assertTrue(state.updatesComplete());
    }

    @Test
    void windowsSpellingsAreUnderstood() throws Exception {
        lines("\uFEFF{\"updateId\":\"{" + ZipMaker.ID.toUpperCase(java.util.Locale.ROOT) + "}\",\"creationDate\":\"/Date(1710198000000)/\","
                + "\"arrivalDate\":\"0001-01-01T00:00:00\",\"state\":5,\"publicationState\":1,\"knowledgebaseArticles\":\"KB5035853\","
                + "\"titles\":{\"JA\":\"題\"},\"isApproved\":\"True\"}\r");
        ServerUpdate update = updates.get(0);
        assertEquals(UUID.fromString(ZipMaker.ID), update.update().id());
        assertEquals("2024-03-11T23:00:00Z", String.valueOf(update.update().created()));
        assertNull(update.presence().arrived());
        assertEquals("Ready", update.presence().ready().text());
        assertEquals(List.of("5035853"), update.update().kbArticles());
        assertEquals("ja", update.update().titles().get(0).language());
        assertTrue(update.presence().expired() && update.presence().approved());
    }

    @Test
    void withoutADeclarationTheFieldsAreThoseThatWereSeen() throws Exception {
        assertEquals(Set.of(UpdateField.REVISION, UpdateField.DECLINED), lines(GOOD).updateFields());
    }

    @Test
    void missingRowsMakeAListPartial() throws Exception {
        try (var zip = new ZipMaker(file)) {
            zip.with("manifest.json", ZipMaker.manifest(ZipMaker.updates("complete", ",\"rows\":3"))).with("updates.jsonl", GOOD + "\n");
        }
        ServerState state = read();
        assertEquals(List.of("snapshot.rows-missing"), codes(state));
        assertEquals(Completeness.PARTIAL, state.updates().completeness());
    }

    @Test
    void whatTheManifestDoesNotMentionWasNotCollected() throws Exception {
        ServerState state = lines(GOOD);
        assertEquals(new Unknown<>("subscription", Reason.NOT_COLLECTED, ""), state.subscription());
        assertEquals(Completeness.ABSENT, completeness(state, "subscription"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "{", "[]", "{\"products\":[]}", "{\"products\":[],\"classifications\":[]} x" })
    void aBrokenSectionIsUnknownAndLeavesTheOthers(String content) throws Exception {
        try (var zip = new ZipMaker(file)) {
            zip.with("manifest.json", ZipMaker.manifest("\"subscription\":{\"file\":\"subscription.json\",\"state\":\"complete\"},"
                    + "\"server\":{\"file\":\"server.json\",\"state\":\"complete\"},"
                    + "\"downstreams\":{\"file\":\"gone\",\"state\":\"complete\"},"
                    + "\"configuration\":{\"state\":\"failed\",\"reason\":\"no access\",\"cause\":\"forbidden\"}"))
                    .with("subscription.json", content).with("server.json", "{\"version\":\"10.0\",\"later\":{\"a\":1}}");
        }
        ServerState state = read();
        assertEquals(Reason.FAILED, ((Unknown<?>) state.subscription()).reason());
        assertEquals(Completeness.FAILED, completeness(state, "subscription"));
        assertEquals(Reason.FAILED, ((Unknown<?>) state.downstreams()).reason());
        assertEquals(new Unknown<>("configuration", Reason.FORBIDDEN, "no access"), state.configuration());
        assertEquals("{\"a\":1}", state.info().optional().orElseThrow().other().get("later"));
        assertTrue(codes(state).contains("snapshot.missing-entry") && codes(state).contains("snapshot.broken-entry"));
    }

    @Test
    void aListThatIsNotWholeIsUnknown() throws Exception {
        try (var zip = new ZipMaker(file)) {
            zip.with("manifest.json", ZipMaker.manifest("\"approvals\":{\"file\":\"a.jsonl\",\"state\":\"complete\"}")).with("a.jsonl",
                    "{\"updateId\":\"" + ZipMaker.ID + "\",\"action\":\"Install\"}\nrubbish\n");
        }
        ServerState state = read();
        assertEquals(new Unknown<>("approvals", Reason.INCOMPLETE, "unreadable rows: 1"), state.approvals());
        assertEquals(new Section("approvals", Completeness.PARTIAL, "unreadable rows: 1", 1, 1), state.section("approvals"));
    }

    @Test
    void rawSectionsSurviveACopy() throws Exception {
        try (var zip = new ZipMaker(file)) {
            zip.with("manifest.json", ZipMaker.manifest("\"groups\":{\"file\":\"groups.json\",\"state\":\"complete\",\"rows\":1},"
                    + "\"approvals\":{\"file\":\"a.jsonl\",\"state\":\"partial\",\"reason\":\"limit\"}"))
                    .with("groups.json", "同期 failed").with("a.jsonl", "{\"updateId\":\"" + ZipMaker.ID + "\"}");
        }
        Path copy = folder.resolve("copy.todoku-snapshot");
        try (var reader = new SnapshotReader(file)) {
            SnapshotWriter.write(reader, copy, Progress.NONE);
        }
        try (var reader = new SnapshotReader(copy)) {
            ServerState state = reader.read(update -> { }, Progress.NONE);
            assertEquals(Set.of("groups"), reader.rawSections());
            assertEquals("同期 failed", new String(reader.raw("groups").readAllBytes(), StandardCharsets.UTF_8));
            assertEquals(Completeness.COMPLETE, completeness(state, "groups"));
            assertEquals("{\"updateId\":\"" + ZipMaker.ID + "\"}",
                    new String(reader.raw("approvals").readAllBytes(), StandardCharsets.UTF_8));
            assertEquals(new Unknown<>("approvals", Reason.INCOMPLETE, "limit"), state.approvals());
        }
    }

    @ParameterizedTest
    @CsvSource({ "1.0,", "1.99,", "2.0,snapshot.newer-version", "10,snapshot.newer-version", "0.9,snapshot.bad-manifest",
            "x,snapshot.bad-manifest" })
    void everyVersionOfTheFirstFormatIsRead(String version, @Nullable String code) throws Exception {
        try (var zip = new ZipMaker(file)) {
            zip.with("manifest.json", ZipMaker.manifest("").replace("1.0", version));
        }
        if (code == null) {
            assertEquals("HQ", read().server());
        } else {
            assertEquals(code, refused());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "{", "[]", "{}", "{\"format\":\"zip\",\"formatVersion\":\"1.0\"}" })
    void aBadManifestIsRefused(String manifest) throws Exception {
        try (var zip = new ZipMaker(file)) {
            zip.with("manifest.json", manifest);
        }
        assertEquals("snapshot.bad-manifest", refused());
    }

    @ParameterizedTest
    @CsvSource({ "server,'\"name\":\"HQ\"','\"name\":\"\"'", "date,2026-03-12T00:00:00Z,yesterday", "date,2026-03-12T00:00:00Z,0001-01-01",
            "kind,'\"kind\":\"server\"','\"kind\":\"fridge\"'" })
    void aManifestMustSayWhatAndWhen(String what, String from, String to) throws Exception {
        try (var zip = new ZipMaker(file)) {
            zip.with("manifest.json", ZipMaker.manifest("").replace(from, to));
        }
        assertEquals("snapshot.bad-manifest", refused(), what);
    }

    @Test
    void noManifest() throws Exception {
        try (var zip = new ZipMaker(file)) {
            zip.with("other.json", "{}");
        }
        assertEquals("snapshot.no-manifest", refused());
    }

    @ParameterizedTest
    @ValueSource(strings = { "../evil", "a/../../b", "/etc/passwd", "C:\\x", "a\\b", "MANIFEST.json", "a\u0007b" })
    void dangerousNamesAreRefused(String name) throws Exception {
        try (var zip = new ZipMaker(file)) {
            zip.with("manifest.json", ZipMaker.manifest("")).with(name, "x");
        }
        assertEquals("snapshot.bad-entry", refused());
    }

    @Test
    void twoEntriesOfOneNameAreRefused() throws Exception {
        try (var zip = new ZipMaker(file)) {
            zip.with("manifest.json", ZipMaker.manifest("")).with("aaaa", "1").with("bbbb", "2");
        }
        byte[] bytes = Files.readAllBytes(file);
        for (int i = 0; i < bytes.length - 4; i++) {
            if (bytes[i] == 'b' && bytes[i + 1] == 'b' && bytes[i + 2] == 'b' && bytes[i + 3] == 'b') {
                Arrays.fill(bytes, i, i + 4, (byte) 'a');
            }
        }
        Files.write(file, bytes);
        assertEquals("snapshot.bad-entry", refused());
    }

    @Test
    void tooManyEntries() throws Exception {
        try (var zip = new ZipMaker(file)) {
            zip.with("manifest.json", ZipMaker.manifest(""));
            for (int i = 0; i < 1000; i++) {
                zip.with("e" + i, "");
            }
        }
        assertEquals("snapshot.too-many-entries", refused());
    }

    @Test
    void aFileThatWasCutShortIsRefusedAtAnyLength() throws Exception {
        lines(GOOD);
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length += 7) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertEquals("snapshot.truncated", refused());
        }
    }

    @Test
    void contentThatDoesNotMatchItsChecksumIsNotTrusted() throws Exception {
        try (var zip = new ZipMaker(file)) {
            zip.with("manifest.json", ZipMaker.manifest("\"server\":{\"file\":\"server.json\",\"state\":\"complete\"}"))
                    .big("server.json", Deflater.NO_COMPRESSION, out -> out.write("{\"version\":\"10.0.20348.1\"}".getBytes(
                            StandardCharsets.US_ASCII)));
        }
        byte[] bytes = Files.readAllBytes(file);
        int place = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("20348");
        bytes[place] = '9';
        Files.write(file, bytes);
        assertEquals(Reason.FAILED, ((Unknown<?>) read().info()).reason());
    }

    @Test
    void aZipBombIsRefusedBeforeItIsUnpacked() throws Exception {
        byte[] zeros = new byte[1 << 20];
        Arrays.fill(zeros, (byte) ' ');
        try (var zip = new ZipMaker(file)) {
            zip.with("manifest.json", ZipMaker.manifest(ZipMaker.updates("complete", ""))).big("updates.jsonl", 9, out -> {
                for (int i = 0; i < 80; i++) {
                    out.write(zeros);
                }
            });
        }
        assertTimeoutPreemptively(Duration.ofMinutes(1), () -> assertEquals("snapshot.zip-bomb", refused()));
    }

    @Test
    void aLineOfAHundredMegabytesIsPassedOver() throws Exception {
        byte[] noise = new byte[1 << 20];
        Arrays.fill(noise, (byte) 'a');
        try (var zip = new ZipMaker(file)) {
            zip.with("manifest.json", ZipMaker.manifest(ZipMaker.updates("complete", ""))).big("updates.jsonl", Deflater.NO_COMPRESSION,
                    out -> {
                        out.write((GOOD + "\n{\"title\":\"").getBytes(StandardCharsets.US_ASCII));
                        for (int i = 0; i < 100; i++) {
                            out.write(noise);
                        }
                        out.write(("\"}\n" + GOOD.replace("200", "201")).getBytes(StandardCharsets.US_ASCII));
                    });
        }
        ServerState state = read();
        assertEquals(List.of("row.too-long"), codes(state));
        assertEquals(2, state.problems().get(0).line());
        assertEquals(2, updates.size());
        assertEquals(1, state.updates().unreadable());
    }

    @Test
    void theBufferOfALongLineStaysSmall() throws Exception {
        var lines = new LineReader(new java.io.InputStream() {
            private long left = 50_000_000;

            @Override
            public int read() {
                return left-- > 0 ? 'x' : -1;
            }
        });
        assertTrue(lines.next() && lines.tooLong());
        assertTrue(lines.buffer().length <= 2 * LineReader.MAX_LINE);
        assertEquals(false, lines.next());
    }

    @Test
    void deepAndLongValuesAreBadRows() throws Exception {
        String deep = "{\"updateId\":\"" + ZipMaker.ID + "\",\"x\":" + "[".repeat(5000) + "]".repeat(5000) + "}";
        String longText = "{\"updateId\":\"" + ZipMaker.ID + "\",\"title\":\"" + "a".repeat(1_100_000) + "\"}";
        assertEquals(List.of("row.unreadable", "row.unreadable"), codes(lines(deep, longText, GOOD)));
        assertEquals(1, updates.size());
    }

    @Test
    void mutatedAndRandomFilesNeverFailOtherwise() throws Exception {
        var random = new Random(42);
        var states = new RandomStates(7);
        ServerState state = states.state();
        SnapshotWriter.write(RoundTripTest.reader(state, states.updates), file, Progress.NONE);
        byte[] whole = Files.readAllBytes(file);
        int read = 0;
        for (int i = 0; i < 1500; i++) {
            byte[] bytes = i % 10 == 0 ? new byte[random.nextInt(400)] : whole.clone();
            for (int m = i % 10 == 0 ? bytes.length : 1 + random.nextInt(6); m > 0; m--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            Files.write(file, bytes);
            read += assertTimeoutPreemptively(Duration.ofMinutes(1), () -> {
                try {
                    read();
                    return 1;
                } catch (InputException e) {
                    return 0;
                }
            });
        }
        assertTrue(read > 50, "some survive: " + read);
    }

    @Test
    void mutatedTextNeverFailsOtherwise() throws Exception {
        var random = new Random(43);
        for (int i = 0; i < 300; i++) {
            var states = new RandomStates(i);
            byte[] state = SectionJson.write(states.state());
            byte[] line = UpdateJson.write(states.update());
            for (byte[] text : List.of(state, line)) {
                for (int m = 1 + random.nextInt(4); m > 0; m--) {
                    text[random.nextInt(text.length)] = (byte) (random.nextBoolean() ? 32 + random.nextInt(95) : random.nextInt(256));
                }
            }
            List<Problem> problems = new ArrayList<>();
            ServerUpdate update = new UpdateJson(problems::add).read(line, 0, line.length, "x", 1);
            assertTrue(update != null || !problems.isEmpty());
            try {
                SectionJson.read(state);
            } catch (IllegalArgumentException e) {
                assertTrue(String.valueOf(e.getMessage()).startsWith("not the JSON")
                        || String.valueOf(e.getMessage()).startsWith("written"));
            }
        }
    }
}
