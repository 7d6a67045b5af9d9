package org.todoku.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.event.KeyEvent;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.eclipse.nebula.widgets.nattable.NatTable;
import org.eclipse.nebula.widgets.nattable.resize.command.ColumnResizeCommand;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.XMLMemento;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.todoku.ui.Column;
import org.todoku.ui.TodokuTable;

/** What every table can do with its columns and rows, in a window of its own. */
@WorkbenchTest
class TableKitTest {

    private record Line(String name, int size) {
    }

    private static final List<Line> LINES = List.of(new Line("pear", 3), new Line("Apple", 20), new Line("fig", 100),
            new Line("APRICOT", 20));

    private final Todoku todoku = new Todoku();
    private Shell shell;
    private TodokuTable<Line> table;
    private TablePage page;
    private Hands hands;

    private void open(List<Column<Line>> columns, List<Line> lines) {
        hands = new Hands();
        shell = new Shell(todoku.window().getShell(), SWT.SHELL_TRIM);
        shell.setLayout(new FillLayout());
        Composite content = new Composite(shell, SWT.NONE);
        content.setLayout(new FillLayout());
        table = new TodokuTable<>(content, TodokuTable.Selecting.ROWS, "kit.table", "Lines");
        table.setColumns(columns);
        table.setRows(lines);
        shell.setBounds(20, 20, 700, 400);
        shell.open();
        page = new TablePage((NatTable) table.control());
        Waiting.until("the window", () -> shell.getDisplay().getActiveShell() == shell, () -> shell.getDisplay().getActiveShell());
    }

    private static List<Column<Line>> columns() {
        return List.of(Column.<Line>of("name", "Name", 200, Line::name).sortedByText(),
                Column.<Line>of("size", "Size", 120, line -> Integer.toString(line.size())).right()
                .sortedBy(Comparator.comparingInt(Line::size)),
                Column.of("first", "First", 100, line -> line.name().substring(0, 1)));
    }

    @AfterEach
    void close() {
        if (shell != null) {
            shell.dispose();
        }
        Waiting.settle();
    }

    @Test
    void aClickOnAHeadingSortsUpThenDownThenAsListed() {
        open(columns(), LINES);
        table.select(0);
        hands.click(page.headingOnDisplay("Size"));
        Waiting.untilEquals(List.of("pear", "Apple", "APRICOT", "fig"), () -> page.column("Name"));
        hands.click(page.headingOnDisplay("Size"));
        Waiting.untilEquals(List.of("fig", "Apple", "APRICOT", "pear"), () -> page.column("Name"));
        assertEquals(List.of(LINES.get(0)), table.selection(), "the selected row stays selected where it is now");
        Todoku.screenshot("kit-sorted");
        hands.click(page.headingOnDisplay("Size"));
        Waiting.untilEquals(List.of("pear", "Apple", "fig", "APRICOT"), () -> page.column("Name"));
        hands.click(page.headingOnDisplay("Name"));
        Waiting.untilEquals(List.of("Apple", "APRICOT", "fig", "pear"), () -> page.column("Name"));
        hands.click(page.headingOnDisplay("First"));
        Waiting.settle();
        assertEquals(List.of("Apple", "APRICOT", "fig", "pear"), page.column("Name"), "nobody said how to sort by the first letter");
    }

    @Test
    void theRowOfTextsShowsOnlyWhatContainsThem() {
        open(columns(), LINES);
        int[] told = new int[1];
        table.onArranged(() -> told[0]++);
        table.setFilterRow(true);
        table.focusFilter();
        Waiting.until("the text", () -> page.filter("name").isFocusControl(), () -> shell.getDisplay().getFocusControl());
        hands.type("ap");
        Waiting.untilEquals(List.of("Apple", "APRICOT"), () -> page.column("Name"));
        assertEquals(4, table.givenRows());
        assertTrue(table.filtered() && told[0] > 0);
        hands.key(KeyEvent.VK_TAB);
        Waiting.until("the next text", () -> page.filter("size").isFocusControl(), () -> shell.getDisplay().getFocusControl());
        hands.type("1");
        Waiting.untilEquals(0, page::rows);
        hands.key(KeyEvent.VK_ESCAPE);
        Waiting.untilEquals(2, page::rows);
        Todoku.screenshot("kit-filter");
        hands.key(KeyEvent.VK_DOWN);
        Waiting.until("the rows to have the focus", () -> table.control().isFocusControl(), () -> shell.getDisplay().getFocusControl());
        hands.key(KeyEvent.VK_UP);
        Waiting.until("the texts again", () -> page.filter("name").isFocusControl(), () -> shell.getDisplay().getFocusControl());
        page.filter("name").setText("ＡＰＲ");
        Waiting.untilEquals(List.of("APRICOT"), () -> page.column("Name"));
        table.setFilterRow(false);
        Waiting.untilEquals(4, page::rows);
        assertFalse(table.filtered());
    }

