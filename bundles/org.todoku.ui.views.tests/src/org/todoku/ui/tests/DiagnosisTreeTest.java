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

import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.swt.widgets.Button;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.todoku.demo.DemoFleet;
import org.todoku.ui.ViewIds;

/** The question above the answer and the findings beside it. */
@WorkbenchTest
class DiagnosisTreeTest {

    private final Todoku todoku = new Todoku();

    private DiagnosisPage plant() {
        todoku.withDemo().ask(DemoFleet.TWO_CAUSES);
        DiagnosisPage diagnosis = todoku.diagnosis().answered(DemoFleet.TWO_CAUSES);
        diagnosis.choose("plant");
        return diagnosis.answered("plant.corp.example");
    }

    @Test
    void whatIsTypedAboveTheAnswerIsAskedWithEnter() {
        DiagnosisPage diagnosis = plant();
        Combo question = diagnosis.question();
        assertEquals(DemoFleet.TWO_CAUSES, question.getText(), "what was asked elsewhere");
        question.setFocus();
        question.setText("");
        Hands hands = new Hands();
        hands.type("kb5097920");
        hands.key(KeyEvent.VK_ENTER);
        diagnosis.answered("KB5097920");
        assertEquals(List.of("kb5097920", DemoFleet.TWO_CAUSES), List.of(question.getItems()).subList(0, 2),
                "the last question comes first");
    }

    /** The keyboard is in the answer, where the arrow keys go on; in the question only for who typed it there. */
    @Test
    void whoAsksInTheSearchGoesOnInTheAnswerByArrowKeys() {
        todoku.withDemo();
        SearchPage search = todoku.search();
        search.query(DemoFleet.TWO_CAUSES);
        search.text().setFocus();
        Hands hands = new Hands();
        hands.key(KeyEvent.VK_ENTER);
        DiagnosisPage diagnosis = todoku.diagnosis().answered(DemoFleet.TWO_CAUSES);
        Waiting.until("the keyboard in the answer", () -> diagnosis.tree().isFocusControl(),
                () -> diagnosis.tree().getDisplay().getFocusControl());
        String before = diagnosis.tree().getSelection()[0].getText();
        hands.key(KeyEvent.VK_DOWN);
        Waiting.until("the next row", () -> !diagnosis.tree().getSelection()[0].getText().equals(before), diagnosis::seen);
        diagnosis.question().setFocus();
        diagnosis.question().setText("");
        hands.type("kb5097920");
        hands.key(KeyEvent.VK_ENTER);
        diagnosis.answered("KB5097920");
        Waiting.settle();
        assertTrue(diagnosis.question().isFocusControl(), () -> "" + diagnosis.tree().getDisplay().getFocusControl());
    }

    @Test
    void causesComeFirstInTheOrderToActThenTheGroups() {
        DiagnosisPage diagnosis = plant();
        List<String> all = diagnosis.below("plant");
        List<String> causes = all.stream().filter(label -> label.matches("\\d+\\. .*")).toList();
        assertEquals(causes, all.subList(0, causes.size()), "causes come first");
        assertTrue(causes.size() > 1, all::toString);
        List<String> inAnswer = diagnosis.answer().lines("diagnosis.causes").stream().filter(line -> line.matches("\\d+\\. .*")).toList();
        assertTrue(inAnswer.containsAll(causes) && causes.getFirst().equals(inAnswer.getFirst()), () -> causes + " and " + inAnswer);
        assertTrue(all.getLast().matches("Ruled out \\(\\d+\\)"), all::toString);
        assertEquals(Integer.parseInt(all.getLast().replaceAll("\\D", "")), diagnosis.below("plant", "Ruled out").size());
    }

