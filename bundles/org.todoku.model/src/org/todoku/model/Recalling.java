package org.todoku.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.todoku.core.CategoryRef;
import org.todoku.core.Coded;
import org.todoku.core.Completeness;
import org.todoku.core.Presence;
import org.todoku.core.ReadyState;
import org.todoku.core.Section;
import org.todoku.core.ServerInfo;
import org.todoku.core.ServerState;
import org.todoku.core.ServerUpdate;
import org.todoku.core.StateKind;
import org.todoku.core.Title;
import org.todoku.core.Update;
import org.todoku.core.UpdateField;
import org.todoku.core.UpdateType;
import org.todoku.core.UserRole;
import org.todoku.core.assumption.Assumption;
import org.todoku.core.fact.Fact;
import org.todoku.core.fact.Provenance;
import org.todoku.core.fact.Reason;
import org.todoku.core.fact.Tri;
import org.todoku.core.fact.Unknown;
import org.todoku.core.query.UpdateQuery;
import org.todoku.intake.list.ListSummary;
import org.todoku.model.investigation.Answer;
import org.todoku.model.investigation.CategoryName;
import org.todoku.model.investigation.KeptFinding;
import org.todoku.model.investigation.KeptList;
import org.todoku.model.investigation.KeptRemedy;
import org.todoku.model.investigation.KeptRow;
import org.todoku.model.investigation.KeptText;
import org.todoku.model.investigation.KnownRule;
import org.todoku.model.investigation.KnownServer;
import org.todoku.model.investigation.KnownUpdate;
import org.todoku.model.investigation.ListedUpdate;
import org.todoku.model.investigation.Question;
import org.todoku.model.investigation.RowAnswer;
import org.todoku.model.investigation.ServerAnswer;
import org.todoku.report.AnsweredList;
import org.todoku.report.AnsweredList.Same;
import org.todoku.report.Fate;
import org.todoku.rules.Confidence;
import org.todoku.rules.Diagnosis;
import org.todoku.rules.Effect;
import org.todoku.rules.Evidence;
import org.todoku.rules.Finding;
import org.todoku.rules.Message;
import org.todoku.rules.Remedy;
import org.todoku.rules.RuleDescriptor;
import org.todoku.rules.ServerDiagnosis;
import org.todoku.rules.Severity;
import org.todoku.rules.Stage;
import org.todoku.rules.Standing;
import org.todoku.rules.Status;
import org.todoku.rules.Target;
import org.todoku.rules.Texts;
import org.todoku.rules.VariantDiagnosis;

/**
 * Gives an answer of a document back as the engine gave it, so that all that shows answers shows kept ones. Of the servers it knows no
 * more than the answer needs. For one thread.
 */
public final class Recalling {

    private final Map<KnownUpdate, Update> updates = new HashMap<>();
    private final Map<KnownServer, ServerState> servers = new HashMap<>();
    private final Map<KnownRule, RuleDescriptor> rules = new HashMap<>();

    /**
     * @param answer one of those of the question
     * @throws InvestigationException when the document was changed by hand so that it holds no such answer
     */
    public Diagnosis recall(Question question, Answer answer) throws InvestigationException {
        try {
            List<Update> variants = answer.getVariants().stream().map(this::update).toList();
            return new Diagnosis(new Target(UpdateQuery.parse(question.getText()), variants), answer.getAt(),
                    answer.getServers().stream().map(this::server).toList(),
                    answer.getAssumed().stream().map(Assumption::parse).toList());
        } catch (IllegalArgumentException | NullPointerException | java.time.format.DateTimeParseException e) {
            throw InvestigationException.damaged("an answer to “" + question.getText() + "” cannot be read: " + e.getMessage(), e);
        }
    }

