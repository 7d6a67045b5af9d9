package org.todoku.core.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.todoku.core.CategoryRef;
import org.todoku.core.ServerState;
import org.todoku.core.ServerUpdate;
import org.todoku.core.fact.Tri;

class SubscriptionMatrixTest {

    private static int row(SubscriptionMatrix matrix, String product) {
        return matrix.rows().stream().filter(row -> row.category().title().equals(product)).findFirst().orElseThrow().number();
    }

    private static SubscriptionMatrix matrix(ServerState server, ServerUpdate... updates) {
        return SubscriptionMatrix.of(new MemoryFacts(Map.of(server, List.of(updates))), server);
    }

    @Test
    void withoutSubscriptionNoCellSaysNotTicked() {
        SubscriptionMatrix matrix = matrix(States.server("s", ""), States.update("a", "1", States.PRODUCT, "2026-01-01T00:00:00Z"));
        assertTrue(matrix.rows().stream().allMatch(row -> matrix.ticked(row.number(), 0) == Tri.UNKNOWN));
        assertTrue(matrix.rows().stream().allMatch(row -> matrix.selected(row.number(), 0, 0) == Tri.UNKNOWN));
        Tally tally = matrix.tally(row(matrix, "Windows 11"), 0, 0);
        assertTrue(tally != null && tally.updates() == 1);
    }

    @Test
    void aTickedFamilyTicksItsProducts() {
        ServerState server = States.server("s", "",
                States.ticked(List.of(new CategoryRef(States.FAMILY, "Windows")), List.of(States.SECURITY)));
        SubscriptionMatrix matrix = matrix(server);
        int product = row(matrix, "Windows 11");
        assertEquals(Tri.YES, matrix.ticked(product, 0));
        assertEquals("Windows", matrix.family(product));
        assertEquals(Tri.YES, matrix.selected(product, 0, 0));
    }

    @Test
    void bothProductAndClassificationAreNeeded() {
        ServerState server = States.server("s", "", States.ticked(List.of(States.PRODUCT), List.of(States.DRIVERS)));
        SubscriptionMatrix matrix = matrix(server, States.update("a", "1", States.PRODUCT, "2026-01-01T00:00:00Z"),
                States.update("b", "2", States.OTHER, "2026-01-01T00:00:00Z"));
        int security = matrix.classifications().indexOf(States.SECURITY);
        assertEquals(Tri.NO, matrix.selected(row(matrix, "Windows 11"), security, 0));
        assertEquals(Tri.NO, matrix.ticked(row(matrix, "Office 2016"), 0));
    }

    @Test
    void aTickedProductWithoutUpdatesHasARow() {
        ServerState server = States.server("s", "", States.ticked(List.of(States.OTHER), List.of(States.SECURITY)));
        assertEquals("Office 2016", matrix(server).rows().get(row(matrix(server), "Office 2016")).category().title());
    }

    @Test
    void aProductKnownByTitleOnlyIsUnknownNotUnticked() {
        ServerState server = States.server("s", "", States.ticked(List.of(States.PRODUCT), List.of(States.SECURITY)));
        SubscriptionMatrix matrix = matrix(server,
                States.update("a", "1", new CategoryRef(null, "Windows Admin Center"), "2026-01-01T00:00:00Z"));
        assertEquals(Tri.UNKNOWN, matrix.ticked(row(matrix, "Windows Admin Center"), 0));
    }

    @Test
    void aSubscriptionOfTitlesLeavesEverythingElseUnknown() {
        ServerState server = States.server("s", "",
                States.ticked(List.of(new CategoryRef(null, "Windows 11")), List.of(new CategoryRef(null, "Updates"))));
        SubscriptionMatrix matrix = matrix(server, States.update("a", "1", States.OTHER, "2026-01-01T00:00:00Z"));
        assertEquals(Tri.UNKNOWN, matrix.ticked(row(matrix, "Office 2016"), 0));
        assertTrue(IntStream.range(0, matrix.classifications().size())
                .allMatch(column -> matrix.selected(row(matrix, "Office 2016"), column, 0) == Tri.UNKNOWN));
    }

    @Test
    void withoutCategoriesATickedFamilyMayContainTheProduct() {
        SubscriptionMatrix.Selection selection = new SubscriptionMatrix.Selection(
                States.ticked(List.of(new CategoryRef(States.FAMILY, "Windows")), List.of()).optional().orElseThrow(), Map.of());
        assertEquals(Tri.UNKNOWN, selection.product(States.PRODUCT));
    }
}
