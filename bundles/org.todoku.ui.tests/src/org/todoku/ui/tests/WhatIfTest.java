package org.todoku.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.event.KeyEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.todoku.core.assumption.Assumption;
import org.todoku.demo.DemoFleet;
import org.todoku.rules.Diagnosis;
import org.todoku.ui.ViewIds;

/** Assuming something to see how the answer changes. */
@WorkbenchTest
class WhatIfTest {

    private static final String TICKED = "“Microsoft Server operating system-21H2” is ticked on hq.corp.example";
    private static final String SYNCHRONISED = "a synchronisation has just succeeded on hq.corp.example";

    private final Todoku todoku = new Todoku();

    @AfterEach
    void light() {
        Themes.use(Themes.LIGHT);
    }

    private DiagnosisPage headquarters() {
        todoku.withDemo().ask(DemoFleet.PRODUCT_NOT_TICKED);
        DiagnosisPage diagnosis = todoku.diagnosis().answered(DemoFleet.PRODUCT_NOT_TICKED);
        diagnosis.choose("hq");
        return diagnosis.answered("is not ticked there");
    }

    /** The menu of the tree below "What If", as it opens now. */
    private static Menu menu(DiagnosisPage diagnosis) {
        Menu menu = diagnosis.tree().getMenu();
        menu.notifyListeners(SWT.Show, new Event());
        MenuItem whatIf = Arrays.stream(menu.getItems()).filter(item -> item.getText().equals("What If")).findFirst().orElseThrow();
        assertTrue(whatIf.isEnabled());
        whatIf.getMenu().notifyListeners(SWT.Show, new Event());
        return whatIf.getMenu();
    }

    private static List<String> offered(DiagnosisPage diagnosis) {
        return Arrays.stream(menu(diagnosis).getItems()).map(MenuItem::getText).toList();
    }

    private static void choose(DiagnosisPage diagnosis, String text) {
        Arrays.stream(menu(diagnosis).getItems()).filter(item -> item.getText().equals(text)).findFirst()
                .orElseThrow(() -> new AssertionError(offered(diagnosis).toString())).notifyListeners(SWT.Selection, new Event());
        Waiting.settle();
    }

    private static Optional<Button> button(DiagnosisPage diagnosis, String id) {
        return Widgets.find(diagnosis.content(), id, Button.class).filter(Button::isVisible);
    }

    private static List<String> assumed(DiagnosisPage diagnosis) {
        return Stream.iterate(0, n -> n + 1).map(n -> button(diagnosis, "diagnosis.assumed." + n)).takeWhile(Optional::isPresent)
                .map(found -> ((String) found.get().getData()).replace("  ✕", "")).toList();
    }

    @Test
    void aBoxThatIsNotTickedIsAssumedAndTakenBack() {
        DiagnosisPage diagnosis = headquarters();
        assertEquals(List.of(TICKED, SYNCHRONISED, DemoFleet.PRODUCT_NOT_TICKED + " has come in on hq.corp.example"), offered(diagnosis));
        assertEquals(List.of(), assumed(diagnosis));
        choose(diagnosis, TICKED);
        diagnosis.answered("no synchronisation has succeeded since");
        assertEquals(List.of(TICKED), assumed(diagnosis));
        assertEquals("What if – assumed, not read: " + TICKED, diagnosis.answer().lines("diagnosis.assumed").getFirst());
        List<String> changes = diagnosis.changes();
        assertEquals("What that changes against the answer from what was read:", changes.getFirst());
        assertTrue(changes.toString().contains("hq.corp.example: now to be mended first"), changes::toString);
        Diagnosis given = todoku.session().answer().orElseThrow();
        assertEquals(List.of("hq.corp.example"), given.assumed().stream().map(Assumption::server).toList(), "what is kept");
        Todoku.screenshot("what-if-" + Locale.getDefault().getLanguage());
        Themes.use(Themes.DARK);
        Todoku.screenshot("what-if-dark-" + Locale.getDefault().getLanguage());
        button(diagnosis, "diagnosis.assumed.0").orElseThrow().notifyListeners(SWT.Selection, new Event());
        diagnosis.answered("is not ticked there");
        assertEquals(List.of(), assumed(diagnosis));
        assertEquals(List.of(), diagnosis.changes());
        assertFalse(diagnosis.has("diagnosis.assumed"));
        assertEquals(List.of(), todoku.session().answer().orElseThrow().assumed());
    }

