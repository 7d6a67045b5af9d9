package org.todoku.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.eclipse.swt.widgets.Control;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.todoku.demo.DemoFleet;

@WorkbenchTest
class MatrixViewTest {

    private static final String SERVER_21H2 = "Microsoft Server operating system-21H2";

    private final Todoku todoku = new Todoku();

    private MatrixPage of(String server) {
        MatrixPage matrix = todoku.matrix();
        Waiting.until("the matrix", () -> matrix.count().endsWith("products"), matrix::seen);
        Widgets.choose(matrix.server(), server);
        Waiting.untilEquals(server.toLowerCase(java.util.Locale.ROOT), () -> todoku.session().selectedServer().orElse(""));
        return matrix;
    }

    @Test
    void marksWhatTheExplainedUpdateNeeds() {
        todoku.withDemo().ask(DemoFleet.PRODUCT_NOT_TICKED);
        MatrixPage matrix = of("hq.corp.example");
        Waiting.until("the mark", () -> matrix.table().rows() > 0 && SERVER_21H2.equals(matrix.table().cell(0, "Product")), matrix::seen);
        assertEquals("not ticked", matrix.table().cell(0, "Ticked"));
        assertTrue(matrix.cell(SERVER_21H2, "Security Updates").endsWith("needed, not ticked"), matrix.seen()::toString);
        assertFalse(matrix.cell("Windows 11", "Security Updates").contains("needed"), matrix.seen()::toString);
        Widgets.press(matrix.neededOnly());
        assertEquals(List.of(SERVER_21H2), matrix.table().column("Product"));
    }

    @Test
    void showsTheSameProductAsTickedWhereItIs() {
        todoku.withDemo().ask(DemoFleet.PRODUCT_NOT_TICKED);
        MatrixPage matrix = of("lab.corp.example");
        Waiting.until("the tick", () -> "ticked".equals(ticked(matrix, SERVER_21H2)), matrix::seen);
        assertTrue(matrix.cell(SERVER_21H2, "Security Updates").endsWith("ticked"), matrix.seen()::toString);
        assertFalse(matrix.cell(SERVER_21H2, "Security Updates").contains("not ticked"), matrix.seen()::toString);
    }

    @Test
    void filtersProducts() {
        todoku.withDemo();
        MatrixPage matrix = of("hq.corp.example");
        String all = matrix.count();
        matrix.filter().setText("OFFICE");
        assertEquals(List.of("Office 2016"), matrix.table().column("Product"));
        assertEquals("1 of " + all.replaceAll("^\\d+ of ", ""), matrix.count());
        matrix.filter().setText("no such product");
        assertEquals(0, matrix.table().rows());
    }

    @Test
    void showsTheServerThatIsChosen() {
        todoku.withDemo();
        MatrixPage matrix = of("plant.corp.example");
        Waiting.until("plant's ticks", () -> "ticked".equals(ticked(matrix, "Windows Server 2016")), matrix::seen);
        Widgets.choose(matrix.server(), "hq.corp.example");
        Waiting.until("headquarters' ticks", () -> "not ticked".equals(ticked(matrix, "Windows Server 2016")), matrix::seen);
        assertEquals("ticked", ticked(matrix, "Office 2016"));
    }

    @Test
    void withoutASubscriptionNothingIsSaidToBeUnticked(@TempDir Path folder) {
        todoku.withFiles(1, Exports.write(folder, "branch.corp.example", 40));
        MatrixPage matrix = todoku.matrix();
        Waiting.until("the products", () -> matrix.count().matches("[1-9]\\d* of .*"), matrix::seen);
        assertTrue(matrix.note().startsWith("The subscription of branch.corp.example is not known"), matrix.note());
        assertEquals(Set.of("not known"), new TreeSet<>(matrix.table().column("Ticked")));
        todoku.ask("KB" + Exports.KB);
        todoku.diagnosis().answered("KB" + Exports.KB);
        MatrixPage asked = todoku.matrix();
        Waiting.until("the matrix again", () -> asked.table().rows() > 0, asked::seen);
        assertEquals(Set.of("not known"), new TreeSet<>(asked.table().column("Ticked")));
        assertFalse(asked.seen().toString().contains("not ticked"), asked.seen()::toString);
    }

    @Test
    void everyControlOfTheBarHasRoom() {
        todoku.withDemo();
        MatrixPage matrix = of("hq.corp.example");
        assertTrue(matrix.filter().getSize().x >= 80, () -> "width of the filter: " + matrix.filter().getSize().x);
        for (Control control : List.of(matrix.server(), matrix.filter(), matrix.neededOnly())) {
            int right = control.getLocation().x + control.getSize().x;
            assertTrue(right <= control.getParent().getClientArea().width, () -> control + " ends at " + right + " of "
                    + control.getParent().getClientArea().width);
        }
    }

    private static String ticked(MatrixPage matrix, String product) {
        int row = matrix.table().column("Product").indexOf(product);
        return row < 0 ? "no such product" : matrix.table().cell(row, "Ticked");
    }
}
