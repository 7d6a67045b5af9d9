package org.todoku.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.event.KeyEvent;
import java.nio.file.Path;
import java.util.List;

import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Link;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.todoku.demo.DemoFleet;

@WorkbenchTest
class DiagnosisViewTest {

    private final Todoku todoku = new Todoku();

    private DiagnosisPage ask(String query) {
        todoku.withDemo().ask(query);
        return todoku.diagnosis().answered(query);
    }

    @Test
    void theDemoProposesQuestions() {
        DiagnosisPage diagnosis = todoku.withDemo().diagnosis();
        for (int i = 0; i < DemoFleet.showcase().size(); i++) {
            Link example = Widgets.waitFor(diagnosis.content(), "diagnosis.example." + i, Link.class);
            assertTrue(example.getText().contains(DemoFleet.showcase().get(i).text()), example.getText());
        }
        Widgets.follow(Widgets.waitFor(diagnosis.content(), "diagnosis.example.0", Link.class));
        diagnosis.answered(DemoFleet.showcase().get(0).text());
    }

    @Test
    void everyServerHasItsOwnAnswer() {
        DiagnosisPage diagnosis = ask(DemoFleet.TWO_CAUSES);
        assertEquals(List.of("hq: approved", "plant: not there", "lab: not approved", "osaka: approved"), diagnosis.servers());
        diagnosis.choose("hq");
        diagnosis.answered("hq.corp.example");
        String hq = diagnosis.sentence();
        diagnosis.choose("plant");
        diagnosis.answered("plant.corp.example");
        assertTrue(diagnosis.sentence().contains("is not on plant.corp.example because"), diagnosis::sentence);
        assertFalse(hq.contains("plant"), hq);
    }

    @Test
    void causesStandInTheOrderToActIn() {
        DiagnosisPage diagnosis = ask(DemoFleet.TWO_CAUSES);
        diagnosis.choose("plant");
        diagnosis.answered("plant.corp.example");
        List<String> causes = diagnosis.causes();
        assertTrue(causes.contains("B08") && causes.contains("D10"), causes::toString);
        assertTrue(causes.indexOf("D10") < causes.indexOf("B08"), causes::toString);
        assertTrue(causes.indexOf("D02") < causes.indexOf("B08"), causes::toString);
        assertFalse(causes.contains("B01"), "B08 says the same and more: " + causes);
    }

    @Test
    void aCauseSaysHowItIsKnownAndWhatToDo() {
        DiagnosisPage diagnosis = ask(DemoFleet.TWO_CAUSES);
        diagnosis.choose("plant");
        diagnosis.answered("plant.corp.example");
        assertTrue(diagnosis.message("D10").contains("407"), () -> diagnosis.message("D10"));
        List<String> evidence = diagnosis.evidence("D10");
        assertTrue(evidence.stream().anyMatch(line -> line.contains("syncHistory")), evidence::toString);
        List<String> product = diagnosis.cause("B08");
        assertTrue(product.stream().anyMatch(line -> line.contains("Windows 11")), product::toString);
        assertTrue(product.stream().anyMatch(line -> line.contains("Changes the server")), product::toString);
    }

    @Test
    void copyPutsExactlyTheCommandOnTheClipboard() {
        DiagnosisPage diagnosis = ask(DemoFleet.PRODUCT_NOT_TICKED);
        diagnosis.choose("hq");
        diagnosis.answered("hq.corp.example");
        diagnosis.cause("B09");
        todoku.setClipboard("before");
        String command = diagnosis.command();
        assertTrue(command.contains("71718f13-7324-4b0f-8f9e-2ca9dc978e53"), "the command names the product by its GUID: " + command);
        diagnosis.copyCommand();
        assertEquals(command, todoku.clipboard().orElse("nothing"));
    }

    @Test
    void tellsWhatWasRuledOutAndWhy() {
        DiagnosisPage diagnosis = ask(DemoFleet.TWO_CAUSES);
        diagnosis.choose("plant");
        diagnosis.answered("plant.corp.example");
        List<String> ruledOut = diagnosis.unfold("diagnosis.ruledOut");
        assertTrue(ruledOut.get(0).matches("Considered and ruled out \\(\\d+\\)"), ruledOut::toString);
        int number = Integer.parseInt(ruledOut.get(0).replaceAll("\\D", ""));
        assertEquals(1 + 2 * number, ruledOut.size(), "a name and a reason for each: " + ruledOut);
        assertTrue(ruledOut.contains("The classification “Security Updates” is ticked on plant.corp.example."), ruledOut::toString);
    }

