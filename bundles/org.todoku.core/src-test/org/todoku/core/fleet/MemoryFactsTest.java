package org.todoku.core.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.todoku.core.ServerState;
import org.todoku.core.ServerUpdate;
import org.todoku.core.query.SearchResult;
import org.todoku.core.query.UpdateQuery;

class MemoryFactsTest {

    private final ServerState one = States.server("one", "");
    private final ServerState two = States.server("two", "");
    private final ServerUpdate old = States.update("2025-12 Cumulative Update for Windows 11 (KB5041585)", "5041585", States.PRODUCT,
            "2025-12-09T00:00:00Z");
    private final ServerUpdate young = States.update("2026-01 Cumulative Update for Windows 11 (KB5041999)", "5041999", States.PRODUCT,
            "2026-01-09T00:00:00Z", old.update().id());
    private final MemoryFacts facts = new MemoryFacts(Map.of(one, List.of(old, young), two, List.of(old)));

    @Test
    void newestFirstWithTheStateOnEveryServer() {
        SearchResult result = facts.search(UpdateQuery.parse("windows cumulative"), 10);
        assertEquals(List.of(young.update(), old.update()), result.hits().stream().map(hit -> hit.update()).toList());
        assertTrue(result.hits().get(0).presences().get(0).isPresent());
        assertTrue(result.hits().get(0).presences().get(1).isEmpty());
    }

    @Test
    void theTotalIsExactWhateverTheLimit() {
        SearchResult result = facts.search(UpdateQuery.parse("KB5041"), 1);
        assertEquals(2, result.total());
        assertEquals(1, result.hits().size());
    }

    @Test
    void allTermsMustMatch() {
        assertEquals(1, facts.search(UpdateQuery.parse("windows 2026-01"), 10).total());
        assertEquals(0, facts.search(UpdateQuery.parse("windows office"), 10).total());
        assertEquals(1, facts.search(UpdateQuery.parse("KB5041585 windows"), 10).total());
    }

    @Test
    void supersedenceIsKnownFromAnyServer() {
        assertEquals(Set.of(young.update().id()), facts.supersededBy(old.update().id()));
    }

    @Test
    void tallyCountsUpdatesOfProductAndClassification() {
        Tally tally = facts.tally(one).get(0);
        assertEquals(2, tally.updates());
        assertEquals(young.update().created(), tally.newest());
    }

    @Test
    void numbersCountEachUpdateOnce() {
        ServerNumbers numbers = facts.numbers(one);
        assertEquals(2, numbers.updates());
        assertEquals(2, numbers.live());
        assertEquals(0, numbers.superseded());
        assertEquals(Map.of(States.PRODUCT, 2L), numbers.products());
        assertEquals(Map.of(States.SECURITY, 2L), numbers.classifications());
    }
}
