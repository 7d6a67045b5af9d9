package org.todoku.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.todoku.core.CategoryRef;
import org.todoku.core.fact.Tri;
import org.todoku.core.fleet.SubscriptionMatrix;
import org.todoku.core.fleet.SubscriptionMatrix.Cell;
import org.todoku.core.fleet.SubscriptionMatrix.Row;
import org.todoku.rules.Reader;

/** Products by classifications of servers: what is ticked and how many updates are there. */
public final class MatrixReports {

    private MatrixReports() {
    }

    public static void text(List<SubscriptionMatrix> matrices, Reader reader, Appendable out) throws IOException {
        var words = new Words(reader);
        new TextPage(out, reader.locale()).servers(matrices, SubscriptionMatrix::server, words, (matrix, page) -> {
            if (!matrix.server().subscription().isKnown()) {
                page.paragraph(0, words.of("matrix.unknown"));
            }
            int number = 0;
            for (CategoryRef classification : matrix.classifications()) {
                page.item(2, ++number + " = ", classification.shown());
            }
            page.paragraph(0, words.of("matrix.legend"));
            page.blank();
            page.table(table(matrix, words), 0);
        });
    }

    private static TextTable table(SubscriptionMatrix matrix, Words words) {
        List<String> header = new ArrayList<>(List.of(words.of("column.product"), words.of("column.ticked")));
        for (int i = 1; i <= matrix.classifications().size(); i++) {
            header.add(Integer.toString(i));
        }
        var table = new TextTable(header);
        for (Row row : matrix.rows()) {
            List<String> cells = new ArrayList<>(List.of(
                    row.byTitle() ? words.of("matrix.by-title", row.product().shown()) : row.product().shown(), mark(row.ticked())));
            row.cells().forEach(cell -> cells.add(mark(cell.selected()) + (updates(cell) == 0 ? "" : updates(cell))));
            table.row(cells);
        }
        return table;
    }

    private static String mark(Tri tri) {
        return switch (tri) {
            case YES -> "+";
            case NO -> "-";
            case UNKNOWN -> "?";
        };
    }

    private static long updates(Cell cell) {
        var tally = cell.tally();
        return tally == null ? 0 : tally.updates();
    }

    public static void json(List<SubscriptionMatrix> matrices, Reader reader, Appendable out) throws IOException {
        Json.document(out, json -> {
            json.put("schemaVersion", "1.0");
            json.array("servers", array -> matrices.forEach(matrix -> array.object(object -> {
                object.put("server", matrix.server().server());
                object.put("collectedAt", matrix.server().collectedAt());
                object.put("subscriptionKnown", matrix.server().subscription().isKnown());
                object.put("classifications", matrix.classifications());
                object.array("products", rows -> matrix.rows().forEach(row -> rows.object(product -> row(product, row, matrix))));
            })));
        });
    }

    private static void row(Json json, Row row, SubscriptionMatrix matrix) {
        json.put("product", row.product());
        json.put("family", row.family());
        json.put("ticked", row.ticked());
        json.put("matchedByTitle", row.byTitle());
        json.array("cells", cells -> {
            for (int i = 0; i < row.cells().size(); i++) {
                Cell cell = row.cells().get(i);
                CategoryRef classification = matrix.classifications().get(i);
                cells.object(object -> {
                    var tally = cell.tally();
                    object.put("classification", classification);
                    object.put("selected", cell.selected());
                    object.put("updates", updates(cell));
                    object.put("newest", tally == null ? null : tally.newest());
                });
            }
        });
    }

    public static void csv(List<SubscriptionMatrix> matrices, Reader reader, Appendable out) throws IOException {
        var csv = new Csv(out,
                List.of("server", "productId", "product", "family", "classificationId", "classification", "selected", "updates", "newest"));
        for (SubscriptionMatrix matrix : matrices) {
            for (Row row : matrix.rows()) {
                for (int i = 0; i < row.cells().size(); i++) {
                    Cell cell = row.cells().get(i);
                    CategoryRef classification = matrix.classifications().get(i);
                    var tally = cell.tally();
                    var newest = tally == null ? null : tally.newest();
                    csv.row(List.of(matrix.server().server(), id(row.product()), row.product().title(), row.family(), id(classification),
                            classification.title(), cell.selected().name().toLowerCase(java.util.Locale.ROOT), updates(cell),
                            newest == null ? "" : Json.utc(newest)));
                }
            }
        }
    }

    private static String id(CategoryRef ref) {
        return ref.guid().map(Object::toString).orElse("");
    }
}
