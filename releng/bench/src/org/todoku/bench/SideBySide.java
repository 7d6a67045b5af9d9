package org.todoku.bench;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.DoubleStream;

import org.todoku.core.Progress;
import org.todoku.core.ServerState;
import org.todoku.core.Update;
import org.todoku.core.fleet.Hierarchy;
import org.todoku.core.query.UpdateQuery;
import org.todoku.rules.Diagnosis;
import org.todoku.rules.DiagnosisEngine;
import org.todoku.rules.Finding;
import org.todoku.rules.Question;
import org.todoku.rules.RuleDescriptor;
import org.todoku.rules.RuleRegistry;
import org.todoku.rules.ServerDiagnosis;
import org.todoku.rules.Target;
import org.todoku.rules.Verdict;
import org.todoku.store.FleetView;

/**
 * Twenty rules in this engine and in another one: the same questions, the same facts, and the same verdicts, or it fails. One
 * thread each. This engine reads its facts out of the fleet and gives arguments, evidence and remedies too; the other one says a status
 * for each rule, once from facts that were made before the clock started, once with the making of them.
 */
final class SideBySide {

    private static final List<String> RULES = List.of("A01", "A02", "A09", "B01", "B02", "B03", "C09", "D11", "D13", "D18", "D26", "G01",
            "G07", "G11", "G15", "H05", "H06", "H08", "L01", "L06");

    private final PrintStream out;
    private final FleetView view;
    private final RuleRegistry registry;
    private final List<UpdateQuery> queries;
    private final int rounds;
    private long worker;

    SideBySide(PrintStream out, FleetView view, RuleRegistry all, List<UpdateQuery> queries, int rounds) {
        this.out = out;
        this.view = view;
        this.registry = all.only("+" + String.join(",+", RULES));
        this.queries = queries;
        this.rounds = rounds;
    }

    void measure(OtherEngine other) throws Exception {
        List<List<Object>> facts = facts();
        try (ExecutorService one = Executors.newSingleThreadExecutor()) {
            worker = one.submit(() -> Thread.currentThread().threadId()).get();
            var engine = new DiagnosisEngine(registry, one, Duration.ofSeconds(20));
            int said = compare(engine, other, facts);
            out.printf("%n%d rules, %d questions (%d updates on %d servers), %d verdicts, all the same%n", registry.rules().size(),
                    facts.size(), queries.size(), view.servers().size(), said);
            var around = new DiagnosisEngine(RuleRegistry.of(List.of(asRule(other)), registry.data()), one, Duration.ofSeconds(20));
            List<Runnable> ways = List.of(() -> facts.forEach(other::ask),
                    () -> around.explainAll(view, queries, List.of(), WideFleet.NOW, Progress.NONE, Diagnosis::outcome),
                    () -> queries.forEach(query -> engine.explain(view, query, List.of(), WideFleet.NOW, Progress.NONE)),
                    () -> engine.explainAll(view, queries, List.of(), WideFleet.NOW, Progress.NONE, Diagnosis::outcome));
            double[][] times = times(ways, facts.size());
            head();
            row(other.name() + ", facts given", times, 0);
            row(other.name() + ", facts read out of the fleet, as a list", times, 1);
            row("Todoku, one update after the other", times, 2);
            row("Todoku, all updates as a list", times, 3);
        }
    }

    /** The other engine inside of this one, which finds the updates and the facts for it as for its own rules. */
    private RuleDescriptor asRule(OtherEngine other) {
        RuleDescriptor like = registry.rules().get(0);
        return new RuleDescriptor("X01", like.stage(), Set.of(), List.of(), like.contributor(), like.texts(), () -> question -> {
            if (other.ask(PlainFacts.of(question)).isEmpty()) {
                throw new IllegalStateException("nothing was said");
            }
            return Verdict.notApplicable();
        });
    }

    private void head() {
        out.printf("%-58s %14s %14s %14s%n", "processor time", "us a question", "to facts given", "to facts read");
    }

    /** Ratios are taken round by round, so that what disturbs a round disturbs both. */
    private void row(String name, double[][] times, int way) {
        out.printf(Locale.ROOT, "%-58s %14.1f %13.1fx %13.1fx%n", name, middle(Arrays.stream(times).mapToDouble(round -> round[way])),
                middle(Arrays.stream(times).mapToDouble(round -> round[0] / round[way])),
                middle(Arrays.stream(times).mapToDouble(round -> round[1] / round[way])));
    }

    private static double middle(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        return sorted[sorted.length / 2];
    }

    /**
     * Processor time of the thread that asks and the one that works, in microseconds a question: by round, then by way. Other programs,
     * the compiler and the garbage collector, which have threads of their own, disturb it least.
     */
    private double[][] times(List<Runnable> ways, int questions) {
        var threads = ManagementFactory.getThreadMXBean();
        double[][] times = new double[rounds][ways.size()];
        for (int round = -rounds; round < rounds; round++) {
            for (int way = 0; way < ways.size(); way++) {
                long before = threads.getThreadCpuTime(Thread.currentThread().threadId()) + threads.getThreadCpuTime(worker);
                ways.get(way).run();
                long after = threads.getThreadCpuTime(Thread.currentThread().threadId()) + threads.getThreadCpuTime(worker);
                times[Math.max(round, 0)][way] = (after - before) / 1e3 / questions;
            }
        }
        return times;
    }

    private List<List<Object>> facts() {
        List<List<Object>> all = new ArrayList<>();
        Hierarchy hierarchy = new Hierarchy(view.servers());
        for (UpdateQuery query : queries) {
            List<Update> variants = view.search(query, 1).hits().stream().map(hit -> hit.update()).toList();
            for (ServerState server : view.servers()) {
                all.add(PlainFacts.of(new Question(new Target(query, variants), server, view, hierarchy, WideFleet.NOW, registry.data())));
            }
        }
        return all;
    }

    /** How many verdicts there are; fails where two differ. */
    private int compare(DiagnosisEngine engine, OtherEngine other, List<List<Object>> facts) {
        int said = 0;
        int place = 0;
        for (UpdateQuery query : queries) {
            Map<String, ServerDiagnosis> byServer = new TreeMap<>();
            engine.explain(view, query, List.of(), WideFleet.NOW, Progress.NONE).servers()
                    .forEach(server -> byServer.put(server.server().key(), server));
            for (ServerState server : view.servers()) {
                Map<String, String> ours = new TreeMap<>();
                for (Finding finding : byServer.get(server.key()).findings()) {
                    if (finding.server().equals(server.server())) {
                        ours.put(finding.rule().id(), finding.status().name());
                    }
                }
                Map<String, String> theirs = new TreeMap<>(other.ask(facts.get(place++)));
                if (!ours.equals(theirs)) {
                    throw new IllegalStateException(query.text() + " on " + server.server() + ": " + ours + " and " + theirs);
                }
                said += ours.size();
            }
        }
        return said;
    }
}
