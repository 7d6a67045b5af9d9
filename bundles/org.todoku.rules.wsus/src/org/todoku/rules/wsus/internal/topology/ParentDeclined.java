package org.todoku.rules.wsus.internal.topology;

import java.util.List;
import java.util.Optional;

import org.todoku.core.ServerState;
import org.todoku.core.ServerUpdate;
import org.todoku.core.Update;
import org.todoku.core.UpdateField;
import org.todoku.core.fact.Reason;
import org.todoku.core.fact.Tri;
import org.todoku.core.fact.Unknown;
import org.todoku.rules.Confidence;
import org.todoku.rules.Effect;
import org.todoku.rules.Evidence;
import org.todoku.rules.Question;
import org.todoku.rules.Remedy;
import org.todoku.rules.Rule;
import org.todoku.rules.Severity;
import org.todoku.rules.Verdict;
import org.todoku.rules.analysis.Topology;
import org.todoku.rules.wsus.internal.Remedies;
import org.todoku.rules.wsus.internal.Replacements;

/** E05: the update is declined here because the server above declined it, and this one mirrors that. */
public final class ParentDeclined implements Rule {

    @Override
    public Verdict judge(Question question) {
        List<ServerUpdate> listed = question.need(question.present());
        if (listed.isEmpty() || !Topology.requireDownstream(question) || !Topology.replica(question.server())) {
            return Verdict.notApplicable();
        }
        question.needField(UpdateField.DECLINED);
        if (!listed.stream().allMatch(update -> update.presence().declined())) {
            return Verdict.notApplicable();
        }
        Update update = listed.get(0).update();
        ServerState parent = question.need(Topology.parent(question, question.server()));
        return switch (declined(question, parent, update)) {
            case UNKNOWN -> Verdict.undecided(new Unknown<>("upstream.declined", Reason.INCOMPLETE, parent.server()));
            case NO -> Verdict.ruledOut(question.server(), parent, update)
                    .because(Evidence.of("upstream.declined", false, parent, "updates"));
            case YES -> applies(question, parent, listed.get(0));
        };
    }

    private static Verdict applies(Question question, ServerState parent, ServerUpdate found) {
        ServerState owner = parent;
        for (ServerState above : question.hierarchy().above(parent)) {
            if (!Topology.replica(owner) || declined(question, above, found.update()) != Tri.YES) {
                break;
            }
            owner = above;
        }
        Verdict.Applies verdict = Verdict.applies(Effect.HIDDEN, Severity.HIGH, Confidence.CERTAIN, question.server(), owner,
                found.update()).because(question.evidence("update.declined", true, "updates"),
                        Evidence.of("upstream.declined", true, owner, "updates"),
                        question.evidence("configuration.replica", true, "configuration"));
        Optional<Update> newer = Replacements.newest(question, found.update().id());
        if (found.expired(question.server()) == Tri.YES) {
            verdict = verdict.variant("expired").because(question.evidence("update.expired", true, "updates"));
            return newer.isEmpty() ? verdict : verdict.remedy(Remedies.useReplacement(newer.get(), owner));
        }
        if (newer.isPresent() && found.presence().superseded()) {
            verdict = verdict.remedy(Remedies.useReplacement(newer.get(), owner));
        }
        return verdict.remedy(Remedy.changing("reinstate-above", "", found.update(), owner, question.server()));
    }

    private static Tri declined(Question question, ServerState server, Update update) {
        Optional<ServerUpdate> there = question.facts().on(server, update.id());
        if (there.isEmpty()) {
            return server.updatesComplete() ? Tri.NO : Tri.UNKNOWN;
        }
        return server.has(UpdateField.DECLINED) ? Tri.of(there.get().presence().declined()) : Tri.UNKNOWN;
    }
}
