package org.todoku.core.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.todoku.core.ServerState;

class HierarchyTest {

    private final ServerState hq = States.server("HQ.corp.example", "");
    private final ServerState branch = States.server("branch.corp.example", "hq");
    private final ServerState shop = States.server("shop.corp.example", "branch.corp.example");

    @Test
    void shortAndFullNamesInAnyLetterCaseMeanTheSameServer() {
        Hierarchy hierarchy = new Hierarchy(List.of(shop, branch, hq));
        assertEquals(List.of(branch, hq), hierarchy.above(shop));
        assertEquals(List.of(hq, branch, shop), hierarchy.topFirst());
    }

    @Test
    void aShortNameThatFitsTwoServersIsNotResolved() {
        Hierarchy hierarchy = new Hierarchy(List.of(branch, hq, States.server("hq.other.example", "")));
        assertTrue(hierarchy.upstream(branch).isEmpty());
        assertEquals("hq", hierarchy.upstreamName(branch).orElseThrow());
    }

    @Test
    void twoFullNamesWithTheSameFirstLabelAreTwoServers() {
        Hierarchy hierarchy = new Hierarchy(List.of(hq));
        assertTrue(hierarchy.named("hq.other.example").isEmpty());
    }

    @Test
    void aLoopEndsWhereItBegan() {
        ServerState one = States.server("one", "two");
        ServerState two = States.server("two", "one");
        Hierarchy hierarchy = new Hierarchy(List.of(one, two));
        assertEquals(List.of(two), hierarchy.above(one));
        assertTrue(hierarchy.inLoop(one));
        assertFalse(new Hierarchy(List.of(hq, branch)).inLoop(branch));
    }

    @Test
    void anUpstreamThatNobodyCollectedIsNamedButNotResolved() {
        Hierarchy hierarchy = new Hierarchy(List.of(branch));
        assertEquals("hq", hierarchy.upstreamName(branch).orElseThrow());
        assertTrue(hierarchy.upstream(branch).isEmpty());
    }
}