    private ServerDiagnosis server(ServerAnswer answer) {
        Map<KeptFinding, Finding> findings = new IdentityHashMap<>();
        List<Finding> listed = new ArrayList<>();
        for (KeptFinding kept : answer.getFindings()) {
            Finding finding = finding(kept);
            findings.put(kept, finding);
            listed.add(finding);
        }
        List<VariantDiagnosis> variants = answer.getVariants().stream().map(variant -> new VariantDiagnosis(update(variant.getUpdate()),
                Tri.valueOf(variant.getPresent()), of(variant.getCause(), findings))).toList();
        return new ServerDiagnosis(state(answer.getServer()), Tri.valueOf(answer.getPresent()),
                answer.getListed().stream().map(this::listed).toList(), variants, of(answer.getHeadline(), findings), listed);
    }

    private @Nullable Finding of(@Nullable KeptFinding kept, Map<KeptFinding, Finding> findings) {
        return kept == null ? null : findings.computeIfAbsent(kept, this::finding);
    }

    /** One finding as the engine gave it. */
    public Finding finding(KeptFinding kept) {
        RuleDescriptor rule = rule(kept.getRule());
        KeptText said = kept.getMessage();
        // the words after "because" stand beside those of the message
        Message message = new Message(rule.texts().with(Map.of("en", Map.of(said.getKey(), said.getEnglish()), "ja",
                Map.of(said.getKey(), said.getJapanese()))), said.getKey(), Values.all(said.getArguments(), this::update));
        List<Evidence> evidence = kept.getEvidence().stream().map(each -> new Evidence(each.getFact(),
                Values.recall(each.getValue(), this::update), new Provenance(each.getSource(), each.getAt()))).toList();
        List<Unknown<?>> missing = new ArrayList<>();
        kept.getMissing().forEach(each -> missing.add(new Unknown<>(each.getFact(), Reason.valueOf(each.getReason()), each.getDetail())));
        return new Finding(rule, Status.valueOf(kept.getStatus()), named(Effect.class, kept.getEffect()),
                named(Severity.class, kept.getSeverity()), named(Confidence.class, kept.getConfidence()), message, kept.getServer(),
                evidence, missing, kept.getRemedies().stream().map(this::remedy).toList(),
                kept.getMaskedBy().isEmpty() ? null : kept.getMaskedBy());
    }

    private static <E extends Enum<E>> @Nullable E named(Class<E> type, String name) {
        return name.isEmpty() ? null : Enum.valueOf(type, name);
    }

    private Remedy remedy(KeptRemedy kept) {
        return new Remedy(kept.getId(), Values.all(kept.getArguments(), this::update), kept.getCommand(), kept.isWrites());
    }

    /**
     * The answers to a list.
     *
     * @throws InvestigationException when the document was changed by hand so that it holds no such list
     */
    public AnsweredList recall(KeptList kept) throws InvestigationException {
        try {
            List<ListSummary.Unused> unused = kept.getExamples().stream()
                    .map(line -> new ListSummary.Unused(line.getLine(), line.getText())).toList();
            var read = new ListSummary(kept.getSource(), kept.getLines(), Map.of(), kept.getRepeated(), kept.getUnused(),
                    kept.getFlawsOnly(), unused);
            Map<KnownServer, Integer> places = new HashMap<>();
            kept.getServers().forEach(server -> places.put(server, places.size()));
            Texts facts = texts(kept.getFacts());
            List<AnsweredList.Row> rows = new ArrayList<>();
            for (KeptRow row : kept.getRows()) {
                KnownUpdate update = row.getUpdate();
                rows.add(new AnsweredList.Row(row.getAsked(), update == null ? null : update(update), row.getNamed(),
                        row.getAnswers().stream().map(answer -> same(answer, places, facts)).toList()));
            }
            return new AnsweredList(Objects.requireNonNull(kept.getAt(), "no time"), kept.getAsked(), read,
                    kept.getServers().stream().map(this::state).toList(), rows);
        } catch (IllegalArgumentException | NullPointerException | java.time.format.DateTimeParseException e) {
            throw InvestigationException.damaged("a list cannot be read: " + e.getMessage(), e);
        }
    }

