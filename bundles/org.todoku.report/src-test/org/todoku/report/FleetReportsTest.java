package org.todoku.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import javax.xml.parsers.DocumentBuilderFactory;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.todoku.core.Completeness;
import org.todoku.core.fact.Tri;
import org.todoku.core.query.UpdateQuery;
import org.todoku.intake.list.ListSummary;
import org.todoku.report.FleetReports.Layout;
import org.todoku.rules.Diagnosis;
import org.todoku.rules.Reader;
import org.todoku.rules.ServerDiagnosis;
import org.todoku.rules.Target;
import org.xml.sax.InputSource;

/** The answers to a list, in every form. */
class FleetReportsTest {

    private static final ListSummary LIST = new ListSummary("scan.csv", 9, Map.of("KB ID", 7), 3, 2, 1,
            List.of(new ListSummary.Unused(4, "CVE-2026-1"), new ListSummary.Unused(8, Samples.HOSTILE)));

    private static FleetAnswers answers(Reader reader, int asked, Diagnosis... diagnoses) {
        var answers = new FleetAnswers(reader, Samples.NOW, LIST, asked);
        for (Diagnosis diagnosis : diagnoses) {
            answers.add(diagnosis, 2);
        }
        return answers;
    }

    private static FleetAnswers sample(Reader reader) {
        return answers(reader, 3, Samples.diagnosis("Title"), Samples.partly("Title"), Samples.failed());
    }

    /** The same blocked answer on many servers, but for one that has the update. */
    private static Diagnosis many(int servers) {
        List<ServerDiagnosis> all = new ArrayList<>();
        Diagnosis one = Samples.diagnosis("Title");
        for (int i = 0; i < servers; i++) {
            ServerDiagnosis like = one.servers().get(i == 3 ? 2 : 0);
            all.add(new ServerDiagnosis(Samples.server("wsus" + i + ".東京.example", Completeness.COMPLETE), like.present(), like.listed(),
                    like.variants(), like.headline(), like.findings()));
        }
        return new Diagnosis(one.target(), Samples.NOW, all);
    }

    private static String text(FleetAnswers answers, Layout layout, int width) throws IOException {
        var out = new StringBuilder();
        FleetReports.text(answers, layout, width, out);
        return out.toString();
    }

    private static String line(String text, String start) {
        return text.lines().filter(line -> line.startsWith(start)).findFirst().orElse("no line " + start + " in\n" + text);
    }

    @Test
    void everyServerIsAColumnAndEveryAnswerIsCounted() throws IOException {
        String text = text(sample(Samples.ENGLISH), Layout.TABLE, 120);
        assertEquals(List.of("Wanted", "hq", "branch", "lab"), List.of(line(text, "Wanted").split(" +")));
        String first = line(text, "KB5099034 (×2)");
        assertTrue(first.contains("blocked: T01") && first.contains("undecided (not known: list of updates") && first.contains("approved"),
                text);
        String partly = text.lines().filter(line -> line.startsWith("KB5099034")).skip(1).findFirst().orElseThrow();
        assertTrue(partly.contains("1/5 there, blocked: T01"), partly);
        assertTrue(line(text, "KB1234567").contains("rule failed: T04"), text);
        assertEquals(List.of("hq", "1", "2", "0", "0"), List.of(line(text, "hq ").split(" +")), text);
        assertEquals(List.of("branch", "0", "0", "1", "0"), List.of(line(text, "branch ").split(" +")), text);
        assertTrue(line(text, "T01").matches("T01 .* 1 +1"), "both questions are the same number: " + text);
        assertTrue(text.contains("2 row(s) name no update") && text.contains("1 of them name a weakness"), text);
        assertTrue(text.contains("line 4: CVE-2026-1") && !text.contains("\u001B"), text);
        assertFalse(text.contains("PARTIAL"), text);
        assertFalse(text.matches("(?s).*!\\w+[.\\w]*!.*"), "a text is missing in\n" + text);
    }

    @ParameterizedTest
    @ValueSource(ints = { 80, 100, 200 })
    void noLineIsWiderThanTheTerminal(int width) throws IOException {
        for (Reader reader : List.of(Samples.ENGLISH, Samples.JAPANESE)) {
            for (Layout layout : Layout.values()) {
                String text = text(answers(reader, 2, many(40), Samples.diagnosis("長い題名 ".repeat(40))), layout, width);
                text.lines().forEach(line -> assertTrue(Plain.cells(line) <= width, line));
                assertTrue(text.contains("wsus39"), "every server is told");
            }
        }
    }

    @Test
    void serversThatDoNotFitSideBySideShareAColumnWithTheirLike() throws IOException {
        String text = text(answers(Samples.ENGLISH, 1, many(40)), Layout.TABLE, 80);
        assertTrue(line(text, "Wanted").contains("wsus0 (+38)") && line(text, "Wanted").contains("wsus3"), text);
        assertTrue(text.contains("wsus0 (+38) stands for: wsus0, wsus1, wsus2, wsus4"), text);
    }

    @Test
    void causesTellWhatToDoAndForWhichUpdates() throws IOException {
        String text = text(sample(Samples.ENGLISH), Layout.CAUSES, 100);
        int cause = text.indexOf("T01 ");
        int remedy = text.indexOf("> Tick Windows 11", cause);
        int updates = text.indexOf("- hq: KB5099034", remedy);
        assertTrue(cause >= 0 && remedy > cause && updates > remedy, text);
        assertTrue(text.contains("- lab: KB5099034"), "what is there is told too: " + text);
    }

