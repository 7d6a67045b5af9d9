package org.todoku.intake.internal.powershell;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.jspecify.annotations.Nullable;

/** Objects of Export-Clixml. References to earlier objects are followed; document types and entities are refused. */
final class ClixmlRows {

    /** The file declares a document type, which no export does. */
    static final class DoctypeException extends Exception {
        private static final long serialVersionUID = 1L;
    }

    private static final int MAX_DEPTH = 100;
    /**
     * Newer Java counts the document itself and its character references as entities and would end a large file; there
     * are no others here. An object is up to three elements deep, and too deep a row shall not end the file either.
     */
    private static final Map<String, String> PARSER_LIMITS = Map.of("jdk.xml.maxElementDepth", "1000",
            "jdk.xml.maxGeneralEntitySizeLimit", "0", "jdk.xml.totalEntitySizeLimit", "0");
    private static final int MAX_VALUE = 4 * 1024 * 1024;
    private static final int MAX_ROW_TEXT = 16 * 1024 * 1024;
    private static final int MAX_NODES = 200_000;
    private static final int MAX_REMEMBERED = 200_000;
    private static final int MAX_NAMES = 10_000;
    private static final int MAX_REMEMBERED_TEXT = 32 * 1024 * 1024;
    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private final Row.Sink sink;
    private final Map<String, Value> remembered = new HashMap<>();
    /** Property names as the file spells them. */
    private final Map<String, String> names = new HashMap<>();
    private int rememberedText;
    private int nodes;
    private int text;
    private String excess = "";
    private String lostReference = "";

    ClixmlRows(Row.Sink sink) {
        this.sink = sink;
    }

