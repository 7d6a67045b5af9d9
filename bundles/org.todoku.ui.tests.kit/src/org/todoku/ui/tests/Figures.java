package org.todoku.ui.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

import org.eclipse.swt.widgets.Display;

/** Durations of what the workbench does, in milliseconds, by what it is. For the UI thread. */
final class Figures {

    private static final long DEADLINE_NANOS = 60_000_000_000L;

    private final Map<String, List<Double>> times = new LinkedHashMap<>();

    /** @param begin see {@link System#nanoTime} */
    void took(String what, long begin) {
        times.computeIfAbsent(what, name -> new ArrayList<>()).add((System.nanoTime() - begin) / 1e6);
    }

    /** Waits until something is shown and painted, and all that this brought about. */
    static void until(String what, BooleanSupplier shown) {
        reached(what, shown);
        Waiting.settle();
    }

    /** Waits until something is so, however much is still to be shown; looks at every event, so that it is known at once. */
    static void reached(String what, BooleanSupplier shown) {
        long deadline = System.nanoTime() + DEADLINE_NANOS;
        while (!shown.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadline, () -> "waited in vain for " + what);
            if (!Display.getCurrent().readAndDispatch()) {
                Thread.onSpinWait();
            }
        }
    }

    /** How many were measured of which there are names that begin so. */
    long count(String beginning) {
        return times.keySet().stream().filter(name -> name.startsWith(beginning)).count();
    }

    /** A table with a line for each, in the order in which they were measured first. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(Locale.ROOT, "%-60s %9s %9s %9s %5s", "milliseconds", "median", "p95", "longest", "runs"));
        times.keySet().forEach(name -> lines.add(line(name, name::equals)));
        return lines;
    }

    /** One line for all of several names together. */
    String line(String title, Predicate<String> names) {
        double[] sorted = times.entrySet().stream().filter(each -> names.test(each.getKey()))
                .flatMapToDouble(each -> each.getValue().stream().mapToDouble(Double::doubleValue)).sorted().toArray();
        return String.format(Locale.ROOT, "%-60s %9.1f %9.1f %9.1f %5d", title, sorted[sorted.length / 2],
                sorted[(int) Math.ceil(sorted.length * 0.95) - 1], sorted[sorted.length - 1], sorted.length);
    }
}
