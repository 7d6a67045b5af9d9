package org.todoku.ui.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.event.KeyEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.eclipse.core.runtime.preferences.InstanceScope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.todoku.ui.RecentInvestigations;

/** The first page: how to begin, what was worked on, where to learn more. */
@WorkbenchTest
class WelcomeTest {

    private static final String WELCOME = "org.todoku.ui.help.welcome";
    private static final boolean JAPANESE = Locale.getDefault().getLanguage().equals("ja");

    private final Todoku todoku = new Todoku();

    @BeforeEach
    void empty() {
        new RecentInvestigations().clear();
    }

    @AfterEach
    void close() {
        new RecentInvestigations().clear();
        todoku.forget(WELCOME);
        todoku.forget("org.todoku.ui.help.walkthrough");
        todoku.forget("org.todoku.ui.help.view");
        todoku.page().closeAllEditors(false);
        Themes.use(Themes.LIGHT);
    }

    @Test
    void itOpenedAtTheFirstStartAndFromTheMenuOnlySince() {
        assertTrue(InstanceScope.INSTANCE.getNode("org.todoku.app").getBoolean("welcomed", false), "it was shown at the start");
        String help = JAPANESE ? "ヘルプ(H)" : "Help";
        List<String> items = todoku.menu(help);
        for (String item : JAPANESE ? List.of("ようこそ", "手順ガイド") : List.of("Welcome", "Walk Through")) {
            assertTrue(items.stream().anyMatch(each -> each.startsWith(item)), items::toString);
        }
    }

    @Test
    void everyThingToBeginWithIsThereAndTheDemoOpens() {
        TextPage page = open();
        for (String place : List.of("demo", "open", "folder", "new", "collector", "command", "copy", "openSnapshot", "collecting", "walk",
                "guide", "keys", "glossary")) {
            assertTrue(page.has("welcome." + place), () -> place + " is not among " + page.places());
        }
        String language = Locale.getDefault().getLanguage();
        Todoku.screenshot("welcome-" + language);
        Themes.use(Themes.DARK);
        Todoku.screenshot("welcome-dark-" + language);
        Themes.use(Themes.LIGHT);
        page.click("welcome.demo");
        Waiting.until("the demo fleet", () -> todoku.session().demo() && todoku.session().view().servers().size() == 4,
                () -> todoku.session().view().servers());
        page.click("welcome.demo");
        Waiting.settle();
        assertTrue(todoku.session().demo(), "it stays open when it is opened again");
    }

    @Test
    void theCommandForTheServerIsCopiedAndTheScriptIsSaved(@TempDir Path folder) throws IOException {
        TextPage page = open();
        todoku.setClipboard("before");
        page.click("welcome.copy");
        Waiting.untilEquals(page.said("welcome.command"), () -> todoku.clipboard().orElse(""));
        assertTrue(todoku.clipboard().orElse("").startsWith("powershell.exe "), todoku.clipboard()::toString);
        Path script = folder.resolve("Collect-Todoku.ps1");
        FileDialogs.save(script, () -> page.click("welcome.collector"));
        Waiting.until("the script", () -> Files.exists(script), () -> todoku.dialogs());
        assertTrue(Files.readString(script).contains("Get-WsusServer") || Files.readString(script).contains("UpdateServices"));
    }

    @Test
    void recentInvestigationsAreListedMarkedAndOpened(@TempDir Path folder) {
        TextPage page = open();
        assertTrue(page.lines().stream().anyMatch(line -> line.startsWith(JAPANESE ? "まだありません" : "None yet")), page.lines()::toString);
        var recent = new RecentInvestigations();
        recent.add(folder.resolve("gone.todoku"), "Gone");
        recent.add(folder.resolve("Other.todoku"), "The other one");
        Waiting.until("both", () -> page.has("welcome.recent.1"), page::lines);
        assertTrue(page.said("welcome.recent.0").contains("The other one"), () -> page.said("welcome.recent.0"));
        recent.look();
        String missing = recent.list().get(1).label();
        Waiting.until("the mark", () -> recent.list().get(1).missing(), recent::list);
        Waiting.until("the mark on the page", () -> !page.said("welcome.recent.1").equals(missing)
                && page.said("welcome.recent.1").equals(recent.list().get(1).label()), page::lines);
        page.click("welcome.new");
        Waiting.until("an editor", () -> todoku.page().getActiveEditor() != null, () -> "none");
    }

    @Test
    void aLinkIsFollowedByKeyboardAndTabLeavesThePage() {
        TextPage page = open();
        page.control().setFocus();
        page.control().setCaretOffset(0);
        Hands hands = new Hands();
        page.control().setFocus();
        hands.key(KeyEvent.VK_TAB);
        Waiting.until("the first link", () -> page.caretIn("welcome.demo"), () -> page.control().getCaretOffset());
        hands.key(KeyEvent.VK_ENTER);
        Waiting.until("the demo fleet", () -> todoku.session().demo(), () -> "not open");
        Waiting.until("the servers", () -> todoku.session().view().servers().size() == 4, () -> todoku.session().view().servers());
    }

    @Test
    void itLeadsToTheWalkThroughAndTheGuide() {
        TextPage page = open();
        page.click("welcome.walk");
        Waiting.untilEquals("org.todoku.ui.help.walkthrough", () -> todoku.page().getActivePart().getSite().getId());
        open().click("welcome.glossary");
        Waiting.until("the glossary", () -> todoku.page().findView("org.todoku.ui.help.view") != null
                && Widgets.texts(Todoku.content(todoku.page().findView("org.todoku.ui.help.view"))).stream()
                        .anyMatch(text -> text.startsWith(JAPANESE ? "用語集" : "Glossary")), () -> "not there");
    }

    private TextPage open() {
        TextPage page = new TextPage(todoku.show(WELCOME), "welcome.text");
        Waiting.until("the page", () -> page.has("welcome.demo"), page::lines);
        return page;
    }
}
