package org.todoku.ui.tests;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.event.KeyEvent;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The search says how a query may go on. */
@WorkbenchTest
class SearchCompletionTest {

    private final Todoku todoku = new Todoku();
    private SearchPage search;
    private Hands hands;

    private void open() {
        search = todoku.withDemo().search();
        hands = new Hands();
        search.text().setFocus();
        Waiting.until("the list of all", () -> search.count().startsWith("The newest "), search::seen);
    }

    @AfterEach
    void close() {
        search.text().setText("");
        hands.key(KeyEvent.VK_ESCAPE);
        Waiting.untilEquals(List.of(), search::completions);
    }

    @Test
    void termsAreOfferedWhileTypingAndTheirValuesAfterThem() {
        open();
        hands.type("sta");
        Waiting.untilEquals(List.of("state"), search::completions);
        Todoku.screenshot("search-completion-key");
        hands.key(KeyEvent.VK_DOWN);
        hands.key(KeyEvent.VK_ENTER);
        Waiting.untilEquals("state:", () -> search.text().getText());
        Waiting.until("the states", () -> search.completions().contains("not-approved"), search::completions);
        hands.type("not");
        Waiting.until("what begins with it", () -> search.completions().size() < 4 && search.completions().contains("not-approved"),
                search::completions);
        Todoku.screenshot("search-completion-value");
        hands.key(KeyEvent.VK_DOWN);
        while (search.completionList().orElseThrow().getSelectionIndex() != search.completions().indexOf("not-approved")) {
            hands.key(KeyEvent.VK_DOWN);
        }
        hands.key(KeyEvent.VK_TAB);
        Waiting.untilEquals("state:not-approved ", () -> search.text().getText());
        assertTrue(search.text().isFocusControl(), "one goes on typing");
        Waiting.untilEquals(List.of(), search::completions);
        hands.type("windows");
        Waiting.until("hits", () -> search.count().matches("[\\d,]+ updates|The newest .*"), search::seen);
        Waiting.untilEquals("", search::note);
    }

    @Test
    void controlAndSpaceOffersWhateverIsPossible() {
        open();
        hands.withControl(KeyEvent.VK_SPACE);
        Waiting.untilEquals(11, () -> search.completions().size());
        hands.key(KeyEvent.VK_ESCAPE);
        Waiting.untilEquals(List.of(), search::completions);
        search.text().setText("server:");
        search.text().setSelection(7);
        hands.withControl(KeyEvent.VK_SPACE);
        Waiting.untilEquals(List.of("hq.corp.example", "lab.corp.example", "osaka.corp.example", "plant.corp.example"),
                search::completions);
    }

    @Test
    void productsAndClassificationsOfTheFleetAreOfferedInQuotes() {
        open();
        search.text().setText("class:");
        search.text().setSelection(6);
        hands.type("sec");
        Waiting.until("the classification", () -> search.completions().contains("Security Updates"), search::completions);
        hands.key(KeyEvent.VK_DOWN);
        hands.key(KeyEvent.VK_ENTER);
        Waiting.untilEquals("class:\"Security Updates\" ", () -> search.text().getText());
        Waiting.until("hits", () -> search.table().rows() > 0
                && search.table().column("Classification").stream().allMatch("Security Updates"::equals), search::seen);
    }

    @Test
    void japaneseTermsAreCompletedInJapanese() {
        open();
        todoku.setClipboard("状");
        hands.withControl(KeyEvent.VK_V);
        Waiting.untilEquals(List.of("状態"), search::completions);
        hands.key(KeyEvent.VK_DOWN);
        hands.key(KeyEvent.VK_ENTER);
        Waiting.untilEquals("状態:", () -> search.text().getText());
        todoku.setClipboard("未");
        hands.withControl(KeyEvent.VK_V);
        Waiting.until("the value", () -> search.completions().contains("未承認"), search::completions);
        Todoku.screenshot("search-completion-japanese");
    }

    @Test
    void wordsAreTypedWithoutBeingDisturbed() {
        open();
        hands.type("kb5097920");
        search.counted("3 updates");
        Waiting.untilEquals(List.of(), search::completions);
        hands.key(KeyEvent.VK_DOWN);
        Waiting.until("the table", () -> search.table().control().isFocusControl(), search::seen);
        search.text().setFocus();
        search.text().setText("");
        hands.type("st");
        Waiting.untilEquals(List.of("state"), search::completions);
        hands.key(KeyEvent.VK_ENTER);
        assertFalse(search.text().getText().contains(":"), "Enter takes nothing that was not chosen");
        todoku.diagnosis().answered("st");
    }
}
