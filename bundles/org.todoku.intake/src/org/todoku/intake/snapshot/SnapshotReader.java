package org.todoku.intake.snapshot;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.zip.ZipException;

import org.jspecify.annotations.Nullable;
import org.todoku.core.Completeness;
import org.todoku.core.HostEvidence;
import org.todoku.core.InputException;
import org.todoku.core.LogLine;
import org.todoku.core.Problem;
import org.todoku.core.Progress;
import org.todoku.core.Section;
import org.todoku.core.ServerEvent;
import org.todoku.core.ServerState;
import org.todoku.core.ServerUpdate;
import org.todoku.core.StateReader;
import org.todoku.core.SyncHistory;
import org.todoku.core.UpdateField;
import org.todoku.core.UpdateSink;
import org.todoku.core.fact.Fact;
import org.todoku.core.fact.Provenance;
import org.todoku.core.fact.Reason;
import org.todoku.intake.snapshot.Archive.LimitException;
import org.todoku.intake.snapshot.Manifest.Part;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/**
 * Reads a Todoku snapshot of format 1.x. A broken section is unknown and leaves the others intact; a list that is not
 * whole is unknown ({@link Reason#INCOMPLETE}) because what it lacks proves nothing, except the updates, which are handed
 * over one by one with their section saying that they are partial, and the evidence around the API, of which nothing else than
 * a part can be expected.
 *
 * <p>Of rows with the same UpdateID and revision the first counts.
 */
public final class SnapshotReader implements StateReader {

    /** Sections that a {@link ServerState} has a place for, in the order in which they are written; also names of facts. */
    public static final List<String> SECTIONS = List.of("server", "configuration", "subscription", "syncHistory", "categories", "updates",
            "approvals", "approvalRules", "downstreams", "events", "status", "host", "clients", "logTail");

    /** Of more events the newest count. */
    static final int MAX_EVENTS = 20_000;

    private static final long MAX_MANIFEST = 4L << 20;
    private static final long MAX_DOCUMENT = 32L << 20;
    private static final long MAX_ROWS_SECTION = 256L << 20;
    private static final long MAX_READINGS = 4L << 20;
    private static final int MAX_UPDATES = 5_000_000;

    private final Path file;
    private final Set<Problem> problems = new LinkedHashSet<>();
    private final Notes notes = new Notes(this::note);
    private final Values values = new Values(notes);
    private final Map<String, Section> sections = new LinkedHashMap<>();
    private @Nullable Archive archive;
    private @Nullable Manifest manifest;

    /** Opens nothing yet. */
    public SnapshotReader(Path file) {
        this.file = file;
    }

    @Override
    public String source() {
        return file.toString();
    }

    /** Problems that were found beside this file and are to be reported with its state; call before {@link #read}. */
    public void alsoReport(List<Problem> found) {
        found.forEach(this::note);
    }

    private void note(Problem problem) {
        if (problems.size() < ServerState.MAX_PROBLEMS) {
            problems.add(problem);
        }
    }

    @Override
    public ServerState read(UpdateSink sink, Progress progress) throws IOException, InputException {
        if (archive != null) {
            throw new IllegalStateException("read already");
        }
        Archive zip = new Archive(file);
        archive = zip;
        try {
            Manifest contents = readManifest(zip);
            manifest = contents;
            contents.problems().forEach(this::note);
            return new Contents(zip, contents, progress).read(sink);
        } catch (LimitException e) {
            throw new InputException(new Problem(Problem.Severity.FATAL, file.toString(), 0, e.code(), String.valueOf(e.getMessage())), e);
        }
    }

    private Manifest readManifest(Archive zip) throws IOException, InputException {
        if (!zip.has(Manifest.ENTRY)) {
            throw new InputException(new Problem(Problem.Severity.FATAL, file.toString(), 0, "snapshot.no-manifest", Manifest.ENTRY));
        }
        notes.at(Manifest.ENTRY, 0);
        try (InputStream in = zip.open(Manifest.ENTRY, MAX_MANIFEST)) {
            return Manifest.read(in.readAllBytes(), file + "!" + Manifest.ENTRY, notes);
        } catch (ZipException | EOFException e) {
            throw new InputException(new Problem(Problem.Severity.FATAL, file.toString(), 0, "snapshot.bad-manifest",
                    String.valueOf(e.getMessage())), e);
        }
    }

    /**
     * Sections that have no place in a {@link ServerState} and are kept as they are, such as {@code groups}.
     * Known after {@link #read}.
     */
    public Set<String> rawSections() {
        Manifest contents = manifest;
        Set<String> names = new TreeSet<>();
        if (contents != null) {
            contents.sections().forEach((name, part) -> {
                if (!SECTIONS.contains(name) && hasContent(part)) {
                    names.add(name);
                }
            });
        }
        return names;
    }

