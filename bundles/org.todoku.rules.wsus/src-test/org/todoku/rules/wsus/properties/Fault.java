package org.todoku.rules.wsus.properties;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One thing that goes wrong in a healthy estate.
 *
 * @param rule what the headline must then be
 * @param server the server where it goes wrong
 * @param needs what the estate must have
 * @param touches what it changes; two faults that touch the same cannot be in one fleet
 */
record Fault(String rule, String text, String server, Need needs, Set<Aspect> touches, Consumer<Scene> does) {

    /** What an estate must have for a fault. */
    enum Need {
        NOTHING, SIBLING, BRANCH, REPLICA, BRANCH_OF_ITS_OWN
    }

    /** What a fault changes. */
    enum Aspect {
        LIST, BOXES, CHANGE, OFFER, DATE, RUNS, ROWS, SIBLING, SOURCE, LANGUAGES, PRESENCE
    }

    static Fault at(String server, Need needs, String rule, String text, Consumer<Scene> does, Aspect... touches) {
        Set<Aspect> all = EnumSet.noneOf(Aspect.class);
        Collections.addAll(all, touches);
        return new Fault(rule, text, server, needs, all, does);
    }

    /** One beside which nothing else can be told. */
    static Fault alone(Need needs, String rule, String text, Consumer<Scene> does) {
        Set<Aspect> all = EnumSet.allOf(Aspect.class);
        all.remove(Aspect.PRESENCE);
        return new Fault(rule, text, "HQ", needs, all, does);
    }

    static Fault atTop(String rule, String text, Consumer<Scene> does, Aspect... touches) {
        return at("HQ", Need.NOTHING, rule, text, does, touches);
    }

    /** Whether the update is not there any more. */
    boolean keepsAway() {
        return !touches.contains(Aspect.PRESENCE);
    }

    /** Whether those below do not get it either, and it is proved that the server lacks it. */
    boolean reachesBelow() {
        return keepsAway() && server.equals("HQ") && !rule.equals("A12");
    }

    boolean goesWith(Fault other) {
        return keepsAway() && other.keepsAway() && server.equals(other.server) && Collections.disjoint(touches, other.touches);
    }

    Estate in(Estate estate) {
        return switch (needs) {
            case NOTHING -> estate;
            case SIBLING -> estate.withSibling();
            case BRANCH -> estate.withBranch(estate.replicas());
            case REPLICA -> estate.withBranch(true);
            case BRANCH_OF_ITS_OWN -> estate.withBranch(false);
        };
    }

    static List<Fault> all() {
        return List.of(SelectionFaults.ALL, SyncFaults.ALL, SupplyFaults.ALL, DeliveryFaults.ALL).stream().flatMap(List::stream).toList();
    }

    @Override
    public String toString() {
        return rule + " on " + server + ": " + text;
    }
}
