package org.todoku.core.simulation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.todoku.core.CategoryRef;
import org.todoku.core.ServerState;
import org.todoku.core.ServerUpdate;
import org.todoku.core.Update;
import org.todoku.core.WellKnown;
import org.todoku.core.fact.Tri;
import org.todoku.core.fleet.FactBase;
import org.todoku.core.fleet.UpdateStanding;
import org.todoku.core.simulation.Advice.Cost;
import org.todoku.core.simulation.Advice.Kind;
import org.todoku.core.simulation.Advice.Outcome;
import org.todoku.core.simulation.Advice.Reason;
import org.todoku.core.simulation.Advice.Step;
import org.todoku.core.simulation.Advice.Wanted;

/** Judges wanted updates at the server where changes are made, and chooses what to tick and what to import for them. */
final class Candidates {

    /** An update that is to be brought, and the boxes that would do it. */
    private record Planned(Update update, UpdateStanding standing, Set<UUID> products, Optional<UUID> classification, boolean single,
            boolean tickable) {
    }

    /** What was chosen: the steps at this server, without synchronising. */
    record Chosen(List<Step> steps, boolean ticks, Cost cost, boolean optimal) {
    }

    private final FactBase facts;
    private final Place place;
    private final ServerState at;
    private final Map<UUID, Wanted> outcomesAbove;
    private final CategoryTree tree;
    private final Selected now;
    private final @Nullable ServerState catalogue;
    private final boolean configurationManager;
    private final List<Wanted> wanted = new ArrayList<>();
    private final List<Planned> planned = new ArrayList<>();
    private final List<UUID> boxes = new ArrayList<>();
    private final Map<UUID, CategoryRef> titles = new LinkedHashMap<>();
    private @Nullable Unwanted unwanted;

    Candidates(FactBase facts, Place place, ServerState at, Map<UUID, Wanted> outcomesAbove) {
        this.facts = facts;
        this.place = place;
        this.at = at;
        this.outcomesAbove = outcomesAbove;
        this.tree = new CategoryTree(facts, at);
        this.now = Selected.now(tree, at);
        this.catalogue = Vouching.completeCatalogue(facts).orElse(null);
        this.configurationManager = at.evidence().host().optional()
                .map(host -> Boolean.parseBoolean(host.getOrDefault("configMgr.sup", ""))).orElse(false);
    }

    List<Wanted> wanted() {
        return List.copyOf(wanted);
    }

    boolean any(Outcome outcome) {
        return wanted.stream().anyMatch(one -> one.outcome() == outcome);
    }

    void add(UUID id) {
        wanted.add(judge(id));
    }

    private Wanted judge(UUID id) {
        Update update = facts.update(id).orElse(null);
        if (update == null) {
            return catalogue == null ? undecided(id, null, "catalogue")
                    : new Wanted(id, null, Outcome.NOT_IN_CATALOGUE, null, List.of(), List.of());
        }
        UpdateStanding standing = UpdateStanding.of(facts, update);
        Optional<ServerUpdate> here = facts.on(at, id);
        if (here.isPresent()) {
            boolean withdrawn = standing.expired() == Tri.YES && here.get().presence().expired();
            return withdrawn ? expired(update) : outcome(update, here.get().presence().declined() ? Outcome.DECLINED : Outcome.THERE, null);
        }
        if (standing.expired() == Tri.YES) {
            return expired(update);
        }
        if (!at.updatesComplete()) {
            return undecided(id, update, "updates");
        }
        return fromAbove(update).orElseGet(() -> lacking(update, standing));
    }

    /** What the server above decides; empty when it has the update or will have it, and when there is none above. */
    private Optional<Wanted> fromAbove(Update update) {
        ServerState above = place.above();
        if (place.downstream() == Tri.NO || above != null && facts.on(above, update.id()).isPresent()) {
            return Optional.empty();
        }
        Wanted there = outcomesAbove.get(update.id());
        if (there == null) {
            return Optional.of(undecided(update.id(), update, place.downstream() == Tri.UNKNOWN ? "configuration" : "upstream"));
        }
        return there.outcome().arrives() ? Optional.empty() : Optional.of(there);
    }

    private Wanted lacking(Update update, UpdateStanding standing) {
        List<CategoryRef> products = update.products();
        CategoryRef classification = update.classification();
        Tri covers = now.covers(products, classification);
        // whatever the server above has or will have comes down
        boolean offered = standing.offered() != Tri.NO || place.downstream() == Tri.YES;
        if (covers == Tri.YES && offered) {
            return outcome(update, Outcome.COMING, null);
        }
        if (products.stream().allMatch(ref -> tree.product(ref).isEmpty())) {
            return undecided(update.id(), update, "target.products");
        }
        UUID second = CategoryTree.classification(classification).orElse(null);
        if (classification == null || second == null) {
            return undecided(update.id(), update, "target.classification");
        }
        if (covers == Tri.UNKNOWN) {
            return undecided(update.id(), update, at.subscription().isKnown() ? "categories" : "subscription");
        }
        Set<UUID> boxesOfProducts = new LinkedHashSet<>();
        if (now.products(products) != Tri.YES) {
            products.forEach(ref -> tree.product(ref).filter(tree::offers).ifPresent(id -> {
                boxesOfProducts.add(id);
                titles.putIfAbsent(id, tree.named(new CategoryRef(id, ref.title())));
            }));
        }
        boolean classified = now.classification(classification) == Tri.YES;
        boolean listed = (now.products(products) == Tri.YES || !boxesOfProducts.isEmpty()) && (classified || tree.offers(second));
        titles.putIfAbsent(second, tree.named(new CategoryRef(second, classification.title())));
        Reason barsTicking = second.equals(WellKnown.DRIVERS) || second.equals(WellKnown.DRIVER_SETS) ? Reason.DRIVER
                : !offered ? Reason.CATALOGUE_ONLY : listed ? null : Reason.NO_BOX;
        Reason barsImport = barsImport(update, second);
        boolean preference = barsImport == Reason.SIGNATURES || barsImport == Reason.CONFIGURATION_MANAGER;
        if (barsTicking != null && barsImport != null && !preference) {
            return outcome(update, Outcome.BLOCKED, barsTicking);
        }
        planned.add(new Planned(update, standing, boxesOfProducts, classified ? Optional.empty() : Optional.of(second),
                barsImport == null || barsTicking != null, barsTicking == null));
        return outcome(update, Outcome.PLANNED, barsTicking != null ? barsTicking : barsImport);
    }

