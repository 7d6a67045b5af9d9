package org.todoku.core.simulation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.todoku.core.CategoryRef;
import org.todoku.core.ServerState;
import org.todoku.core.Subscription;
import org.todoku.core.fact.Tri;
import org.todoku.core.fleet.FactBase;
import org.todoku.core.fleet.Hierarchy;

/**
 * Boxes of several servers that somebody ticks and unticks to see what it would do; nothing is changed on a server. A box that is as
 * the server has it is not in it. Immutable.
 *
 * @param changes by key of the server, in the order in which they were first touched
 */
public record Sandbox(Map<String, SelectionChange> changes) {

    public static final Sandbox NOTHING = new Sandbox(Map.of());

    private static final SelectionChange NO_CHANGE = new SelectionChange(List.of(), List.of(), List.of(), List.of());

    /** Which of the two lists of a server a box stands in. */
    public enum Box {
        /** A product or a family. */
        PRODUCT, CLASSIFICATION
    }

    public Sandbox {
        changes = Collections.unmodifiableMap(new LinkedHashMap<>(changes));
    }

    public boolean isEmpty() {
        return changes.isEmpty();
    }

    /** What is changed on a server; nothing where it was not touched. */
    public SelectionChange of(ServerState server) {
        return changes.getOrDefault(server.key(), NO_CHANGE);
    }

    /** How many boxes are changed, on all servers together. */
    public int boxes() {
        return changes.values().stream().mapToInt(change -> change.products().size() + change.classifications().size()
                + change.productsOff().size() + change.classificationsOff().size()).sum();
    }

    /** Whether the box itself, not a family that contains it, is ticked on the server as it is collected. */
    public static Tri ticked(ServerState server, Box box, CategoryRef category) {
        return server.subscription().optional().map(subscription -> list(subscription, box).stream().anyMatch(one -> same(one, category)))
                .map(Tri::of).orElse(Tri.UNKNOWN);
    }

    /** Whether the box itself is ticked in the sandbox. */
    public Tri nowTicked(ServerState server, Box box, CategoryRef category) {
        SelectionChange change = of(server);
        return contains(on(change, box), category) ? Tri.YES : contains(off(change, box), category) ? Tri.NO
                : ticked(server, box, category);
    }

    /** The same with one box ticked or not. */
    public Sandbox with(ServerState server, Box box, CategoryRef category, boolean ticked) {
        SelectionChange before = of(server);
        Tri there = ticked(server, box, category);
        boolean changed = there != Tri.of(ticked);
        List<CategoryRef> on = without(on(before, box), category);
        List<CategoryRef> off = without(off(before, box), category);
        if (changed) {
            (ticked ? on : off).add(category);
        }
        SelectionChange after = box == Box.PRODUCT
                ? new SelectionChange(on, before.classifications(), off, before.classificationsOff())
                : new SelectionChange(before.products(), on, before.productsOff(), off);
        Map<String, SelectionChange> all = new LinkedHashMap<>(changes);
        if (after.equals(NO_CHANGE)) {
            all.remove(server.key());
        } else {
            all.put(server.key(), after);
        }
        return new Sandbox(all);
    }

    private static List<CategoryRef> on(SelectionChange change, Box box) {
        return box == Box.PRODUCT ? change.products() : change.classifications();
    }

    private static List<CategoryRef> off(SelectionChange change, Box box) {
        return box == Box.PRODUCT ? change.productsOff() : change.classificationsOff();
    }

    private static List<CategoryRef> list(Subscription subscription, Box box) {
        return box == Box.PRODUCT ? subscription.products() : subscription.classifications();
    }

    private static boolean contains(List<CategoryRef> list, CategoryRef category) {
        return list.stream().anyMatch(one -> same(one, category));
    }

    private static List<CategoryRef> without(List<CategoryRef> list, CategoryRef category) {
        List<CategoryRef> rest = new ArrayList<>(list);
        rest.removeIf(one -> same(one, category));
        return rest;
    }

    private static boolean same(CategoryRef one, CategoryRef two) {
        return one.id() == null && two.id() == null ? one.title().equals(two.title()) : one.guid().equals(two.guid());
    }

    /** The selections of the touched servers after the change, by key, for {@link org.todoku.core.fleet.SubscriptionMatrix#assuming}. */
    public Map<String, Subscription> assumed(List<ServerState> servers) {
        Map<String, Subscription> result = new LinkedHashMap<>();
        for (ServerState server : servers) {
            SelectionChange change = changes.get(server.key());
            if (change != null) {
                Optional<Subscription> now = server.subscription().optional();
                List<CategoryRef> products = new ArrayList<>(now.map(Subscription::products).orElse(List.of()));
                List<CategoryRef> classifications = new ArrayList<>(now.map(Subscription::classifications).orElse(List.of()));
                products.removeIf(one -> contains(change.productsOff(), one));
                products.addAll(change.products());
                classifications.removeIf(one -> contains(change.classificationsOff(), one));
                classifications.addAll(change.classifications());
                result.put(server.key(), new Subscription(products, classifications, null, "", null, null, null, null, null, Map.of()));
            }
        }
        return result;
    }

    /**
     * What the changes would bring in: one simulation for every server at which something is really ticked. What is ticked on a replica
     * is ticked above it, so the changes of several servers may come together in one. Each is by itself: what a server would get by its
     * own change is not yet there for those below it. Servers that the facts do not have are left out.
     */
    public List<Simulation> simulate(FactBase facts) {
        Hierarchy hierarchy = new Hierarchy(facts.servers());
        Map<String, ServerState> asked = new LinkedHashMap<>();
        Map<String, SelectionChange> merged = new LinkedHashMap<>();
        for (ServerState server : facts.servers()) {
            SelectionChange change = changes.get(server.key());
            if (change != null) {
                ServerState at = Place.of(hierarchy, server).at();
                String key = at == null ? server.key() : at.key();
                asked.merge(key, server, (one, two) -> at == null ? one : at);
                merged.merge(key, change, Sandbox::both);
            }
        }
        List<Simulation> result = new ArrayList<>();
        asked.forEach((key, server) -> result.add(Simulation.of(facts, server, merged.getOrDefault(key, NO_CHANGE))));
        return result;
    }

    private static SelectionChange both(SelectionChange one, SelectionChange two) {
        return new SelectionChange(union(one.products(), two.products()), union(one.classifications(), two.classifications()),
                union(one.productsOff(), two.productsOff()), union(one.classificationsOff(), two.classificationsOff()));
    }

    private static List<CategoryRef> union(List<CategoryRef> one, List<CategoryRef> two) {
        List<CategoryRef> all = new ArrayList<>(one);
        two.stream().filter(category -> !contains(one, category)).forEach(all::add);
        return all;
    }
}
