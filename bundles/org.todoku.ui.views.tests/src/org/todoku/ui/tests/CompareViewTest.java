package org.todoku.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.event.KeyEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.WorkbenchException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.todoku.ui.ViewIds;

@WorkbenchTest
class CompareViewTest {

    private final Todoku todoku = new Todoku();

    @AfterEach
    void close() {
        todoku.page().hideView(todoku.page().findView(ViewIds.COMPARE));
    }

    private ComparePage compared() {
        ComparePage page = new ComparePage(todoku.withDemo());
        page.updates();
        Waiting.until("the comparison", () -> !page.count().isEmpty(), page::seen);
        return page;
    }

    @Test
    void showsInWhichUpdatesTheServersDiffer() {
        ComparePage page = compared();
        assertTrue(page.what().contains("hq.corp.example, lab.corp.example, osaka.corp.example, plant.corp.example"), page.what());
        TablePage table = page.updates();
        assertTrue(table.headings().containsAll(List.of("KB", "Title", "hq", "plant")), table.headings()::toString);
        assertTrue(table.rows() > 500, page::count);
        for (int row = 0; row < 50; row++) {
            List<String> cells = table.row(row).subList(2, 6);
            assertTrue(cells.stream().distinct().count() > 1, () -> "no difference: " + cells);
        }
        Todoku.screenshot("compare-updates");
    }

    @Test
    void oneDifferenceAndOnePatternCanBeChosen() {
        ComparePage page = compared();
        Combo difference = page.difference();
        String approved = List.of(difference.getItems()).stream().filter(item -> item.startsWith("Approved differently")).findFirst()
                .orElseThrow();
        Widgets.choose(difference, approved);
        String expected = approved.replaceAll("\\D+", "");
        Waiting.until(approved, () -> page.count().equals(expected + " updates"), page::count);
        String first = page.pattern().getItem(1);
        Widgets.choose(page.pattern(), first);
        Waiting.until(first, () -> page.count().equals(first.replaceAll(":.*", "") + " updates"), page::count);
        List<String> cells = page.updates().row(0);
        assertTrue(cells.contains("approved") && cells.contains("not approved"), cells::toString);
    }

    @Test
    void showsTheSettingsThatDifferAndAllOnRequest() {
        ComparePage page = compared();
        TablePage settings = page.settings();
        int different = settings.rows();
        assertTrue(settings.column("Setting").contains("ticked products: Microsoft Edge"), settings.lines()::toString);
        Todoku.screenshot("compare-settings");
        Widgets.press(page.onlyDifferent());
        assertTrue(settings.rows() > different, settings.lines()::toString);
    }

    @Test
    void whatIsInSightIsExportedAsATable(@TempDir Path folder) throws Exception {
        ComparePage page = compared();
        String approved = List.of(page.difference().getItems()).stream().filter(item -> item.startsWith("Not on every server")).findFirst()
                .orElseThrow();
        long expected = Long.parseLong(approved.replaceAll("\\D+", ""));
        Widgets.choose(page.difference(), approved);
        Waiting.until("the updates", () -> page.count().startsWith("the newest 1,000 of "), page::count);
        List<String> updates = exported(page, folder.resolve("updates.csv"));
        assertEquals("\uFEFFKB,Title,hq,lab,osaka,plant,Published,Update ID", updates.get(0));
        assertEquals(expected, updates.size() - 1, "also what is not listed yet, and nothing that differs otherwise only");
        TablePage settings = page.settings();
        List<String> lines = exported(page, folder.resolve("settings.csv"));
        assertEquals("\uFEFFSetting,hq,lab,osaka,plant", lines.get(0));
        assertEquals(settings.rows(), lines.size() - 1);
        assertTrue(lines.stream().anyMatch(line -> line.startsWith("ticked products: Microsoft Edge,")), lines::toString);
    }

    private List<String> exported(ComparePage page, Path file) throws Exception {
        FileDialogs.save(file, () -> page.action("export").run());
        Waiting.until(file.toString(), () -> Files.exists(file), () -> todoku.dialogs().stream().map(Todoku::said).toList());
        return Files.readAllLines(file);
    }

    @Test
    void anUpdateIsExplainedFromHere() {
        ComparePage page = compared();
        TablePage table = page.updates();
        table.control().setFocus();
        Hands hands = new Hands();
        hands.key(KeyEvent.VK_ENTER);
        Waiting.untilEquals(0, table::cursor);
        assertTrue(todoku.session().question().isEmpty(), "nothing was selected before");
        hands.key(KeyEvent.VK_ENTER);
        Waiting.until("the question", () -> todoku.session().question().isPresent(), table::lines);
        assertTrue(todoku.session().question().orElseThrow().text().matches("[0-9a-f-]{36}"));
    }

    @Test
    void theServersCanBeChosen() {
        ComparePage page = compared();
        Dialogs.answerNext(todoku, "OK", dialog -> Dialogs.uncheck(dialog, "osaka", "plant"));
        Widgets.press(page.choose());
        Waiting.until("two servers", () -> page.what().endsWith("hq.corp.example, lab.corp.example"), page::what);
        Dialogs.answerNext(todoku, "OK", dialog -> Widgets.press(Dialogs.button(dialog, "Select All").orElseThrow()));
        Widgets.press(page.choose());
        Waiting.until("all servers", () -> page.what().endsWith("plant.corp.example"), page::what);
    }

