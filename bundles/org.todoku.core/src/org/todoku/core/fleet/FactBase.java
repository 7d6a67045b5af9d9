package org.todoku.core.fleet;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.todoku.core.ServerState;
import org.todoku.core.ServerUpdate;
import org.todoku.core.Update;
import org.todoku.core.query.SearchResult;
import org.todoku.core.query.UpdateQuery;

/**
 * What is known of a fleet at one moment: one state of every server. Immutable and safe for many threads; every call
 * answers from memory or a local file and never asks a server.
 */
public interface FactBase {

    /** One state of every server, in the order of their names. */
    List<ServerState> servers();

    /** Knowledge that is not tied to a server, such as extracts of the Microsoft Update Catalog. */
    List<ServerState> catalogues();

    /**
     * Updates known anywhere that match, one hit per UpdateID, newest creation date first (unknown dates last, then by
     * UpdateID). An empty query matches everything.
     *
     * @param limit how many hits to list; the total is exact whatever the limit
     */
    SearchResult search(UpdateQuery query, int limit);

    /** Newest revision known anywhere. */
    Optional<Update> update(UUID id);

    /** All revisions that any server or catalogue lists, oldest first. */
    List<Update> revisions(UUID id);

    /** Newest revision that the given server or catalogue lists. */
    Optional<ServerUpdate> on(ServerState state, UUID id);

    /** UpdateIDs that replace the given one directly, as far as any source says. */
    Set<UUID> supersededBy(UUID id);

    /**
     * UpdateIDs of everything that replaces the given one over any number of steps, in the order of hits: newest creation date first.
     * Loops end where they began; the update itself is not in it.
     */
    default List<UUID> replacements(UUID id) {
        Set<UUID> seen = new HashSet<>(Set.of(id));
        List<Update> found = new ArrayList<>();
        Deque<UUID> open = new ArrayDeque<>(supersededBy(id));
        while (!open.isEmpty()) {
            UUID next = open.remove();
            if (seen.add(next)) {
                update(next).ifPresent(found::add);
                open.addAll(supersededBy(next));
            }
        }
        return found.stream().sorted(MemoryFacts.NEWEST_FIRST).map(Update::id).toList();
    }

    /** How many updates of each product and classification the server lists. An update of two products counts in both. */
    List<Tally> tally(ServerState state);

    /** How many updates the server lists, by the products and the classification they have; each update is in one group. */
    List<UpdateGroup> groups(ServerState state);

    /** How many updates the server lists, each of them once. */
    ServerNumbers numbers(ServerState state);

    /**
     * When the updates that the server lists arrived there, each of them once, by its newest revision there. Unknown for all where the
     * source does not tell it.
     */
    ArrivalTimes arrivals(ServerState state);

    /** Updates that arrived on the server in a span of time, as {@link ArrivalTimes#between} counts them; in no particular order. */
    Set<UUID> arrived(ServerState state, Instant first, Instant last);

    /**
     * What is known anywhere and not listed on the server, which is absence only where the server's list is complete. Groups that
     * are alike may be given more than once.
     *
     * @param above another server of which is told whether it lists them, or null
     */
    List<MissingUpdates> missing(ServerState server, @Nullable ServerState above, MissingUpdates.Pairs pairs);
}
