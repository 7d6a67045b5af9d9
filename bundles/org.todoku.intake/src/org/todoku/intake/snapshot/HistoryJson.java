package org.todoku.intake.snapshot;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.todoku.core.Category;
import org.todoku.core.CategoryType;
import org.todoku.core.Coded;
import org.todoku.core.SyncError;
import org.todoku.core.SyncResult;
import org.todoku.core.SyncRun;
import org.todoku.core.SyncRun.UpdateError;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Rows of the synchronisation history and of the category list. */
final class HistoryJson {

    private HistoryJson() {
    }

    /** Null when the row has no start; the loss has been reported. */
    static @Nullable SyncRun readRun(JsonParser parser, Values values) {
        String id = "";
        @Nullable Instant started = null;
        @Nullable Instant ended = null;
        @Nullable Boolean manual = null;
        Coded<SyncResult> result = values.coded(SyncResult.class, "");
        Coded<SyncError> error = values.coded(SyncError.class, "");
        String errorText = "";
        List<UpdateError> updateErrors = List.of();
        String name;
        while ((name = parser.nextName()) != null) {
            JsonToken token = parser.nextToken();
            switch (name) {
                case "id" -> id = values.text(parser);
                case "startTime" -> started = values.date(parser);
                case "endTime" -> ended = values.date(parser);
                case "startedManually" -> manual = values.flag(parser);
                case "result" -> result = values.coded(SyncResult.class, parser);
                case "error" -> error = values.coded(SyncError.class, parser);
                case "errorText" -> errorText = values.text(parser);
                case "updateErrors" -> {
                    if (token == JsonToken.START_ARRAY) {
                        updateErrors = ServerJson.array(parser, values, HistoryJson::readError);
                    } else {
                        values.text(parser);
                    }
                }
                default -> {
                    parser.skipChildren();
                    values.notes().ignoredField(name);
                }
            }
        }
        if (started == null) {
            values.notes().loss("row.no-date", "startTime");
            return null;
        }
        return new SyncRun(id, started, ended, manual, result, error, errorText, updateErrors);
    }

    private static UpdateError readError(JsonParser parser, Values values) {
        @Nullable UUID update = null;
        String error = "";
        String errorText = "";
        String name;
        while ((name = parser.nextName()) != null) {
            parser.nextToken();
            switch (name) {
                case "updateId" -> update = values.guid(parser);
                case "error" -> error = values.text(parser);
                case "errorText" -> errorText = values.text(parser);
                default -> {
                    parser.skipChildren();
                    values.notes().ignoredField(name);
                }
            }
        }
        return new UpdateError(update, error, errorText);
    }

    static void write(JsonGenerator out, SyncRun run) {
        out.writeStartObject();
        Json.text(out, "id", run.id());
        Json.date(out, "startTime", run.started());
        Json.date(out, "endTime", run.ended());
        Json.flag(out, "startedManually", run.manual());
        Json.coded(out, "result", run.result());
        Json.coded(out, "error", run.error());
        Json.text(out, "errorText", run.errorText());
        if (!run.updateErrors().isEmpty()) {
            out.writeArrayPropertyStart("updateErrors");
            for (UpdateError error : run.updateErrors()) {
                out.writeStartObject();
                Json.guid(out, "updateId", error.update());
                Json.text(out, "error", error.error());
                Json.text(out, "errorText", error.errorText());
                out.writeEndObject();
            }
            out.writeEndArray();
        }
        out.writeEndObject();
    }

    /** Null when the row has no GUID; the loss has been reported. */
    static @Nullable Category readCategory(JsonParser parser, Values values) {
        String idText = "";
        String title = "";
        Coded<CategoryType> type = values.coded(CategoryType.class, "");
        @Nullable UUID parent = null;
        @Nullable Instant arrived = null;
        Map<String, String> other = new HashMap<>();
        String name;
        while ((name = parser.nextName()) != null) {
            parser.nextToken();
            switch (name) {
                case "id" -> idText = values.text(parser);
                case "title" -> title = values.text(parser);
                case "type" -> type = values.coded(CategoryType.class, parser);
                case "parent" -> parent = values.guid(parser);
                case "arrivalDate" -> arrived = values.date(parser);
                default -> other.put(name, Json.raw(parser));
            }
        }
        UUID id = Guids.parse(idText);
        if (id == null) {
            values.notes().loss(idText.isBlank() ? "row.no-guid" : "row.bad-guid", idText.isBlank() ? "id" : idText);
            return null;
        }
        return new Category(id, title, type, parent, arrived, other);
    }

    static void write(JsonGenerator out, Category category) {
        out.writeStartObject();
        Json.guid(out, "id", category.id());
        out.writeStringProperty("title", category.title());
        Json.coded(out, "type", category.type());
        Json.guid(out, "parent", category.parent());
        Json.date(out, "arrivalDate", category.arrived());
        Json.other(out, category.other());
        out.writeEndObject();
    }
}
