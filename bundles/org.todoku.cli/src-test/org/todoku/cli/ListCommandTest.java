package org.todoku.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.todoku.cli.Shell.Outcome;
import org.todoku.demo.DemoFleet;
import org.todoku.report.AdviceReports;
import org.todoku.report.DiagnosisReports;
import org.todoku.report.FleetReports;
import org.todoku.report.SimulationReports;
import org.todoku.rules.RuleDescriptor;
import org.todoku.rules.RuleRegistry;
import org.todoku.rules.Stage;
import org.todoku.rules.Texts;
import org.todoku.rules.Verdict;

/** Lists of updates, asked of the demo fleet. */
class ListCommandTest {

    @TempDir
    Path directory = Path.of("");

    private Shell shell = new Shell(directory);

    @BeforeEach
    void shellAndListInTheFolder() throws IOException {
        shell = new Shell(directory);
        Files.writeString(directory.resolve("scan.csv"), "Scan of July\n\nHost;CVE;Solution\n"
                + "a;CVE-2026-1001;Install " + DemoFleet.PRODUCT_NOT_TICKED + " (build 1)\nb;CVE-2026-1001;Install "
                + DemoFleet.PRODUCT_NOT_TICKED + "\nb;;" + DemoFleet.CATALOGUE_ONLY + ", " + DemoFleet.TWO_CAUSES + "\nb;;"
                + DemoFleet.ON_ITS_WAY + "\nc;CVE-2026-1002;\nc;;" + DemoFleet.THERE + "\nd;;KB9999999\n");
    }

    private Outcome explain(String options) {
        List<String> args = new ArrayList<>(List.of("explain", "@scan.csv", "--from", "demo"));
        args.addAll(List.of(options.split(" ")));
        args.removeIf(String::isEmpty);
        return shell.run(args.toArray(String[]::new));
    }

    private static String row(String table, String start) {
        return table.lines().filter(line -> line.startsWith(start)).findFirst().orElse("no " + start + " in\n" + table);
    }

    @Test
    void aScanIsAnsweredForTheWholeFleet() {
        Outcome table = explain("");
        assertEquals(1, table.code(), table.err());
        assertEquals("", table.err());
        assertEquals(List.of("Wanted", "hq", "plant", "lab", "osaka"), List.of(row(table.out(), "Wanted").split(" +")));
        assertTrue(row(table.out(), DemoFleet.PRODUCT_NOT_TICKED + " (×2)").contains("blocked: B"), table.out());
        assertTrue(row(table.out(), DemoFleet.ON_ITS_WAY).contains("arriving"), table.out());
        assertTrue(table.out().replaceAll("\\s+", " ").contains("1 row(s) name no update and were not used; 1 of them name a weakness"),
                table.out());
        assertTrue(table.out().contains("line 8: c"), table.out());
        assertTrue(row(table.out(), "KB9999999").contains("undecided"), table.out());
        String twice = row(table.out(), DemoFleet.TWO_CAUSES);
        assertTrue(twice.contains("approved") && twice.contains("D10"), twice);
        assertTrue(table.out().contains("What brings the updates that the selection keeps away")
                && table.out().contains("1. hq.corp.example: import 2026-06"), table.out());
        assertFalse(explain("--no-advice").out().contains("import 2026-06"));
    }

    @Test
    void aLineThatNamesAServerIsAnsweredLikeAnyOther() throws IOException {
        Files.writeString(directory.resolve("scan.csv"), DemoFleet.THERE + " server:hq\n" + DemoFleet.PRODUCT_NOT_TICKED + "\n"
                + DemoFleet.TWO_CAUSES + " server:hq\n");
        String table = explain("--no-advice").out();
        for (String wanted : List.of(DemoFleet.THERE, DemoFleet.PRODUCT_NOT_TICKED, DemoFleet.TWO_CAUSES)) {
            assertFalse(row(table, wanted).startsWith("no "), table);
        }
    }

    @Test
    void causesAreATaskList() {
        Outcome causes = explain("--group-by cause --lang ja --no-advice");
        assertEquals(1, causes.code());
        int d10 = causes.out().indexOf("D10 ");
        assertTrue(d10 > 0 && causes.out().indexOf("- plant: " + DemoFleet.PRODUCT_NOT_TICKED, d10) > d10, causes.out());
        assertFalse(causes.out().contains("!") || causes.out().contains("update(s)"), causes.out());
    }

    @Test
    void aListMayComeFromStandardInputAndAnswersForTheServersAskedFor() {
        Outcome one = shell.typing("KB5099034\nKB5097920\n").run("explain", "-", "--from", "demo", "--server", "osaka", "--format", "csv");
        assertEquals(1, one.code(), one.err());
        assertEquals("query,kb,title,named,osaka.corp.example", one.out().lines().findFirst().orElse(""));
        assertEquals(3, one.out().lines().count(), one.out());
        assertTrue(one.out().lines().anyMatch(line -> line.startsWith("KB5097920,5097920,") && line.endsWith(",1,approved")), one.out());
        assertEquals(0, shell.typing("KB5097920").run("explain", "@-", "--from", "demo").code(), "what is there is no trouble");
        assertEquals(3, shell.typing("KB9999999").run("explain", "@-", "--from", "demo", "--server", "hq").code(), "nobody knows it");
    }

    @ParameterizedTest
    @ValueSource(ints = { 80, 160 })
    void theTableIsAsWideAsAskedFor(int width) {
        String out = explain("--lang ja --width " + width).out();
        int widest = out.lines().mapToInt(line -> line.codePoints().map(c -> c > 0x2E7F && c < 0xFF61 ? 2 : 1).sum()).max().orElse(0);
        assertTrue(widest <= width && widest > width - 25, widest + "\n" + out);
    }

