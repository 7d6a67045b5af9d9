package org.todoku.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.TreeSet;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.todoku.core.Coded;
import org.todoku.core.Completeness;
import org.todoku.core.Progress;
import org.todoku.core.ServerState;
import org.todoku.core.SyncError;
import org.todoku.core.SyncHistory;
import org.todoku.core.SyncResult;
import org.todoku.core.SyncRun;
import org.todoku.core.fact.Fact;
import org.todoku.core.fact.Provenance;
import org.todoku.core.fleet.ArrivalTimes;
import org.todoku.core.query.SearchHit;
import org.todoku.core.query.SearchResult;
import org.todoku.core.query.UpdateQuery;
import org.todoku.core.synclog.SyncMarker;
import org.todoku.rules.Reader;
import org.todoku.rules.analysis.SyncAnalysis;
import org.todoku.rules.data.DataPacks;
import org.todoku.rules.data.ErrorSignature;
import org.todoku.rules.data.ErrorSignatures;
import org.todoku.rules.data.PackReader;

class ListReportsTest {

    private static final Instant START = Instant.parse("2026-07-14T01:00:00Z");

    private static SyncRun run(int day, SyncResult result, Coded<SyncError> error, String text) {
        Instant start = START.minusSeconds(86_400L * day);
        return new SyncRun("run" + day, start, start.plusSeconds(90), false, Coded.of(result), error, text, List.of());
    }

    private static ServerState failing(String text) {
        var history = new SyncHistory(List.of(run(0, SyncResult.FAILED, Coded.of(SyncError.PROXY_ERROR), text),
                run(1, SyncResult.FAILED, Coded.of(SyncError.USS_NOT_FOUND), ""),
                run(2, SyncResult.SUCCEEDED, Coded.of(SyncError.NOT_APPLICABLE), "")));
        return Samples.server("hq.example", Completeness.COMPLETE, Fact.known(history, new Provenance("x", START)));
    }

    private static SearchResult search(String title) {
        List<ServerState> servers = List.of(Samples.server("hq.example", Completeness.COMPLETE),
                Samples.server("=evil", Completeness.PARTIAL));
        var hit = new SearchHit(Samples.update(title), List.of(Optional.of(Samples.presence(false, true)), Optional.empty()));
        return new SearchResult(UpdateQuery.parse("KB50"), servers, List.of(hit), 7);
    }

    @Test
    void anIncompleteListNeverSaysAbsent() throws IOException {
        var text = new StringBuilder();
        SearchReports.text(search("Title"), Samples.ENGLISH, text);
        assertTrue(text.toString().contains("declined") && text.toString().contains("7 updates match"), text.toString());
        assertFalse(text.toString().contains("not there"), text.toString());
        assertTrue(text.toString().contains("may still be there"), text.toString());
        var json = new StringBuilder();
        SearchReports.json(search("Title"), Samples.ENGLISH, json);
        Map<String, @Nullable Object> update = JsonTree.map(JsonTree.list(JsonTree.parse(json.toString()).get("updates")).get(0));
        List<@Nullable Object> servers = JsonTree.list(update.get("servers"));
        assertEquals("declined", JsonTree.map(servers.get(0)).get("state"));
        assertEquals("unknown", JsonTree.map(servers.get(1)).get("state"));
        Map<String, @Nullable Object> first = JsonTree.map(servers.get(0));
        assertTrue(first.containsKey("superseded") && first.get("superseded") == null, "the source does not say whether it is superseded");
    }

    @Test
    void csvCanBeReadBackAndHoldsNoFormula() throws IOException {
        var csv = new StringBuilder();
        SearchReports.csv(search(Samples.HOSTILE + "\n\"second line\""), Samples.ENGLISH, csv);
        List<CSVRecord> records = CSVFormat.RFC4180.parse(new StringReader(csv.toString())).getRecords();
        assertEquals(2, records.size());
        assertTrue(records.get(1).get(3).startsWith("'=cmd|") && records.get(1).get(3).endsWith("\"second line\""), records.get(1).get(3));
        for (CSVRecord record : records) {
            record.forEach(cell -> assertFalse(cell.startsWith("=") || cell.contains("\u001B"), cell));
        }
        assertEquals("'  =1+1", Csv.guarded("  =1+1"), "some spreadsheets look past blanks");
        assertEquals("'\t1", Csv.guarded("\t1"));
        assertEquals("a=1", Csv.guarded("a=1"));
    }

