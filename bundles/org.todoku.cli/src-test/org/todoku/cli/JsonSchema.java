package org.todoku.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/** Checks JSON text against the part of JSON Schema that the shipped schemas use; a property that no schema describes is an error. */
final class JsonSchema {

    private final Map<String, Map<?, ?>> files = new LinkedHashMap<>();
    private final Set<String> used = new HashSet<>();

    /** Adds a schema that others may refer to by its file name. */
    JsonSchema with(String name, InputStream schema) throws IOException {
        try (schema) {
            files.put(name, object(new Parser(new String(schema.readAllBytes(), StandardCharsets.UTF_8)).document()));
        }
        return this;
    }

    /** What is wrong with a document; empty when nothing is. */
    String check(String json, String file) {
        var problems = new StringBuilder();
        Map<?, ?> schema = files.getOrDefault(file, Map.of());
        Set<Object> described = new HashSet<>();
        Object value = new Parser(json).document();
        check(value, schema, file, file, described, problems);
        undescribed(value, described, file, problems);
        return problems.toString();
    }

    /** Names of the properties of a schema that no document had. */
    Set<String> unused(String file) {
        Set<String> all = new HashSet<>();
        properties(files.get(file), file, all);
        all.removeAll(used);
        return all.stream().map(property -> property.substring(property.lastIndexOf(' ') + 1)).collect(Collectors.toSet());
    }

    private static void properties(@Nullable Object schema, String file, Set<String> all) {
        if (schema instanceof Map<?, ?> object) {
            object.forEach((key, value) -> {
                if (key.equals("properties") && value instanceof Map<?, ?> members) {
                    members.forEach((name, member) -> all.add(file + " " + System.identityHashCode(members) + " " + name));
                }
                properties(value, file, all);
            });
        } else if (schema instanceof List<?> list) {
            list.forEach(one -> properties(one, file, all));
        }
    }

    private void check(@Nullable Object value, Map<?, ?> schema, String file, String where, Set<Object> described, StringBuilder problems) {
        if (schema.get("$ref") instanceof String ref) {
            String[] parts = ref.split("#/");
            String other = parts[0].isEmpty() ? file : parts[0];
            Map<?, ?> target = files.getOrDefault(other, Map.of());
            for (String step : parts[1].split("/")) {
                target = object(target.get(step));
            }
            check(value, target, other, where, described, problems);
        }
        if (schema.get("allOf") instanceof List<?> all) {
            all.forEach(one -> check(value, object(one), file, where, described, problems));
        }
        if (schema.get("oneOf") instanceof List<?> several) {
            long fitting = several.stream().filter(one -> {
                var own = new StringBuilder();
                check(value, object(one), file, where, described, own);
                return own.isEmpty();
            }).count();
            tell(fitting == 1, where + " fits " + fitting + " of oneOf", problems);
        }
        if (schema.get("type") != null) {
            List<?> types = schema.get("type") instanceof List<?> list ? list : List.of(String.valueOf(schema.get("type")));
            tell(types.contains(type(value)), where + " is " + type(value) + ", not " + types, problems);
        }
        if (schema.get("enum") instanceof List<?> values) {
            tell(values.contains(value), where + ": " + value + " is none of " + values, problems);
        }
        if (schema.get("pattern") instanceof String pattern) {
            tell(String.valueOf(value).matches(pattern), where + ": " + value, problems);
        }
        if (schema.get("minimum") instanceof Long least && value instanceof Long number) {
            tell(number >= least, where + ": " + number, problems);
        }
        if (value instanceof List<?> list && schema.get("items") != null) {
            list.forEach(one -> check(one, object(schema.get("items")), file, where, described, problems));
        }
        if (value instanceof Map<?, ?> members) {
            if (schema.get("required") instanceof List<?> required) {
                required.forEach(name -> tell(members.containsKey(name), where + " lacks " + name, problems));
            }
            if (schema.get("properties") instanceof Map<?, ?> properties) {
                members.forEach((name, member) -> {
                    if (properties.containsKey(name)) {
                        described.add(List.of(System.identityHashCode(members), String.valueOf(name)));
                        used.add(file + " " + System.identityHashCode(properties) + " " + name);
                        check(member, object(properties.get(name)), file, where + "." + name, described, problems);
                    }
                });
            }
        }
    }

    private static void undescribed(@Nullable Object value, Set<Object> described, String where, StringBuilder problems) {
        if (value instanceof List<?> list) {
            list.forEach(one -> undescribed(one, described, where, problems));
        } else if (value instanceof Map<?, ?> members && !where.endsWith(".value")) {
            members.forEach((name, member) -> {
                tell(described.contains(List.of(System.identityHashCode(members), String.valueOf(name))), where + " has " + name, problems);
                undescribed(member, described, where + "." + name, problems);
            });
        }
    }

    private static void tell(boolean right, String problem, StringBuilder problems) {
        if (!right) {
            problems.append(problem).append('\n');
        }
    }

    private static Map<?, ?> object(@Nullable Object value) {
        assertTrue(value instanceof Map, () -> "an object is expected: " + value);
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    private static String type(@Nullable Object value) {
        return value instanceof Map ? "object" : value instanceof List ? "array" : value instanceof String ? "string"
                : value instanceof Boolean ? "boolean" : value instanceof Long ? "integer" : value == null ? "null" : "number";
    }

    /** Reads well-formed JSON. */
    private static final class Parser {

        private final String text;
        private int at;

        Parser(String text) {
            this.text = text;
        }

        @Nullable Object document() {
            Object value = value();
            assertTrue(text.substring(at).isBlank(), () -> "more behind the document: " + text.substring(at));
            return value;
        }

        private char peek() {
            while (Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            return text.charAt(at);
        }

        private boolean next(char wanted) {
            boolean there = peek() == wanted;
            at += there ? 1 : 0;
            return there;
        }

        private @Nullable Object value() {
            if (next('{')) {
                Map<String, @Nullable Object> members = new LinkedHashMap<>();
                while (!next('}')) {
                    next(',');
                    peek();
                    String name = string();
                    assertTrue(next(':') && !members.containsKey(name), name);
                    members.put(name, value());
                }
                return members;
            }
            if (next('[')) {
                List<@Nullable Object> list = new ArrayList<>();
                while (!next(']')) {
                    next(',');
                    list.add(value());
                }
                return list;
            }
            if (peek() == '"') {
                return string();
            }
            int start = at;
            while (at < text.length() && "+-.".indexOf(text.charAt(at)) + 1 + (Character.isLetterOrDigit(text.charAt(at)) ? 1 : 0) > 0) {
                at++;
            }
            String word = text.substring(start, at);
            return switch (word) {
                case "true" -> true;
                case "false" -> false;
                case "null" -> null;
                default -> word.matches("-?\\d+") ? (Object) Long.valueOf(word) : Double.valueOf(word);
            };
        }

        private String string() {
            var result = new StringBuilder();
            for (at++; text.charAt(at) != '"'; at++) {
                if (text.charAt(at) != '\\') {
                    result.append(text.charAt(at));
                } else if (text.charAt(++at) == 'u') {
                    result.append((char) Integer.parseInt(text.substring(at + 1, at + 5), 16));
                    at += 4;
                } else {
                    result.append("\"\\/bfnrt".indexOf(text.charAt(at)) < 3 ? text.charAt(at)
                            : "\b\f\n\r\t".charAt("bfnrt".indexOf(text.charAt(at))));
                }
            }
            at++;
            return result.toString();
        }
    }
}
