package org.todoku.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.todoku.core.ServerState;
import org.todoku.core.Subscription;
import org.todoku.core.Update;
import org.todoku.core.fact.Tri;
import org.todoku.core.fact.Unknown;
import org.todoku.core.simulation.Advice;
import org.todoku.report.FleetAnswer.Cause;
import org.todoku.report.FleetAnswer.Lack;
import org.todoku.rules.Answers;
import org.todoku.rules.Diagnosis;
import org.todoku.rules.Effect;
import org.todoku.rules.Finding;
import org.todoku.rules.Reader;
import org.todoku.rules.ServerDiagnosis;
import org.todoku.rules.Stage;
import org.todoku.rules.Standing;
import org.todoku.rules.Status;
import org.todoku.rules.VariantDiagnosis;

/**
 * The answers to many questions for a fleet, kept short: of each diagnosis only what a table shows, so that tens of thousands fit in
 * memory. For one thread.
 */
public final class FleetAnswers {

    static final String TARGET = "target";

    private final Reader reader;
    private final Instant at;
    private final @Nullable FleetList list;
    private final int asked;
    private final Map<String, String> servers = new LinkedHashMap<>();
    private final List<Row> rows = new ArrayList<>();
    private final Map<ServerState, Set<UUID>> selectable = new LinkedHashMap<>();
    private final List<Advice> advice = new ArrayList<>();
    private final Map<List<Object>, Cause> causes = new HashMap<>();
    private final Map<String, Lack> lacks = new HashMap<>();
    private boolean stopped;

    /**
     * One question.
     *
     * @param kb numbers of the updates that match
     * @param title of the newest of them; empty when nobody knows it
     * @param named how many rows of the list name it
     * @param answers by the key of the server
     */
    record Row(String query, List<String> kb, String title, int named, Map<String, FleetAnswer> answers) {
    }

    /**
     * @param at the moment of the questions
     * @param list where they come from; null when they were typed
     * @param asked how many there are to answer
     */
    public FleetAnswers(Reader reader, Instant at, @Nullable FleetList list, int asked) {
        this.reader = reader;
        this.at = at;
        this.list = list;
        this.asked = asked;
    }

    /** @param named how many rows of the list name it */
    public void add(Diagnosis diagnosis, int named) {
        Map<String, FleetAnswer> answers = new LinkedHashMap<>();
        for (ServerDiagnosis server : diagnosis.servers()) {
            servers.putIfAbsent(server.server().key(), server.server().server());
            answers.put(server.server().key(), answer(server, diagnosis));
            Set<UUID> wanted = selectable(server);
            if (!wanted.isEmpty()) {
                selectable.computeIfAbsent(server.server(), any -> new LinkedHashSet<>()).addAll(wanted);
            }
        }
        List<Update> variants = diagnosis.target().variants();
        rows.add(new Row(diagnosis.target().query().text(),
                variants.stream().flatMap(update -> update.kbArticles().stream()).distinct().toList(),
                variants.isEmpty() ? "" : variants.get(0).title(reader.locale()), named, answers));
    }

    /** What is kept away by the selection of a server, by server: a change of it, or an import, can bring it. */
    public Map<ServerState, Set<UUID>> selectable() {
        return selectable;
    }

    /** Adds how a server can get what its selection keeps away. */
    public void advise(Advice how) {
        advice.add(how);
    }

    private FleetAnswer answer(ServerDiagnosis server, Diagnosis diagnosis) {
        Fate fate = Fate.of(server, diagnosis);
        int missing = server.missing().size();
        return new FleetAnswer(fate, Standing.of(server), server.present() == Tri.YES ? server.variants().size() - missing : 0,
                server.variants().size(), causes(server, fate), fate == Fate.ARRIVING ? next(server.server()) : null,
                fate == Fate.UNDECIDED ? lacks(server, diagnosis) : List.of(), Answers.sentence(server, diagnosis.target(), reader));
    }

