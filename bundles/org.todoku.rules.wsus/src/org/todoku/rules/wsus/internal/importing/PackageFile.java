package org.todoku.rules.wsus.internal.importing;

import org.todoku.rules.Confidence;
import org.todoku.rules.Question;
import org.todoku.rules.Rule;
import org.todoku.rules.Severity;
import org.todoku.rules.Verdict;
import org.todoku.rules.wsus.internal.Remedies;

/** F09: a downloaded package was given to the import, which takes UpdateIDs only. */
public final class PackageFile implements Rule {

    @Override
    public Verdict judge(Question question) {
        Imports imports = Imports.of(question);
        Imports.Trace failed = imports.failure().orElse(null);
        if (failed == null || !question.absent()) {
            return Verdict.notApplicable();
        }
        if (!failed.says(".msu", ".cab")) {
            return Verdict.ruledOut(question.server(), failed.at()).because(failed.evidence());
        }
        return imports.applies(failed, Severity.MEDIUM, Confidence.LIKELY, question.update())
                .remedy(Remedies.importOne(question, question.update()));
    }
}
