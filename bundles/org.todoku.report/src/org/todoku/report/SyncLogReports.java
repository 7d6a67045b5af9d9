package org.todoku.report;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.todoku.core.Coded;
import org.todoku.core.ServerState;
import org.todoku.core.SyncHistory;
import org.todoku.core.compare.Setting;
import org.todoku.core.fact.Unknown;
import org.todoku.core.synclog.FailureGroup;
import org.todoku.core.synclog.SyncLane;
import org.todoku.core.synclog.SyncMarker;
import org.todoku.core.synclog.SyncStreak;
import org.todoku.core.synclog.TimedRun;
import org.todoku.rules.Answers;
import org.todoku.rules.Reader;
import org.todoku.rules.analysis.FailureCause;
import org.todoku.rules.analysis.SyncAnalysis;
import org.todoku.rules.data.ErrorSignature;
import org.todoku.rules.data.ErrorSignatures;
import org.todoku.rules.data.Incident;

/** The synchronisation runs of servers: when, how they ended, what the errors mean, what was changed between them. */
public final class SyncLogReports {

    private final SyncAnalysis log;
    private final List<SyncMarker> markers;
    private final @Nullable Instant since;
    private final ErrorSignatures signatures;
    private final SyncLogTexts words;
    private final SyncErrorTexts errors;
    private final Reader reader;

    /**
     * @param markers what was changed on the servers
     * @param since the moment from which on runs are told; null for all
     */
    public SyncLogReports(SyncAnalysis log, List<SyncMarker> markers, @Nullable Instant since, ErrorSignatures signatures,
            Reader reader) {
        this.log = since == null ? log : log.since(since);
        this.markers = markers.stream().filter(marker -> since == null || !end(marker).isBefore(since)).toList();
        this.since = since;
        this.signatures = signatures;
        this.words = new SyncLogTexts(reader);
        this.errors = new SyncErrorTexts(reader, () -> signatures);
        this.reader = reader;
    }

    private static Instant end(SyncMarker marker) {
        Instant until = marker.until();
        return until == null ? marker.at() : until;
    }

    /** @param byCause tells the failures by their causes in place of run by run */
    public void text(boolean byCause, Appendable out) throws IOException {
        var page = new TextPage(out, reader.locale());
        if (log.log().lanes().size() > 1) {
            overview(page);
            page.blank();
        }
        page.servers(log.log().lanes(), SyncLane::server, new Words(reader), (lane, at) -> lane(lane, byCause, at));
        if (byCause) {
            page.blank();
            causes(page);
        }
        if (!log.incidents().isEmpty()) {
            page.blank();
            page.heading(words.of("incidents"), '-');
            for (Incident incident : log.incidents()) {
                page.item(0, "- ", words.when(incident) + ": " + words.shown(incident.title()));
                page.paragraph(2, words.shown(incident.text()));
            }
        }
    }

    private void overview(TextPage page) throws IOException {
        var table = new TextTable(List.of(words.of("column.server"), words.of("column.state"), words.of("column.last-good"),
                words.of("column.failing-since"), words.of("column.in-a-row"), words.of("column.runs")));
        for (SyncLane lane : log.log().lanes()) {
            table.row(List.of(lane.server().server(), words.health(lane),
                    lane.lastGood().map(run -> words.shown(run.run().finished())).orElse(""),
                    lane.failing().map(streak -> words.shown(streak.since())).orElse(""),
                    lane.failing().map(streak -> words.shown(streak.failures())).orElse(""),
                    lane.history().isKnown() ? words.shown(lane.runs().size()) : ""));
        }
        page.table(table, 0);
    }

    private void lane(SyncLane lane, boolean byCause, TextPage page) throws IOException {
        if (lane.history() instanceof Unknown<SyncHistory> unknown) {
            page.paragraph(0, words.of("missing", words.of("history"), Gap.why(unknown, new Words(reader))));
            page.item(0, "> ", Answers.howToCollect(unknown.name(), SyncLogTexts.TEXTS, reader));
            return;
        }
        for (String sentence : words.state(lane)) {
            page.paragraph(0, sentence);
        }
        Instant from = since;
        int all = lane.history().optional().map(history -> history.runs().size()).orElse(0);
        if (from != null && all > 0) {
            page.paragraph(0, words.of("since", from, lane.runs().size(), all));
        }
        if (!byCause && !lane.runs().isEmpty()) {
            page.blank();
            page.table(runs(lane), 0);
            newestText(lane, page);
        }
        List<SyncMarker> own = markers.stream().filter(marker -> marker.server().key().equals(lane.server().key())).toList();
        if (!own.isEmpty()) {
            page.blank();
            page.item(0, "", words.of("changes") + ":");
            for (SyncMarker marker : own) {
                page.item(0, "- ", words.when(marker) + ": " + words.what(marker));
            }
        }
    }