    @Test
    void manyServersAreGroupedByState() throws IOException {
        List<ServerState> servers = new ArrayList<>();
        List<Optional<org.todoku.core.Presence>> presences = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            servers.add(Samples.server("server" + i + ".example", Completeness.COMPLETE));
            presences.add(i < 8 ? Optional.of(Samples.presence(true, false)) : Optional.empty());
        }
        var text = new StringBuilder();
        SearchReports.text(new SearchResult(UpdateQuery.parse("KB50"), servers, List.of(new SearchHit(Samples.update("T"), presences)), 1),
                Samples.ENGLISH, text);
        assertTrue(text.toString().replaceAll("\\s+", " ").contains("approved: server0.example, server1.example"), text.toString());
        assertTrue(text.toString().contains("not there: server8.example"), text.toString());
        text.toString().lines().forEach(line -> assertTrue(Plain.cells(line) <= TextPage.WIDTH, line));
    }

    /** A pack as a plug-in would bring it: one signature with advice, one for the upstream server only. */
    private static ErrorSignatures signatures() {
        return data().errorSignatures();
    }

    private static SyncLogReports log(List<SyncMarker> markers, @Nullable Instant since, Reader reader, ServerState... servers) {
        SyncAnalysis log = SyncAnalysis.of(List.of(servers), server -> new ArrivalTimes(new long[0], 0), data(), Progress.NONE);
        return new SyncLogReports(log, markers, since, signatures(), reader);
    }

    private static DataPacks data() {
        String pack = """
                {"pack": "error-signatures", "format": 1, "date": "2026-07-01", "source": "test", "entries": [
                {"id": "refused-above", "rules": ["E09"], "host": "upstream", "any": [{"text": "refused"}],
                 "meaning": {"en": "The upstream server refuses.", "ja": "上位サーバーが拒否しています。"}},
                {"id": "proxy", "rules": ["D10"], "any": [{"http": 407}, {"text": "プロキシ認証"}],
                 "meaning": {"en": "The proxy wants credentials.", "ja": "プロキシが認証を求めています。"},
                 "look": {"en": "Enter them in the options.", "ja": "オプションで入力してください。"}}]}""";
        var read = PackReader.read(new ByteArrayInputStream(pack.getBytes(StandardCharsets.UTF_8)), "test", "test.json");
        return DataPacks.of(List.of(read.pack().orElseThrow(() -> new AssertionError(read.problems()))));
    }

    @Test
    void aSignatureInTheServersTextSaysMoreThanTheCode() {
        var texts = new SyncErrorTexts(Samples.ENGLISH, ListReportsTest::signatures);
        ServerState server = Samples.server("hq.example", Completeness.COMPLETE);
        String text = "WebException: (407) Proxy Authentication Required.";
        assertEquals("The proxy wants credentials. Enter them in the options.",
                texts.explanation(run(0, SyncResult.FAILED, Coded.of(SyncError.USS_COMMUNICATION_ERROR), text), server).orElseThrow());
        assertEquals("プロキシが認証を求めています。オプションで入力してください。", new SyncErrorTexts(Samples.JAPANESE, ListReportsTest::signatures)
                .explanation(run(0, SyncResult.FAILED, Coded.of(SyncError.USS_COMMUNICATION_ERROR), text), server).orElseThrow());
        String unlike = texts.explanation(run(0, SyncResult.FAILED, Coded.of(SyncError.PROXY_ERROR), "port 84070 refused"), server)
                .orElseThrow();
        assertEquals(texts.meaning(SyncError.PROXY_ERROR), unlike, "which host is meant is not known, and a number is no status");
        assertEquals(Optional.of("refused-above"), texts.signature(run(0, SyncResult.FAILED, Coded.of(SyncError.PROXY_ERROR),
                "refused by http://up.example:8530/ServerSyncWebService"), server).map(ErrorSignature::id));
        assertEquals(Optional.empty(), texts.signature(run(0, SyncResult.FAILED, Coded.of(SyncError.PROXY_ERROR),
                "refused by http://hq.example:8530/ServerSyncWebService"), server), "that is the server itself");
        assertEquals(Optional.empty(), texts.explanation(run(0, SyncResult.SUCCEEDED, Coded.of(SyncError.NOT_APPLICABLE), text), server));
        assertTrue(texts.explanation(run(0, SyncResult.FAILED, new Coded<>(null, "99"), ""), server).orElseThrow().contains("99"));
    }

    @Test
    void theSyncLogTellsStreaksAndWhatIsNotKnown() throws IOException {
        var text = new StringBuilder();
        log(List.of(), null, Samples.ENGLISH, failing("(407) " + Samples.HOSTILE), Samples.server("branch.example", Completeness.PARTIAL))
                .text(false, text);
        String shown = text.toString();
        assertTrue(shown.contains("2 times in a row.") && shown.contains("Last success"), shown);
        assertTrue(shown.contains("branch.example") && shown.contains("GetSynchronizationHistory"), shown);
        assertFalse(shown.contains("\u001B"), shown);
        var json = new StringBuilder();
        log(List.of(), null, Samples.ENGLISH, failing("(407)")).json(json);
        Map<String, @Nullable Object> server = JsonTree.map(JsonTree.list(JsonTree.parse(json.toString()).get("servers")).get(0));
        assertEquals(2L, server.get("failuresInARow"));
        Map<String, @Nullable Object> newest = JsonTree.map(JsonTree.list(server.get("runs")).get(0));
        assertEquals(List.of("2026-07-14T01:00:00Z", "Failed", "ProxyError", "proxy"),
                List.of(newest.get("started") + "", newest.get("result") + "", newest.get("error") + "", newest.get("signature") + ""));
    }

    @Test
    void everyErrorCodeAndEveryTextIsThereInBothLanguages() {
        for (var reader : List.of(Samples.ENGLISH, Samples.JAPANESE)) {
            for (SyncError error : SyncError.values()) {
                assertFalse(new SyncErrorTexts(reader, ListReportsTest::signatures).meaning(error).startsWith("!"), error + " "
                        + reader.locale());
            }
        }
        assertEquals(keys(Locale.ENGLISH), keys(Locale.JAPANESE));
        ResourceBundle japanese = bundle(Locale.JAPANESE);
        for (String key : keys(Locale.ENGLISH)) {
            assertEquals(placeholders(bundle(Locale.ENGLISH).getString(key)), placeholders(japanese.getString(key)), key);
        }
    }

    private static TreeSet<String> placeholders(String text) {
        var found = new TreeSet<String>();
        var matcher = java.util.regex.Pattern.compile("\\{\\d}").matcher(text);
        while (matcher.find()) {
            found.add(matcher.group());
        }
        return found;
    }

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle("org.todoku.report.texts", locale, ListReportsTest.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** The keys that a language defines itself. */
    private static TreeSet<String> keys(Locale locale) {
        var own = new TreeSet<String>();
        String file = locale.equals(Locale.ENGLISH) ? "texts.properties" : "texts_ja.properties";
        var properties = new java.util.Properties();
        try (var in = new java.io.InputStreamReader(java.util.Objects.requireNonNull(Words.class.getResourceAsStream(file)),
                java.nio.charset.StandardCharsets.UTF_8)) {
            properties.load(in);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        Enumeration<?> names = properties.propertyNames();
        while (names.hasMoreElements()) {
            own.add(names.nextElement().toString());
        }
        return own;
    }
}
