package org.todoku.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.ZipFile;

import org.todoku.core.Progress;
import org.todoku.core.StateReader;
import org.todoku.core.fleet.SubscriptionMatrix;
import org.todoku.core.query.UpdateQuery;
import org.todoku.intake.snapshot.SnapshotReader;
import org.todoku.intake.snapshot.SnapshotWriter;
import org.todoku.rules.Diagnosis;
import org.todoku.rules.DiagnosisEngine;
import org.todoku.rules.RuleRegistry;
import org.todoku.rules.wsus.WsusRules;
import org.todoku.store.FleetView;
import org.todoku.store.Workspace;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Prints a table of measured times. Slow results are results, never a failure. {@code --quick} measures a smaller fleet. */
public final class Bench {

    private final PrintStream out;
    private final boolean quick;
    private final Path folder;
    private final GeneratedFleet fleet = new GeneratedFleet(20180731);

    private Bench(PrintStream out, boolean quick, Path folder) {
        this.out = out;
        this.quick = quick;
        this.folder = folder;
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("todoku-bench");
        try {
            var bench = new Bench(System.out, List.of(arguments).contains("--quick"), folder);
            bench.machine();
            bench.imports();
            bench.questions();
            String product = System.getProperty("todoku.product");
            if (product != null) {
                new Starts(System.out, Path.of(product), folder, bench.quick ? 3 : 5).measure();
            }
        } finally {
            delete(folder);
        }
    }

    private void machine() {
        var system = ManagementFactory.getOperatingSystemMXBean();
        out.printf("Java %s, %s, %d processors, load %.1f, heap limit %d MB%n%n", System.getProperty("java.version"),
                System.getProperty("os.name"), system.getAvailableProcessors(), system.getSystemLoadAverage(),
                Runtime.getRuntime().maxMemory() >> 20);
    }

    private void head(String title) {
        head(out, title);
    }

    static void head(PrintStream out, String title) {
        out.printf("%-64s %10s %10s %10s %6s%n", title, "median ms", "p95 ms", "cpu ms", "runs");
    }

    private Series row(String name, Series series) {
        return row(out, name, series);
    }

    static Series row(PrintStream out, String name, Series series) {
        out.printf("%-64s %s%n", name, series);
        out.flush();
        return series;
    }

    private void imports() throws Exception {
        int count = quick ? 20_000 : 100_000;
        int runs = quick ? 3 : 5;
        Path first = snapshot("first", 0, count);
        Path next = snapshot("next", 1, count);
        head("Import of a snapshot with " + count + " updates, " + (Files.size(first) >> 20) + " MB");
        Series tokens = row("parse only (JSON tokens of updates.jsonl)", Series.of(2, runs, () -> tokens(first)));
        Series read = row("read the snapshot, keep nothing", Series.of(2, runs, () -> read(first)));
        int[] no = new int[1];
        Series fresh = row("import, all updates new, durable",
                Series.of(1, runs, () -> importInto(folder.resolve("new" + no[0]++), first)));
        Series known = known(first, next, runs);
        out.printf(Locale.ROOT, "%n%-64s %10.1f %10.1f%n", "ratio to parse only: new, known", fresh.median() / tokens.median(),
                known.median() / tokens.median());
        out.printf(Locale.ROOT, "%-64s %10.1f %10.1f%n", "the same by processor time", fresh.processor() / tokens.processor(),
                known.processor() / tokens.processor());
        out.printf(Locale.ROOT, "%-64s %10.1f %10.1f%n%n", "ratio to reading the snapshot: new, known", fresh.median() / read.median(),
                known.median() / read.median());
    }

    private Path snapshot(String name, int day, int count) throws Exception {
        Path file = folder.resolve(name + ".todoku-snapshot");
        try (StateReader reader = fleet.server(1, GeneratedFleet.NOW.plus(Duration.ofDays(day)), count, number -> true)) {
            SnapshotWriter.write(reader, file, Progress.NONE);
        }
        return file;
    }

