package org.todoku.rules.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/** A value of a JSON document and where it stands. */
sealed interface Node {

    /** The largest file that is read, in bytes. */
    int LARGEST = 4 * 1024 * 1024;

    Place place();

    /** What it is, for messages. */
    String kind();

    /** @param names where the name of each member stands */
    record Members(Place place, Map<String, Node> values, Map<String, Place> names) implements Node {

        @Override
        public String kind() {
            return "an object";
        }

        Optional<Node> find(String name) {
            return Optional.ofNullable(values.get(name));
        }

        Place nameOf(String name) {
            return names.getOrDefault(name, place);
        }
    }

    record Items(Place place, List<Node> values) implements Node {

        @Override
        public String kind() {
            return "a list";
        }
    }

    /** @param text as written, without quotes */
    record Scalar(Place place, JsonToken token, String text) implements Node {

        @Override
        public String kind() {
            return switch (token) {
                case VALUE_STRING -> "a text";
                case VALUE_TRUE, VALUE_FALSE -> "true or false";
                case VALUE_NULL -> "null";
                default -> "a number";
            };
        }

        boolean isText() {
            return token == JsonToken.VALUE_STRING;
        }
    }

    /** JSON with comments; every limit is far above what a rule needs. */
    static Node read(InputStream in) throws IOException, FileProblem {
        JsonFactory json = JsonFactory.builder().enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(60).maxStringLength(20_000).maxNameLength(200)
                        .build())
                .build();
        // from characters, because columns would count bytes otherwise
        try (JsonParser parser = json.createParser(ObjectReadContext.empty(), characters(in))) {
            if (parser.nextToken() == null) {
                throw new FileProblem(Place.START, "the file is empty");
            }
            Node node = value(parser);
            if (parser.nextToken() != null) {
                throw new FileProblem(place(parser.currentTokenLocation()), "something follows the end of the document");
            }
            return node;
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            throw new FileProblem(at == null ? Place.START : place(at), "no JSON: " + e.getOriginalMessage());
        }
    }

    private static String characters(InputStream in) throws IOException, FileProblem {
        byte[] bytes = in.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw new FileProblem(Place.START, "larger than " + LARGEST + " bytes");
        }
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new FileProblem(Place.START, "not in UTF-8");
        }
    }

    private static Node value(JsonParser parser) throws FileProblem {
        Place place = place(parser.currentTokenLocation());
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                Map<String, Node> values = new LinkedHashMap<>();
                Map<String, Place> names = new LinkedHashMap<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    names.put(name, place(parser.currentTokenLocation()));
                    parser.nextToken();
                    values.put(name, value(parser));
                }
                yield new Members(place, values, names);
            }
            case START_ARRAY -> {
                List<Node> values = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    values.add(value(parser));
                }
                yield new Items(place, values);
            }
            default -> new Scalar(place, parser.currentToken(), parser.getString());
        };
    }

    private static Place place(TokenStreamLocation at) {
        return new Place(Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()));
    }

    default Members members() throws FileProblem {
        if (this instanceof Members members) {
            return members;
        }
        throw new FileProblem(place(), "an object is expected here, not " + kind());
    }

    default List<Node> items() throws FileProblem {
        if (this instanceof Items items) {
            return items.values();
        }
        throw new FileProblem(place(), "a list is expected here, not " + kind());
    }

    default String text() throws FileProblem {
        if (this instanceof Scalar scalar && scalar.isText()) {
            return scalar.text();
        }
        throw new FileProblem(place(), "a text is expected here, not " + kind());
    }

    default boolean yesNo() throws FileProblem {
        if (this instanceof Scalar scalar && scalar.token().isBoolean()) {
            return scalar.token() == JsonToken.VALUE_TRUE;
        }
        throw new FileProblem(place(), "true or false is expected here, not " + kind());
    }
}
