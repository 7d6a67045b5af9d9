package org.todoku.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.todoku.core.CategoryRef;
import org.todoku.core.ServerState;
import org.todoku.core.Subscription;
import org.todoku.core.Update;
import org.todoku.core.fact.Tri;
import org.todoku.core.fact.Unknown;
import org.todoku.core.simulation.Advice;
import org.todoku.intake.list.ListSummary;
import org.todoku.report.FleetAnswer.Cause;
import org.todoku.report.FleetAnswer.Lack;
import org.todoku.rules.Answers;
import org.todoku.rules.Diagnosis;
import org.todoku.rules.Effect;
import org.todoku.rules.Finding;
import org.todoku.rules.Reader;
import org.todoku.rules.RuleDescriptor;
import org.todoku.rules.ServerDiagnosis;
import org.todoku.rules.Stage;
import org.todoku.rules.Standing;
import org.todoku.rules.Status;
import org.todoku.rules.Texts;
import org.todoku.rules.VariantDiagnosis;

/**
 * The answers to many questions for a fleet, kept short: of each diagnosis only what a table shows, so that tens of thousands fit in
 * memory. For one thread.
 */
public final class FleetAnswers {

    static final String TARGET = "target";

    private final Reader reader;
    private final Instant at;
    private final @Nullable ListSummary list;
    private final int asked;
    private final Map<String, String> servers = new LinkedHashMap<>();
    private final List<Row> rows = new ArrayList<>();
    private final Map<String, Selection> selections = new LinkedHashMap<>();
    private final List<Advised> advised = new ArrayList<>();
    /** What else keeps the updates of a selection away, by the key of the server that has the selection's updates missing. */
    private final Map<String, Set<Cause>> beside = new HashMap<>();
    private final Map<List<Object>, Cause> causes = new HashMap<>();
    private final Map<String, Lack> lacks = new HashMap<>();
    /** What the answers rest on, for keeping them in no language. */
    private final Map<String, ServerState> states = new LinkedHashMap<>();
    private final Map<String, RuleDescriptor> rules = new HashMap<>();
    private final Map<String, Texts> texts = new HashMap<>();
    private final Map<Row, Update> newest = new IdentityHashMap<>();
    private boolean stopped;

    /**
     * One question.
     *
     * @param kb numbers of the updates that match
     * @param title of the newest of them; empty when nobody knows it
     * @param products of all of them, by title
     * @param updates UpdateIDs of all of them
     * @param named how many rows of the list name it
     * @param answers by the key of the server
     */
    public record Row(String query, List<String> kb, String title, List<String> products, List<UUID> updates, int named,
            Map<String, FleetAnswer> answers) {
    }

    /**
     * An answer that the selection of a server decides.
     *
     * @param row place among the rows
     * @param server key of the server
     */
    record Lacking(int row, String server) {
    }

    /**
     * What the selection of a server keeps away.
     *
     * @param updates places of the rows by UpdateID
     */
    record Selection(ServerState server, Map<UUID, Set<Integer>> updates) {
    }

    /**
     * How servers can get what their selection keeps away.
     *
     * @param servers those that get their selection from the place of the advice
     * @param place where they get it from; null when it was not collected
     */
    record Advised(Advice advice, List<ServerState> servers, @Nullable ServerState place) {
    }

    /**
     * @param at the moment of the questions
     * @param list where they come from; null when they were typed
     * @param asked how many there are to answer
     */
    public FleetAnswers(Reader reader, Instant at, @Nullable ListSummary list, int asked) {
        this.reader = reader;
        this.at = at;
        this.list = list;
        this.asked = asked;
    }

    /** @param named how many rows of the list name it */
    public void add(Diagnosis diagnosis, int named) {
        add(diagnosis, diagnosis, sentences(diagnosis, reader), named);
    }

    /** The answer of each server in one sentence. From any thread: of many answers this is what takes longest. */
    static List<String> sentences(Diagnosis diagnosis, Reader reader) {
        return diagnosis.servers().stream().map(server -> Answers.sentence(server, diagnosis.target(), reader)).toList();
    }

