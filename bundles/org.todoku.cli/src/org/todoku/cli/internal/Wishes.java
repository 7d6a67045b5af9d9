package org.todoku.cli.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.todoku.core.Update;
import org.todoku.core.fleet.FactBase;
import org.todoku.core.query.SearchHit;
import org.todoku.core.query.SearchResult;
import org.todoku.core.query.Term;
import org.todoku.core.query.UpdateQuery;
import org.todoku.intake.list.ListException;

/** Updates that a person wants, as typed. */
record Wishes(List<UpdateQuery> questions) {

    private static final int MOST_EACH = 200;

    /**
     * @param unknown what no update of any source matches
     */
    record Found(List<UUID> updates, List<String> unknown) {
    }

    static Wishes read(List<String> typed, Session session) throws Failure, ListException, IOException {
        List<UpdateQuery> questions = new ArrayList<>();
        for (String one : typed) {
            questions.addAll(QuestionList.read(List.of(one), session));
        }
        return new Wishes(questions);
    }

    /** All variants of a KB number are wanted; a number is meant exactly, not as the beginning of another. */
    Found find(FactBase facts) throws Failure {
        Set<UUID> updates = new LinkedHashSet<>();
        List<String> unknown = new ArrayList<>();
        for (UpdateQuery question : questions) {
            if (question.terms().size() == 1 && question.terms().get(0) instanceof Term.Guid guid) {
                updates.add(guid.id());
                continue;
            }
            SearchResult result = facts.search(question, Integer.MAX_VALUE - 1);
            List<UUID> matches = result.hits().stream().map(SearchHit::update).filter(update -> exactly(question, update))
                    .map(Update::id).toList();
            if (matches.size() > MOST_EACH) {
                throw new Failure("failure.want-many", question.text(), matches.size(), MOST_EACH);
            }
            if (matches.isEmpty()) {
                unknown.add(question.text());
            }
            updates.addAll(matches);
        }
        return new Found(List.copyOf(updates), unknown);
    }

    private static boolean exactly(UpdateQuery question, Update update) {
        return question.terms().stream().allMatch(term -> !(term instanceof Term.Kb kb) || update.kbArticles().contains(kb.digits())
                || update.titles().stream().anyMatch(title -> UpdateQuery.normalise(title.text())
                        .matches(".*kb" + kb.digits() + "(\\D.*)?")));
    }
}
