package org.todoku.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.todoku.core.ApprovalRule;
import org.todoku.core.CategoryRef;
import org.todoku.core.Coded;
import org.todoku.core.Section;
import org.todoku.core.ServerInfo;
import org.todoku.core.ServerState;
import org.todoku.core.ServerUpdate;
import org.todoku.core.StateKind;
import org.todoku.core.Title;
import org.todoku.core.Update;
import org.todoku.core.assumption.Assumption;
import org.todoku.core.fact.Fact;
import org.todoku.core.fact.Provenance;
import org.todoku.core.fact.Reason;
import org.todoku.core.fact.Unknown;
import org.todoku.core.query.UpdateQuery;
import org.todoku.core.simulation.Advice;
import org.todoku.core.simulation.Advice.Step;
import org.todoku.core.simulation.Place;
import org.todoku.intake.list.ListSummary;
import org.todoku.report.InvestigationContent.Answer;
import org.todoku.report.InvestigationContent.Decision;
import org.todoku.report.InvestigationContent.Marked;
import org.todoku.report.InvestigationContent.Note;
import org.todoku.report.InvestigationContent.Question;
import org.todoku.report.InvestigationContent.Subject;
import org.todoku.rules.Deferred;
import org.todoku.rules.Diagnosis;
import org.todoku.rules.Evidence;
import org.todoku.rules.Finding;
import org.todoku.rules.Message;
import org.todoku.rules.Quoted;
import org.todoku.rules.Remedy;
import org.todoku.rules.ServerDiagnosis;
import org.todoku.rules.Target;
import org.todoku.rules.VariantDiagnosis;
import org.todoku.rules.data.LocalText;

/**
 * Replaces names of servers, other machines, people, domains, addresses and files in answers and investigations before anything is
 * written, so that every form and language is free of them. The same name becomes the same word ({@code server-1}, {@code host-1},
 * {@code person-1} …), also in what is masked later by the same object, whatever its letter case, with and without its domain.
 *
 * <p>Known are the names that states of servers carry, and those that texts show by their form: accounts ({@code DOMAIN\\user},
 * {@code user@domain}), hosts of URLs and shares, names with a domain, IP addresses, folders of users. The texts of the rules are not
 * touched. A server that is called like a word of the product, such as "WSUS", "server" or "update", is masked where it is named, in
 * quotes, addresses and commands too, and not where a text merely uses the word. For one thread.
 */
public final class Masking {

    private static final Pattern CODE = Pattern.compile("[a-z]+\\.[a-z.-]+");
    private static final Pattern BETWEEN = Pattern.compile("\\s*(?:[>→,;、]|->)\\s*");

    private final MaskedNames names = new MaskedNames();
    private final Map<String, String> texts = new HashMap<>();
    private final Map<Update, Update> updates = new HashMap<>();

    /** Takes the names of a server and those that it mentions, so that they are known before the first answer is masked. */
    public void learn(ServerState state) {
        server(state);
        Mentioned mentioned = Mentioned.by(state);
        mentioned.machines().forEach(names::machine);
        mentioned.people().forEach(names::person);
        texts.clear();
    }

    /** The answer without names; it says nothing more of its servers than reports need. */
    public Diagnosis mask(Diagnosis diagnosis) {
        learn(List.of(diagnosis));
        names.settle();
        return new Walk().of(diagnosis);
    }

    /** Several answers, each without the names that any of them shows. */
    public List<Diagnosis> mask(List<Diagnosis> diagnoses) {
        learn(diagnoses);
        names.settle();
        texts.clear();
        var walk = new Walk();
        return diagnoses.stream().map(walk::of).toList();
    }

    /** What was read of a list; of its file the name alone. */
    ListSummary mask(ListSummary list) {
        Map<String, Integer> columns = new LinkedHashMap<>();
        list.columns().forEach((name, rows) -> columns.merge(mask(name), rows, Integer::sum));
        return new ListSummary(mask(list.source().replaceFirst(".*[/\\\\]", "")), list.rows(), columns, list.repeated(), list.unused(),
                list.flawsOnly(), list.examples().stream().map(row -> new ListSummary.Unused(row.line(), mask(row.text()))).toList());
    }

