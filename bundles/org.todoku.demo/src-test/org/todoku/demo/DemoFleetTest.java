package org.todoku.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.todoku.core.LogLine;
import org.todoku.core.Presence;
import org.todoku.core.Progress;
import org.todoku.core.ServerState;
import org.todoku.core.ServerUpdate;
import org.todoku.core.StateReader;
import org.todoku.core.SyncHistory;
import org.todoku.core.SyncRun;
import org.todoku.core.fleet.Hierarchy;
import org.todoku.core.fleet.MemoryFacts;
import org.todoku.core.query.SearchHit;
import org.todoku.core.query.UpdateQuery;

class DemoFleetTest {

    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");

    static MemoryFacts facts(Instant now) throws Exception {
        Map<ServerState, List<ServerUpdate>> states = new LinkedHashMap<>();
        for (StateReader reader : DemoFleet.states(now)) {
            try (reader) {
                List<ServerUpdate> updates = new ArrayList<>();
                ServerState state = reader.read(updates::add, Progress.NONE);
                states.put(state, updates);
            }
        }
        return new MemoryFacts(states);
    }

    @Test
    void everyServerIsInOneGroup() throws Exception {
        List<String> servers = facts(NOW).servers().stream().map(ServerState::server).sorted().toList();
        for (Locale language : List.of(Locale.ENGLISH, Locale.JAPANESE)) {
            Map<String, List<String>> groups = DemoFleet.groups(language);
            assertTrue(groups.size() > 1, groups::toString);
            assertEquals(servers, groups.values().stream().flatMap(List::stream).sorted().toList());
            assertEquals(language.equals(Locale.JAPANESE), groups.containsKey("本社"));
        }
    }

    /** On which servers the only (or x64) variant of a KB is listed, by first label. */
    private static List<String> whereIs(MemoryFacts facts, String query) {
        SearchHit hit = facts.search(UpdateQuery.parse(query), 1).hits().get(0);
        List<String> servers = new ArrayList<>();
        for (int i = 0; i < facts.servers().size(); i++) {
            if (hit.presences().get(i).isPresent()) {
                servers.add(facts.servers().get(i).server().replaceAll("\\..*", ""));
            }
        }
        return servers;
    }

    @ParameterizedTest
    @ValueSource(strings = { "2026-11-20T09:00:00Z", "2026-03-10T18:30:00Z", "2027-01-01T00:00:00Z", "2028-02-29T23:59:00Z" })
    void everyCauseOfTheTourHoldsWheneverItIsGenerated(String moment) throws Exception {
        MemoryFacts facts = facts(Instant.parse(moment));
        assertEquals(List.of(), whereIs(facts, DemoFleet.PRODUCT_NOT_TICKED), "21H2 is not ticked at HQ, and plant cannot synchronise");
        assertEquals(List.of(), whereIs(facts, DemoFleet.CATALOGUE_ONLY));
        assertEquals(List.of("hq", "lab", "osaka"), whereIs(facts, DemoFleet.SYNCHRONISATION_FAILS + " x64"));
        assertEquals(List.of("hq", "lab", "osaka"), whereIs(facts, DemoFleet.TWO_CAUSES + " x64"));
        assertEquals(List.of("hq", "lab", "osaka", "plant"), whereIs(facts, DemoFleet.THERE + " x64"));
        assertEquals(List.of("hq", "lab"), whereIs(facts, DemoFleet.ON_ITS_WAY), "osaka synchronised before it arrived at hq");
    }

    @Test
    void everyServerHasSeveralThousandUpdatesInBothLanguages() throws Exception {
        MemoryFacts facts = facts(NOW);
        assertEquals(4, facts.servers().size());
        for (ServerState server : facts.servers()) {
            assertTrue(server.updates().rows() >= 2000, server.server() + " " + server.updates().rows());
        }
        assertTrue(facts.search(UpdateQuery.parse("累積更新プログラム"), 1).total() > 1000);
    }

