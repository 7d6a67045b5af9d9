package org.todoku.bench;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.todoku.core.CategoryRef;
import org.todoku.core.Progress;
import org.todoku.core.ServerState;
import org.todoku.core.ServerUpdate;
import org.todoku.core.StateReader;
import org.todoku.core.Subscription;
import org.todoku.core.UpdateSink;
import org.todoku.core.compare.Difference;
import org.todoku.core.compare.UpdateComparison;
import org.todoku.core.fleet.SubscriptionMatrix;
import org.todoku.core.query.UpdateQuery;
import org.todoku.core.simulation.SelectionChange;
import org.todoku.core.simulation.Simulation;
import org.todoku.store.FleetView;
import org.todoku.store.Workspace;

/** What the views ask of fifty servers of about 100,000 updates each, 500,000 in all; and the same asked of another store. */
final class ViewQuestions {

    private static final int SERVER = 7;
    private static final List<Integer> TWO = List.of(3, 4);
    private static final List<Integer> FOUR = List.of(3, 4, 20, 30);

    private final PrintStream out;
    private final boolean quick;
    private final FiftyServers servers;
    private final GeneratedFleet fleet;
    private final int count;

    private ViewQuestions(PrintStream out, boolean quick) {
        this.out = out;
        this.quick = quick;
        this.servers = new FiftyServers(quick);
        this.fleet = servers.fleet();
        this.count = servers.updates();
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("todoku-bench");
        try {
            new ViewQuestions(System.out, List.of(arguments).contains("--quick")).measure(folder);
        } finally {
            Bench.delete(folder);
        }
    }

    private void measure(Path folder) throws Exception {
        Path place = folder.resolve("fleet");
        long begin = System.nanoTime();
        try (Workspace workspace = Workspace.open(place)) {
            for (int number = 0; number < FiftyServers.COUNT; number++) {
                try (StateReader reader = servers.server(number)) {
                    workspace.importState(reader, Progress.NONE);
                }
            }
        }
        out.printf(Locale.ROOT, "%n%d update revisions on %d servers generated and imported in %.1f s, %d MB on disk; load %.1f,"
                + " heap limit %d MB%n", count, FiftyServers.COUNT,
                (System.nanoTime() - begin) / 1e9, Files.size(place.resolve("todoku.db")) >> 20,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(), Runtime.getRuntime().maxMemory() >> 20);
        Bench.head(out, "What views ask of that fleet");
        Bench.row(out, "open the workspace and view it", Series.of(1, quick ? 3 : 5, () -> {
            try (Workspace workspace = Workspace.open(place)) {
                workspace.view();
            }
        }));
        try (Workspace workspace = Workspace.open(place)) {
            FleetView view = workspace.view();
            begin = System.nanoTime();
            view.prepareSearches();
            out.printf(Locale.ROOT, "prepare searches, once, in the background: %.0f ms%n", (System.nanoTime() - begin) / 1e6);
            try (OtherStore other = other(folder)) {
                ask(view, other);
            }
        }
    }

    private @Nullable OtherStore other(Path folder) throws Exception {
        String programs = System.getProperty("todoku.postgresql", "");
        if (programs.isEmpty()) {
            out.println("PostgreSQL: not measured, its programs are not there");
            return null;
        }
        Path place = Files.createDirectory(Path.of("/tmp").resolve(folder.getFileName() + "-other"));
        OtherStore other = (OtherStore) Class.forName("org.todoku.bench.postgresql.PostgresStore")
                .getDeclaredConstructor(Path.class, Path.class).newInstance(Path.of(programs), place);
        long begin = System.nanoTime();
        for (int number = 0; number < FiftyServers.COUNT; number++) {
            int own = number;
            try (StateReader reader = servers.server(number)) {
                reader.read((UpdateSink) listed -> add(other, own, listed), Progress.NONE);
            }
        }
        other.finish();
        out.printf(Locale.ROOT, "%s: loaded and indexed in %.1f s, %d MB%n", other.name(), (System.nanoTime() - begin) / 1e9,
                other.size() >> 20);
        return other;
    }

