package org.todoku.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;

import org.eclipse.swt.widgets.Label;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.todoku.core.CategoryRef;
import org.todoku.core.ServerState;
import org.todoku.core.Subscription;

@WorkbenchTest
class MatrixSandboxTest {

    private static final CategoryRef WINDOWS = MatrixFleet.ref(1, "Windows");
    private static final CategoryRef WIN10 = MatrixFleet.ref(2, "Windows 10");
    private static final CategoryRef WIN11 = MatrixFleet.ref(3, "Windows 11");
    private static final CategoryRef OFFICE = MatrixFleet.ref(4, "Office");

    private final Todoku todoku = new Todoku();

    private static MatrixFleet server(String name) {
        return new MatrixFleet(name).family(WINDOWS, WIN10, WIN11).product(OFFICE, null);
    }

    /** One server that lacks seven updates which the other has, and a replica of it. */
    private MatrixPage fleet(Path folder) {
        todoku.withFiles(3, server("hq").approves("Default rule").ticks(WIN10, MatrixFleet.SECURITY)
                .lists(WIN10, MatrixFleet.SECURITY, 30, 1)
                .write(folder),
                server("lab").ticks(WIN11, MatrixFleet.SECURITY, MatrixFleet.DRIVERS).lists(WIN11, MatrixFleet.SECURITY, 1, 5)
                        .lists(WIN11, MatrixFleet.DRIVERS, 10, 2).write(folder),
                server("branch").replicaOf("hq").ticks(WIN10, MatrixFleet.SECURITY).lists(WIN10, MatrixFleet.SECURITY, 30, 1)
                        .write(folder));
        MatrixPage matrix = todoku.matrix();
        Waiting.until("the servers", () -> matrix.server().getItemCount() == 4, () -> List.of(matrix.server().getItems()));
        return matrix;
    }

    private MatrixPage one(Path folder, String server) {
        return fleet(folder).of(server);
    }

    private static void effect(MatrixPage matrix, String server, String... said) {
        for (String part : said) {
            Waiting.until(part, () -> matrix.effect().said("effect." + server).contains(part), matrix.effect()::lines);
        }
    }

    @Test
    void tickingSaysAtOnceWhatItWouldBring(@TempDir Path folder) {
        MatrixPage matrix = one(folder, "hq");
        assertFalse(matrix.shows("sandbox.title"), "the sandbox is closed");
        matrix.at("Windows 11", "Ticked").key(' ');
        assertEquals("Sandbox: nothing is changed on a server",
                Widgets.waitFor(matrix.content(), "matrix.sandbox.title", Label.class).getText());
        effect(matrix, "hq", "5 new", "5 neither superseded nor expired", "5.0 MB", "approval rules that would fire: 1",
                "servers that inherit: 1");
        assertEquals("would be ticked", matrix.cell("Windows 11", "Ticked"));
        assertEquals("would be ticked", matrix.cell("Windows 11", "Security Updates"));
        assertEquals("–", matrix.cell("Windows 11", "Drivers"));
        matrix.at("Windows 11", "Drivers").key(' ');
        effect(matrix, "hq", "7 new");
        assertEquals("would be ticked", matrix.cell("Classification ticked", "Drivers"));
        ServerState hq = todoku.session().state("hq").orElseThrow();
        assertEquals(List.of(WIN10), hq.subscription().optional().map(Subscription::products).orElseThrow(), "nothing is changed");
    }

    @Test
    void stepsAreUndoneRedoneAndReset(@TempDir Path folder) {
        MatrixPage matrix = one(folder, "hq");
        matrix.at("Windows 11", "Ticked").key(' ');
        matrix.at("Windows 11", "Drivers").key(' ');
        effect(matrix, "hq", "7 new");
        Widgets.press(matrix.button("sandbox.undo"));
        effect(matrix, "hq", "5 new");
        assertEquals("–", matrix.cell("Windows 11", "Drivers"));
        Widgets.press(matrix.button("sandbox.redo"));
        effect(matrix, "hq", "7 new");
        Widgets.press(matrix.button("sandbox.reset"));
        Waiting.until("nothing ticked", () -> matrix.effect().lines().toString().contains("Nothing is ticked here yet"),
                matrix.effect()::lines);
        assertEquals("not ticked", matrix.cell("Windows 11", "Ticked"));
        Widgets.press(matrix.button("sandbox.undo"));
        effect(matrix, "hq", "7 new");
        Widgets.press(matrix.button("sandbox"));
        assertFalse(matrix.shows("sandbox.title"));
    }

