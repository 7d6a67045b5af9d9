package org.todoku.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

import org.todoku.core.Completeness;
import org.todoku.core.HostEvidence;
import org.todoku.core.InputException;
import org.todoku.core.LogLine;
import org.todoku.core.Problem;
import org.todoku.core.Problem.Severity;
import org.todoku.core.Progress;
import org.todoku.core.Section;
import org.todoku.core.ServerState;
import org.todoku.core.StateReader;
import org.todoku.core.UpdateSink;
import org.todoku.core.fact.Fact;
import org.todoku.core.fact.Provenance;
import org.todoku.intake.snapshot.LogText;
import org.todoku.intake.snapshot.SnapshotReader;

/** A reader whose state also has what logs say that lie beside its own files. */
final class WithLogs implements StateReader {

    /** Lines of SoftwareDistribution.log that say why updates come or do not come; most others speak of single computers. */
    private static final Pattern TELLING = Pattern.compile("Sync|Subscription|Catalog|SoapUtilities|WebServiceCommunication|Proxy|Content"
            + "|EventLog|Deployment|Import|Declin|Cleanup|SCHANNEL");
    private static final Pattern OF_COMPUTERS = Pattern.compile("ClientWebService|ReportingEvent|ComputerTarget|ClientImplementation");
    private static final String NAME = "logTail";

    private final StateReader reader;
    private final List<Path> logs;

    WithLogs(StateReader reader, List<Path> logs) {
        this.reader = reader;
        this.logs = List.copyOf(logs);
    }

    /** Gives every log to the reader of its folder, or to the only one there is. What belongs to nobody is reported. */
    static List<Problem> assign(List<StateReader> readers, List<Path> logs) {
        List<Problem> problems = new ArrayList<>();
        Map<StateReader, List<Path>> found = new LinkedHashMap<>();
        for (Path log : logs) {
            Path folder = Objects.requireNonNull(log.toAbsolutePath().getParent());
            List<StateReader> owners = readers.size() == 1 ? readers
                    : readers.stream().filter(reader -> liesIn(folder, reader)).toList();
            if (owners.size() == 1) {
                found.computeIfAbsent(owners.get(0), any -> new ArrayList<>()).add(log);
            } else {
                problems.add(new Problem(Severity.ODD, log.toString(), 0, "input.log-alone", ""));
            }
        }
        readers.replaceAll(reader -> {
            List<Path> own = found.get(reader);
            return own == null ? reader : new WithLogs(reader, own);
        });
        return problems;
    }

    /** A snapshot is a file; other exports are named by the folders of server and date that they lie in. */
    private static boolean liesIn(Path folder, StateReader reader) {
        return reader instanceof SnapshotReader ? folder.equals(Path.of(reader.source()).toAbsolutePath().getParent())
                : ("/" + folder.toString().replace('\\', '/')).endsWith("/" + reader.source());
    }

    @Override
    public String source() {
        return reader.source();
    }

    @Override
    public ServerState read(UpdateSink sink, Progress progress) throws IOException, InputException {
        ServerState state = reader.read(sink, progress);
        List<Problem> problems = new ArrayList<>(state.problems());
        List<LogLine> lines = new ArrayList<>(state.evidence().log().optional().orElse(List.of()));
        Section before = state.section(NAME);
        long lost = before == null ? 0 : before.unreadable();
        long withheld = 0;
        List<String> sources = new ArrayList<>();
        for (Path log : logs) {
            LogText.Tail tail = read(log, progress);
            if (tail.lines().stream().noneMatch(line -> line.at() != null)) {
                problems.add(new Problem(Severity.LOSS, log.toString(), 0, "input.log-unreadable", ""));
                continue;
            }
            if (tail.dropped() > 0) {
                problems.add(new Problem(Severity.LOSS, log.toString(), 0, "snapshot.section-limited", Long.toString(tail.dropped())));
            }
            if (tail.shortened() > 0) {
                problems.add(new Problem(Severity.ODD, log.toString(), 0, "value.shortened", Long.toString(tail.shortened())));
            }
            lost += tail.dropped();
            withheld += tail.withheld();
            sources.add(log.getFileName().toString());
            lines.addAll(tail.lines());
        }
        return sources.isEmpty() ? state.withProblems(problems.stream().limit(ServerState.MAX_PROBLEMS).toList())
                : with(state, inOrder(lines), lost, withheld, sources, problems);
    }

    private static LogText.Tail read(Path log, Progress progress) throws IOException {
        boolean telling = log.getFileName().toString().toLowerCase(Locale.ROOT).contains("softwaredistribution");
        try (InputStream in = Files.newInputStream(log)) {
            return LogText.read(in, line -> {
                progress.checkCancelled();
                return !telling || TELLING.matcher(line.text()).find() && !OF_COMPUTERS.matcher(line.text()).find();
            });
        }
    }

    /** Sorted by time; lines without time stay behind the line they continue, and what two logs have in common comes once. */
    private static List<LogLine> inOrder(List<LogLine> lines) {
        List<List<LogLine>> blocks = new ArrayList<>();
        for (LogLine line : lines) {
            if (line.at() != null || blocks.isEmpty()) {
                blocks.add(new ArrayList<>());
            }
            blocks.get(blocks.size() - 1).add(line);
        }
        Set<List<LogLine>> known = new HashSet<>();
        return blocks.stream().filter(known::add)
                .sorted(Comparator.comparing(block -> Objects.requireNonNullElse(block.get(0).at(), Instant.MIN)))
                .flatMap(List::stream).toList();
    }

    private static ServerState with(ServerState state, List<LogLine> all, long lostBefore, long withheld, List<String> sources,
            List<Problem> problems) {
        int more = Math.max(0, all.size() - LogText.MAX_LINES);
        long lost = lostBefore + more;
        if (more > 0) {
            problems.add(new Problem(Severity.LOSS, state.source(), 0, "snapshot.section-limited", Integer.toString(more)));
        }
        List<LogLine> lines = List.copyOf(all.subList(more, all.size()));
        List<Section> sections = new ArrayList<>(state.sections());
        sections.removeIf(section -> section.name().equals(NAME));
        sections.add(new Section(NAME, lost > 0 ? Completeness.PARTIAL : Completeness.COMPLETE,
                lost > 0 ? "older rows left out: " + lost : "", lines.size(), lost));
        Map<String, Integer> redactions = new LinkedHashMap<>(state.redactions());
        if (withheld > 0) {
            redactions.merge("logLines", (int) Math.min(withheld, Integer.MAX_VALUE / 2), Integer::sum);
        }
        HostEvidence evidence = state.evidence();
        Instant at = lines.stream().map(LogLine::at).filter(Objects::nonNull).max(Comparator.naturalOrder()).orElse(state.collectedAt());
        return new ServerState(state.kind(), state.server(), state.serverId(), state.collectedAt(), state.source(), state.collector(),
                state.info(), state.configuration(), state.subscription(), state.syncHistory(), state.categories(), state.approvals(),
                state.approvalRules(), state.downstreams(), state.updates(), state.updateFields(), sections,
                problems.stream().limit(ServerState.MAX_PROBLEMS).toList(), redactions,
                new HostEvidence(evidence.events(), evidence.status(), evidence.host(), evidence.clients(),
                        Fact.known(lines, new Provenance(String.join(", ", sources), at))));
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
