package org.todoku.core.simulation;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.todoku.core.Configuration;
import org.todoku.core.ServerState;
import org.todoku.core.fact.Tri;
import org.todoku.core.fleet.Hierarchy;

/**
 * Where products and classifications of a server are ticked: at the server itself, or, as a replica cannot select, at the first
 * server above it that is none.
 *
 * @param asked the server asked about
 * @param at where it is ticked; null when that server was not collected, or the servers above form a loop
 * @param above the server from which {@code at} synchronises, where it was collected
 * @param downstream whether {@code at} synchronises from another server
 * @param way the replicas from {@code asked} up to the one below {@code at}; empty when the server itself selects
 * @param unresolved name of the upstream server that was not collected; empty when none is missing
 * @param loop whether following the upstream servers leads back
 */
public record Place(ServerState asked, @Nullable ServerState at, @Nullable ServerState above, Tri downstream, List<ServerState> way,
        String unresolved, boolean loop) {

    public Place {
        way = List.copyOf(way);
    }

    static Place of(Hierarchy hierarchy, ServerState asked) {
        List<ServerState> way = new java.util.ArrayList<>();
        ServerState at = asked;
        while (at != null && isReplica(at)) {
            if (way.contains(at)) {
                return new Place(asked, null, null, Tri.UNKNOWN, way, "", true);
            }
            way.add(at);
            Optional<ServerState> next = hierarchy.upstream(at);
            if (next.isEmpty()) {
                return new Place(asked, null, null, Tri.UNKNOWN, way, hierarchy.upstreamName(at).orElse(""), false);
            }
            at = next.get();
        }
        if (at == null) {
            throw new IllegalStateException("a chain never ends in nothing");
        }
        Tri downstream = at.configuration().optional().map(Configuration::downstream).orElse(Tri.UNKNOWN);
        ServerState above = hierarchy.upstream(at).orElse(null);
        boolean missing = downstream == Tri.YES && above == null;
        return new Place(asked, at, above, downstream, way, missing ? hierarchy.upstreamName(at).orElse("") : "", hierarchy.inLoop(at));
    }

    static boolean isReplica(ServerState server) {
        return server.configuration().optional().map(Configuration::isReplica).orElse(false);
    }
}