    /** How wanted updates can be brought to a server, with the names masked that are known by now. */
    Advice mask(Advice advice) {
        var walk = new Walk();
        Place place = advice.place();
        Advice above = advice.above();
        return new Advice(new Place(state(place.asked()), walk.server(place.at()), walk.server(place.above()), place.downstream(),
                place.way().stream().map(this::state).toList(), name(place.unresolved()), place.loop()),
                advice.wanted().stream().map(wanted -> new Advice.Wanted(wanted.id(), walk.known(wanted.update()), wanted.outcome(),
                        wanted.reason(), wanted.missing(), wanted.replacements().stream().map(this::update).toList())).toList(),
                advice.plans().stream().map(plan -> new Advice.Plan(plan.kind(), plan.steps().stream().map(this::step).toList(),
                        plan.cost(), plan.optimal())).toList(),
                above == null ? null : mask(above));
    }

    private Step step(Step step) {
        ServerState server = state(step.server());
        return switch (step) {
            case Step.TickProduct tick -> new Step.TickProduct(server, categories(List.of(tick.product())).get(0));
            case Step.TickClassification tick -> new Step.TickClassification(server, categories(List.of(tick.classification())).get(0));
            case Step.ImportUpdate single -> new Step.ImportUpdate(server, update(single.update()));
            case Step.Reinstate declined -> new Step.Reinstate(server, update(declined.update()));
            case Step.Synchronise synchronise -> new Step.Synchronise(server);
        };
    }

    /** Without attachments, which are counted. */
    public InvestigationContent mask(InvestigationContent content) {
        content.servers().forEach(this::server);
        content.machines().forEach(names::machine);
        content.people().forEach(names::person);
        content.decisions().forEach(decision -> names.person(decision.by()));
        learn(content.answers());
        List<String> typed = new ArrayList<>(List.of(content.title()));
        content.notes().forEach(note -> typed.add(note.text()));
        content.decisions().forEach(decision -> typed.add(decision.text()));
        content.questions().forEach(question -> question.answers()
                .forEach(answer -> answer.marked().forEach(marked -> typed.add(marked.comment()))));
        for (AnsweredList list : content.lists()) {
            typed.add(list.list().source());
            list.list().examples().forEach(unused -> typed.add(unused.text()));
            list.rows().forEach(row -> typed.add(row.query()));
            list.servers().forEach(server -> typed.add(server.updates().reason()));
        }
        typed.forEach(text -> NamePatterns.find(text, names));
        names.settle();
        return new Walk().of(content);
    }

    /** A text with the names in it replaced that are known by now and those that it shows by their form. */
    public String mask(String text) {
        NamePatterns.find(text, names);
        names.settle();
        texts.clear();
        return text(text);
    }

    /** A catalogue is no server: its name says what it is. */
    private void server(ServerState state) {
        if (state.kind() == StateKind.SERVER) {
            names.server(state.server());
        }
    }

    private void learn(Collection<Diagnosis> diagnoses) {
        Set<ServerState> states = Collections.newSetFromMap(new IdentityHashMap<>());
        diagnoses.forEach(one -> one.servers().forEach(server -> states.add(server.server())));
        states.forEach(this::server);
        states.forEach(this::learn);
        var found = new Texts();
        for (Diagnosis diagnosis : diagnoses) {
            found.add(diagnosis.target().query().text());
            diagnosis.assumed().forEach(assumption -> names.machine(assumption.server()));
            for (ServerDiagnosis server : diagnosis.servers()) {
                found.add(server.server().updates().reason());
                server.findings().forEach(finding -> learn(finding, found));
                server.variants().stream().map(VariantDiagnosis::cause).forEach(cause -> learn(cause, found));
                learn(server.headline(), found);
            }
        }
    }

    private void learn(@Nullable Finding finding, Texts found) {
        if (finding != null && found.fresh(finding)) {
            names.machine(finding.server());
            found.add(finding.message());
            finding.evidence().forEach(evidence -> found.add(evidence.value()));
            finding.missing().forEach(missing -> found.add(missing.detail()));
            finding.remedies().forEach(remedy -> remedy.args().forEach(found::add));
        }
    }

    private String text(String text) {
        return texts.computeIfAbsent(text, names::replaced);
    }

    /** A text that may be nothing but a name. */
    private String name(String text) {
        String mask = names.mask(text);
        return mask == null ? listed(text) : mask;
    }

    /** A text of names and what stands between them, such as {@code A > B > C}; any other text. */
    private String listed(String text) {
        var result = new StringBuilder();
        var between = BETWEEN.matcher(text);
        int from = 0;
        boolean more = between.find();
        if (!more) {
            return text(text);
        }
        do {
            String mask = names.mask(text.substring(from, more ? between.start() : text.length()));
            if (mask == null) {
                return text(text);
            }
            result.append(mask).append(more ? between.group() : "");
            from = more ? between.end() : text.length() + 1;
            more = more && between.find();
        } while (from <= text.length());
        return result.toString();
    }

