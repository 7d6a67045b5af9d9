package org.todoku.ui.synclog;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.NullMarked;
import org.todoku.core.Progress;
import org.todoku.core.ServerState;
import org.todoku.core.fleet.ArrivalTimes;
import org.todoku.core.fleet.FactBase;
import org.todoku.core.synclog.LaneBars;
import org.todoku.core.synclog.SyncLane;
import org.todoku.core.synclog.SyncLog;
import org.todoku.core.synclog.SyncMarker;
import org.todoku.core.synclog.SyncMarkers;
import org.todoku.core.synclog.SyncOddity;
import org.todoku.core.synclog.TimeWindow;
import org.todoku.core.synclog.TimedRun;
import org.todoku.rules.analysis.SyncAnalysis;
import org.todoku.rules.data.DataPacks;
import org.todoku.rules.data.ErrorSignatures;
import org.todoku.store.StateInfo;
import org.todoku.store.Workspace;

/**
 * What the view shows; made in the background, immutable.
 *
 * @param runs of all servers, newest first
 * @param bars of the lanes, in their order
 */
@NullMarked
record LogContent(SyncAnalysis analysis, ErrorSignatures signatures, List<TimedRun> runs, List<LaneBars> bars) {

    /** Further back one looks when one wants to. */
    private static final Duration AT_FIRST = Duration.ofDays(400);

    static final LogContent NOTHING = new LogContent(new SyncAnalysis(new SyncLog(List.of()), List.of(), List.of()),
            DataPacks.empty().errorSignatures(), List.of(), List.of());

    static LogContent read(FactBase facts, List<ServerState> servers, DataPacks data, Progress progress) {
        SyncAnalysis analysis = SyncAnalysis.of(servers, facts::arrivals, data, progress);
        List<TimedRun> runs = new ArrayList<>(analysis.log().runs());
        analysis.log().lanes().forEach(lane -> runs.addAll(lane.runs()));
        progress.checkCancelled();
        if (analysis.log().lanes().size() > 1) {
            runs.sort(Comparator.comparing(TimedRun::started).reversed());
        }
        return new LogContent(analysis, data.errorSignatures(), runs, analysis.log().lanes().stream().map(LaneBars::new).toList());
    }

    /** What was changed on the servers, as all their states tell it that are not later than the ones shown. */
    static List<SyncMarker> markers(Workspace workspace, List<ServerState> servers, Progress progress) {
        List<SyncMarker> markers = new ArrayList<>();
        List<StateInfo> all = workspace.states();
        for (ServerState server : servers) {
            List<ServerState> states = new ArrayList<>();
            for (StateInfo info : all) {
                if (info.kind() == server.kind() && info.key().equals(server.key()) && !info.collectedAt().isAfter(server.collectedAt())) {
                    progress.checkCancelled();
                    workspace.sections(info).ifPresent(states::add);
                }
            }
            markers.addAll(SyncMarkers.of(states));
        }
        return List.copyOf(markers);
    }

    List<SyncLane> lanes() {
        return analysis.log().lanes();
    }

    /** The rows that a filter lets through. */
    List<TimedRun> rows(LogFilter filter, Progress progress) {
        if (filter.everything()) {
            return runs;
        }
        List<TimedRun> rows = new ArrayList<>();
        for (int at = 0; at < runs.size(); at++) {
            if (at % 4096 == 0) {
                progress.checkCancelled();
            }
            if (filter.lets(runs.get(at))) {
                rows.add(runs.get(at));
            }
        }
        return rows;
    }

    /** All the time in which there are runs; empty where there are none. */
    Optional<TimeWindow> whole() {
        return runs.isEmpty() ? Optional.empty() : Optional.of(TimeWindow.around(ArrivalTimes.millis(analysis.log().first().orElseThrow()),
                ArrivalTimes.millis(analysis.log().last().orElseThrow())));
    }

    /** The time that is in sight at first: that of runs whose times can be true, and not too much of it. */
    Optional<TimeWindow> atFirst() {
        Optional<Instant> last = runs.stream().filter(run -> !run.oddities().contains(SyncOddity.IN_FUTURE)).map(TimedRun::finished)
                .max(Instant::compareTo);
        Optional<Instant> first = analysis.log().first();
        if (last.isEmpty() || first.isEmpty()) {
            return whole();
        }
        Instant limit = last.get().minus(AT_FIRST);
        Instant begin = first.get().isBefore(limit) ? limit : first.get();
        return Optional.of(TimeWindow.around(ArrivalTimes.millis(begin), ArrivalTimes.millis(last.get())));
    }
}
