package org.todoku.core.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.todoku.core.simulation.Made.DEFINITIONS;
import static org.todoku.core.simulation.Made.OFFICE;
import static org.todoku.core.simulation.Made.SECURITY;
import static org.todoku.core.simulation.Made.UPDATES;
import static org.todoku.core.simulation.Made.WIN10;
import static org.todoku.core.simulation.Made.WIN11;
import static org.todoku.core.simulation.Made.WINDOWS;
import static org.todoku.core.simulation.Made.id;
import static org.todoku.core.simulation.Made.update;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.todoku.core.ApprovalRule;
import org.todoku.core.CategoryRef;
import org.todoku.core.DownstreamServer;
import org.todoku.core.ServerState;
import org.todoku.core.fact.Tri;
import org.todoku.core.fleet.FactBase;
import org.todoku.core.fleet.MemoryFacts;
import org.todoku.core.simulation.Simulation.Cause;

class SimulationTest {

    /** Has Windows 10 security updates only. */
    private final Made plain = new Made("plain").ticks(WIN10, SECURITY).has(update(1, WIN10, SECURITY));
    /** Knows everything else. */
    private final Made rich = new Made("rich").ticks(WINDOWS, OFFICE, SECURITY, UPDATES).has(update(1, WIN10, SECURITY),
            update(2, WIN11, SECURITY), update(3, WIN11, SECURITY, id(2)), update(4, WIN11, UPDATES), update(5, OFFICE, SECURITY));

    private static Simulation simulate(Made asked, SelectionChange change, Made... others) {
        Made[] all = java.util.Arrays.copyOf(others, others.length + 1);
        all[others.length] = asked;
        FactBase facts = new MemoryFacts(Made.fleet(all));
        ServerState server = facts.servers().stream().filter(state -> state.source().equals(nameOf(asked))).findFirst().orElseThrow();
        return Simulation.of(facts, server, change);
    }

    private static String nameOf(Made made) {
        return Made.fleet(made).keySet().iterator().next().server();
    }

    private static SelectionChange product(CategoryRef product) {
        return SelectionChange.tick(List.of(product), List.of());
    }

    @Test
    void countsWhatIsNewAndWhatOfItIsCurrent() {
        Simulation simulation = simulate(plain, product(WIN11), rich);
        assertEquals(2, simulation.fresh().updates(), "2 and 3; 4 is of a classification that is not ticked");
        assertEquals(1, simulation.fresh().current(), "3 replaces 2");
        assertEquals(20, simulation.fresh().bytes());
        assertEquals(10, simulation.fresh().currentBytes());
        assertEquals(Set.of("en", "ja"), simulation.fresh().languages());
        assertEquals(List.of(WIN11), simulation.cells().stream().map(Simulation.Cell::product).toList());
        assertFalse(simulation.lowerBound(), simulation.gaps().toString());
        assertFalse(simulation.upperBound());
    }

    @Test
    void bothBoxesTogetherBringMoreThanEach() {
        assertEquals(3, simulate(plain, SelectionChange.tick(List.of(WIN11), List.of(UPDATES)), rich).fresh().updates());
        assertEquals(0, simulate(plain, SelectionChange.tick(List.of(), List.of(UPDATES)), rich).fresh().updates());
    }

    @Test
    void aFamilyCoversItsProducts() {
        Simulation simulation = simulate(plain, product(WINDOWS), rich);
        assertEquals(2, simulation.fresh().updates());
        assertFalse(simulation.lowerBound(), simulation.gaps().toString());
        assertEquals(0, simulate(rich, product(WIN11), plain).fresh().updates(), "already covered by the family");
    }

    @Test
    void untickingBringsNothingAndRemovesNothing() {
        Simulation simulation = simulate(plain, new SelectionChange(List.of(), List.of(), List.of(WIN10), List.of()),
                rich.has(update(9, WIN10,
                SECURITY)));
        assertTrue(simulation.fresh().isNothing());
        assertEquals(1, simulation.noLongerComing(), "9 would have come with the next synchronisation");
    }

    @Test
    void whatHasExpiredOrIsNotOfferedDoesNotCome() {
        Made catalogue = Made.catalogue().has(update(6, WIN11, SECURITY), false, false, Tri.NO).has(update(7, WIN11, SECURITY), false, true,
                Tri.YES).has(update(8, WIN11, SECURITY), false, false, Tri.UNKNOWN);
        Simulation simulation = simulate(plain, product(WIN11), rich, catalogue);
        assertEquals(2, simulation.fresh().updates());
        assertEquals(1, simulation.notOffered());
        assertEquals(1, simulation.expired());
        assertEquals(Map.of(Cause.OFFER, 1L), simulation.causes());
        assertTrue(simulation.lowerBound());
    }

    @Test
    void updatesOfUnknownProductsAreCountedAsUnknown() {
        rich.has(update(6, List.of(), SECURITY, 10L), update(7, List.of(new CategoryRef(null, "No such title")), SECURITY, 10L),
                update(8, WIN11, null));
        Simulation simulation = simulate(plain, product(WIN11), rich);
        assertEquals(2, simulation.fresh().updates());
        assertEquals(Map.of(Cause.UPDATE, 3L), simulation.causes());
        assertEquals(3, simulation.uncertain().updates());
    }

    @Test
    void aSizeThatIsNotKnownIsCountedBeside() {
        rich.has(update(6, List.of(WIN11), SECURITY, null));
        Simulation simulation = simulate(plain, product(WIN11), rich);
        assertEquals(20, simulation.fresh().bytes());
        assertEquals(1, simulation.fresh().sizesUnknown());
    }

