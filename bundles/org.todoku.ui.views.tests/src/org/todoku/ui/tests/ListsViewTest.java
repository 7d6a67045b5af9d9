package org.todoku.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.event.KeyEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.eclipse.swt.widgets.Button;
import org.eclipse.ui.IViewPart;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.todoku.core.query.UpdateQuery;
import org.todoku.demo.DemoFleet;
import org.todoku.ui.ViewIds;

/** Many updates at once: from the clipboard, the question field and files, as a grid with causes and changes. */
@WorkbenchTest
class ListsViewTest {

    private static final String UNKNOWN = "KB9999999";
    private static final String LIST = "Dear all,\n" + DemoFleet.PRODUCT_NOT_TICKED + "\n" + DemoFleet.PRODUCT_NOT_TICKED + "\n"
            + DemoFleet.CATALOGUE_ONLY + "\n" + DemoFleet.TWO_CAUSES + "\n" + DemoFleet.ON_ITS_WAY + "\n" + DemoFleet.THERE + "\n" + UNKNOWN
            + "\n";

    private final Todoku todoku = new Todoku();

    @AfterEach
    void nothingIsRemembered() {
        todoku.forget(ViewIds.LISTS);
    }

    private ListsPage asked(String list) {
        todoku.withDemo();
        ListsPage page = todoku.lists();
        todoku.session().askAll(list);
        return page.answered();
    }

    @Test
    void aPastedListIsAnsweredForEveryUpdateAndServer() {
        todoku.withDemo();
        ListsPage page = todoku.lists();
        assertTrue(page.shows("input"), () -> "the empty view says what to do: " + Widgets.texts(page.content()));
        todoku.setClipboard(LIST);
        page.input().setFocus();
        new Hands().withControl(KeyEvent.VK_V);
        page.answered();
        assertEquals(List.of("Wanted", "Title", "Products", "hq", "plant", "lab", "osaka"), page.grid().headings());
        assertEquals(6, page.grid().rows());
        assertTrue(page.cell(DemoFleet.PRODUCT_NOT_TICKED + " (×2)", "plant").startsWith("blocked: "),
                () -> page.grid().lines().toString());
        assertTrue(page.cell(DemoFleet.TWO_CAUSES, "plant").matches("blocked: [A-Z]\\d\\d .+ \\(\\+\\d\\)"),
                () -> page.grid().lines().toString());
        assertTrue(page.row(DemoFleet.ON_ITS_WAY).stream().anyMatch(cell -> cell.startsWith("arriving")),
                () -> page.grid().lines().toString());
        assertEquals("approved", page.cell(DemoFleet.THERE, "osaka"));
        assertEquals("undecided (no source knows it)", page.cell(UNKNOWN, "hq"));
        assertTrue(page.summary().startsWith("Pasted list: 6 updates, 4 servers"), page::summary);
        assertTrue(page.note().startsWith("1 of 8 lines hold no update."), page::note);
        page.follow("unused");
        assertEquals(List.of("1", "Dear all,"), page.unused().row(0));
    }

    @Test
    void fromACauseToItsCellsAndToTheWholeAnswerByKeyboard() {
        ListsPage page = asked(LIST);
        TablePage causes = page.causes();
        String first = causes.cell(0, "What keeps updates away, or from computers");
        String rule = first.substring(0, 3);
        assertTrue(Integer.parseInt(causes.cell(0, "Answers")) >= Integer.parseInt(causes.cell(1, "Answers")),
                () -> causes.lines().toString());
        causes.control().setFocus();
        causes.cursor(0, 0);
        Hands hands = new Hands();
        hands.key(KeyEvent.VK_ENTER);
        assertTrue(page.note().contains("Only what rests on " + first), page::note);
        assertEquals(Integer.parseInt(causes.cell(0, "Updates")), page.grid().rows());
        assertTrue(page.grid().control().isFocusControl(), "the keyboard goes to the cells");
        Todoku.screenshot("lists-cause");
        hands.key(KeyEvent.VK_ENTER);
        String query = page.grid().row(0).get(0).replaceAll(" .*", "");
        todoku.diagnosis().answered(query);
        String server = todoku.session().selectedServer().orElse("").replaceAll("\\..*", "");
        assertTrue(page.cell(query, server).contains(rule), () -> server + ": " + page.grid().lines());
        todoku.lists();
        page.follow("everything");
        assertEquals(6, page.grid().rows());
    }

