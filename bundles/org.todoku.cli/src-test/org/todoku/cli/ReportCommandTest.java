package org.todoku.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.todoku.cli.Shell.Outcome;
import org.todoku.core.Progress;
import org.todoku.core.ServerState;
import org.todoku.core.ServerUpdate;
import org.todoku.core.StateReader;
import org.todoku.core.assumption.Assumption;
import org.todoku.core.fleet.MemoryFacts;
import org.todoku.core.query.UpdateQuery;
import org.todoku.demo.DemoFleet;
import org.todoku.intake.list.ListSummary;
import org.todoku.model.InvestigationEditing;
import org.todoku.model.InvestigationStore;
import org.todoku.model.investigation.Answer;
import org.todoku.model.investigation.DecisionState;
import org.todoku.model.investigation.Investigation;
import org.todoku.model.investigation.KeptFinding;
import org.todoku.report.AnsweredList;
import org.todoku.report.DiagnosisReports;
import org.todoku.report.FleetAnswers;
import org.todoku.report.InvestigationComparisonReports;
import org.todoku.report.InvestigationReports;
import org.todoku.rules.Diagnosis;
import org.todoku.rules.DiagnosisEngine;
import org.todoku.rules.Reader;
import org.todoku.rules.RuleRegistry;
import org.todoku.rules.data.DataPacks;
import org.todoku.rules.wsus.WsusData;
import org.todoku.rules.wsus.WsusRules;

class ReportCommandTest {

    private static final Clock CLOCK = Clock.fixed(Shell.NOW, ZoneOffset.UTC);
    private static final String FILE = "case.todoku";
    private static final String SCHEMA = "investigation-1.json";

    @TempDir
    Path directory = Path.of("");

    private Shell shell = new Shell(directory);

    @BeforeEach
    void shellInTheFolder() {
        shell = new Shell(directory);
    }

    private static Diagnosis answer(String query) throws Exception {
        Map<ServerState, List<ServerUpdate>> states = new LinkedHashMap<>();
        for (StateReader reader : DemoFleet.states(Shell.NOW)) {
            try (reader) {
                List<ServerUpdate> updates = new ArrayList<>();
                ServerState state = reader.read(updates::add, Progress.NONE);
                states.put(state, updates);
            }
        }
        ExecutorService worker = Executors.newSingleThreadExecutor();
        try {
            return new DiagnosisEngine(RuleRegistry.of(WsusRules.all(), DataPacks.of(WsusData.all())), worker, Duration.ofSeconds(30))
                    .explain(new MemoryFacts(states), UpdateQuery.parse(query), List.of(), Shell.NOW, Progress.NONE);
        } finally {
            worker.shutdownNow();
        }
    }

    /** One update more than was answered, and a line of a machine that nobody knows. */
    private static AnsweredList list(String... queries) throws Exception {
        var read = new ListSummary("hq.corp.example.csv", 9, Map.of(), 1, 2, 1, List.of(new ListSummary.Unused(4, "CORP\\bob, CVE-1")));
        var answers = new FleetAnswers(new Reader(Locale.ENGLISH, ZoneOffset.UTC), Shell.NOW, read, queries.length + 2);
        for (String query : queries) {
            answers.add(answer(query), 1);
        }
        answers.add(answer("KB4999999"), 1);
        return AnsweredList.of(answers);
    }

    private void saved(String... queries) throws Exception {
        var editing = new InvestigationEditing(InvestigationStore.create("Plant lacks updates", CLOCK), CLOCK);
        for (String query : queries) {
            Answer kept = editing.keep("Keep", answer(query));
            KeptFinding finding = kept.getServers().get(0).getFindings().get(0);
            editing.setComment("Comment", finding, "Seen *twice*");
            editing.addNote("Note", "About hq and CORP\\bob", finding.getId());
            editing.addDecision("Decide", "Tick it", "Taro", editing.investigation().getQuestions().get(0).getId());
        }
        editing.attach("Attach", "log.txt", new byte[7]);
        InvestigationStore.save(directory.resolve(FILE), InvestigationStore.bytes(editing.investigation()), "");
    }

