package org.todoku.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

import org.eclipse.emf.common.util.EList;
import org.jspecify.annotations.Nullable;
import org.todoku.core.CategoryRef;
import org.todoku.core.Coded;
import org.todoku.core.Presence;
import org.todoku.core.Section;
import org.todoku.core.ServerState;
import org.todoku.core.ServerUpdate;
import org.todoku.core.StateKind;
import org.todoku.core.Title;
import org.todoku.core.Update;
import org.todoku.core.UserRole;
import org.todoku.core.assumption.Assumption;
import org.todoku.core.fact.Unknown;
import org.todoku.model.investigation.Answer;
import org.todoku.model.investigation.CategoryName;
import org.todoku.model.investigation.Investigation;
import org.todoku.model.investigation.InvestigationFactory;
import org.todoku.model.investigation.KeptEvidence;
import org.todoku.model.investigation.KeptFinding;
import org.todoku.model.investigation.KeptRemedy;
import org.todoku.model.investigation.KeptText;
import org.todoku.model.investigation.KeptValue;
import org.todoku.model.investigation.KnownRule;
import org.todoku.model.investigation.KnownServer;
import org.todoku.model.investigation.KnownUpdate;
import org.todoku.model.investigation.ListedUpdate;
import org.todoku.model.investigation.MissingFact;
import org.todoku.model.investigation.ServerAnswer;
import org.todoku.model.investigation.TitleIn;
import org.todoku.model.investigation.VariantAnswer;
import org.todoku.report.Mentioned;
import org.todoku.rules.Diagnosis;
import org.todoku.rules.Evidence;
import org.todoku.rules.Finding;
import org.todoku.rules.Remedy;
import org.todoku.rules.ServerDiagnosis;
import org.todoku.rules.VariantDiagnosis;

/**
 * Turns an answer of the engine into what a document keeps of it: with all its texts in both languages and the facts it rests on, so
 * that {@link Recalling} gives the same answer back without servers, workspace or rules. What the document has already is used again;
 * it is not changed. For one answer, or one list, see {@link KeepingList}.
 */
final class Keeping {

    private static final InvestigationFactory MAKE = InvestigationFactory.eINSTANCE;

    private final Investigation document;
    private final List<ServerState> fleet;
    private final List<KnownServer> servers = new ArrayList<>();
    private final List<KnownUpdate> updates = new ArrayList<>();
    private final RuleTexts rules;
    private final Values values = new Values(this::update);

    /** @param fleet servers that the answer may speak of, beside its own */
    Keeping(Investigation document, Collection<ServerState> fleet) {
        this.document = document;
        this.fleet = List.copyOf(fleet);
        this.rules = new RuleTexts(document);
    }

    /** Servers that are new to the document; to be added before the answer. The same holds for updates, rules and texts. */
    List<KnownServer> servers() {
        return servers;
    }

    List<KnownUpdate> updates() {
        return updates;
    }

    List<KnownRule> rules() {
        return rules.fresh();
    }

    RuleTexts ruleTexts() {
        return rules;
    }

    /** Texts that rules of the document do not have yet. */
    Map<KnownRule, List<KeptText>> texts() {
        return rules.more();
    }

    Answer keep(Diagnosis diagnosis) {
        diagnosis.servers().forEach(server -> {
            server.findings().forEach(rules::collect);
            server.variants().stream().map(VariantDiagnosis::cause).filter(Objects::nonNull).forEach(rules::collect);
        });
        Answer answer = MAKE.createAnswer();
        answer.setId(id());
        answer.setAt(diagnosis.at());
        diagnosis.target().variants().forEach(variant -> answer.getVariants().add(update(variant)));
        diagnosis.servers().forEach(server -> answer.getServers().add(server(server)));
        put(answer.getAssumed(), diagnosis.assumed().stream().map(Assumption::text).toList());
        names(diagnosis, answer);
        return answer;
    }

    private void names(Diagnosis diagnosis, Answer answer) {
        var said = new StringBuilder();
        answer.eAllContents().forEachRemaining(part -> {
            if (part instanceof KeptValue value) {
                said.append(value.getText()).append('\n');
            }
        });
        names(diagnosis.servers().stream().map(ServerDiagnosis::server).toList(),
                diagnosis.assumed().stream().map(Assumption::server).toList(), said.toString(), answer.getMachines(), answer.getPeople());
    }

    /** Of people only those that are named in what was said: the others have nothing to do with it. */
    void names(List<ServerState> of, List<String> further, String said, EList<String> machines, EList<String> people) {
        Set<String> hosts = new LinkedHashSet<>();
        Set<String> persons = new LinkedHashSet<>();
        Stream.concat(of.stream(), fleet.stream()).distinct().forEach(state -> {
            Mentioned mentioned = Mentioned.by(state);
            if (state.kind() == StateKind.SERVER) {
                hosts.add(state.server());
            }
            hosts.addAll(mentioned.machines());
            persons.addAll(mentioned.people());
        });
        hosts.addAll(further);
        String lower = said.toLowerCase(Locale.ROOT);
        persons.removeIf(name -> !lower.contains(name.substring(name.lastIndexOf('\\') + 1).toLowerCase(Locale.ROOT)));
        put(machines, List.copyOf(hosts));
        put(people, List.copyOf(persons));
    }

    static String id() {
        return UUID.randomUUID().toString();
    }

