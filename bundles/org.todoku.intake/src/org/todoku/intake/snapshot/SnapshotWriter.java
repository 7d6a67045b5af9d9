package org.todoku.intake.snapshot;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.todoku.core.Completeness;
import org.todoku.core.HostEvidence;
import org.todoku.core.InputException;
import org.todoku.core.Progress;
import org.todoku.core.Section;
import org.todoku.core.ServerState;
import org.todoku.core.StateReader;
import org.todoku.core.SyncHistory;
import org.todoku.core.fact.Fact;
import org.todoku.core.fact.Known;
import org.todoku.core.fact.Reason;
import org.todoku.core.fact.Unknown;
import org.todoku.intake.snapshot.Manifest.Part;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;

/** Writes a state as a Todoku snapshot. */
public final class SnapshotWriter {

    private static final Map<String, String> FILES = Map.ofEntries(Map.entry("server", "server.json"),
            Map.entry("configuration", "configuration.json"), Map.entry("subscription", "subscription.json"),
            Map.entry("syncHistory", "sync-history.jsonl"), Map.entry("categories", "categories.jsonl"),
            Map.entry("updates", "updates.jsonl"), Map.entry("approvals", "approvals.jsonl"),
            Map.entry("approvalRules", "approval-rules.json"), Map.entry("downstreams", "downstreams.json"),
            Map.entry("events", "events.jsonl"), Map.entry("status", "status.json"), Map.entry("host", "host.json"),
            Map.entry("clients", "clients.json"), Map.entry("logTail", "log-tail.txt"));

    private final Path work;
    private final StateReader from;
    private final List<Content> contents = new ArrayList<>();
    private final Map<String, Part> parts = new LinkedHashMap<>();

    private SnapshotWriter(StateReader from, Path work) {
        this.from = from;
        this.work = work;
    }

