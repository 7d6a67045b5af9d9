package org.todoku.core.synclog;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

import org.todoku.core.Progress;
import org.todoku.core.ServerState;
import org.todoku.core.SyncHistory;
import org.todoku.core.SyncRun;
import org.todoku.core.UpdateField;
import org.todoku.core.fact.Known;
import org.todoku.core.fleet.ArrivalTimes;

/**
 * The synchronisation runs of some servers on one time line.
 *
 * @param lanes one per server, in the order asked for
 */
public record SyncLog(List<SyncLane> lanes) {

    public SyncLog {
        lanes = List.copyOf(lanes);
    }

    /**
     * @param arrivals of the updates of a server; asked only where the server tells them
     * @param cause stable name of what a run of a server failed of, empty when it did not fail
     * @throws java.util.concurrent.CancellationException when it was cancelled
     */
    public static SyncLog of(List<ServerState> servers, Function<ServerState, ArrivalTimes> arrivals,
            BiFunction<SyncRun, ServerState, String> cause, Progress progress) {
        return new SyncLog(servers.stream().map(server -> {
            progress.checkCancelled();
            boolean told = server.has(UpdateField.ARRIVED) && server.syncHistory().isKnown();
            return new LaneBuilder(server).build(told ? Optional.of(arrivals.apply(server)) : Optional.empty(),
                    run -> cause.apply(run, server));
        }).map(SyncLog::withoutRuns).toList());
    }

    private static SyncLane withoutRuns(SyncLane lane) {
        boolean empty = lane.history() instanceof Known<SyncHistory> known && known.value().runs().isEmpty();
        return empty ? new SyncLane(lane.server(), List.of(), SyncHealth.NO_RUNS, List.of(), Optional.empty(), 0, 0) : lane;
    }

    /** Of runs at or after a moment only, see {@link SyncLane#since}. */
    public SyncLog since(Instant moment) {
        return new SyncLog(lanes.stream().map(lane -> lane.since(moment)).toList());
    }

    /** The first moment of any run. */
    public Optional<Instant> first() {
        return lanes.stream().filter(lane -> !lane.runs().isEmpty()).map(lane -> lane.runs().getLast().started())
                .min(Instant::compareTo);
    }

    /** The last moment of any run. */
    public Optional<Instant> last() {
        return lanes.stream().flatMap(lane -> lane.runs().stream()).map(TimedRun::finished).max(Instant::compareTo);
    }

    /** How many runs there are. */
    public int runs() {
        return lanes.stream().mapToInt(lane -> lane.runs().size()).sum();
    }
}
