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
import java.util.concurrent.ExecutorService;

import org.jspecify.annotations.Nullable;
import org.todoku.core.Progress;
import org.todoku.core.ServerState;
import org.todoku.core.ServerUpdate;
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

    private final RuleRegistry registry;
    private final ExecutorService workers;
    private final Duration limitPerRule;
    private final Judge judge = new Judge();

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
        List<ServerState> fleet = facts.servers();
        Hierarchy hierarchy = new Hierarchy(fleet);
        List<ServerState> topFirst = hierarchy.topFirst();
        Set<String> asked = asked(topFirst, servers);
        Map<String, Own> judged = judge(target, facts, hierarchy, involved(hierarchy, topFirst, asked), now, progress);
        ActionOrder order = new ActionOrder(topFirst);
        List<ServerDiagnosis> answers = new ArrayList<>();
        judged.forEach((key, own) -> {
            if (asked.contains(key)) {
                List<Finding> findings = order.sorted(withUpstream(own, judged, hierarchy));
                answers.add(new ServerDiagnosis(own.server(), own.present(), own.listed(), headline(own, findings), findings));
            }
        });
        return new Diagnosis(target, now, answers);
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

    /** What the rules say of one server alone. */
    private record Own(ServerState server, Tri present, List<ServerUpdate> listed, List<Finding> findings) {
    }

    private Map<String, Own> judge(Target target, FactBase facts, Hierarchy hierarchy, List<ServerState> servers, Instant now,
            Progress progress) {
        List<RuleDescriptor> rules = registry.rules();
        List<RuleRun.Task> tasks = new ArrayList<>();
        Map<String, Own> judged = new LinkedHashMap<>();
        for (ServerState server : servers) {
            progress.checkCancelled();
            Question shared = new Question(target, server, facts, hierarchy, now);
            List<ServerUpdate> listed = shared.listed(server);
            Tri present = !listed.isEmpty() ? Tri.YES : server.updatesComplete() ? Tri.NO : Tri.UNKNOWN;
            judged.put(server.key(), new Own(server, present, listed, new ArrayList<>()));
            rules.forEach(rule -> tasks.add(new RuleRun.Task(rule, new Question(target, server, facts, hierarchy, now))));
        }
        List<Optional<Finding>> answers = new RuleRun(tasks, judge, workers, limitPerRule).run(progress);
        int next = 0;
        for (Own own : List.copyOf(judged.values())) {
            List<Finding> findings = answers.subList(next, next + rules.size()).stream().flatMap(Optional::stream).toList();
            next += rules.size();
            judged.put(own.server().key(), new Own(own.server(), own.present(), own.listed(), Masking.masked(findings)));
        }
        return judged;
    }

    /** An update cannot come down from a server that does not have it: what stops it there stops it here too. */
    private static List<Finding> withUpstream(Own own, Map<String, Own> judged, Hierarchy hierarchy) {
        List<Finding> all = new ArrayList<>(own.findings());
        if (own.present() == Tri.YES) {
            return all;
        }
        for (ServerState server : hierarchy.above(own.server())) {
            Own above = judged.get(server.key());
            if (above == null || above.present() == Tri.YES) {
                break;
            }
            if (above.present() == Tri.NO) {
                above.findings().stream().filter(DiagnosisEngine::concernsServersBelow).forEach(all::add);
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
        // where a variant is approved, what keeps other variants away or out of sight is listed, but is nothing that must be done
        Optional<Finding> cause = findings.stream().filter(finding -> finding.applies() && finding.maskedBy() == null)
                .filter(finding -> !ActionOrder.isAdvice(finding.effect()) && (!inPlace || finding.effect() == Effect.AFTER)).findFirst();
        if (cause.isPresent() || inPlace || findings.stream().anyMatch(finding -> finding.stops() && finding.maskedBy() == null)) {
            return cause.orElse(null);
        }
        return findings.stream().filter(finding -> finding.applies() && finding.maskedBy() == null && finding.effect() == Effect.INFO)
                .findFirst().orElse(null);
    }
}
