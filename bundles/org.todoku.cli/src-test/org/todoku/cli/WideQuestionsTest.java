package org.todoku.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.todoku.cli.Shell.Outcome;
import org.todoku.demo.DemoFleet;

/** Questions that more updates match than are answered for, options that change nothing, and what is not known of a chain. */
class WideQuestionsTest {

    @TempDir
    Path directory = Path.of("");

    private Outcome run(String... command) {
        return new Shell(directory).run(command);
    }

    private static String line(String text) {
        return text.replaceAll("\\s+", " ");
    }

    @Test
    void anAnswerAboutTheNewestOnlySaysSoInEveryForm() throws IOException {
        Outcome text = run("explain", "windows", "--from", "demo", "--server", "hq", "--rules", "+A02");
        String limit = "Only the newest 200 of the updates that match were looked at";
        assertTrue(line(text.out()).contains(limit), text.out());
        assertTrue(line(text.out()).contains("variants of “windows” (the newest 200 of all that match)"), text.out());
        assertTrue(run("explain", "windows", "--from", "demo", "--lang", "ja").out().replaceAll("\\s+", "").contains("新しい200件だけを調べました"));
        for (String format : new String[] { "html", "markdown" }) {
            assertTrue(run("explain", "windows", "--from", "demo", "--server", "hq", "--format", format).out().contains(limit), format);
        }
        Outcome json = run("explain", "windows", "--from", "demo", "--server", "hq", "--format", "json");
        assertTrue(json.out().replaceAll("\\s", "").contains("\"newest\":200"), "not in JSON");
        assertFalse(run("explain", DemoFleet.THERE, "--from", "demo", "--format", "json").out().contains("\"newest\""));
    }

    @Test
    void whereAllOfTheNewestAreThereTheRestIsStillOpen() throws IOException {
        var list = new StringBuilder("UpdateId,Title,KnowledgebaseArticles,IsApproved,IsDeclined\n");
        for (int i = 0; i < 250; i++) {
            list.append("00000000-0000-0000-0000-%012d,Driver for printers %d,,True,False%n".formatted(i, i));
        }
        Files.writeString(directory.resolve("updates.csv"), list);
        Outcome one = run("explain", "printers", "--from", "updates.csv");
        assertEquals(3, one.code(), one.out());
        Files.writeString(directory.resolve("wanted.txt"), "printers\n");
        Outcome many = run("explain", "@wanted.txt", "--from", "updates.csv");
        assertEquals(3, many.code(), many.out());
        assertTrue(line(many.out()).contains("which of many updates is meant – on updates"), many.out());
    }

    @Test
    void topologyAsksForTheSameUpdatesAsTheDiagnosis() {
        Outcome placed = run("topology", "--update", DemoFleet.ON_ITS_WAY + " server:osaka", "--from", "demo");
        assertTrue(line(placed.out()).contains("It stopped between hq.corp.example and osaka.corp.example."), placed.out());
        Outcome several = run("topology", "--update", "KB5099010", "--from", "demo");
        assertTrue(several.err().contains("KB5099010 stands for 2 updates; a server has it here when it lists any of them."),
                several.err());
        Outcome nobody = run("topology", "--update", "KB4444444", "--from", "demo");
        assertEquals(3, nobody.code());
        assertTrue(nobody.err().contains("No server and no catalogue lists KB4444444."), nobody.err());
    }

    @Test
    void chainsThatAreLeftOutAreCounted() {
        Outcome many = run("supersedence", "--from", "demo", "malicious");
        assertEquals(3, many.code());
        assertTrue(many.err().matches("(?s).*\\d+ updates match; the chains of the newest 20 are told\\..*"), many.err());
        Outcome one = run("supersedence", DemoFleet.THERE, "--from", "demo");
        assertEquals("", one.err());
        assertEquals(one.out(), run("supersedence", "--from", "demo", DemoFleet.THERE).out());
    }