    /** The bytes of a section as they are in the file; call after {@link #read} and before {@link #close}. */
    public InputStream raw(String section) throws IOException {
        Manifest contents = manifest;
        Archive zip = archive;
        Part part = contents == null ? null : contents.sections().get(section);
        if (part == null || zip == null) {
            throw new IOException("no section " + section);
        }
        return zip.open(part.file(), MAX_ROWS_SECTION);
    }

    @Nullable Part part(String section) {
        Manifest contents = manifest;
        return contents == null ? null : contents.sections().get(section);
    }

    boolean hasContent(Part part) {
        Archive zip = archive;
        return zip != null && !part.file().isEmpty() && zip.has(part.file())
                && (part.state() == Completeness.COMPLETE || part.state() == Completeness.PARTIAL);
    }

    @Override
    public void close() throws IOException {
        Archive zip = archive;
        if (zip != null) {
            zip.close();
        }
    }

    /** Reads the sections of one snapshot. */
    private final class Contents {

        private final Archive zip;
        private final Manifest contents;
        private final Progress progress;
        private Set<UpdateField> fields = Set.of();

        Contents(Archive zip, Manifest contents, Progress progress) {
            this.zip = zip;
            this.contents = contents;
            this.progress = progress;
        }

        ServerState read(UpdateSink sink) throws IOException, InputException {
            SECTIONS.forEach(name -> sections.put(name, new Section(name, Completeness.ABSENT, "", 0, 0)));
            var info = document("server", MAX_DOCUMENT, ServerJson::readInfo);
            var configuration = document("configuration", MAX_DOCUMENT, ServerJson::readConfiguration);
            var subscription = document("subscription", MAX_DOCUMENT, SubscriptionJson::read);
            var history = rows("syncHistory", HistoryJson::readRun).map(SyncHistory::new);
            var categories = rows("categories", HistoryJson::readCategory);
            updates(sink);
            var approvals = rows("approvals", SubscriptionJson::readApproval);
            var rules = list("approvalRules", SubscriptionJson::readRule);
            var downstreams = list("downstreams", ServerJson::readDownstream);
            var evidence = new HostEvidence(events(), document("status", MAX_READINGS, EvidenceJson::readNumbers),
                    document("host", MAX_READINGS, EvidenceJson::readTexts), document("clients", MAX_READINGS, EvidenceJson::readTexts),
                    log());
            contents.sections().forEach((name, part) -> {
                if (!SECTIONS.contains(name)) {
                    sections.put(name, new Section(name, part.state(), part.reason(), Math.max(0, part.rows()), part.unreadable()));
                }
            });
            Section updates = sections.get("updates");
            return new ServerState(contents.kind(), contents.server(), contents.serverId(), contents.collectedAt(), source(),
                    contents.collector(), info, configuration, subscription, history, categories, approvals, rules, downstreams,
                    updates == null ? new Section("updates", Completeness.ABSENT, "", 0, 0) : updates, fields,
                    List.copyOf(sections.values()), List.copyOf(problems), contents.redactions(), evidence);
        }

        /** A section that is one JSON object. Its values are known one by one, so an incomplete one is still known. */
        private <T> Fact<T> document(String name, long limit, BiFunction<JsonParser, Values, @Nullable T> reader)
                throws IOException, InputException {
            return section(name, limit, in -> {
                notes.at(notes.file(), 0);
                long losses = notes.losses();
                try (JsonParser parser = Json.FACTORY.createParser(ObjectReadContext.empty(), in)) {
                    if (parser.nextToken() != JsonToken.START_OBJECT) {
                        throw new ZipException("not a JSON object");
                    }
                    T value = reader.apply(parser, values);
                    if (value == null || parser.nextToken() != null) {
                        throw new ZipException(value == null ? "incomplete" : "text after the object");
                    }
                    return new Loaded<>(value, 1, notes.losses() - losses, 0, 0);
                } catch (JacksonException e) {
                    throw broken(e);
                }
            }, true);
        }

