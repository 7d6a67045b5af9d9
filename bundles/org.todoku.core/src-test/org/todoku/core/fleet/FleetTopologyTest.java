package org.todoku.core.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.todoku.core.Coded;
import org.todoku.core.Completeness;
import org.todoku.core.Configuration;
import org.todoku.core.DownstreamServer;
import org.todoku.core.Section;
import org.todoku.core.ServerInfo;
import org.todoku.core.ServerState;
import org.todoku.core.ServerUpdate;
import org.todoku.core.StateKind;
import org.todoku.core.Subscription;
import org.todoku.core.SyncError;
import org.todoku.core.SyncHistory;
import org.todoku.core.SyncResult;
import org.todoku.core.SyncRun;
import org.todoku.core.fact.Fact;
import org.todoku.core.fact.Provenance;
import org.todoku.core.fact.Tri;
import org.todoku.core.fleet.FleetTopology.Behind;
import org.todoku.core.fleet.FleetTopology.Kind;
import org.todoku.core.fleet.FleetTopology.Link;
import org.todoku.core.fleet.FleetTopology.Node;
import org.todoku.core.fleet.FleetTopology.Role;
import org.todoku.core.fleet.FleetTopology.Stop;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class FleetTopologyTest {

    private static final Instant AT = States.AT;
    private static final Provenance FROM = new Provenance("test", AT);
    private static final ServerUpdate UPDATE = States.update("An update", "5030211", States.PRODUCT, "2026-01-01T00:00:00Z");
    private static final Optional<Set<UUID>> ASKED = Optional.of(Set.of(UPDATE.update().id()));

    /** A server in words. */
    private record Told(String name, String upstream, boolean replica, String version, @Nullable Instant sync, Instant readAt,
            Completeness list, boolean automatic, List<DownstreamServer> downstreams) {

        Told(String name, String upstream) {
            this(name, upstream, false, "10.0.20348.1", null, AT, Completeness.COMPLETE, true, List.of());
        }

        Told asReplica() {
            return new Told(name, upstream, true, version, sync, readAt, list, automatic, downstreams);
        }

        Told withVersion(String other) {
            return new Told(name, upstream, replica, other, sync, readAt, list, automatic, downstreams);
        }

        Told syncedAt(String time) {
            return new Told(name, upstream, replica, version, Instant.parse(time), readAt, list, automatic, downstreams);
        }

        Told wasReadAt(String time) {
            return new Told(name, upstream, replica, version, sync, Instant.parse(time), list, automatic, downstreams);
        }

        Told partial() {
            return new Told(name, upstream, replica, version, sync, readAt, Completeness.PARTIAL, automatic, downstreams);
        }

        Told byHand() {
            return new Told(name, upstream, replica, version, sync, readAt, list, false, downstreams);
        }

        Told names(DownstreamServer... servers) {
            return new Told(name, upstream, replica, version, sync, readAt, list, automatic, List.of(servers));
        }

        ServerState state() {
            ServerState base = States.server(name, upstream);
            Configuration configuration = new Configuration(upstream.isEmpty(), upstream, null, null, replica, false, "", null, null, null,
                    "", null, List.of(), null, null, Map.of());
            Instant end = sync;
            List<SyncRun> runs = end == null ? List.of() : List.of(new SyncRun("1", end.minusSeconds(60), end, false,
                    Coded.of(SyncResult.SUCCEEDED), Coded.of(SyncError.NOT_APPLICABLE), "", List.of()));
            Subscription subscription = new Subscription(List.of(), List.of(), null, "", automatic, null, null, null, null, Map.of());
            return new ServerState(StateKind.SERVER, name, "", readAt, "test", "", Fact.known(new ServerInfo(version, "", "", null,
                    Map.of()), FROM), Fact.known(configuration, FROM), Fact.known(subscription, FROM),
                    Fact.known(new SyncHistory(runs), FROM), base.categories(), base.approvals(), base.approvalRules(),
                    Fact.known(downstreams, FROM), new Section("updates", list, "", 1, 0), Set.of(), List.of(), List.of(), Map.of());
        }
    }

    private static FleetTopology of(Optional<Set<UUID>> asked, Set<String> having, Told... servers) {
        Map<ServerState, List<ServerUpdate>> fleet = new LinkedHashMap<>();
        for (Told server : servers) {
            fleet.put(server.state(), having.contains(server.name()) ? List.of(UPDATE) : List.of());
        }
        return FleetTopology.of(new MemoryFacts(fleet), asked);
    }

    private static Link only(FleetTopology topology, String server) {
        List<Link> above = topology.links().stream().filter(link -> link.server().equals(server)).toList();
        assertEquals(1, above.size(), above::toString);
        return above.getFirst();
    }

    @Test
    void everyServerHangsBelowTheOneItFetchesFrom() {
        FleetTopology topology = of(Optional.empty(), Set.of(), new Told("hq", ""), new Told("branch", "HQ").asReplica(),
                new Told("shop", "elsewhere"));
        assertEquals(List.of(FleetTopology.MICROSOFT_UPDATE, "hq", "shop", "branch", "elsewhere"),
                topology.nodes().stream().map(Node::key).toList());
        assertEquals(FleetTopology.MICROSOFT_UPDATE, only(topology, "hq").upstream());
        assertEquals("hq", only(topology, "branch").upstream());
        assertEquals("elsewhere", only(topology, "shop").upstream());
        assertEquals(Kind.NAMED, topology.node("elsewhere").orElseThrow().kind());
        assertEquals(Role.UNKNOWN, topology.node("elsewhere").orElseThrow().role());
        assertEquals(Role.REPLICA, topology.node("branch").orElseThrow().role());
        assertEquals(Role.AUTONOMOUS, topology.node("hq").orElseThrow().role());
        assertEquals(List.of(), topology.stops());
    }

    @Test
    void aDownstreamServerThatOnlyItsUpstreamNamesIsThereWithWhatThatTells() {
        Instant last = Instant.parse("2026-01-08T00:00:00Z");
        FleetTopology topology = of(ASKED, Set.of("hq"), new Told("hq", "").syncedAt("2026-01-09T00:00:00Z")
                .names(new DownstreamServer("Depot", true, last, null, "10.0.14393.1")));
        Node depot = topology.node("depot").orElseThrow();
        assertEquals(List.of("Depot", Kind.NAMED, Role.REPLICA, Tri.UNKNOWN),
                List.of(depot.name(), depot.kind(), depot.role(), depot.has()));
        assertEquals(new Behind(Tri.YES, Duration.ofDays(1)), only(topology, "depot").behind());
        assertEquals(Tri.NO, only(topology, "depot").newer());
        assertEquals(List.of(), topology.stops(), "nobody knows whether the depot has it");
    }

    @Test
    void aServerIsBehindByWhatItsUpstreamFetchedSince() {
        Told hq = new Told("hq", "").syncedAt("2026-01-09T03:00:00Z");
        Told branch = new Told("branch", "hq").syncedAt("2026-01-08T01:00:00Z");
        assertEquals(new Behind(Tri.YES, Duration.ofHours(26)), only(of(Optional.empty(), Set.of(), hq, branch), "branch").behind());
        assertEquals(new Behind(Tri.NO, null),
                only(of(Optional.empty(), Set.of(), hq, branch.syncedAt("2026-01-09T04:00:00Z")), "branch").behind());
        assertEquals(new Behind(Tri.YES, null), only(of(Optional.empty(), Set.of(), hq, new Told("branch", "hq")), "branch").behind(),
                "it never synchronised");
        assertEquals(new Behind(Tri.UNKNOWN, null), only(of(Optional.empty(), Set.of(), hq, branch), "hq").behind(),
                "nobody knows what Microsoft Update has");
        // read before its upstream synchronised: it may have followed since
        assertEquals(new Behind(Tri.UNKNOWN, null),
                only(of(Optional.empty(), Set.of(), hq, branch.wasReadAt("2026-01-08T12:00:00Z")), "branch").behind());
    }

    @Test
    void aServerMustNotBeNewerThanItsUpstream() {
        Told hq = new Told("hq", "").withVersion("10.0.14393.100");
        assertEquals(Tri.YES, only(of(Optional.empty(), Set.of(), hq, new Told("branch", "hq")), "branch").newer());
        assertEquals(Tri.NO, only(of(Optional.empty(), Set.of(), hq, new Told("branch", "hq").withVersion("10.0.14393.200")), "branch")
                .newer(),
                "the last part only counts patches");
        assertEquals(Tri.UNKNOWN, only(of(Optional.empty(), Set.of(), hq, new Told("branch", "hq").withVersion("")), "branch").newer());
    }

    @Test
    void aServerThatNeverFetchesButHasUpdatesIsDisconnected() {
        Told island = new Told("island", "").byHand();
        assertEquals(Role.DISCONNECTED, of(Optional.empty(), Set.of("island"), island).node("island").orElseThrow().role());
        assertEquals(Role.AUTONOMOUS, of(Optional.empty(), Set.of(), island).node("island").orElseThrow().role());
        assertEquals(Role.AUTONOMOUS,
                of(Optional.empty(), Set.of("island"), island.syncedAt("2026-01-01T00:00:00Z")).node("island").orElseThrow().role());
    }

    @Test
    void theUpdateStopsBetweenTheLastThatHasItAndTheFirstThatHasNot() {
        FleetTopology topology = of(ASKED, Set.of("hq"), new Told("hq", ""), new Told("branch", "hq"), new Told("shop", "branch"));
        assertEquals(List.of(new Stop("hq", "branch", List.of())), topology.stops());
        assertEquals(topology.stops().getFirst(), topology.stopFor("shop").orElseThrow());
        assertTrue(topology.stopFor("hq").isEmpty());
    }

    @Test
    void whereAListIsIncompleteTheStopIsSomewhereAround() {
        FleetTopology topology = of(ASKED, Set.of("hq"), new Told("hq", ""), new Told("branch", "hq").partial(),
                new Told("shop", "branch"));
        assertEquals(Tri.UNKNOWN, topology.node("branch").orElseThrow().has());
        assertEquals(List.of(new Stop("hq", "shop", List.of("branch"))), topology.stops());
    }

    @Test
    void anUpdateThatNoSourceListsIsNotKnownToBeOffered() {
        FleetTopology topology = of(Optional.of(Set.of()), Set.of(), new Told("hq", ""));
        assertEquals(Tri.UNKNOWN, topology.node(FleetTopology.MICROSOFT_UPDATE).orElseThrow().has());
        assertEquals(List.of(new Stop(null, "hq", List.of(FleetTopology.MICROSOFT_UPDATE))), topology.stops());
    }

    /** Against a plain loop: the highest server on the way to the top that lacks it for sure, below nothing that lacks it. */
    @Property(tries = 200, seed = "2026001")
    void stopsAreWhereAPlainLoopFindsThem(@ForAll Random random) {
        List<Told> servers = new ArrayList<>();
        Set<String> having = new java.util.HashSet<>();
        int count = 1 + random.nextInt(7);
        for (int server = 0; server < count; server++) {
            // any other one, so that there are loops, or Microsoft Update
            int upstream = random.nextInt(count + 1);
            Told told = new Told("s" + server, upstream == count || upstream == server ? "" : "s" + upstream);
            servers.add(random.nextInt(4) == 0 ? told.partial() : told);
            if (random.nextBoolean()) {
                having.add("s" + server);
            }
        }
        FleetTopology topology = of(ASKED, having, servers.toArray(Told[]::new));
        List<String> expected = new ArrayList<>();
        for (Told server : servers) {
            if (lacks(server, having)) {
                List<Told> way = new ArrayList<>(List.of(server));
                Told at = server;
                while (true) {
                    String upstream = at.upstream();
                    Optional<Told> next = servers.stream().filter(each -> each.name().equals(upstream)).findFirst();
                    if (next.isEmpty() || way.contains(next.get())) {
                        break;
                    }
                    at = next.get();
                    way.add(at);
                    if (having.contains(at.name()) || lacks(at, having)) {
                        break;
                    }
                }
                if (way.size() == 1 || !lacks(way.getLast(), having)) {
                    expected.add(server.name());
                }
            }
        }
        assertEquals(expected.stream().sorted().toList(), topology.stops().stream().map(Stop::first).sorted().toList());
        for (Told server : servers) {
            Tri has = having.contains(server.name()) ? Tri.YES : lacks(server, having) ? Tri.NO : Tri.UNKNOWN;
            assertEquals(has, topology.node(server.name()).orElseThrow().has());
            Stream.of(topology.stopFor(server.name())).flatMap(Optional::stream)
                    .forEach(stop -> assertTrue(expected.contains(stop.first())));
        }
    }

    private static boolean lacks(Told server, Set<String> having) {
        return !having.contains(server.name()) && server.list() == Completeness.COMPLETE;
    }
}
