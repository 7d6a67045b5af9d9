package org.todoku.rules.wsus.internal.publication;

import java.util.Optional;

import org.todoku.core.ServerUpdate;
import org.todoku.core.UpdateField;
import org.todoku.core.fact.Reason;
import org.todoku.core.fact.Unknown;
import org.todoku.rules.Confidence;
import org.todoku.rules.Effect;
import org.todoku.rules.Question;
import org.todoku.rules.Rule;
import org.todoku.rules.Severity;
import org.todoku.rules.UpdateFacts;
import org.todoku.rules.Verdict;
import org.todoku.rules.analysis.Topology;
import org.todoku.rules.wsus.internal.Remedies;
import org.todoku.rules.wsus.internal.Replacements;

/** C06: the server already has something that replaces the update, directly or over several steps. */
public final class NewerPresent implements Rule {

    @Override
    public Verdict judge(Question question) {
        UpdateFacts wanted = question.known();
        Optional<ServerUpdate> usable = Replacements.newestUsable(question, wanted.id());
        if (usable.isPresent()) {
            return newer(question, wanted, usable.get());
        }
        if (!question.replacementsTold()) {
            return Verdict.undecided(new Unknown<>("updates.supersedes", Reason.NOT_COLLECTED, wanted.id().toString()));
        }
        if (question.supersededBy(wanted.id()).isEmpty()) {
            return Verdict.notApplicable();
        }
        question.needCompleteList(question.server());
        return Verdict.ruledOut(wanted.update(), question.server(), question.supersededBy(wanted.id()).size())
                .because(question.evidence("update.supersededBy", question.supersededBy(wanted.id()).size(), "updates"));
    }

    private static Verdict newer(Question question, UpdateFacts wanted, ServerUpdate newest) {
        boolean toldDeclined = question.server().has(UpdateField.DECLINED);
        boolean approved = newest.presence().approved();
        Verdict.Applies verdict = Verdict.applies(Effect.INFO, Severity.HIGH, toldDeclined ? Confidence.CERTAIN : Confidence.LIKELY,
                wanted.update(), question.server(), newest.update(), newest.update().id().toString())
                .variant(approved ? "approved" : "")
                .because(question.evidence("update.supersededBy", newest.update(), "updates"),
                        question.evidence("update.approved", approved, "updates"));
        return approved || Topology.replica(question.server()) ? verdict.remedy(Remedies.useReplacement(newest.update(), question.server()))
                : verdict.remedy(Remedies.approve(newest.update(), question.server()));
    }
}
