package org.todoku.intake.snapshot;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.todoku.core.CategoryRef;
import org.todoku.core.Coded;
import org.todoku.core.Numbered;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonParser.NumberType;
import tools.jackson.core.JsonToken;

/**
 * Reads single values leniently: what cannot be understood becomes null and a problem, never an exception. The parser stands
 * at the value before a call and at its end after it. Values that repeat from row to row are made once.
 */
final class Values {

    private static final int CACHE_LIMIT = 8192;

    private final Notes notes;
    private final Map<String, CategoryRef> categories = new HashMap<>();
    private final Map<Class<?>, Map<String, Coded<?>>> codes = new HashMap<>();
    private final Map<String, String> shared = new HashMap<>();

    Values(Notes notes) {
        this.notes = notes;
    }

    Notes notes() {
        return notes;
    }

    /** Text of a string, number or boolean; empty for null and for anything else. */
    String text(JsonParser parser) {
        return switch (parser.currentToken()) {
            case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE -> parser.getString();
            case VALUE_NULL -> "";
            default -> {
                parser.skipChildren();
                notes.odd("field.bad-value", parser.currentName() == null ? "" : parser.currentName());
                yield "";
            }
        };
    }

    @Nullable Boolean flag(JsonParser parser) {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_TRUE) {
            return Boolean.TRUE;
        }
        if (token == JsonToken.VALUE_FALSE) {
            return Boolean.FALSE;
        }
        String text = text(parser);
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "1" -> Boolean.TRUE;
            case "false", "0" -> Boolean.FALSE;
            case "" -> null;
            default -> {
                notes.odd("field.bad-value", text);
                yield null;
            }
        };
    }

    boolean isTrue(JsonParser parser) {
        return Boolean.TRUE.equals(flag(parser));
    }

    @Nullable Long number(JsonParser parser) {
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            NumberType type = parser.getNumberType();
            if (type == NumberType.INT || type == NumberType.LONG) {
                return parser.getLongValue();
            }
        }
        String text = text(parser);
        if (text.isEmpty()) {
            return null;
        }
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException e) {
            notes.odd("row.bad-number", text);
            return null;
        }
    }

    @Nullable Integer integer(JsonParser parser) {
        Long number = number(parser);
        if (number == null) {
            return null;
        }
        if (number.intValue() != number.longValue()) {
            notes.odd("row.bad-number", number.toString());
            return null;
        }
        return number.intValue();
    }

    /** A number of rows; 0 when there is none. */
    long count(JsonParser parser) {
        Long number = number(parser);
        return number == null ? 0 : number;
    }

    /** A point in time; null for none and for the dates that .NET and SQL Server write for never. */
    @Nullable Instant date(JsonParser parser) {
        String text = text(parser);
        if (text.isEmpty()) {
            return null;
        }
        long second = Dates.second(text);
        if (second == Dates.BAD) {
            notes.odd("row.bad-date", text);
            return null;
        }
        return second == Dates.NEVER ? null : Instant.ofEpochSecond(second, Dates.nano(text));
    }

    @Nullable LocalTime timeOfDay(JsonParser parser) {
        String text = text(parser);
        if (text.isEmpty()) {
            return null;
        }
        try {
            return LocalTime.parse(text);
        } catch (DateTimeException e) {
            notes.odd("row.bad-date", text);
            return null;
        }
    }

    /** A GUID; null, with a problem unless the value is empty, when it is none. */
    @Nullable UUID guid(JsonParser parser) {
        String text = text(parser);
        UUID id = Guids.parse(text);
        if (id == null && !text.isBlank()) {
            notes.odd("row.bad-guid", text);
        }
        return id;
    }

    List<String> texts(JsonParser parser) {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            // a list of one element that a careless writer unwrapped
            String single = text(parser);
            return single.isEmpty() ? List.of() : List.of(single);
        }
        List<String> result = null;
        String first = null;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            String text = text(parser);
            if (first == null) {
                first = text;
            } else {
                if (result == null) {
                    result = new ArrayList<>();
                    result.add(first);
                }
                result.add(text);
            }
        }
        return result != null ? result : first != null ? List.of(first) : List.of();
    }

    List<UUID> guids(JsonParser parser) {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            UUID single = guid(parser);
            return single == null ? List.of() : List.of(single);
        }
        List<UUID> result = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            UUID id = guid(parser);
            if (id != null) {
                result.add(id);
            }
        }
        return result;
    }

    /** A product or classification as {@code {id, title}}, as a title alone, or as a GUID alone. */
    @Nullable CategoryRef category(JsonParser parser) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            String text = text(parser);
            UUID alone = Guids.parse(text);
            return text.isEmpty() ? null : alone != null ? new CategoryRef(alone, "") : new CategoryRef(null, text);
        }
        String id = "";
        String title = "";
        String name;
        while ((name = parser.nextName()) != null) {
            parser.nextToken();
            switch (name) {
                case "id" -> id = text(parser);
                case "title" -> title = text(parser);
                default -> {
                    parser.skipChildren();
                    notes.ignoredField(name);
                }
            }
        }
        CategoryRef known = categories.get(id);
        if (known != null && known.title().equals(title)) {
            return known;
        }
        UUID guid = Guids.parse(id);
        if (guid == null && !id.isBlank()) {
            notes.odd("row.bad-guid", id);
        }
        var category = new CategoryRef(guid, title);
        if (categories.size() < CACHE_LIMIT && (guid != null || id.isEmpty())) {
            categories.put(id, category);
        }
        return category;
    }

    List<CategoryRef> categories(JsonParser parser) {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            CategoryRef single = category(parser);
            return single == null ? List.of() : List.of(single);
        }
        List<CategoryRef> result = new ArrayList<>(2);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            CategoryRef category = category(parser);
            if (category != null) {
                result.add(category);
            }
        }
        return result;
    }

    <E extends Enum<E> & Numbered> Coded<E> coded(Class<E> type, JsonParser parser) {
        Coded<E> code = coded(type, text(parser));
        if (code.value() == null && !code.text().isEmpty()) {
            notes.unknownValue(String.valueOf(parser.currentName()), code.text());
        }
        return code;
    }

    @SuppressWarnings("unchecked") // the map of a class has codes of that class only
    <E extends Enum<E> & Numbered> Coded<E> coded(Class<E> type, String text) {
        Map<String, Coded<?>> known = codes.computeIfAbsent(type, any -> new HashMap<>());
        Coded<?> code = known.get(text);
        if (code == null) {
            code = Coded.parse(type, text);
            if (known.size() < CACHE_LIMIT) {
                known.put(text, code);
            }
        }
        return (Coded<E>) code;
    }

    /** The same string object for equal texts that repeat often, such as language tags. */
    String share(String text) {
        String known = shared.get(text);
        if (known != null) {
            return known;
        }
        if (shared.size() < CACHE_LIMIT) {
            shared.put(text, text);
        }
        return text;
    }
}