    private List<Cause> causes(ServerDiagnosis server, Fate fate) {
        Set<Cause> found = new LinkedHashSet<>();
        Finding headline = server.headline();
        if (fate == Fate.PRESENT || fate == Fate.ELSEWHERE) {
            if (headline != null && (headline.effect() == Effect.HIDDEN || headline.effect() == Effect.AFTER)) {
                found.add(cause(headline));
            }
            return List.copyOf(found);
        }
        if (fate == Fate.FAILED) {
            server.findings().stream().filter(finding -> finding.status() == Status.FAILED).map(this::cause).forEach(found::add);
        }
        server.findings().stream().filter(finding -> finding.stops() && finding.maskedBy() == null).map(this::cause).forEach(found::add);
        for (VariantDiagnosis variant : server.missing()) {
            Finding cause = variant.cause();
            if (cause != null) {
                found.add(cause(cause));
            }
        }
        return List.copyOf(found);
    }

    private Cause cause(Finding finding) {
        String why = finding.status() == Status.FAILED ? finding.message().text(reader) : Answers.because(finding, reader);
        return causes.computeIfAbsent(List.of(finding.rule().id(), finding.server(), why),
                key -> new Cause(finding.rule().id(), finding.rule().name(reader.locale()), finding.server(), why,
                        finding.remedies().stream().findFirst().map(remedy -> new RemedyTexts(finding, remedy, reader).title())
                        .orElse("")));
    }

    private @Nullable Instant next(ServerState server) {
        Instant next = server.subscription().optional().map(Subscription::next).orElse(null);
        return next != null && next.isAfter(at) ? next : null;
    }

    /** What an undecided answer lacks; that the list of updates is not complete comes first. */
    private List<Lack> lacks(ServerDiagnosis server, Diagnosis diagnosis) {
        if (diagnosis.target().variants().isEmpty() && server.present() == Tri.NO) {
            // what else is not known follows from that
            return List.of(lack(TARGET, null));
        }
        Set<Lack> found = new LinkedHashSet<>();
        if (server.present() == Tri.UNKNOWN) {
            found.add(lack("updates", null));
        }
        for (Finding finding : server.findings()) {
            if (finding.status() == Status.UNDECIDED && !Answers.isNotCollected(finding)) {
                for (Unknown<?> fact : finding.missing()) {
                    found.add(lack(fact.name(), finding));
                }
            }
        }
        return List.copyOf(found);
    }

    private Lack lack(String fact, @Nullable Finding finding) {
        return lacks.computeIfAbsent(fact, name -> {
            var texts = finding == null ? Words.FLEET : finding.rule().texts();
            return new Lack(name, Answers.factLabel(name, texts, reader), Answers.howToCollect(name, texts, reader));
        });
    }

    private static Set<UUID> selectable(ServerDiagnosis server) {
        boolean selection = server.findings().stream().anyMatch(FleetAnswers::concernsSelection);
        Set<UUID> wanted = new LinkedHashSet<>();
        for (VariantDiagnosis variant : server.missing()) {
            Finding cause = variant.cause();
            if (selection || cause != null && concernsSelection(cause)) {
                wanted.add(variant.update().id());
            }
        }
        return wanted;
    }

    private static boolean concernsSelection(Finding finding) {
        return finding.stops() && finding.maskedBy() == null && finding.effect() == Effect.BLOCKS
                && (finding.rule().stage() == Stage.SELECTION || finding.rule().stage() == Stage.PUBLICATION);
    }

    /** Somebody, or the time limit, stopped it before it was finished. */
    public void stopped() {
        stopped = true;
    }

    /** Whether not everything was answered. */
    public boolean partial() {
        return stopped;
    }

    Reader reader() {
        return reader;
    }

    Instant at() {
        return at;
    }

    @Nullable FleetList list() {
        return list;
    }

    int asked() {
        return asked;
    }

    /** Names of the servers by their keys, top of the hierarchy first. */
    Map<String, String> servers() {
        return servers;
    }

    List<Row> rows() {
        return rows;
    }

    List<Advice> advice() {
        return advice;
    }
}
