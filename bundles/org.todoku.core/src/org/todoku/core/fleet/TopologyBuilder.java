package org.todoku.core.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.todoku.core.Completeness;
import org.todoku.core.Configuration;
import org.todoku.core.DownstreamServer;
import org.todoku.core.Section;
import org.todoku.core.ServerInfo;
import org.todoku.core.ServerState;
import org.todoku.core.Subscription;
import org.todoku.core.SyncHistory;
import org.todoku.core.SyncResult;
import org.todoku.core.SyncRun;
import org.todoku.core.fact.Tri;
import org.todoku.core.fleet.FleetTopology.Behind;
import org.todoku.core.fleet.FleetTopology.Kind;
import org.todoku.core.fleet.FleetTopology.LastSync;
import org.todoku.core.fleet.FleetTopology.Link;
import org.todoku.core.fleet.FleetTopology.Node;
import org.todoku.core.fleet.FleetTopology.Role;
import org.todoku.core.fleet.FleetTopology.Stop;

/** Puts a {@link FleetTopology} together. */
final class TopologyBuilder {

    /** So long after the last good synchronisation nothing arrives but by import. */
    private static final Duration LONG_AGO = Duration.ofDays(30);
    private static final LastSync NOT_KNOWN = new LastSync(Tri.UNKNOWN, null);

    private final FactBase facts;
    private final Optional<Set<UUID>> updates;
    private final Hierarchy hierarchy;
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    /** The one above; of several that claim a server, the first. */
    private final Map<String, String> above = new LinkedHashMap<>();
    private final List<String[]> pairs = new ArrayList<>();

    TopologyBuilder(FactBase facts, Optional<Set<UUID>> updates) {
        this.facts = facts;
        this.updates = updates;
        hierarchy = new Hierarchy(facts.servers());
    }

    FleetTopology build() {
        if (facts.servers().stream().anyMatch(TopologyBuilder::fetchesFromMicrosoft)) {
            nodes.put(FleetTopology.MICROSOFT_UPDATE, new Node(FleetTopology.MICROSOFT_UPDATE, "Microsoft Update", Kind.MICROSOFT_UPDATE,
                    null, Role.UNKNOWN, "", NOT_KNOWN, offered(), false));
        }
        hierarchy.topFirst().forEach(state -> nodes.put(state.key(), node(state)));
        hierarchy.topFirst().forEach(this::linkUp);
        hierarchy.topFirst().forEach(this::linkDown);
        List<Link> links = pairs.stream().map(pair -> new Link(pair[0], pair[1], behind(pair[0], pair[1]), newer(pair[0], pair[1])))
                .toList();
        return new FleetTopology(List.copyOf(nodes.values()), links, updates.isPresent() ? stops() : List.of());
    }

    private static boolean fetchesFromMicrosoft(ServerState state) {
        return state.configuration().optional().filter(configuration -> configuration.downstream() == Tri.NO).isPresent();
    }

    private void link(String upstream, String server) {
        if (pairs.stream().noneMatch(pair -> pair[0].equals(upstream) && pair[1].equals(server))) {
            pairs.add(new String[] { upstream, server });
            above.putIfAbsent(server, upstream);
        }
    }

    private void linkUp(ServerState state) {
        if (fetchesFromMicrosoft(state)) {
            link(FleetTopology.MICROSOFT_UPDATE, state.key());
        }
        hierarchy.upstreamName(state).filter(name -> !name.isBlank()).ifPresent(name -> link(
                hierarchy.named(name).map(ServerState::key).orElseGet(() -> named(name, Role.UNKNOWN, "", NOT_KNOWN)), state.key()));
    }

    /** What an upstream server tells of those that fetch from it counts where they do not say themselves. */
    private void linkDown(ServerState upstream) {
        for (DownstreamServer server : upstream.downstreams().optional().orElse(List.of())) {
            Optional<ServerState> collected = hierarchy.named(server.name());
            if (collected.isPresent()) {
                if (!above.containsKey(collected.get().key()) && collected.get() != upstream) {
                    link(upstream.key(), collected.get().key());
                }
            } else if (!server.name().isBlank()) {
                Boolean replica = server.replica();
                Instant last = server.lastSync();
                link(upstream.key(), named(server.name(), replica == null ? Role.UNKNOWN : replica ? Role.REPLICA : Role.AUTONOMOUS,
                        server.version(), last == null ? NOT_KNOWN : new LastSync(Tri.YES, last)));
            }
        }
    }

    private String named(String name, Role role, String version, LastSync last) {
        String key = name.toLowerCase(Locale.ROOT);
        Node met = nodes.get(key);
        if (met == null || met.kind() == Kind.NAMED && met.role() == Role.UNKNOWN) {
            nodes.put(key, new Node(key, name, Kind.NAMED, null, role, version, last, Tri.UNKNOWN, false));
        }
        return key;
    }

