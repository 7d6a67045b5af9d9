package org.todoku.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.todoku.core.Section;
import org.todoku.core.SyncError;
import org.todoku.core.compare.Setting;
import org.todoku.core.synclog.SyncLane;
import org.todoku.core.synclog.SyncMarker;
import org.todoku.core.synclog.SyncStreak;
import org.todoku.core.synclog.TimedRun;
import org.todoku.rules.Reader;
import org.todoku.rules.Texts;
import org.todoku.rules.data.Incident;

/** The words of a sync log in the language of one reader; views and reports use the same. From any thread. */
public final class SyncLogTexts {

    static final Texts TEXTS = new Texts(SyncLogTexts.class.getClassLoader(), "org.todoku.report.synclog");

    private static final int MOST_CHANGES = 12;

    private final Reader reader;
    private final ComparisonWords settings;

    public SyncLogTexts(Reader reader) {
        this.reader = reader;
        this.settings = new ComparisonWords(reader, List.of());
    }

    String of(String key, Object... args) {
        return reader.text(TEXTS, key, List.of(args));
    }

    String shown(Object value) {
        return reader.shown(value);
    }

    /** How a run ended; a word of the server that nobody knows as it is. */
    public String result(TimedRun run) {
        boolean unrecognised = run.run().result().recognised().isEmpty() && !run.run().result().text().isBlank();
        return unrecognised ? run.run().result().text() : of("result." + run.outcome().name());
    }

    /** Hours, minutes and seconds; empty where it is not known how long it took. */
    public String took(TimedRun run) {
        if (!run.measured()) {
            return "";
        }
        Duration took = Duration.between(run.started(), run.run().finished());
        return "%d:%02d:%02d".formatted(took.toHours(), took.toMinutesPart(), took.toSecondsPart());
    }

    public String startedBy(TimedRun run) {
        Boolean manual = run.run().manual();
        return manual == null ? "" : of(manual ? "by-hand" : "by-schedule");
    }

    /** How many updates it brought; empty where that is not known. */
    public String brought(TimedRun run) {
        Long brought = run.brought();
        return brought == null ? "" : shown(brought);
    }

    /** The error code of the server; empty where there is none. */
    public String error(TimedRun run) {
        return run.run().error().is(SyncError.NOT_APPLICABLE) || !run.failed() ? "" : run.run().error().text();
    }

    /** What cannot be true of its times; empty when nothing is wrong with them. */
    public String oddities(TimedRun run) {
        return run.oddities().stream().sorted().map(odd -> of("odd." + odd.name())).collect(Collectors.joining("; "));
    }

    /** Whether the server synchronises, in a word. */
    public String health(SyncLane lane) {
        return of("health." + lane.health().name());
    }

    /** Whether it synchronises, since when it fails, what is odd about the log: some sentences. For a log that is known. */
    public List<String> state(SyncLane lane) {
        List<String> all = new ArrayList<>();
        String good = lane.lastGood().map(run -> of("good", run.run().finished())).orElseGet(() -> of("good.none"));
        int runs = lane.history().optional().map(history -> history.runs().size()).orElse(0);
        all.add(lane.failing().map(streak -> failing(streak, good)).orElseGet(() -> switch (lane.health()) {
            case WORKING, FAILING -> of("works", runs, good);
            case NO_RUNS -> of(lane.server().updates().rows() > 0 ? "no-runs.updates" : "no-runs");
            case UNKNOWN -> of("works.unknown", runs, good);
        }));
        if (lane.odd() > 0) {
            all.add(of("odd", lane.odd()));
        }
        if (lane.outside() > 0) {
            all.add(of("outside", lane.outside()));
        }
        Section section = lane.server().section("syncHistory");
        if (section != null && section.unreadable() > 0) {
            all.add(of("unreadable", section.unreadable()));
        }
        return all;
    }

    private String failing(SyncStreak streak, String good) {
        return streak.others() == 0 ? of("failing", streak.since(), streak.failures(), good)
                : of("failing.others", streak.since(), streak.failures(), streak.others(), good);
    }

    /** When something was changed. */
    public String when(SyncMarker marker) {
        Instant until = marker.until();
        return until == null ? shown(marker.at()) : of("change.between", marker.at(), until);
    }

    /** What was changed, by whom, and the first of the settings that differ. */
    public String what(SyncMarker marker) {
        String kind = of("change.kind." + marker.kind().name());
        String who = marker.by().isEmpty() ? kind : of("change.by", kind, marker.by());
        return Optional.of(detail(marker)).filter(detail -> !detail.isEmpty()).map(detail -> of("change.detail", who, detail)).orElse(who);
    }

    private String detail(SyncMarker marker) {
        List<String> changes = marker.changes().stream().limit(MOST_CHANGES).map(this::change).collect(Collectors.toList());
        if (marker.changes().size() > MOST_CHANGES) {
            changes.add("+" + (marker.changes().size() - MOST_CHANGES));
        }
        return changes.isEmpty() ? marker.detail() : String.join("; ", changes);
    }

    private String change(Setting setting) {
        return of("change.value", settings.name(setting), settings.value(setting.values().getFirst()),
                settings.value(setting.values().getLast()));
    }

    /** When an incident was. */
    public String when(Incident incident) {
        Instant until = incident.until();
        return until == null ? of("incident.goes-on", incident.from()) : of("incident.span", incident.from(), until);
    }

    /** That an incident goes with a failure. */
    public String ofRun(Incident incident) {
        return of("incident.of-run", incident.title(), incident.text());
    }
}
