package org.todoku.core.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.todoku.core.CategoryRef;
import org.todoku.core.Configuration;
import org.todoku.core.ServerState;
import org.todoku.core.SyncHistory;
import org.todoku.core.SyncRun;
import org.todoku.core.UpdateField;
import org.todoku.core.fact.Tri;
import org.todoku.core.fleet.FactBase;
import org.todoku.core.fleet.Hierarchy;

/**
 * Which source knows all updates of a product and classification: a complete catalogue, or a server with a complete list that has
 * both ticked, as all servers above it have, and that has synchronised. Without one, more may exist than the fleet knows.
 */
final class Vouching {

    private final Hierarchy hierarchy;
    private final List<ServerState> servers;
    private final Optional<ServerState> catalogue;
    private final CategoryTree tree;
    private final Map<String, Selected> selections = new HashMap<>();

    Vouching(FactBase facts, Hierarchy hierarchy, CategoryTree tree) {
        this.hierarchy = hierarchy;
        this.tree = tree;
        this.servers = facts.servers().stream().filter(ServerState::updatesComplete).toList();
        this.catalogue = completeCatalogue(facts);
    }

    static Optional<ServerState> completeCatalogue(FactBase facts) {
        return facts.catalogues().stream().filter(ServerState::updatesComplete)
                .filter(state -> state.has(UpdateField.PRODUCTS) && state.has(UpdateField.CLASSIFICATION)).findFirst();
    }

    /** When everything of the pair was known last; empty when no source vouches for it. */
    Optional<Instant> knownUntil(CategoryRef product, CategoryRef classification) {
        Optional<Instant> newest = catalogue.map(ServerState::collectedAt);
        for (ServerState server : servers) {
            Optional<Instant> until = until(server, product, classification);
            if (until.isPresent() && (newest.isEmpty() || until.get().isAfter(newest.get()))) {
                newest = until;
            }
        }
        return newest;
    }

    private Optional<Instant> until(ServerState server, CategoryRef product, CategoryRef classification) {
        List<ServerState> chain = new ArrayList<>(List.of(server));
        chain.addAll(hierarchy.above(server));
        ServerState top = chain.get(chain.size() - 1);
        if (top.configuration().optional().map(Configuration::downstream).orElse(Tri.UNKNOWN) != Tri.NO) {
            return Optional.empty();
        }
        Instant oldest = Instant.MAX;
        for (ServerState state : chain) {
            Selected selected = selections.computeIfAbsent(state.key(), key -> Selected.now(tree, state));
            Optional<Instant> good = state.syncHistory().optional().flatMap(SyncHistory::lastGood).map(SyncRun::finished);
            if (good.isEmpty() || selected.covers(List.of(product), classification) != Tri.YES) {
                return Optional.empty();
            }
            oldest = good.get().isBefore(oldest) ? good.get() : oldest;
        }
        return Optional.of(oldest);
    }
}