    private void savedWithList(String... queries) throws Exception {
        saved(queries);
        var editing = new InvestigationEditing(InvestigationStore.load(directory.resolve(FILE)).investigation(), CLOCK);
        editing.addNote("Note", "About the list", editing.keep("Keep", list(queries), List.of()).getId());
        InvestigationStore.save(directory.resolve(FILE), InvestigationStore.bytes(editing.investigation()), null);
    }

    @Test
    void jsonIsAsItsSchemaSays() throws Exception {
        savedWithList(DemoFleet.TWO_CAUSES, DemoFleet.THERE, DemoFleet.TWO_CAUSES);
        JsonSchema schemas = new JsonSchema().with("diagnosis-1.json", DiagnosisReports.schema()).with(SCHEMA,
                InvestigationReports.schema());
        for (String language : List.of("en", "ja")) {
            Outcome plain = shell.run("report", FILE, "--format", "json", "--lang", language);
            assertEquals(1, Shell.jsonDocuments(plain.out()), plain.err());
            assertEquals("", schemas.check(plain.out(), SCHEMA));
            Outcome masked = shell.run("report", FILE, "--format", "json", "--lang", language, "--mask");
            assertEquals("", schemas.check(masked.out(), SCHEMA));
            assertTrue(plain.out().contains("hq.corp.example") && plain.out().contains("Seen *twice*"), "everything is told");
            assertFalse(masked.out().contains("corp.example") || masked.out().contains("bob") || masked.out().contains("Taro"),
                    "no name is told");
        }
        assertEquals(Set.of(), schemas.unused(SCHEMA));
    }

    @ParameterizedTest
    @CsvSource({ "case.html, <!DOCTYPE html>", "case.md, # Plant lacks updates", "case.json, {", "case.xml, <?xml",
            "case.txt, Plant lacks updates",
            "case, Plant lacks updates" })
    void theNameOfTheOutputSaysTheForm(String output, String begin) throws Exception {
        saved(DemoFleet.TWO_CAUSES);
        Outcome outcome = shell.run("report", FILE, "-o", output);
        assertEquals(ExitCodes.BLOCKED, outcome.code(), outcome.err());
        assertTrue(Files.readString(directory.resolve(output)).startsWith(begin), output);
        assertEquals("", outcome.out());
    }

    @Test
    void theExitCodeIsThatOfTheNewestAnswers() throws Exception {
        saved(DemoFleet.THERE);
        assertEquals(ExitCodes.CLEAR, shell.run("report", FILE).code());
        emptySaved();
        assertEquals(ExitCodes.UNDECIDED, shell.run("report", "empty.todoku").code(), "nothing was asked");
    }

    private void emptySaved() throws Exception {
        InvestigationStore.save(directory.resolve("empty.todoku"),
                InvestigationStore.bytes(InvestigationStore.create("Nothing yet", CLOCK)), "");
    }

    @Test
    void theDifferenceFromAnEarlierVersionIsTold() throws Exception {
        saved(DemoFleet.TWO_CAUSES);
        Path later = directory.resolve("later.todoku");
        Files.copy(directory.resolve(FILE), later);
        assertTrue(shell.run("report", "later.todoku", "--against", FILE).out().contains("Nothing differs between case.todoku and later"));
        var editing = new InvestigationEditing(InvestigationStore.load(later).investigation(), CLOCK);
        editing.setText("Text", editing.investigation().getNotes().get(0), "About **hq**");
        editing.remove("Remove", List.of(editing.investigation().getDecisions().get(0)));
        InvestigationStore.save(later, InvestigationStore.bytes(editing.investigation()), null);
        Outcome text = shell.run("report", "later.todoku", "--against", FILE);
        assertEquals(ExitCodes.CLEAR, text.code(), text.err());
        assertTrue(text.out().contains("Differences from case.todoku to later.todoku: 2"), text.out());
        assertTrue(text.out().contains("[changed] Note: About **hq**: text\n  - About hq and CORP\\bob\n  + About **hq**\n"), text.out());
        assertTrue(text.out().contains("[removed] Decision: Tick it\n  - open, decided by Taro\n  - Tick it\n"), text.out());
        Outcome markdown = shell.run("report", "later.todoku", "--against", FILE, "--lang", "ja", "-o", "diff.md");
        assertEquals(ExitCodes.CLEAR, markdown.code(), markdown.err());
        String written = Files.readString(directory.resolve("diff.md"));
        assertTrue(written.contains("**変更** メモ: About \\*\\*hq\\*\\*: 本文"), written);
        assertTrue(written.contains("```\nAbout **hq**\n```"), written);
        for (String[] more : new String[][] { { "--mask" }, { "--format", "junit" }, { "-o", "diff.xml" } }) {
            List<String> words = new ArrayList<>(List.of("report", "later.todoku", "--against", FILE));
            words.addAll(List.of(more));
            Outcome refused = shell.run(words.toArray(String[]::new));
            assertEquals(ExitCodes.BAD_INPUT, refused.code());
            assertTrue(refused.out().isEmpty() && refused.err().contains("text, html, markdown or json"), refused.err());
        }
        assertEquals(ExitCodes.BAD_INPUT, shell.run("report", FILE, "--against", "missing.todoku").code());
    }

