package org.todoku.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;

import org.todoku.core.Category;
import org.todoku.core.CategoryRef;
import org.todoku.core.fact.Tri;
import org.todoku.core.fleet.SubscriptionMatrix;
import org.todoku.core.fleet.SubscriptionMatrix.Row;
import org.todoku.core.fleet.SubscriptionMatrix.Selection;
import org.todoku.rules.Reader;

/**
 * Products and classifications that are ticked on some servers and not on others. A server whose selection is unknown
 * differs from none.
 */
public final class DifferenceReports {

    private DifferenceReports() {
    }

    /** @param ticks in the order of the servers */
    record Difference(String kind, CategoryRef category, List<Tri> ticks) {
    }

    static List<Difference> differences(List<SubscriptionMatrix> matrices) {
        List<Difference> result = new ArrayList<>();
        Map<SubscriptionMatrix, Selection> selections = new HashMap<>();
        Map<String, CategoryRef> products = new LinkedHashMap<>();
        Map<String, CategoryRef> classifications = new LinkedHashMap<>();
        for (SubscriptionMatrix matrix : matrices) {
            Map<UUID, Category> known = new HashMap<>();
            matrix.server().categories().optional().orElse(List.of()).forEach(category -> known.put(category.id(), category));
            matrix.server().subscription().optional().ifPresent(subscription -> selections.put(matrix, new Selection(subscription, known)));
            matrix.rows().stream().map(Row::product).forEach(product -> products.putIfAbsent(key(product), product));
            matrix.classifications().forEach(classification -> classifications.putIfAbsent(key(classification), classification));
        }
        add(result, "product", products, matrices, selections, Selection::product);
        add(result, "classification", classifications, matrices, selections, Selection::classification);
        return result;
    }

    private static void add(List<Difference> result, String kind, Map<String, CategoryRef> categories, List<SubscriptionMatrix> matrices,
            Map<SubscriptionMatrix, Selection> selections, BiFunction<Selection, CategoryRef, Tri> ticked) {
        for (CategoryRef category : categories.values()) {
            List<Tri> ticks = new ArrayList<>();
            for (SubscriptionMatrix matrix : matrices) {
                Selection selection = selections.get(matrix);
                ticks.add(selection == null ? Tri.UNKNOWN : ticked.apply(selection, category));
            }
            if (ticks.contains(Tri.YES) && ticks.contains(Tri.NO)) {
                result.add(new Difference(kind, category, List.copyOf(ticks)));
            }
        }
    }

    private static String key(CategoryRef ref) {
        return ref.guid().map(UUID::toString).orElse(ref.title());
    }

    public static void text(List<SubscriptionMatrix> matrices, Reader reader, Appendable out) throws IOException {
        var words = new Words(reader);
        var page = new TextPage(out, reader.locale());
        List<String> header = new ArrayList<>(List.of(words.of("column.category")));
        matrices.forEach(matrix -> header.add(matrix.server().server()));
        for (String kind : List.of("product", "classification")) {
            var table = new TextTable(header);
            for (Difference difference : differences(matrices)) {
                if (difference.kind().equals(kind)) {
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
        List<String> unknown = matrices.stream().filter(matrix -> !matrix.server().subscription().isKnown())
                .map(matrix -> matrix.server().server()).toList();
        if (!unknown.isEmpty()) {
            page.paragraph(0, words.of("difference.unknown", unknown));
        }
    }

    public static void json(List<SubscriptionMatrix> matrices, Appendable out) throws IOException {
        Json.document(out, json -> {
            json.put("schemaVersion", "1.0");
            json.array("differences", array -> differences(matrices).forEach(difference -> array.object(object -> {
                object.put("kind", difference.kind());
                object.put("category", difference.category());
                object.array("servers", servers -> {
                    for (int i = 0; i < matrices.size(); i++) {
                        String name = matrices.get(i).server().server();
                        Tri tick = difference.ticks().get(i);
                        servers.object(server -> {
                            server.put("server", name);
                            server.put("ticked", tick);
                        });
                    }
                });
            })));
        });
    }

    public static void csv(List<SubscriptionMatrix> matrices, Appendable out) throws IOException {
        List<String> header = new ArrayList<>(List.of("kind", "id", "title"));
        matrices.forEach(matrix -> header.add(matrix.server().server()));
        var csv = new Csv(out, header);
        for (Difference difference : differences(matrices)) {
            List<Object> row = new ArrayList<>(List.of(difference.kind(), difference.category().guid().map(UUID::toString).orElse(""),
                    difference.category().title()));
            difference.ticks().forEach(tick -> row.add(tick.name().toLowerCase(Locale.ROOT)));
            csv.row(row);
        }
    }
}
