package org.todoku.rules.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import java.util.function.ObjIntConsumer;
import java.util.logging.Logger;

import org.jspecify.annotations.Nullable;
import org.todoku.core.Progress;
import org.todoku.rules.Finding;
import org.todoku.rules.Question;
import org.todoku.rules.RuleDescriptor;

/**
 * Does many pieces of work that ask rules, on several threads. The calling thread watches: it gives up a rule that takes too long,
 * and every rule when the user cancels. The results stand in the order of the pieces, however many threads there were.
 *
 * <p>Lanes take one piece after the other. They run on the given workers; where those run a lane on the calling thread, are shut
 * down, or are all held by rules that never return, a thread of its own takes its place. A piece in which a rule was given up is done
 * again from the start, without that rule; one that ran out of memory is done again while the other lanes rest, so that only the rule
 * that took the memory fails.
 */
public final class RuleRun<R> {

    /**
     * A piece of work.
     *
     * @param name for whoever watches
     * @param todo asks rules by the given {@link Asker}; done more than once where a rule misbehaves
     */
    public record Piece<R>(String name, Function<Asker, R> todo) {
    }

    /** A result; nothing once it was taken, so that it needs no memory any more. For the calling thread, once it is there. */
    private static final class Done<R> {

        private @Nullable R result;

        Done(R result) {
            this.result = result;
        }

        @Nullable R take() {
            R taken = result;
            result = null;
            return taken;
        }
    }

    /** Asks a rule; empty when the rule says nothing about the question. */
    public interface Asker {
        Optional<Finding> ask(RuleDescriptor rule, Question question);
    }

    private static final Logger LOG = Logger.getLogger(RuleRun.class.getName());
    private static final long WATCH_MILLIS = 20;
    private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final List<Piece<R>> pieces;
    private final Judge judge;
    private final ExecutorService workers;
    private final Duration limit;
    private final Thread caller = Thread.currentThread();
    private final AtomicInteger next = new AtomicInteger();
    private final Queue<Integer> again = new ConcurrentLinkedQueue<>();
    private final AtomicReferenceArray<@Nullable Done<R>> results;
    private final CountDownLatch open;
    private final List<Lane> lanes = new ArrayList<>();
    private final Misbehaviour misbehaviour = new Misbehaviour();
    private final MemoryTurn memory = new MemoryTurn();
    private final AtomicReference<@Nullable Throwable> broken = new AtomicReference<>();
    private volatile boolean stopped;
    /** When a lane was last seen that can go on. */
    private long alive;
    /** Place of the first result that was not taken. */
    private int untaken;

    public RuleRun(List<Piece<R>> pieces, Judge judge, ExecutorService workers, Duration limit) {
        this.pieces = List.copyOf(pieces);
        this.judge = judge;
        this.workers = workers;
        this.limit = limit;
        this.results = new AtomicReferenceArray<>(pieces.size());
        this.open = new CountDownLatch(pieces.size());
    }

    /**
     * One result for each piece, in their order. What a piece throws beside its rules is thrown here.
     *
     * @throws CancellationException when the user cancelled or the calling thread was interrupted
     */
    public List<R> run(Progress progress) {
        List<R> all = new ArrayList<>(pieces.size());
        run(progress, (result, place) -> all.add(result));
        return all;
    }

    /**
     * The same, of which each result is taken as soon as all before it were.
     *
     * @param taken takes the results with the places of their pieces, in their order, on the calling thread; when the user cancelled,
     *        those that are there by then, although there are gaps
     */
    public void run(Progress progress, ObjIntConsumer<R> taken) {
        try {
            runAll(progress, taken);
        } catch (CancellationException e) {
            take(taken, true);
            throw e;
        }
    }

