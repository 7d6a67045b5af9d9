package org.todoku.core.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.todoku.core.ApprovalRule;
import org.todoku.core.CategoryRef;
import org.todoku.core.ServerState;
import org.todoku.core.WellKnown;
import org.todoku.core.fact.Tri;
import org.todoku.core.fleet.FactBase;
import org.todoku.core.fleet.Hierarchy;
import org.todoku.core.fleet.MissingUpdates;
import org.todoku.core.simulation.Simulation.Cause;
import org.todoku.core.simulation.Simulation.Cell;

/** Makes one {@link Simulation}. */
final class Simulator {

    private static final String EXPRESS = "downloadExpressPackages";

    private final FactBase facts;
    private final Hierarchy hierarchy;
    private final Place place;

    private final Map<Cause, Long> causes = new EnumMap<>(Cause.class);
    private final Map<List<CategoryRef>, Volume> cells = new LinkedHashMap<>();
    private final List<MissingUpdates> freshGroups = new ArrayList<>();
    private final List<MissingUpdates> uncertainGroups = new ArrayList<>();
    private Volume fresh = Volume.NOTHING;
    private Volume uncertain = Volume.NOTHING;
    private long expired;
    private long notOffered;
    private long notAbove;
    private long noLongerComing;

    Simulator(FactBase facts, ServerState asked) {
        this.facts = facts;
        this.hierarchy = new Hierarchy(facts.servers());
        this.place = Place.of(hierarchy, asked);
    }

    Simulation simulate(SelectionChange change) {
        ServerState at = place.at();
        if (at == null) {
            return new Simulation(place, change, fresh, 0, uncertain, causes, 0, 0, 0, List.of(), List.of(),
                    new Heirs(List.of(), List.of(), List.of(), false), Tri.UNKNOWN, List.of(), null,
                    List.of(new Gap(Gap.Kind.ABOVE, place.unresolved())));
        }
        CategoryTree tree = new CategoryTree(facts, at);
        Selected now = Selected.now(tree, at);
        Selected then = now.with(change);
        List<MissingUpdates> missing = facts.missing(at, place.above(), (products, classification) -> {
            Tri before = now.covers(products, classification);
            Tri after = then.covers(products, classification);
            return before != after || after == Tri.UNKNOWN;
        });
        for (MissingUpdates group : missing) {
            count(group, now, then, tree);
        }
        List<Gap> gaps = new ArrayList<>();
        Instant until = vouch(tree, now, then, change, gaps);
        gaps(at, change, gaps);
        Heirs heirs = Heirs.of(facts, hierarchy, at);
        if (!heirs.complete() && !change.onlyUnticks()) {
            gaps.add(new Gap(Gap.Kind.DOWNSTREAMS, at.server()));
        }
        return new Simulation(place, change, fresh, expired, uncertain, causes, notOffered, notAbove, noLongerComing, sortedCells(),
                rules(at, tree), heirs, express(at), ticked(tree, now, change), until, gaps);
    }

    private void count(MissingUpdates group, Selected now, Selected then, CategoryTree tree) {
        Tri before = now.covers(group.products(), group.classification());
        Tri after = then.covers(group.products(), group.classification());
        long updates = group.updates();
        if (after == Tri.NO) {
            noLongerComing += updates;
            return;
        }
        // what the server above has, however it got there, comes down
        Tri offered = group.listedAbove() ? Tri.YES : group.standing().offered();
        if (offered == Tri.NO) {
            notOffered += updates;
            return;
        }
        ServerState above = place.above();
        if (above != null && !group.listedAbove() && above.updatesComplete()) {
            notAbove += updates;
            return;
        }
        if (group.standing().expired() == Tri.YES) {
            expired += updates;
            return;
        }
        boolean aboveKnown = place.downstream() == Tri.NO || group.listedAbove();
        if (before == Tri.NO && after == Tri.YES && offered == Tri.YES && aboveKnown) {
            fresh = fresh.plus(Volume.of(group));
            freshGroups.add(group);
            CategoryRef classification = group.classification();
            for (CategoryRef product : group.products()) {
                if (classification != null && then.product(product) == Tri.YES) {
                    cells.merge(List.of(tree.named(product), tree.named(WellKnown.withGuid(classification).orElse(classification))),
                            Volume.of(group), Volume::plus);
                }
            }
            return;
        }
        uncertain = uncertain.plus(Volume.of(group));
        uncertainGroups.add(group);
        causes.merge(cause(group, before, after, tree, offered), updates, Long::sum);
    }

    private static Cause cause(MissingUpdates group, Tri before, Tri after, CategoryTree tree, Tri offered) {
        if (before != Tri.NO || after != Tri.YES) {
            boolean named = !group.products().isEmpty() && group.products().stream().allMatch(one -> tree.product(one).isPresent())
                    && CategoryTree.classification(group.classification()).isPresent();
            return named ? Cause.SELECTION : Cause.UPDATE;
        }
        return offered == Tri.YES ? Cause.ABOVE : Cause.OFFER;
    }

    private List<Cell> sortedCells() {
        return cells.entrySet().stream().map(cell -> new Cell(cell.getKey().get(0), cell.getKey().get(1), cell.getValue()))
                .sorted(Comparator.comparingLong((Cell cell) -> cell.volume().updates()).reversed()
                        .thenComparing(cell -> cell.product().shown()).thenComparing(cell -> cell.classification().shown()))
                .toList();
    }

