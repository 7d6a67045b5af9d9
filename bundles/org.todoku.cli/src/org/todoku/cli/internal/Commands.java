package org.todoku.cli.internal;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

import org.todoku.cli.ExitCodes;
import org.todoku.core.InputException;
import org.todoku.intake.list.ListException;
import org.todoku.model.InvestigationException;
import org.todoku.store.WorkspaceException;
import org.todoku.store.WorkspaceMessages;

import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The tree of commands, and what is said when one fails. */
public final class Commands {

    private Commands() {
    }

    /** The command that only has others. */
    @picocli.CommandLine.Command(name = "todoku")
    static final class Root implements Runnable {

        @Option(names = "--lang", paramLabel = "en|ja", descriptionKey = "option.lang", scope = CommandLine.ScopeType.LOCAL)
        Command.@org.jspecify.annotations.Nullable Language lang;

        @Option(names = "--debug", descriptionKey = "option.debug")
        boolean debug;

        @Option(names = { "-h", "--help" }, usageHelp = true, descriptionKey = "option.help")
        boolean help;

        @Option(names = { "-V", "--version" }, versionHelp = true, descriptionKey = "option.version")
        boolean version;

        @Spec
        @org.jspecify.annotations.Nullable CommandSpec spec;

        @Override
        public void run() {
            CommandSpec own = spec;
            if (own != null) {
                throw new ParameterException(own.commandLine(), "no command");
            }
        }
    }

    /** Runs the command that the arguments name and gives its exit code. */
    public static int run(Session session, String... args) {
        session.begin(args);
        CommandLine line = line(session);
        int code = line.execute(joined(args));
        session.watch().clear();
        Optional<IOException> lost = session.lostOutput();
        if (lost.isPresent() && !Outlet.isClosedPipe(lost.get())) {
            session.note("failure.output", String.valueOf(lost.get().getMessage()));
        }
        session.err().flush();
        return lost.isPresent() && code != ExitCodes.CANCELLED ? ExitCodes.BAD_INPUT : code;
    }

    /** {@code --rules -C06} looks like an option and is a value: it is joined to its option, behind a comma that says nothing. */
    private static String[] joined(String... args) {
        List<String> result = new ArrayList<>();
        for (int i = 0; i < args.length; i++) {
            boolean joins = args[i].equals("--rules") && i + 1 < args.length;
            result.add((joins ? args[i] + "=" + args[++i] : args[i]).replaceFirst("^--rules=-", "--rules=,-"));
        }
        return result.toArray(String[]::new);
    }

    private static CommandLine line(Session session) {
        var line = new CommandLine(new Root());
        for (Command command : List.of(new ExplainCommand(session), new SearchCommand(session), new MatrixCommand(session),
                new CompareCommand(session), new SimulateCommand(session), new SyncLogCommand(session), new TopologyCommand(session),
                new SupersedenceCommand(session), new ReportCommand(session),
                new CheckCommand(session), new ImportCommand(session), new ExportCommand(session), new RulesCommand(session),
                new CollectorCommand(session), new DemoCommand(session))) {
            line.addSubcommand(command);
        }
        Stream.of("topology", "supersedence").forEach(name -> FromOptions.wholeFleet(line.getSubcommands().get(name).getCommandSpec()));
        line.setResourceBundle(session.help());
        line.getCommandSpec().versionProvider(version(session));
        line.setExpandAtFiles(false);
        // a mistyped option after --from PATH... must not become one more path
        line.setUnmatchedOptionsAllowedAsOptionParameters(false);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpWidth(100);
        line.setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF));
        line.setOut(session.out());
        line.setErr(session.err());
        line.setParameterExceptionHandler((problem, args) -> {
            session.say(UsageProblem.text(problem, session));
            return ExitCodes.BAD_INPUT;
        });
        line.setExecutionExceptionHandler((problem, command, parsed) -> failed(problem, session));
        return line;
    }

    private static IVersionProvider version(Session session) {
        return () -> new String[] { ("Todoku " + session.surroundings().version()).strip() };
    }

    private static int failed(Exception problem, Session session) {
        if (session.debug()) {
            session.watch().clear();
            problem.printStackTrace(session.err());
        }
        Locale locale = session.reader().locale();
        return switch (problem) {
            case CancellationException e -> {
                session.note(session.watch().timedOut() ? "failure.timed-out" : "failure.cancelled");
                yield ExitCodes.CANCELLED;
            }
            case Failure failure -> bad(session, session.text(failure.key(), failure.args().toArray()));
            case InputException e -> bad(session, Problems.text(e.problem(), session));
            case ListException e -> bad(session, session.text("failure.list-" + e.reason().key(), e.args().toArray()));
            case WorkspaceException e -> bad(session, session.text("failure.workspace",
                    WorkspaceMessages.message(e.problem(), locale), WorkspaceMessages.advice(e.problem(), locale)));
            case InvestigationException e -> bad(session, session.text("failure.investigation." + e.reason().name(),
                    String.valueOf(e.getMessage())));
            case InvalidPathException e -> bad(session, session.text("failure.path", e.getInput()));
            case NoSuchFileException e -> bad(session, session.text("failure.no-file", e.getFile()));
            case AccessDeniedException e -> bad(session, session.text("failure.denied", e.getFile()));
            case FileSystemException e -> bad(session, session.text("failure.io", e.getFile(), String.valueOf(e.getReason())));
            case IOException e -> bad(session, session.text("failure.io-any", String.valueOf(e.getMessage())));
            default -> {
                session.note("failure.internal", problem.toString());
                yield ExitCodes.FAILED;
            }
        };
    }

    private static int bad(Session session, String text) {
        session.say(text);
        return ExitCodes.BAD_INPUT;
    }
}
