package org.todoku.intake.internal.powershell;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/**
 * Objects of ConvertTo-Json: an array, one object, objects one after the other, or one object per line. Arrays are
 * read element by element; in files with an object per line a broken line costs that line only. A value that is too long costs its row.
 */
final class JsonRows {

    private static final int MAX_VALUE = 4 * 1024 * 1024;
    private static final int MAX_LINE = 16 * 1024 * 1024;
    private static final int MAX_DEPTH = 100;
    private static final int MAX_NODES = 200_000;
    /** Properties under which scripts and Windows PowerShell wrap the list itself. */
    private static final Set<String> WRAPPERS = Set.of("value", "updates", "items", "rows", "data", "results");

    private static final JsonFactory JSON = JsonFactory.builder().streamReadConstraints(StreamReadConstraints.builder()
            .maxStringLength(MAX_VALUE + 1).maxNumberLength(MAX_VALUE).maxNestingDepth(1000).build()).build();

    private final Row.Sink sink;
    /** What may still be kept of the current row. */
    private int nodes;
    private long text;
    private String excess = "";

    JsonRows(Row.Sink sink) {
        this.sink = sink;
    }

    void read(BufferedReader in, String head) throws IOException {
        if (oneObjectPerLine(head)) {
            readLines(new Lines(in, MAX_LINE));
            return;
        }
        long line = 0;
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), new LongTexts(in, MAX_VALUE))) {
            try {
                while (json.nextToken() != null) {
                    root(json);
                    line = json.currentLocation().getLineNr();
                }
            } catch (JacksonIOException e) {
                throw e.getCause();
            } catch (StreamConstraintsException e) {
                sink.lost(Math.max(line, json.currentLocation().getLineNr()), 1, "json.too-long", "");
            } catch (JacksonException e) {
                long at = e.getLocation() == null ? line : Math.max(line, e.getLocation().getLineNr());
                sink.lost(at, 1, "json.broken", e.getOriginalMessage());
            }
        }
    }

    private static boolean oneObjectPerLine(String head) {
        String text = head.stripLeading();
        if (!text.startsWith("{")) {
            return false;
        }
        int end = text.indexOf('\n');
        if (end < 0) {
            return !text.matches("(?s)\\{\\s*\"(?i:" + String.join("|", WRAPPERS) + ")\"\\s*:\\s*\\[.*");
        }
        String first = text.substring(0, end).strip();
        return !first.equals("{") && (first.endsWith("}") || text.substring(end).stripLeading().startsWith("{"));
    }

    private void readLines(Lines lines) throws IOException {
        String line;
        while ((line = lines.next()) != null) {
            if (lines.tooLong()) {
                sink.lost(lines.number(), 1, "row.too-long", "more than " + MAX_LINE + " characters");
            } else if (!line.isBlank()) {
                try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), line)) {
                    var rows = new ArrayList<Row>();
                    while (json.nextToken() != null) {
                        if (json.currentToken() == JsonToken.START_OBJECT) {
                            row(json, lines.number(), rows);
                        } else {
                            json.skipChildren();
                            sink.lost(lines.number(), 1, "row.bad-json", "not an object");
                        }
                    }
                    rows.forEach(sink::accept);
                } catch (JacksonException e) {
                    sink.lost(lines.number(), 1, "row.bad-json", e.getOriginalMessage());
                }
            }
        }
    }

    private void root(JsonParser json) {
        switch (json.currentToken()) {
            case START_ARRAY -> elements(json);
            case START_OBJECT -> object(json);
            default -> sink.lost(json.currentTokenLocation().getLineNr(), 1, "row.bad-json", "not an object");
        }
    }

    private void elements(JsonParser json) {
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() == JsonToken.START_OBJECT) {
                row(json, json.currentTokenLocation().getLineNr(), null);
            } else if (json.currentToken() != JsonToken.VALUE_NULL) {
                sink.lost(json.currentTokenLocation().getLineNr(), 1, "row.bad-json", "not an object");
                json.skipChildren();
            }
        }
    }

    /** An object at the top: a row, or the wrapper of a list of rows. */
    private void object(JsonParser json) {
        long line = json.currentTokenLocation().getLineNr();
        boolean wrapper = false;
        var cells = new LinkedHashMap<String, Row.Cell>();
        start();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            if (json.nextToken() == JsonToken.START_ARRAY && WRAPPERS.contains(Row.normalise(name))) {
                wrapper = true;
                elements(json);
                start();
            } else {
                cells.put(Row.normalise(name), new Row.Cell(name, value(json, 1)));
            }
        }
        if (!wrapper) {
            deliver(line, cells, null);
        }
    }

    private void row(JsonParser json, long line, @Nullable List<Row> later) {
        var cells = new LinkedHashMap<String, Row.Cell>();
        start();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            cells.put(Row.normalise(name), new Row.Cell(name, value(json, 1)));
        }
        deliver(line, cells, later);
    }

    private void deliver(long line, Map<String, Row.Cell> cells, @Nullable List<Row> later) {
        if (!excess.isEmpty()) {
            sink.lost(line, 1, excess, "");
        } else if (later != null) {
            later.add(Row.of(line, cells));
        } else {
            sink.accept(Row.of(line, cells));
        }
    }

    private void start() {
        nodes = MAX_NODES;
        text = MAX_LINE;
        excess = "";
    }

    private Value value(JsonParser json, int depth) {
        if (depth > MAX_DEPTH || --nodes < 0 || text < 0) {
            excess = depth > MAX_DEPTH ? "row.too-deep" : "row.too-long";
            json.skipChildren();
            return Value.NOTHING;
        }
        return switch (json.currentToken()) {
            case START_ARRAY -> {
                var items = new ArrayList<Value>();
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    items.add(value(json, depth + 1));
                }
                yield Value.of(items);
            }
            case START_OBJECT -> {
                var fields = new LinkedHashMap<String, Value>();
                while (json.nextToken() != JsonToken.END_OBJECT) {
                    String name = Row.normalise(json.currentName());
                    json.nextToken();
                    fields.put(name, value(json, depth + 1));
                }
                yield new Value("", List.of(), fields);
            }
            case VALUE_NULL -> Value.NOTHING;
            default -> {
                String found = json.getString();
                text -= found.length();
                if (found.length() > 0 && found.charAt(found.length() - 1) == LongTexts.CUT) {
                    excess = "row.too-long";
                }
                yield Value.of(found);
            }
        };
    }
}