    @Test
    void aFindingIsToldOnAPageOfItsOwn() {
        DiagnosisPage diagnosis = plant();
        String label = diagnosis.below("plant").getFirst();
        diagnosis.choose("plant", label);
        Waiting.untilEquals(label.substring("1. ".length()), () -> diagnosis.finding().said("diagnosis.finding.title"));
        assertFalse(diagnosis.has("diagnosis.sentence"), "not the whole answer");
        Todoku.screenshot("diagnosis-finding");
        diagnosis.finding().click("diagnosis.whole");
        diagnosis.answered("plant.corp.example");
        assertFalse(diagnosis.finding().has("diagnosis.finding.title"));
    }

    @Test
    void evidenceLeadsToTheRunThatItWasReadFrom() {
        DiagnosisPage diagnosis = plant();
        SyncLogPage log = todoku.syncLog();
        Waiting.until("the runs", () -> log.table().rows() > 2, log::seen);
        log.table().cursor(2, 0);
        todoku.diagnosis().choose("plant", "1. Proxy");
        TextPage finding = diagnosis.finding();
        assertEquals("Show in Sync Log", finding.said("diagnosis.finding.D10.evidence.0.show"));
        finding.click("diagnosis.finding.D10.evidence.0.show");
        Waiting.until("the sync log", () -> todoku.page().getActivePart().getSite().getId().equals(ViewIds.SYNC_LOG), diagnosis::seen);
        Waiting.untilEquals(0, () -> log.table().cursor());
        assertTrue(log.details().contains("407"), log::details);
    }

    @Test
    void evidenceLeadsToTheUpdatesAndToTheServer() {
        DiagnosisPage diagnosis = plant();
        follow(diagnosis, "Show in Update Search");
        Waiting.untilEquals(ViewIds.SEARCH, () -> todoku.page().getActivePart().getSite().getId());
        TablePage found = todoku.search().table();
        Waiting.until("the updates asked for", () -> found.rows() > 0 && found.column("KB").stream().allMatch(DemoFleet.TWO_CAUSES::equals),
                found::lines);
        follow(diagnosis, "Show in Servers");
        Waiting.untilEquals(ViewIds.SERVERS, () -> todoku.page().getActivePart().getSite().getId());
        assertEquals("hq.corp.example", todoku.session().selectedServer().orElse("none"));
    }

    /** Follows the first such link among what was ruled out at headquarters. */
    private void follow(DiagnosisPage diagnosis, String label) {
        todoku.diagnosis();
        for (String rule : diagnosis.below("hq", "Ruled out")) {
            diagnosis.choose("hq", "Ruled out", rule);
            Waiting.untilEquals(rule, () -> diagnosis.finding().said("diagnosis.finding.title"));
            for (String place : diagnosis.finding().places()) {
                if (diagnosis.finding().said(place).equals(label)) {
                    diagnosis.finding().click(place);
                    return;
                }
            }
        }
        throw new AssertionError("No link " + label);
    }

    @Test
    void evidenceLeadsToTheBoxThatIsNotTicked() {
        DiagnosisPage diagnosis = plant();
        todoku.select("hq.corp.example");
        diagnosis.choose("plant", "3. Windows 11");
        String link = Waiting.until("a link to the matrix", () -> diagnosis.finding().places().stream()
                .filter(id -> id.endsWith(".show") && diagnosis.finding().said(id).equals("Show in Subscription Matrix")).findFirst(),
                () -> diagnosis.finding().lines());
        diagnosis.finding().click(link);
        Waiting.until("the matrix", () -> todoku.page().getActivePart().getSite().getId().equals(ViewIds.MATRIX), diagnosis::seen);
        MatrixPage matrix = todoku.matrix();
        Waiting.untilEquals("plant.corp.example", () -> matrix.server().getText());
        Waiting.untilEquals(matrix.row("Windows 11"), () -> matrix.table().cursor());
    }

