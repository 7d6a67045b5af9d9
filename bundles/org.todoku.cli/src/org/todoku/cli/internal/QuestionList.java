package org.todoku.cli.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.todoku.core.query.UpdateQuery;
import org.todoku.intake.list.ListException;
import org.todoku.intake.list.ListSource;
import org.todoku.intake.list.WantedList;

/** The questions that the arguments name: one, or those of a list behind an at sign. */
final class QuestionList {

    private static final String STANDARD_INPUT = "-";

    private QuestionList() {
    }

    /** {@code @FILE}, {@code @-} or {@code -}. */
    static boolean isFile(List<String> words) {
        return words.size() == 1 && (words.get(0).length() > 1 && words.get(0).startsWith("@")
                || words.get(0).equals(STANDARD_INPUT));
    }

    static String file(List<String> words) {
        return words.get(0).replaceFirst("^@", "");
    }

    static UpdateQuery one(List<String> words) throws Failure {
        UpdateQuery question = UpdateQuery.parse(String.join(" ", words));
        if (question.isEmpty()) {
            throw new Failure("failure.no-question");
        }
        return question;
    }

    /** @param column name of the column to read; null to find it */
    static WantedList wanted(String file, @Nullable String column, Session session) throws Failure, ListException, IOException {
        ListSource source = source(file, session);
        if (source.guessed()) {
            session.note("note.list-encoding", source.name());
        }
        return WantedList.read(source, column);
    }

    private static ListSource source(String file, Session session) throws Failure, ListException, IOException {
        if (file.equals(STANDARD_INPUT)) {
            return ListSource.read(session.text("list.standard-input"), session.surroundings().in());
        }
        Path path = session.path(Path.of(file));
        if (!Files.exists(path) || Files.isDirectory(path)) {
            throw new Failure("failure.no-file", path);
        }
        try (InputStream in = Files.newInputStream(path)) {
            return ListSource.read(path.toString(), in);
        }
    }

    static List<UpdateQuery> read(List<String> words, Session session) throws Failure, ListException, IOException {
        return isFile(words) ? wanted(file(words), null, session).wanted().stream().map(WantedList.Wanted::question).toList()
                : List.of(one(words));
    }
}
