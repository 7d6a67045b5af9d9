package org.todoku.report;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import org.todoku.core.CategoryRef;
import org.todoku.core.ServerState;
import org.todoku.core.fact.Tri;
import org.todoku.core.fleet.SubscriptionMatrix;
import org.todoku.core.fleet.SubscriptionMatrix.Counting;
import org.todoku.core.fleet.SubscriptionMatrix.Kind;
import org.todoku.core.fleet.SubscriptionMatrix.Row;
import org.todoku.core.fleet.Tally;
import org.todoku.rules.Reader;

/** Products by classifications of servers: what is ticked and how many updates are there. Text and JSON take matrices of one server. */
public final class MatrixReports {

    private static final int DEEPEST = 8;
    /** Spaces at which a table does not break lines and which it keeps at the beginning. */
    private static final String INDENT = "\u00a0\u00a0";

    private MatrixReports() {
    }

    public static void text(List<SubscriptionMatrix> matrices, Reader reader, Appendable out) throws IOException {
        var words = new Words(reader);
        new TextPage(out, reader.locale()).servers(matrices, MatrixReports::server, words, (matrix, page) -> {
            if (!server(matrix).subscription().isKnown()) {
                page.paragraph(0, words.of("matrix.unknown"));
            }
            int number = 0;
            for (CategoryRef classification : matrix.classifications()) {
                page.item(2, ++number + " = ", name(classification, words));
            }
            page.paragraph(0, words.of("matrix.legend"));
            if (matrix.counting(0) != Counting.EXACT) {
                page.paragraph(0, words.of("matrix.counted", matrix.counting(0)));
            }
            page.blank();
            page.table(table(matrix, words), 0);
        });
    }

    private static ServerState server(SubscriptionMatrix matrix) {
        return matrix.servers().get(0);
    }

    private static TextTable table(SubscriptionMatrix matrix, Words words) {
        List<String> header = new ArrayList<>(List.of(words.of("column.product"), words.of("column.ticked")));
        for (int i = 1; i <= matrix.classifications().size(); i++) {
            header.add(Integer.toString(i));
        }
        var table = new TextTable(header);
        for (Row row : matrix.rows()) {
            List<String> cells = new ArrayList<>(List.of(INDENT.repeat(Math.min(row.depth(), DEEPEST)) + name(row, words),
                    row.kind() == Kind.FAMILY ? family(matrix, row) : mark(matrix.ticked(row.number(), 0))));
            for (int column = 0; column < matrix.classifications().size(); column++) {
                long updates = updates(matrix, row, column);
                String mark = row.kind() == Kind.FAMILY ? "" : mark(matrix.selected(row.number(), column, 0));
                cells.add((mark + (updates == 0 ? "" : " " + updates)).strip());
            }
            table.row(cells);
        }
        return table;
    }

    /** A family that is ticked itself brings all its products; else how many of them are ticked. */
    private static String family(SubscriptionMatrix matrix, Row row) {
        SubscriptionMatrix.Spread below = matrix.below(row.number(), 0);
        return matrix.ticked(row.number(), 0) == Tri.YES ? "+" : below.unknown() > 0 ? "?" : below.yes() + "/" + below.all();
    }

    private static String name(Row row, Words words) {
        return row.kind() == Kind.NONE ? words.of("matrix.no-product")
                : row.byTitle() ? words.of("matrix.by-title", row.category().shown()) : row.category().shown();
    }

    private static String name(CategoryRef classification, Words words) {
        return classification.shown().isEmpty() ? words.of("matrix.no-classification") : classification.shown();
    }

    private static String mark(Tri tri) {
        return switch (tri) {
            case YES -> "+";
            case NO -> "-";
            case UNKNOWN -> "?";
        };
    }

    private static long updates(SubscriptionMatrix matrix, Row row, int column) {
        Tally tally = matrix.tally(row.number(), column, 0);
        return tally == null ? 0 : tally.updates();
    }

    public static void json(List<SubscriptionMatrix> matrices, Reader reader, Appendable out) throws IOException {
        Json.document(out, json -> {
            json.put("schemaVersion", "1.0");
            json.array("servers", array -> matrices.forEach(matrix -> array.object(object -> {
                ServerState server = server(matrix);
                object.put("server", server.server());
                object.put("collectedAt", server.collectedAt());
                object.put("subscriptionKnown", server.subscription().isKnown());
                object.put("updatesCounted", lower(matrix.counting(0)));
                object.put("classifications", matrix.classifications());
                object.array("families", rows -> rows(matrix, Kind.FAMILY).forEach(row -> rows.object(family -> {
                    family.put("family", row.category());
                    family.put("below", matrix.family(row.number()));
                    family.put("ticked", matrix.ticked(row.number(), 0));
                })));
                object.array("products", rows -> matrix.rows().stream().filter(row -> row.kind() != Kind.FAMILY)
                        .forEach(row -> rows.object(product -> row(product, row, matrix))));
            })));
        });
    }

    private static List<Row> rows(SubscriptionMatrix matrix, Kind kind) {
        return matrix.rows().stream().filter(row -> row.kind() == kind).toList();
    }

    private static void row(Json json, Row row, SubscriptionMatrix matrix) {
        json.put("product", row.category());
        json.put("family", matrix.family(row.number()));
        json.put("ticked", matrix.ticked(row.number(), 0));
        json.put("matchedByTitle", row.byTitle());
        json.array("cells", cells -> {
            for (int i = 0; i < matrix.classifications().size(); i++) {
                int column = i;
                cells.object(object -> {
                    Tally tally = matrix.tally(row.number(), column, 0);
                    object.put("classification", matrix.classifications().get(column));
                    object.put("selected", matrix.selected(row.number(), column, 0));
                    object.put("updates", tally == null ? 0 : tally.updates());
                    object.put("newest", tally == null ? null : tally.newest());
                });
            }
        });
    }

    /** The JSON Schema of the JSON form; the caller closes it. */
    public static InputStream schema() {
        return Objects.requireNonNull(MatrixReports.class.getResourceAsStream("/schemas/matrix-1.json"));
    }

    /** Families are not in it, for their numbers are those of their products. */
    public static void csv(List<SubscriptionMatrix> matrices, Reader reader, Appendable out) throws IOException {
        var csv = new Csv(out, List.of("server", "productId", "product", "family", "classificationId", "classification", "selected",
                "updates",
                "newest", "counted"));
        for (SubscriptionMatrix matrix : matrices) {
            for (int server = 0; server < matrix.servers().size(); server++) {
                csv(matrix, server, csv);
            }
        }
    }

    private static void csv(SubscriptionMatrix matrix, int server, Csv csv) throws IOException {
        for (Row row : matrix.rows()) {
            for (int column = 0; row.kind() != Kind.FAMILY && column < matrix.classifications().size(); column++) {
                CategoryRef classification = matrix.classifications().get(column);
                Tally tally = matrix.tally(row.number(), column, server);
                Instant newest = tally == null ? null : tally.newest();
                csv.row(List.of(matrix.servers().get(server).server(), id(row.category()), row.category().title(),
                        matrix.family(row.number()),
                        id(classification), classification.title(), lower(matrix.selected(row.number(), column, server)),
                        tally == null ? 0 : tally.updates(), newest == null ? "" : Json.utc(newest), lower(matrix.counting(server))));
            }
        }
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String id(CategoryRef ref) {
        return ref.guid().map(Object::toString).orElse("");
    }
}
