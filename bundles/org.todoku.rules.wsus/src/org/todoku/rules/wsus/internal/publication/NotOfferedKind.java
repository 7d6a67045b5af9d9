package org.todoku.rules.wsus.internal.publication;

import java.util.Optional;

import org.todoku.rules.Confidence;
import org.todoku.rules.Effect;
import org.todoku.rules.Evidence;
import org.todoku.rules.Question;
import org.todoku.rules.Severity;
import org.todoku.rules.UpdateFacts;
import org.todoku.rules.Verdict;
import org.todoku.rules.wsus.internal.Remedies;

/** What the rules share about a kind of update that is often not offered to WSUS: an update of that kind that is absent. */
final class NotOfferedKind {

    private NotOfferedKind() {
    }

    /** {0} update, {1} server. The text variant {@code told} says that a catalogue confirms it. */
    static Verdict judge(Question question, UpdateFacts wanted, Evidence kind) {
        if (wanted.withdrawn() || Offer.above(question, wanted)) {
            return Verdict.notApplicable();
        }
        Optional<Offer> offer = Offer.of(wanted);
        if (offer.isPresent() && offer.get().offered()) {
            return Verdict.ruledOut(wanted.update(), offer.get().told().state()).because(kind, offer.get().evidence());
        }
        Verdict.Applies verdict = Verdict.applies(Effect.BLOCKS, Severity.MEDIUM,
                offer.isPresent() ? Confidence.CERTAIN : Confidence.LIKELY, wanted.update(), question.server()).because(kind);
        return offer.map(told -> verdict.variant("told").because(told.evidence())).orElse(verdict)
                .remedy(Remedies.importOne(question, wanted.update()));
    }
}