    @Test
    void whatIsMissingStandsWithTheWayToGetItOnce() throws IOException {
        Diagnosis one = Samples.diagnosis("Title");
        var second = new Diagnosis(new Target(UpdateQuery.parse("KB5555555"), one.target().variants()), one.at(), one.servers());
        String text = text(answers(Samples.ENGLISH, 2, one, second), Layout.TABLE, 100);
        String part = text.substring(text.indexOf("Not known"));
        assertEquals(2, part.split("  \\? ", -1).length - 1, part);
        assertTrue(part.contains("synchronisation history") && part.contains("– on branch") && part.contains("Collect-Todoku.ps1"), part);
    }

    @Test
    void anUpdateThatNobodyKnowsLacksNothingElse() throws IOException {
        Diagnosis known = Samples.diagnosis("Title");
        ServerDiagnosis hq = known.servers().get(0);
        var unknown = new Diagnosis(new Target(UpdateQuery.parse("KB7777777"), List.of()), Samples.NOW,
                List.of(new ServerDiagnosis(hq.server(), Tri.NO, List.of(), List.of(), null,
                        known.servers().get(1).findings())));
        assertTrue(line(text(answers(Samples.ENGLISH, 1, unknown), Layout.TABLE, 100), "KB7777777")
                .contains("undecided (no source knows it)"));
    }

    @Test
    void aStoppedRunSaysThatItIsPartial() throws IOException {
        FleetAnswers stopped = answers(Samples.ENGLISH, 300, Samples.diagnosis("Title"));
        stopped.stopped();
        String text = text(stopped, Layout.TABLE, 100);
        assertTrue(text.contains("PARTIAL: stopped after 1 of 300 updates"), text);
        var json = new StringBuilder();
        FleetReports.json(stopped, null, json);
        Map<String, @Nullable Object> root = JsonTree.parse(json.toString());
        assertEquals(List.of("true", "300"), List.of(root.get("partial") + "", root.get("asked") + ""));
        var html = new StringBuilder();
        FleetReports.html(stopped, html);
        assertTrue(html.toString().contains("PARTIAL"), html.toString());
    }

    @Test
    void csvHasNoFormulasInAnyLayout() throws IOException {
        Diagnosis hostile = Samples.diagnosis(Samples.HOSTILE);
        var asked = new Diagnosis(new Target(UpdateQuery.parse("=1+1"), hostile.target().variants()), hostile.at(), hostile.servers());
        for (Layout layout : Layout.values()) {
            var csv = new StringBuilder();
            FleetReports.csv(answers(Samples.ENGLISH, 2, Samples.diagnosis("Title"), asked), layout, csv);
            List<CSVRecord> records = CSVFormat.RFC4180.parse(new StringReader(csv.toString())).getRecords();
            int rows = switch (layout) {
                case TABLE -> 2;
                case ROWS -> 6;
                case CAUSES -> 2;
            };
            assertEquals(rows + 1, records.size(), csv.toString());
            for (CSVRecord record : records) {
                assertEquals(records.get(0).size(), record.size());
                record.forEach(cell -> assertFalse(cell.startsWith("=") || cell.contains("\u001B"), cell));
            }
        }
    }

    @Test
    void jsonCountsWhatTheTableShows() throws IOException {
        var json = new StringBuilder();
        FleetReports.json(sample(Samples.ENGLISH), List.of(Samples.failed()), json);
        Map<String, @Nullable Object> root = JsonTree.parse(json.toString());
        Map<String, @Nullable Object> hq = JsonTree.map(JsonTree.list(root.get("servers")).get(0));
        assertEquals(List.of("hq.example", "1", "2"), List.of(hq.get("server") + "", hq.get("failed") + "", hq.get("blocked") + ""));
        Map<String, @Nullable Object> update = JsonTree.map(JsonTree.list(root.get("updates")).get(0));
        assertEquals(2L, update.get("named"));
        Map<String, @Nullable Object> branch = JsonTree.map(JsonTree.list(update.get("servers")).get(1));
        assertEquals(List.of("undecided", "[updates, syncHistory]"), List.of(branch.get("fate") + "", branch.get("missingFacts") + ""));
        assertEquals(1, JsonTree.list(root.get("diagnoses")).size());
        assertEquals(2L, JsonTree.map(root.get("list")).get("unused"));
    }

    @Test
    void htmlIsWellFormedAndShowsHostileTextAsText() throws Exception {
        var html = new StringBuilder();
        FleetReports.html(answers(Samples.JAPANESE, 1, Samples.diagnosis(Samples.HOSTILE)), html);
        var document = DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder()
                .parse(new InputSource(new StringReader(html.toString().replace("<!DOCTYPE html>", ""))));
        assertEquals(0, document.getElementsByTagName("script").getLength());
        assertEquals("ja", document.getDocumentElement().getAttribute("lang"));
        assertTrue(document.getDocumentElement().getTextContent().contains("<script>alert(\"x\")</script>"));
        assertEquals(3, document.getElementsByTagName("td").getLength() - 3 * 3, "three servers, three fates");
    }

    @Test
    void everyTextIsThereInBothLanguagesWithTheSamePlaceholders() throws IOException {
        var english = SimulationTextsTest.texts("fleet.properties");
        var japanese = SimulationTextsTest.texts("fleet_ja.properties");
        assertEquals(english.stringPropertyNames(), japanese.stringPropertyNames());
        for (String key : english.stringPropertyNames()) {
            assertEquals(SimulationTextsTest.placeholders(english.getProperty(key)),
                    SimulationTextsTest.placeholders(japanese.getProperty(key)), key);
        }
        for (Fate fate : Fate.values()) {
            assertTrue(english.containsKey("fate." + fate), fate.name());
        }
    }
}
