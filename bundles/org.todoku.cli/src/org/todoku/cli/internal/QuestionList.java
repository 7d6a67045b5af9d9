package org.todoku.cli.internal;

import java.io.IOException;
import java.util.List;

import org.todoku.core.query.UpdateQuery;

/** The questions that the arguments name: one, or those of a list behind an at sign. */
final class QuestionList {

    private QuestionList() {
    }

    /** {@code @FILE}, {@code @-} or {@code -}. */
    static boolean isFile(List<String> words) {
        return words.size() == 1 && (words.get(0).length() > 1 && words.get(0).startsWith("@")
                || words.get(0).equals(ListSource.STANDARD_INPUT));
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

    static List<UpdateQuery> read(List<String> words, Session session) throws Failure, IOException {
        return isFile(words) ? WantedList.read(file(words), null, session).wanted().stream().map(WantedList.Wanted::question).toList()
                : List.of(one(words));
    }
}