        /** A section that is a JSON array of objects. */
        private <T> Fact<List<T>> list(String name, BiFunction<JsonParser, Values, @Nullable T> reader) throws IOException, InputException {
            return section(name, MAX_DOCUMENT, in -> {
                long losses = notes.losses();
                try (JsonParser parser = Json.FACTORY.createParser(ObjectReadContext.empty(), in)) {
                    List<T> rows;
                    JsonToken first = parser.nextToken();
                    if (first == JsonToken.START_OBJECT) {
                        // an array of one that a careless writer unwrapped
                        T row = reader.apply(parser, values);
                        rows = row == null ? List.of() : List.of(row);
                    } else if (first == JsonToken.START_ARRAY) {
                        rows = ServerJson.array(parser, values, reader);
                    } else {
                        throw new ZipException("not a JSON array");
                    }
                    if (parser.nextToken() != null) {
                        throw new ZipException("text after the array");
                    }
                    return new Loaded<>(rows, rows.size(), notes.losses() - losses, 0, 0);
                } catch (JacksonException e) {
                    throw broken(e);
                }
            }, false);
        }

        /** A section of JSON Lines that fits into memory. */
        private <T> Fact<List<T>> rows(String name, BiFunction<JsonParser, Values, @Nullable T> reader) throws IOException, InputException {
            return section(name, MAX_ROWS_SECTION, in -> rows(in, reader), false);
        }

        private <T> Loaded<List<T>> rows(InputStream in, BiFunction<JsonParser, Values, @Nullable T> reader) throws IOException {
            List<T> rows = new ArrayList<>();
            long losses = 0;
            var lines = new LineReader(in);
            while (lines.next()) {
                if (!lines.blank()) {
                    T row = row(lines, reader);
                    if (row == null) {
                        losses++;
                    } else {
                        rows.add(row);
                    }
                }
            }
            return new Loaded<>(rows, rows.size(), losses, 0, 0);
        }

        private Fact<List<ServerEvent>> events() throws IOException, InputException {
            return section("events", MAX_ROWS_SECTION, in -> {
                Loaded<List<ServerEvent>> all = rows(in, EvidenceJson::readEvent);
                long more = all.rows() - MAX_EVENTS;
                if (more <= 0) {
                    return all;
                }
                List<ServerEvent> newest = new ArrayList<>(all.value());
                newest.sort(Comparator.comparing(ServerEvent::at));
                return new Loaded<>(List.copyOf(newest.subList((int) more, newest.size())), MAX_EVENTS, all.unreadable(), 0, more);
            }, true);
        }

        private Fact<List<LogLine>> log() throws IOException, InputException {
            return section("logTail", MAX_ROWS_SECTION, in -> {
                LogText.Tail tail = LogText.read(in, line -> true);
                if (tail.shortened() > 0) {
                    notes.odd("value.shortened", Long.toString(tail.shortened()));
                }
                return new Loaded<>(tail.lines(), tail.lines().size(), 0, 0, tail.dropped());
            }, true);
        }

        private <T> @Nullable T row(LineReader lines, BiFunction<JsonParser, Values, @Nullable T> reader) {
            notes.at(notes.file(), lines.number());
            if (lines.tooLong()) {
                notes.loss("row.too-long", "");
                return null;
            }
            try (JsonParser parser = Json.FACTORY.createParser(ObjectReadContext.empty(), lines.buffer(), lines.start(), lines.length())) {
                if (parser.nextToken() == JsonToken.START_OBJECT) {
                    T row = reader.apply(parser, values);
                    if (row == null || parser.nextToken() == null) {
                        return row;
                    }
                }
                notes.loss("row.unreadable", "not a JSON object");
            } catch (JacksonException e) {
                notes.loss("row.unreadable", String.valueOf(e.getOriginalMessage()));
            }
            return null;
        }

        private void updates(UpdateSink sink) throws IOException, InputException {
            Part part = contents.sections().get("updates");
            var json = new UpdateJson(SnapshotReader.this::note);
            Set<Key> known = new HashSet<>();
            long[] counts = new long[3];
            section("updates", Long.MAX_VALUE, in -> {
                var lines = new LineReader(in);
                while (lines.next()) {
                    if ((lines.number() & 511) == 1) {
                        progress.checkCancelled();
                        progress.report(file.toString(), lines.number() - 1, part == null ? 0 : Math.max(0, part.rows()));
                    }
                    if (lines.blank() && !lines.tooLong()) {
                        continue;
                    }
                    update(lines, json, known, counts, sink);
                }
                return new Loaded<>(Boolean.TRUE, counts[0], counts[1], counts[2], 0);
            }, false);
            List<String> declared = part == null ? null : part.fields();
            fields = declared != null ? SectionJson.fields(declared) : json.fieldsSeen();
            Section section = sections.get("updates");
            if (section != null && section.completeness() == Completeness.FAILED && counts[0] > 0) {
                // the file broke off, but the updates before that are there
                sections.put("updates", new Section("updates", Completeness.PARTIAL, section.reason(), counts[0], counts[1]
                        + section.unreadable()));
            }
        }

