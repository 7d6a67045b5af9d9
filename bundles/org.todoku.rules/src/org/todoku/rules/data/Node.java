package org.todoku.rules.data;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/**
 * A JSON value that knows where it stands.
 *
 * @param value Map of Node, List of Node, String, Long, Double, Boolean or null
 * @param line 1-based
 * @param column 1-based
 */
record Node(@Nullable Object value, int line, int column) {

    /** The largest file that is read. */
    static final int MAX_BYTES = 4 * 1024 * 1024;

    private static final int MAX_DEPTH = 20;
    private static final JsonFactory FACTORY = JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).maxStringLength(100_000).maxNameLength(200)
                    .maxNumberLength(50).build()).build();

    /** What no entry can be made of; ends the reading of a file. */
    static final class UnreadableException extends Exception {

        private static final long serialVersionUID = 1L;

        final int line;
        final int column;

        UnreadableException(String reason, int line, int column) {
            super(reason);
            this.line = line;
            this.column = column;
        }

        String reason() {
            return String.valueOf(getMessage());
        }
    }

    /** Reads one document; does not close the stream. */
    static Node read(InputStream in) throws IOException, UnreadableException {
        byte[] bytes = in.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw new UnreadableException("larger than " + MAX_BYTES + " bytes", 0, 0);
        }
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), bytes)) {
            if (parser.nextToken() == null) {
                throw new UnreadableException("the file is empty", 1, 1);
            }
            Node root = next(parser);
            if (parser.nextToken() != null) {
                TokenStreamLocation at = parser.currentTokenLocation();
                throw new UnreadableException("more than one document", at.getLineNr(), at.getColumnNr());
            }
            return root;
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            throw new UnreadableException("no valid JSON: " + e.getOriginalMessage(), at == null ? 0 : at.getLineNr(),
                    at == null ? 0 : at.getColumnNr());
        }
    }

    private static Node next(JsonParser parser) {
        TokenStreamLocation at = parser.currentTokenLocation();
        Object value = switch (parser.currentToken()) {
            case START_OBJECT -> {
                Map<String, Node> members = new LinkedHashMap<>();
                String name;
                while ((name = parser.nextName()) != null) {
                    parser.nextToken();
                    members.put(name, next(parser));
                }
                yield members;
            }
            case START_ARRAY -> {
                List<Node> elements = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    elements.add(next(parser));
                }
                yield elements;
            }
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER_INT -> parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER ? parser.getDoubleValue()
                    : (Object) parser.getLongValue();
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            default -> null;
        };
        return new Node(value, at.getLineNr(), at.getColumnNr());
    }

    /** What it is, as JSON calls it. */
    String type() {
        return switch (value) {
            case null -> "null";
            case Map<?, ?> map -> "an object";
            case List<?> list -> "an array";
            case String text -> "a string";
            case Boolean flag -> "a boolean";
            default -> "a number";
        };
    }

    @SuppressWarnings("unchecked") // only next() makes maps
    @Nullable Map<String, Node> members() {
        return value instanceof Map<?, ?> map ? (Map<String, Node>) map : null;
    }

    @SuppressWarnings("unchecked") // only next() makes lists
    @Nullable List<Node> elements() {
        return value instanceof List<?> list ? (List<Node>) list : null;
    }

    /** As JSON text without spaces. */
    String json() {
        var out = new StringBuilder();
        write(out);
        return out.toString();
    }

    private void write(StringBuilder out) {
        Map<String, Node> members = members();
        List<Node> elements = elements();
        if (members != null) {
            char separator = '{';
            for (Map.Entry<String, Node> member : members.entrySet()) {
                out.append(separator);
                quote(member.getKey(), out);
                out.append(':');
                member.getValue().write(out);
                separator = ',';
            }
            out.append(members.isEmpty() ? "{}" : "}");
        } else if (elements != null) {
            char separator = '[';
            for (Node element : elements) {
                out.append(separator);
                element.write(out);
                separator = ',';
            }
            out.append(elements.isEmpty() ? "[]" : "]");
        } else if (value instanceof String text) {
            quote(text, out);
        } else {
            out.append(value);
        }
    }

    private static void quote(String text, StringBuilder out) {
        out.append('"');
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                out.append('\\').append((char) c);
            } else if (c < ' ') {
                out.append(String.format("\\u%04x", c));
            } else {
                out.append((char) c);
            }
        });
        out.append('"');
    }
}
