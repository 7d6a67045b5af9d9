package org.todoku.rules.wsus.internal.importing;

import java.util.Optional;

import org.todoku.core.ReadyState;
import org.todoku.core.ServerUpdate;
import org.todoku.core.UpdateField;
import org.todoku.core.fact.Reason;
import org.todoku.core.fact.Unknown;
import org.todoku.rules.Confidence;
import org.todoku.rules.Effect;
import org.todoku.rules.Evidence;
import org.todoku.rules.Question;
import org.todoku.rules.Rule;
import org.todoku.rules.Severity;
import org.todoku.rules.Verdict;
import org.todoku.rules.wsus.internal.Remedies;

/** F07: an imported update has no files until it is approved; that is as it should be. */
public final class NoFileYet implements Rule {

    @Override
    public Verdict judge(Question question) {
        if (!question.there()) {
            return Verdict.notApplicable();
        }
        Optional<ServerUpdate> there = question.facts().on(question.server(), question.update().id());
        if (there.isEmpty() || !Imports.recorded(question, question.update().id())) {
            return Verdict.notApplicable();
        }
        question.needField(UpdateField.READY_STATE);
        question.needField(UpdateField.APPROVED);
        ReadyState ready = there.get().presence().ready().recognised().orElse(null);
        if (ready == null) {
            return Verdict.undecided(new Unknown<>("update.ready", Reason.INCOMPLETE, there.get().presence().ready().text()));
        }
        Evidence[] evidence = { question.evidence("update.ready", ready.apiName(), "updates"),
                question.evidence("update.approved", there.get().presence().approved(), "updates") };
        return ready == ReadyState.NOT_READY && !there.get().presence().approved()
                ? Verdict.applies(Effect.INFO, Severity.LOW, Confidence.CERTAIN, question.server(), question.update()).because(evidence)
                        .remedy(Remedies.approve(question.update(), question.server()))
                : Verdict.ruledOut(question.server(), question.update()).because(evidence);
    }
}
