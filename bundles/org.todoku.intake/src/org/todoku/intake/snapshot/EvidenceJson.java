package org.todoku.intake.snapshot;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.todoku.core.LogLine;
import org.todoku.core.ServerEvent;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** What was collected around the WSUS API: events, numbers, readings of the machine, and the log where it is kept as JSON. */
final class EvidenceJson {

    /** The event "the subscription was changed". */
    private static final int SUBSCRIPTION_CHANGED = 389;

    private EvidenceJson() {
    }

    /**
     * An event; null when it has no date, which has been reported then. Besides the properties that {@link #write} gives, those of
     * the WSUS API are understood.
     */
    static @Nullable ServerEvent readEvent(JsonParser parser, Values values) {
        @Nullable Instant at = null;
        int id = 0;
        String category = "";
        String user = "";
        String text = "";
        String name;
        while ((name = parser.nextName()) != null) {
            JsonToken token = parser.nextToken();
            switch (name) {
                case "at", "creationDate" -> at = values.date(parser);
                case "id", "wsusEventId" -> {
                    if (token == JsonToken.VALUE_NUMBER_INT) {
                        Integer number = values.integer(parser);
                        id = number == null ? id : number;
                    } else {
                        // the API calls a GUID of its own "Id" and has names for kinds of events
                        String said = values.text(parser);
                        category = name.equals("id") || !category.isEmpty() ? category : said;
                    }
                }
                case "eventCategory" -> category = values.text(parser);
                case "user", "administrator" -> user = values.text(parser);
                case "text", "message" -> text = values.text(parser);
                case "error", "errorText", "isError", "category" -> parser.skipChildren();
                default -> {
                    parser.skipChildren();
                    values.notes().ignoredField(name);
                }
            }
        }
        if (at == null) {
            values.notes().loss("row.no-date", "at");
            return null;
        }
        return new ServerEvent(at, id == 0 && category.startsWith("SubscriptionModif") ? SUBSCRIPTION_CHANGED : id, user, text);
    }

    static void write(JsonGenerator out, ServerEvent event) {
        out.writeStartObject();
        Json.date(out, "at", event.at());
        out.writeNumberProperty("id", event.id());
        Json.text(out, "user", event.user());
        Json.text(out, "text", event.text());
        out.writeEndObject();
    }

    /** Whole numbers by name; everything else in the object is reported and left out. */
    static Map<String, Long> readNumbers(JsonParser parser, Values values) {
        Map<String, Long> numbers = new LinkedHashMap<>();
        String name;
        while ((name = parser.nextName()) != null) {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.VALUE_NUMBER_INT) {
                Long number = values.number(parser);
                if (number != null) {
                    numbers.put(name, number);
                }
            } else if (token != JsonToken.VALUE_NULL) {
                parser.skipChildren();
                values.notes().ignoredField(name);
            }
        }
        return numbers;
    }

    static void writeNumbers(JsonGenerator out, Map<String, Long> numbers) {
        out.writeStartObject();
        new TreeMap<>(numbers).forEach((name, number) -> out.writeNumberProperty(name, number.longValue()));
        out.writeEndObject();
    }

    /**
     * Texts by dotted name. Objects in the object give their names as prefixes, lists of simple values become one text with commas;
     * a value that is null is unknown and left out.
     */
    static Map<String, String> readTexts(JsonParser parser, Values values) {
        Map<String, String> texts = new LinkedHashMap<>();
        readTexts(parser, values, "", texts);
        return texts;
    }

    private static void readTexts(JsonParser parser, Values values, String prefix, Map<String, String> texts) {
        String name;
        while ((name = parser.nextName()) != null) {
            String key = prefix + name;
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_OBJECT) {
                readTexts(parser, values, key + ".", texts);
            } else if (token != JsonToken.VALUE_NULL) {
                String text = token == JsonToken.START_ARRAY ? String.join(",", values.texts(parser)) : values.text(parser);
                if (texts.put(key, text) != null) {
                    values.notes().odd("field.repeated", key);
                }
            }
        }
    }

    static void writeTexts(JsonGenerator out, Map<String, String> texts) {
        out.writeStartObject();
        new TreeMap<>(texts).forEach(out::writeStringProperty);
        out.writeEndObject();
    }

    static LogLine readLine(JsonParser parser, Values values) {
        @Nullable Instant at = null;
        String text = "";
        String name;
        while ((name = parser.nextName()) != null) {
            parser.nextToken();
            switch (name) {
                case "at" -> at = values.date(parser);
                case "text" -> text = values.text(parser);
                default -> parser.skipChildren();
            }
        }
        return new LogLine(at, text);
    }

    static void write(JsonGenerator out, LogLine line) {
        out.writeStartObject();
        Json.date(out, "at", line.at());
        Json.text(out, "text", line.text());
        out.writeEndObject();
    }
}
