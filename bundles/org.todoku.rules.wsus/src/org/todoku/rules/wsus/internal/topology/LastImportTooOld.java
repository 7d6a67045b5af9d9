package org.todoku.rules.wsus.internal.topology;

import java.time.Instant;
import java.util.Optional;

import org.todoku.rules.Confidence;
import org.todoku.rules.Effect;
import org.todoku.rules.Question;
import org.todoku.rules.Remedy;
import org.todoku.rules.Rule;
import org.todoku.rules.Severity;
import org.todoku.rules.Verdict;
import org.todoku.rules.analysis.SyncLine;
import org.todoku.rules.analysis.Topology;

/** E13: a disconnected server is as old as the last import. */
public final class LastImportTooOld implements Rule {

    @Override
    public Verdict judge(Question question) {
        if (!question.absent()) {
            return Verdict.notApplicable();
        }
        Optional<Offline> offline = Offline.of(question);
        if (offline.isEmpty()) {
            return byHand(question);
        }
        Instant created = question.created();
        boolean before = offline.get().newest().isBefore(created);
        return Verdict.applies(Effect.DELAYS, Severity.HIGH, before ? offline.get().confidence() : Confidence.LIKELY, question.server(),
                offline.get().newest(), created, question.update()).variant(before ? "" : "not-exported")
                .because(offline.get().evidence()).because(question.evidence("update.created", created, "updates"))
                .remedy(Remedy.changing("export-and-import", "", question.server(), question.update()));
    }

    /** Who starts synchronisation by hand may think of a disconnected server. */
    private static Verdict byHand(Question question) {
        if (Topology.requireDownstream(question) || !Boolean.FALSE.equals(question.subscription().automatic())) {
            return Verdict.notApplicable();
        }
        SyncLine line = SyncLine.of(question);
        return line.lastGood().<Verdict>map(good -> Verdict.ruledOut(question.server(), good.finished())
                .because(line.lastGoodEvidence(good)))
                .orElse(Verdict.notApplicable());
    }
}
