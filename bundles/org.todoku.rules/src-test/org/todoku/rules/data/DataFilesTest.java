package org.todoku.rules.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The built-in packs are what the shipped schemas describe. */
class DataFilesTest {


    private static Node read(Path file) throws Exception {
        try (InputStream in = Files.newInputStream(file)) {
            return Node.read(in);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theBuiltInPackIsAsItsSchemaSays(DataKind kind) throws Exception {
        Node schema = read(Path.of("schemas", kind.id() + ".schema.json"));
        Path file = Path.of("..", "org.todoku.rules.wsus", "data", kind.id() + ".json");
        assertEquals("urn:todoku:data:1:" + kind.id(), member(schema, "$id").value());
        check(read(file), schema, kind.id());
        try (InputStream in = Files.newInputStream(file)) {
            PackReader.Result result = PackReader.read(in, "org.todoku.rules.wsus", file.toString());
            assertEquals(List.of(), result.problems());
            assertEquals(kind, result.pack().orElseThrow().kind());
            for (DataEntry entry : result.pack().orElseThrow().entries()) {
                assertEquals(Map.of(), entry.other(), "described or written, but not read: " + entry.id());
            }
        }
    }

    /** A file that breaks any rule of its schema is refused by the reader as well. */
    @ParameterizedTest
    @EnumSource
    void whatTheSchemaNeedsTheReaderNeeds(DataKind kind) throws Exception {
        String text = Files.readString(Path.of("..", "org.todoku.rules.wsus", "data", kind.id() + ".json"));
        Node schema = read(Path.of("schemas", kind.id() + ".schema.json"));
        Node entry = member(member(member(schema, "properties"), "entries"), "items");
        List<Node> required = elements(member(entry, "required"));
        assertTrue(!required.isEmpty());
        for (Node name : required) {
            String without = text.replace("\"" + name.value() + "\":", "\"x-" + name.value() + "\":");
            assertTrue(PackReaderTest.read(without).pack().isEmpty(), kind + " without " + name.value());
        }
    }

    private static Node member(Node node, String name) {
        Map<String, Node> members = node.members();
        assertNotNull(members);
        Node found = members.get(name);
        assertNotNull(found, name);
        return found;
    }

    private static List<Node> elements(Node node) {
        List<Node> elements = node.elements();
        assertNotNull(elements);
        return elements;
    }

    /** The part of JSON Schema that the schemas use. */
    private void check(Node value, Node schema, String where) {
        Map<String, Node> rules = schema.members();
        assertNotNull(rules);
        String at = where + " at line " + value.line();
        if (rules.get("type") instanceof Node type) {
            assertEquals(type.value(), typeOf(value), at);
        }
        if (rules.get("enum") instanceof Node values) {
            assertTrue(elements(values).stream().anyMatch(one -> Objects.equals(value.value(), one.value())), at);
        }
        if (rules.get("pattern") instanceof Node pattern) {
            assertTrue(String.valueOf(value.value()).matches(String.valueOf(pattern.value())), at);
        }
        if (rules.get("minLength") instanceof Node) {
            assertTrue(!String.valueOf(value.value()).isBlank(), at);
        }
        if (rules.get("minimum") instanceof Node(Long least, int l, int c) && rules.get("maximum") instanceof Node(Long most, int m, int d)
                && value.value() instanceof Long number) {
            assertTrue(number >= least && number <= most, at);
        }
        if (value.elements() instanceof List<Node> elements) {
            assertTrue(!rules.containsKey("minItems") || !elements.isEmpty(), at);
            elements.forEach(element -> check(element, member(schema, "items"), where));
        }
        if (value.members() instanceof Map<String, Node> members) {
            Map<String, Node> properties = member(schema, "properties").members();
            assertNotNull(properties);
            if (rules.get("required") instanceof Node required) {
                elements(required).forEach(name -> assertTrue(members.containsKey(name.value()), at + " lacks " + name.value()));
            }
            if (rules.get("maxProperties") instanceof Node) {
                assertEquals(1, members.size(), at);
            }
            members.forEach((name, member) -> {
                assertTrue(properties.containsKey(name), at + " has " + name);
                check(member, member(member(schema, "properties"), name), where + "." + name);
            });
        }
    }

    private static String typeOf(Node node) {
        return switch (node.type()) {
            case "an object" -> "object";
            case "an array" -> "array";
            case "a string" -> "string";
            case "a boolean" -> "boolean";
            case "a number" -> node.value() instanceof Long ? "integer" : "number";
            default -> "null";
        };
    }
}
