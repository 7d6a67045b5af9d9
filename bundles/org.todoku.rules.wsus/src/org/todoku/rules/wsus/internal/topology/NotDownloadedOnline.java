package org.todoku.rules.wsus.internal.topology;

import java.util.Optional;

import org.todoku.core.ReadyState;
import org.todoku.core.ServerUpdate;
import org.todoku.core.UpdateField;
import org.todoku.core.fact.Reason;
import org.todoku.core.fact.Unknown;
import org.todoku.rules.Effect;
import org.todoku.rules.Evidence;
import org.todoku.rules.Question;
import org.todoku.rules.Remedy;
import org.todoku.rules.Rule;
import org.todoku.rules.Severity;
import org.todoku.rules.Verdict;
import org.todoku.rules.wsus.internal.synchronisation.Failure;

/** E14: a disconnected server knows the update, but its files never came along, because the exporting server had not downloaded them. */
public final class NotDownloadedOnline implements Rule {

    @Override
    public Verdict judge(Question question) {
        if (!Failure.isThere(question)) {
            return Verdict.notApplicable();
        }
        Optional<Offline> offline = Offline.of(question);
        if (offline.isEmpty()) {
            return Verdict.notApplicable();
        }
        question.needField(UpdateField.READY_STATE);
        ServerUpdate there = question.facts().on(question.server(), question.update().id()).orElseThrow();
        ReadyState ready = there.presence().ready().recognised().orElse(null);
        if (ready == null) {
            return Verdict.undecided(new Unknown<>("update.ready", Reason.INCOMPLETE, there.presence().ready().text()));
        }
        Evidence state = question.evidence("update.ready", ready.apiName(), "updates");
        if (ready != ReadyState.NOT_READY && ready != ReadyState.FAILED && ready != ReadyState.CANCELED) {
            return Verdict.ruledOut(question.server(), question.update()).because(state);
        }
        boolean approved = question.server().has(UpdateField.APPROVED) && there.presence().approved();
        return Verdict.applies(Effect.AFTER, Severity.HIGH, offline.get().confidence(), question.server(), question.update())
                .variant(approved ? "approved" : "").because(state).because(offline.get().evidence())
                .remedy(Remedy.changing("download-online", "", question.server(), question.update()));
    }
}
