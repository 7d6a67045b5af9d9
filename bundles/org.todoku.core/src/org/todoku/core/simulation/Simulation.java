package org.todoku.core.simulation;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.todoku.core.CategoryRef;
import org.todoku.core.fact.Tri;
import org.todoku.core.fleet.FactBase;

import org.todoku.core.ServerState;

/**
 * What a change of products and classifications would bring in with the next synchronisation, as far as the fleet knows the
 * updates. Unticking brings nothing and removes nothing: what is there stays.
 *
 * @param place the server asked about, and the one that was simulated because it selects; when that was not collected, all figures
 *        are zero and say nothing
 * @param fresh updates that would come in: known elsewhere, not on the server, covered after the change and not before
 * @param expired updates that match in the same way, but are withdrawn, and therefore do not come
 * @param uncertain updates of which it is not known whether they would; {@code causes} counts them by reason
 * @param notOffered covered updates that a synchronisation never brings: not published to WSUS, or published locally
 * @param notAbove covered updates that the server above does not have; they come only when it gets them
 * @param noLongerComing updates that are not there yet and would no longer come after the change
 * @param cells the fresh updates by product and classification; one of two products counts in both
 * @param rules automatic approval rules of the server that would, or may, approve any of them
 * @param express whether express files are downloaded, which are several times larger than the sizes given here
 * @param ticked boxes of the change that were not ticked before, products first
 * @param knownUntil when the sources that vouch for the pairs knew all of them; null when none vouches for any
 * @param gaps facts that were missing
 */
public record Simulation(Place place, SelectionChange change, Volume fresh, long expired, Volume uncertain, Map<Cause, Long> causes,
        long notOffered, long notAbove, long noLongerComing, List<Cell> cells, List<RuleEffect> rules, Heirs heirs, Tri express,
        List<CategoryRef> ticked,
        @Nullable Instant knownUntil, List<Gap> gaps) {

    public Simulation {
        causes = Map.copyOf(causes);
        cells = List.copyOf(cells);
        rules = List.copyOf(rules);
        ticked = List.copyOf(ticked);
        gaps = List.copyOf(gaps);
    }

    /** Fresh updates of one product and one classification. */
    public record Cell(CategoryRef product, CategoryRef classification, Volume volume) {
    }

    /** Why it is not known whether an update would come. */
    public enum Cause {
        /** No source says its products, or its classification, by GUID. */
        UPDATE,
        /** The selection of the server, or which products a ticked family contains, is not known. */
        SELECTION,
        /** No source says whether it is published to WSUS. */
        OFFER,
        /** Whether the server above has it is not known. */
        ABOVE
    }

    /** Answers from memory in a few milliseconds; of updates that were never counted before, the sizes are read first. */
    public static Simulation of(FactBase facts, ServerState server, SelectionChange change) {
        return new Simulator(facts, server).simulate(change);
    }

    /** Whether more may come in than is counted: because more may exist, or because not everything is known of what does. */
    public boolean lowerBound() {
        return !uncertain.isNothing() || has(Gap.Kind.PAIR) || has(Gap.Kind.SELECTION);
    }

    /** Whether less may come in than is counted, because the server's own list is not complete. */
    public boolean upperBound() {
        return has(Gap.Kind.LIST);
    }

    /** Whether nothing could be simulated because the server that selects was not collected. */
    public boolean impossible() {
        return place.at() == null;
    }

    private boolean has(Gap.Kind kind) {
        return gaps.stream().anyMatch(gap -> gap.kind() == kind);
    }
}
