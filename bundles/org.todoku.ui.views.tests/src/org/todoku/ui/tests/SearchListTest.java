package org.todoku.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.event.KeyEvent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.todoku.core.ApprovalAction;
import org.todoku.core.query.SearchHit;
import org.todoku.core.query.UpdateQuery;
import org.todoku.demo.DemoFleet;
import org.todoku.ui.UserFiles;
import org.todoku.ui.ViewIds;
import org.todoku.ui.search.SearchView;

/** What the list of the search shows of updates and servers, and how the user changes that. */
@WorkbenchTest
class SearchListTest {

    private final Todoku todoku = new Todoku();

    /** The next test finds the view as it is at first. */
    @AfterEach
    void close() {
        todoku.forget(ViewIds.SEARCH);
    }

    private SearchPage cumulative() {
        SearchPage search = todoku.withDemo().search().query("cumulative");
        String total = String.format(Locale.US, "%,d", total());
        Waiting.until("more than are listed", () -> search.count().equals("The newest 1,000 of " + total + " updates"), search::seen);
        return search;
    }

    private long total() {
        return todoku.session().view().search(UpdateQuery.parse("cumulative"), 1).total();
    }

    @Test
    void everyServerCanHaveAGroupOfColumns() {
        SearchPage search = todoku.withDemo().search().query(DemoFleet.THERE).counted("3 updates");
        search.use("Approval").use("Arrived").use("Revision");
        TablePage table = search.table();
        Waiting.until("groups", () -> table.groups().contains("hq"), table::lines);
        assertEquals(List.of("", "", "hq", "hq", "hq", "hq", "lab", "lab", "lab", "lab"), table.groups().subList(0, 10));
        assertEquals(List.of("KB", "Title", "State", "Approval", "Arrived", "Revision"), table.headings().subList(0, 6));
        assertTrue(table.column("hq · Approval").contains("approved (groups unknown)"), table.lines()::toString);
        assertTrue(table.column("hq · Revision").stream().allMatch(text -> text.matches("\\d+")), table.lines()::toString);
        assertTrue(table.column("hq · Arrived").stream().allMatch(text -> text.contains("2")), table.lines()::toString);
        Todoku.screenshot("search-groups");
        search.use("Approval").use("Arrived").use("Revision");
        assertEquals("hq", search.table().headings().get(2));
    }

    @Test
    void theColumnsOfAServerTellWhichGroupsAndWhen(@TempDir Path folder) {
        todoku.withFiles(1, new SearchFleet("one.corp.example").lists(7, 203, "Seven").lists(8, 204, "Eight").lists(9, 205, "Nine")
                .approves(7, "Servers", ApprovalAction.INSTALL).approves(7, "All Computers", ApprovalAction.INSTALL)
                .approves(8, "Servers", ApprovalAction.UNINSTALL).write(folder));
        SearchPage search = todoku.search().query("");
        search.counted("3 updates");
        TablePage table = search.table();
        assertEquals(List.of("", "", "one", "one", "one", "one", "", "", ""), table.groups());
        Waiting.untilEquals(List.of("Servers, All Computers", "Servers (uninstall)", "not approved"), () -> table.column("Approval"));
        assertEquals(List.of("203", "204", "205"), table.column("Revision"));
        new Hands().click(table.headingOnDisplay("Arrived"));
        Waiting.untilEquals(List.of("Nine", "Eight", "Seven"), () -> table.column("Title"));
    }

    @Test
    void serversAreChosenAndOrderedFreely() {
        SearchPage search = todoku.withDemo().search().query(DemoFleet.THERE).counted("3 updates");
        Widgets.press(Widgets.waitFor(search.content(), "search.servers", Button.class));
        Shell popup = Waiting.until("the list", () -> Arrays.stream(Display.getCurrent().getShells())
                .filter(each -> "search.servers.popup".equals(each.getData("org.todoku.id"))).findFirst(), todoku::dialogs);
        Table list = Widgets.waitFor(popup, "search.servers.list", Table.class);
        untick(list, 1);
        untick(list, 2);
        list.setSelection(3);
        for (int i = 0; i < 3; i++) {
            Widgets.press(Widgets.waitFor(popup, "search.servers.up", Button.class));
        }
        popup.close();
        // two servers have room for all their columns
        Waiting.untilEquals(List.of("plant", "plant", "plant", "plant", "hq"),
                () -> search.table().groups().stream().skip(2).limit(5).toList());
        assertEquals("approved", search.table().cell(0, "plant · State"));
        search.use("Approval").use("Arrived").use("Revision");
        assertEquals(List.of("KB", "Title", "plant", "hq", "Classification"), search.table().headings().subList(0, 5));
    }

    private static void untick(Table list, int row) {
        list.getItem(row).setChecked(false);
        Event event = new Event();
        event.detail = SWT.CHECK;
        event.item = list.getItem(row);
        list.notifyListeners(SWT.Selection, event);
    }

