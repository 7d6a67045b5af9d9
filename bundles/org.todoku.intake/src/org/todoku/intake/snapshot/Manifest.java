package org.todoku.intake.snapshot;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.todoku.core.Completeness;
import org.todoku.core.InputException;
import org.todoku.core.Problem;
import org.todoku.core.StateKind;
import org.todoku.core.fact.Reason;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/**
 * The table of contents of a snapshot.
 *
 * @param sections by name, in the order of the file
 * @param problems what the writer of the snapshot could not take over
 */
record Manifest(StateKind kind, String server, String serverId, String collector, Instant collectedAt, Map<String, Part> sections,
        Map<String, Integer> redactions, List<Problem> problems) {

    static final String ENTRY = "manifest.json";
    static final String FORMAT = "todoku-snapshot";
    /** 1.1 added the readings of the machine and of the computers to 1.0. */
    static final String VERSION = "1.1";

    /**
     * What the manifest says of one section.
     *
     * @param file entry with the content; empty when there is none
     * @param cause why the fact is not known, when that is more than the state says; null otherwise
     * @param rows -1 when not said
     * @param unreadable rows that its writer could not take over
     * @param fields what the rows say; null when not said
     */
    record Part(String file, Completeness state, String reason, @Nullable Reason cause, long rows, long unreadable,
            @Nullable List<String> fields) {

        Reason causeOr(Reason usual) {
            return cause == null ? usual : cause;
        }
    }

    /** @param entry name for messages */
    static Manifest read(byte[] json, String entry, Notes notes) throws InputException {
        try (JsonParser parser = Json.FACTORY.createParser(ObjectReadContext.empty(), json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw bad(entry, "not a JSON object", null);
            }
            Manifest manifest = read(parser, entry, new Values(notes));
            if (parser.nextToken() != null) {
                throw bad(entry, "text after the object", null);
            }
            return manifest;
        } catch (JacksonException e) {
            throw bad(entry, String.valueOf(e.getOriginalMessage()), e);
        }
    }

    private static Manifest read(JsonParser parser, String entry, Values values) throws InputException {
        String format = "";
        String version = "";
        String kindText = "server";
        String[] server = { "", "" };
        String[] collector = { "", "" };
        @Nullable Instant collectedAt = null;
        Map<String, Part> sections = new LinkedHashMap<>();
        Map<String, Integer> redactions = Map.of();
        List<Problem> problems = List.of();
        String name;
        while ((name = parser.nextName()) != null) {
            JsonToken token = parser.nextToken();
            boolean object = token == JsonToken.START_OBJECT;
            switch (name) {
                case "format" -> format = values.text(parser);
                case "formatVersion" -> {
                    version = values.text(parser);
                    checkVersion(version, entry);
                }
                case "kind" -> kindText = values.text(parser);
                case "collectedAt" -> collectedAt = values.date(parser);
                case "server" -> server = object ? pair(parser, values, "name", "id") : server;
                case "collector" -> collector = object ? pair(parser, values, "name", "version") : collector;
                case "sections" -> {
                    if (object) {
                        readSections(parser, values, sections);
                    } else {
                        throw bad(entry, "sections", null);
                    }
                }
                case "redactions" -> redactions = object ? SectionJson.readCounts(parser, values) : redactions;
                case "problems" -> problems = token == JsonToken.START_ARRAY
                        ? ServerJson.array(parser, values, SectionJson::readProblem) : problems;
                default -> {
                    parser.skipChildren();
                    values.notes().ignoredField(name);
                }
            }
            if (parser.currentToken() != null && parser.currentToken().isStructStart()) {
                parser.skipChildren();
            }
        }
        StateKind kind = SectionJson.byKey(StateKind.class, kindText);
        if (!format.equals(FORMAT)) {
            throw bad(entry, "format " + format, null);
        }
        if (version.isEmpty()) {
            throw bad(entry, "formatVersion", null);
        }
        if (kind == null) {
            throw bad(entry, "kind " + kindText, null);
        }
        if (server[0].isBlank()) {
            throw bad(entry, "server.name", null);
        }
        if (collectedAt == null) {
            throw bad(entry, "collectedAt", null);
        }
        return new Manifest(kind, server[0], server[1], (collector[0] + " " + collector[1]).strip(), collectedAt, sections, redactions,
                problems);
    }

    /** Every 1.x can be read. */
    private static void checkVersion(String version, String entry) throws InputException {
        int dot = version.indexOf('.');
        String major = dot < 0 ? version : version.substring(0, dot);
        if (major.equals("1")) {
            return;
        }
        boolean newer = !major.isEmpty() && major.length() < 6 && major.chars().allMatch(c -> c >= '0' && c <= '9')
                && Integer.parseInt(major) > 1;
        if (newer) {
            throw new InputException(new Problem(Problem.Severity.FATAL, entry, 0, "snapshot.newer-version", Notes.shortened(version)));
        }
        throw bad(entry, "formatVersion " + version, null);
    }

    private static String[] pair(JsonParser parser, Values values, String first, String second) {
        String[] pair = { "", "" };
        String name;
        while ((name = parser.nextName()) != null) {
            parser.nextToken();
            if (name.equals(first)) {
                pair[0] = values.text(parser);
            } else if (name.equals(second)) {
                pair[1] = values.text(parser);
            } else {
                parser.skipChildren();
                values.notes().ignoredField(name);
            }
        }
        return pair;
    }

    private static void readSections(JsonParser parser, Values values, Map<String, Part> sections) {
        String section;
        while ((section = parser.nextName()) != null) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                parser.skipChildren();
                values.notes().odd("field.bad-value", section);
                continue;
            }
            sections.put(section, readPart(parser, values));
        }
    }

    private static Part readPart(JsonParser parser, Values values) {
        String file = "";
        String state = "";
        String reason = "";
        @Nullable Reason cause = null;
        long rows = -1;
        long unreadable = 0;
        @Nullable List<String> fields = null;
        String name;
        while ((name = parser.nextName()) != null) {
            parser.nextToken();
            switch (name) {
                case "file" -> file = values.text(parser);
                case "state" -> state = values.text(parser);
                case "reason" -> reason = values.text(parser);
                case "cause" -> cause = SectionJson.byKey(Reason.class, values.text(parser));
                case "rows" -> {
                    Long said = values.number(parser);
                    rows = said == null ? -1 : said;
                }
                case "unreadable" -> unreadable = Math.max(0, values.count(parser));
                case "fields" -> fields = values.texts(parser);
                default -> {
                    parser.skipChildren();
                    values.notes().ignoredField(name);
                }
            }
        }
        Completeness completeness = SectionJson.byKey(Completeness.class, state);
        if (completeness == null) {
            // a state this version does not know is no proof of completeness
            completeness = Completeness.PARTIAL;
            reason = reason.isEmpty() ? "state " + state : reason;
        }
        return new Part(file, completeness, reason, cause, rows, unreadable, fields);
    }

    private static InputException bad(String entry, String detail, @Nullable Throwable cause) {
        return new InputException(new Problem(Problem.Severity.FATAL, entry, 0, "snapshot.bad-manifest", Notes.shortened(detail)), cause);
    }

    void write(JsonGenerator out) {
        out.writeStartObject();
        out.writeStringProperty("format", FORMAT);
        out.writeStringProperty("formatVersion", VERSION);
        out.writeStringProperty("kind", SectionJson.key(kind));
        out.writeObjectPropertyStart("server");
        out.writeStringProperty("name", server);
        Json.text(out, "id", serverId);
        out.writeEndObject();
        out.writeObjectPropertyStart("collector");
        int space = collector.lastIndexOf(' ');
        out.writeStringProperty("name", space < 0 ? collector : collector.substring(0, space));
        out.writeStringProperty("version", space < 0 ? "" : collector.substring(space + 1));
        out.writeEndObject();
        out.writeStringProperty("collectedAt", collectedAt.toString());
        out.writeObjectPropertyStart("sections");
        sections.forEach((name, part) -> write(out, name, part));
        out.writeEndObject();
        SectionJson.writeCounts(out, "redactions", redactions);
        SectionJson.writeProblems(out, problems);
        out.writeEndObject();
    }

    private static void write(JsonGenerator out, String name, Part part) {
        out.writeObjectPropertyStart(name);
        Json.text(out, "file", part.file());
        out.writeStringProperty("state", SectionJson.key(part.state()));
        Json.text(out, "reason", part.reason());
        Reason cause = part.cause();
        if (cause != null) {
            out.writeStringProperty("cause", SectionJson.key(cause));
        }
        if (part.rows() >= 0) {
            out.writeNumberProperty("rows", part.rows());
        }
        if (part.unreadable() > 0) {
            out.writeNumberProperty("unreadable", part.unreadable());
        }
        List<String> fields = part.fields();
        if (fields != null) {
            out.writeArrayPropertyStart("fields");
            fields.forEach(out::writeString);
            out.writeEndArray();
        }
        out.writeEndObject();
    }
}
