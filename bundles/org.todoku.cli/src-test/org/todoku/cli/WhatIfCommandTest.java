package org.todoku.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.todoku.cli.Shell.Outcome;
import org.todoku.demo.DemoFleet;
import org.todoku.report.DiagnosisReports;

/** {@code explain --assume}. */
class WhatIfCommandTest {

    private static final String TICKED = "selected operating system-21H2 on hq";

    @TempDir
    Path directory = Path.of("");

    private Outcome explain(String... options) {
        List<String> all = new ArrayList<>(List.of("explain", DemoFleet.PRODUCT_NOT_TICKED, "--from", "demo"));
        all.addAll(List.of(options));
        return new Shell(directory).run(all.toArray(String[]::new));
    }

    private static String plain(String text) {
        return text.replace('\u202f', ' ').replaceAll("\\s+", " ");
    }

    @Test
    void aTickedBoxWaitsForTheNextSynchronisation() {
        Outcome facts = explain("--server", "hq");
        assertTrue(plain(facts.out()).contains("and it is not ticked there"), facts.out());
        assertFalse(facts.out().contains("WHAT IF"), facts.out());
        Outcome assumed = explain("--server", "hq", "--assume", TICKED);
        assertEquals(1, assumed.code());
        String told = plain(assumed.out());
        assertTrue(told.contains("WHAT IF – assumed, not read: ~ “Microsoft Server operating system-21H2” is ticked on hq.corp.example"),
                told);
        assertTrue(told.contains("no synchronisation has succeeded since"), told);
        assertTrue(told.contains("= ticked products: Microsoft Server operating system-21H2 (assumed)"), told);
    }

    @Test
    void whatASynchronisationBringsStaysOpen() {
        Outcome both = explain("--server", "hq", "--assume", TICKED, "--assume", "synchronised on hq");
        assertEquals(3, both.code());
        assertTrue(plain(both.out()).contains("nothing that is known keeps KB5099034 away from hq.corp.example any more, but whether the "
                + "assumed synchronisation would bring it is not known"), both.out());
        Outcome below = explain("--server", "lab", "--assume", TICKED, "--assume", "synchronised on hq");
        assertEquals(3, below.code(), "nobody knows whether the server above has it");
        assertTrue(plain(below.out()).contains("KB5099034 is not on lab.corp.example, and no cause is proved"), below.out());
        assertFalse(below.out().contains("hq.corp.example (collected"), below.out());
        Outcome alone = explain("--server", "hq", "--assume", "synchronized");
        assertEquals(1, alone.code(), "the box is still not ticked");
        assertTrue(plain(alone.out()).contains("and it is not ticked there"), alone.out());
    }

    @Test
    void anImportLeavesApprovalToBeDone() {
        Outcome imported = explain("--server", "hq", "--assume", "imported");
        assertEquals(0, imported.code());
        assertTrue(plain(imported.out()).contains("on the server: yes (assumed)"), imported.out());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            tomorrow it rains;                    'tomorrow it rains' is no assumption. Allowed are: selected
            selected Windows 99 on hq;            The update has: Microsoft Server operating system-21H2, Security Updates.
            selected Windows 11 on nowhere;       There is no server 'nowhere'
            synchronised;                         Say on which server 'synchronised' is assumed
            imported KB1234567 on plant;          No server and no catalogue knows the update 'KB1234567'
            synchronised twice on plant;          is no assumption
            """)
    void whatCannotBeAssumedIsSaid(String assumption, String reason) {
        Outcome bad = explain("--assume", assumption);
        assertEquals(2, bad.code());
        assertEquals("", bad.out());
        assertTrue(bad.err().contains(reason), bad.err());
    }

    @Test
    void whatChangesNothingIsSaid() {
        Outcome idle = explain("--assume", "ticked windows 11 on hq");
        assertEquals(1, idle.code());
        assertTrue(idle.err().contains("Changes nothing: “Windows 11” is ticked on hq.corp.example (it is so already)."), idle.err());
    }

    @Test
    void aListTakesNoAssumption() {
        Outcome list = new Shell(directory).typing("KB5099034\n").run("explain", "-", "--from", "demo", "--assume", TICKED);
        assertEquals(2, list.code());
        assertTrue(list.err().contains("--assume"), list.err());
    }

    @ParameterizedTest
    @ValueSource(strings = { "text", "html", "markdown", "json", "junit" })
    void everyFormSaysThatItIsAWhatIf(String format) {
        Outcome assumed = explain("--server", "hq", "--format", format, "--assume", TICKED, "--lang", "ja");
        assertTrue(assumed.out().contains("hq.corp.example で「Microsoft Server operating system-21H2」が選択されている"), assumed.out());
        Outcome masked = explain("--server", "hq", "--format", format, "--assume", TICKED, "--mask");
        assertFalse(masked.out().contains("corp.example"), masked.out());
        assertFalse(masked.out().matches("(?s).*\\bhq\\b.*"), masked.out());
    }

    @Test
    void theJsonIsAsItsSchemaSaysAndCanBeAssumedAgain() throws Exception {
        String json = explain("--server", "hq", "--format", "json", "--assume", TICKED).out();
        assertEquals("", new JsonSchema().with("diagnosis-1.json", DiagnosisReports.schema()).check(json, "diagnosis-1.json"));
        String text = json.replaceAll("(?s).*\"assume\" : \"((?:[^\"\\\\]|\\\\.)*)\".*", "$1").replace("\\\"", "\"");
        assertTrue(text.startsWith("selected product 71718f13-7324-4b0f-8f9e-2ca9dc978e53 \"Microsoft"), text);
        assertEquals(json, explain("--server", "hq", "--format", "json", "--assume", text).out());
    }
}
