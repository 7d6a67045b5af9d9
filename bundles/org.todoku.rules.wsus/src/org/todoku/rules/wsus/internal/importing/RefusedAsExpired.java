package org.todoku.rules.wsus.internal.importing;

import org.todoku.core.fact.Reason;
import org.todoku.core.fact.Tri;
import org.todoku.core.fact.Unknown;
import org.todoku.rules.Confidence;
import org.todoku.rules.Question;
import org.todoku.rules.Rule;
import org.todoku.rules.Severity;
import org.todoku.rules.UpdateFacts;
import org.todoku.rules.Verdict;
import org.todoku.rules.wsus.internal.Remedies;
import org.todoku.rules.wsus.internal.Replacements;

/** F10: the catalogue refuses the import because the update was withdrawn. */
public final class RefusedAsExpired implements Rule {

    @Override
    public Verdict judge(Question question) {
        Imports imports = Imports.of(question);
        Imports.Trace failed = imports.failure().orElse(null);
        if (failed == null || !imports.names(failed) || !question.absent()) {
            return Verdict.notApplicable();
        }
        UpdateFacts wanted = question.known();
        if (!wanted.withdrawn()) {
            if (wanted.statements().stream().noneMatch(statement -> statement.expired() == Tri.NO)) {
                return Verdict.undecided(new Unknown<>("updates.expired", Reason.NOT_COLLECTED, wanted.id().toString()));
            }
            return Verdict.ruledOut(question.server(), wanted.update()).because(failed.evidence());
        }
        Verdict.Applies verdict = imports.applies(failed, Severity.HIGH, Confidence.CERTAIN, wanted.update())
                .because(question.evidence("update.expired", true, "updates"));
        return Replacements.newest(question, wanted.id()).map(newer -> verdict.remedy(Remedies.useReplacement(newer, question.server())))
                .orElse(verdict);
    }
}
