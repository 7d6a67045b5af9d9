package org.todoku.rules.wsus.internal.importing;

import java.util.Optional;

import org.todoku.core.Coded;
import org.todoku.core.ServerInfo;
import org.todoku.core.UserRole;
import org.todoku.core.fact.Reason;
import org.todoku.core.fact.Unknown;
import org.todoku.rules.Confidence;
import org.todoku.rules.Evidence;
import org.todoku.rules.Question;
import org.todoku.rules.Rule;
import org.todoku.rules.Severity;
import org.todoku.rules.Verdict;

/** F04: whoever started the import may not do so. */
public final class ImportRights implements Rule {

    @Override
    public Verdict judge(Question question) {
        Imports imports = Imports.of(question);
        Imports.Trace failed = imports.failure().orElse(null);
        if (failed == null || !question.absent()) {
            return Verdict.notApplicable();
        }
        boolean denied = failed.says("denied", "unauthorized", "(401)", "(403)", "アクセスが拒否");
        Coded<UserRole> role = question.server().info().optional().map(ServerInfo::role).orElse(null);
        Optional<UserRole> known = role == null ? Optional.empty() : role.recognised();
        if (denied) {
            return imports.applies(failed, Severity.HIGH, Confidence.LIKELY).remedy(ImportRemedies.importRights(question.server()));
        }
        if (known.isEmpty()) {
            return Verdict.undecided(new Unknown<>("server.role", Reason.NOT_COLLECTED, question.server().server()));
        }
        Evidence own = question.evidence("server.role", known.get().apiName(), "server");
        // who read the server need not be who imported
        return known.get() == UserRole.ADMINISTRATOR ? Verdict.ruledOut(question.server(), failed.at()).because(failed.evidence(), own)
                : imports.applies(failed, Severity.MEDIUM, Confidence.POSSIBLE).variant("role").because(own)
                        .remedy(ImportRemedies.importRights(question.server()));
    }
}
