package org.todoku.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.todoku.cli.Shell.Outcome;
import org.todoku.demo.DemoFleet;
import org.todoku.rules.RuleRegistry;

/** What ticking would bring in, asked of the demo fleet. */
class SimulateCommandTest {

    private static final String SERVER_2016 = "569e8e8f-c6cd-42c8-92a3-efbb20a0f6f5";

    @TempDir
    Path directory = Path.of("");

    private Shell shell = new Shell(directory);

    @BeforeEach
    void shellInTheFolder() {
        shell = new Shell(directory, RuleRegistry.of(List.of()));
    }

    private Outcome simulate(String server, String... more) {
        String[] args = new String[more.length + 5];
        args[0] = "simulate";
        System.arraycopy(new String[] { "--from", "demo", "--server", server }, 0, args, 1, 4);
        System.arraycopy(more, 0, args, 5, more.length);
        return shell.run(args);
    }

    @Test
    void aProductIsTickedByTitleOrGuidAndAReplicaIsSimulatedAbove() {
        Outcome byTitle = simulate("osaka", "--product", "windows server 2016");
        assertEquals(0, byTitle.code(), byTitle.err());
        assertTrue(byTitle.out().contains("hq.corp.example") && byTitle.out().contains("At least 67 new update(s)"), byTitle.out());
        assertTrue(byTitle.out().contains("122 more update(s) match but have expired"), byTitle.out());
        assertTrue(byTitle.out().contains("could then tick the same: lab.corp.example"), byTitle.out());
        assertEquals(byTitle.out(), simulate("osaka", "--product", "{" + SERVER_2016 + "}").out());
        assertEquals("", byTitle.err());
    }

    @Test
    void severalBoxesAreTickedTogether() {
        Outcome none = simulate("lab", "--classification", "Definition Updates");
        assertTrue(none.out().contains("\n0 new update(s)"), none.out());
        Outcome both = simulate("lab", "--classification", "定義更新プログラム", "--product", "Microsoft Defender Antivirus");
        assertTrue(both.out().contains("\n180 new update(s)"), both.out());
    }

    @Test
    void severalServersAreSimulatedOneByOne() {
        Outcome text = simulate("lab", "--server", "hq", "--product", "Windows Server 2016");
        assertEquals(0, text.code(), text.err());
        assertTrue(text.out().contains("would bring to lab.corp.example") && text.out().contains("would bring to hq.corp.example"),
                text.out());
        Outcome json = simulate("lab", "--server", "hq", "--product", "Windows Server 2016", "--format", "json");
        assertEquals(1, Shell.jsonDocuments(json.out()), json.out());
        assertTrue(json.out().contains("\"simulations\" : [\n"), json.out());
        assertEquals(2, json.out().split("\"approvalRules\"", -1).length - 1, json.out());
    }

    @Test
    void untickingBringsNothing() {
        Outcome off = simulate("hq", "--untick", "Office 2016", "--untick", "Security Updates");
        assertEquals(0, off.code());
        assertTrue(off.out().contains("removes nothing") && !off.out().contains("would come in"), off.out());
        Outcome json = simulate("hq", "--untick", "Office 2016", "--format", "json");
        assertTrue(json.out().contains("\"productsOff\" : [\n"), json.out());
    }

    @Test
    void wantedUpdatesAreBroughtWithTheLeastChange() {
        Outcome one = simulate("hq", "--want", DemoFleet.PRODUCT_NOT_TICKED);
        assertEquals(0, one.code(), one.err());
        String recommended = one.out().substring(0, one.out().indexOf("Alternatives"));
        assertTrue(recommended.contains("1. hq.corp.example: import 2026-06"), recommended);
        assertTrue(recommended.contains("nothing else comes in"), recommended);
        assertTrue(one.out().contains("tick the product Microsoft Server operating system-21H2"), one.out());
        Outcome there = simulate("hq", "--want", "\"KB5099020\" x64");
        assertTrue(there.out().contains("There is nothing to do."), there.out());
    }

