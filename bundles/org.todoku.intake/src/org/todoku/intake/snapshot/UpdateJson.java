package org.todoku.intake.snapshot;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.todoku.core.CategoryRef;
import org.todoku.core.Coded;
import org.todoku.core.Presence;
import org.todoku.core.Problem;
import org.todoku.core.ReadyState;
import org.todoku.core.ServerUpdate;
import org.todoku.core.Title;
import org.todoku.core.Update;
import org.todoku.core.UpdateField;
import org.todoku.core.UpdateType;
import org.todoku.core.fact.Tri;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;

/**
 * One update and its state on one server as a JSON object: a line of {@code updates.jsonl}. An instance remembers the
 * categories and enumeration values it has met, so one instance should read all lines of a file. Used by one thread.
 */
public final class UpdateJson {

    private final Notes notes;
    private final Values values;
    private int seen;

    /** @param problems takes everything that could not be taken over */
    public UpdateJson(Consumer<Problem> problems) {
        notes = new Notes(problems);
        values = new Values(notes);
    }

    /**
     * Reads one line. Values that cannot be understood are left out and reported as odd.
     *
     * @param file name for problems
     * @param number 1-based number of the line, for problems
     * @return null when the line is no update; the loss has been reported
     */
    public @Nullable ServerUpdate read(byte[] json, int offset, int length, String file, long number) {
        notes.at(file, number);
        try (JsonParser parser = Json.FACTORY.createParser(ObjectReadContext.empty(), json, offset, length)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                notes.loss("row.unreadable", "not a JSON object");
                return null;
            }
            ServerUpdate update = read(parser);
            if (update != null && parser.nextToken() != null) {
                notes.loss("row.unreadable", "text after the object");
                return null;
            }
            return update;
        } catch (JacksonException e) {
            notes.loss("row.unreadable", String.valueOf(e.getOriginalMessage()));
            return null;
        }
    }

    /** What the lines read so far say of their updates, for files that do not declare it. */
    public Set<UpdateField> fieldsSeen() {
        Set<UpdateField> fields = EnumSet.noneOf(UpdateField.class);
        for (UpdateField field : UpdateField.values()) {
            if ((seen & 1 << field.ordinal()) != 0) {
                fields.add(field);
            }
        }
        return fields;
    }

    private @Nullable ServerUpdate read(JsonParser parser) {
        @Nullable String idText = null;
        int revision = 0;
        List<Title> titles = List.of();
        List<String> kbArticles = List.of();
        List<String> bulletins = List.of();
        List<CategoryRef> products = List.of();
        @Nullable CategoryRef classification = null;
        Coded<UpdateType> type = values.coded(UpdateType.class, "");
        @Nullable Instant created = null;
        List<UUID> supersedes = List.of();
        List<String> languages = List.of();
        @Nullable Long bytes = null;
        boolean approved = false;
        boolean declined = false;
        boolean expired = false;
        boolean superseded = false;
        boolean licencePending = false;
        boolean local = false;
        @Nullable Instant arrived = null;
        Coded<ReadyState> ready = values.coded(ReadyState.class, "");
        Tri published = Tri.UNKNOWN;
        Map<String, String> other = Map.of();
        String name;
        while ((name = parser.nextName()) != null) {
            JsonToken token = parser.nextToken();
            switch (name) {
                case "updateId" -> idText = values.text(parser);
                case "revisionNumber" -> {
                    revision = revision(parser);
                    saw(UpdateField.REVISION);
                }
                case "title" -> titles = title(parser, titles);
                case "titles" -> titles = titles(parser, titles);
                case "knowledgebaseArticles" -> kbArticles = kbArticles(parser);
                case "securityBulletins" -> bulletins = values.texts(parser);
                case "products" -> {
                    products = values.categories(parser);
                    saw(UpdateField.PRODUCTS);
                }
                case "classification" -> {
                    classification = values.category(parser);
                    saw(UpdateField.CLASSIFICATION);
                }
                case "updateType" -> type = values.coded(UpdateType.class, parser);
                case "creationDate" -> {
                    created = values.date(parser);
                    saw(UpdateField.CREATED);
                }
                case "supersedes" -> {
                    supersedes = values.guids(parser);
                    saw(UpdateField.SUPERSEDES);
                }
                case "languages" -> {
                    languages = languages(parser);
                    saw(UpdateField.LANGUAGES);
                }
                case "bytes" -> {
                    bytes = values.number(parser);
                    saw(UpdateField.BYTES);
                }
                case "isApproved" -> {
                    approved = values.isTrue(parser);
                    saw(UpdateField.APPROVED);
                }
                case "isDeclined" -> {
                    declined = values.isTrue(parser);
                    saw(UpdateField.DECLINED);
                }
                case "isSuperseded" -> {
                    superseded = values.isTrue(parser);
                    saw(UpdateField.SUPERSEDED);
                }
                case "requiresLicenseAgreementAcceptance" -> {
                    licencePending = values.isTrue(parser);
                    saw(UpdateField.LICENCE_TERMS);
                }
                case "arrivalDate" -> {
                    arrived = values.date(parser);
                    saw(UpdateField.ARRIVED);
                }
                case "state" -> {
                    ready = values.coded(ReadyState.class, parser);
                    saw(UpdateField.READY_STATE);
                }
                case "publishedToWsus" -> {
                    published = Tri.of(values.flag(parser));
                    saw(UpdateField.PUBLISHED_TO_WSUS);
                }
                case "publicationState" -> {
                    String state = token.isScalarValue() ? values.text(parser) : "";
                    expired = isOne(state, "expired");
                    if (expired || isZero(state, "published")) {
                        saw(UpdateField.EXPIRED);
                    } else {
                        notes.unknownValue(name, state);
                        other = keep(other, name, parser);
                    }
                }
                case "updateSource" -> {
                    String source = token.isScalarValue() ? values.text(parser) : "";
                    local = isOne(source, "other");
                    if (!local && !isZero(source, "microsoftupdate")) {
                        notes.unknownValue(name, source);
                        other = keep(other, name, parser);
                    }
                }
                default -> other = keep(other, name, parser);
            }
        }
        UUID id = id(idText);
        if (id == null) {
            return null;
        }
        return new ServerUpdate(new Update(id, revision, titles, kbArticles, bulletins, products, classification, type, created,
                supersedes, languages, bytes, other),
                new Presence(approved, declined, expired, superseded, licencePending, local, arrived, ready, published));
    }

    private void saw(UpdateField field) {
        seen |= 1 << field.ordinal();
    }

    private @Nullable UUID id(@Nullable String text) {
        if (text == null || text.isBlank()) {
            notes.loss("row.no-guid", "updateId");
            return null;
        }
        UUID id = Guids.parse(text);
        if (id == null) {
            notes.loss("row.bad-guid", text);
        }
        return id;
    }

    private int revision(JsonParser parser) {
        Integer revision = values.integer(parser);
        if (revision != null && revision < 0) {
            notes.odd("row.bad-number", revision.toString());
            return 0;
        }
        return revision == null ? 0 : revision;
    }

    private List<Title> title(JsonParser parser, List<Title> before) {
        String text = values.text(parser);
        return text.isEmpty() ? before : with(before, new Title("", text));
    }

    private List<Title> titles(JsonParser parser, List<Title> before) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            return title(parser, before);
        }
        List<Title> titles = before;
        String language;
        while ((language = parser.nextName()) != null) {
            parser.nextToken();
            titles = with(titles, new Title(values.share(lowerCase(language)), values.text(parser)));
        }
        return titles;
    }

    private static List<Title> with(List<Title> before, Title title) {
        if (before.isEmpty()) {
            return List.of(title);
        }
        var all = new ArrayList<>(before);
        all.add(title);
        return all;
    }

    private List<String> languages(JsonParser parser) {
        List<String> languages = values.texts(parser);
        return languages.isEmpty() ? languages : languages.stream().map(values::share).toList();
    }

    private List<String> kbArticles(JsonParser parser) {
        List<String> articles = values.texts(parser);
        for (String article : articles) {
            if (article.isEmpty() || article.charAt(0) == 'K' || article.charAt(0) == 'k') {
                return articles.stream().map(UpdateJson::number).filter(number -> !number.isEmpty()).toList();
            }
        }
        return articles;
    }

    private static String number(String article) {
        return article.regionMatches(true, 0, "KB", 0, 2) ? article.substring(2).strip() : article;
    }

    private static Map<String, String> keep(Map<String, String> other, String name, JsonParser parser) {
        Map<String, String> kept = other.isEmpty() ? new HashMap<>() : other;
        kept.put(name, Json.raw(parser));
        return kept;
    }

    private static boolean isOne(String text, String name) {
        return text.equalsIgnoreCase(name) || text.equals("1");
    }

    private static boolean isZero(String text, String name) {
        return text.equalsIgnoreCase(name) || text.equals("0");
    }

    private static String lowerCase(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** One line without its line break. Values that are empty, false or unknown are left out. */
    public static byte[] write(ServerUpdate update) {
        var bytes = new ByteArrayOutputStream(1024);
        try (JsonGenerator out = Json.FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
            write(out, update);
        }
        return bytes.toByteArray();
    }

    static void write(JsonGenerator out, ServerUpdate row) {
        Update update = row.update();
        Presence presence = row.presence();
        out.writeStartObject();
        Json.guid(out, "updateId", update.id());
        if (update.revision() != 0) {
            out.writeNumberProperty("revisionNumber", update.revision());
        }
        writeTitles(out, update.titles());
        Json.texts(out, "knowledgebaseArticles", update.kbArticles());
        Json.texts(out, "securityBulletins", update.securityBulletins());
        if (!update.products().isEmpty()) {
            Json.categories(out, "products", update.products());
        }
        CategoryRef classification = update.classification();
        if (classification != null) {
            out.writeName("classification");
            Json.category(out, classification);
        }
        Json.coded(out, "updateType", update.type());
        Json.date(out, "creationDate", update.created());
        Json.date(out, "arrivalDate", presence.arrived());
        writeTrue(out, "isApproved", presence.approved());
        writeTrue(out, "isDeclined", presence.declined());
        writeTrue(out, "isSuperseded", presence.superseded());
        writeTrue(out, "requiresLicenseAgreementAcceptance", presence.licencePending());
        if (presence.expired()) {
            out.writeStringProperty("publicationState", "Expired");
        }
        if (presence.local()) {
            out.writeStringProperty("updateSource", "Other");
        }
        Json.coded(out, "state", presence.ready());
        if (presence.publishedToWsus() != Tri.UNKNOWN) {
            out.writeBooleanProperty("publishedToWsus", presence.publishedToWsus() == Tri.YES);
        }
        Json.texts(out, "supersedes", update.supersedes().stream().map(UUID::toString).toList());
        Json.texts(out, "languages", update.languages());
        Long bytes = update.bytes();
        if (bytes != null) {
            out.writeNumberProperty("bytes", bytes.longValue());
        }
        Json.other(out, update.other());
        out.writeEndObject();
    }

    private static void writeTrue(JsonGenerator out, String name, boolean value) {
        if (value) {
            out.writeBooleanProperty(name, true);
        }
    }

    private static void writeTitles(JsonGenerator out, List<Title> titles) {
        if (titles.size() == 1 && titles.get(0).language().isEmpty()) {
            out.writeStringProperty("title", titles.get(0).text());
        } else if (!titles.isEmpty()) {
            out.writeObjectPropertyStart("titles");
            titles.forEach(title -> out.writeStringProperty(title.language(), title.text()));
            out.writeEndObject();
        }
    }
}
