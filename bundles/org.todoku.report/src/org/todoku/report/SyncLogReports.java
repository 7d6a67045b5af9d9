package org.todoku.report;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.todoku.core.Coded;
import org.todoku.core.ServerState;
import org.todoku.core.SyncHistory;
import org.todoku.core.SyncResult;
import org.todoku.core.SyncRun;
import org.todoku.core.fact.Known;
import org.todoku.core.fact.Unknown;
import org.todoku.rules.Answers;
import org.todoku.rules.Reader;
import org.todoku.rules.Texts;
import org.todoku.rules.data.ErrorSignature;
import org.todoku.rules.data.ErrorSignatures;

/** The synchronisation runs of servers: when, how they ended, and what the errors mean. */
public final class SyncLogReports {

    private SyncLogReports() {
    }

    public static void text(List<ServerState> servers, ErrorSignatures signatures, Reader reader, Appendable out) throws IOException {
        var words = new Words(reader);
        var errors = new SyncErrorTexts(reader, () -> signatures);
        new TextPage(out, reader.locale()).servers(servers, server -> server, words, (server, page) -> {
            switch (server.syncHistory()) {
                case Unknown<SyncHistory> unknown -> {
                    page.paragraph(0, words.of("missing", words.of("sync.history"), Gap.why(unknown, words)));
                    page.item(0, "> ", Answers.howToCollect(unknown.name(),
                            new Texts(Words.class.getClassLoader(), "org.todoku.report.texts"), reader));
                }
                case Known<SyncHistory> known -> history(known.value(), server, errors, words, page);
            }
        });
    }

    private static void history(SyncHistory history, ServerState server, SyncErrorTexts errors, Words words, TextPage page)
            throws IOException {
        page.paragraph(0, streak(history, words));
        if (history.runs().isEmpty()) {
            return;
        }
        page.blank();
        var table = new TextTable(List.of(words.of("column.started"), words.of("column.duration"), words.of("column.manual"),
                words.of("column.result"), words.of("column.error"), words.of("column.explanation")));
        String last = "";
        for (SyncRun run : history.runs()) {
            String explanation = errors.explanation(run, server).orElse("");
            // of several failures in a row the first tells it
            table.row(List.of(words.shown(run.started()), duration(run), manual(run, words), result(run, words), error(run),
                    !explanation.isEmpty() && explanation.equals(last) ? words.of("sync.same") : explanation));
            last = explanation;
        }
        page.table(table, 0);
        for (SyncRun run : history.runs()) {
            if (!run.errorText().isBlank()) {
                page.blank();
                page.item(0, "", words.of("sync.error-text", run.started()));
                page.paragraph(2, run.errorText());
                break;
            }
        }
    }

    private static String streak(SyncHistory history, Words words) {
        if (history.runs().isEmpty()) {
            return words.of("sync.none");
        }
        List<SyncRun> streak = history.failingStreak();
        String good = history.lastGood().map(run -> words.of("sync.last-good", run.finished()))
                .orElseGet(() -> words.of("sync.never-good"));
        return streak.isEmpty() ? words.of("sync.running-well", history.runs().size(), good)
                : words.of("sync.streak", streak.size(), streak.get(streak.size() - 1).started(), good);
    }

    private static String duration(SyncRun run) {
        Instant ended = run.ended();
        if (ended == null) {
            return "";
        }
        Duration took = Duration.between(run.started(), ended);
        return "%d:%02d:%02d".formatted(took.toHours(), took.toMinutesPart(), took.toSecondsPart());
    }

    private static String manual(SyncRun run, Words words) {
        Boolean manual = run.manual();
        return manual == null ? "" : words.of(manual ? "sync.manual" : "sync.scheduled");
    }

    private static String result(SyncRun run, Words words) {
        return run.result().recognised().map(result -> words.of("sync.result", result)).orElse(run.result().text());
    }

    private static String error(SyncRun run) {
        return run.result().is(SyncResult.SUCCEEDED) ? "" : run.error().text();
    }

    public static void json(List<ServerState> servers, ErrorSignatures signatures, Reader reader, Appendable out) throws IOException {
        var errors = new SyncErrorTexts(reader, () -> signatures);
        Json.document(out, json -> {
            json.put("schemaVersion", "1.0");
            json.array("servers", array -> servers.forEach(server -> array.object(object -> server(object, server, errors))));
        });
    }

    private static void server(Json json, ServerState server, SyncErrorTexts errors) {
        json.put("server", server.server());
        json.put("collectedAt", server.collectedAt());
        SyncHistory history = server.syncHistory().optional().orElse(null);
        json.put("known", history != null);
        json.put("reason", server.syncHistory() instanceof Unknown<SyncHistory> unknown ? unknown.reason().name() : null);
        json.put("lastSuccess", lastSuccess(history));
        json.put("failuresInARow", history == null ? null : history.failingStreak().size());
        json.array("runs", array -> {
            for (SyncRun run : history == null ? List.<SyncRun>of() : history.runs()) {
                array.object(object -> run(object, run, server, errors));
            }
        });
    }

    private static @Nullable Instant lastSuccess(@Nullable SyncHistory history) {
        SyncRun good = history == null ? null : history.lastGood().orElse(null);
        return good == null ? null : good.finished();
    }

    private static void run(Json json, SyncRun run, ServerState server, SyncErrorTexts errors) {
        json.put("id", run.id());
        json.put("started", run.started());
        json.put("ended", run.ended());
        json.put("manual", run.manual());
        json.put("result", name(run.result()));
        json.put("error", name(run.error()));
        json.put("errorText", run.errorText());
        json.put("signature", errors.signature(run, server).<@Nullable String>map(ErrorSignature::id).orElse(null));
        json.put("explanation", errors.explanation(run, server).orElse(null));
        json.array("updateErrors", array -> run.updateErrors().forEach(error -> array.object(object -> {
            object.put("updateId", error.update());
            object.put("error", error.error());
            object.put("errorText", error.errorText());
        })));
    }

    private static @Nullable String name(Coded<?> coded) {
        return coded.text().isEmpty() ? null : coded.text();
    }

    public static void csv(List<ServerState> servers, ErrorSignatures signatures, Reader reader, Appendable out) throws IOException {
        var errors = new SyncErrorTexts(reader, () -> signatures);
        var csv = new Csv(out, List.of("server", "started", "ended", "manual", "result", "error", "explanation", "errorText"));
        for (ServerState server : servers) {
            for (SyncRun run : server.syncHistory().optional().map(SyncHistory::runs).orElse(List.of())) {
                Instant ended = run.ended();
                Boolean manual = run.manual();
                csv.row(List.of(server.server(), Json.utc(run.started()), ended == null ? "" : Json.utc(ended),
                        manual == null ? "" : manual.toString(), run.result().text(), run.error().text(),
                        errors.explanation(run, server).orElse(""), run.errorText()));
            }
        }
    }
}
