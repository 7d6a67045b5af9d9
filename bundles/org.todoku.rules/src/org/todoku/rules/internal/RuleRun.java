package org.todoku.rules.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

import org.jspecify.annotations.Nullable;
import org.todoku.core.Progress;
import org.todoku.rules.Finding;
import org.todoku.rules.Question;
import org.todoku.rules.RuleDescriptor;

/**
 * Asks many rules many questions at once. The calling thread watches: it gives up a rule that takes too long, and every
 * rule when the user cancels. The answers stand in the order of the questions, however many threads there were.
 *
 * <p>Lanes take one question after the other. They run on the given workers; where those run a lane on the calling
 * thread, are shut down, or are all held by rules that never return, a thread of its own takes its place.
 */
public final class RuleRun {

    /** One rule and what it is asked. */
    public record Task(RuleDescriptor rule, Question question) {
    }

    private static final long WATCH_MILLIS = 20;
    private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final List<Task> tasks;
    private final Judge judge;
    private final ExecutorService workers;
    private final Duration limit;
    private final Thread caller = Thread.currentThread();
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicReferenceArray<@Nullable Optional<Finding>> answers;
    private final CountDownLatch open;
    private final List<Lane> lanes = new ArrayList<>();
    private volatile boolean stopped;

    public RuleRun(List<Task> tasks, Judge judge, ExecutorService workers, Duration limit) {
        this.tasks = List.copyOf(tasks);
        this.judge = judge;
        this.workers = workers;
        this.limit = limit;
        this.answers = new AtomicReferenceArray<>(tasks.size());
        this.open = new CountDownLatch(tasks.size());
    }

    /**
     * One answer for each task, in their order.
     *
     * @throws CancellationException when the user cancelled or the calling thread was interrupted
     */
    public List<Optional<Finding>> run(Progress progress) {
        boolean finished = false;
        try {
            int wanted = Math.min(tasks.size(), Runtime.getRuntime().availableProcessors());
            for (int i = 0; i < wanted; i++) {
                start(new Lane());
            }
            watch(progress);
            finished = true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } finally {
            stopped = true;
            if (!finished) {
                lanes.forEach(Lane::giveUp);
            }
        }
        List<Optional<Finding>> all = new ArrayList<>();
        for (int i = 0; i < tasks.size(); i++) {
            Optional<Finding> answer = answers.get(i);
            all.add(answer == null ? Optional.empty() : answer);
        }
        return all;
    }

    private void watch(Progress progress) throws InterruptedException {
        long lastAlive = System.nanoTime();
        do {
            progress.checkCancelled();
            long left = open.getCount();
            progress.report(left == 0 ? "" : tasks.get(Math.min(next.get(), tasks.size() - 1)).question().server().server(),
                    tasks.size() - left, tasks.size());
            lanes.forEach(Lane::checkLimit);
            long now = System.nanoTime();
            if (lanes.stream().anyMatch(Lane::alive)) {
                lastAlive = now;
            } else if (next.get() < tasks.size() && now - lastAlive > PATIENCE_NANOS) {
                Lane rescue = new Lane();
                lanes.add(rescue);
                onOwnThread(rescue);
                lastAlive = now;
            }
        } while (!open.await(WATCH_MILLIS, TimeUnit.MILLISECONDS));
    }

    private void start(Lane lane) {
        lanes.add(lane);
        try {
            workers.execute(lane);
        } catch (RejectedExecutionException e) {
            onOwnThread(lane);
        }
    }

    private static void onOwnThread(Lane lane) {
        Thread.ofPlatform().daemon().name("Todoku rules").start(lane);
    }

    private void settle(int task, Optional<Finding> answer) {
        if (answers.compareAndSet(task, null, answer)) {
            open.countDown();
        }
    }

    private final class Lane implements Runnable {

        private @Nullable Thread thread;
        private int task = -1;
        private long since;
        private boolean givenUp;

        @Override
        public void run() {
            if (Thread.currentThread() == caller) {
                onOwnThread(this);
                return;
            }
            begin();
            try {
                int index = next.getAndIncrement();
                while (!stopped && index < tasks.size()) {
                    answer(index);
                    index = next.getAndIncrement();
                }
            } finally {
                end();
            }
        }

        private void answer(int index) {
            synchronized (this) {
                task = index;
                since = System.nanoTime();
                givenUp = false;
            }
            Optional<Finding> answer = judge.judge(tasks.get(index).rule(), tasks.get(index).question());
            synchronized (this) {
                task = -1;
                // an interrupt meant for one rule must not reach the next one, nor the owner of the thread
                Thread.interrupted();
                if (givenUp) {
                    return;
                }
            }
            settle(index, answer);
        }

        private synchronized void begin() {
            thread = Thread.currentThread();
        }

        private synchronized void end() {
            thread = null;
        }

        synchronized boolean alive() {
            return thread != null && !givenUp;
        }

        synchronized void checkLimit() {
            if (task >= 0 && !givenUp && System.nanoTime() - since > limit.toNanos()) {
                settle(task, Optional.of(Judge.tooLong(tasks.get(task).rule(), tasks.get(task).question().server(), limit)));
                giveUp();
            }
        }

        synchronized void giveUp() {
            Thread running = thread;
            if (task >= 0 && running != null) {
                givenUp = true;
                running.interrupt();
            }
        }
    }
}