    /** The version before and the one after differ in every way that there is. */
    private void twoVersions() throws Exception {
        saved(DemoFleet.TWO_CAUSES, DemoFleet.THERE);
        var editing = new InvestigationEditing(InvestigationStore.load(directory.resolve(FILE)).investigation(), CLOCK);
        Investigation later = editing.investigation();
        editing.setTitle("Title", "<script>alert(1)</script> & more");
        Answer answer = later.getQuestions().get(0).getAnswers().get(0);
        KeptFinding first = answer.getServers().get(0).getFindings().get(0);
        editing.setImportant("Mark", first, true);
        editing.setComment("Comment", first, "\u202e# Not a heading");
        // nobody can do that in the workbench
        answer.getServers().get(1).getFindings().removeLast();
        editing.remove("Remove", List.of(answer.getServers().get(2), later.getQuestions().get(1), later.getDecisions().get(1)));
        editing.setState("State", later.getDecisions().get(0), DecisionState.DONE);
        editing.setDecidedBy("By", later.getDecisions().get(0), "佐藤");
        editing.setText("Text", later.getNotes().get(0), "<b>届く</b>\nline");
        editing.attach("Attach", "new.txt", new byte[2]);
        editing.keep("Keep", answer(DemoFleet.TWO_CAUSES));
        editing.keep("Keep", list(DemoFleet.THERE), List.of());
        InvestigationStore.save(directory.resolve("later.todoku"), InvestigationStore.bytes(later), "");
    }

    @Test
    void theDifferenceAsJsonIsAsItsSchemaSays() throws Exception {
        twoVersions();
        String schema = "investigation-comparison-1.json";
        JsonSchema schemas = new JsonSchema().with("diagnosis-1.json", DiagnosisReports.schema())
                .with(SCHEMA, InvestigationReports.schema())
                .with(schema, InvestigationComparisonReports.schema());
        for (String language : List.of("en", "ja")) {
            Outcome outcome = shell.run("report", "later.todoku", "--against", FILE, "--format", "json", "--lang", language);
            assertEquals(ExitCodes.CLEAR, outcome.code(), outcome.err());
            assertEquals(1, Shell.jsonDocuments(outcome.out()));
            assertEquals("", schemas.check(outcome.out(), schema));
            for (String said : List.of("\"kind\" : \"removed\"", "\"part\" : \"finding\"", "\"field\" : \"decided-by\"",
                    "\"by\" : \"Taro\"",
                    "\"answeredAt\" : \"2026-", "\"name\" : \"new.txt\"", "\"earlier\" : \"case.todoku\"")) {
                assertTrue(outcome.out().contains(said), () -> said + " in " + outcome.out());
            }
        }
        assertEquals(Set.of(), schemas.unused(schema));
        assertTrue(schemas.check("{\"schemaVersion\": \"1.0\", \"surprise\": 1}", schema).contains("surprise"));
        Outcome same = shell.run("report", FILE, "--against", FILE, "--format", "json");
        assertEquals("", schemas.check(same.out(), schema));
        assertTrue(same.out().contains("\"changes\" : [ ]"), same.out());
    }

