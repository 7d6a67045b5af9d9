package org.todoku.core.compare;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.todoku.core.ApprovalAction;
import org.todoku.core.ServerState;
import org.todoku.core.UpdateApproval;

/** For which groups one server approved its updates; groups of different servers are the same by their name. */
public final class ApprovedGroups {

    private final Map<UUID, Set<String>> groups = new HashMap<>();

    private ApprovedGroups(List<UpdateApproval> approvals) {
        for (UpdateApproval approval : approvals) {
            if (!approval.action().is(ApprovalAction.NOT_APPROVED)) {
                groups.computeIfAbsent(approval.update(), update -> new HashSet<>())
                        .add(approval.action().text() + ' ' + approval.groupName().toLowerCase(Locale.ROOT));
            }
        }
    }

    /** Of a server whose approvals are known; null for any other. */
    public static @Nullable ApprovedGroups of(ServerState server) {
        return server.approvals().optional().map(ApprovedGroups::new).orElse(null);
    }

    public Set<UUID> updates() {
        return groups.keySet();
    }

    public Set<String> of(UUID update) {
        return groups.getOrDefault(update, Set.of());
    }
}