    private static void tokens(Path file) throws Exception {
        var factory = new JsonFactory();
        try (ZipFile zip = new ZipFile(file.toFile()); InputStream in = zip.getInputStream(zip.getEntry("updates.jsonl"));
                JsonParser parser = factory.createParser(ObjectReadContext.empty(), in)) {
            long characters = 0;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_STRING) {
                    characters += parser.getString().length();
                }
            }
            if (characters == 0) {
                throw new IllegalStateException("nothing was read");
            }
        }
    }

    private static void read(Path file) throws Exception {
        try (StateReader reader = new SnapshotReader(file)) {
            reader.read(update -> { }, Progress.NONE);
        }
    }

    private static void importInto(Path workspace, Path... files) throws Exception {
        try (Workspace opened = Workspace.open(workspace)) {
            for (Path file : files) {
                try (StateReader reader = new SnapshotReader(file)) {
                    opened.importState(reader, Progress.NONE);
                }
            }
        }
    }

    private Series known(Path first, Path next, int runs) throws Exception {
        Path place = folder.resolve("known");
        importInto(place, first);
        try (Workspace workspace = Workspace.open(place)) {
            return row("import, all updates known, durable", Series.of(2, runs, () -> {
                try (StateReader reader = new SnapshotReader(next)) {
                    workspace.importState(reader, Progress.NONE);
                }
            }));
        }
    }

    private void questions() throws Exception {
        int each = quick ? 10_000 : 50_000;
        int servers = 10;
        int count = each * servers;
        Path place = folder.resolve("fleet");
        long begin = System.nanoTime();
        try (Workspace workspace = Workspace.open(place)) {
            for (int server = 0; server < servers; server++) {
                int own = server;
                // a share of its own and a part of what the others have: 100,000 at full size
                try (StateReader reader = fleet.server(server, GeneratedFleet.NOW, count,
                        number -> number / each == own || number % 9 == 0)) {
                    workspace.importState(reader, Progress.NONE);
                }
            }
        }
        out.printf(Locale.ROOT, "%d update revisions on %d servers generated and imported in %.1f s, %d MB on disk%n%n", count, servers,
                (System.nanoTime() - begin) / 1e9, Files.size(place.resolve("todoku.db")) >> 20);
        head("Questions to that fleet");
        row("open the workspace", Series.of(1, quick ? 3 : 5, () -> Workspace.open(place).close()));
        try (Workspace workspace = Workspace.open(place)) {
            FleetView view = workspace.view();
            searches(view, count);
            row("products x classifications of one server",
                    Series.of(3, 20, () -> SubscriptionMatrix.of(view, view.servers().get(3))));
            row("what supersedes an update", Series.of(20, 100, () -> view.supersededBy(fleet.id(42))));
            explain(view, count);
            memory();
        }
    }

    private void searches(FleetView view, int count) throws Exception {
        String kb = "KB" + GeneratedFleet.kb(count / 2);
        for (String query : List.of(kb, kb.substring(0, 6), "23H2", "\"Windows 11 Version 23H2\"", "累積更新プログラム", "累積", "Windows", "a", "",
                "cumulative server 2019 x64", fleet.id(count / 3).toString(), "qjxz no such title")) {
            UpdateQuery parsed = UpdateQuery.parse(query);
            long total = view.search(parsed, 100).total();
            row("search " + (query.isEmpty() ? "(everything)" : query) + ", 100 of " + total,
                    Series.of(quick ? 10 : 30, quick ? 40 : 200, () -> view.search(parsed, 100)));
        }
    }

    private void explain(FleetView view, int count) throws Exception {
        try (ExecutorService workers = Executors.newFixedThreadPool(2)) {
            var registry = RuleRegistry.of(WsusRules.all());
            var engine = new DiagnosisEngine(registry, workers, Duration.ofSeconds(20));
            UpdateQuery query = UpdateQuery.parse(fleet.id(count / 2 + 1).toString());
            row("explain one update on " + view.servers().size() + " servers with " + registry.rules().size() + " rules",
                    Series.of(5, 30, () -> {
                        Diagnosis diagnosis = engine.explain(view, query, List.of(), GeneratedFleet.NOW, Progress.NONE);
                        if (diagnosis.servers().size() != view.servers().size()) {
                            throw new IllegalStateException("not all servers were explained");
                        }
                    }));
        }
    }

    private void memory() {
        System.gc();
        out.printf("%nLive heap with that workspace open: %d MB (limit %d MB)%n",
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20, Runtime.getRuntime().maxMemory() >> 20);
    }

    static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException failure) throws IOException {
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
