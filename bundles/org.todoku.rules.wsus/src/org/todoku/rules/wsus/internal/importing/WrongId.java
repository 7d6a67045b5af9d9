package org.todoku.rules.wsus.internal.importing;

import java.util.UUID;

import org.todoku.core.Update;
import org.todoku.rules.Confidence;
import org.todoku.rules.Question;
import org.todoku.rules.Rule;
import org.todoku.rules.Severity;
import org.todoku.rules.Verdict;
import org.todoku.rules.wsus.internal.Remedies;

/** F03: what was given to the import is no UpdateID: a KB number, or the identifier of something else. */
public final class WrongId implements Rule {

    @Override
    public Verdict judge(Question question) {
        Imports imports = Imports.of(question);
        Imports.Trace failed = imports.failure().orElse(null);
        if (failed == null || !question.absent()) {
            return Verdict.notApplicable();
        }
        Update update = question.update();
        UUID given = failed.id();
        boolean shape = given == null && failed.says("guid should contain", "formatexception", "unrecognized guid format",
                "(kb", "'kb", "\"kb",
                "guid に");
        if (!shape && (given == null || question.facts().update(given).isPresent())) {
            return given == null ? Verdict.notApplicable()
                    : Verdict.ruledOut(question.server(), given.toString(), update).because(failed.evidence());
        }
        return imports.applies(failed, Severity.MEDIUM, shape ? Confidence.LIKELY : Confidence.POSSIBLE, update, update.id().toString(),
                given == null ? "" : given.toString()).variant(shape ? "" : "unknown").remedy(Remedies.importOne(question, update));
    }
}
