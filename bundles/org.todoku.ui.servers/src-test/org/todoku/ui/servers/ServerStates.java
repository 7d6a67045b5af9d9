package org.todoku.ui.servers;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.todoku.core.Coded;
import org.todoku.core.Completeness;
import org.todoku.core.Configuration;
import org.todoku.core.Section;
import org.todoku.core.ServerState;
import org.todoku.core.StateKind;
import org.todoku.core.SyncError;
import org.todoku.core.SyncHistory;
import org.todoku.core.SyncResult;
import org.todoku.core.SyncRun;
import org.todoku.core.fact.Fact;
import org.todoku.core.fact.Provenance;
import org.todoku.core.fact.Reason;
import org.todoku.core.fleet.FactBase;
import org.todoku.core.fleet.MemoryFacts;

/** States of made-up servers. */
final class ServerStates {

    static final Instant NOW = Instant.parse("2026-07-10T12:00:00Z");

    private ServerStates() {
    }

    /** @param upstream empty for Microsoft Update */
    static ServerState server(String name, String upstream, Fact<SyncHistory> history) {
        Configuration configuration = new Configuration(upstream.isEmpty(), upstream, null, null, false, false, "", null, null, null, "",
                true, List.of(),
                null, null, Map.of());
        Section updates = new Section("updates", Completeness.COMPLETE, "", 1, 0);
        return new ServerState(StateKind.SERVER, name, "", NOW, name + ".csv", "", unknown("server"), known(configuration),
                unknown("subscription"),
                history, unknown("categories"), unknown("approvals"), unknown("approvalRules"), unknown("downstreams"), updates, Set.of(),
                List.of(updates), List.of(), Map.of());
    }

    static ServerState server(String name, String upstream) {
        return server(name, upstream, unknown("syncHistory"));
    }

    static FactBase fleet(ServerState... servers) {
        Map<ServerState, List<org.todoku.core.ServerUpdate>> states = new java.util.LinkedHashMap<>();
        Arrays.stream(servers).forEach(server -> states.put(server, List.of()));
        return new MemoryFacts(states);
    }

    static Fact<SyncHistory> history(SyncRun... runs) {
        return known(new SyncHistory(List.of(runs)));
    }

    static SyncRun run(String started, SyncResult result) {
        Instant start = Instant.parse(started);
        return new SyncRun(started, start, start.plusSeconds(600), false, Coded.of(result), Coded.of(SyncError.NOT_APPLICABLE), "",
                List.of());
    }

    private static <T> Fact<T> known(T value) {
        return Fact.known(value, new Provenance("test", NOW));
    }

    private static <T> Fact<T> unknown(String name) {
        return Fact.unknown(name, Reason.NOT_COLLECTED, "");
    }
}
