package org.todoku.cli.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.todoku.cli.ExitCodes;
import org.todoku.core.Completeness;
import org.todoku.core.Problem;
import org.todoku.core.Problem.Severity;
import org.todoku.core.Section;
import org.todoku.core.ServerState;
import org.todoku.intake.CheckedInput;
import org.todoku.intake.InputMessages;
import org.todoku.intake.Intake;
import org.todoku.report.Json;
import org.todoku.report.TextTable;
import org.todoku.rules.Answers;

import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Validates input files: every problem with file, line and reason, and how complete each part is. */
@picocli.CommandLine.Command(name = "check")
final class CheckCommand extends Command {

    @Parameters(arity = "1..*", paramLabel = "PATH", descriptionKey = "check.path")
    List<Path> paths = new ArrayList<>();

    @Option(names = "--format", paramLabel = "FORMAT", descriptionKey = "option.format")
    Format format = Format.text;

    @Option(names = { "-o", "--output" }, paramLabel = "FILE", descriptionKey = "option.output")
    @Nullable Path output;

    enum Format {
        text, json
    }

    CheckCommand(Session session) {
        super(session);
    }

    @Override
    int run() throws Exception {
        List<Path> files = new ArrayList<>();
        for (Path given : paths) {
            Path path = session.path(given);
            if (!Files.exists(path)) {
                throw new Failure("failure.no-file", path);
            }
            files.add(path);
        }
        List<CheckedInput> inputs = new Intake(session.surroundings().clock()).check(files, session.watch());
        session.watch().clear();
        session.result(output, out -> {
            if (format == Format.json) {
                json(inputs, out);
            } else {
                text(inputs, out);
            }
        });
        if (inputs.isEmpty() || any(inputs, Severity.FATAL)) {
            return ExitCodes.BAD_INPUT;
        }
        return any(inputs, Severity.LOSS) ? ExitCodes.UNDECIDED : ExitCodes.CLEAR;
    }

    private static boolean any(List<CheckedInput> inputs, Severity severity) {
        return inputs.stream().flatMap(input -> input.problems().stream()).anyMatch(problem -> problem.severity() == severity);
    }

    private void text(List<CheckedInput> inputs, Appendable out) throws IOException {
        long problems = 0;
        for (CheckedInput input : inputs) {
            ServerState state = input.state();
            out.append(Session.harmless(state == null ? session.text("check.unusable", input.source())
                    : session.text("check.usable", input.source(), state.server(), state.collectedAt()))).append('\n');
            if (state != null) {
                sections(state).write(out, session.reader().locale(), 2);
            }
            for (Problem problem : input.problems()) {
                out.append(Session.harmless(line(problem))).append('\n');
            }
            problems += input.problems().size();
            out.append('\n');
        }
        out.append(session.text("check.total", inputs.size(), problems)).append('\n');
    }

    private TextTable sections(ServerState state) {
        var table = new TextTable(List.of(session.text("check.section"), session.text("check.completeness"), session.text("check.rows"),
                session.text("check.unreadable"), session.text("check.reason")));
        for (Section section : state.sections()) {
            table.row(List.of(section.name(), word(section.completeness()), Long.toString(section.rows()),
                    Long.toString(section.unreadable()),
                    Answers.stated(section.reason(), session.reader())));
        }
        return table;
    }

    private String word(Completeness completeness) {
        return session.text("completeness." + completeness.name());
    }

    private String line(Problem problem) {
        return session.text("check.problem", session.text("severity." + problem.severity().name()), Problems.text(problem, session));
    }

    private void json(List<CheckedInput> inputs, Appendable out) throws IOException {
        Locale locale = session.reader().locale();
        Json.document(out, json -> {
            json.put("schemaVersion", "1.0");
            json.array("inputs", array -> inputs.forEach(input -> array.object(object -> {
                ServerState state = input.state();
                object.put("source", input.source());
                object.put("usable", state != null);
                object.put("server", state == null ? null : state.server());
                object.put("collectedAt", state == null ? null : state.collectedAt());
                object.array("sections",
                        sections -> (state == null ? List.<Section>of() : state.sections()).forEach(section -> sections.object(one -> {
                    one.put("name", section.name());
                    one.put("completeness", section.completeness().name().toLowerCase(Locale.ROOT));
                    one.put("reason", section.reason());
                    one.put("rows", section.rows());
                    one.put("unreadable", section.unreadable());
                })));
                object.array("problems", problems -> input.problems().forEach(problem -> problems.object(one -> {
                    one.put("severity", problem.severity().name().toLowerCase(Locale.ROOT));
                    one.put("file", problem.file());
                    one.put("line", problem.line());
                    one.put("code", problem.code());
                    one.put("detail", problem.detail());
                    one.put("message", InputMessages.message(problem, locale));
                    one.put("advice", InputMessages.advice(problem, locale));
                })));
            })));
        });
    }
}
