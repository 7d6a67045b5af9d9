package org.todoku.rules.testkit;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/**
 * Reads one JSON document, with comments, value after value as the readers of its members ask for them. What no reader asks for, and
 * what is of another kind than asked for, ends the reading with file, line and column.
 */
final class JsonIn implements AutoCloseable {

    private static final JsonFactory FACTORY = JsonFactory.builder().enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private final String file;
    private final JsonParser parser;

    JsonIn(String file, String text) {
        this.file = file;
        this.parser = FACTORY.createParser(ObjectReadContext.empty(), text);
    }

    @Override
    public void close() {
        parser.close();
    }

    /** The whole document is one object of these members. */
    void document(Map<String, Runnable> members) {
        try {
            if (parser.nextToken() == null) {
                throw wrong("the file is empty");
            }
            object(members);
            if (parser.nextToken() != null) {
                throw wrong("something follows the end of the document");
            }
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            throw new ScenarioException(file, at == null ? 1 : at.getLineNr(), at == null ? 1 : at.getColumnNr(),
                    "no JSON: " + e.getOriginalMessage());
        }
    }

    /** @return the names that were there */
    Set<String> object(Map<String, Runnable> members) {
        Set<String> found = new HashSet<>();
        members(name -> {
            Runnable member = members.get(name);
            if (member == null) {
                throw wrong("unknown key \"" + name + "\"; known are " + String.join(", ", new TreeSet<>(members.keySet())));
            }
            found.add(name);
            return member;
        });
        return found;
    }

    /** An object with names of the author's own. */
    void members(Function<String, Runnable> member) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw expected("an object");
        }
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            Runnable value = member.apply(parser.currentName());
            parser.nextToken();
            value.run();
        }
    }

    <T> List<T> list(Supplier<T> element) {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw expected("a list");
        }
        List<T> all = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            all.add(element.get());
        }
        return all;
    }

    void each(Runnable element) {
        list(() -> {
            element.run();
            return "";
        });
    }

    List<String> texts() {
        return list(this::text);
    }

    boolean isText() {
        return parser.currentToken() == JsonToken.VALUE_STRING;
    }

    boolean isObject() {
        return parser.currentToken() == JsonToken.START_OBJECT;
    }

    boolean isNull() {
        return parser.currentToken() == JsonToken.VALUE_NULL;
    }

    String text() {
        if (!isText()) {
            throw expected("a text");
        }
        return parser.getString();
    }

    boolean yesNo() {
        return switch (parser.currentToken()) {
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> throw expected("true or false");
        };
    }

    /** Runs what is to be done when it is said: {@code false} is the same as nothing. */
    void when(Runnable said) {
        if (yesNo()) {
            said.run();
        }
    }

    long number() {
        if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            throw expected("a whole number");
        }
        return parser.getLongValue();
    }

    int smallNumber() {
        long number = number();
        if (number < Integer.MIN_VALUE || number > Integer.MAX_VALUE) {
            throw wrong("the number is too large: " + number);
        }
        return (int) number;
    }

    <T> @Nullable T orNull(Supplier<T> value) {
        return isNull() ? null : value.get();
    }

    Instant time() {
        return parsed(Instant::parse, "a time like 2026-07-03T12:00:00Z");
    }

    LocalTime timeOfDay() {
        return parsed(LocalTime::parse, "a time of day like 03:00");
    }

    /** @param expected what should stand there, for the message */
    <T> T parsed(Function<String, T> parse, String expected) {
        String text = text();
        try {
            return parse.apply(text);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw wrong("expected " + expected + ", found \"" + text + "\"");
        }
    }

    /** A constant by its name. */
    <E extends Enum<E>> E choice(Class<E> type) {
        return parsed(text -> Enum.valueOf(type, text),
                "one of " + String.join(", ", List.of(type.getEnumConstants()).stream().map(Enum::name).toList()));
    }

    /** Any value, as JSON text. */
    String json() {
        StringBuilder out = new StringBuilder();
        switch (parser.currentToken()) {
            case START_OBJECT -> {
                members(name -> {
                    out.append(out.isEmpty() ? "{" : ",").append(Golden.quoted(name)).append(':');
                    return () -> out.append(json());
                });
                out.append(out.isEmpty() ? "{}" : "}");
            }
            case START_ARRAY -> out.append('[').append(String.join(",", list(this::json))).append(']');
            case VALUE_STRING -> out.append(Golden.quoted(text()));
            default -> out.append(parser.getString());
        }
        return out.toString();
    }

    private ScenarioException expected(String what) {
        return wrong(what + " is expected here");
    }

    /** What is wrong with the value, or the name, just read. */
    ScenarioException wrong(String reason) {
        TokenStreamLocation at = parser.currentTokenLocation();
        return new ScenarioException(file, at.getLineNr(), at.getColumnNr(), reason);
    }
}
