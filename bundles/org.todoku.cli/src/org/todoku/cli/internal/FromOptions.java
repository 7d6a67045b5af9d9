package org.todoku.cli.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Where to look: files, folders, workspaces or the demo fleet; which servers; at what time. */
final class FromOptions {

    @Option(names = "--from", arity = "1..*", paramLabel = "PATH", descriptionKey = "option.from")
    List<Path> from = new ArrayList<>();

    @Option(names = "--workspace", paramLabel = "DIR", descriptionKey = "option.workspace")
    @Nullable Path workspace;

    @Option(names = "--server", paramLabel = "NAME", descriptionKey = "option.server")
    List<String> servers = new ArrayList<>();

    @Option(names = "--at", paramLabel = "INSTANT", descriptionKey = "option.at")
    @Nullable String at;

    /** The words of a question. After {@code --from PATH… QUERY} the parser took it for one more path. */
    List<String> question(List<String> words, Session session) {
        int last = from.size() - 1;
        return words.isEmpty() && last > 0 && !Files.exists(session.path(from.get(last))) ? List.of(from.remove(last).toString()) : words;
    }

    /** Takes the option away for a command that always looks at the whole fleet. */
    static void wholeFleet(CommandSpec command) {
        command.remove(command.findOption("--server"));
    }

    /** The moment asked for; a date stands for its last second in the zone of the reader. */
    Optional<Instant> moment(ZoneId zone) throws Failure {
        String text = at;
        return text == null ? Optional.empty() : Optional.of(moment("--at", text, zone));
    }

    /** A moment from which on something counts, as a person types it; a date stands for its beginning in the zone of the reader. */
    static Instant beginning(String option, String text, ZoneId zone) throws Failure {
        try {
            return LocalDate.parse(text.strip()).atStartOfDay(zone).toInstant();
        } catch (DateTimeException e) {
            return moment(option, text, zone); // not a date
        }
    }

    /** A moment as a person types it; a date stands for its last second in the zone of the reader. */
    static Instant moment(String option, String text, ZoneId zone) throws Failure {
        List<Function<String, Instant>> forms = List.of(Instant::parse, given -> OffsetDateTime.parse(given).toInstant(),
                given -> LocalDateTime.parse(given.replace(' ', 'T')).atZone(zone).toInstant(),
                given -> LocalDate.parse(given).plusDays(1).atStartOfDay(zone).toInstant().minusSeconds(1));
        for (Function<String, Instant> form : forms) {
            try {
                return form.apply(text.strip());
            } catch (DateTimeException e) {
                // not of this form: the next one is tried
                continue;
            }
        }
        throw new Failure("failure.at", text, option);
    }
}
