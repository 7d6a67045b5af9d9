package org.todoku.rules;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import org.todoku.core.ServerState;
import org.todoku.core.Update;
import org.todoku.core.UpdateField;
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
    private final Map<UUID, UpdateFacts> known = new ConcurrentHashMap<>();
    private final Map<UUID, List<UUID>> replacements = new ConcurrentHashMap<>();
    private final Map<ServerState, ServerKnowledge> servers = new IdentityHashMap<>();

    FleetKnowledge(FactBase facts, Hierarchy hierarchy) {
        this.facts = new RememberedFacts(facts);
        this.hierarchy = hierarchy;
        this.titles = new CategoryTitles(facts);
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
            keep(known, update.id(), all);
        }
        return all;
    }

    /** Everything that replaces the update over any number of steps, newest creation date first. Loops end where they began. */
    List<UUID> replacements(UUID update) {
        List<UUID> found = replacements.get(update);
        if (found == null) {
            found = findReplacements(update);
            keep(replacements, update, found);
        }
        return found;
    }

    private List<UUID> findReplacements(UUID update) {
        record Dated(Instant created, UUID id) {
        }
        Set<UUID> seen = new HashSet<>(Set.of(update));
        List<Dated> all = new ArrayList<>();
        List<UUID> open = new ArrayList<>(facts.supersededBy(update));
        while (!open.isEmpty()) {
            UUID next = open.remove(open.size() - 1);
            if (seen.add(next)) {
                Instant created = facts.update(next).map(Update::created).orElse(null);
                all.add(new Dated(created == null ? Instant.MIN : created, next));
                open.addAll(facts.supersededBy(next));
            }
        }
        return all.stream().sorted(Comparator.comparing(Dated::created).thenComparing(Dated::id).reversed()).map(Dated::id).toList();
    }

    private <V> void keep(Map<UUID, V> map, UUID key, V value) {
        if (map.size() >= facts.mostUpdates()) {
            map.clear();
        }
        map.put(key, value);
    }
}