    @Test
    void whatCouldNotBeJudgedNamesTheFactsThatAreMissing(@TempDir Path folder) {
        todoku.withFiles(1, Exports.write(folder, "branch.corp.example", 5)).ask("KB4999999");
        DiagnosisPage diagnosis = todoku.diagnosis().answered("KB4999999");
        List<String> undecided = diagnosis.unfold("diagnosis.undecided");
        assertTrue(undecided.get(0).matches("Could not be judged for want of facts \\(\\d+\\)"), undecided::toString);
        assertTrue(undecided.stream().anyMatch(line -> line.contains("not collected")), undecided::toString);
        assertTrue(undecided.stream().anyMatch(line -> line.startsWith("Needed to judge: ")), undecided::toString);
        assertTrue(diagnosis.has("diagnosis.collector"), "a link to the collector");
        assertFalse(diagnosis.sentence().contains("no cause was found"), diagnosis::sentence);
    }

    @Test
    void anUpdateThatIsOnlyInTheCatalogueIsSaidToBe() {
        DiagnosisPage diagnosis = ask(DemoFleet.CATALOGUE_ONLY);
        assertTrue(diagnosis.sentence().toLowerCase(java.util.Locale.ROOT).contains("catalog"), diagnosis::sentence);
    }

    @Test
    void anUpdateThatIsThereIsSaidToBe() {
        DiagnosisPage diagnosis = ask(DemoFleet.THERE);
        diagnosis.choose("hq");
        diagnosis.answered("hq.corp.example");
        assertTrue(diagnosis.sentence().contains("is on hq.corp.example and approved"), diagnosis::sentence);
    }

    @Test
    void theAnswerFollowsTheServerThatIsSelectedElsewhere() {
        DiagnosisPage diagnosis = ask(DemoFleet.TWO_CAUSES);
        todoku.select("osaka.corp.example");
        diagnosis.answered("osaka.corp.example");
        todoku.select("plant.corp.example");
        diagnosis.answered("plant.corp.example");
    }

    @Test
    void partsUnfoldWithoutAMouse() {
        DiagnosisPage diagnosis = ask(DemoFleet.TWO_CAUSES);
        diagnosis.choose("plant");
        diagnosis.answered("plant.corp.example");
        TextPage answer = diagnosis.answer();
        Hands hands = new Hands();
        answer.control().setFocus();
        int most = answer.places().size();
        for (int i = 0; i < most && !answer.caretIn("diagnosis.ruledOut"); i++) {
            hands.key(KeyEvent.VK_TAB);
        }
        assertTrue(answer.caretIn("diagnosis.ruledOut"), () -> "Tab leads to the title: " + answer.places());
        assertEquals(1, answer.lines("diagnosis.ruledOut").size(), "folded at first");
        hands.key(KeyEvent.VK_ENTER);
        Waiting.until("the part to unfold", () -> answer.lines("diagnosis.ruledOut").size() > 1, answer::lines);
        assertTrue(answer.caretIn("diagnosis.ruledOut"), "the caret stays on the title");
        hands.key(KeyEvent.VK_ENTER);
        Waiting.until("the part to fold", () -> answer.lines("diagnosis.ruledOut").size() == 1, answer::lines);
        for (int i = 0; i < most && answer.control().isFocusControl(); i++) {
            hands.key(KeyEvent.VK_TAB);
        }
        assertFalse(answer.control().isFocusControl(), "Tab leads out again behind the last link");
    }

    @Test
    void controlCCopiesWhatIsSelectedInTheAnswer() {
        DiagnosisPage diagnosis = ask(DemoFleet.TWO_CAUSES);
        diagnosis.choose("plant");
        diagnosis.answered("plant.corp.example");
        todoku.setClipboard("before");
        Hands hands = new Hands();
        StyledText text = diagnosis.answer().control();
        text.setFocus();
        text.setSelection(0, diagnosis.sentence().length());
        hands.withControl(KeyEvent.VK_C);
        Waiting.untilEquals(diagnosis.sentence(), () -> todoku.clipboard().orElse("nothing"));
    }
}
