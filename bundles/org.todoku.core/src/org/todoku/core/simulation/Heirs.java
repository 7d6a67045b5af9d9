package org.todoku.core.simulation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.todoku.core.Configuration;
import org.todoku.core.DownstreamServer;
import org.todoku.core.ServerState;
import org.todoku.core.fact.Tri;
import org.todoku.core.fleet.FactBase;
import org.todoku.core.fleet.Hierarchy;

/**
 * Who is touched when the selection of a server changes.
 *
 * @param replicas servers that get all of it with their next synchronisation, replicas of replicas among them
 * @param autonomous servers below that get nothing by themselves but could then tick the same
 * @param unknown servers below of which is not known whether they are replicas
 * @param complete whether every server on the way was asked which servers are below it; when not, there may be more
 */
public record Heirs(List<String> replicas, List<String> autonomous, List<String> unknown, boolean complete) {

    public Heirs {
        replicas = List.copyOf(replicas);
        autonomous = List.copyOf(autonomous);
        unknown = List.copyOf(unknown);
    }

    static Heirs of(FactBase facts, Hierarchy hierarchy, ServerState server) {
        List<String> replicas = new ArrayList<>();
        List<String> autonomous = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        Set<String> seen = new HashSet<>(Set.of(server.key()));
        Deque<ServerState> open = new ArrayDeque<>(List.of(server));
        boolean complete = true;
        while (!open.isEmpty()) {
            ServerState parent = open.remove();
            complete &= parent.downstreams().isKnown();
            for (ServerState state : facts.servers()) {
                if (hierarchy.upstream(state).filter(above -> above.key().equals(parent.key())).isPresent() && seen.add(state.key())) {
                    Tri replica = state.configuration().optional().map(Configuration::replica).map(Tri::of).orElse(Tri.UNKNOWN);
                    list(replica, replicas, autonomous, unknown).add(state.server());
                    if (replica == Tri.YES) {
                        open.add(state);
                    }
                }
            }
            for (DownstreamServer named : parent.downstreams().optional().orElse(List.of())) {
                Optional<ServerState> collected = hierarchy.named(named.name());
                String key = collected.map(ServerState::key).orElse(named.name().toLowerCase(Locale.ROOT));
                if (seen.add(key)) {
                    list(Tri.of(named.replica()), replicas, autonomous, unknown)
                            .add(collected.map(ServerState::server).orElse(named.name()));
                    // nobody asked it, so what is below it is not known
                    complete &= Boolean.FALSE.equals(named.replica());
                }
            }
        }
        return new Heirs(replicas, autonomous, unknown, complete);
    }

    private static List<String> list(Tri replica, List<String> replicas, List<String> autonomous, List<String> unknown) {
        return switch (replica) {
            case YES -> replicas;
            case NO -> autonomous;
            case UNKNOWN -> unknown;
        };
    }
}
