package org.todoku.core.fleet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.todoku.core.Configuration;
import org.todoku.core.ServerState;
import org.todoku.core.fact.Tri;

/**
 * Who fetches from whom, as the configurations say. An upstream server that is not among the states is named but not
 * resolved; a loop ends where it began.
 */
public final class Hierarchy {

    private final Map<String, ServerState> byKey = new LinkedHashMap<>();
    private final Map<ServerState, List<ServerState>> above = new IdentityHashMap<>();
    private final List<ServerState> topFirst;

    public Hierarchy(List<ServerState> servers) {
        for (ServerState state : servers) {
            byKey.put(state.key(), state);
        }
        byKey.values().forEach(state -> above.put(state, chain(state)));
        topFirst = byKey.values().stream().sorted(Comparator.<ServerState>comparingInt(state -> above(state).size())
                .thenComparing(ServerState::key)).toList();
    }

    /** Name of the upstream server in the configuration; empty when it is Microsoft Update, or not known. */
    public Optional<String> upstreamName(ServerState server) {
        return server.configuration().optional().filter(configuration -> configuration.downstream() == Tri.YES)
               .map(Configuration::upstreamServer);
    }

    /** State of the upstream server, where it was collected. */
    public Optional<ServerState> upstream(ServerState server) {
        return upstreamName(server).flatMap(this::named);
    }

    /** A server by full name, or by its first label where that is unambiguous. */
    public Optional<ServerState> named(String name) {
        String key = name.toLowerCase(Locale.ROOT);
        ServerState exact = byKey.get(key);
        if (exact != null) {
            return Optional.of(exact);
        }
        List<ServerState> sameLabel = byKey.values().stream()
                .filter(state -> label(state.key()).equals(label(key)) && (isShort(key) || isShort(state.key()))).toList();
        return sameLabel.size() == 1 ? Optional.of(sameLabel.get(0)) : Optional.empty();
    }

    private static boolean isShort(String key) {
        return key.indexOf('.') < 0;
    }

    private static String label(String key) {
        int dot = key.indexOf('.');
        return dot < 0 ? key : key.substring(0, dot);
    }

    /** The servers above the given one that were collected, nearest first, each once. */
    public List<ServerState> above(ServerState server) {
        List<ServerState> known = above.get(server);
        return known == null ? chain(server) : known;
    }

    private List<ServerState> chain(ServerState server) {
        List<ServerState> chain = new ArrayList<>();
        Set<String> seen = new HashSet<>(Set.of(server.key()));
        Optional<ServerState> next = upstream(server);
        while (next.isPresent() && seen.add(next.get().key())) {
            chain.add(next.get());
            next = upstream(next.get());
        }
        return List.copyOf(chain);
    }

    /** Whether following the upstream servers leads back to one already met. */
    public boolean inLoop(ServerState server) {
        List<ServerState> chain = above(server);
        ServerState top = chain.isEmpty() ? server : chain.get(chain.size() - 1);
        return upstream(top).isPresent();
    }

    /** All servers, those at the top first, then by name. */
    public List<ServerState> topFirst() {
        return topFirst;
    }
}
