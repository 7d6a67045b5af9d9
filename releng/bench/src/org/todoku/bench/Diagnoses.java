package org.todoku.bench;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.todoku.core.Progress;
import org.todoku.core.query.UpdateQuery;
import org.todoku.core.simulation.SelectionChange;
import org.todoku.core.simulation.Simulation;
import org.todoku.rules.Diagnosis;
import org.todoku.rules.DiagnosisEngine;
import org.todoku.rules.RuleDescriptor;
import org.todoku.rules.RuleRegistry;
import org.todoku.rules.data.DataPacks;
import org.todoku.rules.wsus.WsusData;
import org.todoku.rules.wsus.WsusRules;
import org.todoku.store.FleetView;
import org.todoku.store.Workspace;

/** All rules on fifty servers of about 100,000 updates: one update, a list, cancelling, each rule, and the same rules elsewhere. */
final class Diagnoses {

    private static final int STEP = 37;

    private final PrintStream out;
    private final boolean quick;
    private final int count;
    private final WideFleet fleet;

    private Diagnoses(PrintStream out, boolean quick) throws Exception {
        this.out = out;
        this.quick = quick;
        this.count = quick ? 30_000 : 150_000;
        this.fleet = new WideFleet(count);
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("todoku-bench");
        try {
            new Diagnoses(System.out, List.of(arguments).contains("--quick")).measure(folder);
        } finally {
            Bench.delete(folder);
        }
    }

    private void measure(Path folder) throws Exception {
        long begin = System.nanoTime();
        try (Workspace workspace = Workspace.open(folder)) {
            fleet.importInto(workspace);
        }
        out.printf(Locale.ROOT, "%n%d servers, %d updates known, taken in in %.1f s; load %.1f, heap limit %d MB%n", WideFleet.SERVERS,
                count, (System.nanoTime() - begin) / 1e9, load(), Runtime.getRuntime().maxMemory() >> 20);
        try (Workspace workspace = Workspace.open(folder); ExecutorService workers = Executors.newFixedThreadPool(2)) {
            FleetView view = workspace.view();
            RuleRegistry registry = RuleRegistry.of(WsusRules.all(), DataPacks.of(WsusData.all()));
            var engine = new DiagnosisEngine(registry, workers, Duration.ofSeconds(20));
            Bench.head(out, "All " + registry.rules().size() + " rules, " + view.servers().size() + " servers of about "
                    + view.servers().get(0).updates().rows() + " updates");
            one(engine, view);
            simulate(view);
            list(engine, view);
            cancel(engine, view);
            rules(workers, view, registry);
            var other = other();
            if (other != null) {
                new SideBySide(out, view, registry, queries(quick ? 20 : 100, 11), quick ? 5 : 15).measure(other);
            }
        }
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    /** Every time other updates; about two thirds of them are on a server. */
    private List<UpdateQuery> queries(int number, int from) {
        return IntStream.range(0, number).mapToObj(n -> UpdateQuery.parse(fleet.id((from + n * STEP) % count).toString())).toList();
    }

    private void one(DiagnosisEngine engine, FleetView view) throws Exception {
        var next = new AtomicInteger();
        List<UpdateQuery> queries = queries(quick ? 300 : 1000, 0);
        Bench.row(out, "one update on all servers", Series.of(queries.size() / 2, queries.size() / 2,
                () -> engine.explain(view, queries.get(next.getAndIncrement()), List.of(), WideFleet.NOW, Progress.NONE)));
    }

    private void simulate(FleetView view) throws Exception {
        SelectionChange tick = SelectionChange.tick(List.of(fleet.product()), List.of(fleet.classification()));
        Bench.row(out, "simulate one product and one classification",
                Series.of(20, 100, () -> Simulation.of(view, view.servers().get(40), tick)));
    }

    private void list(DiagnosisEngine engine, FleetView view) throws Exception {
        int wanted = quick ? 1_000 : 10_000;
        List<UpdateQuery> queries = queries(wanted, 5);
        double load = load();
        Map<Diagnosis.Outcome, Integer> outcomes = new EnumMap<>(Diagnosis.Outcome.class);
        Bench.row(out, wanted + " updates on all servers (load %.1f)".formatted(load), Series.of(0, 1,
                () -> engine.explainAll(view, queries, List.of(), WideFleet.NOW, Progress.NONE, Diagnosis::outcome)
                        .forEach(outcome -> outcomes.merge(outcome, 1, Integer::sum))));
        out.println("    outcomes " + outcomes);
    }

    /** From the wish to cancel, in the middle of a list, until the caller has control again. */
    private void cancel(DiagnosisEngine engine, FleetView view) throws Exception {
        List<UpdateQuery> queries = queries(5_000, 7);
        double[] millis = new double[quick ? 5 : 20];
        for (int n = 0; n < millis.length; n++) {
            var wish = new Wish(50 + n);
            try {
                engine.explainAll(view, queries, List.of(), WideFleet.NOW, wish, Diagnosis::outcome);
                throw new IllegalStateException("was not cancelled");
            } catch (CancellationException e) {
                millis[n] = (System.nanoTime() - wish.since) / 1e6;
            }
        }
        Arrays.sort(millis);
        Bench.row(out, "cancel in the middle of a list", new Series(millis, Double.NaN));
    }

    /** Wants to cancel as soon as so many questions are answered; the clock starts there. */
    private static final class Wish implements Progress {

        private final long answered;
        private volatile long since;

        Wish(long answered) {
            this.answered = answered;
        }

        @Override
        public void report(String what, long done, long total) {
            if (done >= answered && since == 0) {
                // the engine has just asked; it will learn of it the next time
                since = System.nanoTime();
            }
        }

        @Override
        public boolean cancelled() {
            return since != 0;
        }
    }

    private void rules(ExecutorService workers, FleetView view, RuleRegistry registry) {
        var times = new RuleTimes();
        List<RuleDescriptor> measured = times.measured(registry.rules());
        var engine = new DiagnosisEngine(RuleRegistry.of(measured, registry.data()), workers, Duration.ofSeconds(20));
        int asked = quick ? 100 : 400;
        queries(asked, 3).forEach(query -> engine.explain(view, query, List.of(), WideFleet.NOW, Progress.NONE));
        times.forget();
        queries(asked, 17).forEach(query -> engine.explain(view, query, List.of(), WideFleet.NOW, Progress.NONE));
        out.printf("%nTime of each rule, %d updates one after the other%n", asked);
        times.print(out);
    }

    private OtherEngine other() throws Exception {
        try {
            return (OtherEngine) Class.forName("org.todoku.bench.drools.DroolsRules").getDeclaredConstructor().newInstance();
        } catch (ClassNotFoundException e) {
            out.println("Drools: not measured, its libraries are not there");
            return null;
        }
    }
}
