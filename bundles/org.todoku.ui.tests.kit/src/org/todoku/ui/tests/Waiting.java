package org.todoku.ui.tests;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import org.eclipse.core.runtime.jobs.IJobChangeEvent;
import org.eclipse.core.runtime.jobs.IJobChangeListener;
import org.eclipse.core.runtime.jobs.IJobManager;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.core.runtime.jobs.JobChangeAdapter;
import org.eclipse.swt.widgets.Display;
import org.junit.jupiter.api.Assertions;

/** Waits for what the workbench does next, while the workbench goes on working. For the UI thread, on which tests run. */
final class Waiting {

    /** Long, because it is waited for only where something is wrong or the machine is busy. */
    private static final long DEADLINE_NANOS = 30_000_000_000L;
    private static final long MINUTES_NANOS = 600_000_000_000L;
    private static final int WAKE_MILLIS = 20;

    private static Runnable beforeEvent = () -> { };

    private Waiting() {
    }

    /**
     * Waits until a condition holds.
     *
     * @param what is waited for, for the message
     * @param instead what there is now, for the message
     */
    static void until(String what, BooleanSupplier condition, Supplier<?> instead) {
        until(what, condition, instead, DEADLINE_NANOS);
    }

    /** The same for what takes minutes where there is much of it. */
    static void patiently(String what, BooleanSupplier condition, Supplier<?> instead) {
        until(what, condition, instead, MINUTES_NANOS);
    }

    private static void until(String what, BooleanSupplier condition, Supplier<?> instead, long nanos) {
        long deadline = System.nanoTime() + nanos;
        Display display = Display.getCurrent();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                Assertions.fail("Waited in vain for " + what + ". Instead: " + instead.get());
            }
            pass(display);
        }
    }

    /** Waits until something is there. */
    static <T> T until(String what, Supplier<Optional<T>> found, Supplier<?> instead) {
        var result = new AtomicReference<T>();
        until(what, () -> {
            found.get().ifPresent(result::set);
            return result.get() != null;
        }, instead);
        return result.get();
    }

    /** Waits until a value is the expected one. */
    static void untilEquals(Object expected, Supplier<?> actual) {
        until(String.valueOf(expected), () -> expected.equals(actual.get()), actual);
    }

    /**
     * Waits until jobs are over and what they found is shown, also where showing it begins another of them.
     *
     * @param what is waited for, for the message
     * @param names of the jobs
     */
    static void untilDone(String what, Set<String> names) {
        var done = new AtomicInteger();
        IJobChangeListener counter = new JobChangeAdapter() {
            @Override
            public void done(IJobChangeEvent event) {
                done.incrementAndGet();
            }
        };
        IJobManager jobs = Job.getJobManager();
        jobs.addJobChangeListener(counter);
        try {
            until(what, () -> {
                settle();
                int before = done.get();
                boolean none = Arrays.stream(jobs.find(null)).noneMatch(job -> names.contains(job.getName()));
                settle();
                return none && done.get() == before && Arrays.stream(jobs.find(null)).noneMatch(job -> names.contains(job.getName()));
            }, () -> Arrays.toString(jobs.find(null)));
        } finally {
            jobs.removeJobChangeListener(counter);
        }
    }

    /** Handles everything that is due, and what that makes due. */
    static void settle() {
        Display display = Display.getCurrent();
        boolean[] reached = new boolean[1];
        display.asyncExec(() -> reached[0] = true);
        while (!reached[0] || dispatch(display)) {
            dispatch(display);
        }
    }

    private static void pass(Display display) {
        if (!dispatch(display)) {
            // so that the condition is asked again though no event comes
            display.timerExec(WAKE_MILLIS, () -> { });
            display.sleep();
        }
    }

    private static boolean dispatch(Display display) {
        beforeEvent.run();
        return display.readAndDispatch();
    }

    /** Learns whenever the next event is looked for. */
    static void beforeEvent(Runnable listener) {
        beforeEvent = listener;
    }
}
