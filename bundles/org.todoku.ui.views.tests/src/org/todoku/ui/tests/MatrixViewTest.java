package org.todoku.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Control;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.todoku.core.CategoryRef;
import org.todoku.demo.DemoFleet;
import org.todoku.ui.ViewIds;

@WorkbenchTest
class MatrixViewTest {

    private static final String SERVER_21H2 = "Microsoft Server operating system-21H2";
    private static final CategoryRef WINDOWS = MatrixFleet.ref(1, "Windows");
    private static final CategoryRef WIN10 = MatrixFleet.ref(2, "Windows 10");
    private static final CategoryRef WIN11 = MatrixFleet.ref(3, "Windows 11");
    private static final CategoryRef OFFICE = MatrixFleet.ref(4, "Office");

    private final Todoku todoku = new Todoku();

    private MatrixPage of(String server) {
        return todoku.matrix().of(server);
    }

    private static MatrixFleet server(String name) {
        return new MatrixFleet(name).family(WINDOWS, WIN10, WIN11).product(OFFICE, null);
    }

    private MatrixPage sideBySide(Path folder, MatrixFleet... servers) {
        List<Path> files = new ArrayList<>();
        for (MatrixFleet server : servers) {
            files.add(server.write(folder));
        }
        todoku.withFiles(servers.length, files.toArray(Path[]::new));
        return todoku.matrix().sideBySide(servers.length);
    }

    @Test
    void marksWhatTheExplainedUpdateNeeds() {
        todoku.withDemo().ask(DemoFleet.PRODUCT_NOT_TICKED);
        MatrixPage matrix = of("hq.corp.example");
        Waiting.until("the mark", () -> matrix.products().contains(SERVER_21H2)
                && matrix.cell(SERVER_21H2, "Security Updates").contains("needed"), matrix::seen);
        assertEquals("not ticked", matrix.cell(SERVER_21H2, "Ticked"));
        assertTrue(matrix.cell(SERVER_21H2, "Security Updates").startsWith("needed, not ticked"), matrix.seen()::toString);
        assertFalse(matrix.cell("Windows 11", "Security Updates").contains("needed"), matrix.seen()::toString);
        assertEquals("Security Updates", matrix.table().headings().get(2), "what is needed comes first");
        Widgets.press(matrix.neededOnly());
        assertEquals(List.of("Classification ticked", "Microsoft", "Windows", SERVER_21H2), matrix.products());
    }

    @Test
    void anotherServerWithFewerProductsIsShownWhereTheLastProductWasSelected(@TempDir Path folder) {
        MatrixFleet many = server("many");
        for (int number = 10; number < 30; number++) {
            many.product(MatrixFleet.ref(number, "Product " + number), null);
        }
        todoku.withFiles(2, many.write(folder), new MatrixFleet("few").product(OFFICE, null).write(folder));
        MatrixPage matrix = of("many").at("Product 29", "Ticked");
        Waiting.until("its details", () -> matrix.details().lines().toString().contains("Product 29"), matrix.details()::lines);
        of("few");
        Waiting.until("the other server", () -> matrix.products().equals(List.of("Classification ticked", "Office")), matrix::seen);
        assertEquals(List.of(), todoku.dialogs(), "nothing failed");
    }

    @Test
    void aProductThatASourceNamesByTitleOnlyIsNeededByItsGuid(@TempDir Path folder) {
        todoku.withFiles(2, Exports.write(folder, "export.corp.example", 10), server("hq").ticks(OFFICE, MatrixFleet.SECURITY)
                .lists(OFFICE, MatrixFleet.SECURITY, 40, 1).write(folder));
        todoku.ask("KB" + Exports.KB);
        MatrixPage matrix = of("hq");
        Waiting.until("the mark", () -> matrix.products().contains("Windows 10")
                && matrix.cell("Windows 10", "Security Updates").startsWith("needed, not ticked"), matrix.table()::lines);
        assertEquals("–", matrix.cell("Windows 11", "Security Updates"));
    }

    @Test
    void showsTheSameProductAsTickedWhereItIs() {
        todoku.withDemo().ask(DemoFleet.PRODUCT_NOT_TICKED);
        MatrixPage matrix = of("lab.corp.example");
        Waiting.until("the tick", () -> "ticked".equals(ticked(matrix, SERVER_21H2)), matrix::seen);
        assertTrue(matrix.cell(SERVER_21H2, "Security Updates").startsWith("ticked"), matrix.seen()::toString);
    }

