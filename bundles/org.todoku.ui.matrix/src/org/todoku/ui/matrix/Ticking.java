package org.todoku.ui.matrix;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.eclipse.osgi.util.NLS;
import org.jspecify.annotations.NullMarked;
import org.todoku.core.CategoryRef;
import org.todoku.core.ServerState;
import org.todoku.core.fact.Tri;
import org.todoku.core.fleet.SubscriptionMatrix.Row;
import org.todoku.core.simulation.Sandbox;
import org.todoku.core.simulation.Sandbox.Box;
import org.todoku.core.simulation.SelectionChange;

/**
 * What happens when a cell is ticked in the sandbox. A cell of a product and a classification needs both boxes; it is unticked by taking
 * back what the sandbox ticked, else by unticking the product.
 *
 * @param message why nothing, or not everything, was done; empty when all was
 */
@NullMarked
record Ticking(MatrixState after, String message) {

    static Ticking toggle(MatrixState state, Line line, MatrixColumns.Place place) {
        List<Integer> servers = place.server().map(List::of).orElseGet(() -> IntStream.range(0, state.servers().size()).boxed().toList());
        int column = place.column();
        if (line.isClassifications() && column == MatrixCells.TICK) {
            return new Ticking(state, Messages.Sandbox_chooseCell);
        }
        Optional<CategoryRef> product = line.isClassifications() ? Optional.empty() : Optional.of(state.row(line).category());
        Optional<CategoryRef> classification = column == MatrixCells.TICK ? Optional.empty() : Optional.of(state.classification(column));
        if (product.filter(one -> one.id() == null).isPresent() || classification.filter(one -> one.id() == null).isPresent()) {
            return new Ticking(state, Messages.Sandbox_noGuid);
        }
        boolean on = servers.stream().anyMatch(server -> ticked(state, line, column, server) != Tri.YES);
        Sandbox sandbox = state.sandbox();
        for (int server : servers) {
            ServerState at = state.servers().get(server);
            sandbox = on ? tick(sandbox, state, line, server, product, classification) : untick(sandbox, at, product, classification);
        }
        MatrixState after = state.with(sandbox);
        boolean inFamily = !on && column == MatrixCells.TICK && servers.stream()
                .anyMatch(server -> ticked(after, line, column, server) == Tri.YES);
        return new Ticking(after, inFamily ? familyMessage(state, line) : on && product.isPresent()
                ? notOffered(state, product.get(), servers)
                : "");
    }

    /** Where the server's own list does not have the product, its console has no such box yet. */
    private static String notOffered(MatrixState state, CategoryRef product, List<Integer> servers) {
        List<String> without = servers.stream().filter(server -> state.now().offered(product, server) == Tri.NO)
                .map(server -> state.servers().get(server).server()).toList();
        return without.isEmpty() ? "" : NLS.bind(Messages.Odd_notOffered, String.join(", ", without));
    }

    private static Tri ticked(MatrixState state, Line line, int column, int server) {
        return line.isClassifications() ? state.then().classificationTicked(column, server)
                : column == MatrixCells.TICK ? state.then().ticked(line.row(), server) : state.then().selected(line.row(), column, server);
    }

    private static Sandbox tick(Sandbox before, MatrixState state, Line line, int server, Optional<CategoryRef> product,
            Optional<CategoryRef> classification) {
        Sandbox sandbox = before;
        ServerState at = state.servers().get(server);
        // what a ticked family brings needs no box of its own
        if (product.isPresent() && state.then().ticked(line.row(), server) != Tri.YES) {
            sandbox = sandbox.with(at, Box.PRODUCT, product.get(), true);
        }
        if (classification.isPresent()) {
            sandbox = sandbox.with(at, Box.CLASSIFICATION, classification.get(), true);
        }
        return sandbox;
    }

    private static Sandbox untick(Sandbox before, ServerState at, Optional<CategoryRef> product, Optional<CategoryRef> classification) {
        if (product.isPresent() && classification.isPresent()) {
            SelectionChange change = before.of(at);
            Sandbox back = before;
            if (change.classifications().contains(classification.get())) {
                back = back.with(at, Box.CLASSIFICATION, classification.get(), false);
            }
            if (change.products().contains(product.get()) || back.equals(before)) {
                back = back.with(at, Box.PRODUCT, product.get(), false);
            }
            return back;
        }
        Sandbox sandbox = product.isPresent() ? before.with(at, Box.PRODUCT, product.get(), false) : before;
        return classification.isPresent() ? sandbox.with(at, Box.CLASSIFICATION, classification.get(), false) : sandbox;
    }

    private static String familyMessage(MatrixState state, Line line) {
        Row row = state.row(line);
        return NLS.bind(Messages.Sandbox_inFamily, row.category().shown(), state.now().family(row.number()));
    }
}
