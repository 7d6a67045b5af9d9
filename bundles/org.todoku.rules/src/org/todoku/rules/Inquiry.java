package org.todoku.rules;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReferenceArray;

import org.jspecify.annotations.Nullable;
import org.todoku.core.ServerState;
import org.todoku.core.ServerUpdate;
import org.todoku.core.Update;
import org.todoku.core.fact.Tri;
import org.todoku.core.fleet.Hierarchy;
import org.todoku.rules.internal.ActionOrder;
import org.todoku.rules.internal.Masking;
import org.todoku.rules.internal.RuleRun.Asker;

/**
 * Questions about updates on some servers of one fleet at one moment: asks the rules and puts together what they say. Safe for many
 * threads.
 */
final class Inquiry {

    /** Of more variants that are missing on a server the reader would read no causes. */
    private static final int MOST_EXPLAINED = 12;

    private final FleetKnowledge fleet;
    private final Set<String> asked;
    private final List<ServerState> involved;
    private final Instant now;
    private final RuleRegistry registry;
    private final ActionOrder order;
    private final Map<ServerState, Settled> settled = new IdentityHashMap<>();

    /**
     * @param servers empty for all
     * @throws IllegalArgumentException for a server that is not in the fleet
     */
    Inquiry(FleetKnowledge fleet, List<ServerState> servers, Instant now, RuleRegistry registry) {
        this.fleet = fleet;
        this.now = now;
        this.registry = registry;
        List<ServerState> topFirst = fleet.hierarchy().topFirst();
        this.asked = asked(topFirst, servers);
        this.involved = involved(fleet.hierarchy(), topFirst, asked);
        this.order = new ActionOrder(topFirst);
        involved.forEach(server -> settled.put(server, new Settled(registry.rules().size())));
    }

    private static Set<String> asked(List<ServerState> topFirst, List<ServerState> servers) {
        Set<String> known = new HashSet<>();
        topFirst.forEach(server -> known.add(server.key()));
        Set<String> asked = new HashSet<>();
        for (ServerState server : servers) {
            if (!known.contains(server.key())) {
                throw new IllegalArgumentException("not among the servers: " + server.server());
            }
            asked.add(server.key());
        }
        return asked.isEmpty() ? known : asked;
    }

    private static List<ServerState> involved(Hierarchy hierarchy, List<ServerState> topFirst, Set<String> asked) {
        Set<String> keys = new HashSet<>(asked);
        topFirst.stream().filter(server -> asked.contains(server.key()))
                .forEach(server -> hierarchy.above(server).forEach(above -> keys.add(above.key())));
        return topFirst.stream().filter(server -> keys.contains(server.key())).toList();
    }

    /** One question for each server that is asked for or stands above one, top of the hierarchy first. */
    List<Question> questions(Target target) {
        return involved.stream().map(server -> new Question(target, server, fleet, now, registry.data())).toList();
    }

    /**
     * What the rules say of one server alone.
     *
     * @param cases findings by the variant they were asked about, the first one to explain first; empty key when nobody knows the update
     */
    record Own(Question question, List<ServerUpdate> listed, Map<Optional<UUID>, List<Finding>> cases) {

        ServerState server() {
            return question.server();
        }

        /** @param variant empty for an update that nobody knows */
        Tri present(Optional<UUID> variant) {
            return listed.stream().anyMatch(there -> variant.filter(there.update().id()::equals).isPresent()) ? Tri.YES
                    : server().updatesComplete() ? Tri.NO : Tri.UNKNOWN;
        }

        Tri present() {
            return listed.isEmpty() ? present(Optional.empty()) : Tri.YES;
        }
    }

    Own judge(Question question, Asker asker) {
        Own own = new Own(question, question.listed(question.server()), new LinkedHashMap<>());
        for (Optional<Update> variant : explained(question)) {
            own.cases().put(variant.map(Update::id), Masking.masked(findings(question.about(variant), asker)));
        }
        return own;
    }

    private List<Finding> findings(Question question, Asker asker) {
        List<RuleDescriptor> rules = registry.rules();
        Settled.Answers answers = Objects.requireNonNull(settled.get(question.server())).of(question);
        AtomicReferenceArray<@Nullable Optional<Finding>> known = answers.findings();
        question.share(answers.facts());
        List<Finding> findings = new ArrayList<>(rules.size());
        for (int i = 0; i < rules.size(); i++) {
            Optional<Finding> answer = known.get(i);
            if (answer == null) {
                question.forgetAsked();
                answer = asker.ask(rules.get(i), question);
                if (Settled.settles(question, answer)) {
                    known.set(i, answer);
                }
            }
            answer.ifPresent(findings::add);
        }
        return findings;
    }

