package org.todoku.cli.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.todoku.cli.ExitCodes;
import org.todoku.core.query.UpdateQuery;
import org.todoku.report.DiagnosisReports;
import org.todoku.report.FleetAnswers;
import org.todoku.report.FleetReports;
import org.todoku.report.FleetReports.Layout;
import org.todoku.report.TextPage;
import org.todoku.rules.Diagnosis;
import org.todoku.rules.Reader;
import org.todoku.rules.RuleRegistry;
import org.todoku.store.FleetView;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Why updates are, or are not, on the servers: one in full, or a list of them as a table. */
@picocli.CommandLine.Command(name = "explain")
final class ExplainCommand extends Command {

    private static final int NARROWEST = 40;
    private static final int WIDEST = 1000;

    @Parameters(arity = "0..*", paramLabel = "QUERY", descriptionKey = "explain.query")
    List<String> words = new ArrayList<>();

    @Mixin
    FromOptions from = new FromOptions();

    @Option(names = "--format", paramLabel = "FORMAT", descriptionKey = "option.format")
    Format format = Format.text;

    @Option(names = "--column", paramLabel = "NAME", descriptionKey = "explain.column")
    @Nullable String column;

    @Option(names = "--group-by", paramLabel = "ORDER", descriptionKey = "explain.group-by")
    @Nullable Grouping grouping;

    @Option(names = "--long", descriptionKey = "explain.long")
    boolean inRows;

    @Option(names = "--no-advice", descriptionKey = "explain.no-advice")
    boolean noAdvice;

    @Option(names = "--width", paramLabel = "N", descriptionKey = "explain.width")
    @Nullable Integer width;

    @Option(names = "--rules", paramLabel = "+ID,-ID", descriptionKey = "option.rules")
    @Nullable String rules;

    @Option(names = { "-o", "--output" }, paramLabel = "FILE", descriptionKey = "option.output")
    @Nullable Path output;

    enum Format {
        text, json, html, junit, csv
    }

    enum Grouping {
        update, cause
    }

    ExplainCommand(Session session) {
        super(session);
    }

    @Override
    int run() throws Exception {
        List<String> typed = question();
        int columns = columns();
        boolean list = QuestionList.isFile(typed);
        if (!list && column != null) {
            throw new Failure("failure.column-without-list", String.valueOf(column));
        }
        if (!list && format != Format.csv && !inRows && grouping == null) {
            return one(QuestionList.one(typed));
        }
        WantedList wanted = list ? WantedList.read(QuestionList.file(typed), column, session) : null;
        RuleRegistry registry = registry();
        try (Fleet fleet = Fleet.open(session, from)) {
            FleetView view = fleet.view();
            boolean whole = format == Format.junit || inRows && (format == Format.json || format == Format.html);
            var run = new ListRun(session, wanted == null
                    ? List.of(new WantedList.Wanted(QuestionList.one(typed), 1)) : wanted.wanted(), whole, !noAdvice);
            FleetAnswers answers = run.answer(registry, view, fleet.servers(view), fleet.now(), wanted == null ? null : wanted.told());
            session.result(output, out -> write(answers, run.whole(), columns, out));
            if (answers.partial()) {
                session.note(session.watch().timedOut() ? "note.list-timed-out" : "note.list-cancelled");
                return ExitCodes.CANCELLED;
            }
            return fleet.code(run.code());
        }
    }

    private int one(UpdateQuery question) throws Exception {
        RuleRegistry registry = registry();
        try (Fleet fleet = Fleet.open(session, from)) {
            FleetView view = fleet.view();
            Diagnosis diagnosis = Investigation.of(session, registry, view, List.of(question), fleet.servers(view), fleet.now()).get(0);
            session.result(output, out -> write(diagnosis, out));
            return fleet.code(ExitCodes.of(List.of(diagnosis)));
        }
    }

    /** The words of the question. After {@code --from PATH… QUERY} the parser took the question for one more path. */
    private List<String> question() throws Failure {
        int last = from.from.size() - 1;
        if (words.isEmpty() && last > 0 && !Files.exists(session.path(from.from.get(last)))) {
            words = List.of(from.from.remove(last).toString());
        }
        if (words.isEmpty()) {
            throw new Failure("failure.no-question");
        }
        return words;
    }

    private int columns() throws Failure {
        Integer asked = width;
        if (asked == null) {
            int known = session.surroundings().columns();
            return known == 0 || output != null ? TextPage.WIDTH : Math.clamp(known, NARROWEST, WIDEST);
        }
        if (asked < NARROWEST || asked > WIDEST) {
            throw new Failure("failure.width", asked, NARROWEST, WIDEST);
        }
        return asked;
    }

    private RuleRegistry registry() throws Failure {
        RuleRegistry all = session.surroundings().rules().get();
        all.problems().forEach(problem -> session.note("note.rule-problem", problem));
        String filter = rules;
        if (filter == null) {
            return all;
        }
        try {
            return all.only(filter);
        } catch (IllegalArgumentException e) {
            throw new Failure("failure.rules", String.valueOf(e.getMessage()));
        }
    }

    private void write(Diagnosis diagnosis, Appendable out) throws IOException {
        Reader reader = session.reader();
        switch (format) {
            case text -> DiagnosisReports.text(diagnosis, reader, out);
            case json -> DiagnosisReports.json(diagnosis, reader, out);
            case html -> DiagnosisReports.html(diagnosis, reader, out);
            case junit -> DiagnosisReports.junit(diagnosis, reader, out);
            case csv -> throw new IllegalStateException("a table is written as a list");
        }
    }

    private void write(FleetAnswers answers, List<Diagnosis> whole, int columns, Appendable out) throws IOException {
        Layout layout = grouping == Grouping.cause ? Layout.CAUSES : inRows ? Layout.ROWS : Layout.TABLE;
        switch (format) {
            case text -> FleetReports.text(answers, layout, columns, out);
            case csv -> FleetReports.csv(answers, layout, out);
            case json -> FleetReports.json(answers, inRows ? whole : null, out);
            case html -> {
                if (inRows) {
                    DiagnosisReports.html(whole, session.reader(), out);
                } else {
                    FleetReports.html(answers, out);
                }
            }
            case junit -> DiagnosisReports.junit(whole, session.reader(), out);
        }
    }
}
