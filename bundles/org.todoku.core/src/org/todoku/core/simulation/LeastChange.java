package org.todoku.core.simulation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.todoku.core.ServerState;
import org.todoku.core.fleet.FactBase;
import org.todoku.core.fleet.Hierarchy;
import org.todoku.core.simulation.Advice.Kind;
import org.todoku.core.simulation.Advice.Outcome;
import org.todoku.core.simulation.Advice.Plan;
import org.todoku.core.simulation.Advice.Step;
import org.todoku.core.simulation.Advice.Wanted;

/**
 * Finds the smallest change that brings wanted updates to a server. The policy of the field:
 * <ul>
 * <li>one update is imported, unless ticking costs nothing else: whatever comes in unwanted counts more than any number of changes;
 * <li>a replica cannot select: everything is done at the server above that can, and then synchronised down;
 * <li>a downstream server imports nothing: the update is brought to the server above, and must be selected here;
 * <li>definition updates are ticked, several appear every day; drivers are never ticked;
 * <li>where Configuration Manager has its software update point, product and classification must be ticked;
 * <li>an expired update cannot come any more; what replaces it is named;
 * <li>a family is never ticked for the sake of one product: it would bring all its future products.
 * </ul>
 */
public final class LeastChange {

    private final FactBase facts;
    private final Hierarchy hierarchy;

    private LeastChange(FactBase facts) {
        this.facts = facts;
        this.hierarchy = new Hierarchy(facts.servers());
    }

    /** @param wanted UpdateIDs; repeated ones count once */
    public static Advice of(FactBase facts, ServerState server, Collection<UUID> wanted) {
        return new LeastChange(facts).advise(server, List.copyOf(new LinkedHashSet<>(wanted)));
    }

    private Advice advise(ServerState asked, List<UUID> ids) {
        Place place = Place.of(hierarchy, asked);
        ServerState at = place.at();
        if (at == null || place.loop()) {
            List<String> missing = List.of(place.loop() ? "hierarchy" : "upstream");
            return new Advice(place, ids.stream().map(id -> new Wanted(id, facts.update(id).orElse(null), Outcome.UNDECIDED, null,
                    missing, List.of())).toList(), List.of(), null);
        }
        Advice above = above(place, at, ids);
        Candidates candidates = new Candidates(facts, place, at, outcomes(above));
        ids.forEach(candidates::add);
        return new Advice(place, candidates.wanted(), plans(place, at, candidates, above), above);
    }

    /** Advice for the server above about what it lacks. */
    private @Nullable Advice above(Place place, ServerState at, List<UUID> ids) {
        ServerState above = place.above();
        if (above == null || !above.updatesComplete()) {
            return null;
        }
        List<UUID> lacking = ids.stream()
                .filter(id -> facts.on(at, id).isEmpty() && facts.on(above, id).isEmpty()).toList();
        return lacking.isEmpty() ? null : advise(above, lacking);
    }

    private static Map<UUID, Wanted> outcomes(@Nullable Advice above) {
        Map<UUID, Wanted> result = new HashMap<>();
        if (above != null) {
            above.wanted().forEach(wanted -> result.put(wanted.id(), wanted));
        }
        return result;
    }

    private List<Plan> plans(Place place, ServerState at, Candidates candidates, @Nullable Advice above) {
        List<Plan> result = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            Candidates.Chosen chosen = candidates.choose(kind);
            List<Step> steps = new ArrayList<>();
            Advice.Cost cost = chosen.cost();
            boolean optimal = chosen.optimal();
            if (above != null && !above.plans().isEmpty()) {
                Plan first = above.plans().get(0);
                steps.addAll(first.steps());
                cost = cost.plus(first.cost());
                optimal &= first.optimal();
            }
            steps.addAll(chosen.steps());
            boolean synchronises = chosen.ticks() || candidates.any(Outcome.COMING);
            if (synchronises) {
                steps.add(new Step.Synchronise(at));
            }
            if (!steps.isEmpty() || !lackingBelow(place, candidates).isEmpty()) {
                for (int i = place.way().size() - 1; i >= 0; i--) {
                    steps.add(new Step.Synchronise(place.way().get(i)));
                }
            }
            if (!steps.isEmpty()) {
                result.add(new Plan(kind, steps,
                        new Advice.Cost(cost.unwanted(), cost.perhaps(), steps.size(), cost.bytes(), cost.sizesUnknown()), optimal));
            }
        }
        return result;
    }

    /** What is on the server that selects and has not reached the replica asked about. */
    private Set<UUID> lackingBelow(Place place, Candidates candidates) {
        Set<UUID> result = new LinkedHashSet<>();
        candidates.wanted().stream().filter(wanted -> wanted.outcome() == Outcome.THERE && facts.on(place.asked(), wanted.id()).isEmpty())
                .forEach(wanted -> result.add(wanted.id()));
        return result;
    }
}
