package org.todoku.intake.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipFile;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.todoku.core.Progress;
import org.todoku.core.ServerState;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/** What is written is what the shipped schemas describe, and the schemas describe nothing that is never written. */
class SchemaTest {

    private static final Set<String> UNKNOWN_FIELDS = Set.of("newField", "x-ü", "getContentFromMU");
    private final Set<String> used = new HashSet<>();

    @TempDir
    Path folder = Path.of("");

    @Test
    void everyEntryConformsToItsSchema() throws Exception {
        Set<String> described = new HashSet<>();
        for (int seed = 0; seed < 60; seed++) {
            var random = new RandomStates(seed);
            ServerState state = random.state();
            Path file = folder.resolve("s.todoku-snapshot");
            SnapshotWriter.write(RoundTripTest.reader(state, random.updates), file, Progress.NONE);
            try (var zip = new ZipFile(file.toFile())) {
                assertEquals("manifest.json", zip.entries().nextElement().getName(), "the manifest comes first");
                for (var entry : java.util.Collections.list(zip.entries())) {
                    if (entry.getName().endsWith(".txt")) {
                        continue;
                    }
                    String name = entry.getName().substring(0, entry.getName().indexOf('.'));
                    Object schema = schema(name);
                    described.add(name);
                    String text = new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                    for (String line : entry.getName().endsWith("l") ? text.split("\n") : new String[] { text }) {
                        if (!line.isEmpty()) {
                            check(parse(line), schema, name);
                        }
                    }
                }
            }
        }
        Set<String> expected = new HashSet<>();
        for (String name : described) {
            properties(schema(name), name, expected);
        }
        expected.removeAll(used);
        assertEquals(Set.of(), expected, "described but never written");
        assertEquals(14, described.size());
    }

    @Test
    void everySchemaIsShipped() throws Exception {
        assertTrue(Files.readString(Path.of("build.properties")).contains("schemas/"));
        try (var files = Files.list(Path.of("schemas"))) {
            for (Path file : files.toList()) {
                var schema = assertNotNullMap(parse(Files.readString(file)));
                assertEquals("https://json-schema.org/draft/2020-12/schema", schema.get("$schema"), file.toString());
                assertTrue(String.valueOf(schema.get("$id")).startsWith("urn:todoku:snapshot:1:"), file.toString());
            }
        }
    }

    private Object schema(String name) throws IOException {
        Object schema = parse(Files.readString(Path.of("schemas", name + ".schema.json")));
        assertNotNull(schema);
        return schema;
    }

    /** The part of JSON Schema that the schemas use. */
    private void check(@Nullable Object value, @Nullable Object schemaValue, String where) {
        Map<String, @Nullable Object> schema = assertNotNullMap(schemaValue);
        Object type = schema.get("type");
        if (type != null) {
            List<?> types = type instanceof List<?> several ? several : List.of(type);
            assertTrue(types.contains(typeOf(value)), where + " is " + typeOf(value) + ", not " + types);
        }
        if (schema.get("enum") instanceof List<?> values) {
            assertTrue(values.contains(value), where + ": " + value);
        }
        if (schema.get("pattern") instanceof String pattern) {
            assertTrue(String.valueOf(value).matches(pattern), where + ": " + value);
        }
        if (value instanceof List<?> elements && schema.containsKey("items")) {
            elements.forEach(element -> check(element, schema.get("items"), where));
        }
        if (value instanceof Map<?, ?> object) {
            Map<?, ?> properties = schema.get("properties") instanceof Map<?, ?> map ? map : Map.of();
            if (schema.get("required") instanceof List<?> required) {
                assertTrue(object.keySet().containsAll(required), where + " lacks one of " + required);
            }
            object.forEach((key, member) -> {
                if (properties.containsKey(key)) {
                    used.add(where + "." + key);
                    check(member, properties.get(key), where + "." + key);
                } else if (schema.containsKey("additionalProperties")) {
                    check(member, schema.get("additionalProperties"), where + ".*");
                } else {
                    assertTrue(UNKNOWN_FIELDS.contains(key), where + " has " + key);
                }
            });
        }
    }

    private static void properties(@Nullable Object schemaValue, String where, Set<String> names) {
        Map<String, @Nullable Object> schema = assertNotNullMap(schemaValue);
        if (schema.get("properties") instanceof Map<?, ?> properties) {
            properties.forEach((key, member) -> {
                names.add(where + "." + key);
                properties(member, where + "." + key, names);
            });
        }
        if (schema.containsKey("items")) {
            properties(schema.get("items"), where, names);
        }
        if (schema.containsKey("additionalProperties")) {
            properties(schema.get("additionalProperties"), where + ".*", names);
        }
    }

    @SuppressWarnings("unchecked") // objects are read to maps with text keys
    private static Map<String, @Nullable Object> assertNotNullMap(@Nullable Object value) {
        assertNotNull(value);
        return (Map<String, @Nullable Object>) value;
    }

    private static String typeOf(@Nullable Object value) {
        return value instanceof Map ? "object" : value instanceof List ? "array" : value instanceof String ? "string"
                : value instanceof Boolean ? "boolean" : value instanceof Long ? "integer" : value == null ? "null" : "number";
    }

    private static @Nullable Object parse(String json) {
        try (JsonParser parser = Json.FACTORY.createParser(ObjectReadContext.empty(), json)) {
            parser.nextToken();
            return value(parser);
        }
    }

    private static @Nullable Object value(JsonParser parser) {
        switch (parser.currentToken()) {
            case START_OBJECT -> {
                Map<String, @Nullable Object> map = new LinkedHashMap<>();
                String name;
                while ((name = parser.nextName()) != null) {
                    parser.nextToken();
                    map.put(name, value(parser));
                }
                return map;
            }
            case START_ARRAY -> {
                List<@Nullable Object> list = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    list.add(value(parser));
                }
                return list;
            }
            case VALUE_STRING -> {
                return parser.getString();
            }
            case VALUE_TRUE, VALUE_FALSE -> {
                return parser.getBooleanValue();
            }
            case VALUE_NUMBER_INT -> {
                return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER ? Double.valueOf(0) : (Object) parser.getLongValue();
            }
            case VALUE_NUMBER_FLOAT -> {
                return Double.valueOf(0);
            }
            default -> {
                return null;
            }
        }
    }
}