    @Test
    void hierarchyIsHeadquartersAboveReplicaAndLab() throws Exception {
        MemoryFacts facts = facts(NOW);
        Hierarchy hierarchy = new Hierarchy(facts.servers());
        ServerState osaka = hierarchy.named("osaka").orElseThrow();
        assertEquals("hq.corp.example", hierarchy.upstream(osaka).orElseThrow().server());
        assertTrue(osaka.configuration().optional().orElseThrow().isReplica());
        assertFalse(hierarchy.named("lab").orElseThrow().configuration().optional().orElseThrow().isReplica());
        assertTrue(hierarchy.upstream(hierarchy.named("plant").orElseThrow()).isEmpty());
    }

    @Test
    void theIsolatedServerFailsAtItsProxySinceBeforeTheLatestPatchTuesday() throws Exception {
        ServerState plant = new Hierarchy(facts(NOW).servers()).named("plant").orElseThrow();
        SyncHistory history = plant.syncHistory().optional().orElseThrow();
        List<SyncRun> streak = history.failingStreak();
        assertTrue(streak.size() > 5);
        assertTrue(streak.get(0).errorText().contains("407"));
        assertTrue(history.lastGood().orElseThrow().finished().isBefore(Instant.parse("2026-11-10T17:00:00Z")));
    }

    @Test
    void sameMomentGivesTheSameFleet() throws Exception {
        MemoryFacts one = facts(NOW);
        MemoryFacts two = facts(NOW);
        assertEquals(one.servers(), two.servers());
        assertEquals(one.search(UpdateQuery.parse(""), 10_000).hits(), two.search(UpdateQuery.parse(""), 10_000).hits());
    }

    @Test
    void noUpdateIsListedTwiceAndNoneArrivesBeforeItWasPublished() throws Exception {
        for (StateReader reader : DemoFleet.states(NOW)) {
            try (reader) {
                java.util.Set<java.util.UUID> ids = new java.util.HashSet<>();
                reader.read(update -> {
                    assertTrue(ids.add(update.update().id()), update.update().titles().toString());
                    Presence presence = update.presence();
                    Instant arrived = presence.arrived();
                    Instant created = update.update().created();
                    assertTrue(arrived == null || created != null && !arrived.isBefore(created), update.update().titles().toString());
                }, Progress.NONE);
            }
        }
    }

    @Test
    void machinesLogsAndCountsFitTheStory() throws Exception {
        MemoryFacts facts = facts(NOW);
        Hierarchy fleet = new Hierarchy(facts.servers());
        for (ServerState server : facts.servers()) {
            Map<String, Long> status = server.evidence().status().optional().orElseThrow();
            assertEquals(server.updates().rows(), status.get("updateCount"), server.server());
            assertEquals(status.get("updateCount"), status.get("approvedUpdateCount") + status.get("declinedUpdateCount")
                    + status.get("notApprovedUpdateCount"), server.server());
            Map<String, String> host = server.evidence().host().optional().orElseThrow();
            assertTrue(server.info().optional().orElseThrow().osVersion().endsWith(host.get("os.build") + "." + host.get("os.ubr")));
            assertEquals(server.configuration().optional().orElseThrow().proxyName() + (server.key().startsWith("plant") ? ":8080" : ""),
                    host.get("winhttp.proxy"));
            List<LogLine> log = server.evidence().log().optional().orElseThrow();
            assertEquals(server.key().startsWith("plant"), log.stream().anyMatch(line -> line.text().contains("407")), server.server());
            assertTrue(log.stream().map(LogLine::at).filter(java.util.Objects::nonNull).allMatch(at -> at.isBefore(server.collectedAt())));
            assertTrue(log.size() < 100 && server.evidence().events().optional().orElseThrow().size() < 200, "small");
        }
        ServerState plant = fleet.named("plant").orElseThrow();
        assertTrue(plant.evidence().events().optional().orElseThrow().stream().anyMatch(event -> event.id() == 386));
    }
}