    private Same same(RowAnswer kept, Map<KnownServer, Integer> places, Texts facts) {
        return new Same(Fate.valueOf(named(kept.getFate())), Standing.valueOf(named(kept.getStanding())), kept.getThere(),
                kept.getVariants(), kept.getRules().stream().map(this::rule).toList(),
                kept.getLacks().stream().map(fact -> new AnsweredList.Lacking(fact, facts)).toList(),
                kept.getServers().stream().map(server -> Objects.requireNonNull(places.get(server), "a server of another list")).toList());
    }

    /** The name of a constant by its key. */
    private static String named(String key) {
        return key.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private static Texts texts(List<KeptText> kept) {
        Map<String, String> english = kept.stream().collect(Collectors.toMap(KeptText::getKey, KeptText::getEnglish));
        Map<String, String> japanese = kept.stream().collect(Collectors.toMap(KeptText::getKey, KeptText::getJapanese));
        return new Texts(Recalling.class.getClassLoader(), "", Map.of("en", english, "ja", japanese));
    }

    private RuleDescriptor rule(KnownRule kept) {
        return rules.computeIfAbsent(kept, rule -> new RuleDescriptor(rule.getRule(), Stage.valueOf(rule.getStage()), Set.of(),
                rule.getMasks(), rule.getContributor(), texts(rule.getTexts()), () -> {
                    throw new IllegalStateException("a kept finding is not judged again");
                }));
    }

    private ServerUpdate listed(ListedUpdate kept) {
        return new ServerUpdate(update(kept.getUpdate()), new Presence(kept.isApproved(), kept.isDeclined(), kept.isExpired(),
                kept.isSuperseded(), kept.isLicencePending(), kept.isLocal(), kept.getArrived(),
                Coded.parse(ReadyState.class, kept.getReady()), Tri.valueOf(kept.getPublishedToWsus())));
    }

    private Update update(KnownUpdate kept) {
        return updates.computeIfAbsent(kept, update -> new Update(UUID.fromString(update.getUpdateId()), update.getRevision(),
                update.getTitles().stream().map(title -> new Title(title.getLanguage(), title.getText())).toList(),
                update.getKbArticles(), List.of(), update.getProducts().stream().map(Recalling::category).toList(),
                classification(update.getClassification()),
                Coded.parse(UpdateType.class, ""), null, List.of(), List.of(), null, Map.of()));
    }

    private static @Nullable CategoryRef classification(@Nullable CategoryName kept) {
        return kept == null ? null : category(kept);
    }

    private static CategoryRef category(CategoryName kept) {
        return new CategoryRef(kept.getGuid().isEmpty() ? null : UUID.fromString(kept.getGuid()), kept.getTitle());
    }

    private ServerState state(KnownServer kept) {
        return servers.computeIfAbsent(kept, server -> {
            var list = new Section("updates", Completeness.valueOf(server.getCompleteness()), server.getReason(), server.getRows(),
                    server.getUnreadable());
            Coded<UserRole> role = server.getRole().isEmpty() ? null : Coded.parse(UserRole.class, server.getRole());
            Fact<ServerInfo> info = Fact.known(new ServerInfo(server.getVersion(), "", "", role, Map.of()),
                    new Provenance(server.getSource(), server.getCollectedAt()));
            return new ServerState(server.isCatalogue() ? StateKind.CATALOGUE : StateKind.SERVER, server.getName(), server.getServerId(),
                    server.getCollectedAt(), server.getSource(), server.getCollector(), info, notKept("configuration"),
                    notKept("subscription"), notKept("syncHistory"), notKept("categories"), notKept("approvals"),
                    notKept("approvalRules"), notKept("downstreams"), list,
                    server.getFields().stream().map(UpdateField::valueOf).collect(Collectors.toSet()), List.of(list), List.of(), Map.of());
        });
    }

    private static <T> Fact<T> notKept(String name) {
        return Fact.unknown(name, Reason.NOT_COLLECTED, "");
    }
}