    private Node node(ServerState state) {
        return new Node(state.key(), state.server(), Kind.SERVER, state, role(state),
                state.info().optional().map(ServerInfo::version).orElse(""), lastSync(state, Instant.MAX), has(state),
                hierarchy.inLoop(state));
    }

    private Role role(ServerState state) {
        Configuration configuration = state.configuration().optional().orElse(null);
        if (configuration == null) {
            return Role.UNKNOWN;
        }
        if (configuration.isReplica()) {
            return Role.REPLICA;
        }
        if (configuration.downstream() == Tri.NO && importsOnly(state)) {
            return Role.DISCONNECTED;
        }
        return configuration.replica() == null ? Role.UNKNOWN : Role.AUTONOMOUS;
    }

    /** It synchronises by hand only, and what it has came long after the last time it did, or it never did. */
    private boolean importsOnly(ServerState state) {
        Optional<Boolean> automatic = state.subscription().optional().map(Subscription::automatic);
        LastSync last = lastSync(state, Instant.MAX);
        if (automatic.isEmpty() || automatic.get() || last.ever() == Tri.UNKNOWN) {
            return false;
        }
        Instant good = last.at();
        return facts.tally(state).stream().map(Tally::newest).filter(Objects::nonNull).max(Comparator.naturalOrder())
                .filter(newest -> good == null || newest.isAfter(good.plus(LONG_AGO))).isPresent();
    }

    private static LastSync lastSync(ServerState state, Instant until) {
        SyncHistory history = state.syncHistory().optional().orElse(null);
        if (history == null) {
            return NOT_KNOWN;
        }
        Instant last = null;
        for (SyncRun run : history.runs()) {
            if (run.result().is(SyncResult.SUCCEEDED) && !run.finished().isAfter(until) && (last == null || run.finished().isAfter(last))) {
                last = run.finished();
            }
        }
        Section section = state.section("syncHistory");
        boolean complete = section == null || section.completeness() == Completeness.COMPLETE;
        return last == null ? new LastSync(complete ? Tri.NO : Tri.UNKNOWN, null) : new LastSync(Tri.YES, last);
    }

    private Behind behind(String upstream, String server) {
        Node upper = Objects.requireNonNull(nodes.get(upstream));
        Node lower = Objects.requireNonNull(nodes.get(server));
        ServerState above = upper.state();
        ServerState below = lower.state();
        if (above == null) {
            return new Behind(Tri.UNKNOWN, null);
        }
        // one that was read later has had more time
        Instant until = below == null || above.collectedAt().isBefore(below.collectedAt()) ? above.collectedAt() : below.collectedAt();
        LastSync its = lastSync(above, until);
        LastSync own = below == null ? lower.lastSync() : lastSync(below, until);
        Instant fetched = its.at();
        if (fetched == null || own.ever() == Tri.UNKNOWN) {
            return new Behind(Tri.UNKNOWN, null);
        }
        Instant last = own.at();
        return last == null ? new Behind(Tri.YES, null)
                : last.isBefore(fetched) ? new Behind(Tri.YES, Duration.between(last, fetched)) : new Behind(Tri.NO, null);
    }

    private Tri newer(String upstream, String server) {
        return WsusVersion.newer(Objects.requireNonNull(nodes.get(server)).version(),
                Objects.requireNonNull(nodes.get(upstream)).version());
    }

    private Tri has(ServerState state) {
        if (updates.isEmpty()) {
            return Tri.UNKNOWN;
        }
        boolean listed = updates.get().stream().anyMatch(update -> facts.on(state, update).isPresent());
        return listed ? Tri.YES : state.updatesComplete() ? Tri.NO : Tri.UNKNOWN;
    }

    private Tri offered() {
        Tri offered = updates.filter(all -> !all.isEmpty()).isPresent() ? Tri.NO : Tri.UNKNOWN;
        for (UUID update : updates.orElse(Set.of())) {
            offered = offered.or(facts.update(update).map(known -> UpdateStanding.of(facts, known).offered()).orElse(Tri.UNKNOWN));
        }
        return offered;
    }

    private List<Stop> stops() {
        List<Stop> stops = new ArrayList<>();
        nodes.values().stream().filter(node -> node.has() == Tri.NO).forEach(node -> stop(node).ifPresent(stops::add));
        return stops;
    }

    /** Empty where the update stopped further up. */
    private Optional<Stop> stop(Node first) {
        List<String> between = new ArrayList<>();
        Set<String> seen = new HashSet<>(Set.of(first.key()));
        @Nullable String at = above.get(first.key());
        while (at != null && seen.add(at)) {
            Tri has = Objects.requireNonNull(nodes.get(at)).has();
            if (has == Tri.NO) {
                return Optional.empty();
            }
            if (has == Tri.YES) {
                return Optional.of(new Stop(at, first.key(), between.reversed()));
            }
            between.add(at);
            at = above.get(at);
        }
        return Optional.of(new Stop(null, first.key(), between.reversed()));
    }
}
