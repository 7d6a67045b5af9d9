package org.todoku.ui.tests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;

/**
 * Measures how long the UI thread goes without looking for the next event. It reports and never fails a test: times depend on the
 * machine. Three numbers for every test, in milliseconds:
 * <ul>
 * <li><b>stall</b>: the longest time between two looks for an event, as long as a key or a click would have waited. What the test
 * itself does on the UI thread ends it, see {@link #ofTheTest}.
 * <li><b>cpu</b>: the most that it computed between two such looks. What a stall has more than that, it waited: for the window system, a
 * lock, a file, or a processor that others have. Where both numbers are of different times, both stacks are told.
 * <li><b>late</b>: the longest time until something posted from another thread ran. GTK lets everything that it has to handle and to
 * paint go first, so this adds up many short events, and the work of tests; it is how late a result is seen, not how long input waits.
 * </ul>
 * It does not see what the window system paints after it was told to, what happens outside of tests (start, end, a fresh start), or the
 * other platforms. Within the product's own event loops, those of its dialogs, only a sleep or an answer is known as a look for an event,
 * so a stall there may seem longer than it was. Dialogs of the window system, for files, have an event loop that cannot be seen; whatever
 * runs in it is no stall.
 */
final class StallMeter {

    private static final int SAMPLE_MILLIS = 10;
    private static final int ASK_EVERY = 2;
    private static final int WORTH_A_STACK_MILLIS = 30;
    private static final int FRAMES = 40;
    private static final String OURS = "org.todoku.";
    private static final String TESTS = "org.todoku.ui.tests.";

    private record Stall(String test, Busy longest, Busy hardest, long late) {
    }

    private record Busy(long millis, long cpu, Doing doing) {
    }

    /** What was done most of the time: the share of the samples in hundredths, and one of them. */
    private record Doing(long share, List<StackTraceElement> stack) {
    }

    private static final Busy IDLE = new Busy(0, 0, new Doing(0, List.of()));
    private static final Comparator<Stall> BY_LENGTH = Comparator.comparingLong(stall -> stall.longest().millis());

    private final Display display;
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final List<Stall> stalls = new ArrayList<>();
    private final AtomicBoolean asking = new AtomicBoolean();
    private volatile boolean running = true;
    private volatile boolean sparing;
    private String test = "";
    private Busy longest = IDLE;
    private Busy hardest = IDLE;
    private long late;
    /** Since when the UI thread has been busy; while it sleeps there is none. */
    private long busySince;
    /** At most half a sample before {@link #busySince}. */
    private long cpuThen;
    private long cpuAt;
    private boolean asleep;
    private List<List<StackTraceElement>> samples = new ArrayList<>();

    StallMeter(Display display) {
        this.display = display;
        display.addListener(SWT.Sleep, event -> look(true));
        display.addListener(SWT.Wakeup, event -> look(false));
        look(false);
        Thread sampler = new Thread(this::measure, "Stall meter");
        sampler.setDaemon(true);
        sampler.start();
    }

    /** @param spare whether other times are measured meanwhile: then it takes no samples and asks nothing, which costs a tenth */
    synchronized void begin(String name, boolean spare) {
        look(false);
        sparing = spare;
        test = name;
        longest = IDLE;
        hardest = IDLE;
        late = 0;
    }

    synchronized void end() {
        look(false);
        stalls.add(new Stall(test, longest, hardest, late));
        test = "";
    }

    /** To be called whenever an event loop is about to look for the next event. */
    void look() {
        look(false);
    }

    private synchronized void look(boolean sleeps) {
        long now = System.nanoTime();
        // between short events it is not worth asking for: that takes longer than many of them
        long cpu = now - cpuAt < SAMPLE_MILLIS * 500_000L ? cpuThen : threads.getThreadCpuTime(display.getThread().threadId());
        cpuAt = cpu == cpuThen ? cpuAt : now;
        if (!asleep && !test.isEmpty()) {
            note(millis(now - busySince), millis(cpu - cpuThen));
        }
        busySince = now;
        cpuThen = cpu;
        asleep = sleeps;
        if (!samples.isEmpty()) {
            samples = new ArrayList<>();
        }
    }

    private void note(long millis, long computed) {
        if (millis > longest.millis() || computed > hardest.cpu()) {
            Busy busy = new Busy(millis, computed, typical(millis < WORTH_A_STACK_MILLIS ? List.of() : samples));
            longest = millis > longest.millis() ? busy : longest;
            hardest = computed > hardest.cpu() ? busy : hardest;
        }
    }

