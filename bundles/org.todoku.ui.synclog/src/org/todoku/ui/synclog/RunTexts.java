package org.todoku.ui.synclog;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.osgi.util.NLS;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.todoku.core.Section;
import org.todoku.core.ServerState;
import org.todoku.core.SyncError;
import org.todoku.core.SyncHistory;
import org.todoku.core.SyncResult;
import org.todoku.core.SyncRun;
import org.todoku.core.fact.Fact;
import org.todoku.report.SyncErrorTexts;
import org.todoku.rules.Reader;
import org.todoku.rules.data.DataPacks;
import org.todoku.rules.data.ErrorSignatures;
import org.todoku.ui.Column;
import org.todoku.ui.Tone;

/** How synchronisation runs read: columns, the summary above and the details below. */
@NullMarked
final class RunTexts {

    private final Reader reader;
    private final SyncErrorTexts errors;
    private ErrorSignatures signatures = DataPacks.empty().errorSignatures();
    private @Nullable ServerState shown;

    RunTexts(Reader reader) {
        this.reader = reader;
        this.errors = new SyncErrorTexts(reader, () -> signatures);
    }

    /** Explains errors by these signatures from now on; until then by their codes alone. */
    void know(ErrorSignatures known) {
        signatures = known;
    }

    /** The server whose runs are shown from now on. */
    void show(ServerState state) {
        shown = state;
    }

    List<Column<SyncRun>> columns() {
        return List.of(Column.<SyncRun>of("started", Messages.Log_started, 170, run -> reader.shown(run.started())),
                Column.<SyncRun>of("result", Messages.Log_result, 110, RunTexts::result).toned(RunTexts::tone),
                Column.<SyncRun>of("duration", Messages.Log_duration, 100, RunTexts::duration).right(),
                Column.<SyncRun>of("by", Messages.Log_startedBy, 100, RunTexts::startedBy),
                Column.<SyncRun>of("error", Messages.Log_error, 190, RunTexts::error),
                Column.<SyncRun>of("explanation", Messages.Log_explanation, 520, this::explanation));
    }

    static String result(SyncRun run) {
        return run.result().recognised().map(result -> switch (result) {
            case SUCCEEDED -> Messages.Log_succeeded;
            case FAILED -> Messages.Log_failed;
            case CANCELED -> Messages.Log_canceled;
            case NEVER_RUN, UNKNOWN -> run.ended() == null ? Messages.Log_running : Messages.Log_unknownResult;
        }).orElse(run.result().text());
    }

    private static Tone tone(SyncRun run) {
        return run.result().recognised().map(result -> switch (result) {
            case SUCCEEDED -> Tone.GOOD;
            case FAILED -> Tone.BAD;
            case CANCELED -> Tone.NOTICE;
            case NEVER_RUN, UNKNOWN -> Tone.UNKNOWN;
        }).orElse(Tone.UNKNOWN);
    }

    private static String duration(SyncRun run) {
        Instant ended = run.ended();
        if (ended == null || ended.isBefore(run.started())) {
            return "";
        }
        Duration duration = Duration.between(run.started(), ended);
        return duration.toMinutes() > 0 ? NLS.bind(Messages.Log_minutes, duration.toMinutes(), duration.toSecondsPart())
                : NLS.bind(Messages.Log_seconds, duration.toSeconds());
    }

    private static String startedBy(SyncRun run) {
        Boolean manual = run.manual();
        return manual == null ? "" : manual ? Messages.Log_byHand : Messages.Log_scheduled;
    }

    private static String error(SyncRun run) {
        return run.error().is(SyncError.NOT_APPLICABLE) ? "" : run.error().text();
    }

    private String explanation(SyncRun run) {
        ServerState state = shown;
        return state == null ? "" : errors.explanation(run, state).orElse("");
    }

    /** Health in one line: last good run, how long it has been failing, what could not be read. */
    String summary(ServerState state) {
        Fact<SyncHistory> fact = state.syncHistory();
        if (fact.optional().isEmpty()) {
            return NLS.bind(Messages.Log_unknownHistory, state.server());
        }
        SyncHistory history = fact.optional().get();
        String text = health(history);
        Section section = state.section("syncHistory");
        return section == null || section.unreadable() == 0 ? text : text + ' ' + NLS.bind(Messages.Log_unreadable, section.unreadable());
    }

    private String health(SyncHistory history) {
        if (history.runs().isEmpty()) {
            return Messages.Log_neverRun;
        }
        String good = history.lastGood().map(run -> reader.shown(run.finished())).orElse(Messages.Log_never);
        List<SyncRun> streak = history.failingStreak();
        if (!streak.isEmpty()) {
            return NLS.bind(Messages.Log_failing,
                    new Object[] { reader.shown(streak.get(streak.size() - 1).started()), Integer.toString(streak.size()), good });
        }
        return history.lastGood().isEmpty() ? Messages.Log_neverSucceeded : NLS.bind(Messages.Log_healthy, good);
    }

    /** Everything of one run, as text to read and copy. */
    String details(SyncRun run) {
        String head = reader.shown(run.started()) + " · " + result(run) + (error(run).isEmpty() ? "" : " · " + error(run));
        String explained = explanation(run);
        String updates = run.updateErrors().stream()
                .map(error -> NLS.bind(Messages.Log_updateError,
                        new Object[] { String.valueOf(error.update()), error.error(), error.errorText() }))
                .collect(Collectors.joining("\n"));
        return Stream.of(head, explained, run.errorText().strip(), updates).filter(part -> !part.isBlank())
                .collect(Collectors.joining("\n\n"));
    }

    static boolean failed(SyncRun run) {
        return !run.result().is(SyncResult.SUCCEEDED);
    }
}