    @Test
    void theCommandsAreCopied(@TempDir Path folder) {
        MatrixPage matrix = one(folder, "hq");
        matrix.at("Windows 11", "Drivers").key(' ');
        effect(matrix, "hq", "new");
        todoku.setClipboard("before");
        Widgets.press(matrix.button("sandbox.copy"));
        String copied = todoku.clipboard().orElse("");
        assertTrue(copied.startsWith("todoku simulate --server hq --product " + WIN11.id() + " --classification "
                + MatrixFleet.DRIVERS.id() + " --workspace "), copied);
    }

    @Test
    void aTickOfAllServersIsMadeWhereTheySelect(@TempDir Path folder) {
        MatrixPage matrix = fleet(folder).sideBySide(3);
        Waiting.until("columns of each", () -> !matrix.table().groups().isEmpty(), matrix.table()::headings);
        Widgets.press(matrix.button("each"));
        Waiting.until("all together", () -> matrix.table().groups().isEmpty(), matrix.table()::headings);
        assertEquals("1 of 3", matrix.cell("Windows 11", "Ticked"));
        matrix.at("Windows 11", "Ticked").key(' ');
        assertEquals("3 of 3 (now 1 of 3)", matrix.cell("Windows 11", "Ticked"));
        effect(matrix, "hq", "5 new");
        assertFalse(matrix.effect().has("effect.branch"), "the replica is ticked above: " + matrix.effect().lines());
        assertFalse(matrix.effect().has("effect.lab"), "it has it ticked already");
    }

    @Test
    void aReplicaSaysWhereItIsTicked(@TempDir Path folder) {
        MatrixPage matrix = one(folder, "branch");
        matrix.at("Windows 11", "Ticked").key(' ');
        effect(matrix, "branch", "5 new");
        assertTrue(matrix.effect().lines().stream()
                .anyMatch(line -> line.startsWith("branch (ticked on hq, because it is a replica): + Windows 11")),
                matrix.effect().lines()::toString);
    }

    @Test
    void aProductOfATickedFamilyIsUntickedWithTheFamilyOnly(@TempDir Path folder) {
        todoku.withFiles(1, server("one").ticks(WINDOWS, MatrixFleet.SECURITY).lists(OFFICE, MatrixFleet.SECURITY, 40, 1).write(folder));
        MatrixPage matrix = todoku.matrix();
        Waiting.until("the tree", () -> matrix.products().contains("Windows 10"), matrix::seen);
        assertEquals("ticked", matrix.cell("Windows 10", "Ticked"));
        matrix.at("Windows 10", "Ticked").key(' ');
        Waiting.until("the reason", () -> matrix.effect().lines().toString().contains("Windows 10 is ticked through Windows"),
                matrix.effect()::lines);
        assertEquals("ticked", matrix.cell("Windows 10", "Ticked"));
        matrix.at("Windows", "Ticked").key(' ');
        assertEquals("would be unticked", matrix.cell("Windows 10", "Ticked"));
    }

    @Test
    void whatAServerDoesNotListIsSaid(@TempDir Path folder) {
        CategoryRef photos = MatrixFleet.ref(20, "Photos");
        todoku.withFiles(2, server("hq").ticks(WIN10, MatrixFleet.SECURITY).lists(WIN10, MatrixFleet.SECURITY, 30, 1).write(folder),
                server("lab").product(photos, WINDOWS.id()).ticks(photos, MatrixFleet.SECURITY).lists(photos, MatrixFleet.SECURITY, 50, 2)
                        .write(folder));
        MatrixPage matrix = todoku.matrix().sideBySide(2);
        Waiting.until("columns of each", () -> !matrix.table().groups().isEmpty(), matrix.table()::headings);
        matrix.at("Photos", "Ticked · hq").key(' ');
        effect(matrix, "hq", "2 new");
        assertTrue(matrix.effect().lines().get(0).startsWith("Not in the list of hq"), matrix.effect().lines()::toString);
    }

    @Test
    void withoutASelectionWhatIsTickedIsTickedAndTheRestStaysUnknown(@TempDir Path folder) {
        todoku.withFiles(1, server("one").selectionUnknown().lists(OFFICE, MatrixFleet.SECURITY, 40, 1).write(folder));
        MatrixPage matrix = todoku.matrix();
        Waiting.until("the tree", () -> matrix.products().contains("Windows 10"), matrix::seen);
        matrix.at("Windows 10", "Security Updates").key(' ');
        assertEquals("would be ticked", matrix.cell("Windows 10", "Security Updates"));
        assertEquals("not known", matrix.cell("Windows 11", "Security Updates"));
        assertEquals("not known", matrix.cell("Windows 11", "Ticked"));
    }
}