    @Test
    void filtersProducts() {
        todoku.withDemo();
        MatrixPage matrix = of("hq.corp.example");
        String all = matrix.count();
        matrix.filter().setText("OFFICE");
        assertEquals(List.of("Microsoft", "Office 2016"), matrix.products());
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
        assertTrue(matrix.note().contains("what branch.corp.example has ticked"), matrix.note());
        assertEquals(Set.of("", "not known"), new TreeSet<>(matrix.table().column("Ticked")));
        todoku.ask("KB" + Exports.KB);
        todoku.diagnosis().answered("KB" + Exports.KB);
        MatrixPage asked = todoku.matrix();
        Waiting.until("the matrix again", () -> asked.table().rows() > 0, asked::seen);
        assertEquals(Set.of("", "not known"), new TreeSet<>(asked.table().column("Ticked")));
        assertFalse(asked.seen().toString().contains("not ticked"), asked.seen()::toString);
    }

    @Test
    void aServerOfWhichTheSelectionIsUnknownIsUnknownInEveryCellBesideOthers(@TempDir Path folder) {
        MatrixPage matrix = sideBySide(folder, server("a").ticks(WIN10, MatrixFleet.SECURITY).lists(WIN10, MatrixFleet.SECURITY, 1, 3),
                server("b").selectionUnknown().lists(WIN10, MatrixFleet.SECURITY, 1, 2));
        Waiting.until("columns of both", () -> matrix.table().groups().contains("Security Updates"), matrix.table()::headings);
        assertEquals("ticked", matrix.cell("Windows 10", "Ticked · a"));
        for (String product : List.of("Windows", "Windows 10", "Windows 11", "Office", "Classification ticked")) {
            for (String column : List.of("Security Updates · b", "Drivers · b")) {
                assertTrue(matrix.cell(product, column).startsWith("not known"), product + ", " + column + ": " + matrix.table().lines());
            }
        }
        assertEquals("not known", matrix.cell("Windows 10", "Ticked · b"));
        assertEquals("ticked · 3", matrix.cell("Windows 10", "Security Updates · a"));
        assertEquals("not known · 2", matrix.cell("Windows 10", "Security Updates · b"));
    }

    @Test
    void aPartialListCountsAtLeast(@TempDir Path folder) {
        todoku.withFiles(1, server("cut").partial().ticks(WIN10, MatrixFleet.SECURITY).lists(WIN10, MatrixFleet.SECURITY, 1, 5)
                .write(folder));
        MatrixPage matrix = todoku.matrix();
        Waiting.until("the count", () -> matrix.products().contains("Windows 10"), matrix::seen);
        assertEquals("ticked · ≥ 5", matrix.cell("Windows 10", "Security Updates"));
        assertTrue(matrix.note().contains("lower bounds"), matrix.note());
    }

    @Test
    void whatIsInTheCellsCanBeChosen(@TempDir Path folder) {
        todoku.withFiles(1, server("one").ticks(WIN10, MatrixFleet.SECURITY).lists(WIN10, MatrixFleet.SECURITY, 1, 5).write(folder));
        MatrixPage matrix = todoku.matrix();
        Waiting.until("the count", () -> matrix.products().contains("Windows 10"), matrix::seen);
        matrix.check("org.todoku.ui.matrix.show.newest");
        assertTrue(matrix.cell("Windows 10", "Security Updates").matches("ticked · 5 · .*26"),
                matrix.cell("Windows 10", "Security Updates"));
        matrix.check("org.todoku.ui.matrix.show.updates");
        matrix.check("org.todoku.ui.matrix.show.ticked");
        assertTrue(matrix.cell("Windows 10", "Security Updates").matches("\\d+/\\d+/26"), matrix.cell("Windows 10", "Security Updates"));
    }

    @Test
    void familiesFoldByKeyMouseAndMenu(@TempDir Path folder) {
        todoku.withFiles(1, server("one").ticks(WIN10, MatrixFleet.SECURITY).lists(OFFICE, MatrixFleet.SECURITY, 40, 1).write(folder));
        MatrixPage matrix = todoku.matrix();
        Waiting.until("the tree", () -> matrix.products().contains("Windows 10"), matrix::seen);
        assertEquals(List.of("Classification ticked", "Windows", "Windows 10", "Windows 11", "Office"), matrix.products());
        assertEquals("▾ Windows", matrix.indented("Windows"));
        assertTrue(matrix.indented("Windows 10").startsWith("    "), matrix.indented("Windows 10"));
        assertEquals("1 of 2", matrix.cell("Windows", "Ticked"), "one of its products");
        Hands hands = new Hands();
        matrix.at("Windows", "Product").key('-');
        assertEquals(List.of("Classification ticked", "Windows", "Office"), matrix.products());
        assertEquals(1, matrix.table().cursor(), "the cursor stays");
        matrix.key('+');
        assertTrue(matrix.products().contains("Windows 10"), matrix.products()::toString);
        hands.click(matrix.table().onDisplay(1, 0, 8));
        Waiting.until("folded by a click", () -> !matrix.products().contains("Windows 10"), matrix::products);
        matrix.filter().setText("windows 1");
        assertEquals(List.of("Windows", "Windows 10", "Windows 11"), matrix.products(), "what is found is shown, folded or not");
        matrix.filter().setText("");
        assertFalse(matrix.products().contains("Windows 10"));
        matrix.menu("org.todoku.ui.matrix.expand").run();
        assertTrue(matrix.products().contains("Windows 10"));
        matrix.menu("org.todoku.ui.matrix.collapse").run();
        assertFalse(matrix.products().contains("Windows 10"));
    }

