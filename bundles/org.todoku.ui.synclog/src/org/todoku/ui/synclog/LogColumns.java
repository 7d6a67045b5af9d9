package org.todoku.ui.synclog;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.NullMarked;
import org.todoku.core.ServerState;
import org.todoku.core.synclog.FailureGroup;
import org.todoku.core.synclog.TimedRun;
import org.todoku.report.SyncErrorTexts;
import org.todoku.report.SyncLogTexts;
import org.todoku.rules.Reader;
import org.todoku.ui.Column;
import org.todoku.ui.TodokuTable;
import org.todoku.ui.Tone;

/** The columns of runs and of causes. */
@NullMarked
final class LogColumns {

    private final Reader reader;
    private final SyncLogTexts words;
    private final SyncErrorTexts errors;

    LogColumns(Reader reader, SyncLogTexts words, SyncErrorTexts errors) {
        this.reader = reader;
        this.words = words;
        this.errors = errors;
    }

    /**
     * @param several whether the runs are of more than one server
     * @param odd whether the times of any run cannot be true
     */
    List<Column<TimedRun>> runs(boolean several, boolean odd) {
        Column<TimedRun> server = Column.<TimedRun>of("server", Messages.Log_serverColumn, 170, run -> run.server().server())
                .sortedByText();
        Stream<Column<TimedRun>> others = Stream.of(
                Column.<TimedRun>of("started", Messages.Log_started, 170, run -> reader.shown(run.started()))
                        .sortedByValue(TimedRun::started),
                Column.<TimedRun>of("result", Messages.Log_result, 110, words::result).toned(run -> RunLook.tone(run.outcome()))
                        .sortedByText(),
                Column.<TimedRun>of("duration", Messages.Log_duration, 100, words::took).right()
                        .sortedByValue(run -> run.measured() ? java.time.Duration.between(run.started(), run.run().finished())
                                : null),
                Column.<TimedRun>of("brought", Messages.Log_brought, 90, words::brought).right().headed(Messages.Log_broughtHint)
                        .sortedByValue(TimedRun::brought),
                Column.<TimedRun>of("by", Messages.Log_startedBy, 100, words::startedBy).sortedByText(),
                Column.<TimedRun>of("error", Messages.Log_error, 150, words::error).sortedByText(),
                Column.<TimedRun>of("times", Messages.Log_times, 150, words::oddities)
                        .toned(run -> run.oddities().isEmpty() ? Tone.PLAIN : Tone.NOTICE).sortedByText().onRequest(!odd),
                Column.<TimedRun>of("explanation", Messages.Log_explanation, 520, this::explanation).sortedByText());
        return (several ? Stream.concat(Stream.of(server), others) : others).toList();
    }

    /** Headings are longer in some languages. */
    static void fit(TodokuTable<?> table) {
        table.columns().forEach(column -> table.fit(column.id(), Math.max(column.width(), table.widthFor(column.title(), "", Tone.PLAIN))));
    }

    private String explanation(TimedRun run) {
        return run.failed() ? errors.explanation(run.cause()) : "";
    }

    List<Column<FailureGroup>> causes() {
        return List.of(Column.<FailureGroup>of("cause", Messages.Log_cause, 420, group -> errors.explanation(group.cause())).sortedByText(),
                Column.<FailureGroup>of("runs", Messages.Log_runs, 70, group -> reader.shown((long) group.runs().size())).right()
                        .sortedByValue(group -> group.runs().size()),
                Column.<FailureGroup>of("going-on", Messages.Log_goingOn, 180, group -> names(group.goingOn()))
                        .toned(group -> group.goingOn().isEmpty() ? Tone.PLAIN : Tone.BAD).sortedByText(),
                Column.<FailureGroup>of("servers", Messages.Log_servers, 220, group -> names(group.servers())).sortedByText(),
                Column.<FailureGroup>of("first", Messages.Log_first, 160, group -> reader.shown(group.oldest().started()))
                        .sortedByValue(group -> group.oldest().started()),
                Column.<FailureGroup>of("last", Messages.Log_last, 160, group -> reader.shown(group.newest().started()))
                        .sortedByValue(group -> group.newest().started()));
    }

    static String names(List<ServerState> servers) {
        return servers.stream().map(ServerState::server).collect(Collectors.joining(", "));
    }
}
