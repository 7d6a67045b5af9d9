package org.todoku.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;

import org.jspecify.annotations.Nullable;
import org.todoku.core.Progress;
import org.todoku.core.ServerState;
import org.todoku.core.ServerUpdate;
import org.todoku.core.Update;
import org.todoku.core.fact.Tri;
import org.todoku.core.fleet.FactBase;
import org.todoku.core.fleet.Hierarchy;
import org.todoku.core.query.UpdateQuery;
import org.todoku.rules.internal.ActionOrder;
import org.todoku.rules.internal.Judge;
import org.todoku.rules.internal.Masking;
import org.todoku.rules.internal.RuleRun;
import org.todoku.rules.internal.TargetFinder;

/**
 * Answers why an update is, or is not, on servers: asks every rule for every server and puts what they say in the order in
 * which a person should act. Rules never stop at the first hit. A rule that throws, hangs or gives nothing becomes a failed
 * finding and changes nothing for the others. The answer does not depend on the number of threads or the order of the rules.
 * May be used by several threads at once.
 */
public final class DiagnosisEngine {

    /** Of more variants that are missing on a server the reader would read no causes. */
    private static final int MOST_EXPLAINED = 12;

    private final RuleRegistry registry;
    private final ExecutorService workers;
    private final Duration limitPerRule;
    private final Judge judge = new Judge();
    /** Of the fleet that was asked about last; most questions come in rows about the same. */
    private volatile @Nullable FleetKnowledge latest;

    /**
     * @param workers threads for the rules; stays open. A rule that never returns keeps its thread
     * @param limitPerRule how long one rule may take for one server before it is given up; positive
     */
    public DiagnosisEngine(RuleRegistry rules, ExecutorService workers, Duration limitPerRule) {
        if (limitPerRule.isNegative() || limitPerRule.isZero()) {
            throw new IllegalArgumentException("limit per rule: " + limitPerRule);
        }
        this.registry = rules;
        this.workers = workers;
        this.limitPerRule = limitPerRule;
    }

    public RuleRegistry rules() {
        return registry;
    }

    /**
     * @param servers servers to explain, from {@link FactBase#servers()}; empty for all. The servers above them are judged
     *        too, and what stops the update there stands first in the findings of the servers below
     * @param now the moment the question is asked for, UTC
     * @param progress asked and told on the calling thread only, at least every 250 ms
     * @throws java.util.concurrent.CancellationException when the user cancelled
     * @throws IllegalArgumentException for a server that is not among those of the fact base
     */
    public Diagnosis explain(FactBase facts, UpdateQuery query, List<ServerState> servers, Instant now, Progress progress) {
        progress.checkCancelled();
        Target target = TargetFinder.find(facts, query);
        FleetKnowledge fleet = fleet(facts);
        Hierarchy hierarchy = fleet.hierarchy();
        List<ServerState> topFirst = hierarchy.topFirst();
        Set<String> asked = asked(topFirst, servers);
        Map<String, Own> judged = judge(involved(hierarchy, topFirst, asked).stream()
                .map(server -> new Question(target, server, fleet, now, registry.data())).toList(), progress);
        ActionOrder order = new ActionOrder(topFirst);
        List<ServerDiagnosis> answers = new ArrayList<>();
        judged.forEach((key, own) -> {
            if (asked.contains(key)) {
                Map<Optional<UUID>, List<Finding>> findings = new LinkedHashMap<>();
                own.cases().keySet().forEach(variant -> findings.put(variant, order.sorted(withUpstream(own, variant, judged, hierarchy))));
                answers.add(answer(own, findings));
            }
        });
        return new Diagnosis(target, now, answers);
    }

    private FleetKnowledge fleet(FactBase facts) {
        FleetKnowledge known = latest;
        if (known == null || known.facts() != facts) {
            known = new FleetKnowledge(facts, new Hierarchy(facts.servers()));
            latest = known;
        }
        return known;
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

    /**
     * What the rules say of one server alone.
     *
     * @param cases findings by the variant they were asked about, the first one to explain first; empty key when nobody knows the update
     */
    private record Own(Question question, List<ServerUpdate> listed, Map<Optional<UUID>, List<Finding>> cases) {

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

    private Map<String, Own> judge(List<Question> questions, Progress progress) {
        List<RuleDescriptor> rules = registry.rules();
        List<RuleRun.Task> tasks = new ArrayList<>();
        List<Own> all = new ArrayList<>();
        for (Question question : questions) {
            progress.checkCancelled();
            Own own = new Own(question, question.listed(question.server()), new LinkedHashMap<>());
            all.add(own);
            for (Optional<Update> variant : explained(question)) {
                own.cases().put(variant.map(Update::id), List.of());
                rules.forEach(rule -> tasks.add(new RuleRun.Task(rule, question.about(variant))));
            }
        }
        List<Optional<Finding>> answers = new RuleRun(tasks, judge, workers, limitPerRule).run(progress);
        int next = 0;
        Map<String, Own> judged = new LinkedHashMap<>();
        for (Own own : all) {
            for (Map.Entry<Optional<UUID>, List<Finding>> one : own.cases().entrySet()) {
                one.setValue(Masking.masked(answers.subList(next, next + rules.size()).stream().flatMap(Optional::stream).toList()));
                next += rules.size();
            }
            judged.put(own.server().key(), own);
        }
        return judged;
    }

    /** The variants to ask the rules about: each that is missing, or one where none is proved to be. */
    private static List<Optional<Update>> explained(Question question) {
        List<Update> missing = question.server().updatesComplete() ? question.missing() : List.of();
        return missing.isEmpty() ? List.of(question.wanted()) : missing.stream().limit(MOST_EXPLAINED).map(Optional::of).toList();
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
    private static List<Finding> withUpstream(Own own, Optional<UUID> variant, Map<String, Own> judged, Hierarchy hierarchy) {
        List<Finding> all = new ArrayList<>(own.cases().getOrDefault(variant, List.of()));
        if (own.present(variant) == Tri.YES) {
            return all;
        }
        for (ServerState server : hierarchy.above(own.server())) {
            Own above = judged.get(server.key());
            if (above == null || above.present(variant) == Tri.YES) {
                break;
            }
            if (above.present(variant) == Tri.NO) {
                above.cases().getOrDefault(variant, List.of()).stream().filter(DiagnosisEngine::concernsServersBelow).forEach(all::add);
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
        // where a variant is there, what keeps others away is no answer to "why do I not see it"; where one is approved, neither is
        // what keeps others out of sight
        Optional<Finding> cause = findings.stream().filter(finding -> finding.applies() && finding.maskedBy() == null)
                .filter(finding -> !ActionOrder.isAdvice(finding.effect()) && (!some || !finding.stops())
                        && (!inPlace || finding.effect() == Effect.AFTER)).findFirst();
        if (cause.isPresent() || inPlace || findings.stream().anyMatch(finding -> finding.stops() && finding.maskedBy() == null)) {
            return cause.orElse(null);
        }
        // the state of the server and advice are worth knowing, and no answer to what was asked
        return findings.stream().filter(finding -> finding.applies() && finding.maskedBy() == null && finding.effect() == Effect.INFO)
                .filter(finding -> finding.rule().stage().rank() < Stage.HEALTH.rank()).findFirst().orElse(null);
    }
}
