package org.todoku.ui.synclog;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

import org.eclipse.osgi.util.NLS;
import org.jspecify.annotations.NullMarked;
import org.todoku.core.synclog.LaneBars;
import org.todoku.core.synclog.SyncLane;
import org.todoku.core.synclog.SyncMarker;
import org.todoku.core.synclog.TimeWindow;
import org.todoku.core.synclog.TimedRun;
import org.todoku.report.SyncLogTexts;
import org.todoku.rules.Reader;
import org.todoku.rules.data.Incident;

/** What the time line says of lanes, bars, flags and times. */
@NullMarked
final class LaneTexts {

    private final Reader reader;
    private final SyncLogTexts words;

    LaneTexts(Reader reader, SyncLogTexts words) {
        this.reader = reader;
        this.words = words;
    }

    /** Beside the name of a server: short. */
    String state(SyncLane lane) {
        return lane.failing().map(streak -> NLS.bind(Messages.Log_laneFailing, reader.shown(streak.since()), streak.failures()))
                .orElseGet(() -> lane.lastGood().map(run -> NLS.bind(Messages.Log_laneGood, words.health(lane),
                        reader.shown(run.run().finished()))).orElseGet(() -> words.health(lane)));
    }

    /** What to do where the history is not known; empty where it is. */
    String unknown(SyncLane lane) {
        return lane.history().isKnown() ? "" : Messages.Log_laneUnknown;
    }

    String hint(SyncLane lane) {
        return lane.server().server() + '\n'
                + (lane.history().isKnown() ? String.join("\n", words.state(lane)) + "\n\n" + Messages.Log_legend : unknown(lane));
    }

    String all(List<SyncLane> lanes) {
        return lanes.stream().map(lane -> lane.server().server() + ": " + (lane.history().isKnown() ? state(lane) : unknown(lane)))
                .collect(Collectors.joining("\n"));
    }

    String hint(SyncLane lane, LaneBars.Bar bar) {
        TimedRun newest = lane.runs().get(bar.last());
        if (bar.runs() == 1) {
            String odd = words.oddities(newest);
            return List.of(lane.server().server() + " · " + reader.shown(newest.started()), words.result(newest) + error(newest),
                    words.took(newest).isEmpty() ? Messages.Log_hintNoEnd : NLS.bind(Messages.Log_hintTook, words.took(newest)),
                    newest.brought() == null ? "" : NLS.bind(Messages.Log_hintBrought, words.brought(newest)), odd).stream()
                    .filter(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
        }
        long failed = lane.runs().subList(bar.last(), bar.first() + 1).stream().filter(TimedRun::failed).count();
        return List.of(lane.server().server(), NLS.bind(Messages.Log_hintRuns, reader.shown((long) bar.runs()), reader.shown(failed)),
                NLS.bind(Messages.Log_hintSpan, reader.shown(lane.runs().get(bar.first()).started()), reader.shown(newest.started())),
                bar.millis() < 0 ? "" : NLS.bind(Messages.Log_hintLongest, took(bar.millis())),
                NLS.bind(Messages.Log_hintBrought, reader.shown(bar.brought()))).stream().filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    private String error(TimedRun run) {
        return words.error(run).isEmpty() ? "" : " · " + words.error(run);
    }

    private static String took(long millis) {
        Duration took = Duration.ofMillis(millis);
        return "%d:%02d:%02d".formatted(took.toHours(), took.toMinutesPart(), took.toSecondsPart());
    }

    String hint(List<SyncMarker> markers) {
        return markers.stream().map(marker -> words.when(marker) + '\n' + words.what(marker)).collect(Collectors.joining("\n\n"));
    }

    String hint(Incident incident) {
        return words.when(incident) + '\n' + reader.shown(incident.title()) + '\n' + reader.shown(incident.text());
    }

    String window(TimeWindow window) {
        return NLS.bind(Messages.Log_window, reader.shown(Instant.ofEpochMilli(window.from())),
                reader.shown(Instant.ofEpochMilli(window.to())));
    }

    String range(TimeWindow range) {
        return NLS.bind(Messages.Log_range, reader.shown(Instant.ofEpochMilli(range.from())),
                reader.shown(Instant.ofEpochMilli(range.to())));
    }
}
