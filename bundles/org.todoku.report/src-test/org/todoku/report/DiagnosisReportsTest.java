package org.todoku.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.todoku.core.Completeness;
import org.todoku.core.fact.Reason;
import org.todoku.core.fact.Unknown;
import org.todoku.rules.Answers;
import org.todoku.rules.Diagnosis;
import org.todoku.rules.Effect;
import org.todoku.rules.Finding;
import org.todoku.rules.Reader;
import org.todoku.rules.ServerDiagnosis;
import org.todoku.rules.Stage;
import org.todoku.rules.Status;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class DiagnosisReportsTest {

    private static final Diagnosis PLAIN = Samples.diagnosis("2026-07 Cumulative Update");
    private static final Diagnosis HOSTILE = Samples.diagnosis(Samples.HOSTILE);

    interface Renderer {
        void render(Diagnosis diagnosis, Reader reader, Appendable out) throws IOException;
    }

    private static String rendered(Renderer renderer, Diagnosis diagnosis, Reader reader) throws IOException {
        var out = new StringBuilder();
        renderer.render(diagnosis, reader, out);
        return out.toString();
    }

    private static Document xml(String text) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(text.replace("<!DOCTYPE html>", ""))));
    }

    @Test
    void theTextSaysAnswerCauseEvidenceAndRemedyInThisOrder() throws IOException {
        String text = rendered(DiagnosisReports::text, PLAIN, Samples.ENGLISH);
        List<String> wanted = List.of("KB5099034",
                Answers.sentence(PLAIN.servers().get(0), PLAIN.target(), Samples.ENGLISH).substring(0, 30),
                "1. The product", "[T01 · blocks · high · certain]", "Ticked products", "Tick Windows 11 [changes the server]",
                "1) Open Options.",
                "Much else comes", "Set-It -Name '<a & b>'\n", "Could not be judged", "access denied", "Considered and ruled out",
                "T03 It is not declined.");
        int at = 0;
        for (String part : wanted) {
            int next = text.indexOf(part, at);
            assertTrue(next >= 0, part + " is missing after position " + at + " in\n" + text);
            at = next;
        }
        assertFalse(text.matches("(?s).*!\\w+[.\\w]*!.*"), "a text is missing in\n" + text);
    }

    @Test
    void theAnswerSaysAlsoWhatItIsNotAndWhatCouldNotBeChecked() throws IOException {
        String text = rendered(DiagnosisReports::text, PLAIN, Samples.ENGLISH).replaceAll("\\s+", " ");
        assertTrue(text.contains("cannot arrive on hq.example until this is done: Tick Windows 11.")
                && text.contains("Also checked, and not the reason: ") && text.contains("Could not be checked: "), text);
        assertTrue(rendered(DiagnosisReports::html, PLAIN, Samples.ENGLISH).contains("Also checked, and not the reason: "));
    }

    @Test
    void whatCannotBeJudgedYetHasNoRemedies() throws IOException {
        Diagnosis masked = Samples.with(List.of(Samples.finding("T05", Stage.TRANSPORT, Status.APPLIES, Effect.BLOCKS, List.of(), null),
                Samples.finding("T01", Stage.SELECTION, Status.APPLIES, Effect.BLOCKS, List.of(), "T05")));
        for (Renderer renderer : List.<Renderer>of(DiagnosisReports::text, DiagnosisReports::html)) {
            String shown = rendered(renderer, masked, Samples.ENGLISH);
            assertTrue(shown.contains("Settle T05 first"), shown);
            assertEquals(1, shown.split("Tick Windows 11 \\[changes", -1).length - 1, shown);
        }
    }

    @Test
    void whatIsMissingIsGroupedByTheWayToGetIt() throws IOException {
        List<Unknown<?>> facts = Stream.of("configuration", "subscription", "syncHistory", "categories", "target")
                .<Unknown<?>>map(name -> new Unknown<>(name, Reason.NOT_COLLECTED, "")).toList();
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            findings.add(Samples.finding("T" + i, Stage.SELECTION, Status.UNDECIDED, null, facts.subList(0, 1 + i % 5), null));
        }
        String text = rendered(DiagnosisReports::text, Samples.with(findings), Samples.ENGLISH);
        String part = text.substring(text.indexOf("Could not be judged"));
        assertEquals(2, part.split("  \\? ", -1).length - 1, part);
        assertEquals(1, part.split("Collect-Todoku.ps1 on hq.example", -1).length - 1, part);
        assertTrue(part.contains("Needed by 20 rules."), part);
        String few = rendered(DiagnosisReports::text, Samples.with(List.of(Samples.finding("T2", Stage.SELECTION, Status.UNDECIDED, null,
                facts.subList(0, 3), null))), Samples.ENGLISH);
        assertTrue(few.contains("GetSubscription()") && few.contains("Needed by: T2 "), "each with its own way while they are few: " + few);
    }

    @Test
    void manyThingsRuledOutAreNamedByStage() throws IOException {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            findings.add(Samples.finding("T" + i, i < 5 ? Stage.TRANSPORT : Stage.SELECTION, Status.RULED_OUT, null, List.of(), null));
        }
        String text = rendered(DiagnosisReports::text, Samples.with(findings), Samples.ENGLISH);
        String part = text.substring(text.indexOf("Considered and ruled out"));
        assertTrue(part.contains("- connection: T0 ") && part.contains("- products and classifications: T5 "), part);
        for (int i = 0; i < 9; i++) {
            assertTrue(part.contains("T" + i + " "), part);
        }
        assertFalse(part.contains("says"), "reasons of many would drown the reader: " + part);
    }

    @Test
    void adviceIsShortAndToldOnce() throws IOException {
        Diagnosis one = Samples.with(List.of(Samples.finding("T06", Stage.ADVICE, Status.APPLIES, Effect.RISK, List.of(), null)));
        ServerDiagnosis hq = one.servers().get(0);
        Finding elsewhere = hq.findings().get(0);
        var second = new ServerDiagnosis(Samples.server("lab.example", Completeness.COMPLETE), hq.present(), hq.listed(), hq.variants(),
                null,
                List.of(new Finding(elsewhere.rule(), elsewhere.status(), elsewhere.effect(), elsewhere.severity(), elsewhere.confidence(),
                        elsewhere.message(), "lab.example", List.of(), List.of(), elsewhere.remedies(), null)));
        String text = rendered(DiagnosisReports::text, new Diagnosis(one.target(), one.at(), List.of(hq, second)), Samples.ENGLISH);
        assertEquals(1, text.split("T06 says", -1).length - 1, text);
        assertTrue(text.contains("as on hq.example [T06") && !text.contains("Open Options") && text.contains("> Tick Windows 11\n"), text);
    }

    @Test
    void everyLineOfTheTextFitsThePageButCommands() throws IOException {
        for (Reader reader : List.of(Samples.ENGLISH, Samples.JAPANESE)) {
            String text = rendered(DiagnosisReports::text, Samples.diagnosis("長い題名 ".repeat(40) + "x".repeat(300)), reader);
            text.lines().forEach(line -> assertTrue(Plain.cells(line) <= 100, line));
        }
    }

    @Test
    void japaneseReadersGetJapanese() throws IOException {
        String text = rendered(DiagnosisReports::text, PLAIN, Samples.JAPANESE);
        assertTrue(text.contains("対処が必要なこと") && text.contains("更新 2026-07") && text.contains("オプションを開きます"), text);
        assertFalse(text.contains("ruled out") || text.contains("Open Options"), text);
        assertTrue(rendered(DiagnosisReports::html, PLAIN, Samples.JAPANESE).contains("lang=\"ja\""));
    }

    @Test
    void jsonHasTheFieldsOfTheContractInOrder() throws IOException {
        Map<String, @Nullable Object> root = JsonTree.parse(rendered(DiagnosisReports::json, PLAIN, Samples.ENGLISH));
        assertEquals(required("diagnosis"), List.copyOf(root.keySet()));
        assertEquals("1.0", root.get("schemaVersion"));
        Map<String, @Nullable Object> target = JsonTree.map(root.get("target"));
        assertEquals(required("target"), List.copyOf(target.keySet()));
        assertEquals(List.of("KB5099034", Samples.ID.toString(), 200L, List.of("5099034"), "2026-07 Cumulative Update"),
                List.copyOf(target.values()));
        List<@Nullable Object> servers = JsonTree.list(root.get("servers"));
        Map<String, @Nullable Object> server = JsonTree.map(servers.get(0));
        assertEquals(required("server"), List.copyOf(server.keySet()).subList(0, 7), "readers of the first form find what they know");
        assertEquals(List.of("extent", "variants"), List.copyOf(server.keySet()).subList(7, 9));
        assertEquals("none", server.get("extent"));
        assertEquals("2026-07-14T03:04:05Z", server.get("collectedAt"));
        assertEquals(List.of("no", "absent", "T01"), List.of(text(server, "present"), text(server, "state"), text(server, "headline")));
        assertEquals("unknown", JsonTree.map(servers.get(1)).get("present"));
        assertEquals("approved", JsonTree.map(servers.get(2)).get("state"));
        Map<String, @Nullable Object> finding = JsonTree.map(JsonTree.list(server.get("findings")).get(0));
        assertEquals(required("finding"), List.copyOf(finding.keySet()));
        assertEquals(List.of("applies", "BLOCKS", "high", "CERTAIN"),
                List.of(text(finding, "status"), text(finding, "effect"), text(finding, "severity"), text(finding, "confidence")));
        Map<String, @Nullable Object> evidence = JsonTree.map(JsonTree.list(finding.get("evidence")).get(1));
        assertEquals(required("evidence"), List.copyOf(evidence.keySet()));
        assertEquals(true, evidence.get("value"));
        Map<String, @Nullable Object> remedy = JsonTree.map(JsonTree.list(finding.get("remedies")).get(0));
        assertEquals(required("remedy"), List.copyOf(remedy.keySet()));
        assertEquals(List.of("Open Options.", "Tick Windows 11."), remedy.get("steps"));
        Map<String, @Nullable Object> undecided = JsonTree.map(JsonTree.list(server.get("findings")).get(1));
        assertEquals(List.of("syncHistory"), undecided.get("missingFacts"));
        assertEquals("undecided", undecided.get("status"));
    }

    @Test
    void missingVariantsAreListedWithTheirCauses() throws IOException {
        Diagnosis partly = Samples.partly("Variant");
        Map<String, @Nullable Object> server = JsonTree.map(JsonTree.list(JsonTree.parse(rendered(DiagnosisReports::json, partly,
                Samples.ENGLISH)).get("servers")).get(0));
        assertEquals("some", server.get("extent"));
        List<@Nullable Object> variants = JsonTree.list(server.get("variants"));
        assertEquals(5, variants.size());
        Map<String, @Nullable Object> second = JsonTree.map(variants.get(1));
        assertEquals(required("variant"), List.copyOf(second.keySet()));
        assertEquals(List.of("Variant1", "no", "T01"), List.of(text(second, "title"), text(second, "present"), text(second, "rule")));
        assertTrue(JsonTree.map(variants.get(4)).get("reason") == null);
        for (Renderer render : List.<Renderer>of(DiagnosisReports::text, DiagnosisReports::html)) {
            String shown = rendered(render, partly, Samples.ENGLISH);
            assertTrue(shown.contains("Variant4") && shown.contains("no cause is proved"), shown);
        }
        assertEquals(Diagnosis.Outcome.BLOCKED, partly.outcome());
    }

    private static String text(Map<String, @Nullable Object> map, String key) {
        return String.valueOf(map.get(key));
    }

    /** The required properties, as the shipped schema lists them. */
    private static List<String> required(String definition) throws IOException {
        try (InputStream in = DiagnosisReports.schema()) {
            Map<String, @Nullable Object> schema = JsonTree.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            List<String> names = new ArrayList<>();
            JsonTree.list(JsonTree.map(JsonTree.map(schema.get("$defs")).get(definition)).get("required"))
                    .forEach(name -> names.add(String.valueOf(name)));
            return names;
        }
    }

    @Test
    void htmlIsWellFormedAndHasNothingThatRunsOrLoads() throws Exception {
        String html = rendered(DiagnosisReports::html, HOSTILE, Samples.ENGLISH);
        Document document = xml(html);
        assertTrue(html.startsWith("<!DOCTYPE html>"));
        for (String forbidden : List.of("script", "img", "link", "iframe", "object")) {
            assertEquals(0, document.getElementsByTagName(forbidden).getLength(), forbidden);
        }
        assertFalse(html.toLowerCase(java.util.Locale.ROOT).contains("<script") || html.contains("\u001B") || html.contains("\u0007"),
                html);
        assertTrue(html.contains("default-src 'none'") && html.contains("prefers-color-scheme: dark") && html.contains("@media print"));
        assertEquals("en", document.getDocumentElement().getAttribute("lang"));
        assertTrue(document.getDocumentElement().getTextContent().contains("<script>alert(\"x\")</script> & ]]>"),
                "the title is shown as it is");
        assertEquals(3, count(document, "section"));
        assertTrue(document.getElementsByTagName("code").item(0).getTextContent().contains("Set-It -Name '<a & b>'\nSync-It"));
    }

    private static int count(Document document, String name) {
        return document.getElementsByTagName(name).getLength();
    }

    @Test
    void hostileTextsCannotSteerATerminal() throws IOException {
        String text = rendered(DiagnosisReports::text, HOSTILE, Samples.ENGLISH);
        assertTrue(text.codePoints().noneMatch(c -> c != '\n' && Character.isISOControl(c) || c == 0x202E), text);
        assertTrue(text.contains("<U+202E>") && text.contains("<U+001B>"), text);
    }

    @Test
    void jsonKeepsHostileTextsAsTheyAre() throws IOException {
        Map<String, @Nullable Object> root = JsonTree.parse(rendered(DiagnosisReports::json, HOSTILE, Samples.ENGLISH));
        assertEquals(Samples.HOSTILE, JsonTree.map(root.get("target")).get("title"));
    }

    @Test
    void junitHasOneTestCaseForEveryServer() throws Exception {
        Document document = xml(rendered(DiagnosisReports::junit, HOSTILE, Samples.ENGLISH));
        Element suite = (Element) document.getElementsByTagName("testsuite").item(0);
        assertEquals(List.of("3", "1", "0", "1"),
                List.of(suite.getAttribute("tests"), suite.getAttribute("failures"), suite.getAttribute("errors"),
                suite.getAttribute("skipped")));
        assertEquals(List.of(3, 1, 1), List.of(count(document, "testcase"), count(document, "failure"), count(document, "skipped")));
        Element failure = (Element) document.getElementsByTagName("failure").item(0);
        assertEquals("hq.example", ((Element) failure.getParentNode()).getAttribute("name"));
        assertEquals("T01", failure.getAttribute("type"));
    }

    @Test
    void aFailedRuleIsAnErrorAndNotAFailure() throws Exception {
        Document document = xml(rendered(DiagnosisReports::junit, Samples.failed(), Samples.ENGLISH));
        assertEquals(List.of(1, 0), List.of(count(document, "error"), count(document, "failure")));
        assertTrue(rendered(DiagnosisReports::text, Samples.failed(), Samples.ENGLISH).contains("It threw an exception."));
    }

    @ParameterizedTest
    @ValueSource(strings = { "=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "＝1" })
    void csvCellsAreNoFormulas(String cell) {
        assertTrue(Csv.guarded(cell).startsWith("'"), cell);
        assertEquals("a=1", Csv.guarded("a=1"));
    }
}