    @Test
    void aComparisonIsSavedUnderANameAndOpenedAgain() {
        ComparePage page = compared();
        Dialogs.answerNext(todoku, "OK", dialog -> Dialogs.uncheck(dialog, "osaka", "plant"));
        Widgets.press(page.choose());
        Waiting.until("two servers", () -> page.what().endsWith("hq.corp.example, lab.corp.example"), page::what);
        Dialogs.answerNext(todoku, "OK", dialog -> Dialogs.text(dialog).setText("Head & lab"));
        page.saved("Save This Comparison…");
        assertTrue(page.saved().contains("Head && lab"), () -> page.saved().toString());
        Dialogs.answerNext(todoku, "OK", dialog -> Widgets.press(Dialogs.button(dialog, "Select All").orElseThrow()));
        Widgets.press(page.choose());
        Waiting.until("all servers", () -> page.what().endsWith("plant.corp.example"), page::what);
        page.saved("Head && lab");
        Waiting.until("the saved two", () -> page.what().endsWith("hq.corp.example, lab.corp.example"), page::what);
        page.saved("Remove", "Head && lab");
        assertEquals(List.of("Save This Comparison…"), page.saved());
    }

    @Test
    void anUpdateSelectedElsewhereIsMarked() {
        ComparePage page = compared();
        TablePage table = page.updates();
        Waiting.settle();
        new Hands().click(table.onDisplay(3, 0));
        Waiting.until("the selection is told to other views", () -> todoku.session().selectedUpdates().size() == 1, table::lines);
        List<UUID> third = todoku.session().selectedUpdates();
        new Hands().click(table.onDisplay(1, 0));
        Waiting.until("another selection", () -> !todoku.session().selectedUpdates().equals(third), table::lines);
        Point ground = table.ground(3);
        RGB plain = Todoku.paintedAtLast(ground);
        todoku.session().selectUpdates(third);
        Waiting.until("a mark", () -> !Todoku.painted(ground).equals(plain), table::lines);
        todoku.session().selectUpdates(List.of());
        Waiting.until("no mark", () -> Todoku.painted(ground).equals(plain), table::lines);
    }

    @Test
    void oneServerAloneIsToldWhatIsMissing(@TempDir Path folder) {
        todoku.withFiles(1, Exports.write(folder, "branch.corp.example", 5));
        ComparePage page = new ComparePage(todoku);
        Waiting.until("the empty state", () -> Widgets.find(page.content(), "empty.title", Label.class)
                .filter(title -> title.getText().equals("One Server")).isPresent(), page::seen);
    }

    @Test
    void aServerThatIsRemovedLeavesTheComparison(@TempDir Path folder) {
        todoku.withFiles(3, Exports.write(folder, "a.corp.example", 5), Exports.write(folder, "b.corp.example", 7),
                Exports.write(folder, "c.corp.example", 9));
        ComparePage page = new ComparePage(todoku);
        Waiting.until("three servers", () -> page.what().endsWith("a.corp.example, b.corp.example, c.corp.example"), page::what);
        todoku.session().workspace().orElseThrow().states().stream().filter(state -> state.server().startsWith("b."))
                .forEach(todoku.session()::remove);
        Waiting.until("two servers", () -> page.what().endsWith("a.corp.example, c.corp.example"), page::what);
        // reads them once more while the next one goes
        page.view().fleetChanged();
        todoku.session().workspace().orElseThrow().states().stream().filter(state -> state.server().startsWith("c."))
                .forEach(todoku.session()::remove);
        Waiting.until("one server", () -> Widgets.find(page.content(), "empty.title", Label.class)
                .filter(title -> title.getText().equals("One Server")).isPresent(), page::seen);
    }

    @Test
    void aSavedComparisonSaysWhatOfItIsGone(@TempDir Path folder) {
        todoku.withFiles(3, Exports.write(folder, "a.corp.example", 5), Exports.write(folder, "b.corp.example", 7),
                Exports.write(folder, "c.corp.example", 9));
        ComparePage page = new ComparePage(todoku);
        String all = "a.corp.example, b.corp.example, c.corp.example";
        Waiting.until("three servers", () -> page.what().endsWith(all), page::what);
        Dialogs.answerNext(todoku, "OK", dialog -> assertEquals(all, Dialogs.text(dialog).getText()));
        page.saved("Save This Comparison…");
        todoku.session().workspace().orElseThrow().states().stream().filter(state -> state.server().startsWith("b."))
                .forEach(todoku.session()::remove);
        Waiting.until("two servers", () -> page.what().endsWith("a.corp.example, c.corp.example"), page::what);
        page.saved(all);
        Waiting.until("what is gone", () -> page.note().startsWith("1 of the 3 states of “" + all + "” are no longer there."), page::note);
        page.saved("Remove", all);
    }

    @Test
    void incompleteListsAreNamed(@TempDir Path folder) {
        todoku.withFiles(2, Exports.write(folder, "branch.corp.example", 5), Exports.write(folder, "other.corp.example", 7));
        ComparePage page = new ComparePage(todoku);
        Waiting.until("the note", () -> page.note().contains("branch.corp.example, other.corp.example"), page::seen);
        assertEquals("0 updates", page.count(), "what a filtered export does not list may be there");
        assertTrue(page.note().matches(".*Of \\d+ updates nobody can say whether they differ\\."), page.note());
    }

    @Test
    void thePerspectiveSideBySideHasIt() throws WorkbenchException {
        var workbench = PlatformUI.getWorkbench();
        workbench.showPerspective("org.todoku.app.sidebyside", todoku.window());
        try {
            Waiting.settle();
            assertTrue(List.of(todoku.page().getViewReferences()).stream().anyMatch(view -> view.getId().equals(ViewIds.COMPARE)));
        } finally {
            workbench.showPerspective("org.todoku.app.investigate", todoku.window());
        }
    }
}
