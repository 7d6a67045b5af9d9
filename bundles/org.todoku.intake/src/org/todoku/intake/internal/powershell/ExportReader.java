package org.todoku.intake.internal.powershell;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.todoku.core.Completeness;
import org.todoku.core.InputException;
import org.todoku.core.Problem;
import org.todoku.core.Problem.Severity;
import org.todoku.core.Progress;
import org.todoku.core.Section;
import org.todoku.core.ServerState;
import org.todoku.core.StateKind;
import org.todoku.core.StateReader;
import org.todoku.core.UpdateSink;
import org.todoku.core.fact.Fact;
import org.todoku.core.fact.Reason;

/** Reads the files of one export as one state of one server. */
final class ExportReader implements StateReader {

    /** Beyond this a text export is something else, or of no use as one. */
    static final long MAX_FILE = 2L * 1024 * 1024 * 1024;

    private static final String SELECTED = "partial.export";
    private static final String NOT_IN_EXPORT = "absent.export";
    private static final List<String> OTHER_SECTIONS = List.of("server", "configuration", "subscription", "syncHistory", "categories",
            "approvals", "approvalRules", "downstreams");

    private final String server;
    private final String source;
    private final @Nullable LocalDate date;
    private final List<ExportFile> files;
    private final Findings findings = new Findings();
    private final Set<ExportFile.Format> formats = EnumSet.noneOf(ExportFile.Format.class);
    private int used;

    /** @param date of the folder; null when the files' own times have to do */
    ExportReader(String server, String source, @Nullable LocalDate date, List<ExportFile> files) {
        this.server = server;
        this.source = source;
        this.date = date;
        this.files = List.copyOf(files);
    }

    @Override
    public String source() {
        return source;
    }

    @Override
    public ServerState read(UpdateSink sink, Progress progress) throws IOException, InputException {
        var merger = new ExportMerger(findings);
        for (ExportFile file : files) {
            progress.checkCancelled();
            read(file, merger, progress);
        }
        if (used == 0) {
            Problem first = findings.problems().isEmpty() ? new Problem(Severity.FATAL, source, 0, "export.no-updates", "")
                    : findings.problems().get(0);
            throw new InputException(new Problem(Severity.FATAL, path(first.file()), first.line(), first.code(), first.detail()));
        }
        Collection<Draft> drafts = merger.finish();
        Instant collectedAt = collectedAt(merger);
        var titles = new ProductTitles(drafts);
        long handed = 0;
        for (Draft draft : drafts) {
            if ((handed & 0xFF) == 0) {
                progress.checkCancelled();
            }
            sink.accept(draft.finish(titles));
            handed++;
        }
        return state(merger, collectedAt, drafts.size());
    }

    /** Names are short while everything stands below its source; an error that stands alone needs the whole path. */
    private String path(String name) {
        return files.stream().filter(file -> file.name().equals(name)).map(file -> file.path().toString()).findFirst()
                .orElseGet(() -> files.size() == 1 ? files.get(0).path().toString() : name);
    }

    private void read(ExportFile file, ExportMerger merger, Progress progress) throws IOException {
        if (Files.size(file.path()) > MAX_FILE) {
            findings.lost(file.name(), 0, 0, "file.too-big", Files.size(file.path()) + " > " + MAX_FILE);
            return;
        }
        if (file.format() == ExportFile.Format.OTHER) {
            findings.lost(file.name(), 0, 0, "export.no-updates", "");
            return;
        }
        TextEncoding encoding = TextEncoding.of(file.path(), progress);
        if (!encoding.doubt().isEmpty()) {
            findings.odd(file.name(), 0, "encoding.bad", encoding.doubt());
        }
        merger.file(file.name());
        boolean updates;
        var sink = new Watching(merger, progress);
        try (BufferedReader in = file.open(encoding, progress)) {
            updates = switch (file.format()) {
                case CSV -> new CsvRows(in, sink).read();
                case JSON -> {
                    new JsonRows(sink).read(in, file.head());
                    yield sink.anyUpdate;
                }
                case CLIXML -> {
                    new ClixmlRows(sink).read(in);
                    yield sink.anyUpdate;
                }
                case OTHER -> false;
            };
        } catch (ClixmlRows.DoctypeException e) {
            findings.lost(file.name(), 1, 0, "xml.dtd", "");
            return;
        }
        if (updates && sink.others > 0) {
            findings.lost(file.name(), sink.firstOther, sink.others, "row.no-guid", "");
        }
        if (updates) {
            used++;
            formats.add(file.format());
        } else if (!sink.anyLost) {
            findings.lost(file.name(), 0, 0, "export.no-updates", "");
        }
    }

