package org.todoku.rules.wsus.internal.importing;

import org.todoku.rules.Confidence;
import org.todoku.rules.Evidence;
import org.todoku.rules.Question;
import org.todoku.rules.Rule;
import org.todoku.rules.Severity;
import org.todoku.rules.Verdict;
import org.todoku.rules.wsus.internal.Remedies;
import org.todoku.rules.wsus.internal.synchronisation.Host;

/** F02: the import was started in the old way, from the console, which Microsoft no longer serves. */
public final class OldImportPath implements Rule {

    private static final String OLD = "1.20";

    @Override
    public Verdict judge(Question question) {
        Imports imports = Imports.of(question);
        Imports.Trace failed = imports.failure().orElse(null);
        if (failed == null || !question.absent()) {
            return Verdict.notApplicable();
        }
        Evidence[] protocol = Host.evidence(question.server(), "import.protocol");
        boolean told = imports.failedWith(failed, "import-protocol");
        if (told || Host.is(question.server(), "import.protocol", OLD)) {
            // a setting says less of this import than its own trace
            return imports.applies(failed, Severity.HIGH, told ? Confidence.CERTAIN : Confidence.LIKELY).because(protocol)
                    .remedy(Remedies.importOne(question, question.update()));
        }
        return Verdict.ruledOut(question.server(), failed.at()).because(failed.evidence()).because(protocol);
    }
}
