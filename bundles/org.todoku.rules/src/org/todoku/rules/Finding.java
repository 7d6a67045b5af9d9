package org.todoku.rules;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.todoku.core.fact.Unknown;

/**
 * What one rule said, ready to be shown.
 *
 * @param rule the rule, with its texts
 * @param effect null unless it applies; the same holds for severity and confidence
 * @param message what to say; for a failed rule the reason of its failure
 * @param server server the finding is about; for a downstream server this may be one above it
 * @param missing facts that an undecided rule lacks
 * @param maskedBy id of the rule that must be settled first; null for none
 */
public record Finding(RuleDescriptor rule, Status status, @Nullable Effect effect, @Nullable Severity severity,
        @Nullable Confidence confidence, Message message, String server, List<Evidence> evidence, List<Unknown<?>> missing,
        List<Remedy> remedies, @Nullable String maskedBy) {

    public Finding {
        evidence = List.copyOf(evidence);
        missing = List.copyOf(missing);
        remedies = List.copyOf(remedies);
    }

    /** The same with nothing to do about it. */
    public Finding withoutRemedies() {
        return new Finding(rule, status, effect, severity, confidence, message, server, evidence, missing, List.of(), maskedBy);
    }

    public boolean applies() {
        return status == Status.APPLIES;
    }

    /** Applies and keeps the update away, now or for a while. */
    public boolean stops() {
        return applies() && (effect == Effect.BLOCKS || effect == Effect.DELAYS);
    }
}
