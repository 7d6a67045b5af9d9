package org.todoku.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.event.KeyEvent;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.nebula.widgets.nattable.NatTable;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.junit.jupiter.api.Test;
import org.todoku.demo.DemoFleet;
import org.todoku.ui.ViewIds;
import org.todoku.ui.WidgetIds;

/** The whole way from the question to the answer without a mouse. */
@WorkbenchTest
class KeyboardTest {

    private final Todoku todoku = new Todoku();

    @Test
    void fromTheSearchIntoTheTableToTheAnswer() {
        SearchPage search = todoku.withDemo().search();
        todoku.show(ViewIds.SERVERS);
        Hands hands = new Hands();
        hands.withControl(KeyEvent.VK_F);
        Waiting.until("the search to have the focus", () -> Display.getCurrent().getFocusControl() == search.text(),
                () -> Display.getCurrent().getFocusControl());
        hands.type("kb5097920");
        search.counted("3 updates");
        TablePage table = search.table();
        hands.key(KeyEvent.VK_DOWN);
        Waiting.until("the table to have the focus", () -> table.control().isFocusControl() && table.cursor() == 0,
                () -> Display.getCurrent().getFocusControl());
        hands.key(KeyEvent.VK_DOWN);
        Waiting.untilEquals(1, table::cursor);
        assertEquals(List.of(1, 1), List.of(table.selected(), table.cursor()), "one row is selected, that of the cursor");
        String title = table.cell(1, "Title");
        hands.key(KeyEvent.VK_ENTER);
        assertEquals(1, table.cursor(), "Enter stays in its row");
        Waiting.until("the answer to have the focus", () -> todoku.page().getActivePart().getSite().getId().equals(ViewIds.DIAGNOSIS),
                () -> todoku.page().getActivePart());
        DiagnosisPage diagnosis = todoku.diagnosis();
        Waiting.untilEquals(title, diagnosis::target);
    }

    @Test
    void arrowUpInTheFirstRowLeadsBackToTheText() {
        SearchPage search = todoku.withDemo().search().query(DemoFleet.THERE).counted("3 updates");
        Hands hands = new Hands();
        search.text().setFocus();
        TablePage table = search.table();
        hands.key(KeyEvent.VK_DOWN);
        hands.key(KeyEvent.VK_DOWN);
        Waiting.untilEquals(1, table::cursor);
        hands.key(KeyEvent.VK_UP);
        Waiting.untilEquals(0, table::cursor);
        assertTrue(table.control().isFocusControl(), "the table keeps the focus in its first row");
        hands.key(KeyEvent.VK_UP);
        Waiting.until("the text to have the focus", () -> search.text().isFocusControl(), () -> Display.getCurrent().getFocusControl());
    }

    @Test
    void enterInTheTextExplainsWhatWasTyped() {
        SearchPage search = todoku.withDemo().search();
        Hands hands = new Hands();
        search.text().setFocus();
        hands.type("kb5099034");
        hands.key(KeyEvent.VK_ENTER);
        todoku.diagnosis().answered("KB5099034");
    }

    @Test
    void controlCCopiesTheSelectedRowsWithHeadings() {
        SearchPage search = todoku.withDemo().search().query(DemoFleet.THERE).counted("3 updates");
        todoku.setClipboard("before");
        TablePage table = search.table();
        Hands hands = new Hands();
        search.text().setFocus();
        hands.key(KeyEvent.VK_DOWN);
        hands.withControl(KeyEvent.VK_C);
        String copied = Waiting.until("the row on the clipboard", () -> todoku.clipboard().filter(text -> !text.equals("before")),
                () -> "nothing");
        assertEquals(String.join("\t", table.headings()) + System.lineSeparator() + String.join("\t", table.row(0)), copied);
    }

    @Test
    void escapeEmptiesTheSearch() {
        SearchPage search = todoku.withDemo().search().query(DemoFleet.THERE).counted("3 updates");
        search.text().setFocus();
        new Hands().key(KeyEvent.VK_ESCAPE);
        Waiting.untilEquals("", () -> search.text().getText());
    }

    @Test
    void tabGoesThroughTheSearchAndOutOfItsTable() {
        SearchPage search = todoku.withDemo().search().query("cumulative");
        Waiting.until("more than are listed", () -> search.count().startsWith("The newest 1,000 of "), search::seen);
        NatTable table = search.table().control();
        Hands hands = new Hands();
        search.text().setFocus();
        assertEquals(List.of("search.explain", "search.servers", "search.all", "search.table"), tabs(hands, 4));
        hands.key(KeyEvent.VK_TAB);
        assertFalse(table.isFocusControl(), "Tab leaves the table");
        table.setFocus();
        hands.withShift(KeyEvent.VK_TAB);
        Waiting.untilEquals("search.all", KeyboardTest::focus);
    }

    @Test
    void tabGoesThroughTheMatrixAndTheSyncLog() {
        todoku.withDemo().ask(DemoFleet.PRODUCT_NOT_TICKED);
        MatrixPage matrix = todoku.matrix();
        Waiting.until("what is needed", () -> matrix.neededOnly().isEnabled(), matrix::seen);
        Hands hands = new Hands();
        matrix.server().setFocus();
        assertEquals(List.of("matrix.filter", "matrix.needed", "matrix.sandbox", "matrix.table"), tabs(hands, 4));
        SyncLogPage log = todoku.syncLog();
        Widgets.waitFor(log.content(), "synclog.server", Combo.class).setFocus();
        assertEquals(List.of("synclog.all", "synclog.failures", "synclog.group", "synclog.timeline", "synclog.table", "synclog.details"),
                tabs(hands, 6));
    }

    private static List<String> tabs(Hands hands, int times) {
        List<String> reached = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            hands.key(KeyEvent.VK_TAB);
            reached.add(focus());
        }
        return reached;
    }

    private static String focus() {
        Control control = Display.getCurrent().getFocusControl();
        return control == null ? "nothing" : String.valueOf(control.getData(WidgetIds.KEY));
    }

    @Test
    void altAndANumberBringUpTheViews() {
        todoku.withDemo();
        Hands hands = new Hands();
        int key = KeyEvent.VK_1;
        for (String view : FreshStart.VIEWS) {
            hands.withAlt(key++);
            Waiting.until(view, () -> todoku.page().getActivePart().getSite().getId().equals(view),
                    () -> todoku.page().getActivePart().getTitle());
        }
    }
}
