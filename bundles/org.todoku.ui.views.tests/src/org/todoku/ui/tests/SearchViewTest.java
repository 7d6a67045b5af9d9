package org.todoku.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.event.KeyEvent;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Control;
import org.junit.jupiter.api.Test;
import org.todoku.core.query.UpdateQuery;
import org.todoku.demo.DemoFleet;

@WorkbenchTest
class SearchViewTest {

    private final Todoku todoku = new Todoku();

    @Test
    void typingAKbNumberSearchesAsOneTypes() {
        SearchPage search = todoku.withDemo().search();
        Hands hands = new Hands();
        search.text().setFocus();
        hands.type("kb509792");
        Waiting.until("what begins with it", () -> search.count().matches("\\d+ updates") && search.table().column("KB").stream()
                .allMatch(kb -> kb.startsWith("KB509792")), search::seen);
        int beginning = search.table().rows();
        hands.type("0");
        search.counted("3 updates");
        assertTrue(beginning > 3, "rows for the beginning of the number: " + beginning);
        assertEquals(List.of(DemoFleet.THERE, DemoFleet.THERE, DemoFleet.THERE), search.table().column("KB"));
    }

    @Test
    void everyServerHasAColumnThatSaysHowTheUpdateStands() {
        SearchPage search = todoku.withDemo().search().query(DemoFleet.THERE).counted("3 updates");
        TablePage table = search.table();
        assertEquals(List.of("KB", "Title", "hq", "lab", "osaka", "plant", "Classification", "Product", "Created"), table.headings());
        for (int row = 0; row < 3; row++) {
            boolean x86 = table.cell(row, "Title").contains("x86");
            assertEquals(x86 ? "declined" : "approved", table.cell(row, "hq"), table.lines()::toString);
            assertEquals(x86 ? "declined" : "approved", table.cell(row, "osaka"), table.lines()::toString);
            assertEquals("approved", table.cell(row, "plant"), table.lines()::toString);
            assertEquals("Security Updates", table.cell(row, "Classification"));
        }
    }

    @Test
    void fourServersAreInSightInASmallWindow() {
        todoku.window().getShell().setSize(1360, 860);
        SearchPage search = todoku.withDemo().search().query("cumulative");
        Waiting.until("more than are listed", () -> search.count().startsWith("The newest 1,000 of "), search::seen);
        TablePage table = search.table();
        assertEquals(List.of("KB", "Title", "hq", "lab", "osaka", "plant"), table.headingsInSight());
        assertTrue(table.width("Title") >= 140, () -> "width of the title: " + table.width("Title"));
        int word = widthOf("unapproved", table.control());
        for (String server : List.of("hq", "lab", "osaka", "plant")) {
            assertTrue(table.width(server) > word + 20, () -> server + " has " + table.width(server) + ", its longest word needs " + word);
        }
    }

    private static int widthOf(String text, Control control) {
        GC gc = new GC(control);
        try {
            gc.setFont(JFaceResources.getDefaultFont());
            return gc.textExtent(text).x;
        } finally {
            gc.dispose();
        }
    }

    @Test
    void anUpdateThatOnlyTheCatalogueHasIsOnNoServer() {
        TablePage table = todoku.withDemo().search().query(DemoFleet.CATALOGUE_ONLY).counted("1 update").table();
        assertEquals(Set.of("not there"), new TreeSet<>(table.row(0).subList(2, 6)), table.lines()::toString);
    }

    @Test
    void japaneseWordsOfATitleFindIt() {
        todoku.withDemo();
        todoku.setClipboard("リモート デスクトップのサインイン");
        SearchPage search = todoku.search();
        Hands hands = new Hands();
        search.text().setFocus();
        hands.withControl(KeyEvent.VK_V);
        search.counted("1 update");
        assertEquals(DemoFleet.ON_ITS_WAY, search.table().cell(0, "KB"));
    }

    @Test
    void countsExactlyAndListsAllOnRequest() {
        SearchPage search = todoku.withDemo().search();
        long total = todoku.session().view().search(UpdateQuery.parse(""), 1).total();
        String all = String.format(Locale.US, "%,d", total);
        assertTrue(total > 1000, "updates in the demo: " + total);
        search.counted("The newest 1,000 of " + all + " updates");
        assertEquals(1000, search.table().rows());
        Widgets.follow(search.listAll());
        search.counted(all + " updates");
        assertEquals(total, search.table().rows());
    }

    @Test
    void whatNoServerListsCanBeExplainedAllTheSame() {
        SearchPage search = todoku.withDemo().search().query("KB4999999").counted("0 updates");
        assertTrue(search.seen().contains("No server lists “KB4999999”"), search.seen()::toString);
        Widgets.follow(search.explainNothing());
        DiagnosisPage diagnosis = todoku.diagnosis().answered("KB4999999");
        assertTrue(diagnosis.target().contains("No server and no catalogue lists “KB4999999”"), diagnosis::target);
    }

    /** On another server it is; the question is about the update, wherever it was looked for. */
    @Test
    void whatIsNotWhereItWasLookedForIsNotSaidToBeNowhere() {
        String query = DemoFleet.TWO_CAUSES + " server:plant";
        SearchPage search = todoku.withDemo().search().query(query).counted("0 updates");
        assertTrue(search.seen().contains("No update matches “" + query + "”"), search.seen()::toString);
        assertFalse(search.seen().toString().contains("none of your servers"), search.seen()::toString);
        Widgets.follow(search.explainNothing());
        todoku.select("plant.corp.example");
        DiagnosisPage diagnosis = todoku.diagnosis().answered("plant.corp.example");
        assertTrue(diagnosis.sentence().contains("is not on plant.corp.example because"), diagnosis::sentence);
    }

    @Test
    void theExplainButtonExplainsTheSelectedRow() {
        SearchPage search = todoku.withDemo().search().query(DemoFleet.THERE).counted("3 updates");
        TablePage table = search.table();
        new Hands().click(table.onDisplay(1, 0));
        Waiting.until("row 1 to be selected", () -> table.cursor() == 1 && table.selected() == 1, () -> table.cursor());
        String title = table.cell(1, "Title");
        Widgets.press(search.explain());
        DiagnosisPage diagnosis = todoku.diagnosis();
        Waiting.untilEquals(title, diagnosis::target);
    }

    @Test
    void termsNarrowTheSearchToWhatServersSay() {
        SearchPage search = todoku.withDemo().search().query("server:hq state:not-approved class:security");
        Waiting.until("hits", () -> search.count().matches("\\d+ updates?"), search::seen);
        TablePage table = search.table();
        assertTrue(table.rows() > 0 && table.column("hq").stream().allMatch("unapproved"::equals), table.lines()::toString);
        assertEquals("", search.note());
        Todoku.screenshot("search-terms");
    }

    @Test
    void whatIsNotUnderstoodIsTold() {
        SearchPage search = todoku.withDemo().search().query("windows arrived:yesterday");
        Waiting.until("a note", () -> search.note().contains("arrived:yesterday"), search::seen);
        search.query("CVE-2026-11111");
        Waiting.until("a note on the sources", () -> search.note().contains("do not tell CVE numbers"), search::seen);
        search.query("windows");
        Waiting.until("no note", () -> search.note().isEmpty(), search::seen);
    }
}