    @Test
    void aListOfWantedUpdatesIsReadFromAFile() throws IOException {
        Files.writeString(directory.resolve("list.txt"),
                "# wanted\r\n" + DemoFleet.PRODUCT_NOT_TICKED + "\r\n" + DemoFleet.CATALOGUE_ONLY);
        Outcome list = simulate("plant", "--want", "@list.txt", "--format", "json");
        assertEquals(0, list.code(), list.err());
        assertEquals(2, list.out().split("\"outcome\" : ", -1).length - 1, list.out());
        Files.writeString(directory.resolve("bad.txt"), DemoFleet.PRODUCT_NOT_TICKED + "\nKB1234567");
        Outcome unknown = simulate("plant", "--want", "@bad.txt");
        assertEquals(3, unknown.code(), unknown.out());
        assertTrue(unknown.out().contains("KB1234567"), unknown.out());
    }

    @Test
    void aNumberIsMeantExactly() {
        Outcome beginning = simulate("hq", "--want", DemoFleet.PRODUCT_NOT_TICKED.substring(0, 8));
        assertEquals(3, beginning.code(), beginning.out());
    }

    @Test
    void whatHasExpiredCannotComeAndBlocks() {
        Outcome search = shell.run("search", "\"Windows Server 2016\" 2019-07 Cumulative", "--from", "demo", "--format", "csv");
        String expired = search.out().lines().skip(1).findFirst().orElseThrow().substring(0, 36);
        Outcome outcome = simulate("hq", "--want", expired);
        assertEquals(1, outcome.code(), outcome.out());
        assertTrue(outcome.out().contains("has expired") && outcome.out().contains("(KB5099032)"), outcome.out());
    }

    @ParameterizedTest
    @ValueSource(strings = { "--product " + SERVER_2016, "--want KB5099034", "--untick Drivers" })
    void jsonIsOneDocumentInEveryLanguage(String options) {
        for (String language : List.of("en", "ja")) {
            Outcome json = simulate("osaka", (options + " --format json --lang " + language).split(" "));
            assertEquals(1, Shell.jsonDocuments(json.out()), json.out());
            assertTrue(json.out().startsWith("{\n  \"schemaVersion\" : \"1.0\""), json.out());
            assertEquals("", json.err());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "--product Windows", "--want KB5099034 --want KB5099777", "--untick Updates" })
    void japaneseIsComplete(String options) {
        Outcome japanese = simulate("hq", (options + " --lang ja").split(" "));
        assertEquals(0, japanese.code(), japanese.err());
        assertTrue(japanese.out().codePoints().anyMatch(c -> c >= 0x3040 && c <= 0x30FF), japanese.out());
        assertFalse(japanese.out().contains("!") || japanese.out().matches("(?s).*\\{\\d}.*"), japanese.out());
        for (String english : List.of("update(s)", "Recommended", "unknown", "ticked")) {
            assertFalse(japanese.out().contains(english), japanese.out());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "--server hq", "--product Windows", "--server hq --product Moon", "--server hq --classification Moon",
            "--server hq --product Server", "--server hq --product 569e8e8f-0000-42c8-92a3-efbb20a0f6f5",
            "--server hq --product Windows --want KB5099034", "--server hq --server lab --want KB5099034", "--server hq --want windows",
            "--server hq --want @missing.txt" })
    void badUsageSaysWhatToDo(String options) {
        Outcome outcome = shell.run(("simulate --from demo " + options).split(" "));
        assertEquals(2, outcome.code(), outcome.toString());
        assertEquals("", outcome.out());
        assertTrue(outcome.err().length() > 30 && !outcome.err().contains("Exception") && !outcome.err().contains("!"), outcome.err());
    }

    @Test
    void similarTitlesAreNamed() {
        assertTrue(simulate("hq", "--product", "server").err().contains("Windows Server 2016"));
    }
}
