package org.todoku.report;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.todoku.intake.list.ListSummary;
import org.todoku.report.FleetAnswer.Cause;
import org.todoku.report.FleetAnswer.Lack;
import org.todoku.rules.Diagnosis;

/**
 * The answers to many questions as people and programs read them. The methods append to the output and neither flush nor close it.
 */
public final class FleetReports {

    private static final String SCHEMA_VERSION = "1.0";

    private FleetReports() {
    }

    /** How the answers are put together for reading. */
    public enum Layout {
        /** A row for each update, a column for each server. */
        TABLE,
        /** A row for each update and server. */
        ROWS,
        /** What to do about each cause, with the updates that it keeps away. */
        CAUSES
    }

    /** @param width columns of the page, 40 at least */
    public static void text(FleetAnswers answers, Layout layout, int width, Appendable out) throws IOException {
        var text = new FleetText(answers, Math.max(40, width), out);
        switch (layout) {
            case TABLE -> text.table();
            case ROWS -> text.rows();
            case CAUSES -> text.byCause();
        }
    }

    /** One file that needs nothing else and runs nothing. */
    public static void html(FleetAnswers answers, Appendable out) throws IOException {
        new FleetHtml(answers).write(out);
    }

    /** A row for each update; with {@link Layout#ROWS} a row for each update and server; with {@link Layout#CAUSES} also for each cause. */
    public static void csv(FleetAnswers answers, Layout layout, Appendable out) throws IOException {
        var words = new FleetWords(answers);
        if (layout == Layout.TABLE) {
            List<String> header = new ArrayList<>(List.of("query", "kb", "title", "named"));
            header.addAll(answers.servers().values());
            var csv = new Csv(out, header);
            for (FleetAnswers.Row row : answers.rows()) {
                List<Object> cells = new ArrayList<>(List.of(row.query(), String.join(" ", row.kb()), row.title(), row.named()));
                answers.servers().keySet().forEach(server -> cells.add(words.cell(row.answers().get(server))));
                csv.row(cells);
            }
            return;
        }
        boolean each = layout == Layout.CAUSES;
        var csv = new Csv(out, each
                ? List.of("rule", "cause", "about", "because", "remedy", "query", "kb", "title", "server", "fate", "state")
                : List.of("query", "kb", "title", "named", "server", "fate", "state", "there", "variants", "rules", "when", "missingFacts",
                        "answer"));
        for (FleetAnswers.Row row : answers.rows()) {
            for (Map.Entry<String, FleetAnswer> one : row.answers().entrySet()) {
                String server = answers.servers().getOrDefault(one.getKey(), one.getKey());
                FleetAnswer answer = one.getValue();
                if (each) {
                    for (Cause cause : answer.causes()) {
                        csv.row(List.of(cause.rule(), cause.name(), cause.server(), cause.why(), cause.remedy(), row.query(),
                                String.join(" ", row.kb()), row.title(), server, answer.fate().key(), answer.standing().key()));
                    }
                } else {
                    var when = answer.when();
                    csv.row(List.of(row.query(), String.join(" ", row.kb()), row.title(), row.named(), server, answer.fate().key(),
                            answer.standing().key(), answer.there(), answer.variants(), rules(answer), when == null ? "" : Json.utc(when),
                            String.join(" ", answer.lacks().stream().map(Lack::fact).toList()), answer.sentence()));
                }
            }
        }
    }

    private static String rules(FleetAnswer answer) {
        return String.join(" ", answer.causes().stream().map(Cause::rule).distinct().toList());
    }

