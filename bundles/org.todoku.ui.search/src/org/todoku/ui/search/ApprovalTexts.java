package org.todoku.ui.search;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.NullMarked;
import org.todoku.core.ApprovalAction;
import org.todoku.core.Presence;
import org.todoku.core.ServerState;
import org.todoku.core.UpdateApproval;
import org.todoku.core.UpdateField;
import org.todoku.core.fleet.ApprovalIndex;

/** For which groups updates are approved on servers, in words. Safe for many threads. */
@NullMarked
final class ApprovalTexts {

    /** By state, which has too much in it to be compared; of those whose approvals are known. Never changed, but replaced. */
    private volatile Map<ServerState, ApprovalIndex> indexes = new IdentityHashMap<>();

    /** Makes what {@link #text} needs, on a background thread; of servers that are gone nothing is kept. */
    synchronized void prepare(List<ServerState> servers) {
        Map<ServerState, ApprovalIndex> before = indexes;
        Map<ServerState, ApprovalIndex> now = new IdentityHashMap<>();
        for (ServerState server : servers) {
            ApprovalIndex known = before.get(server);
            if (known != null) {
                now.put(server, known);
            } else {
                server.approvals().optional().ifPresent(all -> now.put(server, new ApprovalIndex(all)));
            }
        }
        indexes = now;
    }

    /** @param presence what the server says of the update; empty when it does not list it */
    String text(ServerState server, UUID update, Optional<Presence> presence) {
        if (presence.isEmpty()) {
            return "";
        }
        ApprovalIndex index = indexes.get(server);
        if (index != null) {
            return text(index.of(update));
        }
        return server.has(UpdateField.APPROVED) ? presence.get().approved() ? Messages.Approval_someGroups : Messages.Approval_none
                : Messages.Unknown;
    }

    private static String action(UpdateApproval approval) {
        return approval.action().is(ApprovalAction.UNINSTALL) ? Messages.Approval_uninstall
                : approval.action().is(ApprovalAction.NOT_APPROVED) ? Messages.Approval_not : approval.action().text();
    }

    /** The groups, with what is to be done where that is not installing. */
    static String text(List<UpdateApproval> approvals) {
        List<String> groups = new ArrayList<>();
        for (UpdateApproval approval : approvals) {
            String group = approval.groupName().isEmpty() ? String.valueOf(approval.groupId()) : approval.groupName();
            groups.add(approval.action().is(ApprovalAction.INSTALL) ? group
                    : Messages.bind(Messages.Approval_other, group, action(approval)));
        }
        return groups.isEmpty() ? Messages.Approval_none : String.join(Messages.List_separator, groups);
    }
}