    @Test
    void aTreeWithALoopAndUnknownParentsLosesNothing(@TempDir Path folder) {
        CategoryRef one = MatrixFleet.ref(11, "Loop one");
        CategoryRef two = MatrixFleet.ref(12, "Loop two");
        CategoryRef inLoop = MatrixFleet.ref(13, "In the loop");
        CategoryRef lost = MatrixFleet.ref(14, "Lost");
        MatrixFleet server = server("one").lists(OFFICE, MatrixFleet.SECURITY, 40, 1).family(one, two.id()).family(two, one.id())
                .product(inLoop, two.id())
                .product(lost, MatrixFleet.ref(99, "").id()).ticks(one, MatrixFleet.SECURITY);
        todoku.withFiles(1, server.write(folder));
        MatrixPage matrix = todoku.matrix();
        Waiting.until("the tree", () -> matrix.products().contains("Lost"), matrix::seen);
        assertEquals(new TreeSet<>(List.of("Classification ticked", "Loop one", "Loop two", "In the loop", "Windows", "Windows 10",
                "Windows 11",
                "Office", "Lost", MatrixFleet.ref(99, "").shown())), new TreeSet<>(matrix.products()));
        assertEquals("ticked", matrix.cell("In the loop", "Ticked"), "through its family, in a circle");
        matrix.at("Loop one", "Product");
        Waiting.until("the reason", () -> String.join(" ", matrix.details().lines()).contains("circle"), matrix.details()::lines);
    }

    @Test
    void manyServersAreCountedTogetherAndTheDifferencesAreShown(@TempDir Path folder) {
        MatrixFleet[] servers = new MatrixFleet[12];
        for (int i = 0; i < servers.length; i++) {
            servers[i] = server("s" + i).lists(WIN10, MatrixFleet.SECURITY, 1, 3 + i % 2);
            if (i < 9) {
                servers[i].ticks(OFFICE, MatrixFleet.SECURITY);
            } else {
                servers[i].selectionUnknown();
            }
            if (i < 7) {
                servers[i].ticks(WIN10);
            }
        }
        MatrixPage matrix = sideBySide(folder, servers);
        Waiting.until("all together", () -> matrix.table().headings().contains("Security Updates"), matrix.table()::headings);
        assertEquals(List.of(), matrix.table().groups(), "twelve servers have no columns of their own");
        assertEquals("7 of 12, 3 not known · 3 – 4", matrix.cell("Windows 10", "Security Updates"));
        assertEquals("9 of 12, 3 not known", matrix.cell("Office", "Ticked"));
        assertEquals("0 – 1 of 2", matrix.cell("Windows", "Ticked"), "so many of its products");
        matrix.at("Windows 10", "Security Updates");
        Waiting.until("the details", () -> said(matrix).contains("Ticked on 7 of 12 servers; not ticked on 2, not known on 3"),
                matrix.details()::lines);
        assertTrue(matrix.details().lines().contains("not ticked 2: s7, s8"), matrix.details().lines()::toString);
        assertTrue(matrix.details().lines().contains("not known 3: s10, s11, s9"), matrix.details().lines()::toString);
        assertFalse(matrix.details().has("search.s8"), "each server is folded away");
        matrix.details().click("each");
        Waiting.until("each server", () -> matrix.details().has("search.s8"), matrix.details()::lines);
        assertTrue(matrix.details().lines().stream().anyMatch(line -> line.startsWith("s8: not ticked. 3 updates.")),
                matrix.details().lines()::toString);
        assertTrue(matrix.details().lines().stream().anyMatch(line -> line.startsWith("s9: not known, as")),
                matrix.details().lines()::toString);
        Widgets.press(matrix.button("different"));
        assertEquals(List.of("Classification ticked", "Windows", "Windows 10"), matrix.products());
        assertEquals("1 of 3 products", matrix.count());
        Widgets.press(matrix.button("each"));
        Waiting.until("columns of each", () -> !matrix.table().groups().isEmpty(), matrix.table()::headings);
        assertEquals("not known", matrix.cell("Windows 10", "Ticked · s9"));
    }

