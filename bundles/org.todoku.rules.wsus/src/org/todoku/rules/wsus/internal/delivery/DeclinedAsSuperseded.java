package org.todoku.rules.wsus.internal.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.todoku.core.ServerState;
import org.todoku.core.ServerUpdate;
import org.todoku.core.Update;
import org.todoku.core.UpdateField;
import org.todoku.rules.Confidence;
import org.todoku.rules.Effect;
import org.todoku.rules.Question;
import org.todoku.rules.Rule;
import org.todoku.rules.Severity;
import org.todoku.rules.Verdict;
import org.todoku.rules.wsus.internal.Readings;
import org.todoku.rules.wsus.internal.Remedies;
import org.todoku.rules.wsus.internal.Replacements;
import org.todoku.rules.wsus.internal.presence.Declined;

/** G03: the update was declined when something newer came, by the clean-up wizard or by a script that does not wait as the wizard does. */
public final class DeclinedAsSuperseded implements Rule {

    /** The wizard leaves alone what came later than this. */
    private static final Duration WIZARD_WAITS = Duration.ofDays(30);

    @Override
    public Verdict judge(Question question) {
        List<ServerUpdate> listed = Here.all(question);
        if (listed.isEmpty()) {
            return Verdict.notApplicable();
        }
        question.needField(UpdateField.DECLINED);
        if (!listed.stream().allMatch(update -> update.presence().declined())) {
            return Verdict.notApplicable();
        }
        ServerState server = question.server();
        ServerUpdate found = listed.get(0);
        Update update = found.update();
        if (server.has(UpdateField.EXPIRED) && found.presence().expired() || Declined.mirrored(question, update)) {
            return Verdict.notApplicable();
        }
        question.needField(UpdateField.SUPERSEDED);
        if (!found.presence().superseded()) {
            return Verdict.ruledOut(update, server).because(question.evidence("update.superseded", false, "updates"));
        }
        return superseded(question, found);
    }

    private static Verdict superseded(Question question, ServerUpdate found) {
        ServerState server = question.server();
        Update update = found.update();
        Instant arrived = found.presence().arrived();
        boolean approved = Replacements.usable(question, update.id()).anyMatch(newer -> newer.presence().approved());
        boolean early = arrived != null && arrived.plus(WIZARD_WAITS).isAfter(server.collectedAt());
        // the wizard declines only what an approved update replaces
        boolean unapproved = server.has(UpdateField.APPROVED) && !approved && Replacements.newestUsable(question, update.id()).isPresent();
        Verdict.Applies verdict = Verdict.applies(Effect.HIDDEN, approved ? Severity.MEDIUM : Severity.HIGH, Confidence.LIKELY, update,
                server)
                .variant(early ? "early" : unapproved ? "unapproved" : "")
                .because(question.evidence("update.declined", true, "updates"), question.evidence("update.superseded", true, "updates"));
        if (early && arrived != null) {
            verdict = verdict.because(question.evidence("update.arrived", arrived, "updates"));
        }
        Optional<Update> newer = Expired.replacement(question, update);
        if (newer.isPresent()) {
            verdict = verdict.because(question.evidence("update.supersededBy", newer.get(), "updates"));
        }
        verdict = verdict.because(Readings.evidence(question, "host.cleanup.lastRun"));
        if (newer.isPresent()) {
            verdict = verdict.remedy(Remedies.useReplacement(newer.get(), server));
        }
        verdict = verdict.remedy(Remedies.reinstate(update, server));
        return early || unapproved ? verdict.remedy(DeliveryRemedies.delayDecline(server)) : verdict;
    }
}