    /**
     * One JSON document as {@link #schema()} describes it.
     *
     * @param details whole diagnoses to add; null to leave them out
     */
    public static void json(FleetAnswers answers, @Nullable List<Diagnosis> details, Appendable out) throws IOException {
        var causes = new FleetCauses(answers);
        Json.document(out, json -> {
            json.put("schemaVersion", SCHEMA_VERSION);
            json.put("at", answers.at());
            json.put("asked", answers.asked());
            json.put("partial", answers.partial());
            ListSummary list = answers.list();
            if (list == null) {
                json.put("list", null);
            } else {
                json.object("list", object -> list(object, list));
            }
            json.array("servers", array -> answers.servers().forEach((key, name) -> array.object(server -> {
                server.put("server", name);
                for (Fate fate : Fate.values()) {
                    server.put(fate.key(), causes.count(key, fate));
                }
            })));
            json.array("updates", array -> answers.rows().forEach(row -> array.object(object -> row(object, row, answers))));
            json.array("causes", array -> causes.groups().forEach(group -> array.object(object -> group(object, group, answers))));
            json.array("missingFacts", array -> causes.lacking().values().forEach(way -> way.forEach((lack, servers) -> array
                    .object(object -> {
                        object.put("fact", lack.fact());
                        object.put("name", lack.label());
                        object.put("collect", lack.collect());
                        object.strings("servers", servers.stream().map(key -> answers.servers().getOrDefault(key, key)).toList());
                    }))));
            json.array("advice", array -> answers.advice()
                    .forEach(advice -> array.object(object -> AdviceReports.write(object, advice, List.of(), answers.reader()))));
            if (details != null) {
                var writer = new DiagnosisJson(answers.reader());
                json.array("diagnoses", array -> details.forEach(diagnosis -> array.object(object -> writer.write(object, diagnosis))));
            }
        });
    }

    private static void list(Json json, ListSummary list) {
        json.put("source", list.source());
        json.put("rows", list.rows());
        json.array("columns", array -> list.columns().forEach((name, rows) -> array.object(column -> {
            column.put("name", name);
            column.put("rows", rows);
        })));
        used(json, list);
    }

    /** How much of a list was used. */
    static void used(Json json, ListSummary list) {
        json.put("repeated", list.repeated());
        json.put("unused", list.unused());
        json.put("flawsOnly", list.flawsOnly());
        json.array("examples", array -> list.examples().forEach(unused -> array.object(row -> {
            row.put("line", unused.line());
            row.put("text", unused.text());
        })));
    }

    private static void row(Json json, FleetAnswers.Row row, FleetAnswers answers) {
        json.put("query", row.query());
        json.strings("kb", row.kb());
        json.put("title", row.title().isEmpty() ? null : row.title());
        json.put("named", row.named());
        json.array("servers", array -> row.answers().forEach((key, answer) -> array.object(object -> {
            object.put("server", answers.servers().getOrDefault(key, key));
            object.put("fate", answer.fate().key());
            object.put("state", answer.standing().key());
            object.put("there", answer.there());
            object.put("variants", answer.variants());
            object.array("causes", causes -> answer.causes().forEach(cause -> causes.object(one -> {
                one.put("rule", cause.rule());
                one.put("server", cause.server());
            })));
            object.put("when", answer.when());
            object.strings("missingFacts", answer.lacks().stream().map(Lack::fact).toList());
            object.put("answer", answer.sentence());
        })));
    }

    private static void group(Json json, FleetCauses.Group group, FleetAnswers answers) {
        json.put("rule", group.cause().rule());
        json.put("name", group.cause().name());
        json.put("server", group.cause().server());
        json.put("because", group.cause().why());
        json.put("remedy", group.cause().remedy().isEmpty() ? null : group.cause().remedy());
        json.put("updates", group.updates());
        json.array("servers", array -> group.servers().forEach((key, queries) -> array.object(server -> {
            server.put("server", answers.servers().getOrDefault(key, key));
            server.strings("queries", queries);
        })));
    }

    /** The JSON Schema of the JSON form; the caller closes it. */
    public static InputStream schema() {
        return Objects.requireNonNull(FleetReports.class.getResourceAsStream("/schemas/fleet-1.json"));
    }
}