    @Test
    void whatIsListedAndForWhichServersIsChosen() {
        ListsPage page = asked(LIST);
        page.show("Undecided");
        assertEquals(List.of(UNKNOWN), page.grid().column("Wanted").stream().filter(UNKNOWN::equals).toList());
        assertFalse(page.grid().column("Wanted").contains(DemoFleet.THERE), () -> page.grid().lines().toString());
        page.show("There everywhere");
        assertEquals(List.of(DemoFleet.THERE), page.grid().column("Wanted"));
        page.show("Servers differ");
        assertFalse(page.grid().column("Wanted").contains(UNKNOWN), () -> page.grid().lines().toString());
        page.show("All");
        assertEquals(6, page.grid().rows());
    }

    @Test
    void theFewestChangesAreToldWithWhatTheySettleAndBring() {
        ListsPage page = asked(LIST);
        TablePage changes = page.changes();
        assertTrue(changes.rows() > 0, () -> page.advice());
        Todoku.screenshot("lists-changes");
        assertTrue(changes.column("Change").stream().anyMatch(change -> change.startsWith("hq.corp.example: import")),
                () -> changes.lines().toString());
        List<Integer> settled = changes.column("Settles").stream().filter(text -> !text.isEmpty()).map(Integer::valueOf).toList();
        assertEquals(settled.stream().sorted(java.util.Comparator.reverseOrder()).toList(), settled);
        assertTrue(settled.getFirst() > 0, settled::toString);
        assertTrue(page.advice().contains("Recommended") || page.advice().contains("other update"), page::advice);
    }

    @Test
    void aListThatIsPastedIntoTheQuestionGoesToTheLists() {
        todoku.withDemo();
        todoku.lists();
        DiagnosisPage diagnosis = todoku.diagnosis();
        todoku.setClipboard("KB5097920\n\nKB5099034\r\n  kb5041585\n");
        diagnosis.question().setText("");
        diagnosis.question().setFocus();
        new Hands().withControl(KeyEvent.VK_V);
        ListsPage page = todoku.lists().answered();
        assertEquals(List.of("KB5097920", "KB5099034", "KB5041585"), page.grid().column("Wanted"));
        assertEquals("", diagnosis.question().getText(), "the field stays as it was");
    }

    @Test
    void aScannersFileIsDropped(@TempDir Path folder) throws IOException {
        todoku.withDemo();
        ListsPage page = todoku.lists();
        Path scan = folder.resolve("scan.csv");
        Files.writeString(scan, "Host;CVE;Solution\na;CVE-2026-1001;Install " + DemoFleet.THERE + "\nb;CVE-2026-1002;\n");
        DroppedFiles.on(page.content(), scan);
        page.answered();
        assertEquals(List.of(DemoFleet.THERE), page.grid().column("Wanted"));
        assertTrue(page.summary().startsWith("scan.csv: 1 update, "), page::summary);
        assertTrue(page.note().startsWith("1 of 2 lines hold no update."), page::note);
        Files.write(scan, new byte[] { 'P', 'K', 3, 4, 0, 0 });
        page.follow("again");
        DroppedFiles.on(page.content(), scan);
        assertTrue(page.problem().contains("is a workbook"), page::problem);
        Widgets.press(page.button("back"));
        assertEquals(List.of(DemoFleet.THERE), page.answered().grid().column("Wanted"), "the answers before are still there");
    }

    @Test
    void tenThousandLinesOfJunkAreRefusedWithTheirNumber() {
        todoku.withDemo();
        ListsPage page = todoku.lists();
        String junk = IntStream.range(0, 10_000).mapToObj(line -> "lorem ipsum " + line + " dolor").collect(Collectors.joining("\n"));
        todoku.session().askAll(junk);
        String problem = page.problem();
        assertTrue(problem.contains("none of the 10,000 rows names an update") && problem.contains("Line 1 reads: lorem ipsum 0 dolor"),
                problem);
    }

