package org.todoku.rules.wsus.internal.delivery;

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
import org.todoku.rules.Question;
import org.todoku.rules.Rule;
import org.todoku.rules.Severity;
import org.todoku.rules.Verdict;
import org.todoku.rules.wsus.internal.Remedies;
import org.todoku.rules.wsus.internal.Replacements;
import org.todoku.rules.wsus.internal.presence.Declined;
import org.todoku.rules.wsus.internal.presence.Reissued;

/** G02: everything that the server has of the update was withdrawn by its publisher, so that it cannot be approved any more. */
public final class Expired implements Rule {

    @Override
    public Verdict judge(Question question) {
        List<ServerUpdate> listed = Here.all(question);
        if (listed.isEmpty()) {
            return Verdict.notApplicable();
        }
        question.needField(UpdateField.EXPIRED);
        if (listed.stream().anyMatch(update -> update.expired(question.server()) == Tri.UNKNOWN)) {
            return Verdict.undecided(new Unknown<>("updates.expired", Reason.INCOMPLETE, ServerUpdate.PUBLICATION_STATE));
        }
        if (!listed.stream().allMatch(update -> update.presence().expired())) {
            return Verdict.notApplicable();
        }
        return withdrawn(question, listed.get(0));
    }

    private static Verdict withdrawn(Question question, ServerUpdate found) {
        ServerState server = question.server();
        Update update = found.update();
        boolean declined = server.has(UpdateField.DECLINED) && found.presence().declined();
        if (declined && Declined.mirrored(question, update)) {
            // what a replica has declined is the decision of its parent
            return Verdict.notApplicable();
        }
        Optional<Update> reissue = Reissued.reissue(question, update);
        boolean approved = server.has(UpdateField.APPROVED) && found.presence().approved() && !declined;
        String variant = reissue.isPresent() ? "reissued" : declined ? "declined" : approved ? "approved" : "";
        Verdict.Applies verdict = Verdict.applies(declined ? Effect.HIDDEN : Effect.AFTER, Severity.HIGH, Confidence.CERTAIN, update,
                server,
                reissue.map(newer -> newer.id().toString()).orElse("")).variant(variant)
                .because(question.evidence("update.expired", true, "updates"));
        if (declined) {
            verdict = verdict.because(question.evidence("update.declined", true, "updates"));
        }
        if (reissue.isPresent()) {
            verdict = verdict.because(question.evidence("update.reissue", reissue.get().id().toString(), "updates"));
        }
        return verdict.remedy(reissue.or(() -> replacement(question, update)).map(newer -> Remedies.useReplacement(newer, server))
                .orElseGet(() -> DeliveryRemedies.findSuccessor(update, server)));
    }

    /** What to use instead: what is there, or what any source knows. */
    static Optional<Update> replacement(Question question, Update update) {
        return Replacements.newestUsable(question, update.id()).map(ServerUpdate::update)
                .or(() -> Replacements.newest(question, update.id()));
    }
}
