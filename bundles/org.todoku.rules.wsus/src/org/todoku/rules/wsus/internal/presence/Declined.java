package org.todoku.rules.wsus.internal.presence;

import java.util.List;
import java.util.Optional;

import org.todoku.core.ServerState;
import org.todoku.core.ServerUpdate;
import org.todoku.core.Update;
import org.todoku.core.UpdateField;
import org.todoku.core.fact.Known;
import org.todoku.rules.Confidence;
import org.todoku.rules.Effect;
import org.todoku.rules.Question;
import org.todoku.rules.Remedy;
import org.todoku.rules.Rule;
import org.todoku.rules.Severity;
import org.todoku.rules.Verdict;
import org.todoku.rules.analysis.Topology;
import org.todoku.rules.wsus.internal.Remedies;
import org.todoku.rules.wsus.internal.Replacements;

/** A02: the update is on the server, declined; the text names the most likely hand. */
public final class Declined implements Rule {

    @Override
    public Verdict judge(Question question) {
        List<ServerUpdate> listed = question.need(question.present());
        if (listed.isEmpty()) {
            return Verdict.notApplicable();
        }
        question.needField(UpdateField.DECLINED);
        List<ServerUpdate> declined = listed.stream().filter(update -> update.presence().declined()).toList();
        if (declined.isEmpty()) {
            return Verdict.ruledOut(listed.get(0).update(), question.server())
                    .because(question.evidence("update.declined", false, "updates"));
        }
        if (declined.size() < listed.size()) {
            // one number, several variants: what is not used, such as Arm64, is declined on purpose
            return Verdict.applies(Effect.HIDDEN, Severity.LOW, Confidence.CERTAIN, declined.get(0).update(), question.server(),
                    declined.size(), listed.size()).variant("some")
                    .because(question.evidence("update.declined", declined.stream().map(ServerUpdate::update).toList(), "updates"));
        }
        return declined(question, declined.get(0));
    }

    private static Verdict declined(Question question, ServerUpdate found) {
        Update update = found.update();
        ServerState server = question.server();
        Verdict.Applies verdict = Verdict.applies(Effect.HIDDEN, Severity.HIGH, Confidence.CERTAIN, update, server,
                Topology.upstreamName(server)).because(question.evidence("update.declined", true, "updates"));
        if (mirrored(question, update)) {
            return verdict.variant("upstream").because(question.evidence("configuration.replica", true, "configuration"))
                    .remedy(Remedies.atParent(question, Topology.upstreamName(server)));
        }
        if (server.has(UpdateField.EXPIRED) && found.presence().expired()) {
            Verdict.Applies expired = verdict.variant("expired").because(question.evidence("update.expired", true, "updates"));
            return replacement(question, update).map(expired::remedy).orElse(expired);
        }
        if (server.has(UpdateField.SUPERSEDED) && found.presence().superseded()) {
            Verdict.Applies superseded = verdict.variant("superseded").because(question.evidence("update.superseded", true, "updates"));
            return replacement(question, update).map(superseded::remedy).orElse(superseded).remedy(Remedies.reinstate(update, server));
        }
        return verdict.remedy(Topology.replica(server) ? Remedies.synchroniseNow(server) : Remedies.reinstate(update, server));
    }

    /** Whether declining it was the decision of the server above: this one is a replica, and its parent is not known to have kept it. */
    public static boolean mirrored(Question question, Update update) {
        return Topology.replica(question.server()) && !keptByParent(question, update);
    }

    /** Whether the parent of a replica is known to have the update without having declined it. */
    private static boolean keptByParent(Question question, Update update) {
        return Topology.parent(question, question.server()) instanceof Known<ServerState> parent
                && parent.value().has(UpdateField.DECLINED)
                && question.facts().on(parent.value(), update.id()).filter(listed -> !listed.presence().declined()).isPresent();
    }

    private static Optional<Remedy> replacement(Question question, Update update) {
        Optional<Update> best = Replacements.newestUsable(question, update.id()).map(ServerUpdate::update)
                .or(() -> Replacements.newest(question, update.id()));
        return best.map(newer -> Remedies.useReplacement(newer, question.server()));
    }
}
