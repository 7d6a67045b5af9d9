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
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.todoku.cli.Shell.Outcome;
import org.todoku.demo.DemoFleet;
import org.todoku.rules.Rule;
import org.todoku.rules.RuleDescriptor;
import org.todoku.rules.RuleRegistry;
import org.todoku.rules.Stage;
import org.todoku.rules.Texts;
import org.todoku.rules.wsus.WsusData;
import org.todoku.rules.wsus.WsusRules;

class CliTest {

    @TempDir
    Path directory = Path.of("");

    private Shell shell = new Shell(directory);

    @BeforeEach
    void shellInTheFolder() {
        shell = new Shell(directory);
    }

    @Test
    void exitCodeAndAnswerTellWhetherSomethingBlocks() {
        Outcome blocked = shell.run("explain", DemoFleet.PRODUCT_NOT_TICKED, "--from", "demo", "--server", "hq");
        assertEquals(1, blocked.code(), blocked.err());
        assertTrue(blocked.out().contains("[B09") && !blocked.out().contains("[B01")
                && blocked.out().contains("cannot arrive on hq.corp.example until"), blocked.out());
        assertFalse(blocked.out().contains("plant.corp.example (collected"), "only the server asked for");
        assertEquals("", blocked.err());
        for (String format : new String[] { "junit", "html" }) {
            String told = shell.run("explain", DemoFleet.PRODUCT_NOT_TICKED, "--from", "demo", "--server", "hq", "--format", format).out();
            assertTrue(told.contains("B09") && !told.contains("B01"), "B09 says the same and more: " + told);
        }
        Outcome clear = shell.run("explain", DemoFleet.THERE, "--from", "demo");
        assertEquals(0, clear.code(), clear.out());
    }

    @Test
    void ofTwoCausesBothAreTold() {
        Outcome both = shell.run("explain", DemoFleet.TWO_CAUSES, "--from", "demo", "--server", "plant.corp.example", "--format", "json");
        assertEquals(1, both.code());
        assertTrue(both.out().contains("\"rule\" : \"B08\"") && both.out().contains("\"headline\" : \"D10\""), both.out());
        assertEquals(1, Shell.jsonDocuments(both.out()), both.out());
    }