    @Test
    void theDifferenceAsHtmlTellsWhatTheTextTells() throws Exception {
        twoVersions();
        for (String language : List.of("en", "ja")) {
            Outcome text = shell.run("report", "later.todoku", "--against", FILE, "--lang", language);
            Outcome outcome = shell.run("report", "later.todoku", "--against", FILE, "--lang", language, "-o", language + ".html");
            assertEquals(ExitCodes.CLEAR, outcome.code(), outcome.err());
            Path file = directory.resolve(language + ".html");
            var document = DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(file.toFile());
            assertEquals(language, document.getDocumentElement().getAttribute("lang"));
            assertEquals(0, document.getElementsByTagName("script").getLength() + document.getElementsByTagName("b").getLength());
            var changes = document.getElementsByTagName("article");
            assertEquals(text.out().lines().filter(line -> line.startsWith("[")).count(), changes.getLength());
            String all = document.getDocumentElement().getTextContent();
            for (String said : List.of("<script>alert(1)</script> & more", "<b>届く</b>\nline", "About hq and CORP\\bob", "佐藤", "new.txt")) {
                assertTrue(all.contains(said), () -> said + " in " + all);
            }
        }
        String english = Files.readString(directory.resolve("en.html"));
        assertTrue(english.contains("removed") && english.contains("Before") && english.contains("What differs"), english);
    }

    @Test
    void aFileOfTheFirstVersionIsReadToo() throws Exception {
        saved(DemoFleet.TWO_CAUSES);
        Outcome now = shell.run("report", FILE);
        String newest = Files.readString(directory.resolve(FILE));
        String one = newest.replaceFirst(" version=\"3\"", " version=\"1\"");
        Files.writeString(directory.resolve(FILE), one);
        Outcome before = shell.run("report", FILE);
        assertEquals(now.out(), before.out());
        assertEquals(now.code(), before.code());
        assertEquals(one, Files.readString(directory.resolve(FILE)), "it is only read");
        assertFalse(one.equals(newest));
    }

    @Test
    void aListCountsForHowItEnds() throws Exception {
        AnsweredList blocked = list(DemoFleet.TWO_CAUSES);
        List<AnsweredList.Row> rows = blocked.rows();
        var there = new AnsweredList(blocked.at(), 1, blocked.list(), blocked.servers(), list(DemoFleet.THERE).rows().subList(0, 1));
        var stopped = new AnsweredList(there.at(), 2, there.list(), there.servers(), there.rows());
        var unknown = new AnsweredList(blocked.at(), 1, blocked.list(), blocked.servers(), rows.subList(1, 2));
        Map<AnsweredList, Integer> codes = Map.of(blocked, ExitCodes.BLOCKED, there, ExitCodes.CLEAR, stopped, ExitCodes.UNDECIDED,
                unknown, ExitCodes.UNDECIDED);
        for (Map.Entry<AnsweredList, Integer> each : codes.entrySet()) {
            var editing = new InvestigationEditing(InvestigationStore.create("List", CLOCK), CLOCK);
            editing.keep("Keep", each.getKey(), List.of());
            InvestigationStore.save(directory.resolve(FILE), InvestigationStore.bytes(editing.investigation()), null);
            for (String language : List.of("en", "ja")) {
                Outcome outcome = shell.run("report", FILE, "--lang", language);
                assertEquals(each.getValue(), outcome.code(), outcome.out());
                assertTrue(outcome.out().contains(each.getKey().rows().get(0).query()), outcome.out());
            }
        }
    }

