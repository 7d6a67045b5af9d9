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
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.todoku.core.CategoryRef;
import org.todoku.core.ServerState;
import org.todoku.core.Update;
import org.todoku.core.UpdateField;
import org.todoku.core.compare.Difference;
import org.todoku.core.compare.Pattern;
import org.todoku.core.compare.Setting;
import org.todoku.core.compare.UpdateComparison;
import org.todoku.core.fact.Fact;
import org.todoku.core.fact.Tri;
import org.todoku.rules.Reader;
import org.todoku.rules.Standing;

/** In what servers differ, or one server at two times; what is the same is left out. */
public final class ComparisonReports {

    private static final int PATTERNS = 20;

    private ComparisonReports() {
    }

    /** @param settings all of them; only those that differ are shown */
    public static void text(List<Setting> settings, UpdateComparison updates, Set<ComparisonPart> parts, int limit, Reader reader,
            Appendable out) throws IOException {
        var words = new ComparisonWords(reader, updates.servers());
        var page = new TextPage(out, reader.locale());
        page.heading(words.of("title", words.columns()), '=');
        if (parts.contains(ComparisonPart.settings)) {
            page.blank();
            page.heading(words.of("settings"), '-');
            settings(settings, words, page, reader, out);
        }
        if (parts.contains(ComparisonPart.updates)) {
            page.blank();
            page.heading(words.of("updates"), '-');
            updates(updates, limit, words, page, reader, out);
        }
    }

    private static void settings(List<Setting> settings, ComparisonWords words, TextPage page, Reader reader, Appendable out)
            throws IOException {
        List<Setting> different = settings.stream().filter(Setting::differs).toList();
        if (different.isEmpty()) {
            page.paragraph(0, words.of("settings.none"));
        } else {
            List<String> header = new ArrayList<>(List.of(words.of("setting")));
            header.addAll(words.columns());
            var table = new TextTable(header);
            for (Setting setting : different) {
                List<String> row = new ArrayList<>(List.of(words.name(setting)));
                setting.values().forEach(value -> row.add(words.value(value)));
                table.row(row);
            }
            table.write(out, reader.locale(), 0);
        }
        List<String> unknown = settings.stream().filter(setting -> !setting.differs())
                .filter(setting -> setting.values().stream().anyMatch(Fact::isKnown) && !setting.values().stream().allMatch(Fact::isKnown))
                .map(words::name).distinct().toList();
        if (!unknown.isEmpty()) {
            page.blank();
            page.paragraph(0, words.of("settings.unknown", unknown));
        }
    }

    private static void updates(UpdateComparison updates, int limit, ComparisonWords words, TextPage page, Reader reader, Appendable out)
            throws IOException {
        List<UpdateComparison.Row> rows = updates.rows();
        if (rows.isEmpty()) {
            page.paragraph(0, words.of("updates.none", updates.compared()));
        } else {
            page.paragraph(0, words.of("updates.counts", (long) rows.size(), updates.compared(), updates.counts().entrySet().stream()
                    .map(count -> words.of("difference." + count.getKey(), count.getValue())).toList()));
            page.blank();
            page.heading(words.of("updates.patterns"), '~');
            patterns(updates, words, reader, out);
            page.blank();
            page.heading(words.of("updates.list"), '~');
            rows(rows.subList(0, Math.min(limit, rows.size())), words, page);
            if (rows.size() > limit) {
                page.paragraph(0, words.of("updates.limited", limit));
            }
        }
        if (updates.undecided() > 0) {
            page.blank();
            page.paragraph(0, words.of("updates.undecided", updates.undecided()));
        }
        notTold(words, page);
    }

    private static void patterns(UpdateComparison updates, ComparisonWords words, Reader reader, Appendable out) throws IOException {
        List<String> header = new ArrayList<>(List.of(words.of("updates.pattern.count")));
        header.addAll(words.columns());
        var table = new TextTable(header);
        updates.patterns().entrySet().stream().limit(PATTERNS).forEach(each -> {
            List<String> row = new ArrayList<>(List.of(reader.shown(each.getValue())));
            each.getKey().sides().forEach(side -> row.add(words.side(side)));
            table.row(row);
        });
        table.write(out, reader.locale(), 0);
    }

    private static void rows(List<UpdateComparison.Row> rows, ComparisonWords words, TextPage page) throws IOException {
        for (UpdateComparison.Row row : rows) {
            Update update = row.update();
            String created = created(update);
            String day = created.substring(0, Math.min(10, created.length()));
            page.item(0, "* ", (String.join(" ", update.kbArticles()) + "  " + day + "  " + words.shown(update)).strip());
            Map<String, List<String>> groups = new LinkedHashMap<>();
            for (int at = 0; at < row.found().size(); at++) {
                groups.computeIfAbsent(words.side(row.pattern().sides().get(at)), side -> new ArrayList<>()).add(words.columns().get(at));
            }
            page.paragraph(4, groups.entrySet().stream().map(group -> group.getKey() + ": " + words.shown(group.getValue()))
                    .collect(Collectors.joining("; ")));
        }
    }

    /** What no difference can be told of. */
    private static void notTold(ComparisonWords words, TextPage page) throws IOException {
        List<String> open = words.columns(server -> !server.updatesComplete());
        if (!open.isEmpty()) {
            page.blank();
            page.paragraph(0, words.of("updates.incomplete", open));
        }
        for (UpdateField field : List.of(UpdateField.DECLINED, UpdateField.APPROVED)) {
            List<String> silent = words.columns(server -> !server.has(field));
            if (!silent.isEmpty()) {
                page.paragraph(0, words.of("updates.not-told." + field.name().toLowerCase(Locale.ROOT), silent));
            }
        }
    }

