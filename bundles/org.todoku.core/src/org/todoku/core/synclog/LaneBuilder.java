package org.todoku.core.synclog;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.todoku.core.ServerState;
import org.todoku.core.SyncHistory;
import org.todoku.core.SyncRun;
import org.todoku.core.fleet.ArrivalTimes;

/** Puts the runs of one server on the time line. */
final class LaneBuilder {

    /** How far the clocks of a server and of whoever reads it may differ. */
    private static final Duration CLOCKS = Duration.ofHours(1);

    private final ServerState server;
    private final List<SyncRun> history;
    private final Instant read;

    LaneBuilder(ServerState server) {
        this.server = server;
        this.history = server.syncHistory().optional().map(SyncHistory::runs).orElse(List.of());
        this.read = server.collectedAt().plus(CLOCKS);
    }

    /**
     * @param arrivals of its updates; empty where they cannot be told
     * @param cause name of what a run failed of, empty when it did not fail
     */
    SyncLane build(Optional<ArrivalTimes> arrivals, Function<SyncRun, String> cause) {
        List<Set<SyncOddity>> oddities = oddities();
        List<TimedRun> runs = new ArrayList<>(history.size());
        for (int at = 0; at < history.size(); at++) {
            SyncRun run = history.get(at);
            runs.add(new TimedRun(server, run, SyncOutcome.of(run), oddities.get(at), brought(at, arrivals), cause.apply(run)));
        }
        List<TimedRun> telling = runs.stream().filter(run -> !run.started().isAfter(read)).toList();
        // when all of them lie in the future, the moment of reading is what is wrong
        telling = telling.isEmpty() ? runs : telling;
        return new SyncLane(server, runs, health(telling), streaks(telling), lastGood(telling),
                arrivals.map(times -> outside(times, runs)).orElse(0L), oddities.stream().filter(odd -> !odd.isEmpty()).count());
    }

    private List<Set<SyncOddity>> oddities() {
        List<Set<SyncOddity>> all = new ArrayList<>(history.size());
        for (SyncRun run : history) {
            Set<SyncOddity> odd = EnumSet.noneOf(SyncOddity.class);
            if (run.endsBeforeItStarts()) {
                odd.add(SyncOddity.ENDS_BEFORE_IT_BEGINS);
            }
            if (run.started().isAfter(read) || run.finished().isAfter(read)) {
                odd.add(SyncOddity.IN_FUTURE);
            }
            all.add(odd);
        }
        int longest = -1;
        for (int at = history.size() - 1; at >= 0; at--) {
            SyncRun run = history.get(at);
            if (!run.finished().isAfter(run.started())) {
                continue;
            }
            if (longest >= 0 && run.started().isBefore(history.get(longest).finished())) {
                all.get(at).add(SyncOddity.OVERLAPS);
                all.get(longest).add(SyncOddity.OVERLAPS);
            }
            if (longest < 0 || run.finished().isAfter(history.get(longest).finished())) {
                longest = at;
            }
        }
        return all;
    }

    private @Nullable Long brought(int at, Optional<ArrivalTimes> arrivals) {
        SyncRun run = history.get(at);
        if (arrivals.isEmpty() || run.endsBeforeItStarts()) {
            return null;
        }
        Instant end = end(at);
        return end == null ? null : arrivals.get().between(run.started(), end);
    }

    /** The end; of a run that goes on the moment of reading; null where nothing is known of it. */
    private @Nullable Instant end(int at) {
        SyncRun run = history.get(at);
        Instant ended = run.ended();
        return ended != null ? ended
                : at == 0 && SyncOutcome.of(run) == SyncOutcome.RUNNING && server.collectedAt().isAfter(run.started())
                        ? server.collectedAt() : null;
    }

    private static SyncHealth health(List<TimedRun> telling) {
        for (TimedRun run : telling) {
            if (run.run().result().recognised().isEmpty()) {
                return SyncHealth.UNKNOWN;
            }
            if (run.outcome() == SyncOutcome.SUCCEEDED) {
                return SyncHealth.WORKING;
            }
            if (run.outcome() == SyncOutcome.FAILED) {
                return SyncHealth.FAILING;
            }
        }
        return SyncHealth.UNKNOWN;
    }

    private static List<SyncStreak> streaks(List<TimedRun> telling) {
        List<SyncStreak> streaks = new ArrayList<>();
        boolean goingOn = true;
        int from = 0;
        for (int at = 0; at <= telling.size(); at++) {
            if (at == telling.size() || telling.get(at).outcome() == SyncOutcome.SUCCEEDED) {
                streak(telling.subList(from, at), goingOn).ifPresent(streaks::add);
                goingOn = false;
                from = at + 1;
            }
        }
        return streaks;
    }

    /** @param runs without a success among them, newest first */
    private static Optional<SyncStreak> streak(List<TimedRun> runs, boolean goingOn) {
        int first = -1;
        int last = -1;
        int failures = 0;
        for (int at = 0; at < runs.size(); at++) {
            if (runs.get(at).outcome() == SyncOutcome.FAILED) {
                last = last < 0 ? at : last;
                first = at;
                failures++;
            }
        }
        return failures == 0 ? Optional.empty() : Optional.of(new SyncStreak(runs.get(first).started(), runs.get(last).started(),
                runs.get(last).run().finished(), failures, first - last + 1 - failures, goingOn));
    }

    /** A run cannot have ended after it was read: of those the beginning counts. */
    private Optional<TimedRun> lastGood(List<TimedRun> telling) {
        return telling.stream().filter(run -> run.outcome() == SyncOutcome.SUCCEEDED).max(Comparator.comparing(this::good));
    }

    private Instant good(TimedRun run) {
        Instant end = run.run().finished();
        return end.isAfter(read) && !run.started().isAfter(read) ? run.started() : end;
    }

    private long outside(ArrivalTimes arrivals, List<TimedRun> runs) {
        if (runs.isEmpty()) {
            return 0;
        }
        Instant first = runs.getLast().started();
        long inside = 0;
        Instant covered = null;
        for (int at = runs.size() - 1; at >= 0; at--) {
            Instant end = end(at);
            if (end == null || end.isBefore(runs.get(at).started())) {
                continue;
            }
            Instant begin = covered != null && !covered.isBefore(runs.get(at).started()) ? covered.plusMillis(1) : runs.get(at).started();
            inside += arrivals.between(begin, end);
            covered = covered == null || end.isAfter(covered) ? end : covered;
        }
        return arrivals.between(first, Instant.MAX) - inside;
    }
}