    private ServerAnswer server(ServerDiagnosis diagnosis) {
        ServerAnswer answer = MAKE.createServerAnswer();
        answer.setId(id());
        answer.setServer(state(diagnosis.server()));
        answer.setPresent(diagnosis.present().name());
        diagnosis.listed().forEach(listed -> answer.getListed().add(listed(listed)));
        // by identity: the headline is one of the findings, not one that is equal to it
        Map<Finding, KeptFinding> kept = new IdentityHashMap<>();
        for (Finding finding : diagnosis.findings()) {
            KeptFinding made = finding(finding);
            kept.put(finding, made);
            answer.getFindings().add(made);
        }
        answer.setHeadline(cause(diagnosis.headline(), kept, answer));
        for (VariantDiagnosis variant : diagnosis.variants()) {
            VariantAnswer made = MAKE.createVariantAnswer();
            made.setUpdate(update(variant.update()));
            made.setPresent(variant.present().name());
            made.setCause(cause(variant.cause(), kept, answer));
            answer.getVariants().add(made);
        }
        return answer;
    }

    private @Nullable KeptFinding cause(@Nullable Finding cause, Map<Finding, KeptFinding> kept, ServerAnswer answer) {
        return cause == null ? null : kept.computeIfAbsent(cause, other -> {
            KeptFinding made = finding(other);
            answer.getCauses().add(made);
            return made;
        });
    }

    static void put(EList<String> list, List<String> values) {
        list.addAll(values);
    }

    KnownServer state(ServerState state) {
        KnownServer made = MAKE.createKnownServer();
        made.setName(state.server());
        made.setServerId(state.serverId());
        made.setCollectedAt(state.collectedAt());
        made.setSource(state.source());
        made.setCollector(state.collector());
        made.setCatalogue(state.kind() == StateKind.CATALOGUE);
        Section list = state.updates();
        made.setCompleteness(list.completeness().name());
        made.setReason(list.reason());
        made.setRows(list.rows());
        made.setUnreadable(list.unreadable());
        state.info().optional().ifPresent(info -> {
            made.setVersion(info.version());
            Coded<UserRole> role = info.role();
            made.setRole(role == null ? "" : role.text());
        });
        put(made.getFields(), state.updateFields().stream().map(Enum::name).sorted().toList());
        made.setKey(Fingerprint.of(made));
        return shared(made.getKey(), made, document.getServers(), servers, KnownServer::getKey);
    }

    KnownUpdate update(Update update) {
        KnownUpdate made = MAKE.createKnownUpdate();
        made.setUpdateId(update.id().toString());
        made.setRevision(update.revision());
        for (Title title : update.titles()) {
            TitleIn in = MAKE.createTitleIn();
            in.setLanguage(title.language());
            in.setText(title.text());
            made.getTitles().add(in);
        }
        put(made.getKbArticles(), update.kbArticles());
        update.products().forEach(product -> made.getProducts().add(category(product)));
        CategoryRef classification = update.classification();
        if (classification != null) {
            made.setClassification(category(classification));
        }
        made.setKey(Fingerprint.of(made));
        return shared(made.getKey(), made, document.getUpdates(), updates, KnownUpdate::getKey);
    }

    private static CategoryName category(CategoryRef category) {
        CategoryName made = MAKE.createCategoryName();
        made.setGuid(category.guid().map(UUID::toString).orElse(""));
        made.setTitle(category.title());
        return made;
    }

    /** What the document or this answer has already, else the new one. */
    private static <T> T shared(String key, T made, List<T> there, List<T> fresh, Function<T, String> keys) {
        for (List<T> list : List.of(there, fresh)) {
            for (T each : list) {
                if (keys.apply(each).equals(key)) {
                    return each;
                }
            }
        }
        fresh.add(made);
        return made;
    }

    private ListedUpdate listed(ServerUpdate listed) {
        Presence presence = listed.presence();
        ListedUpdate made = MAKE.createListedUpdate();
        made.setUpdate(update(listed.update()));
        made.setApproved(presence.approved());
        made.setDeclined(presence.declined());
        made.setExpired(presence.expired());
        made.setSuperseded(presence.superseded());
        made.setLicencePending(presence.licencePending());
        made.setLocal(presence.local());
        made.setArrived(presence.arrived());
        made.setReady(presence.ready().text());
        made.setPublishedToWsus(presence.publishedToWsus().name());
        return made;
    }

    private KeptFinding finding(Finding finding) {
        KeptFinding made = MAKE.createKeptFinding();
        made.setId(id());
        made.setRule(rules.of(finding.rule()));
        made.setStatus(finding.status().name());
        made.setEffect(name(finding.effect()));
        made.setSeverity(name(finding.severity()));
        made.setConfidence(name(finding.confidence()));
        made.setMessage(values.message(finding.message()));
        made.setServer(finding.server());
        for (Evidence evidence : finding.evidence()) {
            KeptEvidence kept = MAKE.createKeptEvidence();
            kept.setFact(evidence.fact());
            kept.setValue(values.keep(evidence.value()));
            kept.setSource(evidence.from().source());
            kept.setAt(evidence.from().at());
            made.getEvidence().add(kept);
        }
        for (Unknown<?> missing : finding.missing()) {
            MissingFact kept = MAKE.createMissingFact();
            kept.setFact(missing.name());
            kept.setReason(missing.reason().name());
            kept.setDetail(missing.detail());
            made.getMissing().add(kept);
        }
        for (Remedy remedy : finding.remedies()) {
            KeptRemedy kept = MAKE.createKeptRemedy();
            kept.setId(remedy.id());
            kept.setCommand(remedy.command());
            kept.setWrites(remedy.writes());
            remedy.args().forEach(argument -> kept.getArguments().add(values.keep(argument)));
            made.getRemedies().add(kept);
        }
        made.setMaskedBy(finding.maskedBy() == null ? "" : finding.maskedBy());
        return made;
    }

    private static String name(@Nullable Enum<?> constant) {
        return constant == null ? "" : constant.name();
    }
}