    private static void add(OtherStore other, int server, ServerUpdate listed) {
        try {
            other.add(server, listed);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void ask(FleetView view, @Nullable OtherStore other) throws Exception {
        out.printf("%n%-58s %9s %9s %6s %10s %9s %7s%n", "", "median ms", "p95 ms", "runs", other == null ? "" : other.name(), "p95 ms",
                "ratio");
        String kb = Integer.toString(GeneratedFleet.kb(count / 2));
        pair("KB" + kb, () -> (long) view.search(UpdateQuery.parse("KB" + kb), 100).hits().size(),
                other == null ? null : () -> (long) other.withNumber(kb));
        UUID id = fleet.id(count / 3);
        pair("an UpdateID", () -> (long) view.search(UpdateQuery.parse(id.toString()), 100).hits().size(),
                other == null ? null : () -> (long) other.withId(id));
        for (List<String> words : List.of(List.of("Windows 11 Version 23H2"), List.of("23H2"), List.of("NET"), List.of("累積更新"),
                List.of("累積"), List.of("Windows"), List.of("cumulative", "server", "2019", "x64"), List.of("qjxz no such title"),
                List.of("qj"))) {
            UpdateQuery query = UpdateQuery.parse(String.join(" ", words.stream().map(ViewQuestions::quoted).toList()));
            long total = view.search(query, 1).total();
            if (other != null && other.total(words) != total) {
                throw new IllegalStateException(words + ": " + total + " and " + other.total(words));
            }
            pair("title " + String.join(" ", words) + ", 100 of " + total, () -> (long) view.search(query, 100).hits().size(),
                    other == null ? null : () -> (long) other.withTitle(words));
        }
        for (String terms : List.of("product:\"Windows Server 2019\" class:security", "state:declined server:wsus03", "arrived:>2026-07",
                "superseded:no", "created:2024 -product:office Windows", "CVE-2024-38063")) {
            UpdateQuery query = UpdateQuery.parse(terms);
            long total = view.search(query, 1).total();
            pair(terms + ", 100 of " + total, () -> (long) view.search(query, 100).hits().size(), null);
        }
        sets(view, other);
    }

    private void sets(FleetView view, @Nullable OtherStore other) throws Exception {
        for (List<Integer> several : List.of(TWO, FOUR)) {
            List<ServerState> compared = several.stream().map(view.servers()::get).toList();
            pair("compare " + several.size() + " servers, 100 differences read", () -> {
                UpdateComparison found = view.compare(compared);
                found.rows().stream().limit(100).forEach(row -> row.found().size());
                return found.counts().getOrDefault(Difference.LISTED, 0L);
            }, other == null ? null : () -> other.differences(several));
        }
        pair("products x classifications x 50 servers", () -> filled(SubscriptionMatrix.of(view, view.servers())),
                other == null ? null : other::matrix);
        ServerState server = view.servers().get(SERVER);
        Subscription ticked = server.subscription().optional().orElseThrow();
        CategoryRef product = view.servers().get(SERVER + 1).subscription().optional().orElseThrow().products().get(0);
        SelectionChange change = SelectionChange.tick(List.of(product), List.of());
        List<UUID> classifications = ticked.classifications().stream().flatMap(one -> one.guid().stream()).toList();
        pair("simulate ticking a product", () -> {
            Simulation simulation = Simulation.of(view, server, change);
            // the generated servers do not say where they synchronise from
            return simulation.fresh().updates() + simulation.uncertain().updates();
        },
                other == null ? null : () -> other.tick(SERVER, product.guid().orElseThrow(), classifications));
    }

    private static long filled(SubscriptionMatrix matrix) {
        return matrix.rows().stream().filter(row -> row.kind() == SubscriptionMatrix.Kind.PRODUCT).mapToLong(row -> IntStream
                .range(0, matrix.classifications().size()).mapToLong(column -> IntStream.range(0, matrix.servers().size())
                        .filter(server -> matrix.tally(row.number(), column, server) != null).count()).sum()).sum();
    }

    private static String quoted(String words) {
        return words.contains(" ") ? '"' + words + '"' : words;
    }

    /** Both give the same number, or it fails. */
    private void pair(String name, Callable<Long> here, @Nullable Callable<Long> there) throws Exception {
        Series own = Series.of(quick ? 10 : 30, quick ? 40 : 200, here::call);
        out.printf(Locale.ROOT, "%-58s %9.2f %9.2f %6d", name, own.median(), own.p95(), own.sorted().length);
        if (there != null) {
            long begin = System.nanoTime();
            long answer = there.call();
            boolean slow = System.nanoTime() - begin > 300_000_000;
            if (here.call() != answer) {
                throw new IllegalStateException(name + ": " + here.call() + " and " + answer);
            }
            Series other = Series.of(slow ? 1 : 20, slow ? 5 : quick ? 20 : 100, there::call);
            out.printf(Locale.ROOT, " %10.2f %9.2f %6.1fx", other.median(), other.p95(), other.median() / own.median());
        }
        out.println();
        out.flush();
    }
}
