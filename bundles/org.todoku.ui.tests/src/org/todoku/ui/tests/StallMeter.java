package org.todoku.ui.tests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.eclipse.swt.widgets.Display;

/**
 * Measures how long the UI thread does not answer, by a question every 20 ms, and samples what it does meanwhile. It reports and
 * never fails a test: times depend on the machine. What the test itself does on the UI thread is left out.
 */
final class StallMeter {

    private static final int EVERY_MILLIS = 20;
    private static final int SAMPLE_FROM_MILLIS = 30;
    private static final int FRAMES = 25;
    private static final String TESTS = "org.todoku.ui.tests.";

    /** The longest time without an answer during one test. */
    record Stall(String test, long millis, List<StackTraceElement> stack) {
    }

    private final Display display;
    private final List<Stall> stalls = new ArrayList<>();
    private volatile boolean running = true;
    private String test = "";
    private long longest;
    private List<StackTraceElement> stack = List.of();

    StallMeter(Display display) {
        this.display = display;
        Thread sampler = new Thread(this::measure, "Stall meter");
        sampler.setDaemon(true);
        sampler.start();
    }

    synchronized void begin(String name) {
        test = name;
        longest = 0;
        stack = List.of();
    }

    synchronized void end() {
        stalls.add(new Stall(test, longest, stack));
        test = "";
    }

    private void measure() {
        try {
            while (running && !display.isDisposed()) {
                ask();
                Thread.sleep(EVERY_MILLIS);
            }
        } catch (InterruptedException | org.eclipse.swt.SWTException e) {
            // the workbench ends
            running = false;
        }
    }

    private void ask() throws InterruptedException {
        boolean[] answered = new boolean[1];
        Object lock = new Object();
        long asked = System.nanoTime();
        display.asyncExec(() -> {
            synchronized (lock) {
                answered[0] = true;
                lock.notifyAll();
            }
        });
        List<List<StackTraceElement>> samples = new ArrayList<>();
        synchronized (lock) {
            while (!answered[0] && !display.isDisposed()) {
                lock.wait(10);
                if (!answered[0] && millisSince(asked) >= SAMPLE_FROM_MILLIS) {
                    samples.add(Arrays.asList(display.getThread().getStackTrace()));
                }
            }
        }
        note(millisSince(asked), typical(samples));
    }

    /** The one of the samples that has most in common with the others: the same innermost frame of the product. */
    private static List<StackTraceElement> typical(List<List<StackTraceElement>> samples) {
        Map<String, List<List<StackTraceElement>>> alike = samples.stream().collect(Collectors.groupingBy(StallMeter::place));
        return alike.values().stream().max(Comparator.comparingInt(List::size)).map(same -> same.get(same.size() / 2)).orElse(List.of());
    }

    private static String place(List<StackTraceElement> sample) {
        return sample.stream().map(StackTraceElement::toString).filter(frame -> frame.startsWith("org.todoku.")).findFirst().orElse("");
    }

    private synchronized void note(long millis, List<StackTraceElement> sampled) {
        if (!test.isEmpty() && millis > longest && !ofTheTest(sampled)) {
            longest = millis;
            stack = sampled;
        }
    }

    /** Whether the first frame that is not of a library is one of a test. */
    private static boolean ofTheTest(List<StackTraceElement> sampled) {
        return sampled.stream().map(StackTraceElement::getClassName)
                .filter(name -> name.startsWith("org.todoku.") || name.startsWith("org.eclipse.")).findFirst()
                .filter(name -> name.startsWith(TESTS)).isPresent();
    }

    /** Writes the longest stall of every test, longest first, with what was going on. */
    synchronized void write(Path file) {
        List<Stall> sorted = stalls.stream().sorted(Comparator.comparingLong(Stall::millis).reversed()).toList();
        String text = sorted.stream().map(stall -> stall.millis() + " ms  " + stall.test() + frames(stall))
                .collect(Collectors.joining("\n"));
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized String longest() {
        return stalls.stream().max(Comparator.comparingLong(Stall::millis))
                .map(stall -> "Longest time the UI thread did not answer: " + stall.millis() + " ms in " + stall.test() + frames(stall))
                .orElse("No test was measured");
    }

    void stop() {
        running = false;
    }

    private static String frames(Stall stall) {
        List<StackTraceElement> ours = stall.stack().stream().takeWhile(frame -> !frame.getClassName().startsWith(TESTS)).toList();
        return ours.stream().limit(FRAMES).map(frame -> "\n        " + frame).collect(Collectors.joining());
    }

    private static long millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1_000_000;
    }
}
