package org.todoku.intake.snapshot;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;

import org.jspecify.annotations.Nullable;
import org.todoku.core.ApprovalRule;
import org.todoku.core.Category;
import org.todoku.core.Completeness;
import org.todoku.core.Configuration;
import org.todoku.core.DownstreamServer;
import org.todoku.core.HostEvidence;
import org.todoku.core.LogLine;
import org.todoku.core.Problem;
import org.todoku.core.Section;
import org.todoku.core.ServerEvent;
import org.todoku.core.ServerInfo;
import org.todoku.core.ServerState;
import org.todoku.core.StateKind;
import org.todoku.core.Subscription;
import org.todoku.core.SyncHistory;
import org.todoku.core.UpdateApproval;
import org.todoku.core.UpdateField;
import org.todoku.core.fact.Fact;
import org.todoku.core.fact.Known;
import org.todoku.core.fact.Provenance;
import org.todoku.core.fact.Reason;
import org.todoku.core.fact.Unknown;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;

/**
 * Everything of a state but its updates as one JSON document, for keeping it as it is; what is read equals what was written.
 * Single sections have the same form as in a snapshot.
 */
public final class SectionJson {

    private static final int FORM = 1;

    private SectionJson() {
    }

    /** The state without its updates. */
    public static byte[] write(ServerState state) {
        var bytes = new ByteArrayOutputStream(64 * 1024);
        try (JsonGenerator out = Json.FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
            out.writeStartObject();
            out.writeNumberProperty("form", FORM);
            out.writeStringProperty("kind", key(state.kind()));
            out.writeStringProperty("server", state.server());
            out.writeStringProperty("serverId", state.serverId());
            out.writeStringProperty("collectedAt", state.collectedAt().toString());
            out.writeStringProperty("source", state.source());
            out.writeStringProperty("collector", state.collector());
            out.writeObjectPropertyStart("facts");
            writeFact(out, "server", state.info(), ServerJson::write);
            writeFact(out, "configuration", state.configuration(), ServerJson::write);
            writeFact(out, "subscription", state.subscription(), SubscriptionJson::write);
            writeFact(out, "syncHistory", state.syncHistory().map(SyncHistory::runs), list(HistoryJson::write));
            writeFact(out, "categories", state.categories(), list(HistoryJson::write));
            writeFact(out, "approvals", state.approvals(), list(SubscriptionJson::write));
            writeFact(out, "approvalRules", state.approvalRules(), list(SubscriptionJson::write));
            writeFact(out, "downstreams", state.downstreams(), list(ServerJson::write));
            HostEvidence evidence = state.evidence();
            writeFact(out, "events", evidence.events(), list(EvidenceJson::write));
            writeFact(out, "status", evidence.status(), EvidenceJson::writeNumbers);
            writeFact(out, "host", evidence.host(), EvidenceJson::writeTexts);
            writeFact(out, "clients", evidence.clients(), EvidenceJson::writeTexts);
            writeFact(out, "logTail", evidence.log(), list(EvidenceJson::write));
            out.writeEndObject();
            out.writeName("updates");
            writeSection(out, state.updates());
            Json.texts(out, "updateFields", fieldKeys(state.updateFields()));
            out.writeArrayPropertyStart("sections");
            state.sections().forEach(section -> writeSection(out, section));
            out.writeEndArray();
            writeProblems(out, state.problems());
            writeCounts(out, "redactions", state.redactions());
            out.writeEndObject();
        }
        return bytes.toByteArray();
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IllegalArgumentException when it was written by something else or damaged
     */
    public static ServerState read(byte[] json) {
        try (JsonParser parser = Json.OWN.createParser(ObjectReadContext.empty(), json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("not the JSON of a state");
            }
            return new StateParser(parser).read();
        } catch (JacksonException e) {
            throw new IllegalArgumentException("not the JSON of a state: " + e.getOriginalMessage(), e);
        }
    }

    static String key(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static <E extends Enum<E>> @Nullable E byKey(Class<E> type, String key) {
        for (E value : Objects.requireNonNull(type.getEnumConstants())) {
            if (key(value).equals(key.toLowerCase(Locale.ROOT))) {
                return value;
            }
        }
        return null;
    }

    static List<String> fieldKeys(Set<UpdateField> fields) {
        return fields.stream().sorted().map(SectionJson::key).toList();
    }

    static <T> BiConsumer<JsonGenerator, List<T>> list(BiConsumer<JsonGenerator, T> element) {
        return (out, values) -> {
            out.writeStartArray();
            values.forEach(value -> element.accept(out, value));
            out.writeEndArray();
        };
    }

    private static <T> void writeFact(JsonGenerator out, String name, Fact<T> fact, BiConsumer<JsonGenerator, T> value) {
        out.writeObjectPropertyStart(name);
        switch (fact) {
            case Known<T> known -> {
                out.writeStringProperty("source", known.from().source());
                out.writeStringProperty("at", known.from().at().toString());
                out.writeName("value");
                value.accept(out, known.value());
            }
            case Unknown<T> unknown -> {
                out.writeStringProperty("name", unknown.name());
                out.writeStringProperty("reason", key(unknown.reason()));
                out.writeStringProperty("detail", unknown.detail());
            }
        }
        out.writeEndObject();
    }

    private static void writeSection(JsonGenerator out, Section section) {
        out.writeStartObject();
        out.writeStringProperty("name", section.name());
        out.writeStringProperty("state", key(section.completeness()));
        Json.text(out, "reason", section.reason());
        out.writeNumberProperty("rows", section.rows());
        out.writeNumberProperty("unreadable", section.unreadable());
        out.writeEndObject();
    }

    static void writeProblems(JsonGenerator out, List<Problem> problems) {
        if (problems.isEmpty()) {
            return;
        }
        out.writeArrayPropertyStart("problems");
        for (Problem problem : problems) {
            out.writeStartObject();
            out.writeStringProperty("severity", key(problem.severity()));
            out.writeStringProperty("file", problem.file());
            out.writeNumberProperty("line", problem.line());
            out.writeStringProperty("code", problem.code());
            out.writeStringProperty("detail", problem.detail());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    static Problem readProblem(JsonParser parser, Values values) {
        Problem.Severity severity = Problem.Severity.ODD;
        String file = "";
        long line = 0;
        String code = "";
        String detail = "";
        String name;
        while ((name = parser.nextName()) != null) {
            parser.nextToken();
            switch (name) {
                case "severity" -> severity = Objects.requireNonNullElse(byKey(Problem.Severity.class, values.text(parser)), severity);
                case "file" -> file = values.text(parser);
                case "line" -> line = values.count(parser);
                case "code" -> code = values.text(parser);
                case "detail" -> detail = values.text(parser);
                default -> parser.skipChildren();
            }
        }
        return new Problem(severity, file, line, code, detail);
    }

    static void writeCounts(JsonGenerator out, String name, Map<String, Integer> counts) {
        if (!counts.isEmpty()) {
            out.writeObjectPropertyStart(name);
            new java.util.TreeMap<>(counts).forEach((key, count) -> out.writeNumberProperty(key, count.intValue()));
            out.writeEndObject();
        }
    }

    static Map<String, Integer> readCounts(JsonParser parser, Values values) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        String name;
        while ((name = parser.nextName()) != null) {
            parser.nextToken();
            Integer count = values.integer(parser);
            if (count != null) {
                counts.put(name, count);
            }
        }
        return counts;
    }

    /** Reads the document of a state; its parts may come in any order. */
    private static final class StateParser {

        private final JsonParser parser;
        private final Values values = new Values(new Notes(problem -> {
            // told when the state was read first
            if (!problem.code().equals(Notes.UNKNOWN_VALUE)) {
                throw new IllegalArgumentException("not the JSON of a state: " + problem.code() + " " + problem.detail());
            }
        }));
        private final Map<String, Fact<?>> facts = new LinkedHashMap<>();

        StateParser(JsonParser parser) {
            this.parser = parser;
        }

        ServerState read() {
            @Nullable StateKind kind = null;
            String server = "";
            String serverId = "";
            @Nullable Instant collectedAt = null;
            String source = "";
            String collector = "";
            @Nullable Section updates = null;
            Set<UpdateField> fields = Set.of();
            List<Section> sections = List.of();
            List<Problem> problems = List.of();
            Map<String, Integer> redactions = Map.of();
            String name;
            while ((name = parser.nextName()) != null) {
                parser.nextToken();
                switch (name) {
                    case "form" -> {
                        Integer form = values.integer(parser);
                        if (form == null || form > FORM) {
                            throw new IllegalArgumentException("written by a newer version: form " + form);
                        }
                    }
                    case "kind" -> kind = byKey(StateKind.class, values.text(parser));
                    case "server" -> server = values.text(parser);
                    case "serverId" -> serverId = values.text(parser);
                    case "collectedAt" -> collectedAt = values.date(parser);
                    case "source" -> source = values.text(parser);
                    case "collector" -> collector = values.text(parser);
                    case "facts" -> readFacts();
                    case "updates" -> updates = readSection(parser, values);
                    case "updateFields" -> fields = fields(values.texts(parser));
                    case "sections" -> sections = ServerJson.array(parser, values, SectionJson::readSection);
                    case "problems" -> problems = ServerJson.array(parser, values, SectionJson::readProblem);
                    case "redactions" -> redactions = readCounts(parser, values);
                    default -> parser.skipChildren();
                }
            }
            if (kind == null || collectedAt == null || updates == null) {
                throw new IllegalArgumentException("not the JSON of a state");
            }
            return new ServerState(kind, server, serverId, collectedAt, source, collector, fact("server", ServerInfo.class),
                    fact("configuration", Configuration.class), fact("subscription", Subscription.class),
                    fact("syncHistory", SyncHistory.class), rows("categories", Category.class), rows("approvals", UpdateApproval.class),
                    rows("approvalRules", ApprovalRule.class), rows("downstreams", DownstreamServer.class), updates, fields, sections,
                    problems, redactions, new HostEvidence(rows("events", ServerEvent.class), map("status", Long.class),
                            map("host", String.class), map("clients", String.class), rows("logTail", LogLine.class)));
        }

        private void readFacts() {
            String name;
            while ((name = parser.nextName()) != null) {
                parser.nextToken();
                switch (name) {
                    case "server" -> readFact(name, ServerJson::readInfo);
                    case "configuration" -> readFact(name, ServerJson::readConfiguration);
                    case "subscription" -> readFact(name, SubscriptionJson::read);
                    case "syncHistory" -> readFact(name, (p, v) -> new SyncHistory(ServerJson.array(p, v, HistoryJson::readRun)));
                    case "categories" -> readFact(name, (p, v) -> ServerJson.array(p, v, HistoryJson::readCategory));
                    case "approvals" -> readFact(name, (p, v) -> ServerJson.array(p, v, SubscriptionJson::readApproval));
                    case "approvalRules" -> readFact(name, (p, v) -> ServerJson.array(p, v, SubscriptionJson::readRule));
                    case "downstreams" -> readFact(name, (p, v) -> ServerJson.array(p, v, ServerJson::readDownstream));
                    case "events" -> readFact(name, (p, v) -> ServerJson.array(p, v, EvidenceJson::readEvent));
                    case "status" -> readFact(name, EvidenceJson::readNumbers);
                    case "host", "clients" -> readFact(name, EvidenceJson::readTexts);
                    case "logTail" -> readFact(name, (p, v) -> ServerJson.array(p, v, EvidenceJson::readLine));
                    default -> parser.skipChildren();
                }
            }
        }

        private <T> void readFact(String key, BiFunction<JsonParser, Values, @Nullable T> reader) {
            @Nullable T value = null;
            String source = "";
            @Nullable Instant at = null;
            String unknown = key;
            @Nullable Reason reason = null;
            String detail = "";
            String name;
            while ((name = parser.nextName()) != null) {
                parser.nextToken();
                switch (name) {
                    case "value" -> value = reader.apply(parser, values);
                    case "source" -> source = values.text(parser);
                    case "at" -> at = values.date(parser);
                    case "name" -> unknown = values.text(parser);
                    case "reason" -> reason = byKey(Reason.class, values.text(parser));
                    case "detail" -> detail = values.text(parser);
                    default -> parser.skipChildren();
                }
            }
            if (value != null && at != null) {
                facts.put(key, Fact.known(value, new Provenance(source, at)));
            } else {
                facts.put(key, Fact.unknown(unknown, reason == null ? Reason.FAILED : reason, detail));
            }
        }

        @SuppressWarnings("unchecked") // readFacts puts exactly these types under these names
        private <T> Fact<T> fact(String name, @SuppressWarnings("unused") Class<T> type) {
            Fact<?> fact = facts.get(name);
            return fact == null ? Fact.unknown(name, Reason.NOT_COLLECTED, "") : (Fact<T>) fact;
        }

        @SuppressWarnings("unchecked") // as above
        private <T> Fact<List<T>> rows(String name, @SuppressWarnings("unused") Class<T> type) {
            Fact<?> fact = facts.get(name);
            return fact == null ? Fact.unknown(name, Reason.NOT_COLLECTED, "") : (Fact<List<T>>) fact;
        }

        @SuppressWarnings("unchecked") // as above
        private <T> Fact<Map<String, T>> map(String name, @SuppressWarnings("unused") Class<T> type) {
            Fact<?> fact = facts.get(name);
            return fact == null ? Fact.unknown(name, Reason.NOT_COLLECTED, "") : (Fact<Map<String, T>>) fact;
        }
    }

    private static Section readSection(JsonParser parser, Values values) {
        String section = "";
        Completeness completeness = Completeness.FAILED;
        String reason = "";
        long rows = 0;
        long unreadable = 0;
        String name;
        while ((name = parser.nextName()) != null) {
            parser.nextToken();
            switch (name) {
                case "name" -> section = values.text(parser);
                case "state" -> completeness = Objects.requireNonNullElse(byKey(Completeness.class, values.text(parser)), completeness);
                case "reason" -> reason = values.text(parser);
                case "rows" -> rows = values.count(parser);
                case "unreadable" -> unreadable = values.count(parser);
                default -> parser.skipChildren();
            }
        }
        return new Section(section, completeness, reason, rows, unreadable);
    }

    /** Keys that this version does not know say something of fields it does not have either. */
    static Set<UpdateField> fields(List<String> keys) {
        Set<UpdateField> fields = EnumSet.noneOf(UpdateField.class);
        for (String key : keys) {
            UpdateField field = byKey(UpdateField.class, key);
            if (field != null) {
                fields.add(field);
            }
        }
        return fields;
    }
}
