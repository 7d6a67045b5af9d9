package org.todoku.rules.internal;

import java.util.List;
import java.util.regex.Pattern;

import org.todoku.core.Update;
import org.todoku.core.fleet.FactBase;
import org.todoku.core.query.SearchHit;
import org.todoku.core.query.SearchResult;
import org.todoku.core.query.Term;
import org.todoku.core.query.UpdateQuery;
import org.todoku.rules.Target;

/** Finds the updates that a query asks for. */
public final class TargetFinder {

    // a short number begins many others; the exact one may stand far behind newer ones
    private static final int WIDER = 5_000;

    private TargetFinder() {
    }

    /**
     * A KB number takes the updates with exactly that number where there are any; only otherwise those whose number begins
     * with it. Where the update is does not say which it is: terms about servers count only in a query of nothing else. An empty query
     * asks for nothing.
     */
    public static Target find(FactBase facts, UpdateQuery asked) {
        UpdateQuery query = asked.withoutPlaces();
        if (query.isEmpty()) {
            return new Target(query, List.of());
        }
        if (query.terms().size() == 1 && query.terms().get(0) instanceof Term.Guid guid) {
            return new Target(query, facts.update(guid.id()).stream().toList());
        }
        List<Term.Kb> numbers = query.terms().stream().filter(Term.Kb.class::isInstance).map(Term.Kb.class::cast).toList();
        SearchResult result = facts.search(query, Target.MOST_VARIANTS);
        if (!numbers.isEmpty() && result.total() > result.hits().size()) {
            result = facts.search(query, WIDER);
        }
        List<Update> found = result.hits().stream().map(SearchHit::update).toList();
        List<Update> exact = found.stream().filter(update -> numbers.stream().allMatch(kb -> isExactly(kb, update))).toList();
        List<Update> wanted = exact.isEmpty() ? found : exact;
        return new Target(query, wanted.stream().limit(Target.MOST_VARIANTS).toList());
    }

    private static boolean isExactly(Term.Kb kb, Update update) {
        if (update.kbArticles().contains(kb.digits())) {
            return true;
        }
        Pattern inTitle = Pattern.compile("kb" + kb.digits() + "(?!\\d)");
        return update.titles().stream().anyMatch(title -> inTitle.matcher(UpdateQuery.normalise(title.text())).find());
    }
}
