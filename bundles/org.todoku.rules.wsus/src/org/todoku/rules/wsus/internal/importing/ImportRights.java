package org.todoku.rules.wsus.internal.importing;

import java.util.Optional;

import org.todoku.core.Coded;
import org.todoku.core.ServerInfo;
import org.todoku.core.UserRole;
import org.todoku.core.fact.Reason;
import org.todoku.core.fact.Unknown;
import org.todoku.rules.Confidence;
import org.todoku.rules.Effect;
import org.todoku.rules.Evidence;
import org.todoku.rules.Question;
import org.todoku.rules.Rule;
import org.todoku.rules.Severity;
import org.todoku.rules.Verdict;

/** F04: whoever started the import may not do so. */
public final class ImportRights implements Rule {

    @Override
    public Verdict judge(Question question) {
        Imports.Trace failed = Imports.of(question).failure().orElse(null);
        if (failed == null || !question.absent()) {
            return Verdict.notApplicable();
        }
        boolean denied = failed.says("denied", "unauthorized", "(401)", "(403)", "アクセスが拒否");
        Coded<UserRole> role = question.server().info().optional().map(ServerInfo::role).orElse(null);
        Optional<UserRole> known = role == null ? Optional.empty() : role.recognised();
        if (denied) {
            return Verdict.applies(Effect.BLOCKS, Severity.HIGH, Confidence.LIKELY, question.server(), failed.at())
                    .because(failed.evidence()).remedy(ImportRemedies.importRights(question.server()));
        }
        if (known.isEmpty()) {
            return Verdict.undecided(new Unknown<>("server.role", Reason.NOT_COLLECTED, question.server().server()));
        }
        Evidence own = question.evidence("server.role", known.get().apiName(), "server");
        // who read the server need not be who imported
        return known.get() == UserRole.ADMINISTRATOR ? Verdict.ruledOut(question.server(), failed.at()).because(failed.evidence(), own)
                : Verdict.applies(Effect.BLOCKS, Severity.MEDIUM, Confidence.POSSIBLE, question.server(), failed.at()).variant("role")
                        .because(failed.evidence(), own).remedy(ImportRemedies.importRights(question.server()));
    }
}