    @Test
    void sortingConcernsWhatIsListedAndSaysSo() {
        SearchPage search = cumulative();
        TablePage table = search.table();
        Hands hands = new Hands();
        hands.click(table.headingOnDisplay("KB"));
        Waiting.until("sorted", () -> search.count().endsWith("sorted among themselves"), search::seen);
        List<String> listed = table.column("KB");
        List<String> sorted = new ArrayList<>(listed);
        Collections.sort(sorted);
        assertEquals(sorted, listed);
        Widgets.follow(search.listAll());
        long total = total();
        Waiting.untilEquals((int) total, table::rows);
        String all = String.format(Locale.ENGLISH, "%,d updates", total);
        Waiting.untilEquals(all, search::count);
        assertTrue(isSorted(table.column("KB")), () -> table.lines().toString());
        String first = table.cell(0, "Title");
        hands.click(table.headingOnDisplay("Title"));
        Waiting.until("sorted by title", () -> search.count().equals(all) && !table.cell(0, "Title").equals(first), search::count);
        assertTrue(isSorted(table.column("Title").stream().map(String::toLowerCase).toList()), () -> table.lines().toString());
    }

    private static boolean isSorted(List<String> texts) {
        List<String> sorted = new ArrayList<>(texts);
        Collections.sort(sorted);
        return sorted.equals(texts);
    }

    @Test
    void theFilterRowNarrowsWhatIsListedAndTheCountIsHonest() {
        SearchPage search = cumulative();
        String total = search.count().replaceAll(".* of ([\\d,]+) updates", "$1");
        search.use("Filter Row");
        Waiting.until("the texts", () -> search.table().filter("kb").isFocusControl(), search::seen);
        search.table().filter("title").setText("x64");
        Waiting.until("fewer", () -> search.count().matches("\\d+ of the newest 1,000 pass the filter; " + total + " updates were found"),
                search::seen);
        assertEquals(search.count().replaceAll(" .*", ""), Integer.toString(search.table().rows()));
        assertTrue(search.table().column("Title").stream().allMatch(title -> title.contains("x64")));
        Todoku.screenshot("search-filter");
        search.use("Filter Row");
        Waiting.untilEquals(1000, () -> search.table().rows());
        assertTrue(search.count().startsWith("The newest 1,000 of "), search::count);
    }

    @Test
    void anExportHasEveryMatchWithTheColumnsThatAreShown() {
        SearchPage search = cumulative();
        long total = total();
        var written = new StringBuilder();
        UserFiles.Writing writing = ((SearchView) search.view()).exported();
        Todoku.aside(() -> {
            writing.to(written);
            return written;
        });
        List<String> lines = written.toString().lines().toList();
        assertEquals(total + 1, lines.size());
        assertEquals("KB,Title,hq,lab,osaka,plant,Classification,Product,Created,Update ID", lines.get(0));
        SearchHit first = todoku.session().view().search(UpdateQuery.parse("cumulative"), 1).hits().get(0);
        assertTrue(lines.get(1).endsWith(first.update().id().toString()), lines.get(1));
    }

    @Test
    void whatIsSelectedElsewhereIsMarkedAndWhatIsSelectedHereIsTold() {
        SearchPage search = todoku.withDemo().search().query(DemoFleet.THERE).counted("3 updates");
        List<UUID> ids = todoku.session().view().search(UpdateQuery.parse(DemoFleet.THERE), 3).hits().stream()
                .map(hit -> hit.update().id()).toList();
        new Hands().click(search.table().onDisplay(1, 0));
        Waiting.untilEquals(List.of(ids.get(1)), () -> todoku.session().selectedUpdates());
        todoku.session().selectUpdates(List.of(ids.get(2)));
        Waiting.settle();
        assertEquals(1, search.table().cursor(), "the own selection stays");
        Todoku.screenshot("search-marked");
    }

    @Test
    void otherPartsOpenTheSearchWithATextOrWithUpdates() {
        todoku.withDemo();
        todoku.show(ViewIds.SERVERS);
        todoku.session().search(DemoFleet.THERE);
        SearchPage search = new SearchPage(todoku.page().findView(ViewIds.SEARCH)).counted("3 updates");
        assertEquals(DemoFleet.THERE, search.text().getText());
        List<UUID> ids = new ArrayList<>(todoku.session().view().search(UpdateQuery.parse("cumulative"), 2).hits().stream()
                .map(hit -> hit.update().id()).toList());
        ids.add(UUID.randomUUID());
        todoku.session().search("Run of this morning", ids);
        search.counted("Run of this morning: 2 updates; 1 more are in no list");
        assertEquals("", search.text().getText());
        search.query(DemoFleet.THERE).counted("3 updates");
    }

    @Test
    void aPinnedSearchStaysAndAnotherIsOpened() throws Exception {
        SearchPage search = todoku.withDemo().search().query(DemoFleet.THERE).counted("3 updates");
        search.use("Pin");
        todoku.session().search("cumulative");
        Waiting.settle();
        assertEquals(DemoFleet.THERE, search.text().getText());
        IViewPart other = todoku.page().findViewReference(ViewIds.SEARCH, "2").getView(true);
        assertEquals("cumulative", new SearchPage(other).text().getText());
        todoku.page().showView(ViewIds.SEARCH, "3", IWorkbenchPage.VIEW_ACTIVATE);
        Waiting.settle();
        assertFalse(todoku.page().findViewReference(ViewIds.SEARCH, "3") == null);
    }

    @Test
    void altEnterShowsTheDetailsOfTheRow() {
        SearchPage search = todoku.withDemo().search().query(DemoFleet.THERE).counted("3 updates");
        Hands hands = new Hands();
        search.text().setFocus();
        hands.key(KeyEvent.VK_DOWN);
        hands.withAlt(KeyEvent.VK_ENTER);
        Waiting.until("the details", () -> search.details().said("update.title").equals(search.table().cell(0, "Title")),
                () -> search.details().lines());
        assertTrue(search.details().control().isFocusControl());
    }
}
