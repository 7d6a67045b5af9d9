package org.todoku.rules.wsus.internal.publication;

import java.util.List;
import java.util.Optional;

import org.todoku.core.ServerUpdate;
import org.todoku.core.Update;
import org.todoku.core.fact.Reason;
import org.todoku.core.fact.Tri;
import org.todoku.core.fact.Unknown;
import org.todoku.rules.Confidence;
import org.todoku.rules.Effect;
import org.todoku.rules.Evidence;
import org.todoku.rules.Question;
import org.todoku.rules.Rule;
import org.todoku.rules.Severity;
import org.todoku.rules.Verdict;
import org.todoku.rules.UpdateFacts;
import org.todoku.rules.wsus.internal.Remedies;
import org.todoku.rules.wsus.internal.Replacements;

/** C05: the update was withdrawn before it reached this server; servers that never had it do not get it any more. */
public final class ExpiredBeforeArrival implements Rule {

    @Override
    public Verdict judge(Question question) {
        if (!question.absent()) {
            return Verdict.notApplicable();
        }
        UpdateFacts wanted = question.known();
        List<UpdateFacts.Statement> tellers = wanted.statements().stream()
                .filter(statement -> statement.expired() != Tri.UNKNOWN).toList();
        if (tellers.isEmpty()) {
            return Verdict.undecided(new Unknown<>("updates.expired", Reason.NOT_COLLECTED, wanted.id().toString()));
        }
        // withdrawing is never taken back, so one that says so is right even if others were read earlier
        Optional<UpdateFacts.Statement> expired = tellers.stream().filter(statement -> statement.expired() == Tri.YES).findFirst();
        if (expired.isEmpty()) {
            return Verdict.ruledOut(wanted.update(), tellers.get(0).state())
                    .because(Evidence.of("update.expired", false, tellers.get(0).state(), "updates"));
        }
        Verdict.Applies verdict = Verdict.applies(Effect.BLOCKS, Severity.HIGH, Confidence.CERTAIN, wanted.update(), question.server(),
                expired.get().state()).because(Evidence.of("update.expired", true, expired.get().state(), "updates"));
        Optional<ServerUpdate> usable = Replacements.newestUsable(question, wanted.id());
        Optional<Update> newest = usable.map(ServerUpdate::update).or(() -> Replacements.newest(question, wanted.id()));
        return newest.map(update -> verdict.remedy(Remedies.useReplacement(update, question.server()))).orElse(verdict);
    }
}