    private TextTable runs(SyncLane lane) {
        var table = new TextTable(List.of(words.of("column.started"), words.of("column.took"), words.of("column.by"),
                words.of("column.result"), words.of("column.brought"), words.of("column.error"), words.of("column.explanation")));
        String last = "";
        for (TimedRun run : lane.runs()) {
            String explanation = run.failed() ? errors.explanation(run.cause()) : "";
            // of several failures in a row the first tells it
            String told = !explanation.isEmpty() && explanation.equals(last) ? words.of("same") : explanation;
            String odd = words.oddities(run);
            table.row(List.of(words.shown(run.started()), words.took(run), words.startedBy(run), words.result(run), words.brought(run),
                    words.error(run), odd.isEmpty() ? told : told.isEmpty() ? "(" + odd + ")" : "(" + odd + ") " + told));
            last = explanation;
        }
        return table;
    }

    private void newestText(SyncLane lane, TextPage page) throws IOException {
        for (TimedRun run : lane.runs()) {
            if (!run.run().errorText().isBlank()) {
                page.blank();
                page.item(0, "", words.of("error-text", run.started()));
                page.paragraph(2, run.run().errorText());
                return;
            }
        }
    }

    private void causes(TextPage page) throws IOException {
        page.heading(words.of("causes"), '-');
        if (log.causes().isEmpty()) {
            page.paragraph(0, words.of("causes.none"));
        }
        for (FailureGroup group : log.causes()) {
            page.item(0, "- ", errors.explanation(group.cause()));
            page.paragraph(2, words.of("cause.servers", group.runs().size(), names(group.servers()), group.oldest().started(),
                    group.newest().started()));
            page.paragraph(2, group.goingOn().isEmpty() ? words.of("cause.over") : words.of("cause.going-on", names(group.goingOn())));
            for (Incident incident : incidents(group)) {
                page.paragraph(2, words.ofRun(incident));
            }
            if (!group.newest().run().errorText().isBlank()) {
                page.paragraph(2, words.of("cause.text"));
                page.paragraph(4, group.newest().run().errorText());
            }
        }
    }

    private List<Incident> incidents(FailureGroup group) {
        return log.incidents().stream().filter(incident -> group.runs().stream().anyMatch(run -> log.incidentsOf(run).contains(incident)))
                .toList();
    }

    private String names(List<ServerState> servers) {
        return words.shown(servers);
    }

    public void json(Appendable out) throws IOException {
        Json.document(out, json -> {
            json.put("schemaVersion", "1.0");
            json.put("since", since);
            json.array("servers", array -> log.log().lanes().forEach(lane -> array.object(object -> server(object, lane))));
            json.array("causes", array -> log.causes().forEach(group -> array.object(object -> cause(object, group))));
            json.array("incidents", array -> log.incidents().forEach(incident -> array.object(object -> {
                object.put("id", incident.id());
                object.put("from", incident.from());
                object.put("until", incident.until());
                object.put("title", words.shown(incident.title()));
                object.put("text", words.shown(incident.text()));
            })));
        });
    }

    private void server(Json json, SyncLane lane) {
        json.put("server", lane.server().server());
        json.put("collectedAt", lane.server().collectedAt());
        json.put("known", lane.history().isKnown());
        json.put("reason", lane.history() instanceof Unknown<SyncHistory> unknown ? unknown.reason().name() : null);
        json.put("health", SimulationReports.key(lane.health()));
        json.put("lastSuccess", lane.lastGood().<@Nullable Instant>map(run -> run.run().finished()).orElse(null));
        json.put("failingSince", lane.failing().<@Nullable Instant>map(SyncStreak::since).orElse(null));
        json.put("failuresInARow", lane.history().isKnown() ? lane.failing().map(SyncStreak::failures).orElse(0) : null);
        json.put("impossibleTimes", lane.odd());
        json.put("arrivedOutsideRuns", lane.outside());
        json.array("streaks", array -> lane.streaks().forEach(streak -> array.object(object -> {
            object.put("since", streak.since());
            object.put("until", streak.until());
            object.put("failures", streak.failures());
            object.put("others", streak.others());
            object.put("goingOn", streak.goingOn());
        })));
        json.array("changes", array -> markers.stream().filter(marker -> marker.server().key().equals(lane.server().key()))
                .forEach(marker -> array.object(object -> marker(object, marker))));
        json.array("runs", array -> lane.runs().forEach(run -> array.object(object -> run(object, run))));
    }

