package org.todoku.core.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
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

    /** A server that vouches for what it and all servers above it select, and until when. */
    private record Witness(Instant until, List<ServerState> chain) {
    }

    private final Hierarchy hierarchy;
    private final CategoryTree tree;
    private final Optional<Instant> catalogue;
    /** The one that knows most recent updates first. */
    private final List<Witness> witnesses;
    /** By key of the server; made when first asked for, as the first witnesses vouch for nearly everything. */
    private final Map<String, Selected> selections = new HashMap<>();

    Vouching(FactBase facts, Hierarchy hierarchy, CategoryTree tree) {
        this.hierarchy = hierarchy;
        this.tree = tree;
        this.catalogue = completeCatalogue(facts).map(ServerState::collectedAt);
        this.witnesses = facts.servers().stream().filter(ServerState::updatesComplete)
                .flatMap(server -> witness(server).stream())
                .sorted(Comparator.comparing(Witness::until).reversed()).toList();
    }

    static Optional<ServerState> completeCatalogue(FactBase facts) {
        return facts.catalogues().stream().filter(ServerState::updatesComplete)
                .filter(state -> state.has(UpdateField.PRODUCTS) && state.has(UpdateField.CLASSIFICATION)).findFirst();
    }

    /** When everything of the pair was known last; empty when no source vouches for it. */
    Optional<Instant> knownUntil(CategoryRef product, CategoryRef classification) {
        for (Witness witness : witnesses) {
            if (covers(witness, product, classification)) {
                return catalogue.filter(witness.until()::isBefore).or(() -> Optional.of(witness.until()));
            }
        }
        return catalogue;
    }

    private boolean covers(Witness witness, CategoryRef product, CategoryRef classification) {
        for (ServerState state : witness.chain()) {
            Selected selected = selections.computeIfAbsent(state.key(), key -> Selected.now(tree, state));
            if (selected.covers(product, classification) != Tri.YES) {
                return false;
            }
        }
        return true;
    }

    private Optional<Witness> witness(ServerState server) {
        List<ServerState> chain = new ArrayList<>(List.of(server));
        chain.addAll(hierarchy.above(server));
        ServerState top = chain.get(chain.size() - 1);
        if (top.configuration().optional().map(Configuration::downstream).orElse(Tri.UNKNOWN) != Tri.NO) {
            return Optional.empty();
        }
        Instant oldest = Instant.MAX;
        for (ServerState state : chain) {
            Optional<Instant> good = state.syncHistory().optional().flatMap(SyncHistory::lastGood).map(SyncRun::finished);
            if (good.isEmpty()) {
                return Optional.empty();
            }
            oldest = good.get().isBefore(oldest) ? good.get() : oldest;
        }
        return Optional.of(new Witness(oldest, List.copyOf(chain)));
    }
}