    @ParameterizedTest
    @ValueSource(strings = { "explain KB5099034 --from demo --format json", "search KB509 --from demo --format json --limit 3",
            "matrix --from demo --format json",
            "matrix --diff --from demo --format json", "sync-log --from demo --format json", "rules --format json" })
    void jsonIsOneDocumentAndNothingElse(String command) {
        Outcome outcome = shell.run(command.split(" "));
        assertEquals(1, Shell.jsonDocuments(outcome.out()), outcome.out());
        assertTrue(outcome.out().startsWith("{\n  \"schemaVersion\" : \"1.0\""), outcome.out());
        assertEquals("", outcome.err());
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "explian KB1", "explain", "explain KB5099034", "explain KB5099034 --from nowhere",
            "explain KB5099034 --form demo",
            "explain KB5099034 --from demo --format pdf", "explain KB5099034 --from demo --at yesterday",
            "explain KB5099034 --from demo --server moon",
            "explain KB5099034 --from demo --rules B99", "explain KB5099034 --workspace nothing",
            "explain KB5099034 --from demo --workspace x", "explain KB5099034 --from demo --timeout 0", "explain @missing.txt --from demo",
            "search KB5 --from demo --limit 0", "export --from demo -o x.todoku-snapshot", "export --from demo", "import demo",
            "check nowhere", "simulate --from demo", "explain KB5099034 --from demo --lang fr" })
    void badUsageIsExplainedOnStandardError(String command) {
        // reading the fleet takes time, so what fails only after that is asked in one language
        boolean reads = command.contains("moon") || command.startsWith("export");
        for (String language : reads ? List.of("ja") : List.of("en", "ja")) {
            List<String> args = new ArrayList<>(List.of(command.isEmpty() ? new String[0] : command.split(" ")));
            if (!command.contains("--lang")) {
                args.addAll(List.of("--lang", language));
            }
            Outcome outcome = shell.run(args.toArray(String[]::new));
            assertEquals(2, outcome.code(), command + outcome);
            assertEquals("", outcome.out(), command);
            assertTrue(outcome.err().strip().length() > 20, command + ": " + outcome.err());
            assertFalse(outcome.err().contains("\tat ") || outcome.err().contains("Exception") || outcome.err().contains("!"),
                    outcome.err());
            boolean japanese = outcome.err().codePoints().anyMatch(c -> c >= 0x3040 && c <= 0x30FF);
            assertEquals(language.equals("ja") && !command.contains("--lang"), japanese, outcome.err());
        }
    }

    @Test
    void whatIsNearlyRightIsSuggested() {
        assertTrue(shell.run("explian", "KB1").err().contains("Did you mean explain"), shell.run("explian", "KB1").err());
        assertTrue(shell.run("search", "x", "--from", "demo", "--formt", "json").err().contains("--format"));
        assertTrue(shell.run("explain", "KB5099034", "--from", "demo", "--server", "moon").err().contains("hq.corp.example"));
        assertTrue(shell.run("explain", "KB5099034").err().contains("--from demo"));
    }

    @Test
    void theQuestionMayStandAfterThePaths() {
        assertEquals(shell.run("explain", "KB5099034", "--from", "demo").out(), shell.run("explain", "--from", "demo", "KB5099034").out());
    }

    @Test
    void aFileIsWrittenWholeAndNothingGoesToStandardOutput() throws IOException {
        Outcome outcome = shell.run("explain", "KB5099034", "--from", "demo", "--format", "html", "-o", "report.html");
        assertEquals(1, outcome.code());
        assertEquals("", outcome.out());
        assertTrue(outcome.err().contains("report.html"), outcome.err());
        assertTrue(Files.readString(directory.resolve("report.html")).endsWith("</html>\n"));
        try (Stream<Path> files = Files.list(directory)) {
            assertEquals(1, files.count(), "no temporary file stays");
        }
        Outcome nowhere = shell.run("explain", "KB5099034", "--from", "demo", "-o", "no/such/folder/report.txt");
        assertEquals(2, nowhere.code(), nowhere.err());
    }

    @Test
    void theFleetGoesIntoAWorkspaceAndOutAgain() {
        Outcome imported = shell.run("import", "demo", "--workspace", "work");
        assertEquals(0, imported.code(), imported.err());
        assertTrue(imported.out().contains("hq.corp.example"), imported.out());
        String direct = shell.run("explain", "KB5099034", "--from", "demo", "--format", "json").out();
        assertEquals(direct, shell.run("explain", "KB5099034", "--workspace", "work", "--format", "json").out());
        assertEquals(direct, shell.run("explain", "KB5099034", "--from", "work", "--format", "json").out());
        Outcome exported = shell.run("export", "--workspace", "work", "--server", "hq", "-o", "hq.todoku-snapshot");
        assertEquals(0, exported.code(), exported.err());
        Outcome again = shell.run("search", "KB5097920", "--from", "hq.todoku-snapshot", "--format", "csv");
        assertEquals(0, again.code(), again.err());
        assertTrue(again.out().contains("hq.corp.example") && again.out().contains("approved"), again.out());
        Outcome checked = shell.run("check", "hq.todoku-snapshot");
        assertEquals(0, checked.code(), checked.out() + checked.err());
        assertTrue(checked.out().contains("complete"), checked.out());
        assertEquals(2, shell.run("export", "--workspace", "work", "-o", "all.todoku-snapshot").code(), "one server must be chosen");
    }

    @Test
    void anEarlierMomentPicksOlderStatesAndIsTheTimeOfTheQuestion() {
        assertEquals(0, shell.run("import", "demo", "--workspace", "work").code());
        Outcome then = shell.run("explain", "KB5099034", "--workspace", "work", "--at", "2026-07-14");
        assertEquals(1, then.code(), then.err());
        assertTrue(then.out().contains("Asked for Jul 14, 2026, 11:59"), then.out());
        Outcome before = shell.run("explain", "KB5099034", "--workspace", "work", "--at", "2026-07-13");
        assertEquals(2, before.code(), before.out());
        assertTrue(before.err().contains("--at") && before.err().contains("Jul 14, 2026"), before.err());
    }

    @Test
    void anUpdateThatIsMissingWithoutProvenCauseIsUndecided() {
        Outcome outcome = shell.run("explain", "KB9999999", "--from", "demo", "--server", "hq");
        assertEquals(3, outcome.code(), outcome.out());
    }

    @Test
    void anUnreadableFileIsBadInputWithAdvice() throws IOException {
        Files.write(directory.resolve("noise.todoku-snapshot"), new byte[] { 1, 2, 3, 4 });
        Outcome outcome = shell.run("explain", "KB5099034", "--from", "noise.todoku-snapshot");
        assertEquals(2, outcome.code(), outcome.out());
        assertTrue(outcome.err().contains("noise.todoku-snapshot"), outcome.err());
        Outcome checked = shell.run("check", "noise.todoku-snapshot");
        assertEquals(2, checked.code(), checked.out());
        assertTrue(checked.out().contains("noise.todoku-snapshot"), checked.out());
    }

    private static RuleRegistry rules(Rule rule) {
        return RuleRegistry.of(List.of(new RuleDescriptor("X01", Stage.ADVICE, Set.of(), List.of(), "test",
                new Texts(CliTest.class.getClassLoader(), "org.todoku.cli.texts"), () -> rule)));
    }

    @Test
    void aRuleThatFailsIsAnExitCodeOfItsOwn() {
        Outcome outcome = new Shell(directory, rules(question -> {
            throw new IllegalStateException("broken rule");
        })).run("explain", "KB5099034", "--from", "demo");
        assertEquals(4, outcome.code(), outcome.err());
        assertTrue(outcome.out().contains("X01"), outcome.out());
    }

    @Test
    void theTimeLimitEndsARuleThatNeverReturns() throws InterruptedException {
        var never = new CountDownLatch(1);
        Outcome outcome = new Shell(directory, rules(question -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return org.todoku.rules.Verdict.notApplicable();
        })).run("explain", "KB5099034", "--from", "demo", "--timeout", "2");
        assertEquals(5, outcome.code(), outcome.err());
        assertEquals("", outcome.out());
        assertTrue(outcome.err().contains("--timeout"), outcome.err());
    }

    @Test
    void aCancelledImportLeavesNothing() {
        var out = new ByteArrayOutputStream();
        var cli = new Cli(shell.surroundings(out, new ByteArrayOutputStream()));
        cli.cancel();
        assertEquals(5, cli.run("import", "demo", "--workspace", "work"));
        assertEquals("", out.toString(StandardCharsets.UTF_8));
        Outcome empty = shell.run("search", "KB5", "--workspace", "work");
        assertEquals(2, empty.code(), empty.out());
    }

    @Test
    void theSyncLogTellsFailuresByItsCode() {
        assertEquals(1, shell.run("sync-log", "--from", "demo", "--server", "plant").code());
        Outcome good = shell.run("sync-log", "--from", "demo", "--server", "hq");
        assertEquals(0, good.code(), good.out());
        assertTrue(shell.run("sync-log", "--from", "demo", "--server", "plant", "--lang", "ja").out().contains("プロキシ"));
    }

    @Test
    void helpListsTheCommandsThatThereAre() {
        Outcome help = shell.run("--help");
        assertEquals(0, help.code());
        for (String command : List.of("explain", "search", "matrix", "compare", "sync-log", "check", "import", "export", "rules",
                "collector",
                "demo")) {
            assertTrue(help.out().contains("\n  " + command + " "), help.out());
            for (String language : List.of("en", "ja")) {
                Outcome own = shell.run(command, "--help", "--lang", language);
                assertEquals(0, own.code());
                // every option and argument is described, not only named
                assertFalse(own.out().lines().anyMatch(line -> line.matches("\\s+(-\\w, )?--[\\w-]+(=\\S+)?\\s*")), own.out());
                assertTrue(own.out().lines().findFirst().orElse("").length() > 10, own.out());
            }
        }
        assertEquals("Todoku 0.1.0", shell.run("--version").out().strip());
    }

    @Test
    void rulesAreListedAndChosen() {
        Outcome all = shell.run("rules", "--lang", "ja");
        WsusRules.all().forEach(rule -> assertTrue(all.out().contains(rule.id() + "  "), rule.id()));
        assertFalse(all.out().contains("!"), all.out());
        WsusData.all().forEach(pack -> assertTrue(all.out().contains(pack.kind().id() + "  " + pack.date() + " 版、" + pack.entries().size()
                + " 件、提供元 org.todoku.rules.wsus"), all.out()));
        String json = shell.run("rules", "--format", "json").out();
        assertTrue(json.contains("\"pack\" : \"error-signatures\"") || json.contains("\"pack\": \"error-signatures\""), json);
        Outcome without = shell.run("explain", "KB5099034", "--from", "demo", "--server", "hq", "--rules", "-B*,-C*");
        assertTrue(without.out().contains("hq.corp.example") && !without.out().contains("B01"), without.out() + without.err());
        Outcome only = shell.run("explain", "KB5099034", "--from", "demo", "--server", "hq", "--rules=+B01");
        assertTrue(only.out().contains("[B01") && !only.out().contains("A10"), only.out());
    }

    @Test
    void theCollectorIsPrintedByteForByte() throws IOException {
        Outcome script = shell.run("collector");
        assertEquals(0, script.code(), script.err());
        assertTrue(script.out().contains("Get-WsusServer") || script.out().contains("UpdateServices"), script.out());
        shell.run("collector", "-o", "collect.ps1");
        assertEquals(script.out(), Files.readString(directory.resolve("collect.ps1")));
    }

    @Test
    void theDemoWritesItsReport() throws IOException {
        Outcome demo = shell.run("demo", "-o", "demo.html", "--lang", "ja");
        assertEquals(0, demo.code(), demo.err());
        assertTrue(demo.out().contains(directory.resolve("demo.html").toString()), demo.out());
        String html = Files.readString(directory.resolve("demo.html"));
        DemoFleet.showcase().forEach(question -> assertTrue(html.contains(question.text())));
        assertTrue(html.contains("lang=\"ja\"") && !html.contains("<script"));
    }
}