    @Test
    void nobodyPromisesThatNothingReplacesAnUpdateWhereSourcesAreSilent() throws IOException {
        Files.writeString(directory.resolve("updates.csv"), "UpdateId,Title,KnowledgebaseArticles\n"
                + "6a6d0b37-3d79-3136-923a-1ca7fc0b2ad8,Security Update (KB5012345),5012345\n");
        Outcome silent = run("supersedence", "KB5012345", "--from", "updates.csv");
        assertTrue(line(silent.out()).contains("No update that would do instead") || line(silent.out()).contains(
                "As far as is known, nothing replaces KB5012345"), silent.out());
        assertFalse(silent.out().startsWith("Nothing replaces"), silent.out());
        String told = run("supersedence", "KB5099010", "--from", "demo").out();
        assertTrue(told.startsWith("Nothing replaces KB5099010: install it itself."), told);
    }

    /** To tick a box helps nobody while the proxy server refuses the synchronisation. */
    @Test
    void theAdviceForAListSaysWhatComesFirst() throws IOException {
        Files.writeString(directory.resolve("wanted.txt"), "KB5099010\n" + DemoFleet.THERE + "\n");
        for (String format : new String[] { "text", "html" }) {
            Outcome list = run("explain", "@wanted.txt", "--from", "demo", "--format", format);
            assertTrue(line(list.out()).contains("To be settled first, because it keeps them away too: D10 Proxy wants credentials (407)"
                    + " (plant)"), list.out());
        }
        assertFalse(run("explain", "@wanted.txt", "--from", "demo", "--server", "hq").out().contains("To be settled first"));
    }

    @Test
    void aListWithoutAnyUpdateIsNotAnsweredForNoServers() throws IOException {
        Files.writeString(directory.resolve("wanted.txt"), "no such words\nnor these\n");
        Outcome text = run("explain", "@wanted.txt", "--from", "demo");
        assertEquals(3, text.code());
        assertTrue(text.out().startsWith("No line of the list names an update\n"), text.out());
        Outcome html = run("explain", "@wanted.txt", "--from", "demo", "--format", "html", "--lang", "ja");
        assertTrue(html.out().contains("<h1>更新プログラムを記載した行が一覧にありません</h1>"), html.out());
    }

    /** A form of one row for each update has no room for rows that name none. */
    @Test
    void rowsThatAreNotUsedAreCountedInEveryForm() throws IOException {
        Files.writeString(directory.resolve("wanted.txt"), "KB5099010\nno such words\nnor these\n");
        for (String format : new String[] { "csv", "junit", "markdown" }) {
            Outcome told = run("explain", "@wanted.txt", "--from", "demo", "--no-advice", "--format", format);
            assertTrue(told.err().contains("2 row(s) of the list name no update and were not used; the first is line 2."),
                    format + told.err());
        }
        Outcome text = run("explain", "@wanted.txt", "--from", "demo", "--no-advice");
        assertEquals("", text.err());
        assertTrue(text.out().contains("2 row(s) name no update"), text.out());
    }

    @Test
    void anOptionThatChangesNothingIsRefusedOrNamed() {
        for (String[] command : new String[][] { { "topology" }, { "supersedence", "KB5099010" } }) {
            Outcome refused = run(Stream.concat(Stream.of(command), Stream.of("--server", "hq", "--from", "demo")).toArray(String[]::new));
            assertEquals(2, refused.code());
            assertTrue(refused.err().contains("There is no option --server."), refused.err());
            assertFalse(run(command[0], "--help").out().contains("--server"));
        }
        String noAdvice = run("explain", DemoFleet.THERE, "--from", "demo", "--no-advice", "--width", "120").err();
        assertTrue(noAdvice.contains("--no-advice changes nothing here: it is for lists."), noAdvice);
        assertTrue(noAdvice.contains("--width changes nothing here: it is for tables as text."), noAdvice);
        String grouped = run("explain", DemoFleet.THERE, "--from", "demo", "--group-by", "cause", "--format", "json").err();
        assertTrue(grouped.contains("--group-by changes nothing here: it is for text and csv."), grouped);
        assertEquals("", run("explain", DemoFleet.THERE, "--from", "demo", "--group-by", "cause").err());
    }
}