    /**
     * @param diagnosis what is told
     * @param known the same with what a masked one does not say any more
     * @param sentences see {@link #sentences}
     */
    void add(Diagnosis diagnosis, Diagnosis known, List<String> sentences, int named) {
        Map<String, FleetAnswer> answers = new LinkedHashMap<>();
        for (int i = 0; i < diagnosis.servers().size(); i++) {
            ServerDiagnosis server = diagnosis.servers().get(i);
            ServerDiagnosis whole = known.servers().get(i);
            servers.putIfAbsent(server.server().key(), server.server().server());
            states.putIfAbsent(server.server().key(), server.server());
            answers.put(server.server().key(), answer(server, diagnosis, whole.server(), sentences.get(i)));
            Set<UUID> lacking = selectable(whole);
            if (!lacking.isEmpty()) {
                server.findings().stream().filter(finding -> blocks(finding) && !concernsSelection(finding)).map(this::cause)
                        .forEach(cause -> beside.computeIfAbsent(whole.server().key(), any -> new LinkedHashSet<>()).add(cause));
            }
            for (UUID wanted : lacking) {
                selections.computeIfAbsent(whole.server().key(), any -> new Selection(whole.server(), new LinkedHashMap<>())).updates()
                        .computeIfAbsent(wanted, any -> new LinkedHashSet<>()).add(rows.size());
            }
        }
        List<Update> variants = diagnosis.target().variants();
        add(diagnosis.target().query().text(), variants, named, answers);
    }

    private void add(String query, List<Update> variants, int named, Map<String, FleetAnswer> answers) {
        var row = new Row(query, variants.stream().flatMap(update -> update.kbArticles().stream()).distinct().toList(),
                variants.isEmpty() ? "" : variants.get(0).title(reader.locale()),
                variants.stream().flatMap(update -> update.products().stream()).map(CategoryRef::title).distinct().toList(),
                variants.stream().map(Update::id).toList(), named, answers);
        rows.add(row);
        if (!variants.isEmpty()) {
            newest.put(row, variants.get(0));
        }
    }

    /** Answers that were kept, for reading them in a language; without sentences, and of causes their rules alone. */
    public static FleetAnswers of(AnsweredList kept, Reader reader) {
        ListSummary list = kept.list();
        var answers = new FleetAnswers(reader, kept.at(), list.source().isEmpty()
                ? list.from(Words.ofInvestigation(reader).of("list.pasted")) : list, kept.asked());
        for (ServerState server : kept.servers()) {
            answers.servers.put(server.key(), server.server());
            answers.states.put(server.key(), server);
        }
        for (AnsweredList.Row row : kept.rows()) {
            // in the order of the servers, as answers come
            Map<Integer, FleetAnswer> byPlace = new TreeMap<>();
            for (AnsweredList.Same same : row.answers()) {
                var answer = new FleetAnswer(same.fate(), same.standing(), same.there(), same.variants(),
                        same.rules().stream().map(answers::cause).toList(), null,
                        same.lacks().stream().map(lack -> answers.lacking(lack.fact(), lack.texts())).toList(), "");
                same.servers().forEach(place -> byPlace.put(place, answer));
            }
            Map<String, FleetAnswer> byServer = new LinkedHashMap<>();
            byPlace.forEach((place, answer) -> byServer.put(kept.servers().get(place).key(), answer));
            Update update = row.update();
            answers.add(row.query(), update == null ? List.of() : List.of(update), row.named(), byServer);
        }
        answers.stopped = kept.rows().size() < kept.asked();
        return answers;
    }

    private Cause cause(RuleDescriptor rule) {
        rules.putIfAbsent(rule.id(), rule);
        return causes.computeIfAbsent(List.of(rule.id()), key -> new Cause(rule.id(), rule.name(reader.locale()), "", "", ""));
    }

    /** What is kept away by the selections of servers: a change of one, or an import, can bring it. */
    Collection<Selection> selections() {
        return selections.values();
    }

    /**
     * Adds how a server can get what its selection keeps away.
     *
     * @param place where its selection is made; null when that is not known
     */
    void advise(Advice how, ServerState server, @Nullable ServerState place) {
        advised.add(new Advised(how, new ArrayList<>(List.of(server)), place));
    }