    @Test
    void anUpdateOfTwoProductsCountsOnceAndInBothCells() {
        rich.has(update(6, List.of(WIN11, OFFICE), SECURITY, 10L));
        Simulation simulation = simulate(plain, SelectionChange.tick(List.of(WIN11, OFFICE), List.of()), rich);
        assertEquals(4, simulation.fresh().updates());
        assertEquals(5, simulation.cells().stream().mapToLong(cell -> cell.volume().updates()).sum());
    }

    @Test
    void withoutACompleteListOfThePairItIsALowerBound() {
        assertTrue(simulate(plain, product(WIN11), rich.partial()).lowerBound(), "partial source");
        assertTrue(simulate(plain, SelectionChange.tick(List.of(WIN11), List.of(DEFINITIONS)), rich).lowerBound(),
                "nobody ticks definitions");
        assertTrue(simulate(plain, product(WIN11), new Made("rich").ticks(WIN11, SECURITY).neverSynchronised()).lowerBound());
        assertFalse(simulate(plain, SelectionChange.tick(List.of(WIN11), List.of(DEFINITIONS)), Made.catalogue()).lowerBound());
    }

    @Test
    void aPartialListOfTheServerIsAnUpperBound() {
        assertTrue(simulate(plain.partial(), product(WIN11), rich).upperBound());
    }

    @Test
    void anUnknownSelectionMakesNothingCertain() {
        Simulation simulation = simulate(plain.selectionUnknown(), SelectionChange.tick(List.of(WIN11), List.of(SECURITY)), rich);
        assertEquals(0, simulation.fresh().updates());
        assertEquals(4L, simulation.causes().get(Cause.SELECTION), "2 and 3 may come anyway, 4 and 5 may be selected too");
        assertTrue(simulation.lowerBound());
    }

    @Test
    void aReplicaIsSimulatedAtItsTop() {
        Made replica = new Made("replica").replicaOf("middle").has(update(1, WIN10, SECURITY));
        Made middle = new Made("middle").replicaOf("plain");
        Simulation simulation = simulate(replica, product(WIN11), rich, plain, middle);
        ServerState at = simulation.place().at();
        assertEquals("plain", at == null ? "" : at.server());
        assertEquals(2, simulation.fresh().updates());
        assertEquals(List.of("middle", "replica"), simulation.heirs().replicas());
    }

    @Test
    void aReplicaOfAServerThatWasNotCollectedCannotBeSimulated() {
        Simulation simulation = simulate(new Made("replica").replicaOf("gone"), product(WIN11), rich);
        assertTrue(simulation.impossible());
        assertNull(simulation.place().at());
        assertEquals("gone", simulation.place().unresolved());
        Simulation loop = simulate(new Made("a").replicaOf("b"), product(WIN11), new Made("b").replicaOf("a"));
        assertTrue(loop.impossible() && loop.place().loop());
    }

    @Test
    void aDownstreamServerGetsWhatItsUpstreamHas() {
        Made child = new Made("child").below("plain").ticks(OFFICE, SECURITY);
        plain.has(update(3, WIN11, SECURITY, id(2)));
        Simulation simulation = simulate(child, product(WIN11), plain, rich);
        assertEquals(1, simulation.fresh().updates(), "3; 2 is only on a server that it does not fetch from");
        assertEquals(1, simulation.notAbove());
        Simulation orphan = simulate(new Made("orphan").below("gone").ticks(OFFICE, SECURITY), product(WIN11), rich);
        assertEquals(0, orphan.fresh().updates());
        assertEquals(Map.of(Cause.ABOVE, 2L), orphan.causes());
    }

    @Test
    void rulesThatWouldFire() {
        plain.rules(new ApprovalRule("all security", true, List.of(), List.of(SECURITY), List.of()),
                new ApprovalRule("windows", true, List.of(WINDOWS), List.of(), List.of()),
                new ApprovalRule("office", true, List.of(OFFICE), List.of(), List.of()),
                new ApprovalRule("off", false, List.of(), List.of(), List.of()),
                new ApprovalRule("perhaps on", null, List.of(WIN11), List.of(), List.of()));
        List<RuleEffect> rules = simulate(plain, product(WIN11), rich).rules();
        assertEquals(List.of("all security", "windows", "perhaps on"), rules.stream().map(rule -> rule.rule().name()).toList());
        assertEquals(List.of(2L, 2L, 2L), rules.stream().map(RuleEffect::updates).toList());
        assertEquals(Tri.UNKNOWN, rules.get(2).enabled());
        assertEquals(20, rules.get(0).bytes());
    }

    @Test
    void downstreamServersThatInherit() {
        plain.serves(new DownstreamServer("far", true, null, null, ""), new DownstreamServer("odd", null, null, null, ""));
        Simulation simulation = simulate(plain, product(WIN11), rich, new Made("copy").replicaOf("plain"), new Made("own").below("copy"),
                new Made("below own").replicaOf("own"));
        assertEquals(Set.of("copy", "far"), Set.copyOf(simulation.heirs().replicas()));
        assertEquals(List.of("own"), simulation.heirs().autonomous(), "what is below it gets nothing before it ticks");
        assertEquals(List.of("odd"), simulation.heirs().unknown());
        assertFalse(simulation.heirs().complete(), "nobody asked far");
    }

    @Test
    void expressFilesAreNoted() {
        assertEquals(Tri.UNKNOWN, simulate(plain, product(WIN11), rich).express());
        assertEquals(Tri.YES, simulate(plain.setting("DownloadExpressPackages", "true"), product(WIN11), rich).express());
        assertEquals(Tri.NO, simulate(plain.setting("downloadExpressPackages", "false"), product(WIN11), rich).express());
    }
}