    @Test
    void columnsOfAGroupStandSideBySideUnderItsHeading() {
        open(List.of(Column.of("a", "State", 100, Line::name), Column.<Line>of("b", "State", 100, Line::name).grouped("hq"),
                Column.<Line>of("c", "State", 100, Line::name).grouped("lab"),
                Column.<Line>of("d", "Arrived", 100, Line::name).grouped("hq")),
                LINES);
        assertEquals(List.of("", "hq", "hq", "lab"), page.groups());
        assertEquals(List.of("State", "State", "Arrived", "State"), page.headings());
        Todoku.screenshot("kit-groups");
        hands.click(page.onDisplay(1, 2));
        Waiting.untilEquals(1, page::cursor);
        table.copy();
        assertTrue(todoku.clipboard().orElse("").startsWith("State\thq · State\thq · Arrived\tlab · State"),
                () -> todoku.clipboard().orElse(""));
    }

    @Test
    void columnsAreChosenAndMovedWithTheKeyboardAndKept() {
        open(columns(), LINES);
        Dialogs.answerNext(todoku, "OK", dialog -> {
            Tree tree = Widgets.waitFor(dialog, "columns.tree", Tree.class);
            check(tree, "Size", false);
            select(tree, "First");
            Widgets.press(Widgets.waitFor(dialog, "columns.up", Button.class));
            Widgets.press(Widgets.waitFor(dialog, "columns.up", Button.class));
            Widgets.choose(Widgets.waitFor(dialog, "columns.sort", Combo.class), "Name");
            Widgets.press(Widgets.waitFor(dialog, "columns.descending", Button.class));
            Todoku.screenshot("kit-columns");
        });
        table.chooseColumns();
        assertEquals(List.of("First", "Name"), page.headings());
        assertEquals(List.of("pear", "fig", "APRICOT", "Apple"), page.column("Name"));
        XMLMemento memento = XMLMemento.createWriteRoot("view");
        table.setFilterRow(true);
        table.save(memento);
        shell.dispose();
        open(columns(), LINES);
        assertEquals(List.of("Name", "Size", "First"), page.headings());
        table.restore(memento);
        assertEquals(List.of("First", "Name"), page.headings());
        assertEquals(List.of("pear", "fig", "APRICOT", "Apple"), page.column("Name"));
        assertTrue(table.filterRow());
        Dialogs.answerNext(todoku, "OK", dialog -> Widgets.press(Widgets.waitFor(dialog, "columns.default", Button.class)));
        table.chooseColumns();
        assertEquals(List.of("Name", "Size", "First"), page.headings());
    }

    @Test
    void atLeastOneColumnIsShown() {
        open(columns(), LINES);
        boolean[] enabled = { true };
        Dialogs.answerNext(todoku, "Cancel", dialog -> {
            Widgets.press(Widgets.waitFor(dialog, "columns.none", Button.class));
            enabled[0] = Dialogs.button(dialog, "OK").isPresent();
        });
        table.chooseColumns();
        assertFalse(enabled[0], "OK with nothing to show");
        assertEquals(3, page.headings().size());
    }

    @Test
    void markedRowsAreTintedAndSaid() {
        open(columns(), LINES);
        table.mark(line -> line.name().equals("fig"));
        table.select(2);
        assertTrue(table.spoken().startsWith("selected in another view, Name: fig"), table::spoken);
        table.select(1);
        assertTrue(table.spoken().startsWith("Name: Apple"), table::spoken);
        Todoku.screenshot("kit-marked");
    }