    @Test
    void aListThatIsCancelledSaysHowFarItCame() {
        todoku.withDemo();
        ListsPage page = todoku.lists();
        todoku.session().askAll(IntStream.range(0, 10_000).mapToObj(number -> "KB" + (5_000_000 + number))
                .collect(Collectors.joining("\n")));
        Waiting.until("something to be answered", () -> page.shows("cancel") && Widgets.texts(page.content()).stream()
                .anyMatch(text -> text.matches(".*[1-9][\\d,]* of 10,000.*")), () -> Widgets.texts(page.content()));
        Widgets.press(page.button("cancel"));
        Waiting.until("the end", () -> page.shows("summary") || page.shows("again"), () -> Widgets.texts(page.content()));
        assertTrue(page.shows("again") || page.note().startsWith("PARTIAL: stopped after "), page::note);
    }

    @Test
    void newerStatesAreSaidAndAskedAgainOnRequest(@TempDir Path folder) {
        todoku.withFiles(1, Exports.write(folder, "alpha", 5));
        ListsPage page = todoku.lists();
        todoku.session().askAll("KB" + Exports.KB + "\n" + UNKNOWN);
        page.answered();
        assertEquals(List.of("Wanted", "Title", "Products", "alpha"), page.grid().headings());
        assertEquals("", page.note());
        todoku.withFiles(2, Exports.write(folder, "beta", 5));
        Waiting.until("that newer states came", () -> page.note().startsWith("Newer states have come"), page::note);
        assertEquals(List.of("Wanted", "Title", "Products", "alpha"), page.grid().headings(),
                "the answers stay until they are asked again");
        page.follow("again");
        Waiting.until("the other server", () -> page.shows("summary") && page.grid().headings().contains("beta"),
                () -> Widgets.texts(page.content()));
        assertEquals("", page.note());
    }

    @Test
    void whatWasAskedIsRememberedWithTheView() {
        asked(DemoFleet.THERE + "\n" + UNKNOWN);
        close();
        ListsPage page = todoku.lists().answered();
        assertEquals(List.of(DemoFleet.THERE, UNKNOWN), page.grid().column("Wanted"));
    }

    @Test
    void aFileThatIsGoneIsSaidWhereAnotherCanBeChosen(@TempDir Path folder) throws IOException {
        todoku.withDemo();
        Path list = folder.resolve("list.txt");
        Files.writeString(list, DemoFleet.THERE);
        ListsPage page = todoku.lists();
        todoku.session().askAll(list);
        page.answered();
        Files.delete(list);
        close();
        page = todoku.lists();
        assertTrue(page.problem().contains("There is no file " + list), page::problem);
        assertTrue(page.button("open").isVisible());
    }

    private void close() {
        todoku.page().hideView(todoku.page().findView(ViewIds.LISTS));
        Waiting.settle();
    }

    @Test
    void theReportHasAllAnswersWithoutNames(@TempDir Path folder) throws IOException {
        ListsPage page = asked(LIST);
        Path file = folder.resolve("list.html");
        IViewPart view = todoku.page().findView(ViewIds.LISTS);
        FileDialogs.save(file, () -> {
            Dialogs.answerNext(todoku, "Save…", dialog -> Widgets.waitFor(dialog, "report.mask", Button.class).setSelection(true));
            page.report(view);
        });
        Waiting.until("the report", () -> Files.exists(file), () -> todoku.dialogs().stream().map(Todoku::said).toList());
        String text = Files.readString(file);
        assertTrue(text.contains("<table class=\"fleet\">") && text.contains("server-1") && text.contains(DemoFleet.TWO_CAUSES), text);
        for (String name : List.of("plant", "osaka", "corp.example")) {
            assertFalse(text.contains(name), name + " in\n" + text);
        }
    }

    @Test
    void theTitleOfAnUpdateIsAQuestion() {
        ListsPage page = asked("Cumulative Update for Windows Server 2016\nno update is called like this\n" + DemoFleet.THERE + "\n");
        assertEquals(UpdateQuery.parse("Cumulative Update for Windows Server 2016").text(), page.grid().row(0).get(0));
        assertEquals(2, page.grid().rows());
        assertTrue(page.note().startsWith("1 of 3 lines"), page::note);
    }
}
