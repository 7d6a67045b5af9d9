package org.todoku.core.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.todoku.core.CategoryRef;
import org.todoku.core.ServerState;
import org.todoku.core.ServerUpdate;
import org.todoku.core.fact.Tri;

class SubscriptionMatrixTest {

    private static SubscriptionMatrix.Row row(SubscriptionMatrix matrix, String product) {
        return matrix.rows().stream().filter(row -> row.product().title().equals(product)).findFirst().orElseThrow();
    }

    private static SubscriptionMatrix matrix(ServerState server, ServerUpdate... updates) {
        return SubscriptionMatrix.of(new MemoryFacts(Map.of(server, List.of(updates))), server);
    }

    @Test
    void withoutSubscriptionNoCellSaysNotTicked() {
        SubscriptionMatrix matrix = matrix(States.server("s", ""), States.update("a", "1", States.PRODUCT, "2026-01-01T00:00:00Z"));
        assertTrue(matrix.rows().stream().allMatch(row -> row.ticked() == Tri.UNKNOWN));
        assertTrue(matrix.rows().stream().flatMap(row -> row.cells().stream()).allMatch(cell -> cell.selected() == Tri.UNKNOWN));
        Tally tally = row(matrix, "Windows 11").cells().get(0).tally();
        assertTrue(tally != null && tally.updates() == 1);
    }

    @Test
    void aTickedFamilyTicksItsProducts() {
        ServerState server = States.server("s", "",
                States.ticked(List.of(new CategoryRef(States.FAMILY, "Windows")), List.of(States.SECURITY)));
        SubscriptionMatrix matrix = matrix(server);
        assertEquals(Tri.YES, row(matrix, "Windows 11").ticked());
        assertEquals("Windows", row(matrix, "Windows 11").family());
        assertEquals(Tri.YES, row(matrix, "Windows 11").cells().get(0).selected());
    }

    @Test
    void bothProductAndClassificationAreNeeded() {
        ServerState server = States.server("s", "", States.ticked(List.of(States.PRODUCT), List.of(States.DRIVERS)));
        SubscriptionMatrix matrix = matrix(server, States.update("a", "1", States.PRODUCT, "2026-01-01T00:00:00Z"),
                States.update("b", "2", States.OTHER, "2026-01-01T00:00:00Z"));
        int security = matrix.classifications().indexOf(States.SECURITY);
        assertEquals(Tri.NO, row(matrix, "Windows 11").cells().get(security).selected());
        assertEquals(Tri.NO, row(matrix, "Office 2016").ticked());
    }

    @Test
    void aTickedProductWithoutUpdatesHasARow() {
        ServerState server = States.server("s", "", States.ticked(List.of(States.OTHER), List.of(States.SECURITY)));
        assertNotNull(row(matrix(server), "Office 2016"));
    }

    @Test
    void aProductKnownByTitleOnlyIsUnknownNotUnticked() {
        ServerState server = States.server("s", "", States.ticked(List.of(States.PRODUCT), List.of(States.SECURITY)));
        SubscriptionMatrix matrix = matrix(server,
                States.update("a", "1", new CategoryRef(null, "Windows Admin Center"), "2026-01-01T00:00:00Z"));
        assertEquals(Tri.UNKNOWN, row(matrix, "Windows Admin Center").ticked());
    }

    @Test
    void aSubscriptionOfTitlesLeavesEverythingElseUnknown() {
        ServerState server = States.server("s", "",
                States.ticked(List.of(new CategoryRef(null, "Windows 11")), List.of(new CategoryRef(null, "Updates"))));
        SubscriptionMatrix matrix = matrix(server, States.update("a", "1", States.OTHER, "2026-01-01T00:00:00Z"));
        assertEquals(Tri.UNKNOWN, row(matrix, "Office 2016").ticked());
        assertTrue(row(matrix, "Office 2016").cells().stream().allMatch(cell -> cell.selected() == Tri.UNKNOWN));
    }

    @Test
    void withoutCategoriesATickedFamilyMayContainTheProduct() {
        SubscriptionMatrix.Selection selection = new SubscriptionMatrix.Selection(
                States.ticked(List.of(new CategoryRef(States.FAMILY, "Windows")), List.of()).optional().orElseThrow(), Map.of());
        assertEquals(Tri.UNKNOWN, selection.product(States.PRODUCT));
    }
}
