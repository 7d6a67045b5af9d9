package org.todoku.rules;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import org.todoku.core.ServerState;
import org.todoku.core.Update;
import org.todoku.core.UpdateField;
import org.todoku.core.assumption.AssumedFacts;
import org.todoku.core.assumption.Assumption;
import org.todoku.core.fleet.CategoryTitles;
import org.todoku.core.fleet.FactBase;
import org.todoku.core.fleet.Hierarchy;

/**
 * What all questions about one fleet share, worked out once: hundreds of rules on dozens of servers ask for the same. Safe for many
 * threads.
 */
final class FleetKnowledge {

    private final RememberedFacts facts;
    private final Hierarchy hierarchy;
    private final CategoryTitles titles;
    private final boolean replacementsTold;
    private final List<Assumption> assumed;
    private final Map<UUID, UpdateFacts> known = new ConcurrentHashMap<>();
    private final Map<ServerState, ServerKnowledge> servers = new IdentityHashMap<>();

    FleetKnowledge(FactBase facts, Hierarchy hierarchy) {
        this.facts = new RememberedFacts(facts);
        this.hierarchy = hierarchy;
        this.titles = new CategoryTitles(facts);
        this.assumed = facts instanceof AssumedFacts over ? over.assumed() : List.of();
        Stream.concat(facts.servers().stream(), facts.catalogues().stream())
                .forEach(state -> servers.put(state, new ServerKnowledge(state)));
        this.replacementsTold = facts.catalogues().stream().anyMatch(FleetKnowledge::tellsReplacements)
                || facts.servers().stream().anyMatch(FleetKnowledge::tellsReplacements);
    }

    private static boolean tellsReplacements(ServerState state) {
        return state.has(UpdateField.SUPERSEDES);
    }

    /** What is known of a server of the fleet; of another one nothing is remembered. */
    ServerKnowledge of(ServerState server) {
        ServerKnowledge known = servers.get(server);
        return known == null ? new ServerKnowledge(server) : known;
    }

    /** What is taken for true although it was not read. */
    List<Assumption> assumed() {
        return assumed;
    }

    FactBase facts() {
        return facts;
    }

    boolean isOf(FactBase other) {
        return facts.isOf(other);
    }

    Hierarchy hierarchy() {
        return hierarchy;
    }

    /** Whether any source says what replaces what. */
    boolean replacementsTold() {
        return replacementsTold;
    }

    UpdateFacts known(Update update) {
        UpdateFacts all = known.get(update.id());
        if (all == null || !all.update().equals(update)) {
            all = UpdateFacts.of(update, facts, titles);
            if (known.size() >= facts.mostUpdates()) {
                known.clear();
            }
            known.put(update.id(), all);
        }
        return all;
    }

    /** See {@link FactBase#replacements}. */
    List<UUID> replacements(UUID update) {
        return facts.replacements(update);
    }
}
