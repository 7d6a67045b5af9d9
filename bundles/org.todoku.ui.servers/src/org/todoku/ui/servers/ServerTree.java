package org.todoku.ui.servers;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.todoku.core.ServerState;
import org.todoku.core.StateKind;
import org.todoku.core.fleet.FactBase;
import org.todoku.core.fleet.Hierarchy;
import org.todoku.model.fleet.ServerGroup;
import org.todoku.store.StateInfo;

/** Arranges the servers as a tree: by who fetches from whom, or by the groups of the user. Every server is in it exactly once. */
@NullMarked
final class ServerTree {

    private final FactBase facts;
    private final Function<ServerState, Health> health;
    private final Hierarchy hierarchy;
    private final Map<String, List<StateInfo>> states = new LinkedHashMap<>();
    private final Map<String, List<ServerState>> below = new LinkedHashMap<>();
    private final Set<String> placed = new HashSet<>();

    /**
     * @param states all states that are kept
     * @param health of a server
     */
    ServerTree(FactBase facts, List<StateInfo> states, Function<ServerState, Health> health) {
        this.facts = facts;
        this.health = health;
        this.hierarchy = new Hierarchy(facts.servers());
        for (StateInfo state : states) {
            this.states.computeIfAbsent(state.kind() + " " + state.key(), key -> new ArrayList<>()).add(state);
        }
        this.states.values().forEach(list -> list.sort(Comparator.comparing(StateInfo::collectedAt).reversed()));
    }

    /**
     * The servers without a server above them. Of servers that fetch from each other in a circle the first by name stands at the top.
     * Catalogues come last.
     */
    List<Node> byHierarchy() {
        placed.clear();
        below.clear();
        Map<String, String> missing = new LinkedHashMap<>();
        List<ServerState> tops = new ArrayList<>();
        for (ServerState server : hierarchy.topFirst()) {
            Optional<ServerState> upstream = hierarchy.upstream(server);
            if (upstream.isPresent() && !upstream.get().key().equals(server.key())) {
                below.computeIfAbsent(upstream.get().key(), key -> new ArrayList<>()).add(server);
                continue;
            }
            Optional<String> name = hierarchy.upstreamName(server).filter(upstreamName -> upstream.isEmpty());
            if (name.isPresent()) {
                String key = name.get().toLowerCase(Locale.ROOT);
                missing.putIfAbsent(key, name.get());
                below.computeIfAbsent(key, unused -> new ArrayList<>()).add(server);
            } else {
                tops.add(server);
            }
        }
        List<Node> roots = new ArrayList<>();
        tops.forEach(top -> roots.add(withBelow(top.server(), top)));
        missing.values().forEach(name -> roots.add(withBelow(name, null)));
        for (ServerState server : facts.servers()) {
            if (!placed.contains(server.key())) {
                roots.add(withBelow(server.server(), server));
            }
        }
        facts.catalogues().forEach(catalogue -> roots.add(node(catalogue)));
        return roots;
    }

    private Node withBelow(String name, @Nullable ServerState state) {
        String key = name.toLowerCase(Locale.ROOT);
        placed.add(key);
        List<Node> children = new ArrayList<>();
        for (ServerState child : below.getOrDefault(key, List.of())) {
            if (!placed.contains(child.key())) {
                children.add(withBelow(child.server(), child));
            }
        }
        if (state == null) {
            return new Node.Server(key, name, null, null, List.of(), children);
        }
        children.addAll(states(state));
        return new Node.Server(key, name, state, health.apply(state), loop(state), children);
    }

    private List<String> loop(ServerState server) {
        List<ServerState> above = hierarchy.above(server);
        ServerState top = above.isEmpty() ? server : above.get(above.size() - 1);
        // a server below a circle is not in it
        boolean inCircle = hierarchy.upstream(top).filter(next -> next.key().equals(server.key())).isPresent();
        if (!inCircle) {
            return List.of();
        }
        List<String> names = new ArrayList<>(List.of(server.server()));
        above.forEach(state -> names.add(state.server()));
        return names;
    }

    private List<Node> states(ServerState state) {
        List<StateInfo> own = states.getOrDefault(state.kind() + " " + state.key(), List.of());
        return own.isEmpty() ? List.of() : List.of(new Node.States(state.server(), own.stream().<Node>map(Node.State::new).toList()));
    }

    private Node node(ServerState state) {
        boolean server = state.kind() == StateKind.SERVER;
        return new Node.Server(state.key(), state.server(), state, server ? health.apply(state) : null, server ? loop(state) : List.of(),
                states(state));
    }

    /** The groups in the user's order, empty ones too, and then the servers without a group and the catalogues. */
    List<Node> byGroup(List<ServerGroup> groups) {
        placed.clear();
        List<Node> roots = new ArrayList<>(groups.stream().map(this::node).toList());
        List<Node> others = facts.servers().stream().filter(server -> !placed.contains(server.key())).map(this::node).toList();
        if (!others.isEmpty()) {
            roots.add(new Node.Group(null, Messages.NoGroup, others));
        }
        facts.catalogues().forEach(catalogue -> roots.add(node(catalogue)));
        return roots;
    }

    private Node node(ServerGroup group) {
        List<Node> children = new ArrayList<>(group.getSubgroups().stream().map(this::node).toList());
        Set<String> names = new HashSet<>();
        group.getServers().forEach(server -> names.add(server.getName().toLowerCase(Locale.ROOT)));
        for (ServerState server : facts.servers()) {
            if (names.contains(server.key()) && placed.add(server.key())) {
                children.add(node(server));
            }
        }
        return new Node.Group(group, group.getName(), children);
    }
}
