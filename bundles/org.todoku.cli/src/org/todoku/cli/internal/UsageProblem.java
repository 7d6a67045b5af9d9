package org.todoku.cli.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import picocli.CommandLine.MaxValuesExceededException;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What was wrong with the arguments, in the language of the run. */
final class UsageProblem {

    private static final Pattern QUOTED = Pattern.compile("'([^']+)'");
    private static final int MOST_EDITS = 3;

    private UsageProblem() {
    }

    static String text(ParameterException problem, Session session) {
        String command = problem.getCommandLine().getCommandSpec().qualifiedName();
        return what(problem, session) + "\n" + session.text("usage.see", command);
    }

    private static String what(ParameterException problem, Session session) {
        ArgSpec argument = problem.getArgSpec();
        return switch (problem) {
            case UnmatchedArgumentException unmatched -> unmatched(unmatched, session);
            case MissingParameterException missing -> session.text("usage.missing",
                    missing.getMissing().stream().map(UsageProblem::name).toList());
            case OverwrittenOptionException twice when argument != null -> session.text("usage.twice", name(argument));
            case MaxValuesExceededException many when argument != null -> session.text("usage.twice", name(argument));
            case ParameterException none when argument == null && problem.getValue() == null -> session.text("usage.no-command",
                    problem.getCommandLine().getSubcommands().keySet());
            default -> value(problem, argument, session);
        };
    }

    private static String unmatched(UnmatchedArgumentException problem, Session session) {
        Matcher quoted = QUOTED.matcher(String.valueOf(problem.getMessage()));
        // an option among the values of another one is named in the message only
        String first = !problem.getUnmatched().isEmpty() ? problem.getUnmatched().get(0) : quoted.find() ? quoted.group(1) : "";
        boolean option = first.startsWith("-");
        String said = session.text(option ? "usage.unknown-option" : "usage.unknown-command", first);
        List<String> near = option
                ? nearest(first, problem.getCommandLine().getCommandSpec().optionsMap().keySet()) : problem.getSuggestions();
        return near.isEmpty() ? said : said + " " + session.text("usage.perhaps", near);
    }

    private static List<String> nearest(String typed, Set<String> options) {
        String name = typed.replaceFirst("=.*", "");
        return options.stream().filter(option -> option.startsWith("--") && edits(name, option) <= MOST_EDITS)
                .sorted(Comparator.comparingInt(option -> edits(name, option))).toList();
    }

    /** How many letters must be changed, added or left out to make one word the other. */
    private static int edits(String one, String two) {
        int[] row = IntStream.rangeClosed(0, two.length()).toArray();
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= two.length(); j++) {
                int changed = diagonal + (one.charAt(i - 1) == two.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[two.length()];
    }

    private static String value(ParameterException problem, @org.jspecify.annotations.Nullable ArgSpec argument, Session session) {
        if (argument == null) {
            return session.text("usage.invalid", String.valueOf(problem.getMessage()));
        }
        List<String> allowed = new ArrayList<>();
        Iterable<String> candidates = argument.completionCandidates();
        if (candidates != null) {
            candidates.forEach(allowed::add);
        }
        String value = problem.getValue() == null ? "" : problem.getValue();
        return allowed.isEmpty()
                ? session.text("usage.value", name(argument), value) : session.text("usage.one-of", name(argument), value, allowed);
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }
}
