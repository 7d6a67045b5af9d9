package org.todoku.rules.testing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.todoku.core.Completeness;
import org.todoku.core.Configuration;
import org.todoku.core.Section;
import org.todoku.core.ServerState;
import org.todoku.core.ServerUpdate;
import org.todoku.core.StateKind;
import org.todoku.core.UpdateField;
import org.todoku.core.fact.Fact;
import org.todoku.core.fact.Provenance;
import org.todoku.core.fact.Reason;
import org.todoku.core.fleet.MemoryFacts;

/** A server with a complete list of updates, synchronising from Microsoft Update, about which nothing else was collected. */
public final class AServer {

    private static final Instant COLLECTED = Instant.parse("2026-07-20T06:00:00Z");

    private final String name;
    private StateKind kind = StateKind.SERVER;
    private String upstream = "";
    private Section updates = new Section("updates", Completeness.COMPLETE, "", 1, 0);
    private Set<UpdateField> fields = Set.of(UpdateField.values());
    private final List<AnUpdate> listed = new ArrayList<>();

    private AServer(String name) {
        this.name = name;
    }

    public static AServer named(String name) {
        return new AServer(name);
    }

    public static AServer catalogue() {
        AServer catalogue = new AServer("catalogue");
        catalogue.kind = StateKind.CATALOGUE;
        return catalogue;
    }

    public AServer below(String server) {
        upstream = server;
        return this;
    }

    public AServer with(AnUpdate... more) {
        listed.addAll(List.of(more));
        return this;
    }

    public AServer listsOnly(Completeness completeness, String reason) {
        updates = new Section("updates", completeness, reason, 0, 0);
        return this;
    }

    public AServer saysNothingOfUpdates() {
        fields = Set.of();
        return this;
    }

    public ServerState state() {
        var from = new Provenance(name + ".todoku-snapshot!configuration", COLLECTED);
        var configuration = new Configuration(upstream.isEmpty(), upstream, upstream.isEmpty() ? null : 8530, false, !upstream.isEmpty(),
                false,
                "", null, null, null, "", true, List.of(), false, null, Map.of());
        return new ServerState(kind, name, "", COLLECTED, name + ".todoku-snapshot", "test", missing("server"), Fact.known(configuration,
                from),
                missing("subscription"), missing("syncHistory"), missing("categories"), missing("approvals"), missing("approvalRules"),
                missing("downstreams"), updates, fields, List.of(updates), List.of(), Map.of());
    }

    private static <T> Fact<T> missing(String fact) {
        return Fact.unknown(fact, Reason.NOT_COLLECTED, "");
    }

    public static MemoryFacts facts(AServer... servers) {
        Map<ServerState, List<ServerUpdate>> states = new LinkedHashMap<>();
        for (AServer server : servers) {
            states.put(server.state(), server.listed.stream().map(AnUpdate::onServer).toList());
        }
        return new MemoryFacts(states);
    }
}