    /** What was advised for a place holds for one more server. */
    void adviseAlso(ServerState server, ServerState place) {
        advised.stream().filter(one -> one.place() == place).forEach(one -> one.servers().add(server));
    }

    List<Advised> advised() {
        return advised;
    }

    /** What keeps away what an advice is about whatever is selected: to be settled before it helps. Each rule once for a server. */
    List<Cause> beside(Advised by) {
        Map<String, Cause> each = new LinkedHashMap<>();
        by.servers().forEach(server -> beside.getOrDefault(server.key(), Set.of())
                .forEach(cause -> each.putIfAbsent(cause.rule() + ' ' + cause.server(), cause)));
        return List.copyOf(each.values());
    }

    /** The answers that an update decides on the servers of an advice. */
    List<Lacking> lacking(Advised by, UUID update) {
        List<Lacking> found = new ArrayList<>();
        for (ServerState server : by.servers()) {
            Selection selection = selections.get(server.key());
            if (selection != null) {
                selection.updates().getOrDefault(update, Set.of()).forEach(row -> found.add(new Lacking(row, server.key())));
            }
        }
        return found;
    }

    /** @param whole the server with what a masked one does not say */
    private FleetAnswer answer(ServerDiagnosis server, Diagnosis diagnosis, ServerState whole, String sentence) {
        Fate fate = Fate.of(server, diagnosis);
        int missing = server.missing().size();
        return new FleetAnswer(fate, Standing.of(server), server.present() == Tri.YES ? server.variants().size() - missing : 0,
                server.variants().size(), causes(server, fate), fate == Fate.ARRIVING ? next(whole) : null,
                fate == Fate.UNDECIDED ? lacks(server, diagnosis) : List.of(), sentence);
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
        rules.putIfAbsent(finding.rule().id(), finding.rule());
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
        if (diagnosis.target().perhapsMore()) {
            found.add(lack("target.all", null));
        }
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
        return lacking(fact, finding == null ? Words.FLEET : finding.rule().texts());
    }

    private Lack lacking(String fact, Texts from) {
        return lacks.computeIfAbsent(fact, name -> {
            texts.put(name, from);
            return new Lack(name, Answers.factLabel(name, from, reader), Answers.howToCollect(name, from, reader));
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

    private static boolean blocks(Finding finding) {
        return finding.stops() && finding.maskedBy() == null && finding.effect() == Effect.BLOCKS;
    }

    private static boolean concernsSelection(Finding finding) {
        return blocks(finding) && (finding.rule().stage() == Stage.SELECTION || finding.rule().stage() == Stage.PUBLICATION);
    }

    /** Somebody, or the time limit, stopped it before it was finished. */
    void stopped() {
        stopped = true;
    }

    /** Whether not everything was answered. */
    public boolean partial() {
        return stopped;
    }

    public Reader reader() {
        return reader;
    }

    /** The moment of the questions. */
    public Instant at() {
        return at;
    }

    /** What was read of the list; null when the questions were typed. */
    public @Nullable ListSummary list() {
        return list;
    }

    /** How many were to be answered. */
    public int asked() {
        return asked;
    }

    /** The servers, in the same order as their names. */
    List<ServerState> states() {
        return List.copyOf(states.values());
    }

    /** The rule of a cause. */
    RuleDescriptor rule(String id) {
        return Objects.requireNonNull(rules.get(id));
    }

    /** The texts that name a fact that is not known. */
    Texts texts(String fact) {
        return Objects.requireNonNull(texts.get(fact));
    }

    /** The newest update that a row is about; null when nobody knows one. */
    @Nullable Update newest(Row row) {
        return newest.get(row);
    }

    /** Names of the servers by their keys, top of the hierarchy first. */
    public Map<String, String> servers() {
        return servers;
    }

    /** In the order of the questions. */
    public List<Row> rows() {
        return rows;
    }

    /** How what the selection keeps away can be got, by server. */
    public List<Advice> advice() {
        return advised.stream().map(Advised::advice).toList();
    }
}