    @Test
    void aNewerStateIsAnsweredAgainAndSaysWhatChanged(@TempDir Path folder) throws IOException {
        String kb = "KB" + (Integer.parseInt(Exports.KB) + 6);
        todoku.withFiles(1, collected(folder.resolve("july"), 5, "2026-07-14T00:00:00Z")).ask(kb);
        DiagnosisPage diagnosis = todoku.diagnosis().answered(kb);
        assertEquals(List.of(), diagnosis.changes(), "the first answer");
        todoku.withFiles(1, collected(folder.resolve("august"), 9, "2026-08-14T00:00:00Z"));
        Waiting.until("what changed", () -> diagnosis.changes().size() > 1, diagnosis::seen);
        List<String> changes = diagnosis.changes();
        Todoku.screenshot("diagnosis-changes");
        assertTrue(changes.get(0).startsWith("There are newer states. Since the answer of "), changes::toString);
        assertTrue(changes.get(1).matches("branch.corp.example: was “unknown”, is “approved”"), changes::toString);
        diagnosis.followChange(1);
        assertEquals(List.of("branch"), Arrays.stream(diagnosis.tree().getSelection()).map(TreeItem::getText).toList());
        todoku.ask(kb);
        Waiting.untilEquals(List.of(), diagnosis::changes);
    }

    private static Path collected(Path folder, int updates, String at) throws IOException {
        Path file = Exports.write(Files.createDirectories(folder), "branch.corp.example", updates);
        return Files.setLastModifiedTime(file, FileTime.from(Instant.parse(at)));
    }

    @Test
    void theTreeIsReadWithTheKeyboard() {
        DiagnosisPage diagnosis = plant();
        diagnosis.tree().setFocus();
        Hands hands = new Hands();
        hands.key(KeyEvent.VK_DOWN);
        String label = Waiting.until("a finding", () -> Arrays.stream(diagnosis.tree().getSelection()).map(item -> item.getText())
                .filter(text -> text.startsWith("1. ")).findFirst(), diagnosis::seen);
        Waiting.untilEquals(label.substring("1. ".length()), () -> diagnosis.finding().said("diagnosis.finding.title"));
        hands.key(KeyEvent.VK_ENTER);
        Waiting.until("the page to have the focus", () -> diagnosis.finding().control().isFocusControl(), diagnosis::seen);
    }

    @Test
    void whatIsUnfoldedAndSelectedStaysWhenItIsAskedAgain() {
        DiagnosisPage diagnosis = plant();
        String label = diagnosis.below("plant").getFirst();
        diagnosis.choose("plant", label);
        var before = diagnosis.tree().getTopItem();
        todoku.ask(DemoFleet.TWO_CAUSES);
        Waiting.until("the new answer", () -> before.isDisposed() && diagnosis.finding().has("diagnosis.finding.title"), diagnosis::seen);
        assertEquals(List.of(label), Arrays.stream(diagnosis.tree().getSelection()).map(item -> item.getText()).toList());
    }

    @Test
    void theAnswerIsSavedAsAReportWithoutNames(@TempDir Path folder) throws IOException {
        todoku.withDemo();
        todoku.ask(DemoFleet.TWO_CAUSES);
        todoku.diagnosis().answered("plant.corp.example");
        Path file = folder.resolve("answer.md");
        FileDialogs.save(file, () -> {
            Dialogs.answerNext(todoku, "Save…", dialog -> {
                Widgets.waitFor(dialog, "report.html", Button.class).setSelection(false);
                Widgets.waitFor(dialog, "report.markdown", Button.class).setSelection(true);
                Widgets.waitFor(dialog, "report.mask", Button.class).setSelection(true);
            });
            todoku.run("org.todoku.ui.diagnosis.saveReport");
        });
        Waiting.until("the report", () -> Files.exists(file), () -> todoku.dialogs().stream().map(Todoku::said).toList());
        String text = Files.readString(file);
        assertTrue(text.startsWith("#") && text.contains(DemoFleet.TWO_CAUSES), text);
        assertFalse(text.contains("plant"), text);
    }
}
