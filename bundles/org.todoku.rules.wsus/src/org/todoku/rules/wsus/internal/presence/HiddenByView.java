package org.todoku.rules.wsus.internal.presence;

import java.util.List;
import java.util.Optional;

import org.todoku.core.ServerUpdate;
import org.todoku.core.UpdateField;
import org.todoku.rules.Confidence;
import org.todoku.rules.Effect;
import org.todoku.rules.Evidence;
import org.todoku.rules.Question;
import org.todoku.rules.Rule;
import org.todoku.rules.Severity;
import org.todoku.rules.Verdict;
import org.todoku.rules.wsus.internal.Remedies;

/** A01: the update is on the server, but the console's default view (Unapproved, Failed or Needed) does not show it. */
public final class HiddenByView implements Rule {

    @Override
    public Verdict judge(Question question) {
        List<ServerUpdate> listed = question.need(question.present());
        if (listed.isEmpty()) {
            return Verdict.ruledOut(question.server(), question.server().updates().rows())
                    .because(question.evidence("updates.rows", question.server().updates().rows(), "updates"));
        }
        question.needField(UpdateField.DECLINED);
        Optional<ServerUpdate> live = listed.stream().filter(update -> !update.presence().declined()).findFirst();
        if (live.isEmpty()) {
            return Verdict.notApplicable();
        }
        boolean approved = question.server().has(UpdateField.APPROVED) && live.get().presence().approved();
        // of what is approved nothing is wrong; it is told for whoever looks for it in the list
        return Verdict.applies(approved ? Effect.INFO : Effect.HIDDEN, approved ? Severity.LOW : Severity.MEDIUM, Confidence.CERTAIN,
                live.get().update(), question.server())
                .variant(approved ? "approved" : "")
                .because(question.evidence("update.present", true, "updates"),
                        question.evidence("update.declined", false, "updates"))
                .because(question.server().has(UpdateField.APPROVED)
                        ? new Evidence[] { question.evidence("update.approved", approved, "updates") }
                        : new Evidence[0])
                .remedy(Remedies.showAllApprovals(live.get().update(), question.server()));
    }
}