    /** A file and the part of it that a fact was read from. */
    private String source(String source) {
        int part = source.indexOf('!');
        return source.startsWith(ServerState.ASSUMED + "!") ? source : source.isEmpty() ? "" : part < 0 ? names.file(source)
                : names.file(source.substring(0, part)) + text(source.substring(part));
    }

    /** A reason is the words of a source, or a code with values. */
    private String stated(String reason) {
        int values = reason.indexOf('|');
        return values < 0 || !CODE.matcher(reason.substring(0, values)).matches() || names.mask(reason) != null ? name(reason)
                : reason.substring(0, values) + text(reason.substring(values));
    }

    private Object value(Object value) {
        return switch (value) {
            case String text -> name(text);
            case Deferred deferred -> value(deferred.value());
            case Update update -> update(update);
            case CategoryRef category -> new CategoryRef(category.id(), text(category.title()));
            case ServerState server -> name(server.server());
            case Message message -> message(message);
            case Quoted quoted -> new Quoted(name(quoted.text()), message(quoted.message()));
            case LocalText text -> new LocalText(text(text.en()), text(text.ja()));
            case ApprovalRule rule -> new ApprovalRule(text(rule.name()), rule.enabled(), categories(rule.products()),
                    categories(rule.classifications()), rule.groups().stream().map(this::text).toList());
            case Coded<?> coded -> coded.recognised().isPresent() ? coded : name(coded.text());
            case Collection<?> many -> many.stream().map(this::value).toList();
            case Enum<?> constant -> constant;
            case Number number -> number;
            default -> other(value);
        };
    }

    private Object other(Object value) {
        String shown = value.toString();
        String masked = name(shown);
        return masked.equals(shown) ? value : masked;
    }

    private List<CategoryRef> categories(List<CategoryRef> categories) {
        return categories.stream().map(category -> new CategoryRef(category.id(), text(category.title()))).toList();
    }

    private Message message(Message message) {
        return new Message(message.texts(), message.key(), message.args().stream().map(this::value).toList());
    }

    private Update update(Update update) {
        return updates.computeIfAbsent(update, any -> new Update(update.id(), update.revision(),
                update.titles().stream().map(title -> new Title(title.language(), text(title.text()))).toList(), update.kbArticles(),
                update.securityBulletins(), categories(update.products()), update.classification() == null ? null
                        : categories(List.of(update.classification())).get(0),
                update.type(), update.created(), update.supersedes(), update.languages(), update.bytes(), Map.of()));
    }

    private UpdateQuery query(UpdateQuery query) {
        String masked = text(query.text());
        return masked.equals(query.text()) ? query : UpdateQuery.parse(masked);
    }

    private ServerState state(ServerState state) {
        Section list = state.updates();
        var masked = new Section(list.name(), list.completeness(), stated(list.reason()), list.rows(), list.unreadable());
        Fact<ServerInfo> info = state.info().optional().map(known -> Fact.known(new ServerInfo(known.version(), known.osVersion(),
                known.culture(), known.role(), Map.of()), new Provenance(source(state.source()), state.collectedAt())))
                .orElseGet(() -> leftOut("server"));
        return new ServerState(state.kind(), name(state.server()), "", state.collectedAt(), source(state.source()),
                text(state.collector()), info, leftOut("configuration"), leftOut("subscription"), leftOut("syncHistory"),
                leftOut("categories"), leftOut("approvals"), leftOut("approvalRules"), leftOut("downstreams"), masked,
                state.updateFields(), List.of(masked), List.of(), Map.of());
    }

    private static <T> Fact<T> leftOut(String name) {
        return Fact.unknown(name, Reason.NOT_COLLECTED, "");
    }

    /** The texts in values that patterns are looked for in, each once. */
    private final class Texts {

        private final Set<String> seen = new java.util.HashSet<>();
        private final Set<Finding> findings = java.util.Collections.newSetFromMap(new IdentityHashMap<>());

        boolean fresh(Finding finding) {
            return findings.add(finding);
        }

        void add(Object value) {
            switch (value) {
                case String text -> {
                    if (seen.add(text)) {
                        NamePatterns.find(text, names);
                    }
                }
                case Deferred deferred -> add(deferred.value());
                case Message message -> message.args().forEach(this::add);
                case Quoted quoted -> {
                    add(quoted.text());
                    add(quoted.message());
                }
                case Collection<?> many -> many.forEach(this::add);
                case ServerState state -> names.machine(state.server());
                case Coded<?> coded -> add(coded.text());
                default -> {
                    // numbers, moments, updates: no names
                }
            }
        }
    }

    /** One pass; a finding that stands in several places stays one. */
    private final class Walk {

