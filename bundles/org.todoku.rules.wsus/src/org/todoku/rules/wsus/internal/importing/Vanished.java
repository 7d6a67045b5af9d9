package org.todoku.rules.wsus.internal.importing;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

import org.todoku.rules.Confidence;
import org.todoku.rules.Effect;
import org.todoku.rules.Question;
import org.todoku.rules.Rule;
import org.todoku.rules.Severity;
import org.todoku.rules.Verdict;
import org.todoku.rules.wsus.internal.Remedies;
import org.todoku.rules.wsus.internal.synchronisation.Host;

/** F06: the update was imported and is gone again: clean-up removes imported updates that nobody approved. */
public final class Vanished implements Rule {

    @Override
    public Verdict judge(Question question) {
        Imports.Trace done = Imports.of(question).done().orElse(null);
        if (done == null) {
            return Verdict.notApplicable();
        }
        if (!question.absent()) {
            return Verdict.ruledOut(question.server(), question.update(), done.at()).because(done.evidence());
        }
        Instant cleaned = Host.text(question.server(), "cleanup.lastRun").optional().flatMap(Vanished::time).filter(done.at()::isBefore)
                .orElse(null);
        Verdict.Applies verdict = Verdict.applies(Effect.BLOCKS, Severity.HIGH, cleaned == null ? Confidence.POSSIBLE : Confidence.LIKELY,
                question.server(), question.update(), done.at(), cleaned == null ? "" : cleaned).because(done.evidence())
                .remedy(Remedies.importOne(question, question.update()));
        return cleaned == null ? verdict : verdict.variant("cleaned").because(question.evidence("host.cleanup.lastRun", cleaned, "host"));
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty(); // a time that cannot be read tells nothing
        }
    }
}
