package org.todoku.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.todoku.cli.Shell.Outcome;
import org.todoku.core.Progress;
import org.todoku.core.StateReader;
import org.todoku.demo.DemoFleet;
import org.todoku.store.Workspace;

/** {@code todoku compare}: what differs between servers, or between two dates of one. */
class CompareCommandTest {

    @TempDir
    Path directory = Path.of("");

    private Shell shell = new Shell(directory);

    @BeforeEach
    void shellInTheFolder() {
        shell = new Shell(directory);
    }

    @Test
    void showsSettingsAndUpdatesInWhichServersDiffer() {
        Outcome outcome = shell.run("compare", "--from", "demo", "--server", "hq", "--server", "lab", "--limit", "3");
        assertEquals(0, outcome.code(), outcome.err());
        assertTrue(outcome.out().contains("hq.corp.example, lab.corp.example"), outcome.out());
        assertTrue(outcome.out().lines().anyMatch(line -> line.startsWith("upstream server ") || line.startsWith("replica ")
                || line.startsWith("synchronises from Microsoft Update ")), outcome.out());
        assertTrue(outcome.out().contains("not on every server"), outcome.out());
        assertTrue(outcome.out().contains("--limit shows more"), outcome.out());
        assertEquals(3, outcome.out().lines().filter(line -> line.startsWith("* ")).count(), outcome.out());
    }

    @Test
    void theSameServerTwiceHasNoDifference() {
        Outcome outcome = shell.run("compare", "--from", "demo", "--server", "hq", "--server", "hq", "--format", "json");
        assertEquals(2, outcome.code(), "one server, and only one state of it: " + outcome.out());
        assertTrue(outcome.err().contains("nothing to compare hq.corp.example with"), outcome.err());
    }

    @Test
    void oneServerIsComparedWithItselfBefore() throws Exception {
        try (Workspace workspace = Workspace.open(directory.resolve("saved"))) {
            for (Duration ago : List.of(Duration.ofDays(60), Duration.ofDays(30), Duration.ZERO)) {
                for (StateReader reader : DemoFleet.states(Shell.NOW.minus(ago))) {
                    try (reader) {
                        workspace.importState(reader, Progress.NONE);
                    }
                }
            }
        }
        Outcome last = shell.run("compare", "--workspace", "saved", "--server", "hq", "--format", "json");
        assertEquals(0, last.code(), last.err());
        assertEquals(1, Shell.jsonDocuments(last.out()));
        assertEquals(2, last.out().split("\"collectedAt\"").length - 1, "two columns");
        Outcome longer = shell.run("compare", "--workspace", "saved", "--server", "hq", "--since",
                Shell.NOW.minus(Duration.ofDays(45)).toString(), "--format", "json");
        assertFalse(longer.out().equals(last.out()), "another earlier state");
        Outcome several = shell.run("compare", "--workspace", "saved", "--since", "2020-01-01");
        assertEquals(2, several.code());
        assertTrue(several.err().contains("--server"), several.err());
    }

    @Test
    void csvHasEveryUpdateThatDiffers() throws Exception {
        Outcome json = shell.run("compare", "--from", "demo", "--format", "json");
        long different = Long.parseLong(json.out().replaceFirst("(?s).*?\"different\" : (\\d+).*", "$1"));
        Outcome outcome = shell.run("compare", "--from", "demo", "--format", "csv", "-o", "all.csv");
        assertEquals(0, outcome.code(), outcome.err());
        List<String> lines = Files.readAllLines(directory.resolve("all.csv"));
        assertTrue(lines.get(0).startsWith("kb,updateId,title,created,differences,hq.corp.example,"), lines.get(0));
        assertEquals(different, lines.size() - 1L);
    }

    @Test
    void settingsAreATableOfTheirOwn() throws Exception {
        Outcome outcome = shell.run("compare", "--from", "demo", "--part", "settings", "--format", "csv", "-o", "settings.csv");
        assertEquals(0, outcome.code(), outcome.err());
        List<String> lines = Files.readAllLines(directory.resolve("settings.csv"));
        assertEquals("name,subjectId,subject,hq.corp.example,lab.corp.example,osaka.corp.example,plant.corp.example", lines.get(0));
        assertTrue(lines.contains("configuration.useProxy,,,false,false,false,true"), lines::toString);
        assertTrue(lines.contains("subscription.products,72e7624a-5b00-45d2-b92f-e561c0a6a160,Windows 11,true,true,true,false"),
                lines::toString);
        assertTrue(lines.stream().noneMatch(line -> line.startsWith("server.version,")), "what is the same everywhere is left out");
    }

    @Test
    void onePartIsShownAlone() {
        String settings = shell.run("compare", "--from", "demo", "--part", "settings").out();
        assertTrue(settings.contains("Windows 11") && !settings.contains("not on every server"), settings);
        String updates = shell.run("compare", "--from", "demo", "--part", "updates", "--limit", "1").out();
        assertTrue(updates.contains("not on every server") && !updates.contains("proxy"), updates);
        assertEquals(2, shell.run("compare", "--from", "demo", "--part", "everything").code());
    }

    @Test
    void whatAnIncompleteListLeavesOpenIsCountedAndUndecided() throws Exception {
        String header = "\"KBNumber\",\"Title\",\"UpdateId\",\"IsApproved\"\n";
        String both = "\"5000001\",\"One (KB5000001)\",\"00000000-0000-4000-8000-000000000001\",\"True\"\n";
        Files.writeString(Files.createDirectory(directory.resolve("first")).resolve("one.csv"), header + both);
        Files.writeString(Files.createDirectory(directory.resolve("second")).resolve("two.csv"),
                header + both + "\"5000002\",\"Two (KB5000002)\",\"00000000-0000-4000-8000-000000000002\",\"True\"\n");
        Outcome outcome = shell.run("compare", "--from", "first", "second");
        assertEquals(3, outcome.code(), outcome.toString());
        assertTrue(outcome.out().contains("None of the 2 updates is known to differ")
                && outcome.out().contains("Of 1 updates nobody can say"),
                outcome.out());
    }

    @Test
    void aWrongMomentNamesItsOption() {
        Outcome outcome = shell.run("compare", "--from", "demo", "--server", "hq", "--since", "yesterday");
        assertEquals(2, outcome.code(), outcome.out());
        assertTrue(outcome.err().contains("--since: 'yesterday'"), outcome.err());
    }

    @Test
    void whatASearchDoesNotUnderstandIsTold() {
        Outcome outcome = shell.run("search", "arrived:yesterday windows", "--from", "demo", "--format", "json");
        assertEquals(1, Shell.jsonDocuments(outcome.out()), outcome.out());
        assertTrue(outcome.err().contains("arrived:yesterday"), outcome.err());
    }
}