    @Test
    void manyRowsAreSortedInTheBackground() {
        List<Line> many = IntStream.range(0, 500_000).mapToObj(i -> new Line("line " + Integer.reverse(i), i % 1000)).toList();
        open(columns(), many);
        hands.click(page.headingOnDisplay("Name"));
        Waiting.until("the end of sorting", () -> table.sorted() && !table.arranging(), page::lines);
        List<? extends Line> found = table.rows();
        assertTrue(Todoku.aside(() -> many.stream().sorted(Comparator.comparing(Line::name, String.CASE_INSENSITIVE_ORDER)).toList()
                .equals(found)), page.lines()::toString);
        table.setFilterRow(true);
        page.filter("size").setText("999");
        Waiting.untilEquals(500, page::rows);
        assertEquals(500_000, table.givenRows());
    }

    @Test
    void sortingManyRowsCanBeStopped() {
        List<Line> many = IntStream.range(0, 500_000).mapToObj(i -> new Line("line " + Integer.reverse(i), i % 1000)).toList();
        Comparator<Line> slow = (one, two) -> {
            long until = System.nanoTime() + 20_000;
            while (System.nanoTime() < until) {
                Thread.onSpinWait();
            }
            return Integer.compare(one.size(), two.size());
        };
        open(List.of(Column.<Line>of("size", "Size", 200, line -> "" + line.size()).sortedBy(slow)), many);
        hands.click(page.headingOnDisplay("Size"));
        Waiting.until("sorting", table::arranging, page::lines);
        assertEquals("0", page.cell(0, "Size"), "meanwhile the rows are as they were");
        table.stopArranging();
        // sorting to the end would take longer than is waited for
        Waiting.until("the end", () -> !table.arranging(), page::lines);
        assertFalse(table.sorted());
        assertEquals(many, table.rows());
    }

    @Test
    void strangeTextsDoNoHarm() {
        String longTitle = "x".repeat(10_000);
        open(columns(), List.of(new Line(longTitle, 1), new Line("\u202Egnp.exe \u0007 \u0000 a\nb\tc", 2),
                new Line("تحديث أمني لـ Windows", 3)));
        Todoku.screenshot("kit-strange");
        table.select(1);
        assertTrue(table.spoken().contains("�gnp.exe ␇ ␀ a b c"), table::spoken);
        table.copy();
        assertEquals(2, todoku.clipboard().orElse("").lines().count(), () -> todoku.clipboard().orElse(""));
    }

    /** In scripts of narrow, wide, joined and stacked letters; the second time what was measured is known. */
    @Test
    void whatIsCutOffFillsItsCellAndNoMore() {
        List<Line> titles = Stream.of("illicit lilliputian filling ", "WMWMWM MWMWMW ", "Cumulative Update AVATAR To LTV, Yes! ",
                "累積更新プログラム ", "تحديث أمني تراكمي ", "การอัปเดตความปลอดภัย ", "नवीनतम सुरक्षा अद्यतन ", "e\u0301a\u0308o\u0302 ", "👩‍💻🇯🇵😀 ")
                .map(words -> new Line(words.repeat(40), 1)).toList();
        open(List.of(Column.<Line>of("name", "Name", 200, Line::name), Column.<Line>of("empty", "Empty", 100, line -> "")), titles);
        for (int width : new int[] { 200, 61, 333, 200 }) {
            NatTable control = (NatTable) table.control();
            control.doCommand(new ColumnResizeCommand(control, 0, width));
            for (int i = 0; i < titles.size(); i++) {
                int row = i;
                Waiting.until(titles.get(row).name().substring(0, 9) + " to fill " + width,
                        () -> page.free(row, 0) >= 5 && page.free(row, 0) < 40, () -> page.free(row, 0) + " pixels are free");
            }
        }
        Todoku.screenshot("kit-cut-off");
    }

    private static void check(Tree tree, String column, boolean checked) {
        TreeItem item = item(tree, column);
        item.setChecked(checked);
        Event event = new Event();
        event.item = item;
        event.detail = SWT.CHECK;
        tree.notifyListeners(SWT.Selection, event);
    }

    private static void select(Tree tree, String column) {
        tree.setSelection(item(tree, column));
        Event event = new Event();
        event.item = item(tree, column);
        tree.notifyListeners(SWT.Selection, event);
    }

    private static TreeItem item(Tree tree, String column) {
        return Arrays.stream(tree.getItems()).filter(item -> item.getText().equals(column)).findFirst()
                .orElseThrow(() -> new AssertionError("No " + column));
    }
}