    private @Nullable Reason barsImport(Update update, UUID classification) {
        if (place.downstream() == Tri.YES) {
            return Reason.DOWNSTREAM;
        }
        ServerState all = catalogue;
        if (all != null && facts.on(all, update.id()).isEmpty()) {
            return Reason.NOT_IN_CATALOGUE;
        }
        return classification.equals(WellKnown.DEFINITION_UPDATES) ? Reason.SIGNATURES
                : configurationManager ? Reason.CONFIGURATION_MANAGER : null;
    }

    private static Wanted outcome(Update update, Outcome outcome, @Nullable Reason reason) {
        return new Wanted(update.id(), update, outcome, reason, List.of(), List.of());
    }

    private static Wanted undecided(UUID id, @Nullable Update update, String missing) {
        return new Wanted(id, update, Outcome.UNDECIDED, null, List.of(missing), List.of());
    }

    private Wanted expired(Update update) {
        // whether something replaces the replacement is not asked here, and costs a search of its own
        List<Update> replacements = facts.replacements(update.id()).stream().flatMap(id -> facts.update(id).stream())
                .filter(one -> UpdateStanding.of(facts, one, true).expired() != Tri.YES).toList();
        return new Wanted(update.id(), update, Outcome.EXPIRED, null, List.of(), replacements);
    }

    Chosen choose(Kind kind) {
        Unwanted beside = unwanted();
        BitSet chosen = new BitSet();
        boolean optimal = true;
        if (!planned.isEmpty()) {
            Map<List<Object>, Cover.Item> items = new LinkedHashMap<>();
            for (Planned one : planned) {
                Cover.Item item = item(one, kind);
                items.merge(List.of(item.products(), item.classification(), item.single(), item.tickable()), item,
                        (a, b) -> new Cover.Item(a.products(), a.classification(), a.single(), a.tickable(), a.count() + b.count()));
            }
            Cover.Choice choice = new Cover(List.copyOf(items.values()), beside.loads(boxes), any(Outcome.COMING) ? 0 : 1,
                    Cover.MOST_BOXES).solve();
            chosen = choice.ticked();
            optimal = choice.optimal();
        }
        List<Step> steps = new ArrayList<>();
        wanted.stream().filter(one -> one.outcome() == Outcome.DECLINED)
                .forEach(one -> steps.add(new Step.Reinstate(at, Objects.requireNonNull(one.update()))));
        SelectionChange change = ticks(chosen.stream().mapToObj(boxes::get).toList());
        change.products().forEach(ref -> steps.add(new Step.TickProduct(at, ref)));
        change.classifications().forEach(ref -> steps.add(new Step.TickClassification(at, ref)));
        for (Planned one : planned) {
            if (!item(one, Kind.LEAST).coveredBy(chosen)) {
                steps.add(new Step.ImportUpdate(at, one.update()));
            }
        }
        Cost cost = chosen.isEmpty() ? new Cost(0, 0, 0, 0, 0) : beside.cost(change);
        return new Chosen(steps, !chosen.isEmpty(), cost, optimal);
    }

    private SelectionChange ticks(Collection<UUID> ids) {
        Set<UUID> classifications = new HashSet<>();
        planned.forEach(one -> one.classification().ifPresent(classifications::add));
        Map<Boolean, List<CategoryRef>> kinds = ids.stream().map(id -> titles.getOrDefault(id, new CategoryRef(id, "")))
                .collect(Collectors.partitioningBy(ref -> classifications.contains(ref.id())));
        return SelectionChange.tick(kinds.getOrDefault(false, List.of()), kinds.getOrDefault(true, List.of()));
    }

    private Cover.Item item(Planned one, Kind kind) {
        BitSet products = new BitSet();
        one.products().forEach(id -> products.set(boxes.indexOf(id)));
        boolean single = one.single() && !(kind == Kind.TICK_ALL && one.tickable());
        boolean tickable = one.tickable() && !(kind == Kind.IMPORT_EACH && one.single());
        return new Cover.Item(products, one.classification().map(boxes::indexOf).orElse(-1), single, tickable, 1);
    }

    /** What the boxes of all plans would bring beside; counted once. */
    private Unwanted unwanted() {
        Unwanted counted = unwanted;
        if (counted == null) {
            Set<UUID> all = new LinkedHashSet<>();
            planned.forEach(one -> all.addAll(one.products()));
            planned.forEach(one -> one.classification().ifPresent(all::add));
            boxes.addAll(all);
            Map<Update, UpdateStanding> standings = new HashMap<>();
            planned.forEach(one -> standings.put(one.update(), one.standing()));
            counted = new Unwanted(facts, place, at, tree, now, ticks(all), standings);
            unwanted = counted;
        }
        return counted;
    }
}
