package org.todoku.rules.wsus.internal.presence;

import java.util.Optional;

import org.todoku.core.ServerUpdate;
import org.todoku.rules.Confidence;
import org.todoku.rules.Effect;
import org.todoku.rules.Question;
import org.todoku.rules.Rule;
import org.todoku.rules.Severity;
import org.todoku.rules.Verdict;
import org.todoku.rules.wsus.internal.Remedies;

/** A09: the update was published locally, and the console shows updates of Microsoft only. */
public final class LocallyPublished implements Rule {

    @Override
    public Verdict judge(Question question) {
        Optional<ServerUpdate> local = question.need(question.present()).stream().filter(there -> there.presence().local()).findFirst();
        // a source that does not call it local may not tell
        return local.<Verdict>map(there ->
                Verdict.applies(Effect.HIDDEN, Severity.LOW, Confidence.CERTAIN, there.update(), question.server())
                .because(question.evidence("update.local", true, "updates"))
                .remedy(Remedies.readLocal(there.update(), question.server()))).orElse(Verdict.notApplicable());
    }
}
