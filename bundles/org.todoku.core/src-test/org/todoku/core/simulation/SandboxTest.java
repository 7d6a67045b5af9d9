package org.todoku.core.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.api.Test;
import org.todoku.core.CategoryRef;
import org.todoku.core.ServerState;
import org.todoku.core.ServerUpdate;
import org.todoku.core.fact.Tri;
import org.todoku.core.fleet.FactBase;
import org.todoku.core.fleet.MemoryFacts;
import org.todoku.core.simulation.Sandbox.Box;

class SandboxTest {

    private static ServerState named(FactBase facts, String name) {
        return facts.servers().stream().filter(server -> server.server().equals(name)).findFirst().orElseThrow();
    }

    /** A server without anything new, another one with it, a replica of the first and a replica of one that was not collected. */
    private static FactBase fleet() {
        Made top = new Made("top").ticks(Made.WIN10, Made.SECURITY);
        Made other = new Made("other").ticks(Made.WIN11, Made.SECURITY, Made.UPDATES);
        for (int number = 0; number < 6; number++) {
            other.has(Made.update(number, Made.WIN11, number < 4 ? Made.SECURITY : Made.UPDATES));
        }
        return new MemoryFacts(Made.fleet(top, other, new Made("branch").replicaOf("top"), new Made("lost").replicaOf("nowhere")));
    }

    @Test
    void whatIsTickedOnAReplicaIsSimulatedAboveTogetherWithWhatIsTickedThere() {
        FactBase facts = fleet();
        Sandbox sandbox = Sandbox.NOTHING.with(named(facts, "branch"), Box.PRODUCT, Made.WIN11, true)
                .with(named(facts, "top"), Box.CLASSIFICATION, Made.UPDATES, true);
        List<Simulation> both = sandbox.simulate(facts);
        assertEquals(1, both.size());
        assertEquals("top", both.get(0).place().asked().server());
        assertEquals(6, both.get(0).fresh().updates());
        List<Simulation> one = Sandbox.NOTHING.with(named(facts, "branch"), Box.PRODUCT, Made.WIN11, true).simulate(facts);
        assertEquals("branch", one.get(0).place().asked().server());
        assertEquals(4, one.get(0).fresh().updates());
        assertEquals(List.of("branch"), one.get(0).heirs().replicas());
    }

    @Test
    void aReplicaOfAServerThatWasNotCollectedIsSaidToBeImpossible() {
        FactBase facts = fleet();
        List<Simulation> result = Sandbox.NOTHING.with(named(facts, "lost"), Box.PRODUCT, Made.WIN11, true).simulate(facts);
        assertTrue(result.get(0).impossible());
    }

    @Test
    void aBoxThatIsAsCollectedIsNoChange() {
        ServerState top = named(fleet(), "top");
        assertEquals(Sandbox.NOTHING, Sandbox.NOTHING.with(top, Box.PRODUCT, Made.WIN10, true));
        Sandbox off = Sandbox.NOTHING.with(top, Box.PRODUCT, Made.WIN10, false);
        assertEquals(List.of(Made.WIN10), off.of(top).productsOff());
        assertEquals(1, off.boxes());
        assertEquals(Tri.NO, off.nowTicked(top, Box.PRODUCT, Made.WIN10));
        assertEquals(Sandbox.NOTHING, off.with(top, Box.PRODUCT, Made.WIN10, true));
    }

    @Property(tries = 100, seed = "2026017")
    void theEffectIsThatOfTheSameChangeMadeAtOnce(@ForAll Random random) {
        Map<ServerState, List<ServerUpdate>> fleet = Made.fleet(filled(new Made("asked"), random), filled(new Made("other"), random));
        FactBase facts = new MemoryFacts(fleet);
        ServerState server = named(facts, "asked");
        Sandbox sandbox = Sandbox.NOTHING;
        for (int i = 0; i < 6; i++) {
            boolean product = random.nextBoolean();
            List<CategoryRef> from = product ? List.of(Made.WIN10, Made.WIN11, Made.OFFICE, Made.WINDOWS)
                    : List.of(Made.SECURITY, Made.UPDATES, Made.DRIVERS);
            sandbox = sandbox.with(server, product ? Box.PRODUCT : Box.CLASSIFICATION, from.get(random.nextInt(from.size())),
                    random.nextInt(3) > 0);
        }
        List<Simulation> result = sandbox.simulate(facts);
        List<Simulation> expected = new ArrayList<>();
        if (!sandbox.isEmpty()) {
            expected.add(Simulation.of(facts, server, sandbox.of(server)));
        }
        assertEquals(expected, result);
    }

    private static Made filled(Made made, Random random) {
        for (int number = 0; number < 20; number++) {
            if (random.nextBoolean()) {
                made.has(Made.update(number, List.of(Made.WIN10, Made.WIN11, Made.OFFICE).get(number % 3),
                        number % 2 == 0 ? Made.SECURITY : Made.UPDATES));
            }
        }
        return random.nextBoolean() ? made.ticks(Made.WIN10, Made.SECURITY) : made.ticks(Made.WINDOWS, Made.UPDATES);
    }
}