    private void runAll(Progress progress, ObjIntConsumer<R> taken) {
        boolean finished = false;
        try {
            int wanted = Math.min(pieces.size(), Runtime.getRuntime().availableProcessors());
            for (int i = 0; i < wanted; i++) {
                start(new Lane());
            }
            watch(progress, taken);
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
    }

    private void take(ObjIntConsumer<R> taken, boolean overGaps) {
        for (; untaken < pieces.size(); untaken++) {
            Done<R> done = results.get(untaken);
            R result = done == null ? null : done.take();
            if (result != null) {
                taken.accept(result, untaken);
            } else if (!overGaps) {
                return;
            }
        }
    }

    private void watch(Progress progress, ObjIntConsumer<R> taken) throws InterruptedException {
        alive = System.nanoTime();
        boolean over = false;
        while (!over) {
            progress.checkCancelled();
            rethrow(broken.get());
            try {
                look(progress);
            } catch (OutOfMemoryError e) {
                // a rule takes all memory at this moment, and will end by that; where it is not a rule, its lane tells
                LOG.warning("No memory to watch the rules");
            }
            over = open.await(WATCH_MILLIS, TimeUnit.MILLISECONDS);
            take(taken, false);
        }
    }

    private void look(Progress progress) {
        long left = open.getCount();
        String at = left == 0 ? "" : pieces.get(Math.min(next.get(), pieces.size() - 1)).name();
        progress.report(at, pieces.size() - left, pieces.size());
        lanes.forEach(Lane::checkLimit);
        long now = System.nanoTime();
        if (lanes.stream().anyMatch(Lane::alive)) {
            alive = now;
        } else if (now - alive > PATIENCE_NANOS) {
            Lane rescue = new Lane();
            lanes.add(rescue);
            onOwnThread(rescue);
            alive = now;
        }
    }

    private static void rethrow(@Nullable Throwable thrown) {
        switch (thrown) {
            case null -> {
                // nothing was thrown
            }
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalStateException(thrown);
        }
    }

    private void start(Lane lane) {
        lanes.add(lane);
        try {
            workers.execute(lane);
        } catch (RejectedExecutionException e) {
            onOwnThread(lane);
        }
    }

    private static void onOwnThread(Runnable lane) {
        Thread.ofPlatform().daemon().name("Todoku rules").start(lane);
    }

    /** The lane was given up in the middle of its piece, or the run is over. */
    private static final class Lost extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Lost() {
            super("lost", null, false, false);
        }
    }

    private final class Lane implements Runnable, Asker {

        private @Nullable Thread thread;
        private int piece = -1;
        private @Nullable RuleDescriptor rule;
        private @Nullable Question question;
        private long since;
        private boolean givenUp;
        private boolean alone;
        private boolean memoryShort;

        @Override
        public void run() {
            if (Thread.currentThread() == caller) {
                onOwnThread(this);
                return;
            }
            begin();
            try {
                for (int index = take(); index >= 0 && !stopped; index = take()) {
                    work(index);
                }
            } finally {
                end();
            }
        }

        private int take() {
            Integer left = again.poll();
            if (left != null) {
                return left;
            }
            int index = next.get() < pieces.size() ? next.getAndIncrement() : pieces.size();
            return index < pieces.size() ? index : -1;
        }

        private void work(int index) {
            piece = index;
            try {
                if (results.compareAndSet(index, null, new Done<>(result(pieces.get(index).todo())))) {
                    open.countDown();
                }
            } catch (Lost e) {
                // whoever gave it up sees to the piece; this thread is free again
                synchronized (this) {
                    givenUp = false;
                }
            } catch (Throwable e) {
                // the owner of the work is told on his own thread
                broken.compareAndSet(null, e);
            }
        }

        private R result(Function<Asker, R> todo) {
            alone = false;
            memoryShort = false;
            try (MemoryTurn.Held held = memory.among()) {
                R result = todo.apply(this);
                if (!memoryShort) {
                    return result;
                }
            } catch (OutOfMemoryError e) {
                // not of a rule, but some rule may have left nothing to it
                memoryShort = true;
            }
            alone = true;
            try (MemoryTurn.Held held = memory.alone()) {
                return todo.apply(this);
            }
        }

        @Override
        public Optional<Finding> ask(RuleDescriptor asked, Question about) {
            Finding known = misbehaviour.known(piece, asked, about);
            if (known != null) {
                return Optional.of(known);
            }
            if (stopped) {
                throw new Lost();
            }
            synchronized (this) {
                rule = asked;
                question = about;
                since = System.nanoTime();
            }
            Optional<Finding> answer = judged(asked, about);
            synchronized (this) {
                rule = null;
                question = null;
                // an interrupt meant for one rule must not reach the next one, nor the owner of the thread
                Thread.interrupted();
                if (givenUp) {
                    throw new Lost();
                }
            }
            return answer;
        }

        private Optional<Finding> judged(RuleDescriptor asked, Question about) {
            try {
                return judge.judge(asked, about);
            } catch (OutOfMemoryError e) {
                memoryShort = true;
                Finding failed = Judge.outOfMemory(asked, about.server());
                if (alone) {
                    misbehaviour.outOfMemory(asked);
                }
                return Optional.of(failed);
            }
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
            RuleDescriptor slow = rule;
            Question about = question;
            if (slow != null && about != null && !givenUp && System.nanoTime() - since > limit.toNanos()) {
                misbehaviour.tooLong(piece, slow, about, Judge.tooLong(slow, about.server(), limit));
                again.add(piece);
                giveUp();
            }
        }

        synchronized void giveUp() {
            Thread running = thread;
            if (rule != null && running != null) {
                givenUp = true;
                running.interrupt();
            }
        }
    }
}
