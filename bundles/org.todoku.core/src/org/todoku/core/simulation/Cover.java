package org.todoku.core.simulation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Chooses boxes to tick so that every item is either covered by them or done singly, and as little else as possible comes in: a
 * weighted set cover. Exact by branch and bound up to {@link #MOST_BOXES} boxes that are open after reduction; greedy beyond.
 *
 * <p>The price is compared in this order: how much else comes in, how many changes there are, how many bytes that else has. It never
 * falls when one more box is ticked, except for the number of changes, for which the number of items that must be done singly
 * whatever is still ticked is a bound; so a branch whose bound is not below the best known is left.
 */
final class Cover {

    static final int MOST_BOXES = 25;
    private static final int MOST_STEPS = 400_000;

    /**
     * Something to be brought.
     *
     * @param products boxes of which any one does; empty when that part is ticked already
     * @param classification the box that is needed too, or -1 when it is ticked already
     * @param single whether it can be done singly
     * @param tickable whether boxes can bring it at all
     * @param count how many alike
     */
    record Item(BitSet products, int classification, boolean single, boolean tickable, int count) {

        boolean coveredBy(BitSet ticked) {
            return tickable && (products.isEmpty() || products.intersects(ticked))
                    && (classification < 0 || ticked.get(classification));
        }
    }

    /** What else comes in when its boxes are ticked; boxes as in {@link Item}. */
    record Load(BitSet products, int classification, long updates, long bytes) {

        boolean broughtBy(BitSet ticked) {
            return (products.isEmpty() || products.intersects(ticked)) && (classification < 0 || ticked.get(classification));
        }
    }

    /**
     * @param done whether every item is covered or done singly
     * @param optimal whether no choice has a lower price
     */
    record Choice(BitSet ticked, boolean done, boolean optimal) {
    }

    record Price(boolean impossible, long updates, long changes, long bytes) {

        private static final Comparator<Price> ORDER = Comparator.comparing(Price::impossible).thenComparingLong(Price::updates)
                .thenComparingLong(Price::changes).thenComparingLong(Price::bytes);

        boolean below(Price other) {
            return ORDER.compare(this, other) < 0;
        }
    }

    private final List<Item> items;
    private final List<Load> loads;
    private final int whenAny;
    private final int mostBoxes;
    private BitSet best = new BitSet();
    private Price bestPrice = new Price(true, 0, 0, 0);
    private int steps;

    /**
     * @param whenAny changes that ticking any box at all costs beside the box
     * @param mostBoxes how many boxes may be open for an exact solution
     */
    Cover(List<Item> items, List<Load> loads, int whenAny, int mostBoxes) {
        this.items = items;
        this.whenAny = whenAny;
        this.mostBoxes = mostBoxes;
        BitSet used = new BitSet();
        items.forEach(item -> add(used, item));
        this.loads = merged(loads, used);
    }

    private static void add(BitSet used, Item item) {
        used.or(item.products());
        if (item.classification() >= 0) {
            used.set(item.classification());
        }
    }

    /** Loads that the same boxes bring are one; those that no box in question can bring are none. */
    private static List<Load> merged(List<Load> loads, BitSet used) {
        Map<List<Object>, Load> result = new LinkedHashMap<>();
        for (Load load : loads) {
            BitSet products = (BitSet) load.products().clone();
            products.and(used);
            boolean never = !load.products().isEmpty() && products.isEmpty() || load.classification() >= 0
                    && !used.get(load.classification());
            if (!never) {
                result.merge(List.of(products, load.classification()),
                        new Load(products, load.classification(), load.updates(), load.bytes()),
                        (one, two) -> new Load(one.products(), one.classification(), one.updates() + two.updates(),
                                one.bytes() + two.bytes()));
            }
        }
        return List.copyOf(result.values());
    }

    Choice solve() {
        BitSet forced = forced();
        BitSet open = new BitSet();
        items.stream().filter(item -> !item.coveredBy(forced) && item.tickable()).forEach(item -> add(open, item));
        open.andNot(forced);
        greedy(forced, open);
        boolean exact = open.cardinality() <= mostBoxes;
        if (exact) {
            branch(open.stream().toArray(), 0, forced);
        }
        return new Choice(best, !bestPrice.impossible(), exact && steps < MOST_STEPS);
    }

    /** Boxes without which an item that cannot be done singly stays away. */
    private BitSet forced() {
        BitSet result = new BitSet();
        for (Item item : items) {
            if (!item.single() && item.tickable()) {
                if (item.classification() >= 0) {
                    result.set(item.classification());
                }
                if (item.products().cardinality() == 1) {
                    result.or(item.products());
                }
            }
        }
        return result;
    }

    /** A start: the cheapest single boxes for what must be ticked; then every pair of boxes that lowers the price. */
    private void greedy(BitSet forced, BitSet open) {
        BitSet ticked = (BitSet) forced.clone();
        Price price = price(ticked, new BitSet());
        while (true) {
            BitSet next = null;
            for (Item item : items) {
                for (BitSet more : ways(item, open)) {
                    more.or(ticked);
                    Price with = more.equals(ticked) ? price : price(more, new BitSet());
                    boolean covers = !item.single() && !item.coveredBy(ticked) && next == null;
                    if (with.below(price) || covers) {
                        price = with;
                        next = more;
                    }
                }
            }
            if (next == null || next.equals(ticked)) {
                break;
            }
            ticked = next;
            price = price(ticked, new BitSet());
        }
        best = ticked;
        bestPrice = price;
    }

    private static List<BitSet> ways(Item item, BitSet open) {
        List<BitSet> ways = new ArrayList<>();
        if (!item.tickable()) {
            return ways;
        }
        BitSet plain = new BitSet();
        if (item.classification() >= 0) {
            plain.set(item.classification());
        }
        if (item.products().isEmpty()) {
            ways.add(plain);
        }
        item.products().stream().filter(open::get).forEach(product -> {
            BitSet way = (BitSet) plain.clone();
            way.set(product);
            ways.add(way);
        });
        return ways;
    }

    private void branch(int[] open, int at, BitSet ticked) {
        if (steps >= MOST_STEPS) {
            return;
        }
        steps++;
        // what is still open may cover everything it can, at no price
        BitSet reachable = (BitSet) ticked.clone();
        for (int i = at; i < open.length; i++) {
            reachable.set(open[i]);
        }
        Price bound = price(ticked, reachable);
        if (!bound.below(bestPrice)) {
            return;
        }
        if (at == open.length) {
            best = (BitSet) ticked.clone();
            bestPrice = bound;
            return;
        }
        branch(open, at + 1, ticked);
        BitSet more = (BitSet) ticked.clone();
        more.set(open[at]);
        branch(open, at + 1, more);
    }

    /** @param reachable boxes that may cover an item; those that are ticked always do */
    private Price price(BitSet ticked, BitSet reachable) {
        boolean impossible = false;
        long changes = ticked.cardinality() + (ticked.isEmpty() ? 0 : whenAny);
        for (Item item : items) {
            if (!item.coveredBy(ticked) && !item.coveredBy(reachable)) {
                impossible |= !item.single();
                changes += item.single() ? item.count() : 0;
            }
        }
        long updates = 0;
        long bytes = 0;
        for (Load load : loads) {
            if (load.broughtBy(ticked)) {
                updates += load.updates();
                bytes += load.bytes();
            }
        }
        return new Price(impossible, updates, changes, bytes);
    }
}
