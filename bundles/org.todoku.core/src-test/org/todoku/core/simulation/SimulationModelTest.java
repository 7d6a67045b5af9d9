package org.todoku.core.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.todoku.core.CategoryRef;
import org.todoku.core.ServerState;
import org.todoku.core.ServerUpdate;
import org.todoku.core.Update;
import org.todoku.core.fact.Tri;
import org.todoku.core.fleet.MemoryFacts;

/** Fleets at random, counted a second time update by update, in the plainest words. */
class SimulationModelTest {

    private static final List<CategoryRef> PRODUCTS = List.of(Made.WIN10, Made.WIN11, Made.OFFICE, Made.DEFENDER);
    private static final List<CategoryRef> CLASSIFICATIONS = List.of(Made.SECURITY, Made.UPDATES, Made.DEFINITIONS);

    @Property(tries = 150, seed = "2026018")
    void countsWhatLookingAtEveryUpdateCounts(@ForAll Random random) {
        Map<Integer, Update> published = new HashMap<>();
        for (int number = 0; number < 30; number++) {
            published.put(number, Made.update(number, some(random, PRODUCTS), random.nextInt(8) == 0 ? null : one(random, CLASSIFICATIONS),
                    random.nextInt(5) == 0 ? null : Long.valueOf(random.nextInt(100)), superseded(random)));
        }
        Made asked = filled(new Made("asked"), random, published);
        List<CategoryRef> ticked = some(random, List.of(Made.WIN10, Made.OFFICE, Made.WINDOWS));
        List<CategoryRef> tickedClassifications = some(random, CLASSIFICATIONS);
        ticked.forEach(asked::ticks);
        tickedClassifications.forEach(asked::ticks);
        Made other = filled(new Made("other"), random, published);
        SelectionChange change = SelectionChange.tick(some(random, List.of(Made.WIN11, Made.OFFICE, Made.WINDOWS)),
                some(random, CLASSIFICATIONS));
        Map<ServerState, List<ServerUpdate>> fleet = Made.fleet(asked, other);
        ServerState server = fleet.keySet().stream().filter(state -> state.server().equals("asked")).findFirst().orElseThrow();
        Simulation simulation = Simulation.of(new MemoryFacts(fleet), server, change);

        Set<UUID> replaced = new HashSet<>();
        Set<UUID> expired = new HashSet<>();
        Map<UUID, Update> known = new HashMap<>();
        for (List<ServerUpdate> updates : fleet.values()) {
            for (ServerUpdate one : updates) {
                replaced.addAll(one.update().supersedes());
                known.put(one.update().id(), one.update());
                if (one.presence().expired()) {
                    expired.add(one.update().id());
                }
            }
        }
        asked.updates.forEach(one -> known.remove(one.update().id()));
        Set<CategoryRef> products = expanded(ticked);
        Set<CategoryRef> then = expanded(ticked);
        then.addAll(expanded(change.products()));
        Set<CategoryRef> classifications = new HashSet<>(tickedClassifications);
        classifications.addAll(change.classifications());
        long fresh = 0;
        long current = 0;
        long bytes = 0;
        long withdrawn = 0;
        long perhaps = 0;
        for (Update update : known.values()) {
            Tri before = covered(update, products, new HashSet<>(tickedClassifications));
            Tri after = covered(update, then, classifications);
            if (before == Tri.YES || after == Tri.NO) {
                continue;
            }
            if (expired.contains(update.id())) {
                withdrawn++;
            } else if (after == Tri.UNKNOWN || before == Tri.UNKNOWN) {
                perhaps++;
            } else {
                Long size = update.bytes();
                fresh++;
                current += replaced.contains(update.id()) ? 0 : 1;
                bytes += size == null ? 0 : size;
            }
        }
        assertEquals(fresh, simulation.fresh().updates());
        assertEquals(current, simulation.fresh().current());
        assertEquals(bytes, simulation.fresh().bytes());
        assertEquals(withdrawn, simulation.expired());
        assertEquals(perhaps, simulation.uncertain().updates());
        assertTrue(simulation.cells().stream().mapToLong(cell -> cell.volume().updates()).sum() >= fresh);
    }

    private static Tri covered(Update update, Set<CategoryRef> products, Set<CategoryRef> classifications) {
        CategoryRef classification = update.classification();
        boolean product = update.products().stream().anyMatch(products::contains);
        if (!update.products().isEmpty() && !product || classification != null && !classifications.contains(classification)) {
            return Tri.NO;
        }
        return product && classification != null ? Tri.YES : Tri.UNKNOWN;
    }

    private static Set<CategoryRef> expanded(List<CategoryRef> boxes) {
        Set<CategoryRef> result = new HashSet<>(boxes);
        if (boxes.contains(Made.WINDOWS)) {
            result.addAll(List.of(Made.WIN10, Made.WIN11));
        }
        return result;
    }

    private static Made filled(Made made, Random random, Map<Integer, Update> published) {
        published.values().forEach(update -> {
            if (random.nextBoolean()) {
                made.has(update, random.nextBoolean(), random.nextInt(6) == 0, Tri.UNKNOWN);
            }
        });
        return made;
    }

    private static UUID[] superseded(Random random) {
        return random.nextInt(3) == 0 ? new UUID[] { Made.id(random.nextInt(30)) } : new UUID[0];
    }

    private static CategoryRef one(Random random, List<CategoryRef> from) {
        return from.get(random.nextInt(from.size()));
    }

    private static List<CategoryRef> some(Random random, List<CategoryRef> from) {
        return new ArrayList<>(from.stream().filter(any -> random.nextInt(3) == 0).toList());
    }
}
