package org.todoku.core;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * An approval of an update for a computer group.
 *
 * @param created when it was given, UTC
 * @param deadline install deadline, UTC; null for none
 * @param administrator who gave it; empty when redacted
 */
public record UpdateApproval(UUID update, @Nullable UUID groupId, String groupName, Coded<ApprovalAction> action,
        @Nullable Instant created, @Nullable Instant deadline, String administrator) {
}
