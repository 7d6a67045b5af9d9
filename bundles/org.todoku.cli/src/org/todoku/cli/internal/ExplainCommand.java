package org.todoku.cli.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.todoku.cli.ExitCodes;
import org.todoku.core.ServerState;
import org.todoku.core.fleet.FactBase;
import org.todoku.core.query.UpdateQuery;
import org.todoku.intake.list.ListSummary;
import org.todoku.intake.list.WantedList;
import org.todoku.intake.list.WantedList.Wanted;
import org.todoku.report.DiagnosisReports;
import org.todoku.report.FleetAnswers;
import org.todoku.report.FleetInquiry;
import org.todoku.report.FleetReports;
import org.todoku.report.FleetReports.Layout;
import org.todoku.report.Masking;
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

    @Option(names = "--assume", paramLabel = "FACT", descriptionKey = "explain.assume")
    List<String> assume = new ArrayList<>();

    @Option(names = "--mask", descriptionKey = "option.mask")
    boolean mask;

    @Option(names = "--rules", paramLabel = "+ID,-ID", descriptionKey = "option.rules")
    @Nullable String rules;

    @Option(names = { "-o", "--output" }, paramLabel = "FILE", descriptionKey = "option.output")
    @Nullable Path output;

    enum Format {
        text, json, html, markdown, junit, csv
    }

    enum Grouping {
        update, cause
    }

    ExplainCommand(Session session) {
        super(session);
    }

    @Override
    int run() throws Exception {
        List<String> typed = from.question(words, session);
        if (typed.isEmpty()) {
            throw new Failure("failure.no-question");
        }
        int columns = columns();
        boolean list = QuestionList.isFile(typed);
        if (!list && column != null) {
            throw new Failure("failure.column-without-list", String.valueOf(column));
        }
        boolean single = !list && format != Format.csv && !inRows && grouping == null;
        ignored("--width", width != null && (single || format != Format.text), "tables");
        ignored("--no-advice", noAdvice && single, "lists");
        ignored("--group-by", grouping != null && format != Format.text && format != Format.csv, "text-csv");
        if (single) {
            return one(QuestionList.one(typed));
        }
        if (!assume.isEmpty()) {
            throw new Failure("failure.assume-with-list");
        }
        WantedList wanted = list ? QuestionList.wanted(QuestionList.file(typed), column, session) : null;
        RuleRegistry registry = registry();
        try (Fleet fleet = Fleet.open(session, from)) {
            FleetView view = fleet.view();
            WantedList known = wanted == null ? null : wanted.known(view, session.watch());
            boolean lost = wanted != null && known != null && known.told().unused() > wanted.told().unused();
            List<Wanted> questions = known == null ? List.of(Wanted.single(QuestionList.one(typed))) : known.wanted();
            List<ServerState> servers = fleet.servers(view);
            FleetInquiry.Result result = Answering.with(session, registry,
                    engine -> new FleetInquiry(engine, view, servers, fleet.now()).ask(questions, known == null ? null : known.told(),
                            new FleetInquiry.How(!noAdvice, whole(), mask), session.reader(), session.watch()));
            FleetAnswers answers = result.answers();
            session.result(output, out -> write(answers, result.whole(), columns, out));
            ListSummary told = answers.list();
            if (told != null && told.unused() > 0 && !tellsOfTheList()) {
                session.note("note.list-unused", told.unused(), told.examples().get(0).line());
            }
            if (answers.partial()) {
                session.note(session.watch().timedOut() ? "note.list-timed-out" : "note.list-cancelled");
                return ExitCodes.CANCELLED;
            }
            // whether words that no update has stand for one, nobody knows
            Diagnosis.Outcome outcome = lost && result.outcome() == Diagnosis.Outcome.CLEAR ? Diagnosis.Outcome.UNDECIDED
                    : result.outcome();
            return fleet.code(ExitCodes.of(outcome));
        }
    }

    /** Says of an option that it changes nothing. */
    private void ignored(String option, boolean is, String what) {
        if (is) {
            session.note("note.ignored", option, session.text("ignored." + what));
        }
    }

    /** Whether what is written has room for what was read of a list. */
    private boolean tellsOfTheList() {
        return format == Format.text || format == Format.json || format == Format.html && !inRows;
    }

    /** Whether the diagnoses themselves are written. */
    private boolean whole() {
        return format == Format.junit || format == Format.markdown || inRows && (format == Format.json || format == Format.html);
    }

    private int one(UpdateQuery question) throws Exception {
        RuleRegistry registry = registry();
        try (Fleet fleet = Fleet.open(session, from)) {
            FleetView view = fleet.view();
            List<ServerState> servers = fleet.servers(view);
            FactBase facts = Assuming.over(view, assume, servers, question, session);
            Diagnosis diagnosis = Answering.of(session, registry, facts, List.of(question), servers, fleet.now()).get(0);
            Diagnosis told = mask ? masking(view).mask(diagnosis) : diagnosis;
            session.result(output, out -> write(told, out));
            return fleet.code(ExitCodes.of(List.of(diagnosis)));
        }
    }

    /** Knows the names of the whole fleet: an answer for one server may speak of others. */
    private static Masking masking(FleetView view) {
        var masking = new Masking();
        view.servers().forEach(masking::learn);
        return masking;
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
            case markdown -> DiagnosisReports.markdown(diagnosis, reader, out);
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
            case markdown -> DiagnosisReports.markdown(whole, session.reader(), out);
            case junit -> DiagnosisReports.junit(whole, session.reader(), out);
        }
    }
}