        private void update(LineReader lines, UpdateJson json, Set<Key> known, long[] counts, UpdateSink sink) throws LimitException {
            notes.at(notes.file(), lines.number());
            if (lines.tooLong()) {
                notes.loss("row.too-long", "");
                counts[1]++;
                return;
            }
            ServerUpdate update = json.read(lines.buffer(), lines.start(), lines.length(), notes.file(), lines.number());
            if (update == null) {
                counts[1]++;
            } else if (!known.add(new Key(update.update().id(), update.update().revision()))) {
                notes.odd("row.duplicate", update.update().id().toString());
                counts[2]++;
            } else if (known.size() > MAX_UPDATES) {
                throw new LimitException("snapshot.too-large", file.toString());
            } else {
                sink.accept(update);
                counts[0]++;
            }
        }

        /** @param knownInParts whether the value of an incomplete section is known as far as it goes */
        private <T> Fact<T> section(String name, long limit, Loader<T> loader, boolean knownInParts) throws IOException, InputException {
            Part part = contents.sections().get(name);
            if (part == null) {
                return Fact.unknown(name, Reason.NOT_COLLECTED, "");
            }
            if (part.state() == Completeness.ABSENT || part.state() == Completeness.FAILED) {
                sections.put(name, new Section(name, part.state(), part.reason(), 0, part.unreadable()));
                return Fact.unknown(name, part.causeOr(part.state() == Completeness.ABSENT ? Reason.NOT_COLLECTED : Reason.FAILED),
                        part.reason());
            }
            notes.at(part.file().isEmpty() ? name : part.file(), 0);
            if (!hasContent(part)) {
                return failed(name, "snapshot.missing-entry", part.file(), part);
            }
            Loaded<T> loaded;
            try (InputStream in = zip.open(part.file(), limit)) {
                loaded = loader.load(in);
            } catch (LimitException e) {
                if (!e.code().equals("snapshot.section-too-large")) {
                    throw e;
                }
                return failed(name, e.code(), part.file(), part);
            } catch (ZipException | EOFException e) {
                return failed(name, "snapshot.broken-entry", String.valueOf(e.getMessage()), part);
            }
            return loaded(name, part, loaded, knownInParts);
        }

        private <T> Fact<T> loaded(String name, Part part, Loaded<T> loaded, boolean knownInParts) {
            Completeness completeness = part.state();
            String reason = part.reason();
            notes.at(part.file(), 0);
            long missing = part.rows() - loaded.rows() - loaded.unreadable() - loaded.duplicates() - loaded.older();
            if (missing > 0) {
                notes.loss("snapshot.rows-missing", Long.toString(missing));
                completeness = Completeness.PARTIAL;
                reason = reason.isEmpty() ? "rows missing: " + missing : reason;
            }
            if (loaded.unreadable() > 0) {
                completeness = Completeness.PARTIAL;
                reason = reason.isEmpty() ? "unreadable rows: " + loaded.unreadable() : reason;
            }
            if (loaded.older() > 0) {
                notes.loss("snapshot.section-limited", Long.toString(loaded.older()));
                completeness = Completeness.PARTIAL;
                reason = reason.isEmpty() ? "older rows left out: " + loaded.older() : reason;
            }
            sections.put(name, new Section(name, completeness, reason, loaded.rows(),
                    loaded.unreadable() + loaded.older() + part.unreadable()));
            if (completeness == Completeness.PARTIAL && !(knownInParts && !name.equals("subscription"))) {
                return Fact.unknown(name, part.causeOr(Reason.INCOMPLETE), reason);
            }
            return Fact.known(loaded.value(), new Provenance(file.getFileName() + "!" + part.file(), contents.collectedAt()));
        }

        private <T> Fact<T> failed(String name, String code, String detail, Part part) {
            notes.loss(code, detail);
            String reason = code + ": " + Notes.shortened(detail);
            sections.put(name, new Section(name, Completeness.FAILED, reason, 0, part.unreadable()));
            return Fact.unknown(name, Reason.FAILED, reason);
        }
    }

    /** What made the JSON parser stop: reading itself, or the text. */
    private static IOException broken(JacksonException e) {
        return e.getCause() instanceof IOException reading ? reading : new ZipException(String.valueOf(e.getOriginalMessage()));
    }

    private record Key(UUID id, int revision) {

        @Override
        public int hashCode() {
            return (int) (id.getLeastSignificantBits() ^ id.getMostSignificantBits() >>> 32) + revision;
        }
    }

    /** @param older rows beyond the limit of the section, of which the newest count */
    private record Loaded<T>(T value, long rows, long unreadable, long duplicates, long older) {
    }

    @FunctionalInterface
    private interface Loader<T> {

        Loaded<T> load(InputStream in) throws IOException, InputException;
    }
}
