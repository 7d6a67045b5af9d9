package org.todoku.bench;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;

import com.sun.management.OperatingSystemMXBean;

/**
 * Durations of one piece of work that was done several times, in milliseconds.
 *
 * @param sorted by the clock on the wall
 * @param processor median of the processor time that the whole process took, which other programs disturb less
 */
record Series(double[] sorted, double processor) {

    /** Work that is measured. */
    interface Work {
        void run() throws Exception;
    }

    /** Does the work, first some times without looking at the clock. */
    static Series of(int warmUps, int runs, Work work) throws Exception {
        for (int i = 0; i < warmUps; i++) {
            work.run();
        }
        var process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        double[] times = new double[runs];
        double[] used = new double[runs];
        for (int i = 0; i < runs; i++) {
            long usedBefore = process.getProcessCpuTime();
            long begin = System.nanoTime();
            work.run();
            times[i] = (System.nanoTime() - begin) / 1e6;
            used[i] = (process.getProcessCpuTime() - usedBefore) / 1e6;
        }
        Arrays.sort(times);
        Arrays.sort(used);
        return new Series(times, median(used));
    }

    double median() {
        return median(sorted);
    }

    private static double median(double[] sorted) {
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    /** The smallest time that at least 95 of 100 runs did not exceed. */
    double p95() {
        return sorted[(int) Math.ceil(sorted.length * 0.95) - 1];
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%10.2f %10.2f %10.2f %6d", median(), p95(), processor, sorted.length);
    }
}
