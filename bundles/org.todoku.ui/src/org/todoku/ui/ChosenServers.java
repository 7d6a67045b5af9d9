package org.todoku.ui;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.NullMarked;

/**
 * Which servers the user chose, and in which order. While all are chosen, servers that come later are chosen too. Servers that are
 * gone keep their place, for they may come back. Servers are named by their keys.
 */
@NullMarked
final class ChosenServers {

    private final List<String> order = new ArrayList<>();
    private final Set<String> chosen = new LinkedHashSet<>();
    private boolean all = true;

    /** The chosen servers of the fleet in the user's order; all of them while none is chosen. */
    List<String> keys(Collection<String> fleet) {
        List<String> arranged = arranged(fleet);
        List<String> wanted = arranged.stream().filter(this::isChosen).toList();
        return wanted.isEmpty() ? arranged : wanted;
    }

    /** Every server of the fleet: those that the user put in an order first, then the others as they come. */
    List<String> arranged(Collection<String> fleet) {
        Set<String> arranged = new LinkedHashSet<>(order);
        arranged.retainAll(Set.copyOf(fleet));
        arranged.addAll(fleet);
        return List.copyOf(arranged);
    }

    /** Whether it is ticked; when none is, all are shown nevertheless. */
    boolean isChosen(String key) {
        return all || chosen.contains(key);
    }

    boolean isAll() {
        return all;
    }

    /** @param keys in the order wanted; empty for all */
    void set(List<String> keys) {
        all = keys.isEmpty();
        chosen.clear();
        chosen.addAll(keys);
        order.clear();
        order.addAll(chosen);
    }

    void chooseAll() {
        all = true;
        chosen.clear();
    }

    void chooseNone() {
        all = false;
        chosen.clear();
    }

    void choose(String key, boolean wanted, Collection<String> fleet) {
        if (all) {
            chosen.addAll(fleet);
            all = false;
        }
        if (wanted) {
            chosen.add(key);
        } else {
            chosen.remove(key);
        }
        if (chosen.containsAll(fleet)) {
            chooseAll();
        }
    }

    /**
     * Moves a server up or down past the next one. A chosen one passes all those that are not chosen on the way, for their places
     * cannot be seen.
     *
     * @return whether it moved
     */
    boolean move(String key, boolean up, Collection<String> fleet) {
        List<String> arranged = new ArrayList<>(arranged(fleet));
        int from = arranged.indexOf(key);
        int step = up ? -1 : 1;
        int to = from + step;
        while (from >= 0 && to >= 0 && to < arranged.size() && isChosen(key) && !isChosen(arranged.get(to))) {
            to += step;
        }
        if (from < 0 || to < 0 || to >= arranged.size()) {
            return false;
        }
        arranged.remove(from);
        arranged.add(to, key);
        List<String> gone = order.stream().filter(known -> !arranged.contains(known)).toList();
        order.clear();
        order.addAll(arranged);
        order.addAll(gone);
        return true;
    }

    /** The order the user made; may name servers that are gone. */
    List<String> order() {
        return List.copyOf(order);
    }

    /** What is ticked while not all are; may name servers that are gone. */
    List<String> ticked() {
        return order(chosen);
    }

    private List<String> order(Set<String> keys) {
        List<String> sorted = new ArrayList<>(order);
        sorted.retainAll(keys);
        keys.stream().filter(key -> !sorted.contains(key)).forEach(sorted::add);
        return List.copyOf(sorted);
    }

    void restore(boolean everything, List<String> ticked, List<String> savedOrder) {
        all = everything;
        chosen.clear();
        chosen.addAll(ticked);
        order.clear();
        order.addAll(savedOrder);
    }
}
