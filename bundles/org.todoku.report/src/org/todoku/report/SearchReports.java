package org.todoku.report;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.todoku.core.CategoryRef;
import org.todoku.core.Presence;
import org.todoku.core.ServerState;
import org.todoku.core.Update;
import org.todoku.core.UpdateField;
import org.todoku.core.query.SearchHit;
import org.todoku.core.query.SearchResult;
import org.todoku.rules.Answers;
import org.todoku.rules.Reader;
import org.todoku.rules.Standing;

/** The answer to a search: every update that matches with its state on every server. */
public final class SearchReports {

    /** With more servers than this, columns for them would leave no room for the titles. */
    private static final int SERVER_COLUMNS = 2;

    private SearchReports() {
    }

    public static void text(SearchResult result, Reader reader, Appendable out) throws IOException {
        var words = new Words(reader);
        var page = new TextPage(out, reader.locale());
        page.paragraph(0, result.total() == result.hits().size() ? words.of("search.total", result.total())
                : words.of("search.limited", result.total(), result.hits().size()));
        if (!result.hits().isEmpty()) {
            page.blank();
            hits(result, reader, words, page, out);
        }
        List<ServerState> open = result.servers().stream().filter(server -> !server.updatesComplete()).toList();
        if (!open.isEmpty()) {
            page.blank();
            page.paragraph(0, words.of("search.incomplete", open));
        }
    }

    /** A table while titles have room in it, else two lines for an update. */
    private static void hits(SearchResult result, Reader reader, Words words, TextPage page, Appendable out) throws IOException {
        if (result.servers().size() > SERVER_COLUMNS) {
            for (SearchHit hit : result.hits()) {
                Update update = hit.update();
                page.item(0, "* ", (String.join(" ", update.kbArticles()) + "  " + day(update) + "  " + update.title(reader.locale()))
                        .strip());
                page.paragraph(4, grouped(states(result, hit), reader));
            }
            return;
        }
        List<String> header = new ArrayList<>(List.of(words.of("column.kb"), words.of("column.created"), words.of("column.title")));
        result.servers().forEach(server -> header.add(server.server()));
        var table = new TextTable(header);
        for (SearchHit hit : result.hits()) {
            Update update = hit.update();
            List<String> row = new ArrayList<>(List.of(String.join(" ", update.kbArticles()), day(update), update.title(reader.locale())));
            states(result, hit).values().forEach(state -> row.add(Answers.stateWord(state, reader)));
            table.row(row);
        }
        table.write(out, reader.locale(), 0);
    }

    private static String day(Update update) {
        Instant created = update.created();
        return created == null ? "" : Json.utc(created).substring(0, 10);
    }

    private static Map<ServerState, Standing> states(SearchResult result, SearchHit hit) {
        Map<ServerState, Standing> states = new LinkedHashMap<>();
        for (int i = 0; i < result.servers().size(); i++) {
            ServerState server = result.servers().get(i);
            states.put(server, Standing.of(server, hit.presences().get(i)));
        }
        return states;
    }

    private static String grouped(Map<ServerState, Standing> states, Reader reader) {
        Map<Standing, List<ServerState>> groups = states.keySet().stream()
                .collect(Collectors.groupingBy(states::get, java.util.TreeMap::new, Collectors.toList()));
        return groups.entrySet().stream().map(group -> Answers.stateWord(group.getKey(), reader) + ": " + reader.shown(group.getValue()))
                .collect(Collectors.joining("; "));
    }

    public static void json(SearchResult result, Reader reader, Appendable out) throws IOException {
        Json.document(out, json -> {
            json.put("schemaVersion", "1.0");
            json.put("query", result.query().text());
            json.put("total", result.total());
            json.array("updates", array -> result.hits().forEach(hit -> array.object(object -> hit(object, result, hit, reader.locale()))));
        });
    }

    private static void hit(Json json, SearchResult result, SearchHit hit, Locale locale) {
        Update update = hit.update();
        json.put("updateId", update.id().toString());
        json.put("revision", update.revision());
        json.strings("kb", update.kbArticles());
        json.put("title", update.title(locale));
        json.put("classification", update.classification());
        json.put("products", update.products());
        json.put("created", update.created());
        json.array("servers", array -> {
            for (int i = 0; i < result.servers().size(); i++) {
                ServerState server = result.servers().get(i);
                Optional<Presence> presence = hit.presences().get(i);
                array.object(object -> {
                    object.put("server", server.server());
                    object.put("collectedAt", server.collectedAt());
                    object.put("state", Standing.of(server, presence).key());
                    Presence is = presence.orElse(null);
                    object.put("approved", is == null ? null : flag(server, UpdateField.APPROVED, is.approved()));
                    object.put("declined", is == null ? null : flag(server, UpdateField.DECLINED, is.declined()));
                    object.put("expired", is == null ? null : flag(server, UpdateField.EXPIRED, is.expired()));
                    object.put("superseded", is == null ? null : flag(server, UpdateField.SUPERSEDED, is.superseded()));
                    object.put("arrived", is == null ? null : is.arrived());
                });
            }
        });
    }

    /** A flag that the source does not carry is not known. */
    private static @Nullable Boolean flag(ServerState server, UpdateField field, boolean value) {
        return server.has(field) ? value : null;
    }

    /** The JSON Schema of the JSON form; the caller closes it. */
    public static InputStream schema() {
        return Objects.requireNonNull(SearchReports.class.getResourceAsStream("/schemas/search-1.json"));
    }

    public static void csv(SearchResult result, Reader reader, Appendable out) throws IOException {
        List<String> header = new ArrayList<>(List.of("updateId", "revision", "kb", "title", "classification", "products", "created"));
        result.servers().forEach(server -> header.add(server.server()));
        var csv = new Csv(out, header);
        for (SearchHit hit : result.hits()) {
            Update update = hit.update();
            CategoryRef classification = update.classification();
            Instant created = update.created();
            List<Object> row = new ArrayList<>(List.of(update.id(), update.revision(), String.join(" ", update.kbArticles()),
                    update.title(reader.locale()), classification == null ? "" : classification.shown(),
                    update.products().stream().map(CategoryRef::shown).collect(Collectors.joining("; ")),
                    created == null ? "" : Json.utc(created)));
            states(result, hit).values().forEach(state -> row.add(state.key()));
            csv.row(row);
        }
    }
}