    private void measure() {
        try {
            for (int i = 0; running && !display.isDisposed(); i++) {
                if (!sparing && i % ASK_EVERY == 0) {
                    ask();
                }
                if (!sparing) {
                    sample();
                }
                Thread.sleep(SAMPLE_MILLIS);
            }
        } catch (InterruptedException | org.eclipse.swt.SWTException e) {
            // the workbench ends
            running = false;
        }
    }

    private void ask() {
        if (asking.compareAndSet(false, true)) {
            long asked = System.nanoTime();
            display.asyncExec(() -> answered(asked));
        }
    }

    private synchronized void answered(long asked) {
        look(false);
        late = Math.max(late, millis(System.nanoTime() - asked));
        asking.set(false);
    }

    private void sample() {
        long before;
        synchronized (this) {
            before = busySince;
            if (asleep) {
                return;
            }
        }
        List<StackTraceElement> stack = Arrays.asList(display.getThread().getStackTrace());
        synchronized (this) {
            if (before != busySince || asleep) {
                return;
            }
            if (ofTheTest(stack) || inDialogOfTheSystem(stack)) {
                // up to the sample before it was the workbench, if it was anything
                look(false);
            } else {
                samples.add(stack);
            }
        }
    }

    /** The samples that have most in common: the same innermost frame of the product. */
    private static Doing typical(List<List<StackTraceElement>> samples) {
        Map<String, List<List<StackTraceElement>>> alike = samples.stream().collect(Collectors.groupingBy(StallMeter::place));
        return alike.values().stream().max(Comparator.comparingInt(List::size))
                .map(same -> new Doing(100L * same.size() / samples.size(), same.get(same.size() / 2))).orElse(new Doing(0, List.of()));
    }

    private static String place(List<StackTraceElement> sample) {
        return sample.stream().map(StackTraceElement::toString).filter(frame -> frame.startsWith(OURS)).findFirst().orElse("");
    }

    /**
     * Whether a test works by itself: its code is the innermost of ours, and it neither handles events nor bids the workbench to do
     * something that a person could (bring up a view, change the theme).
     */
    private static boolean ofTheTest(List<StackTraceElement> stack) {
        for (int i = 0; i < stack.size(); i++) {
            String name = stack.get(i).getClassName();
            if (name.startsWith(OURS)) {
                return name.startsWith(TESTS) && stack.subList(0, i).stream().noneMatch(StallMeter::ofTheWorkbench);
            }
        }
        return false;
    }

    private static boolean inDialogOfTheSystem(List<StackTraceElement> stack) {
        return stack.getFirst().getMethodName().equals("gtk_native_dialog_run");
    }

    private static boolean ofTheWorkbench(StackTraceElement frame) {
        String name = frame.getClassName();
        return frame.getMethodName().equals("readAndDispatch") || name.startsWith("org.eclipse.ui.") || name.startsWith("org.eclipse.e4.");
    }

    /** Writes the longest stall of every test, longest first, with what was going on. */
    synchronized void write(Path file) {
        List<Stall> sorted = stalls.stream().sorted(BY_LENGTH.reversed()).toList();
        String text = sorted.stream().map(StallMeter::line).collect(Collectors.joining("\n"));
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String line(Stall stall) {
        String numbers = "stall %d ms, cpu %d ms, late %d ms  %s".formatted(stall.longest().millis(), stall.hardest().cpu(), stall.late(),
                stall.test());
        return numbers + Stream.of(stall.longest(), stall.hardest()).distinct().map(StallMeter::frames).collect(Collectors.joining());
    }

    synchronized String longest() {
        return stalls.stream().max(BY_LENGTH).map(stall -> "Longest stall of the UI thread: " + line(stall))
                .orElse("No test was measured");
    }

    void stop() {
        running = false;
    }

    private static String frames(Busy busy) {
        String head = "\n    %d ms, cpu %d ms, %d %% of it like this".formatted(busy.millis(), busy.cpu(), busy.doing().share());
        return busy.doing().stack().isEmpty() ? "" : head + busy.doing().stack().stream()
                .takeWhile(frame -> !frame.getClassName().startsWith(TESTS)).limit(FRAMES).map(frame -> "\n        " + frame)
                .collect(Collectors.joining());
    }

    private static long millis(long nanos) {
        return nanos / 1_000_000;
    }
}
