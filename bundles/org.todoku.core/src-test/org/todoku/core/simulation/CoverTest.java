package org.todoku.core.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.api.Test;
import org.todoku.core.simulation.Cover.Choice;
import org.todoku.core.simulation.Cover.Item;
import org.todoku.core.simulation.Cover.Load;
import org.todoku.core.simulation.Cover.Price;

class CoverTest {

    private static final int PRODUCTS = 5;
    private static final int BOXES = 8;

    @Property(tries = 200, seed = "2026015")
    void branchAndBoundFindsWhatTryingAllFinds(@ForAll Random random) {
        List<Item> items = items(random, BOXES);
        List<Load> loads = loads(random);
        int whenAny = random.nextInt(2);
        Price best = new Price(true, 0, 0, 0);
        for (int mask = 0; mask < 1 << BOXES; mask++) {
            Price price = price(items, loads, BitSet.valueOf(new long[] { mask }), whenAny);
            best = price.below(best) ? price : best;
        }
        Choice choice = new Cover(items, loads, whenAny, Cover.MOST_BOXES).solve();
        assertEquals(best, price(items, loads, choice.ticked(), whenAny));
        assertTrue(choice.optimal());
        assertEquals(!best.impossible(), choice.done());
    }

    @Property(tries = 200, seed = "2026016")
    void beyondTheLimitEverythingIsStillBroughtAndNothingIsPretended(@ForAll Random random) {
        List<Item> items = items(random, BOXES);
        Choice choice = new Cover(items, loads(random), 1, 0).solve();
        assertTrue(choice.done());
        for (Item item : items) {
            assertTrue(item.single() || item.coveredBy(choice.ticked()));
        }
    }

    @Test
    void manyOpenBoxesAreNotCalledOptimal() {
        List<Item> items = new ArrayList<>();
        List<Load> loads = new ArrayList<>();
        for (int box = 0; box < 60; box += 2) {
            items.add(new Item(set(box, box + 1), -1, false, true, 1));
            loads.add(new Load(set(box), -1, box + 3L, 0));
        }
        Choice choice = new Cover(items, loads, 1, Cover.MOST_BOXES).solve();
        assertTrue(choice.done());
        assertFalse(choice.optimal());
        assertFalse(choice.ticked().get(0), "the dearer of two boxes");
    }

    private static BitSet set(int... boxes) {
        BitSet result = new BitSet();
        for (int box : boxes) {
            result.set(box);
        }
        return result;
    }

    private static BitSet products(Random random) {
        BitSet result = new BitSet();
        for (int i = random.nextInt(4); i > 0; i--) {
            result.set(random.nextInt(PRODUCTS));
        }
        return result;
    }

    private static List<Item> items(Random random, int boxes) {
        List<Item> items = new ArrayList<>();
        for (int i = 1 + random.nextInt(6); i > 0; i--) {
            BitSet products = products(random);
            int classification = random.nextInt(3) == 0 && !products.isEmpty() ? -1 : PRODUCTS + random.nextInt(boxes - PRODUCTS);
            boolean tickable = random.nextInt(4) > 0;
            items.add(new Item(products, classification, !tickable || random.nextBoolean(), tickable, 1 + random.nextInt(3)));
        }
        return items;
    }

    private static List<Load> loads(Random random) {
        List<Load> loads = new ArrayList<>();
        for (int i = random.nextInt(12); i > 0; i--) {
            loads.add(new Load(products(random), random.nextInt(3) == 0 ? -1 : PRODUCTS + random.nextInt(BOXES - PRODUCTS),
                    random.nextInt(4), random.nextInt(100)));
        }
        return loads;
    }

    /** Written down a second time, in the plainest words. */
    private static Price price(List<Item> items, List<Load> loads, BitSet ticked, int whenAny) {
        boolean impossible = false;
        long changes = ticked.cardinality() + (ticked.isEmpty() ? 0 : whenAny);
        for (Item item : items) {
            boolean product = item.products().isEmpty() || item.products().stream().anyMatch(ticked::get);
            boolean classification = item.classification() < 0 || ticked.get(item.classification());
            if (!(item.tickable() && product && classification)) {
                impossible |= !item.single();
                changes += item.single() ? item.count() : 0;
            }
        }
        long updates = 0;
        long bytes = 0;
        for (Load load : loads) {
            boolean product = load.products().isEmpty() || load.products().stream().anyMatch(ticked::get);
            if (product && (load.classification() < 0 || ticked.get(load.classification()))) {
                updates += load.updates();
                bytes += load.bytes();
            }
        }
        return new Price(impossible, updates, changes, bytes);
    }
}