        private final Map<Finding, Finding> findings = new IdentityHashMap<>();
        private final Map<AnsweredList, AnsweredList> lists = new IdentityHashMap<>();

        Diagnosis of(Diagnosis diagnosis) {
            Target target = diagnosis.target();
            return new Diagnosis(new Target(query(target.query()), target.variants().stream().map(Masking.this::update).toList()),
                    diagnosis.at(), diagnosis.servers().stream().map(this::server).toList(),
                    diagnosis.assumed().stream().map(this::assumption).toList());
        }

        private Assumption assumption(Assumption assumption) {
            String server = name(assumption.server());
            return switch (assumption) {
                case Assumption.Selected selected -> new Assumption.Selected(server, categories(List.of(selected.category())).get(0),
                        selected.type());
                case Assumption.Synchronised any -> new Assumption.Synchronised(server);
                case Assumption.Imported imported -> new Assumption.Imported(server, imported.update());
                case Assumption.NotDeclined notDeclined -> new Assumption.NotDeclined(server, notDeclined.update());
            };
        }

        private ServerDiagnosis server(ServerDiagnosis server) {
            List<VariantDiagnosis> variants = server.variants().stream()
                    .map(variant -> new VariantDiagnosis(update(variant.update()), variant.present(), finding(variant.cause()))).toList();
            List<ServerUpdate> listed = server.listed().stream().map(each -> new ServerUpdate(update(each.update()), each.presence()))
                    .toList();
            List<Finding> all = new ArrayList<>();
            for (Finding finding : server.findings()) {
                all.add(known(finding));
            }
            return new ServerDiagnosis(state(server.server()), server.present(), listed, variants, finding(server.headline()), all);
        }

        @Nullable ServerState server(@Nullable ServerState server) {
            return server == null ? null : state(server);
        }

        @Nullable Update known(@Nullable Update update) {
            return update == null ? null : update(update);
        }

        private @Nullable Finding finding(@Nullable Finding finding) {
            return finding == null ? null : known(finding);
        }

        private Finding known(Finding finding) {
            return findings.computeIfAbsent(finding, this::masked);
        }

        private Finding masked(Finding finding) {
            List<Evidence> evidence = finding.evidence().stream().map(each -> new Evidence(each.fact(), value(each.value()),
                    new Provenance(source(each.from().source()), each.from().at()))).toList();
            List<Unknown<?>> missing = new ArrayList<>();
            finding.missing().forEach(each -> missing.add(new Unknown<>(each.name(), each.reason(), stated(each.detail()))));
            return new Finding(finding.rule(), finding.status(), finding.effect(), finding.severity(), finding.confidence(),
                    message(finding.message()), name(finding.server()), evidence, missing, finding.remedies().stream()
                            .map(remedy -> new Remedy(remedy.id(), remedy.args().stream().map(Masking.this::value).toList(),
                                    text(remedy.command()), remedy.writes()))
                            .toList(),
                    finding.maskedBy());
        }

        InvestigationContent of(InvestigationContent content) {
            List<Question> questions = content.questions().stream().map(question -> new Question(text(question.text()),
                    question.askedAt(), question.answers().stream().map(this::answer).toList())).toList();
            return new InvestigationContent(text(content.title()), content.createdAt(), questions,
                    content.lists().stream().map(this::list).toList(),
                    content.notes().stream().map(note -> new Note(text(note.text()), note.writtenAt(), note.changedAt(),
                            about(note.about()))).toList(),
                    content.decisions().stream().map(decision -> new Decision(text(decision.text()), decision.state(),
                            name(decision.by()), decision.at(), about(decision.about()))).toList(),
                    List.of(), List.of(), List.of(), content.leftOut() + content.attachments().size(), true);
        }

        private Answer answer(Answer answer) {
            return new Answer(of(answer.diagnosis()), answer.marked().stream().map(marked -> new Marked(name(marked.server()),
                    known(marked.finding()), marked.important(), text(marked.comment()))).toList());
        }

        private AnsweredList list(AnsweredList list) {
            return lists.computeIfAbsent(list, any -> new AnsweredList(list.at(), list.asked(), mask(list.list()),
                    list.servers().stream().map(Masking.this::state).toList(), list.rows().stream()
                            .map(row -> new AnsweredList.Row(text(row.query()), known(row.update()), row.named(), row.answers()))
                            .toList()));
        }

        private @Nullable Subject about(@Nullable Subject about) {
            if (about == null) {
                return null;
            }
            AnsweredList list = about.list();
            return list == null ? new Subject(text(about.question()), about.answeredAt(), finding(about.finding()))
                    : new Subject(list(list));
        }
    }
}
