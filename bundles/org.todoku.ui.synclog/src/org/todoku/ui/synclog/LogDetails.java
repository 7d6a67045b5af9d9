package org.todoku.ui.synclog;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.osgi.util.NLS;
import org.jspecify.annotations.NullMarked;
import org.todoku.core.synclog.FailureGroup;
import org.todoku.core.synclog.TimedRun;
import org.todoku.report.SyncErrorTexts;
import org.todoku.report.SyncLogTexts;
import org.todoku.rules.Reader;
import org.todoku.rules.analysis.SyncAnalysis;

/** Everything of one run or one cause, as text to read and copy. */
@NullMarked
final class LogDetails {

    private static final int MOST_UPDATES = 200;
    private static final int MOST_RUNS = 50;

    private final Reader reader;
    private final SyncLogTexts words;
    private final SyncErrorTexts errors;

    LogDetails(Reader reader, SyncLogTexts words, SyncErrorTexts errors) {
        this.reader = reader;
        this.words = words;
        this.errors = errors;
    }

    String of(TimedRun run, SyncAnalysis analysis) {
        String odd = words.oddities(run);
        Long brought = run.brought();
        return Stream.of(line(run.server().server(), reader.shown(run.started()), words.result(run), words.took(run), words.error(run)),
                odd.isEmpty() ? "" : NLS.bind(Messages.Log_odd, odd),
                run.failed() ? errors.explanation(run.cause()) : "", incidents(run, analysis),
                brought == null || brought == 0 ? "" : NLS.bind(Messages.Log_broughtUpdates, reader.shown(brought)),
                run.run().errorText().strip(), updateErrors(run)).filter(part -> !part.isBlank()).collect(Collectors.joining("\n\n"));
    }

    private static String line(String... parts) {
        return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining(" · "));
    }

    private String incidents(TimedRun run, SyncAnalysis analysis) {
        return analysis.incidentsOf(run).stream().map(words::ofRun).collect(Collectors.joining("\n"));
    }

    private static String updateErrors(TimedRun run) {
        List<org.todoku.core.SyncRun.UpdateError> all = run.run().updateErrors();
        String first = all.stream().limit(MOST_UPDATES).map(error -> NLS.bind(Messages.Log_updateError,
                new Object[] { String.valueOf(error.update()), error.error(), error.errorText() })).collect(Collectors.joining("\n"));
        return all.size() <= MOST_UPDATES ? first : first + '\n' + NLS.bind(Messages.Log_more, all.size() - MOST_UPDATES);
    }

    String of(FailureGroup group, SyncAnalysis analysis) {
        List<TimedRun> runs = group.runs();
        String list = runs.stream().limit(MOST_RUNS).map(run -> line(reader.shown(run.started()), run.server().server(), words.error(run)))
                .collect(Collectors.joining("\n"));
        return Stream.of(errors.explanation(group.cause()), incidents(group.newest(), analysis),
                group.goingOn().isEmpty() ? Messages.Log_over : NLS.bind(Messages.Log_goesOnAt, LogColumns.names(group.goingOn())),
                group.newest().run().errorText().strip(),
                runs.size() <= MOST_RUNS ? list : list + '\n' + NLS.bind(Messages.Log_more, runs.size() - MOST_RUNS))
                .filter(part -> !part.isBlank()).collect(Collectors.joining("\n\n"));
    }
}
