package org.todoku.rules.wsus.internal.publication;

import java.util.List;
import java.util.Optional;

import org.todoku.core.Update;
import org.todoku.core.UpdateField;
import org.todoku.core.fact.Reason;
import org.todoku.core.fact.Tri;
import org.todoku.core.fact.Unknown;
import org.todoku.rules.Confidence;
import org.todoku.rules.Effect;
import org.todoku.rules.Question;
import org.todoku.rules.Rule;
import org.todoku.rules.Severity;
import org.todoku.rules.UpdateFacts;
import org.todoku.rules.Verdict;
import org.todoku.rules.wsus.internal.Remedies;
import org.todoku.rules.wsus.internal.presence.Reissued;

/** C08: the update was withdrawn before it came to the server, and published again under a new UpdateID. */
public final class WithdrawnAndReissued implements Rule {

    @Override
    public Verdict judge(Question question) {
        List<Update> missing = question.target().variants().stream()
                .filter(variant -> question.facts().on(question.server(), variant.id()).isEmpty()).toList();
        if (missing.isEmpty()) {
            return Verdict.notApplicable();
        }
        question.needCompleteList(question.server());
        List<UpdateFacts> withdrawn = missing.stream().map(question::known).filter(UpdateFacts::withdrawn).toList();
        for (UpdateFacts old : withdrawn) {
            Optional<Update> reissue = Reissued.reissue(question, old.update());
            if (reissue.isPresent()) {
                boolean here = question.facts().on(question.server(), reissue.get().id()).isPresent();
                return Verdict.applies(Effect.INFO, Severity.MEDIUM, Confidence.CERTAIN, old.update(), question.server(),
                        old.id().toString(), reissue.get().id().toString()).variant(here ? "here" : "")
                        .because(question.evidence("update.expired", old.id().toString(), "updates"),
                                question.evidence("update.reissue", reissue.get().id().toString(), "updates"))
                        .remedy(Remedies.useReplacement(reissue.get(), question.server()));
            }
        }
        if (!withdrawn.isEmpty()) {
            // only who knows all that is published can say that nothing came in its place
            if (question.facts().catalogues().stream().noneMatch(known -> known.updatesComplete() && known.has(UpdateField.CREATED))) {
                return Verdict.undecided(new Unknown<>("catalogue", Reason.NOT_COLLECTED, withdrawn.get(0).id().toString()));
            }
            return Verdict.ruledOut(withdrawn.get(0).update()).because(question.evidence("update.expired", true, "updates"));
        }
        boolean told = missing.stream().map(question::known).flatMap(known -> known.statements().stream())
                .anyMatch(statement -> statement.expired() != Tri.UNKNOWN);
        return told ? Verdict.notApplicable()
                : Verdict.undecided(new Unknown<>("updates.expired", Reason.NOT_COLLECTED, missing.get(0).id().toString()));
    }
}