    @Test
    void equalTitlesFrozenCategoriesAndDisagreementsStandOut(@TempDir Path folder) {
        CategoryRef live = new CategoryRef(java.util.UUID.fromString("b256987d-4693-4c87-955d-dbb9341205eb"), "Server OS-24H2");
        CategoryRef frozen = new CategoryRef(java.util.UUID.fromString("ca006cfb-49eb-439b-880a-1312e1fc9713"), "Server OS-24H2");
        MatrixPage matrix = sideBySide(folder,
                server("a").product(live, WINDOWS.id()).product(frozen, WINDOWS.id()).ticks(frozen, MatrixFleet.SECURITY)
                .lists(WIN10, MatrixFleet.SECURITY, 1, 1),
                server("b").product(MatrixFleet.ref(20, "Photos"), null).ticks(WIN10, MatrixFleet.SECURITY)
                        .lists(WIN10, MatrixFleet.SECURITY, 1, 1),
                server("c").product(MatrixFleet.ref(20, "Fotos"), null).ticks(WIN10, MatrixFleet.SECURITY)
                        .lists(WIN10, MatrixFleet.SECURITY, 1, 1));
        matrix.at("Server OS-24H2 [ca006cfb]", "Product");
        Waiting.until("the frozen category", () -> said(matrix).contains("since 2025-09-09"), matrix.details()::lines);
        assertTrue(said(matrix).contains("only the GUID tells them apart (rule B06): product " + live.id()), () -> said(matrix));
        assertTrue(said(matrix).contains("Not in the list of b, c"), () -> said(matrix));
        matrix.at("Photos", "Product");
        Waiting.until("the titles", () -> said(matrix).contains("do not agree about its title: Photos (b), Fotos (c)"),
                matrix.details()::lines);
    }

    private static String said(MatrixPage matrix) {
        return String.join(" ", matrix.details().lines());
    }

    @Test
    void theSearchShowsWhatACellCounts(@TempDir Path folder) {
        MatrixPage matrix = sideBySide(folder, server("a").ticks(WIN10, MatrixFleet.SECURITY).lists(WIN10, MatrixFleet.SECURITY, 1, 4),
                server("b").lists(WIN10, MatrixFleet.SECURITY, 3, 4));
        matrix.at("Windows 10", "Security Updates · a");
        Waiting.until("the link", () -> matrix.details().has("search.b"), matrix.details()::lines);
        matrix.details().click("search.b");
        Waiting.untilEquals("product:\"Windows 10\" class:\"Security Updates\" server:b", () -> todoku.search().text().getText());
        Waiting.until("what it finds", () -> todoku.search().count().contains("4"), () -> todoku.search().count());
    }

    @Test
    void anUpdateSelectedElsewhereMarksItsProduct() {
        todoku.withDemo();
        MatrixPage matrix = of("hq.corp.example");
        Waiting.until("the matrix", () -> matrix.products().contains("Windows 11"), matrix::seen);
        matrix.filter().setText("windows 1");
        todoku.session().selectUpdates(todoku.session().view().search(org.todoku.core.query.UpdateQuery.parse("product:\"Windows 11\""), 1)
                .hits().stream().map(hit -> hit.update().id()).toList());
        Waiting.until("the mark", () -> !ground(matrix, "Windows 11").equals(ground(matrix, "Windows 10")),
                () -> ground(matrix, "Windows 11"));
    }

    /** The colour behind a product, as it is on the display. */
    private static RGB ground(MatrixPage matrix, String product) {
        return Todoku.painted(matrix.table().ground(matrix.row(product)));
    }

    @Test
    void theViewCanBeOpenedTwice() {
        todoku.withDemo();
        todoku.matrix();
        assertTrue(org.eclipse.ui.PlatformUI.getWorkbench().getViewRegistry().find(ViewIds.MATRIX).getAllowMultiple());
    }

    @Test
    void everyControlOfTheBarHasRoom() {
        todoku.withDemo();
        MatrixPage matrix = of("hq.corp.example");
        assertTrue(matrix.filter().getSize().x >= 80, () -> "width of the filter: " + matrix.filter().getSize().x);
        for (Control control : List.of(matrix.server(), matrix.filter(), matrix.neededOnly(), matrix.button("different"),
                matrix.button("each"),
                matrix.button("sandbox"))) {
            int right = control.getLocation().x + control.getSize().x;
            assertTrue(right <= control.getParent().getClientArea().width, () -> control + " ends at " + right + " of "
                    + control.getParent().getClientArea().width);
            int bottom = control.getLocation().y + control.getSize().y;
            assertTrue(bottom <= control.getParent().getClientArea().height, () -> control + " ends below at " + bottom);
        }
    }

    private static String ticked(MatrixPage matrix, String product) {
        return matrix.products().contains(product) ? matrix.cell(product, "Ticked") : "no such product";
    }
}