    void read(Reader in) throws IOException, DoctypeException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        PARSER_LIMITS.forEach((limit, value) -> {
            if (factory.isPropertySupported(limit)) {
                factory.setProperty(limit, value);
            }
        });
        factory.setXMLResolver((publicId, systemId, base, name) -> {
            throw new XMLStreamException("external entity");
        });
        long line = 1;
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(new TagLimit(in));
            try {
                while (xml.hasNext()) {
                    int event = xml.next();
                    line = xml.getLocation().getLineNumber();
                    if (event == XMLStreamConstants.DTD) {
                        throw new DoctypeException();
                    } else if (event == XMLStreamConstants.START_ELEMENT && !xml.getLocalName().equals("Objs")) {
                        top(xml, line);
                    }
                }
            } finally {
                xml.close();
            }
        } catch (XMLStreamException e) {
            if (e.getNestedException() instanceof IOException failed && !(failed instanceof TagLimit.Exceeded)) {
                throw failed;
            }
            long at = e.getLocation() == null ? line : Math.max(1, e.getLocation().getLineNumber());
            sink.lost(at, 1, "xml.broken", String.valueOf(e.getMessage()).lines().reduce((a, b) -> b).orElse(""));
        }
    }

    private void top(XMLStreamReader xml, long line) throws XMLStreamException {
        nodes = MAX_NODES;
        text = MAX_ROW_TEXT;
        excess = "";
        lostReference = "";
        Value value = value(xml, 1);
        if (!excess.isEmpty()) {
            sink.lost(line, 1, excess, "");
            return;
        }
        // Export-Clixml of a list that was passed as one object: the list is inside
        List<Value> rows = value.fields().isEmpty() && !value.items().isEmpty() ? value.items() : List.of(value);
        for (Value row : rows) {
            if (row.fields().isEmpty()) {
                if (!row.isEmpty() || rows.size() > 1) {
                    sink.lost(line, 1, lostReference.isEmpty() ? "row.not-object" : "row.bad-reference", row.text() + lostReference);
                }
                continue;
            }
            var cells = new LinkedHashMap<String, Row.Cell>();
            row.fields().forEach((name, field) -> cells.put(name, new Row.Cell(names.getOrDefault(name, name), field)));
            sink.accept(Row.of(line, cells));
        }
    }

    /** Reads the current element up to its end. */
    private Value value(XMLStreamReader xml, int depth) throws XMLStreamException {
        String element = xml.getLocalName();
        if (depth > MAX_DEPTH || --nodes < 0 || text < 0) {
            excess = depth > MAX_DEPTH ? "row.too-deep" : "row.too-long";
            skip(xml);
            return Value.NOTHING;
        }
        return switch (element) {
            case "Obj" -> object(xml, depth);
            case "Ref" -> {
                String id = String.valueOf(xml.getAttributeValue(null, "RefId"));
                skip(xml);
                Value target = remembered.get(id);
                if (target == null) {
                    lostReference = "RefId " + id; // an object around it, or one that was too long ago
                }
                yield target == null ? Value.NOTHING : target;
            }
            case "Nil", "TN", "TNRef" -> {
                skip(xml);
                yield Value.NOTHING;
            }
            default -> Value.of(unescaped(content(xml)));
        };
    }

    private Value object(XMLStreamReader xml, int depth) throws XMLStreamException {
        String id = xml.getAttributeValue(null, "RefId");
        String shown = "";
        List<Value> items = new ArrayList<>();
        Map<String, Value> fields = new LinkedHashMap<>();
        String primitive = "";
        while (xml.next() != XMLStreamConstants.END_ELEMENT) {
            if (xml.getEventType() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            switch (xml.getLocalName()) {
                case "ToString" -> shown = unescaped(content(xml));
                case "Props", "MS" -> properties(xml, depth, fields);
                case "LST", "IE", "QUE", "STK" -> items(xml, depth, items);
                case "DCT" -> entries(xml, depth, fields);
                case "TN", "TNRef" -> skip(xml);
                default -> {
                    Value inner = value(xml, depth + 1);
                    primitive = inner.text();
                }
            }
        }
        Value value = new Value(shown.isEmpty() ? primitive : shown, items, fields);
        if (id != null && depth > 1) {
            rememberedText += value.text().length() + 16 * (fields.size() + items.size());
            if (remembered.size() < MAX_REMEMBERED && rememberedText < MAX_REMEMBERED_TEXT) {
                remembered.put(id, value);
            }
        }
        return value;
    }

    private void properties(XMLStreamReader xml, int depth, Map<String, Value> into) throws XMLStreamException {
        while (xml.next() != XMLStreamConstants.END_ELEMENT) {
            if (xml.getEventType() == XMLStreamConstants.START_ELEMENT) {
                String name = unescaped(xml.getAttributeValue(null, "N"));
                Value value = value(xml, depth + 1);
                if (!name.isEmpty()) {
                    into.put(Row.normalise(name), value);
                    if (names.size() < MAX_NAMES) {
                        names.putIfAbsent(Row.normalise(name), name);
                    }
                }
            }
        }
    }

    private void items(XMLStreamReader xml, int depth, List<Value> into) throws XMLStreamException {
        while (xml.next() != XMLStreamConstants.END_ELEMENT) {
            if (xml.getEventType() == XMLStreamConstants.START_ELEMENT) {
                into.add(value(xml, depth + 1));
            }
        }
    }

    private void entries(XMLStreamReader xml, int depth, Map<String, Value> into) throws XMLStreamException {
        while (xml.next() != XMLStreamConstants.END_ELEMENT) {
            if (xml.getEventType() == XMLStreamConstants.START_ELEMENT) {
                var entry = new LinkedHashMap<String, Value>();
                properties(xml, depth + 1, entry);
                Value key = entry.get("key");
                Value value = entry.get("value");
                if (key != null && value != null) {
                    into.put(Row.normalise(key.text()), value);
                }
            }
        }
    }

    /** The text of the current element, up to its end; longer texts than the limit make the row too long. */
    private String content(XMLStreamReader xml) throws XMLStreamException {
        var found = new StringBuilder();
        while (xml.next() != XMLStreamConstants.END_ELEMENT) {
            switch (xml.getEventType()) {
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    text -= xml.getTextLength();
                    if (found.length() + xml.getTextLength() > MAX_VALUE || text < 0) {
                        excess = "row.too-long";
                    } else {
                        found.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
                    }
                }
                case XMLStreamConstants.START_ELEMENT -> skip(xml);
                default -> {
                    // comments and processing instructions say nothing
                }
            }
        }
        return found.toString();
    }

    private static void skip(XMLStreamReader xml) throws XMLStreamException {
        for (int depth = 1; depth > 0;) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> depth++;
                case XMLStreamConstants.END_ELEMENT -> depth--;
                default -> {
                    // content of what is skipped
                }
            }
        }
    }

    /** Export-Clixml writes line breaks and other control characters as {@code _x000A_}. */
    static String unescaped(@Nullable String value) {
        if (value == null) {
            return "";
        }
        return value.contains("_x") ? ESCAPED.matcher(value).replaceAll(
                match -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(match.group(1), 16)))) : value;
    }

    /** The parser holds a tag, a comment or a CDATA section as a whole: ends a file in which one has no end. */
    private static final class TagLimit extends FilterReader {

        static final class Exceeded extends IOException {
            private static final long serialVersionUID = 1L;

            Exceeded() {
                super("a tag of more than " + MAX_VALUE + " characters");
            }
        }

        private boolean inside;
        private int length;

        TagLimit(Reader in) {
            super(in);
        }

        @Override
        public int read(char @Nullable [] buffer, int offset, int count) throws IOException {
            int read = super.read(buffer, offset, count);
            for (int i = offset; buffer != null && i < offset + read; i++) {
                if (buffer[i] == '<') {
                    inside = true;
                    length = 0;
                } else if (buffer[i] == '>') {
                    inside = false;
                } else if (inside && ++length > MAX_VALUE) {
                    throw new Exceeded();
                }
            }
            return read;
        }
    }
}