    private static void marker(Json json, SyncMarker marker) {
        json.put("kind", SimulationReports.key(marker.kind()));
        json.put("at", marker.at());
        json.put("until", marker.until());
        json.put("by", marker.by().isEmpty() ? null : marker.by());
        json.put("detail", marker.detail().isEmpty() ? null : marker.detail());
        json.array("settings", array -> marker.changes().forEach(setting -> array.object(object -> setting(object, setting))));
    }

    private static void setting(Json json, Setting setting) {
        json.put("name", setting.name());
        json.put("subject", setting.subject());
        json.put("before", ComparisonWords.plain(setting.values().getFirst()));
        json.put("after", ComparisonWords.plain(setting.values().getLast()));
    }

    private void run(Json json, TimedRun run) {
        json.put("id", run.run().id());
        json.put("started", run.started());
        json.put("ended", run.run().ended());
        json.put("manual", run.run().manual());
        json.put("result", name(run.run().result()));
        json.put("error", name(run.run().error()));
        json.put("errorText", run.run().errorText());
        FailureCause cause = run.failed() ? FailureCause.named(run.cause(), signatures) : null;
        json.put("signature", cause == null ? null : cause.signature().<@Nullable String>map(ErrorSignature::id).orElse(null));
        json.put("explanation", cause == null ? null : errors.explanation(cause));
        json.put("cause", run.failed() ? run.cause() : null);
        json.put("updatesBrought", run.brought());
        json.strings("impossible", run.oddities().stream().sorted().map(SimulationReports::key).toList());
        json.strings("incidents", log.incidentsOf(run).stream().map(Incident::id).toList());
        json.array("updateErrors", array -> run.run().updateErrors().forEach(error -> array.object(object -> {
            object.put("updateId", error.update());
            object.put("error", error.error());
            object.put("errorText", error.errorText());
        })));
    }

    private void cause(Json json, FailureGroup group) {
        json.put("cause", group.cause());
        json.put("explanation", errors.explanation(group.cause()));
        json.put("runs", group.runs().size());
        json.put("first", group.oldest().started());
        json.put("last", group.newest().started());
        json.strings("servers", group.servers().stream().map(ServerState::server).toList());
        json.strings("goingOn", group.goingOn().stream().map(ServerState::server).toList());
        json.strings("incidents", incidents(group).stream().map(Incident::id).toList());
    }

    private static @Nullable String name(Coded<?> coded) {
        return coded.text().isEmpty() ? null : coded.text();
    }

    /** @param byCause one row for every cause in place of one for every run */
    public void csv(boolean byCause, Appendable out) throws IOException {
        if (byCause) {
            var csv = new Csv(out, List.of("cause", "explanation", "runs", "servers", "first", "last", "goingOn"));
            for (FailureGroup group : log.causes()) {
                csv.row(List.of(group.cause(), errors.explanation(group.cause()), group.runs().size(), list(group.servers()),
                        Json.utc(group.oldest().started()), Json.utc(group.newest().started()), list(group.goingOn())));
            }
            return;
        }
        var csv = new Csv(out, List.of("server", "started", "ended", "manual", "result", "error", "explanation", "errorText", "cause",
                "updatesBrought", "impossible"));
        for (SyncLane lane : log.log().lanes()) {
            for (TimedRun run : lane.runs()) {
                List<@Nullable Object> cells = new ArrayList<>();
                Instant ended = run.run().ended();
                cells.addAll(List.of(lane.server().server(), Json.utc(run.started())));
                cells.add(ended == null ? null : Json.utc(ended));
                cells.add(run.run().manual());
                cells.addAll(List.of(run.run().result().text(), run.run().error().text(),
                        run.failed() ? errors.explanation(run.cause()) : "", run.run().errorText(), run.cause()));
                cells.add(run.brought());
                cells.add(run.oddities().stream().sorted().map(SimulationReports::key).collect(Collectors.joining(" ")));
                csv.row(cells);
            }
        }
    }

    private static String list(List<ServerState> servers) {
        return servers.stream().map(ServerState::server).collect(Collectors.joining(" "));
    }

    /** The JSON Schema of the JSON form; the caller closes it. */
    public static InputStream schema() {
        return Objects.requireNonNull(SyncLogReports.class.getResourceAsStream("/schemas/sync-log-1.json"));
    }
}
