package org.todoku.cli.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.todoku.cli.ExitCodes;
import org.todoku.core.query.UpdateQuery;
import org.todoku.report.DiagnosisReports;
import org.todoku.rules.Diagnosis;
import org.todoku.rules.Reader;
import org.todoku.rules.RuleRegistry;
import org.todoku.store.FleetView;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Why an update is, or is not, on the servers. */
@picocli.CommandLine.Command(name = "explain")
final class ExplainCommand extends Command {

    @Parameters(arity = "0..*", paramLabel = "QUERY", descriptionKey = "explain.query")
    List<String> words = new ArrayList<>();

    @Mixin
    FromOptions from = new FromOptions();

    @Option(names = "--format", paramLabel = "FORMAT", descriptionKey = "option.format")
    Format format = Format.text;

    @Option(names = "--rules", paramLabel = "+ID,-ID", descriptionKey = "option.rules")
    @Nullable String rules;

    @Option(names = { "-o", "--output" }, paramLabel = "FILE", descriptionKey = "option.output")
    @Nullable Path output;

    enum Format {
        text, json, html, junit
    }

    ExplainCommand(Session session) {
        super(session);
    }

    @Override
    int run() throws Exception {
        List<UpdateQuery> questions = QuestionList.read(question(), session);
        boolean list = QuestionList.isFile(words);
        RuleRegistry registry = registry();
        try (Fleet fleet = Fleet.open(session, from)) {
            FleetView view = fleet.view();
            List<Diagnosis> diagnoses = Investigation.of(session, registry, view, questions, fleet.servers(view), fleet.now());
            session.result(output, out -> write(diagnoses, list, out));
            return fleet.code(ExitCodes.of(diagnoses));
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

    private void write(List<Diagnosis> diagnoses, boolean list, Appendable out) throws java.io.IOException {
        Reader reader = session.reader();
        switch (format) {
            case text -> {
                if (list) {
                    DiagnosisReports.text(diagnoses, reader, out);
                } else {
                    DiagnosisReports.text(diagnoses.get(0), reader, out);
                }
            }
            case json -> {
                if (list) {
                    DiagnosisReports.json(diagnoses, reader, out);
                } else {
                    DiagnosisReports.json(diagnoses.get(0), reader, out);
                }
            }
            case html -> DiagnosisReports.html(diagnoses, reader, out);
            case junit -> DiagnosisReports.junit(diagnoses, reader, out);
        }
    }
}