    @Test
    void everyJsonIsAsItsSchemaSays() throws IOException {
        JsonSchema schemas = new JsonSchema().with("fleet-1.json", FleetReports.schema()).with("advice-1.json", AdviceReports.schema())
                .with("diagnosis-1.json", DiagnosisReports.schema()).with("simulation-1.json", SimulationReports.schema());
        assertEquals("", schemas.check(explain("--format json").out(), "fleet-1.json"));
        assertEquals("", schemas.check(explain("--format json --long --lang ja").out(), "fleet-1.json"));
        assertEquals("", schemas.check(shell.run("explain", "KB5099010", "--from", "demo", "--format", "json").out(), "diagnosis-1.json"));
        for (String change : List.of("--product Windows --untick Drivers", "--classification Updates")) {
            for (String server : List.of("osaka", "lab")) {
                Outcome simulated = shell.run(("simulate --from demo --format json --server " + server + " " + change).split(" "));
                assertEquals("", schemas.check(simulated.out(), "simulation-1.json"), simulated.err());
            }
        }
        for (String server : List.of("plant", "lab")) {
            Outcome wanted = shell.run("simulate", "--from", "demo", "--format", "json", "--server", server, "--want", "@scan.csv");
            assertEquals("", schemas.check(wanted.out(), "advice-1.json"), wanted.err());
        }
        String expired = shell.run("search", "\"Windows Server 2016\" 2019-07 Cumulative", "--from", "demo", "--format", "csv").out()
                .lines()
                .skip(1).findFirst().orElseThrow().substring(0, 36);
        Outcome advice = shell.run("simulate", "--from", "demo", "--format", "json", "--server", "hq", "--want", expired);
        assertEquals("", schemas.check(advice.out(), "advice-1.json"), advice.err());
        for (String file : List.of("fleet-1.json", "advice-1.json")) {
            assertEquals(Set.of(), schemas.unused(file), "described and never written");
        }
        assertEquals(Set.of("name", "enabled", "updates", "perhaps", "bytes"), schemas.unused("simulation-1.json"),
                "the demo fleet has no automatic approval rules; everything else is written");
        assertFalse(schemas.check("{\"schemaVersion\": \"1.0\", \"surprise\": 1}", "fleet-1.json").isEmpty());
    }

    @Test
    void buildServersGetATestCaseForEveryUpdateAndServer() {
        Outcome junit = explain("--format junit");
        assertEquals(6, junit.out().split("<testsuite ", -1).length - 1, junit.out());
        assertEquals(24, junit.out().split("<testcase ", -1).length - 1, junit.out());
    }

    @Test
    void longHtmlHasTheWholeAnswersAndTheOtherOneTheTable() {
        assertTrue(explain("--format html").out().contains("<table class=\"fleet\">"));
        String whole = explain("--format html --long").out();
        assertTrue(whole.contains("class=\"remedy\"") && whole.endsWith("</html>\n"), whole);
    }

    @ParameterizedTest
    @ValueSource(strings = { "text", "json" })
    void aCancelledRunWritesWhatItHasAndSaysSo(String format) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var asked = new AtomicInteger();
        var running = new ArrayList<Cli>();
        var rules = RuleRegistry.of(List.of(new RuleDescriptor("X01", Stage.ADVICE, Set.of(), List.of(), "test",
                new Texts(ListCommandTest.class.getClassLoader(), "org.todoku.cli.texts"), () -> question -> {
                    // a rule that looks at the update: four servers each; one of the next updates is not finished
                    if (question.target().query().text().startsWith("KB") && asked.incrementAndGet() > 8) {
                        running.get(0).cancel();
                        // it goes on until it is told to stop
                        while (!Thread.currentThread().isInterrupted()) {
                            LockSupport.park();
                        }
                    }
                    return Verdict.notApplicable();
                })));
        var cli = new Cli(new Shell(directory, rules).surroundings(out, err));
        running.add(cli);
        assertEquals(5, cli.run("explain", "@scan.csv", "--from", "demo", "--format", format), err.toString(StandardCharsets.UTF_8));
        String text = out.toString(StandardCharsets.UTF_8);
        assertTrue(text.matches(format.equals("json") ? "(?s).*\"partial\" : true.*" : "(?s).*PARTIAL: stopped after [1-5] of 6.*"), text);
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("partial"), err.toString(StandardCharsets.UTF_8));
        assertTrue(!format.equals("json") || Shell.jsonDocuments(text) == 1, text);
    }

    @ParameterizedTest
    @ValueSource(strings = { "--column Patch", "--width 20", "--width wide", "--group-by server" })
    void wrongOptionsAreExplained(String options) {
        for (String language : List.of("en", "ja")) {
            Outcome outcome = explain(options + " --lang " + language);
            assertEquals(2, outcome.code(), outcome.toString());
            assertTrue(outcome.out().isEmpty() && outcome.err().length() > 30 && !outcome.err().contains("!"), outcome.err());
        }
        assertEquals(2, shell.run("explain", "KB5099034", "--from", "demo", "--column", "KB").code(), "one question has no columns");
    }

    @Test
    void aNumberThatOnlyABrokenRuleKnowsIsAFailedRule() {
        var rules = RuleRegistry.of(List.of(new RuleDescriptor("X01", Stage.ADVICE, Set.of(), List.of(), "test",
                new Texts(ListCommandTest.class.getClassLoader(), "org.todoku.cli.texts"), () -> question -> {
                    throw new IllegalStateException("broken rule");
                })));
        Outcome outcome = new Shell(directory, rules).run("explain", "@scan.csv", "--from", "demo");
        assertEquals(4, outcome.code(), outcome.err());
        assertTrue(row(outcome.out(), DemoFleet.THERE).contains("rule failed: X01"), outcome.out());
    }
}