    private static List<CategoryRef> ticked(CategoryTree tree, Selected now, SelectionChange change) {
        Set<CategoryRef> result = new LinkedHashSet<>();
        change.products().stream().filter(ref -> tree.product(ref).filter(now.productBoxes()::contains).isEmpty())
                .forEach(ref -> result.add(tree.named(ref)));
        change.classifications().stream()
                .filter(ref -> CategoryTree.classification(ref).filter(now.classificationBoxes()::contains).isEmpty())
                .forEach(ref -> result.add(tree.named(ref)));
        return List.copyOf(result);
    }

    /** Looks at every pair that the change would newly cover. */
    private @Nullable Instant vouch(CategoryTree tree, Selected now, Selected then, SelectionChange change, List<Gap> gaps) {
        if (place.downstream() == Tri.YES) {
            // nothing comes but from above, and that server's own list says what is there
            ServerState above = place.above();
            return above != null && above.updatesComplete() ? above.collectedAt() : null;
        }
        Set<CategoryRef> products = products(tree, then.productBoxes(), change.products());
        Set<CategoryRef> classifications = new LinkedHashSet<>();
        then.classificationBoxes().forEach(id -> classifications.add(tree.named(new CategoryRef(id, ""))));
        Vouching vouching = new Vouching(facts, hierarchy, tree);
        Instant oldest = null;
        for (CategoryRef product : products) {
            for (CategoryRef classification : classifications) {
                if (now.covers(product, classification) != Tri.YES) {
                    Optional<Instant> until = vouching.knownUntil(product, classification);
                    if (until.isEmpty()) {
                        gaps.add(new Gap(Gap.Kind.PAIR, product.shown() + " × " + classification.shown()));
                    } else if (oldest == null || until.get().isBefore(oldest)) {
                        oldest = until.get();
                    }
                }
            }
        }
        return oldest;
    }

    private static Set<CategoryRef> products(CategoryTree tree, Set<UUID> boxes, List<CategoryRef> first) {
        Set<UUID> seen = new LinkedHashSet<>();
        Set<CategoryRef> result = new LinkedHashSet<>();
        List<CategoryRef> all = new ArrayList<>(first);
        boxes.forEach(id -> all.add(new CategoryRef(id, "")));
        for (CategoryRef box : all) {
            for (CategoryRef product : tree.products(box)) {
                if (product.id() != null && seen.add(product.id())) {
                    result.add(product);
                }
            }
        }
        return result;
    }

    private void gaps(ServerState at, SelectionChange change, List<Gap> gaps) {
        if (!at.subscription().isKnown()) {
            gaps.add(new Gap(Gap.Kind.SELECTION, at.server()));
        }
        if (!at.updatesComplete()) {
            gaps.add(new Gap(Gap.Kind.LIST, at.server()));
        }
        ServerState above = place.above();
        if (place.downstream() == Tri.UNKNOWN || place.downstream() == Tri.YES && above == null) {
            gaps.add(new Gap(Gap.Kind.ABOVE, place.unresolved().isEmpty() ? at.server() : place.unresolved()));
        } else if (above != null && !above.updatesComplete()) {
            gaps.add(new Gap(Gap.Kind.ABOVE_LIST, above.server()));
        }
        if (!at.approvalRules().isKnown() && !change.onlyUnticks()) {
            gaps.add(new Gap(Gap.Kind.RULES, at.server()));
        }
    }

    private List<RuleEffect> rules(ServerState at, CategoryTree tree) {
        List<RuleEffect> result = new ArrayList<>();
        for (ApprovalRule rule : at.approvalRules().optional().orElse(List.of())) {
            Tri enabled = Tri.of(rule.enabled());
            if (enabled == Tri.NO) {
                continue;
            }
            Selected chosen = Selected.of(tree, true, rule.products(), rule.classifications());
            long updates = 0;
            long bytes = 0;
            long perhaps = 0;
            for (MissingUpdates group : freshGroups) {
                Tri covers = covers(rule, chosen, group);
                if (covers == Tri.YES && group.standing().expired() == Tri.NO) {
                    updates += group.updates();
                    bytes += group.bytes();
                } else if (covers != Tri.NO) {
                    perhaps += group.updates();
                }
            }
            for (MissingUpdates group : uncertainGroups) {
                perhaps += covers(rule, chosen, group) == Tri.NO ? 0 : group.updates();
            }
            if (updates + perhaps > 0) {
                result.add(new RuleEffect(rule, enabled, updates, perhaps, bytes));
            }
        }
        return result;
    }

    /** An empty list stands for any. */
    private static Tri covers(ApprovalRule rule, Selected chosen, MissingUpdates group) {
        return Selected.and(rule.products().isEmpty() ? Tri.YES : chosen.products(group.products()),
                rule.classifications().isEmpty() ? Tri.YES : chosen.classification(group.classification()));
    }

    private static Tri express(ServerState at) {
        return at.configuration().optional().flatMap(configuration -> configuration.other().entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(EXPRESS)).findFirst())
                .map(entry -> entry.getValue().strip().equalsIgnoreCase("true") ? Tri.YES
                        : entry.getValue().strip().equalsIgnoreCase("false") ? Tri.NO : Tri.UNKNOWN)
                .orElse(Tri.UNKNOWN);
    }
}