    /** The variants to ask the rules about: each that is missing, or one where none is proved to be. */
    private static List<Optional<Update>> explained(Question question) {
        List<Update> missing = question.server().updatesComplete() ? question.missing() : List.of();
        return missing.isEmpty() ? List.of(question.wanted()) : missing.stream().limit(MOST_EXPLAINED).map(Optional::of).toList();
    }

    /** @param judged one for each of {@link #questions}, in their order */
    Diagnosis diagnosis(Target target, List<Own> judged) {
        Map<String, Own> byServer = new LinkedHashMap<>();
        judged.forEach(own -> byServer.put(own.server().key(), own));
        List<ServerDiagnosis> answers = new ArrayList<>();
        for (Own own : judged) {
            if (asked.contains(own.server().key())) {
                Map<Optional<UUID>, List<Finding>> findings = new LinkedHashMap<>();
                own.cases().keySet().forEach(variant -> findings.put(variant, order.sorted(withUpstream(own, variant, byServer))));
                answers.add(answer(own, findings));
            }
        }
        return new Diagnosis(target, now, answers);
    }

    private static ServerDiagnosis answer(Own own, Map<Optional<UUID>, List<Finding>> findings) {
        List<VariantDiagnosis> variants = new ArrayList<>();
        List<Update> missing = own.question().missing();
        own.question().variants().stream().filter(variant -> !missing.contains(variant))
                .forEach(variant -> variants.add(new VariantDiagnosis(variant, Tri.YES, null)));
        for (Update variant : missing) {
            Optional<UUID> id = Optional.of(variant.id());
            Tri present = own.present(id);
            variants.add(new VariantDiagnosis(variant, present, present != Tri.NO ? null : findings.getOrDefault(id, List.of()).stream()
                    .filter(finding -> finding.stops() && finding.maskedBy() == null).findFirst().orElse(null)));
        }
        List<Finding> first = findings.values().iterator().next();
        return new ServerDiagnosis(own.server(), own.present(), own.listed(), variants, headline(own, first), first);
    }

    /** An update cannot come down from a server that does not have it: what stops it there stops it here too. */
    private List<Finding> withUpstream(Own own, Optional<UUID> variant, Map<String, Own> judged) {
        List<Finding> all = new ArrayList<>(own.cases().getOrDefault(variant, List.of()));
        if (own.present(variant) == Tri.YES) {
            return all;
        }
        for (ServerState server : fleet.hierarchy().above(own.server())) {
            Own above = judged.get(server.key());
            if (above == null || above.present(variant) == Tri.YES) {
                break;
            }
            if (above.present(variant) == Tri.NO) {
                above.cases().getOrDefault(variant, List.of()).stream().filter(Inquiry::concernsServersBelow).forEach(all::add);
            }
        }
        return all;
    }

    private static boolean concernsServersBelow(Finding finding) {
        return finding.maskedBy() == null
                && (finding.stops() || finding.applies() && finding.effect() == Effect.INFO && finding.rule().stage() == Stage.TOPOLOGY);
    }

    private static @Nullable Finding headline(Own own, List<Finding> findings) {
        boolean inPlace = own.listed().stream()
                .anyMatch(update -> Standing.of(own.server(), Optional.of(update.presence())) == Standing.APPROVED);
        boolean some = !own.listed().isEmpty() && own.cases().keySet().stream().anyMatch(variant -> own.present(variant) == Tri.NO);
        Finding first = null;
        boolean stopped = false;
        Finding note = null;
        for (Finding finding : findings) {
            if (!finding.applies() || finding.maskedBy() != null) {
                continue;
            }
            stopped |= finding.stops();
            // where a variant is there, what keeps others away is no answer to "why do I not see it"; where one is approved, neither is
            // what keeps others out of sight
            boolean answers = !ActionOrder.isAdvice(finding.effect()) && (!some || !finding.stops())
                    && (!inPlace || finding.effect() == Effect.AFTER);
            first = first == null && answers ? finding : first;
            // the state of the server and advice are worth knowing, and no answer to what was asked
            boolean noted = finding.effect() == Effect.INFO && finding.rule().stage().rank() < Stage.HEALTH.rank();
            note = note == null && noted ? finding : note;
        }
        return first != null || inPlace || stopped ? first : note;
    }
}
