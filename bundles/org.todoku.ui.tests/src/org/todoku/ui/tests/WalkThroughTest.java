package org.todoku.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.event.KeyEvent;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

import org.eclipse.core.runtime.Platform;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.todoku.ui.ViewIds;

/** The way through the real views, from an update that did not arrive to a report. */
@WorkbenchTest
class WalkThroughTest {

    private static final String WALK = "org.todoku.ui.help.walkthrough";
    /** Where each step is told in full. */
    private static final List<String> PAGES = List.of("start", "search", "diagnosis", "matrix", "synclog", "diagnosis", "investigation",
            "diagnosis");
    private static final boolean JAPANESE = Locale.getDefault().getLanguage().equals("ja");

    private final Todoku todoku = new Todoku();

    @BeforeEach
    void restart() {
        if (page().has("walk.restart")) {
            page().click("walk.restart");
            Waiting.until("no step to be done", () -> !page().has("walk.restart"), page()::lines);
        }
    }

    @AfterEach
    void close() {
        restart();
        todoku.forget(WALK);
        todoku.forget("org.todoku.ui.help.view");
        todoku.page().closeAllEditors(false);
        Themes.use(Themes.LIGHT);
    }

    @Test
    void everyStepDoesInTheRealViewsWhatItSays() {
        String language = Locale.getDefault().getLanguage();
        Todoku.screenshot("walk-" + language);
        click("walk.do.0.0");
        Waiting.until("the demo fleet", () -> todoku.session().demo() && todoku.session().view().servers().size() == 4,
                () -> todoku.session().view().servers());
        click("walk.do.1.0");
        Waiting.untilEquals("KB5099034", () -> todoku.search().text().getText());
        Waiting.until("the update that is nowhere", () -> todoku.search().table().rows() == 1, todoku.search()::seen);
        String not = JAPANESE ? "なし" : "not there";
        assertTrue(todoku.search().table().row(0).contains(not), () -> todoku.search().table().row(0).toString());
        click("walk.do.2.0");
        todoku.diagnosis().answered("KB5099034");
        Waiting.until("three steps", () -> page().lines().stream()
                .anyMatch(line -> line.contains(JAPANESE ? "8 個の手順のうち 3 個" : "3 of 8 steps")), () -> page().lines());
        click("walk.do.3.0");
        Waiting.untilEquals(ViewIds.MATRIX, this::active);
        click("walk.do.4.0");
        Waiting.untilEquals(ViewIds.SYNC_LOG, this::active);
        Todoku.screenshot("walk-half-" + language);
        Themes.use(Themes.DARK);
        Todoku.screenshot("walk-half-dark-" + language);
        Themes.use(Themes.LIGHT);
        click("walk.do.5.0");
        Waiting.untilEquals(ViewIds.DIAGNOSIS, this::active);
        click("walk.do.6.0");
        Waiting.until("an investigation", () -> todoku.page().getActiveEditor() != null && todoku.page().getActiveEditor().isDirty(),
                () -> todoku.page().getActiveEditor());
        boolean[] asked = new boolean[1];
        Dialogs.answerNext(todoku, "Cancel", dialog -> asked[0] = asked(dialog));
        click("walk.do.7.0");
        Waiting.until("the report to ask for its form", () -> asked[0], () -> "it does not");
        TextPage page = page();
        Waiting.until("all to be done", () -> page.lines().stream()
                .anyMatch(line -> line.startsWith(JAPANESE ? "すべての手順が完了" : "All steps are done")), page::lines);
    }

    private static boolean asked(Shell dialog) {
        return Widgets.find(dialog, "report.html", org.eclipse.swt.widgets.Button.class).isPresent();
    }

    @Test
    void whatIsDoneIsRememberedAndCanBeTakenBack() {
        click("walk.mark.0");
        Waiting.until("the second step", () -> page().has("walk.mark.1") && !page().has("walk.mark.0"), page()::lines);
        todoku.forget(WALK);
        TextPage again = page();
        Waiting.until("the second step again", () -> again.has("walk.mark.1") && !again.has("walk.mark.0"), again::lines);
        assertTrue(again.said("walk.step.0").contains("✓"), () -> again.said("walk.step.0"));
        again.click("walk.step.0");
        Waiting.until("the first step unfolded", () -> again.has("walk.mark.0"), again::lines);
        again.click("walk.mark.0");
        Waiting.until("the first step not done", () -> !again.said("walk.step.0").contains("✓"), again::lines);
        assertFalse(again.has("walk.restart"), "nothing is done, there is nothing to start again");
    }

    @Test
    void itIsWalkedByKeyboard() {
        todoku.show(ViewIds.SEARCH);
        Hands hands = new Hands();
        hands.withAlt(KeyEvent.VK_0);
        Waiting.untilEquals(WALK, this::active);
        TextPage page = page();
        page.control().setCaretOffset(0);
        hands.key(KeyEvent.VK_TAB);
        Waiting.until("the first step", () -> page.caretIn("walk.step.0"), page::lines);
        hands.key(KeyEvent.VK_TAB);
        Waiting.until("its link", () -> page.caretIn("walk.do.0.0"), page::lines);
        hands.key(KeyEvent.VK_ENTER);
        Waiting.until("the demo fleet", () -> todoku.session().demo() && todoku.session().view().servers().size() == 4,
                () -> todoku.session().view().servers());
        Waiting.until("the next step", () -> page().has("walk.do.1.0"), page()::lines);
    }

    @Test
    void everyStepHasItsPageOfTheGuide() throws IOException {
        for (int step = 0; step < PAGES.size(); step++) {
            int number = step;
            TextPage page = page();
            if (!page.has("walk.more." + step)) {
                page.click("walk.step." + step);
            }
            Waiting.until("step " + step, () -> page.has("walk.more." + number), page::lines);
            page.click("walk.more." + step);
            Waiting.until("its page", () -> todoku.page().getActivePart().getSite().getId().equals("org.todoku.ui.help.view"),
                    this::active);
            TextPage guide = new TextPage(Todoku.content(todoku.page().findView("org.todoku.ui.help.view")), "help.text");
            String title = title(PAGES.get(step));
            Waiting.until(title, () -> guide.lines().size() > 4 && guide.lines().contains(title), guide::lines);
            todoku.forget("org.todoku.ui.help.view");
        }
        assertEquals(List.of(), todoku.dialogs());
    }

    private static String title(String page) throws IOException {
        URL file = Platform.getBundle("org.todoku.help").getEntry((JAPANESE ? "nl/ja/html/" : "html/") + page + ".html");
        try (InputStream in = file.openStream()) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.substring(text.indexOf("<h1>") + "<h1>".length(), text.indexOf("</h1>"));
        }
    }

    private void click(String place) {
        TextPage page = page();
        Waiting.until(place, () -> page.has(place), page::lines);
        page.click(place);
        Waiting.settle();
    }

    private TextPage page() {
        TextPage page = new TextPage(todoku.show(WALK), "walk.text");
        Waiting.until("the steps", () -> page.has("walk.step.7"), page::lines);
        return page;
    }

    private String active() {
        return todoku.page().getActivePart().getSite().getId();
    }
}