    @Test
    void severalAreAssumedAndOnePressLeadsBack() {
        DiagnosisPage diagnosis = headquarters();
        choose(diagnosis, TICKED);
        diagnosis.answered("no synchronisation has succeeded since");
        choose(diagnosis, SYNCHRONISED);
        diagnosis.answered("whether the assumed synchronisation would bring it is not known");
        assertEquals(List.of(TICKED, SYNCHRONISED), assumed(diagnosis));
        assertTrue(offered(diagnosis).contains("Back to the Facts"));
        button(diagnosis, "diagnosis.assumed.back").orElseThrow().notifyListeners(SWT.Selection, new Event());
        diagnosis.answered("is not ticked there");
        assertEquals(List.of(), assumed(diagnosis));
        todoku.ask(DemoFleet.TWO_CAUSES);
        diagnosis.answered(DemoFleet.TWO_CAUSES);
        assertEquals(List.of(), assumed(diagnosis), "another question");
    }

    @Test
    void aFindingOffersWhatItIsAbout() {
        DiagnosisPage diagnosis = headquarters();
        diagnosis.choose("hq", "1. ");
        TextPage finding = diagnosis.finding();
        Waiting.untilEquals(TICKED, () -> finding.said("diagnosis.finding.B09.whatif.0"));
        finding.click("diagnosis.finding.B09.whatif.0");
        Waiting.untilEquals(List.of(TICKED), () -> assumed(diagnosis));
        diagnosis.answered("no synchronisation has succeeded since");
    }

    @Test
    void keysAloneAssumeUndoAndRedo() {
        DiagnosisPage diagnosis = headquarters();
        Hands hands = new Hands();
        diagnosis.tree().setFocus();
        hands.withControlShift(KeyEvent.VK_A);
        hands.key(KeyEvent.VK_DOWN);
        hands.key(KeyEvent.VK_ENTER);
        Waiting.untilEquals(List.of(TICKED), () -> assumed(diagnosis));
        diagnosis.answered("no synchronisation has succeeded since");
        diagnosis.tree().setFocus();
        hands.withControl(KeyEvent.VK_Z);
        Waiting.untilEquals(List.of(), () -> assumed(diagnosis));
        diagnosis.answered("is not ticked there");
        if (SWT.getPlatform().equals("win32")) {
            hands.withControl(KeyEvent.VK_Y);
        } else {
            hands.withControlShift(KeyEvent.VK_Z);
        }
        Waiting.untilEquals(List.of(TICKED), () -> assumed(diagnosis));
        Button chip = button(diagnosis, "diagnosis.assumed.0").orElseThrow();
        chip.setFocus();
        hands.key(KeyEvent.VK_SPACE);
        Waiting.untilEquals(List.of(), () -> assumed(diagnosis));
        diagnosis.answered("is not ticked there");
        Waiting.until("the focus to be somewhere in the answer", () -> diagnosis.tree().isFocusControl(), diagnosis::seen);
    }

    @Test
    void aNewerStateKeepsWhatIsAssumed(@TempDir Path folder) throws IOException {
        String kb = "KB" + (Integer.parseInt(Exports.KB) + 6);
        todoku.withFiles(2, collected(folder.resolve("july"), "branch.corp.example", 5, "2026-07-14T00:00:00Z"),
                collected(folder.resolve("other"), "other.corp.example", 9, "2026-07-14T00:00:00Z")).ask(kb);
        DiagnosisPage diagnosis = todoku.diagnosis().answered(kb);
        diagnosis.choose("branch");
        String imported = kb + " has come in on branch.corp.example";
        choose(diagnosis, imported);
        Waiting.untilEquals(List.of(imported), () -> assumed(diagnosis));
        diagnosis.answered(kb + " is on branch.corp.example");
        todoku.withFiles(2, collected(folder.resolve("august"), "branch.corp.example", 9, "2026-08-14T00:00:00Z"));
        Waiting.untilEquals(List.of(imported + " – changes nothing: it is so already"), () -> assumed(diagnosis));
        assertTrue(diagnosis.changes().toString().contains("That changes nothing"), () -> diagnosis.changes().toString());
        todoku.show(ViewIds.DIAGNOSIS);
        todoku.run("org.eclipse.ui.edit.undo");
        Waiting.untilEquals(List.of(), () -> assumed(diagnosis));
    }

    private static Path collected(Path folder, String server, int updates, String at) throws IOException {
        Path file = Exports.write(Files.createDirectories(folder), server, updates);
        return Files.setLastModifiedTime(file, FileTime.from(Instant.parse(at)));
    }
}