    @Test
    void whatIsOnlyAssumedIsToldButAnswersNothing() throws Exception {
        Diagnosis plain = answer(DemoFleet.TWO_CAUSES);
        Diagnosis assumed = new Diagnosis(plain.target(), plain.at(), plain.servers(),
                List.of(new Assumption.Imported("plant.corp.example", plain.target().variants().get(0).id())));
        var editing = new InvestigationEditing(InvestigationStore.create("What if", CLOCK), CLOCK);
        editing.keep("Keep", assumed);
        InvestigationStore.save(directory.resolve(FILE), InvestigationStore.bytes(editing.investigation()), "");
        assertEquals(ExitCodes.UNDECIDED, shell.run("report", FILE).code());
        editing.keep("Keep", plain);
        editing.keep("Keep", assumed);
        InvestigationStore.save(directory.resolve(FILE), InvestigationStore.bytes(editing.investigation()), null);
        for (String form : List.of("text", "html", "markdown", "json")) {
            Outcome outcome = shell.run("report", FILE, "--format", form);
            assertEquals(ExitCodes.BLOCKED, outcome.code(), "the answer of the facts counts");
            // once for each answer that is none
            String said = form.equals("json") ? "\"assumed\" : [" : "Not an answer about facts";
            assertTrue(outcome.out().contains(said), () -> form + ": " + outcome.out());
            assertTrue(outcome.out().contains("imported"), form);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            missing.todoku | does not exist      | 存在しません
            junk.todoku    | no investigation    | 調査として読み取れません
            cut.todoku     | no investigation    | 調査として読み取れません
            later.todoku   | newer version       | 新しいバージョン
            """)
    void whatIsNoInvestigationIsRefusedWithTheReason(String file, String english, String japanese) throws Exception {
        saved(DemoFleet.THERE);
        String whole = Files.readString(directory.resolve(FILE));
        Files.writeString(directory.resolve("junk.todoku"), "KB5041585\n");
        Files.writeString(directory.resolve("cut.todoku"), whole.substring(0, whole.length() / 2));
        Files.writeString(directory.resolve("later.todoku"), whole.replace("urn:todoku:investigation:1", "urn:todoku:investigation:2"));
        for (String language : List.of("en", "ja")) {
            Outcome outcome = shell.run("report", file, "--lang", language, "-o", "out.html");
            assertEquals(ExitCodes.BAD_INPUT, outcome.code(), outcome.toString());
            assertTrue(outcome.err().contains(language.equals("en") ? english : japanese), outcome.err());
            assertFalse(Files.exists(directory.resolve("out.html")));
        }
    }

    @Test
    void anAnswerIsMaskedInEveryForm() {
        for (String form : List.of("text", "html", "markdown", "json", "junit")) {
            for (String language : List.of("en", "ja")) {
                Outcome plain = shell.run("explain", DemoFleet.TWO_CAUSES, "--from", "demo", "--format", form, "--lang", language);
                Outcome masked = shell.run("explain", DemoFleet.TWO_CAUSES, "--from", "demo", "--format", form, "--lang", language,
                        "--mask");
                assertEquals(plain.code(), masked.code());
                for (String name : List.of("hq.corp", "plant", "proxy.plant", "osaka")) {
                    assertTrue(plain.out().contains(name) || name.equals("proxy.plant"), form);
                    assertFalse(masked.out().toLowerCase(Locale.ROOT).contains(name), () -> name + " in " + masked.out());
                }
                assertTrue(masked.out().contains("server-1"), form);
            }
        }
    }

    @Test
    void aListIsMaskedInEveryForm() throws IOException {
        Path list = directory.resolve("bob@corp.example.txt");
        Files.writeString(list, DemoFleet.TWO_CAUSES + "\n" + DemoFleet.PRODUCT_NOT_TICKED + "\n" + DemoFleet.ON_ITS_WAY
                + "\n\\\\osaka\\share\\updates\n");
        for (List<String> form : List.of(List.of("text"), List.of("text", "--group-by", "cause"), List.of("text", "--long"), List.of("csv"),
                List.of("json", "--long"), List.of("html"), List.of("html", "--long"), List.of("markdown"), List.of("junit"))) {
            for (String language : List.of("en", "ja")) {
                List<String> arguments = new ArrayList<>(List.of("explain", "@" + list.getFileName(), "--from", "demo", "--lang", language,
                        "--format"));
                arguments.addAll(form);
                Outcome plain = shell.run(arguments.toArray(String[]::new));
                arguments.add("--mask");
                Outcome masked = shell.run(arguments.toArray(String[]::new));
                assertEquals(plain.code(), masked.code(), masked.err());
                assertTrue(plain.out().contains("plant"), () -> form + plain.out());
                for (String name : List.of("hq.corp", "plant", "proxy.plant", "osaka", "corp.example", "bob")) {
                    assertFalse(masked.out().toLowerCase(Locale.ROOT).contains(name), () -> form + " " + name + " in " + masked.out());
                }
                assertTrue(masked.out().contains("server-1") && masked.out().contains(DemoFleet.TWO_CAUSES), masked.out());
                assertEquals(arrivals(plain.out()), arrivals(masked.out()), "when it arrives is no name");
            }
        }
    }

    private static long arrivals(String out) {
        return Pattern.compile("(?:arriving|ARRIVING|到着)").matcher(out).results().count();
    }
}
