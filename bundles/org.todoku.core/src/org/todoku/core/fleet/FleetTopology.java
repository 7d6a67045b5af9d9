package org.todoku.core.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.todoku.core.ServerState;
import org.todoku.core.fact.Tri;

/**
 * Who fetches from whom, how far each server is behind, and where on the way an update stopped. Servers that nobody collected but another
 * one names are in it as {@link Kind#NAMED}.
 *
 * @param nodes Microsoft Update first where a server fetches from it, then servers from top to bottom, then those that are only named
 * @param links from the one above to the one below
 * @param stops where the update did not go on, from top to bottom; empty when no update was asked for
 */
public record FleetTopology(List<Node> nodes, List<Link> links, List<Stop> stops) {

    /** Key of Microsoft Update; no server has it. */
    public static final String MICROSOFT_UPDATE = "|microsoft-update";

    public FleetTopology {
        nodes = List.copyOf(nodes);
        links = List.copyOf(links);
        stops = List.copyOf(stops);
    }

    /** What a node is. */
    public enum Kind {
        MICROSOFT_UPDATE,
        /** A server that was collected. */
        SERVER,
        /** A server of which only others tell. */
        NAMED
    }

    /** How a server gets its updates and approvals. */
    public enum Role {
        /** It fetches updates, and approvals are given on it. */
        AUTONOMOUS,
        /** It fetches approvals too. */
        REPLICA,
        /** It fetches nothing; what it has was imported. */
        DISCONNECTED,
        UNKNOWN
    }

    /**
     * When a server last synchronised with success.
     *
     * @param ever no when its history is complete and has no such run
     * @param at null unless {@code ever} is yes
     */
    public record LastSync(Tri ever, @Nullable Instant at) {
    }

    /**
     * One place in the hierarchy.
     *
     * @param key lower-case name
     * @param state null unless it was collected
     * @param version of WSUS; empty when unknown
     * @param lastSync of a server that is only named, as its upstream tells
     * @param has whether it has the update, by any of its variants; unknown too when none was asked for
     * @param inLoop whether its upstream servers lead back to one already met
     */
    public record Node(String key, String name, Kind kind, @Nullable ServerState state, Role role, String version, LastSync lastSync,
            Tri has, boolean inLoop) {
    }

    /**
     * Somebody fetches from somebody.
     *
     * @param behind how far the lower one is behind
     * @param newer whether the version of the lower one is newer, which must not be
     */
    public record Link(String upstream, String server, Behind behind, Tri newer) {
    }

    /**
     * What the upper one had fetched, and the lower one had not, at the moment when the earlier read of the two was read.
     *
     * @param is unknown where one of the histories is, and for what fetches from Microsoft Update
     * @param by null unless {@code is} is yes and the lower one ever synchronised
     */
    public record Behind(Tri is, @Nullable Duration by) {
    }

    /**
     * Where an update did not go on.
     *
     * @param last key of the lowest one above that has it; null when nobody above is known to have it
     * @param first key of the one that does not have it, though nobody above lacks it for sure
     * @param between keys of those between them, of which nobody knows whether they have it
     */
    public record Stop(@Nullable String last, String first, List<String> between) {

        public Stop {
            between = List.copyOf(between);
        }
    }

    /**
     * @param updates the variants of an update that was asked for, none when no source lists it; empty when nothing was asked for
     */
    public static FleetTopology of(FactBase facts, Optional<Set<UUID>> updates) {
        return new TopologyBuilder(facts, updates).build();
    }

    public Optional<Node> node(String key) {
        return nodes.stream().filter(node -> node.key().equals(key)).findFirst();
    }

    /** The link to the one that a server fetches from. */
    public Optional<Link> above(String key) {
        return links.stream().filter(link -> link.server().equals(key)).findFirst();
    }

    /** Where the update stopped on its way to a server; empty where the server has it, or where nobody knows. */
    public Optional<Stop> stopFor(String key) {
        Set<String> seen = new HashSet<>();
        Optional<String> at = Optional.of(key).filter(start -> node(start).filter(node -> node.has() == Tri.NO).isPresent());
        while (at.isPresent() && seen.add(at.get())) {
            String here = at.get();
            Optional<Stop> stop = stops.stream().filter(each -> each.first().equals(here)).findFirst();
            if (stop.isPresent()) {
                return stop;
            }
            at = above(here).map(Link::upstream);
        }
        return Optional.empty();
    }
}
