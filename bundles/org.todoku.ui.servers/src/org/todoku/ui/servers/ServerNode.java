package org.todoku.ui.servers;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.todoku.core.ServerState;
import org.todoku.core.fleet.FactBase;
import org.todoku.core.fleet.Hierarchy;

/**
 * A server in the tree, below the one it fetches from.
 *
 * @param name name of the server
 * @param state what is known of it; null for an upstream server that is named but was not collected
 * @param below servers that fetch from it, by name
 */
@NullMarked
record ServerNode(String name, @Nullable ServerState state, List<ServerNode> below) {

    ServerNode {
        below = List.copyOf(below);
    }

    String key() {
        return name.toLowerCase(Locale.ROOT);
    }

    /**
     * The servers without a server above them. Every server is in the tree exactly once: of servers that name each other in a
     * circle the first by name stands at the top.
     */
    static List<ServerNode> tree(FactBase facts) {
        Hierarchy hierarchy = new Hierarchy(facts.servers());
        Map<String, List<ServerState>> children = new LinkedHashMap<>();
        Map<String, String> missing = new LinkedHashMap<>();
        List<ServerState> tops = new ArrayList<>();
        for (ServerState server : hierarchy.topFirst()) {
            Optional<ServerState> upstream = hierarchy.upstream(server);
            if (upstream.isPresent() && !upstream.get().key().equals(server.key())) {
                children.computeIfAbsent(upstream.get().key(), key -> new ArrayList<>()).add(server);
                continue;
            }
            Optional<String> name = hierarchy.upstreamName(server).filter(upstreamName -> upstream.isEmpty());
            if (name.isPresent()) {
                String key = name.get().toLowerCase(Locale.ROOT);
                missing.putIfAbsent(key, name.get());
                children.computeIfAbsent(key, unused -> new ArrayList<>()).add(server);
            } else {
                tops.add(server);
            }
        }
        Set<String> placed = new HashSet<>();
        List<ServerNode> roots = new ArrayList<>();
        tops.forEach(top -> roots.add(node(top.server(), top, children, placed)));
        missing.values().forEach(name -> roots.add(node(name, null, children, placed)));
        for (ServerState server : facts.servers()) {
            if (!placed.contains(server.key())) {
                roots.add(node(server.server(), server, children, placed));
            }
        }
        return roots;
    }

    private static ServerNode node(String name, @Nullable ServerState state, Map<String, List<ServerState>> children, Set<String> placed) {
        String key = name.toLowerCase(Locale.ROOT);
        placed.add(key);
        List<ServerNode> below = new ArrayList<>();
        for (ServerState child : children.getOrDefault(key, List.of())) {
            if (!placed.contains(child.key())) {
                below.add(node(child.server(), child, children, placed));
            }
        }
        return new ServerNode(name, state, below);
    }
}
