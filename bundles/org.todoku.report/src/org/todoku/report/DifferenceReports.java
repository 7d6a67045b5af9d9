package org.todoku.report;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.IntFunction;

import org.todoku.core.CategoryRef;
import org.todoku.core.ServerState;
import org.todoku.core.fact.Tri;
import org.todoku.core.fleet.SubscriptionMatrix;
import org.todoku.core.fleet.SubscriptionMatrix.Kind;
import org.todoku.core.fleet.SubscriptionMatrix.Row;
import org.todoku.rules.Reader;

/**
 * Products, families and classifications that are ticked on some servers and not on others, and those to which servers give different
 * titles. A server whose selection is unknown differs from none.
 */
public final class DifferenceReports {

    private static final String FAMILY = "family";
    private static final String PRODUCT = "product";
    private static final String CLASSIFICATION = "classification";

    private DifferenceReports() {
    }

    /** @param ticks in the order of the servers */
    record Difference(String kind, CategoryRef category, List<Tri> ticks) {
    }

    static List<Difference> differences(SubscriptionMatrix matrix) {
        List<Difference> result = new ArrayList<>();
        for (Row row : matrix.rows()) {
            if (matrix.differs(row.number())) {
                result.add(new Difference(row.kind() == Kind.FAMILY ? FAMILY : PRODUCT, row.category(),
                        ticks(matrix, server -> matrix.ticked(row.number(), server))));
            }
        }
        for (int at = 0; at < matrix.classifications().size(); at++) {
            int column = at;
            if (matrix.classificationTicked(column).differs()) {
                result.add(new Difference(CLASSIFICATION, matrix.classifications().get(column),
                        ticks(matrix, server -> matrix.classificationTicked(column, server))));
            }
        }
        return result;
    }

    private static List<Tri> ticks(SubscriptionMatrix matrix, IntFunction<Tri> ticked) {
        List<Tri> ticks = new ArrayList<>();
        for (int server = 0; server < matrix.servers().size(); server++) {
            ticks.add(ticked.apply(server));
        }
        return ticks;
    }

    /** Categories of which servers disagree about the title. */
    private static List<CategoryRef> renamed(SubscriptionMatrix matrix) {
        List<CategoryRef> result = new ArrayList<>();
        matrix.rows().stream().map(Row::category).forEach(result::add);
        result.addAll(matrix.classifications());
        result.removeIf(category -> matrix.titles(category).isEmpty());
        return result;
    }

    public static void text(SubscriptionMatrix matrix, Reader reader, Appendable out) throws IOException {
        var words = new Words(reader);
        var page = new TextPage(out, reader.locale());
        List<String> header = new ArrayList<>(List.of(words.of("column.category")));
        matrix.servers().forEach(server -> header.add(server.server()));
        for (String kind : List.of(PRODUCT, CLASSIFICATION)) {
            var table = new TextTable(header);
            for (Difference difference : differences(matrix)) {
                if (difference.kind().equals(CLASSIFICATION) == kind.equals(CLASSIFICATION)) {
                    List<String> row = new ArrayList<>(List.of(difference.category().shown()));
                    difference.ticks().forEach(tick -> row.add(words.of("tick", tick)));
                    table.row(row);
                }
            }
            page.heading(words.of("difference." + kind), '-');
            if (table.isEmpty()) {
                page.paragraph(0, words.of("difference.none"));
            } else {
                table.write(out, reader.locale(), 0);
            }
            page.blank();
        }
        titles(matrix, words, page);
        List<String> unknown = matrix.servers().stream().filter(server -> !server.subscription().isKnown()).map(ServerState::server)
                .toList();
        if (!unknown.isEmpty()) {
            page.paragraph(0, words.of("difference.unknown", unknown));
        }
    }

    private static void titles(SubscriptionMatrix matrix, Words words, TextPage page) throws IOException {
        List<CategoryRef> renamed = renamed(matrix);
        if (renamed.isEmpty()) {
            return;
        }
        page.heading(words.of("difference.titles"), '-');
        for (CategoryRef category : renamed) {
            page.item(0, "- ", category.guid().map(UUID::toString).orElse(""));
            for (Map.Entry<String, List<ServerState>> title : matrix.titles(category).entrySet()) {
                page.item(2, "- ", words.of("difference.title", title.getKey(),
                        title.getValue().stream().map(ServerState::server).toList()));
            }
        }
        page.blank();
    }

    public static void json(SubscriptionMatrix matrix, Appendable out) throws IOException {
        Json.document(out, json -> {
            json.put("schemaVersion", "1.0");
            json.array("differences", array -> differences(matrix).forEach(difference -> array.object(object -> {
                object.put("kind", difference.kind());
                object.put("category", difference.category());
                object.array("servers", servers -> {
                    for (int i = 0; i < matrix.servers().size(); i++) {
                        String name = matrix.servers().get(i).server();
                        Tri tick = difference.ticks().get(i);
                        servers.object(server -> {
                            server.put("server", name);
                            server.put("ticked", tick);
                        });
                    }
                });
            })));
            json.array("titles", array -> renamed(matrix).forEach(category -> array.object(object -> {
                object.put("category", category);
                object.array("names", names -> matrix.titles(category).forEach((title, servers) -> names.object(name -> {
                    name.put("title", title);
                    name.strings("servers", servers.stream().map(ServerState::server).toList());
                })));
            })));
        });
    }

    /** The JSON Schema of the JSON form; the caller closes it. */
    public static InputStream schema() {
        return Objects.requireNonNull(DifferenceReports.class.getResourceAsStream("/schemas/matrix-differences-1.json"));
    }

    public static void csv(SubscriptionMatrix matrix, Appendable out) throws IOException {
        List<String> header = new ArrayList<>(List.of("kind", "id", "title"));
        matrix.servers().forEach(server -> header.add(server.server()));
        var csv = new Csv(out, header);
        for (Difference difference : differences(matrix)) {
            List<Object> row = new ArrayList<>(List.of(difference.kind(), difference.category().guid().map(UUID::toString).orElse(""),
                    difference.category().title()));
            difference.ticks().forEach(tick -> row.add(tick.name().toLowerCase(Locale.ROOT)));
            csv.row(row);
        }
    }
}
