package org.todoku.rules.wsus.internal.importing;

import org.todoku.core.ServerState;
import org.todoku.rules.Confidence;
import org.todoku.rules.Effect;
import org.todoku.rules.Evidence;
import org.todoku.rules.Question;
import org.todoku.rules.Rule;
import org.todoku.rules.Severity;
import org.todoku.rules.Verdict;
import org.todoku.rules.analysis.Topology;
import org.todoku.rules.wsus.internal.Remedies;
import org.todoku.rules.wsus.internal.synchronisation.Failure;

/** F08: the update was imported on a server that fetches from another one, and the others never see it. */
public final class WrongTier implements Rule {

    @Override
    public Verdict judge(Question question) {
        if (question.wanted().isEmpty()) {
            return Verdict.notApplicable();
        }
        Imports imports = Imports.of(question);
        Imports.Trace trace = imports.failure().filter(imports::names).or(imports::done).orElse(null);
        boolean there = Failure.isThere(question);
        if (trace == null && !(there && Imports.recorded(question, question.update().id()))) {
            return Verdict.notApplicable();
        }
        Evidence found = trace == null ? question.evidence("update.local", true, "updates") : trace.evidence();
        if (!Topology.requireDownstream(question)) {
            return Verdict.ruledOut(question.server(), question.update()).because(found);
        }
        ServerState parent = question.need(Topology.parent(question, question.server()));
        if (question.facts().on(parent, question.update().id()).isPresent()) {
            return Verdict.ruledOut(question.server(), question.update(), parent).variant("above").because(found,
                    Evidence.of("upstream.present", true, parent, "updates"));
        }
        question.needCompleteList(parent);
        boolean absent = !there && question.absent();
        return Verdict.applies(absent ? Effect.BLOCKS : Effect.RISK, Severity.MEDIUM, Confidence.LIKELY, question.server(),
                question.update(), parent, Topology.top(question)).variant(absent ? "" : "there").because(found,
                        Evidence.of("upstream.present", false, parent, "updates"))
                .remedy(Remedies.importOne(question, question.update()));
    }
}