    /** Passes rows on, unless they are no updates at all, and looks for cancellation. */
    private static final class Watching implements Row.Sink {

        private final ExportMerger merger;
        private final Progress progress;
        private boolean anyUpdate;
        private boolean anyLost;
        private int count;
        /** Objects before the first update that are something else. */
        private long others;
        private long firstOther;

        Watching(ExportMerger merger, Progress progress) {
            this.merger = merger;
            this.progress = progress;
        }

        @Override
        public void accept(Row row) {
            if ((++count & 0xFF) == 0) {
                progress.checkCancelled();
            }
            anyUpdate = anyUpdate || Column.describesUpdates(row.cells().keySet());
            if (anyUpdate) {
                merger.accept(row);
            } else if (others++ == 0) {
                firstOther = row.line();
            }
        }

        @Override
        public void lost(long line, long rows, String code, String detail) {
            anyLost = true;
            merger.lost(line, rows, code, detail);
        }
    }

    /**
     * The folder's date is all there is, so the earliest time is taken that agrees with it and with the rows: its
     * beginning, or the newest date of an update on that day. A later time would claim that what was published during
     * the day had been looked for.
     */
    private Instant collectedAt(ExportMerger merger) throws IOException {
        LocalDate day = date;
        if (day == null) {
            Instant newest = Instant.EPOCH;
            for (ExportFile file : files) {
                Instant modified = Files.getLastModifiedTime(file.path()).toInstant();
                newest = modified.isAfter(newest) ? modified : newest;
            }
            findings.odd(source, 0, "time.estimated", newest + " (file)");
            return newest;
        }
        Instant start = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant end = start.plus(Duration.ofDays(1));
        Instant[] newest = { start };
        merger.newest((draft, at) -> {
            if (at.isAfter(newest[0]) && at.isBefore(end)) {
                newest[0] = at;
            }
        });
        findings.odd(source, 0, "time.estimated", newest[0] + " (" + day + ")");
        return newest[0];
    }

    private ServerState state(ExportMerger merger, Instant collectedAt, int updates) {
        String reason = String.join("|", SELECTED, Long.toString(merger.rows()), Integer.toString(used), Integer.toString(files.size()));
        var section = new Section("updates", Completeness.PARTIAL, reason, updates, findings.lostRows());
        var sections = new ArrayList<Section>();
        OTHER_SECTIONS.forEach(name -> sections.add(new Section(name, Completeness.ABSENT, NOT_IN_EXPORT, 0, 0)));
        sections.add(section);
        String name = merger.server().isEmpty() ? server : merger.server();
        String commands = String.join(", ", formats.stream().map(ExportFile.Format::command).toList());
        return new ServerState(StateKind.SERVER, name, "", collectedAt, source, "PowerShell " + commands, unknown("server"),
                unknown("configuration"), unknown("subscription"), unknown("syncHistory"), unknown("categories"), unknown("approvals"),
                unknown("approvalRules"), unknown("downstreams"), section, merger.fields(), sections, findings.problems(), Map.of());
    }

    private static <T> Fact<T> unknown(String name) {
        return Fact.unknown(name, Reason.NOT_COLLECTED, NOT_IN_EXPORT);
    }

    @Override
    public void close() {
        // every file is closed as soon as it has been read
    }
}
