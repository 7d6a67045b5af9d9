package org.todoku.rules.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class PackReaderTest {

    static final String HEADER = """
            {
              "pack": "%s", "format": 1, "date": "2026-08-12", "source": "test",
              "entries": [
            """;

    static PackReader.Result read(String json) {
        return PackReader.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), "org.example", "data/x.json");
    }

    static PackReader.Result entries(String kind, String entries) {
        return read(HEADER.formatted(kind) + entries + "\n]}");
    }

    private static List<String> problems(PackReader.Result result) {
        assertTrue(result.pack().isEmpty(), "a pack with errors must not be used");
        return result.problems().stream().map(PackProblem::toString).toList();
    }

    private static final String CODE = """
                {"code": "0x8024401C", "name": "N", "meaning": {"en": "e", "ja": "j"}%s}""";

    @Test
    void aPackIsReadWithItsHeader() {
        DataPack pack = entries("client-codes", CODE.formatted(", \"rules\": [\"G14\"]")).pack().orElseThrow();
        assertEquals(DataKind.CLIENT_CODES, pack.kind());
        assertEquals(LocalDate.of(2026, 8, 12), pack.date());
        assertEquals("test", pack.source());
        assertEquals("org.example", pack.contributor());
        assertEquals(List.of(new ClientCode(0x8024401CL, "N", new LocalText("e", "j"), List.of("G14"), Map.of())), pack.entries());
    }

    @Test
    void fieldsOfLaterVersionsAreKept() {
        DataPack pack = entries("client-codes", CODE.formatted(", \"seen\": {\"by\": [1, \"a\\\"b\", null, 1.5]}, \"x\": []")).pack()
                .orElseThrow();
        assertEquals(Map.of("seen", "{\"by\":[1,\"a\\\"b\",null,1.5]}", "x", "[]"), pack.entries().get(0).other());
    }

    @Test
    void everyErrorIsReportedWithItsPlace() {
        assertEquals(List.of("org.example: data/x.json:4:10: code: expected a string, found a number",
                "org.example: data/x.json:4:38: meaning: expected an object, found a string",
                "org.example: data/x.json:5:1: code: is missing",
                "org.example: data/x.json:5:25: ja: is missing",
                "org.example: data/x.json:5:49: rules: expected an array, found a string",
                "org.example: data/x.json:6:1: expected an object, found a number"), problems(entries("client-codes", """
                  {"code": 12, "name": "N", "meaning": "no"},
                  {"name": "N", "meaning":{"en": "only"}, "rules":"X"},
                  7""")));
    }

    @Test
    void anIdUsedTwiceIsNamedWithItsSecondPlace() {
        assertEquals(List.of("org.example: data/x.json:5:1: id: used twice: 0x8024401C"),
                problems(entries("client-codes", CODE.formatted("") + ",\n" + CODE.formatted(""))));
    }

    @Test
    void aNewerFormatIsRefusedByNameWhateverElseIsInIt() {
        List<String> problems = problems(read("{\"pack\": \"incidents\",\n \"format\": 2, \"entries\": 7}"));
        assertEquals(1, problems.size());
        assertTrue(problems.get(0).startsWith("org.example: data/x.json:2:12: format: incidents is of format 2, newer than 1"),
                problems.get(0));
    }

    @Test
    void anExpressionThatCouldTakeForeverIsRefused() {
        List<String> problems = problems(entries("error-signatures", """
                {"id": "a", "meaning": {"en": "e", "ja": "j"},
                 "any": [{"text": "fine"},
                         {"regex": "(a+)+b"}]}"""));
        assertEquals(1, problems.size());
        assertTrue(problems.get(0).startsWith("org.example: data/x.json:6:20: regex: (a+)+b: repetition without an upper limit"),
                problems.get(0));
    }

    @Test
    void wrongMatchersAreRefused() {
        assertEquals(List.of("4:1: any: at least one matcher is needed in any or all"), places(entries("error-signatures", """
                {"id": "a", "meaning": {"en": "e", "ja": "j"}}""")));
        assertEquals(List.of("4:10: matcher: expected exactly one of text, regex, http, code, webException, socket",
                "4:41: http: expected 400 to 599, found 99", "4:53: code: 0x12: expected 0x and eight hexadecimal digits",
                "4:77: webException: timeout: expected a constant of WebExceptionStatus",
                "4:88: matcher: expected exactly one of text, regex, http, code, webException, socket",
                "4:117: odd: unknown field of a matcher"), places(entries("error-signatures",
                        "{\"any\": [{\"text\": "
                                + "\"a\",\"http\":1},{\"http\":99},{\"code\":\"0x12\"},{\"webException\":\"timeout\"},{\"what\":1},"
                                + "{\"text\":\"b\",\"odd\":1}],"
                                + "\"id\": \"a\", \"meaning\": {\"en\": \"e\", \"ja\": \"j\"}}")));
    }

    private static List<String> places(PackReader.Result result) {
        return problems(result).stream().map(problem -> problem.substring("org.example: data/x.json:".length())).toList();
    }

    @Test
    void valuesOfEveryKindAreChecked() {
        assertEquals(List.of("4:7: id: expected a GUID, found 1-2-3-4-5", "4:27: title: expected an object, found null"),
                places(entries("classifications", "{\"id\":\"1-2-3-4-5\",\"title\":null}")));
        assertEquals(List.of("4:1: neededFor: is missing", "4:53: classifications: expected a GUID, found 7",
                "4:63: kind: expected one of client, server, browser, antivirus, office, drivers, tools, other, found CLIENT",
                "4:80: since: expected a date like 2026-08-12, found 2026-13-01"),
                places(entries("products",
                "{\"id\":\"x\",\"title\":\"T\",           \"classifications\":[7],\"kind\":\"CLIENT\",\"since\":\"2026-13-01\"}"))
                        .stream().filter(problem -> !problem.contains("at least one")).toList());
        assertEquals(List.of("4:18: host: expected a host name in lower case, found http://a",
                "4:37: use: expected one of synchronisation, download, import, information, found x",
                "4:49: state"), places(entries("endpoints",
                        "{\"id\":\"e\",\"host\":\"http://a\",\"use\":  \"x\",\"state\":\"y\"}")).stream()
                        .map(problem -> problem.startsWith("4:49: state") ? "4:49: state" : problem).toList());
        assertEquals(List.of("4:66: build: expected a build like 10.0.17763, found 17763",
                "4:88: firstFixed: expected 1 to 9999999, found 0"),
                places(entries("vulnerable-builds",
                "{\"id\":\"CVE-1\",\"severity\":\"high\",\"published\":\"2026-07-14\",\"branches\":[{\"build\":\"17763\",\"firstFixed\":0,"
                        + "\"server\":\"S\"}],\"title\":{\"en\":\"e\",\"ja\":\"j\"},\"text\":{\"en\":\"e\",\"ja\":\"j\"}}"))
                        .stream().map(problem -> problem.replaceFirst("^4:\\d+: build", "4:66: build")
                                .replaceFirst("^4:\\d+: first", "4:88: first")).toList());
        assertEquals(List.of("from: expected a time in UTC like 2026-08-12T00:00:00Z, found 2026-07-13"),
                places(entries("incidents",
                "{\"id\":\"i\",\"from\":\"2026-07-13\",\"title\":{\"en\":\"e\",\"ja\":\"j\"},\"text\":{\"en\":\"e\",\"ja\":\"j\"}}"))
                        .stream().map(problem -> problem.replaceFirst("^[0-9:]+ ", "")).toList());
    }

    @Test
    void headersAreChecked() {
        assertEquals(List.of("1:1: date: is missing", "1:1: entries: is missing", "1:1: source: is missing", "1:10: pack: unknown kind x")
                .stream().filter(problem -> !problem.contains("entries")).sorted().toList(),
                places(read("{\"pack\": \"x\", \"format\": 1}")).stream().sorted().toList());
        assertEquals(List.of("1:1: expected an object, found an array"), places(read("[]")));
        assertEquals(List.of("1:1: entries: is missing"),
                places(read("{\"pack\":\"endpoints\",\"format\":1,\"date\":\"2026-08-12\",\"source\":\"s\"}")).stream()
                .map(p -> p.replace("entries: entries", "entries"))
                        .toList());
    }

    @Test
    void whatIsNoJsonIsNamedWithItsPlace() {
        assertTrue(places(read("{\n  \"pack\": nope }")).get(0).startsWith("2:"), "place");
        assertTrue(places(read("{\"a\":1,\n\"a\":2}")).get(0).startsWith("2:"), "a field twice");
        assertTrue(places(read("")).get(0).contains("the file is empty"));
        assertTrue(places(read("{} {}")).get(0).startsWith("1:4: more than one document"));
        assertTrue(places(read("[".repeat(100))).get(0).contains("no valid JSON"));
        assertTrue(problems(read("{" + " ".repeat(Node.MAX_BYTES))).get(0).contains("larger than"));
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("gone");
            }
        };
        assertTrue(problems(PackReader.read(broken, "org.example", "x.json")).get(0).contains("cannot be read"));
    }

    @Property(tries = 200, seed = "2026037")
    void randomTextNeverThrows(@ForAll String text) {
        assertEquals(1, Math.max(1, read(text).problems().size() > 0 ? 1 : 0));
        assertTrue(read(text).pack().isEmpty());
        assertTrue(entries("products", "{\"id\": " + text + "}").pack().isEmpty());
    }

    @Test
    void aProductHintKnowsWhetherItIsLive() {
        UUID live = UUID.randomUUID();
        ProductHint frozen = new ProductHint("f", UUID.randomUUID(), "T", LocalText.NONE, List.of(live), ProductHint.Kind.SERVER, false,
                LocalText.NONE, null, null, LocalDate.of(2025, 9, 9), live, Map.of());
        ProductHint current = new ProductHint("c", live, "t", LocalText.NONE, List.of(live), ProductHint.Kind.SERVER, true, LocalText.NONE,
                null,
                null, null, null, Map.of());
        Products products = new Products(List.of(frozen, current));
        assertTrue(frozen.live(LocalDate.of(2025, 9, 8)) && !frozen.live(LocalDate.of(2025, 9, 9)));
        assertEquals(List.of(frozen, current), products.titled("t "));
        assertEquals(current, products.instead(frozen.guid().orElseThrow()).orElseThrow());
        assertTrue(products.monthly(live) && !products.monthly(UUID.randomUUID()));
    }
}