    /**
     * Writes everything that the reader gives; of another snapshot also the sections that this version does not know. The
     * file appears whole or not at all; an existing file is replaced. Does not close the reader.
     *
     * @param to in a folder that exists
     * @throws java.util.concurrent.CancellationException when the user cancelled
     */
    public static void write(StateReader from, Path to, Progress progress) throws IOException, InputException {
        Path target = to.toAbsolutePath();
        Path folder = target.getParent();
        if (folder == null) {
            throw new IOException("not a file: " + to);
        }
        Path rows = Files.createTempFile(folder, ".todoku-", ".rows");
        Path whole = Files.createTempFile(folder, ".todoku-", ".tmp");
        try {
            new SnapshotWriter(from, rows).write(whole, progress);
            try (FileChannel channel = FileChannel.open(whole, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            try {
                Files.move(whole, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(whole, target, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (JacksonIOException e) {
            throw e.getCause();
        } finally {
            Files.deleteIfExists(rows);
            Files.deleteIfExists(whole);
        }
    }

    private void write(Path to, Progress progress) throws IOException, InputException {
        // The manifest comes first and counts the rows, so the rows are put aside until they are counted.
        long[] count = { 0 };
        ServerState state;
        try (var out = new BufferedOutputStream(Files.newOutputStream(work), 1 << 16); JsonGenerator json = generator(out)) {
            state = from.read(update -> {
                UpdateJson.write(json, update);
                json.writeRaw('\n');
                count[0]++;
            }, progress);
        }
        collect(state, count[0]);
        try (var zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(to), 1 << 16))) {
            var manifest = new Manifest(state.kind(), state.server(), state.serverId(), state.collector(), state.collectedAt(), parts,
                    state.redactions(), state.problems());
            entry(zip, Manifest.ENTRY, out -> {
                try (JsonGenerator json = generator(out)) {
                    manifest.write(json);
                }
            });
            for (Content content : contents) {
                progress.checkCancelled();
                entry(zip, content.file, content.body);
            }
        }
    }

    private void collect(ServerState state, long rows) {
        fact(state, "server", state.info(), ServerJson::write);
        fact(state, "configuration", state.configuration(), ServerJson::write);
        fact(state, "subscription", state.subscription(), SubscriptionJson::write);
        lines(state, "syncHistory", state.syncHistory().map(SyncHistory::runs), HistoryJson::write);
        lines(state, "categories", state.categories(), HistoryJson::write);
        updates(state, rows);
        lines(state, "approvals", state.approvals(), SubscriptionJson::write);
        fact(state, "approvalRules", state.approvalRules(), SectionJson.list(SubscriptionJson::write));
        fact(state, "downstreams", state.downstreams(), SectionJson.list(ServerJson::write));
        evidence(state);
        for (Section section : state.sections()) {
            if (!SnapshotReader.SECTIONS.contains(section.name())) {
                extra(section);
            }
        }
    }

    private void evidence(ServerState state) {
        HostEvidence evidence = state.evidence();
        if (!asItIs("events")) {
            lines(state, "events", evidence.events(), EvidenceJson::write);
        }
        if (!asItIs("status")) {
            fact(state, "status", evidence.status(), EvidenceJson::writeNumbers);
        }
        if (!asItIs("host")) {
            fact(state, "host", evidence.host(), EvidenceJson::writeTexts);
        }
        if (!asItIs("clients")) {
            fact(state, "clients", evidence.clients(), EvidenceJson::writeTexts);
        }
        if (!asItIs("logTail")) {
            lines(state, "logTail", evidence.log(), (json, line) -> json.writeRaw(LogText.write(line)));
        }
    }

    /** What another snapshot has of a section may be more than a state keeps of it: further fields, older lines. */
    private boolean asItIs(String name) {
        Part part = from instanceof SnapshotReader snapshot ? snapshot.part(name) : null;
        if (part == null || !(from instanceof SnapshotReader snapshot) || !snapshot.hasContent(part)) {
            return false;
        }
        addRaw(snapshot, name, part);
        return true;
    }

    private <T> void fact(ServerState state, String name, Fact<T> fact, BiConsumer<JsonGenerator, T> writer) {
        switch (fact) {
            case Known<T> known -> {
                long rows = known.value() instanceof List<?> list ? list.size() : 1;
                known(state, name, rows, json -> writer.accept(json, known.value()));
            }
            case Unknown<T> unknown -> unknown(state, name, unknown);
        }
    }

    private <T> void lines(ServerState state, String name, Fact<List<T>> fact, BiConsumer<JsonGenerator, T> writer) {
        switch (fact) {
            case Known<List<T>> known -> known(state, name, known.value().size(), json -> {
                for (T row : known.value()) {
                    writer.accept(json, row);
                    json.writeRaw('\n');
                }
            });
            case Unknown<List<T>> unknown -> unknown(state, name, unknown);
        }
    }

    private void known(ServerState state, String name, long rows, Consumer<JsonGenerator> writer) {
        Section section = state.section(name);
        boolean partial = section != null && section.completeness() == Completeness.PARTIAL;
        add(name, new Part(file(name), partial ? Completeness.PARTIAL : Completeness.COMPLETE,
                section == null ? "" : section.reason(), null, rows, section == null ? 0 : section.unreadable(), null), out -> {
                    try (JsonGenerator json = generator(out)) {
                        writer.accept(json);
                    }
                });
    }

    private void unknown(ServerState state, String name, Unknown<?> unknown) {
        if (asItIs(name)) {
            // what could be read of it was not enough for a fact, but it is not thrown away
            return;
        }
        Section section = state.section(name);
        boolean absent = unknown.reason() == Reason.NOT_COLLECTED;
        Completeness completeness = absent ? Completeness.ABSENT : Completeness.FAILED;
        boolean said = absent || unknown.reason() == Reason.FAILED;
        parts.put(name, new Part("", completeness, unknown.detail(), said ? null : unknown.reason(), -1,
                section == null ? 0 : section.unreadable(), null));
    }

    private void updates(ServerState state, long rows) {
        Section section = state.updates();
        boolean none = rows == 0 && (section.completeness() == Completeness.ABSENT || section.completeness() == Completeness.FAILED);
        List<String> fields = SectionJson.fieldKeys(state.updateFields());
        if (none) {
            parts.put("updates", new Part("", section.completeness(), section.reason(), null, -1, section.unreadable(), fields));
            return;
        }
        Completeness completeness = section.completeness() == Completeness.COMPLETE ? Completeness.COMPLETE : Completeness.PARTIAL;
        add("updates", new Part(file("updates"), completeness, section.reason(), null, rows, section.unreadable(), fields),
                out -> Files.copy(work, out));
    }

    private void extra(Section section) {
        Part part = from instanceof SnapshotReader snapshot ? snapshot.part(section.name()) : null;
        if (part != null && from instanceof SnapshotReader snapshot && snapshot.hasContent(part)) {
            addRaw(snapshot, section.name(), part);
        } else if (part != null) {
            parts.put(section.name(), part);
        } else {
            boolean had = section.completeness() == Completeness.COMPLETE || section.completeness() == Completeness.PARTIAL;
            parts.put(section.name(), new Part("", had ? Completeness.ABSENT : section.completeness(),
                    had ? "not kept by " + from.source() : section.reason(), null, -1, section.unreadable(), null));
        }
    }

    private void addRaw(SnapshotReader snapshot, String name, Part part) {
        add(name, part, out -> {
            try (InputStream in = snapshot.raw(name)) {
                in.transferTo(out);
            }
        });
    }

    private void add(String name, Part part, Body body) {
        if (contents.stream().noneMatch(content -> content.file.equalsIgnoreCase(part.file()))) {
            contents.add(new Content(part.file(), body));
        }
        parts.put(name, part);
    }

    static String file(String section) {
        return Objects.requireNonNull(FILES.get(section));
    }

    private static void entry(ZipOutputStream zip, String name, Body body) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        body.writeTo(zip);
        zip.closeEntry();
    }

    private static JsonGenerator generator(OutputStream out) {
        return Json.FACTORY.createGenerator(ObjectWriteContext.empty(), out).configure(StreamWriteFeature.AUTO_CLOSE_TARGET, false);
    }

    private record Content(String file, Body body) {
    }

    @FunctionalInterface
    private interface Body {

        void writeTo(OutputStream out) throws IOException;
    }
}
