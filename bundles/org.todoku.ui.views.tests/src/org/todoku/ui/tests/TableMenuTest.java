package org.todoku.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.event.KeyEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.todoku.demo.DemoFleet;

/** The context menu of tables. */
@WorkbenchTest
class TableMenuTest {

    private final Todoku todoku = new Todoku();

    @Test
    void theMenuKeyOpensTheMenuOfEveryTable() {
        todoku.withDemo();
        Hands hands = new Hands();
        todoku.search().query(DemoFleet.THERE).counted("3 updates");
        assertEquals(List.of("Explain", "Details", "Copy Update ID", "Copy", "Export as CSV…", "Columns…", "Filter Row"),
                opened(hands, () -> todoku.search().table()));
        assertEquals(List.of("Fold or Unfold the Family", "Tick or Untick in the Sandbox", "Search these updates", "Copy",
                "Export as CSV…", "Columns…", "Filter Row"), opened(hands, () -> todoku.matrix().table()));
        assertEquals(List.of("Show Updates", "Show in Time Line", "Copy", "Export as CSV…", "Columns…", "Filter Row"),
                opened(hands, () -> todoku.syncLog().table()));
    }

    @Test
    void copyingFromTheMenuCopiesTheRowOfTheCursor() {
        todoku.withDemo().select("plant.corp.example");
        TablePage table = todoku.syncLog().table();
        Hands hands = new Hands();
        table.control().setFocus();
        hands.key(KeyEvent.VK_DOWN);
        Waiting.untilEquals(1, table::cursor);
        todoku.setClipboard("before");
        open(hands, table, () -> {
            assertEquals(1, table.cursor(), "the menu key leaves the cursor where it is");
            item(table.control().getMenu(), "Copy").notifyListeners(SWT.Selection, new Event());
        });
        assertEquals(String.join("\t", table.headings()) + System.lineSeparator() + String.join("\t", table.row(1)),
                todoku.clipboard().orElse("nothing"));
    }

    @Test
    void everyTableIsExported(@TempDir Path folder) throws Exception {
        todoku.withDemo();
        Hands hands = new Hands();
        todoku.search().query(DemoFleet.THERE).counted("3 updates");
        List<String> updates = exported(hands, todoku.search().table(), folder.resolve("search.csv"));
        assertEquals("\uFEFFKB,Title,hq,lab,osaka,plant,Classification,Product,Created,Update ID", updates.get(0));
        assertEquals(4, updates.size(), updates::toString);
        List<String> boxes = exported(hands, todoku.matrix().table(), folder.resolve("matrix.csv"));
        assertTrue(boxes.get(0).startsWith("\uFEFFserver,productId,product,family,classificationId,"), boxes.get(0));
        assertTrue(boxes.stream().anyMatch(line -> line.contains(",Windows 11,")), boxes::toString);
    }

    private List<String> exported(Hands hands, TablePage table, Path file) throws IOException {
        Waiting.until("rows", () -> table.rows() > 0, table::lines);
        open(hands, table, () -> { });
        FileDialogs.save(file, () -> item(table.control().getMenu(), "Export as CSV…").notifyListeners(SWT.Selection, new Event()));
        Waiting.until(file.toString(), () -> Files.exists(file), () -> todoku.dialogs().stream().map(Todoku::said).toList());
        return Files.readAllLines(file);
    }

    @Test
    void nothingIsExportedFromAnEmptyTable() {
        todoku.withDemo();
        MatrixPage matrix = todoku.matrix();
        Waiting.until("the matrix", () -> matrix.table().rows() > 0, matrix::seen);
        Hands hands = new Hands();
        open(hands, matrix.table(), () -> assertTrue(item(matrix.table().control().getMenu(), "Export as CSV…").isEnabled()));
        matrix.filter().setText("no such product");
        Waiting.untilEquals(0, () -> matrix.table().rows());
        open(hands, matrix.table(), () -> assertFalse(item(matrix.table().control().getMenu(), "Export as CSV…").isEnabled()));
    }

    private static List<String> opened(Hands hands, Supplier<TablePage> shown) {
        TablePage table = shown.get();
        Waiting.until("rows", () -> table.rows() > 0, table::lines);
        List<List<String>> labels = new ArrayList<>();
        open(hands, table, () -> labels.add(Arrays.stream(table.control().getMenu().getItems())
                .filter(item -> (item.getStyle() & SWT.SEPARATOR) == 0).map(TableMenuTest::label).toList()));
        return labels.get(0);
    }

    /** Opens the menu as the keyboard does, and closes it again. */
    private static void open(Hands hands, TablePage table, Runnable whileOpen) {
        table.control().setFocus();
        hands.withShift(KeyEvent.VK_F10);
        Menu menu = table.control().getMenu();
        Waiting.until("the menu", menu::isVisible, table::lines);
        try {
            whileOpen.run();
        } finally {
            menu.setVisible(false);
            Waiting.settle();
        }
    }

    private static MenuItem item(Menu menu, String label) {
        return Arrays.stream(menu.getItems()).filter(item -> label(item).equals(label)).findFirst()
                .orElseThrow(() -> new AssertionError("No " + label));
    }

    private static String label(MenuItem item) {
        return item.getText().replaceAll("\t.*", "");
    }
}
