package org.todoku.rules.wsus.internal.presence;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.todoku.core.CategoryRef;
import org.todoku.core.ServerUpdate;
import org.todoku.core.Title;
import org.todoku.core.Update;
import org.todoku.core.UpdateField;
import org.todoku.core.fact.Reason;
import org.todoku.core.fact.Tri;
import org.todoku.core.fact.Unknown;
import org.todoku.core.query.SearchHit;
import org.todoku.core.query.UpdateQuery;
import org.todoku.rules.Confidence;
import org.todoku.rules.Effect;
import org.todoku.rules.Question;
import org.todoku.rules.Rule;
import org.todoku.rules.Severity;
import org.todoku.rules.Verdict;
import org.todoku.rules.wsus.internal.Remedies;

/** A07: the update was withdrawn and published again under a new UpdateID. */
public final class Reissued implements Rule {

    private static final int SEARCHED = 100;

    @Override
    public Verdict judge(Question question) {
        List<ServerUpdate> listed = question.need(question.present());
        if (listed.isEmpty()) {
            return Verdict.notApplicable();
        }
        question.needField(UpdateField.EXPIRED);
        List<ServerUpdate> expired = listed.stream().filter(update -> update.presence().expired()).toList();
        for (ServerUpdate old : expired) {
            Optional<Update> reissue = reissue(question, old.update());
            if (reissue.isPresent()) {
                boolean here = question.facts().on(question.server(), reissue.get().id()).isPresent();
                return Verdict.applies(Effect.INFO, Severity.MEDIUM, Confidence.CERTAIN, old.update(), question.server(),
                        old.update().id().toString(), reissue.get().id().toString())
                        .variant(here ? "" : "elsewhere")
                        .because(question.evidence("update.expired", old.update().id().toString(), "updates"),
                                question.evidence("update.reissue", reissue.get().id().toString(), "updates"))
                        .remedy(Remedies.useReplacement(reissue.get(), question.server()));
            }
        }
        if (expired.isEmpty() && listed.stream().anyMatch(update -> update.expired(question.server()) == Tri.UNKNOWN)) {
            return Verdict.undecided(new Unknown<>("updates.expired", Reason.INCOMPLETE, ServerUpdate.PUBLICATION_STATE));
        }
        return expired.isEmpty() ? Verdict.ruledOut(listed.get(0).update(), question.server())
                .because(question.evidence("update.expired", false, "updates")) : Verdict.notApplicable();
    }

    /** A later update for the same purpose that nobody calls withdrawn; also one that the question does not name. */
    public static Optional<Update> reissue(Question question, Update old) {
        return later(question, question.target().variants(), old).or(() -> old.kbArticles().stream()
                .map(kb -> question.facts().search(UpdateQuery.parse("KB" + kb), SEARCHED).hits().stream().map(SearchHit::update).toList())
                .flatMap(found -> later(question, found, old).stream()).findFirst());
    }

    private static Optional<Update> later(Question question, List<Update> candidates, Update old) {
        return candidates.stream().filter(other -> !other.id().equals(old.id())).filter(other -> newer(question, other, old))
                .filter(other -> samePurpose(other, old)).filter(other -> !question.known(other).withdrawn()).findFirst();
    }

    private static boolean newer(Question question, Update other, Update old) {
        Optional<Instant> created = question.known(other).created().optional();
        Optional<Instant> before = question.known(old).created().optional();
        return created.isPresent() && before.isPresent() && created.get().isAfter(before.get());
    }

    /** One KB number stands for several systems, so the number alone is not enough: the titles or the direct supersession must agree. */
    private static boolean samePurpose(Update other, Update old) {
        if (other.supersedes().contains(old.id())) {
            return sameProducts(other, old);
        }
        Set<String> titles = titles(old);
        titles.retainAll(titles(other));
        return !titles.isEmpty();
    }

    private static boolean sameProducts(Update other, Update old) {
        return ids(other).equals(ids(old));
    }

    private static Set<Object> ids(Update update) {
        return update.products().stream().map(CategoryRef::id).collect(Collectors.toSet());
    }

    private static Set<String> titles(Update update) {
        return update.titles().stream().map(Title::text).map(UpdateQuery::normalise).collect(Collectors.toCollection(HashSet::new));
    }
}
