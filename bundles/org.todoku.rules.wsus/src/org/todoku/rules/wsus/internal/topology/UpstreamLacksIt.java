package org.todoku.rules.wsus.internal.topology;

import org.todoku.core.ServerState;
import org.todoku.core.Update;
import org.todoku.core.fact.Tri;
import org.todoku.rules.Confidence;
import org.todoku.rules.Effect;
import org.todoku.rules.Evidence;
import org.todoku.rules.Question;
import org.todoku.rules.Rule;
import org.todoku.rules.Severity;
import org.todoku.rules.Verdict;
import org.todoku.rules.analysis.Topology;
import org.todoku.rules.wsus.internal.Remedies;

/** E01: the server fetches from another WSUS server, and that one does not have the update either. */
public final class UpstreamLacksIt implements Rule {

    @Override
    public Verdict judge(Question question) {
        if (!question.absent() || !Topology.requireDownstream(question) || question.hierarchy().inLoop(question.server())) {
            return Verdict.notApplicable(); // in a circle nobody is above
        }
        Update update = question.update();
        ServerState parent = question.need(Topology.parent(question, question.server()));
        if (has(question, parent, update)) {
            return Verdict.ruledOut(question.server(), parent, update).because(Evidence.of("upstream.present", true, parent, "updates"));
        }
        question.needCompleteList(parent);
        ServerState root = parent;
        for (ServerState above : question.hierarchy().above(question.server())) {
            if (has(question, above, update) || !above.updatesComplete()) {
                break;
            }
            root = above;
        }
        Verdict.Applies verdict = Verdict.applies(Effect.BLOCKS, Severity.HIGH, Confidence.CERTAIN, question.server(), parent, root,
                Topology.upstreamName(root))
                .because(question.evidence("upstream.name", parent.server(), "configuration"),
                        Evidence.of("upstream.present", false, parent, "updates"));
        // nobody knows what a server above has that was not read
        return Topology.downstream(root) == Tri.YES && question.hierarchy().upstream(root).isEmpty()
                ? verdict.variant("beyond").remedy(Remedies.atParent(question, Topology.upstreamName(root)))
                : verdict.variant(root.equals(parent) ? "" : "chain").remedy(Remedies.atParent(question, root.server()));
    }

    private static boolean has(Question question, ServerState server, Update update) {
        return question.facts().on(server, update.id()).isPresent();
    }
}