    /** @param settings all of them; only those that differ are written */
    public static void json(List<Setting> settings, UpdateComparison updates, Set<ComparisonPart> parts, int limit, Reader reader,
            Appendable out) throws IOException {
        Json.document(out, json -> {
            json.put("schemaVersion", "1.0");
            json.array("columns", array -> updates.servers().forEach(server -> array.object(object -> {
                object.put("server", server.server());
                object.put("collectedAt", server.collectedAt());
                object.put("updatesComplete", server.updatesComplete());
            })));
            if (parts.contains(ComparisonPart.settings)) {
                json.array("settings", array -> settings.stream().filter(Setting::differs).forEach(setting -> array.object(object -> {
                    object.put("name", setting.name());
                    object.put("subject", setting.subject());
                    object.array("values", values -> setting.values().forEach(value -> values.value(ComparisonWords.plain(value))));
                })));
            }
            if (parts.contains(ComparisonPart.updates)) {
                json.object("updates", object -> updates(updates, limit, reader, object));
            }
        });
    }

    /** The JSON Schema of the JSON form; the caller closes it. */
    public static InputStream schema() {
        return Objects.requireNonNull(ComparisonReports.class.getResourceAsStream("/schemas/comparison-1.json"));
    }

    private static void updates(UpdateComparison updates, int limit, Reader reader, Json json) {
        List<UpdateComparison.Row> rows = updates.rows();
        json.put("compared", updates.compared());
        json.put("different", (long) rows.size());
        json.put("undecided", updates.undecided());
        json.object("counts", counts -> {
            for (Difference difference : Difference.values()) {
                counts.put(key(difference), updates.counts().getOrDefault(difference, 0L));
            }
        });
        json.array("patterns", array -> updates.patterns().forEach((pattern, count) -> array.object(object -> {
            object.put("updates", count);
            object.strings("differences", keys(pattern));
            object.array("sides", sides -> pattern.sides().forEach(side -> sides.object(one -> {
                one.put("listed", side.listed());
                one.put("declined", side.declined());
                one.put("approved", side.approved());
                one.put("older", side.older());
            })));
        })));
        json.array("rows", array -> rows.subList(0, Math.min(limit, rows.size())).forEach(row -> array.object(object -> {
            object.put("updateId", row.update().id().toString());
            object.strings("kb", row.update().kbArticles());
            object.put("title", row.update().title(reader.locale()));
            object.put("created", row.update().created());
            object.strings("differences", keys(row.pattern()));
            object.array("states", states -> {
                for (int at = 0; at < row.found().size(); at++) {
                    int column = at;
                    states.object(state -> {
                        state.put("state", standing(updates, row, column).key());
                        state.put("revision", row.found().get(column).map(there -> there.update().revision()).orElse(null));
                        state.put("arrived", row.found().get(column).map(there -> there.presence().arrived()).orElse(null));
                    });
                }
            });
        })));
    }

    /** Every update that differs. */
    public static void csv(UpdateComparison updates, Reader reader, Appendable out) throws IOException {
        var words = new ComparisonWords(reader, updates.servers());
        List<String> header = new ArrayList<>(List.of("kb", "updateId", "title", "created", "differences"));
        words.columns().forEach(column -> header.addAll(List.of(column, column + " revision")));
        var csv = new Csv(out, header);
        for (UpdateComparison.Row row : updates.rows()) {
            Update update = row.update();
            List<Object> cells = new ArrayList<>(List.of(String.join(" ", update.kbArticles()), update.id().toString(),
                    update.title(reader.locale()), created(update), String.join(" ", keys(row.pattern()))));
            for (int at = 0; at < row.found().size(); at++) {
                cells.add(standing(updates, row, at).key());
                cells.add(row.found().get(at).<Object>map(there -> there.update().revision()).orElse(""));
            }
            csv.row(cells);
        }
    }

    /**
     * Every setting that differs.
     *
     * @param servers that are compared
     */
    public static void csv(List<Setting> settings, List<ServerState> servers, Reader reader, Appendable out) throws IOException {
        var words = new ComparisonWords(reader, servers);
        List<String> header = new ArrayList<>(List.of("name", "subjectId", "subject"));
        header.addAll(words.columns());
        var csv = new Csv(out, header);
        for (Setting setting : settings) {
            if (setting.differs()) {
                List<Object> cells = new ArrayList<>(List.of(setting.name()));
                cells.addAll(subject(setting.subject()));
                setting.values().forEach(value -> cells.add(cell(value, words)));
                csv.row(cells);
            }
        }
    }

    private static List<String> subject(@Nullable Object subject) {
        return switch (subject) {
            case null -> List.of("", "");
            case CategoryRef category -> List.of(category.guid().map(UUID::toString).orElse(""), category.title());
            default -> List.of("", subject.toString());
        };
    }

    /** Numbers, times and yes or no for programs, everything else in words; a value that nobody told is unknown and not empty. */
    private static Object cell(Fact<?> value, ComparisonWords words) {
        return value.optional().<Object>map(known -> switch (known) {
            case Boolean yes -> yes;
            case Number number -> number;
            case Instant time -> Json.utc(time);
            default -> words.value(value);
        }).orElse(Tri.UNKNOWN.name().toLowerCase(Locale.ROOT));
    }

    private static Standing standing(UpdateComparison updates, UpdateComparison.Row row, int column) {
        return Standing.of(updates.servers().get(column), row.found().get(column).map(there -> there.presence()));
    }

    private static String created(Update update) {
        Instant created = update.created();
        return created == null ? "" : Json.utc(created);
    }

    private static List<String> keys(Pattern pattern) {
        return pattern.differences().stream().map(ComparisonReports::key).toList();
    }

    private static String key(Difference difference) {
        return difference.name().toLowerCase(Locale.ROOT);
    }
}
