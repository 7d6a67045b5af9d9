package org.todoku.ui.matrix;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.todoku.core.CategoryRef;
import org.todoku.core.ServerState;
import org.todoku.core.fleet.SubscriptionMatrix;
import org.todoku.core.fleet.SubscriptionMatrix.Row;
import org.todoku.core.simulation.Sandbox;

/**
 * What the view shows: the matrix as it was collected, the same after what was ticked in the sandbox, and what is needed. Immutable.
 *
 * @param now as collected
 * @param then after the changes of the sandbox; the same as {@code now} where there are none
 * @param question what is investigated; null for nothing
 * @param lines one for the classifications, then one for each row of the matrix
 */
@NullMarked
record MatrixState(SubscriptionMatrix now, SubscriptionMatrix then, Sandbox sandbox, @Nullable Needs question, Oddities oddities,
        List<Line> lines) {

    static MatrixState of(SubscriptionMatrix matrix, Sandbox sandbox, @Nullable Needs question, Oddities oddities) {
        List<Line> lines = new ArrayList<>();
        lines.add(Line.classifications());
        matrix.rows().forEach(row -> lines.add(Line.of(row.number())));
        return new MatrixState(matrix, matrix, Sandbox.NOTHING, question, oddities, List.copyOf(lines)).with(sandbox);
    }

    MatrixState with(Sandbox other) {
        Map<String, org.todoku.core.Subscription> assumed = other.assumed(servers());
        return new MatrixState(now, assumed.isEmpty() ? now : now.assuming(assumed), other, question, oddities, lines);
    }

    List<ServerState> servers() {
        return now.servers();
    }

    Row row(Line line) {
        return now.rows().get(line.row());
    }

    CategoryRef classification(int column) {
        return now.classifications().get(column);
    }

    /** Whether the investigated updates need the pair. */
    boolean needed(Line line, int column) {
        Needs needs = question;
        return needs != null && !line.isClassifications() && needs.needs(row(line).category(), classification(column));
    }

    boolean needed(Line line) {
        Needs needs = question;
        return needs != null && !line.isClassifications() && needs.needsProduct(row(line).category());
    }

    Optional<ServerState> single() {
        return servers().size() == 1 ? Optional.of(servers().get(0)) : Optional.empty();
    }
}
