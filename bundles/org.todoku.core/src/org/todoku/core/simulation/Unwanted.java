package org.todoku.core.simulation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.todoku.core.CategoryRef;
import org.todoku.core.ServerState;
import org.todoku.core.Update;
import org.todoku.core.fact.Tri;
import org.todoku.core.fleet.FactBase;
import org.todoku.core.fleet.MissingUpdates;
import org.todoku.core.fleet.UpdateStanding;

/**
 * What boxes would bring beside the wanted updates: everything that is not superseded, not withdrawn and offered. What is not known to
 * be superseded or withdrawn counts.
 */
final class Unwanted {

    /** What decides whether updates come in. */
    private record Like(List<CategoryRef> products, @Nullable CategoryRef classification, boolean surelyOffered) {
    }

    private record Sum(long updates, long bytes, long sizesUnknown) {

        Sum plus(Sum other) {
            return new Sum(updates + other.updates, bytes + other.bytes, sizesUnknown + other.sizesUnknown);
        }
    }

    private final CategoryTree tree;
    private final Selected now;
    private final Map<Like, Sum> sums = new LinkedHashMap<>();

    /**
     * @param boxes all that may be ticked
     * @param wanted not counted, with their standing
     */
    Unwanted(FactBase facts, Place place, ServerState at, CategoryTree tree, Selected now, SelectionChange boxes,
            Map<Update, UpdateStanding> wanted) {
        this.tree = tree;
        this.now = now;
        if (boxes.onlyUnticks()) {
            return;
        }
        Selected all = now.with(boxes);
        ServerState above = place.above();
        boolean nothingElseAbove = above != null && above.updatesComplete();
        for (MissingUpdates group : facts.missing(at, above,
                (products, classification) -> now.covers(products, classification) != all.covers(products, classification))) {
            if (counts(group.standing(), group.listedAbove()) && (group.listedAbove() || !nothingElseAbove)) {
                sums.merge(like(group.products(), group.classification(), group.standing(), group.listedAbove()),
                        new Sum(group.updates(), group.bytes(), group.sizesUnknown()), Sum::plus);
            }
        }
        wanted.forEach((update, standing) -> {
            boolean listedAbove = above != null && facts.on(above, update.id()).isPresent();
            if (counts(standing, listedAbove) && (listedAbove || !nothingElseAbove)) {
                Long bytes = update.bytes();
                long size = bytes == null ? -1 : bytes;
                sums.computeIfPresent(like(update.products(), update.classification(), standing, listedAbove),
                        (like, sum) -> sum.plus(new Sum(-1, -Math.max(0, size), size < 0 ? -1 : 0)));
            }
        });
    }

    /** What the server above has, however it got there, comes down. */
    private static boolean counts(UpdateStanding standing, boolean listedAbove) {
        return standing.superseded() != Tri.YES && standing.expired() != Tri.YES && (listedAbove || standing.offered() != Tri.NO);
    }

    private static Like like(List<CategoryRef> products, @Nullable CategoryRef classification, UpdateStanding standing,
            boolean listedAbove) {
        return new Like(products, classification, listedAbove || standing.offered() == Tri.YES);
    }

    /** The same for the solver: what is not known counts as coming. */
    List<Cover.Load> loads(List<UUID> boxes) {
        Map<UUID, Integer> numbers = new HashMap<>();
        boxes.forEach(box -> numbers.put(box, numbers.size()));
        List<Cover.Load> result = new ArrayList<>();
        sums.forEach((like, sum) -> {
            BitSet products = new BitSet();
            if (now.products(like.products()) == Tri.NO) {
                like.products().forEach(ref -> tree.product(ref).map(numbers::get).ifPresent(products::set));
                if (products.isEmpty()) {
                    return;
                }
            }
            Tri second = now.classification(like.classification());
            int classification = second != Tri.NO ? -1
                    : CategoryTree.classification(like.classification()).map(numbers::get).orElse(-1);
            if (!products.isEmpty() || classification >= 0) {
                result.add(new Cover.Load(products, classification, sum.updates(), sum.bytes()));
            }
        });
        return result;
    }

    /** What comes in with a change. The number of changes is left to the caller. */
    Advice.Cost cost(SelectionChange change) {
        Selected then = now.with(change);
        Sum surely = new Sum(0, 0, 0);
        Sum perhaps = new Sum(0, 0, 0);
        for (Map.Entry<Like, Sum> group : sums.entrySet()) {
            Like like = group.getKey();
            Tri before = now.covers(like.products(), like.classification());
            Tri after = then.covers(like.products(), like.classification());
            if (before == after) {
                continue;
            }
            if (before == Tri.NO && after == Tri.YES && like.surelyOffered()) {
                surely = surely.plus(group.getValue());
            } else {
                perhaps = perhaps.plus(group.getValue());
            }
        }
        return new Advice.Cost(surely.updates(), perhaps.updates(), 0, surely.bytes() + perhaps.bytes(),
                surely.sizesUnknown() + perhaps.sizesUnknown());
    }
}
