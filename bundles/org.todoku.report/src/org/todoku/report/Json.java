package org.todoku.report;

import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.todoku.core.ApprovalRule;
import org.todoku.core.CategoryRef;
import org.todoku.core.Coded;
import org.todoku.core.ServerState;
import org.todoku.core.Update;
import org.todoku.core.fact.Tri;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;

/** One JSON document, written in order as it is made; indented, UTC times, nothing localised but texts. */
public final class Json {

    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonGenerator generator;

    private Json(JsonGenerator generator) {
        this.generator = generator;
    }

    /** What fills a document or a part of it. */
    @FunctionalInterface
    public interface Content {
        void write(Json json);
    }

    /** Writes an object and a line break after it; does not close the output. */
    public static void document(Appendable out, Content content) throws IOException {
        try (JsonGenerator generator = FACTORY.createGenerator(new Indented(), new Unclosed(out))) {
            new Json(generator).object(content);
        } catch (JacksonIOException e) {
            throw e.getCause();
        }
        out.append('\n');
    }

    public void object(Content content) {
        generator.writeStartObject();
        content.write(this);
        generator.writeEndObject();
    }

    public void object(String name, Content content) {
        generator.writeName(name);
        object(content);
    }

    public void array(String name, Content content) {
        generator.writeName(name);
        generator.writeStartArray();
        content.write(this);
        generator.writeEndArray();
    }

    public void strings(String name, Collection<String> values) {
        array(name, json -> values.forEach(json::value));
    }

    /** A property of any value that {@link #value} knows. */
    public void put(String name, @Nullable Object value) {
        generator.writeName(name);
        value(value);
    }

    /** A value for programs: booleans and numbers as such, times in UTC, categories and updates with their GUID. */
    public void value(@Nullable Object value) {
        switch (value) {
            case null -> generator.writeNull();
            case Boolean yes -> generator.writeBoolean(yes);
            case Integer number -> generator.writeNumber(number);
            case Long number -> generator.writeNumber(number);
            case Double number -> generator.writeNumber(number);
            case Instant instant -> generator.writeString(utc(instant));
            case Tri tri -> generator.writeString(tri.name().toLowerCase(java.util.Locale.ROOT));
            case Coded<?> coded -> generator.writeString(coded.text());
            case ServerState server -> generator.writeString(server.server());
            case CategoryRef category -> object(json -> {
                json.put("id", category.guid().map(UUID::toString).orElse(null));
                json.put("title", category.title());
            });
            case Update update -> object(json -> {
                json.put("updateId", update.id().toString());
                json.put("title", update.title(java.util.Locale.ROOT));
            });
            case ApprovalRule rule -> object(json -> {
                json.put("name", rule.name());
                json.put("enabled", rule.enabled());
                json.put("products", rule.products());
                json.put("classifications", rule.classifications());
                json.put("groups", rule.groups());
            });
            case Collection<?> many -> {
                generator.writeStartArray();
                many.forEach(this::value);
                generator.writeEndArray();
            }
            default -> generator.writeString(value.toString());
        }
    }

    /** ISO-8601 in UTC, to the second. */
    public static String utc(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static final class Indented extends ObjectWriteContext.Base {

        @Override
        public PrettyPrinter getPrettyPrinter() {
            var indenter = new DefaultIndenter("  ", "\n");
            return new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
        }

        @Override
        public boolean hasPrettyPrinter() {
            return true;
        }
    }

    private static final class Unclosed extends Writer {

        private final Appendable out;

        Unclosed(Appendable out) {
            this.out = out;
        }

        @Override
        public void write(char @Nullable [] buffer, int offset, int length) throws IOException {
            if (buffer != null) {
                out.append(java.nio.CharBuffer.wrap(buffer, offset, length));
            }
        }

        @Override
        public void flush() {
            // the owner of the output flushes it
        }

        @Override
        public void close() {
            // the owner of the output closes it
        }
    }
}
