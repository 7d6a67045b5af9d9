package org.todoku.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Processor time of whole starts of the product, in pairs one after the other: a command against an empty framework, the
 * workbench on the demo fleet against an empty workbench. A workbench counts until it has been idle for a while.
 */
final class Starts {

    private static final String EMPTY = "-Declipse.ignoreApp=true -Dosgi.noShutdown=false";
    private static final Duration IDLE = Duration.ofSeconds(3);
    private static final long IDLE_CPU_MILLIS = 200;
    private static final Duration LIMIT = Duration.ofSeconds(40);

    private final PrintStream out;
    private final Path script;
    private final Path folder;
    private final int runs;

    Starts(PrintStream out, Path product, Path folder, int runs) {
        this.out = out;
        this.script = product.resolve("todoku");
        this.folder = folder;
        this.runs = runs;
    }

    void measure() throws IOException, InterruptedException {
        out.printf("%n%-64s %10s %10s %10s %6s%n", "starts of the product, processor time", "min ms", "median ms", "max ms", "runs");
        pair("framework without an application", List.of("--version"), EMPTY, "explain KB5099010 --from demo",
                List.of("explain", "KB5099010", "--from", "demo"), false);
        if (System.getenv("DISPLAY") == null) {
            out.println("workbench: not measured, there is no display");
            return;
        }
        pair("workbench, empty workspace", List.of(), "", "workbench, demo fleet", List.of("demo"), true);
    }

    private void pair(String baseName, List<String> base, String baseOptions, String name, List<String> arguments, boolean window)
            throws IOException, InterruptedException {
        List<Long> first = new ArrayList<>();
        List<Long> second = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        for (int i = -1; i < runs; i++) {
            long one = cpuMillis(base, baseOptions, window);
            long two = cpuMillis(arguments, "", window);
            if (i >= 0) {
                first.add(one);
                second.add(two);
                ratios.add(two / (double) one);
            }
        }
        print(baseName, first);
        print(name, second);
        Collections.sort(ratios);
        out.printf("%-64s %10s %10.2f%n", "ratio, pair by pair", "", ratios.get(ratios.size() / 2));
    }

    private void print(String name, List<Long> millis) {
        Collections.sort(millis);
        out.printf("%-64s %10d %10d %10d %6d%n", name, millis.get(0), millis.get(millis.size() / 2), millis.get(millis.size() - 1),
                millis.size());
    }

    private long cpuMillis(List<String> arguments, String options, boolean window) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(script.toString()));
        if (window) {
            command.addAll(List.of("--workspace", Files.createTempDirectory(folder, "workspace").toString()));
        }
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(Map.of("HOME", folder.toString(), "XDG_DATA_HOME", folder.toString(), "TODOKU_JAVA_OPTS", options));
        Process process = builder.start();
        try {
            return watch(process, window);
        } finally {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
            process.waitFor(20, TimeUnit.SECONDS);
        }
    }

    private static long watch(Process process, boolean window) throws InterruptedException {
        long begun = System.nanoTime();
        long cpu = 0;
        long mark = begun;
        long cpuAtMark = 0;
        while (!process.waitFor(10, TimeUnit.MILLISECONDS) && System.nanoTime() - begun < LIMIT.toNanos()) {
            cpu = Math.max(cpu, cpu(process));
            if (window && System.nanoTime() - mark > IDLE.toNanos()) {
                // an idle workbench still blinks its cursor and collects garbage now and then
                if (cpu > 0 && cpu - cpuAtMark < IDLE_CPU_MILLIS) {
                    return cpuAtMark;
                }
                mark = System.nanoTime();
                cpuAtMark = cpu;
            }
        }
        return cpu;
    }

    private static long cpu(Process process) {
        long own = process.info().totalCpuDuration().map(Duration::toMillis).orElse(0L);
        return own + process.descendants().map(child -> child.info().totalCpuDuration()).flatMap(Optional::stream)
                .mapToLong(Duration::toMillis).sum();
    }
}
