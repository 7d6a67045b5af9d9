package org.todoku.intake.snapshot;

import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.todoku.core.CategoryRef;
import org.todoku.core.Coded;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** What all JSON of the snapshot shares: limits on input, and writing of optional values, which are left out when empty. */
final class Json {

    static final int MAX_DEPTH = 100;
    static final int MAX_STRING = 1_000_000;

    static final JsonFactory FACTORY = JsonFactory.builder().streamReadConstraints(StreamReadConstraints.builder()
            .maxNestingDepth(MAX_DEPTH).maxStringLength(MAX_STRING).maxNameLength(1000).build()).rootValueSeparator("").build();

    /** For documents that this program wrote itself, where a value of a snapshot may lie a few levels deeper. */
    static final JsonFactory OWN = JsonFactory.builder().streamReadConstraints(StreamReadConstraints.builder()
            .maxNestingDepth(2 * MAX_DEPTH).maxStringLength(20 * MAX_STRING).build()).build();

    private Json() {
    }

    /** The value at which the parser stands, as JSON text without spaces; the parser then stands at its end. */
    static String raw(JsonParser parser) {
        var text = new StringWriter();
        try (JsonGenerator copy = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            int depth = 0;
            JsonToken token = parser.currentToken();
            while (token != null) {
                switch (token) {
                    case START_OBJECT -> copy.writeStartObject();
                    case END_OBJECT -> copy.writeEndObject();
                    case START_ARRAY -> copy.writeStartArray();
                    case END_ARRAY -> copy.writeEndArray();
                    case PROPERTY_NAME -> copy.writeName(parser.currentName());
                    // as it was written: 1.10 stays 1.10
                    case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> copy.writeNumber(parser.getString());
                    case VALUE_STRING -> copy.writeString(parser.getString());
                    case VALUE_TRUE -> copy.writeBoolean(true);
                    case VALUE_FALSE -> copy.writeBoolean(false);
                    default -> copy.writeNull();
                }
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                if (depth == 0) {
                    break;
                }
                token = parser.nextToken();
            }
        }
        return text.toString();
    }

    static void text(JsonGenerator out, String name, String value) {
        if (!value.isEmpty()) {
            out.writeStringProperty(name, value);
        }
    }

    static void flag(JsonGenerator out, String name, @Nullable Boolean value) {
        if (value != null) {
            out.writeBooleanProperty(name, value);
        }
    }

    static void number(JsonGenerator out, String name, @Nullable Integer value) {
        if (value != null) {
            out.writeNumberProperty(name, value.intValue());
        }
    }

    static void date(JsonGenerator out, String name, @Nullable Instant value) {
        if (value != null) {
            out.writeStringProperty(name, value.toString());
        }
    }

    static void guid(JsonGenerator out, String name, @Nullable UUID value) {
        if (value != null) {
            out.writeStringProperty(name, value.toString());
        }
    }

    static void coded(JsonGenerator out, String name, @Nullable Coded<?> value) {
        if (value != null) {
            text(out, name, value.text());
        }
    }

    static void texts(JsonGenerator out, String name, List<String> values) {
        if (!values.isEmpty()) {
            out.writeArrayPropertyStart(name);
            values.forEach(out::writeString);
            out.writeEndArray();
        }
    }

    static void category(JsonGenerator out, CategoryRef category) {
        out.writeStartObject();
        guid(out, "id", category.id());
        out.writeStringProperty("title", category.title());
        out.writeEndObject();
    }

    /** Written even when empty: an empty selection is a statement. */
    static void categories(JsonGenerator out, String name, List<CategoryRef> values) {
        out.writeArrayPropertyStart(name);
        values.forEach(value -> category(out, value));
        out.writeEndArray();
    }

    /** Fields kept as JSON text; text that is no JSON is written as a string, so that the document stays whole. */
    static void other(JsonGenerator out, Map<String, String> other) {
        if (other.isEmpty()) {
            return;
        }
        new TreeMap<>(other).forEach((name, json) -> {
            out.writeName(name);
            if (isValue(json)) {
                out.writeRawValue(json);
            } else {
                out.writeString(json);
            }
        });
    }

    private static boolean isValue(String json) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
            if (parser.nextToken() == null) {
                return false;
            }
            parser.skipChildren();
            // a line break would end the row of a JSON Lines file
            return parser.nextToken() == null && json.indexOf('\n') < 0 && json.indexOf('\r') < 0;
        } catch (JacksonException e) {
            return false;
        }
    }
}
