package org.todoku.core.compare;

import java.util.Optional;

import org.todoku.core.Presence;
import org.todoku.core.ServerState;
import org.todoku.core.ServerUpdate;
import org.todoku.core.UpdateField;
import org.todoku.core.fact.Tri;

/**
 * How an update stands on one of the servers that are compared.
 *
 * @param listed unknown where it is not listed in an incomplete list
 * @param declined unknown where it is not listed or the source does not say
 * @param approved likewise; what is declined is not approved
 * @param older whether another of the servers has a newer revision
 */
public record Side(Tri listed, Tri declined, Tri approved, boolean older) {

    /** @param newest revision of the newest that any of the servers lists */
    public static Side of(ServerState server, Optional<ServerUpdate> found, int newest) {
        if (found.isEmpty()) {
            return new Side(server.updatesComplete() ? Tri.NO : Tri.UNKNOWN, Tri.UNKNOWN, Tri.UNKNOWN, false);
        }
        Presence presence = found.get().presence();
        Tri declined = server.has(UpdateField.DECLINED) ? Tri.of(presence.declined()) : Tri.UNKNOWN;
        Tri approved = server.has(UpdateField.APPROVED) ? Tri.of(presence.approved() && declined != Tri.YES) : Tri.UNKNOWN;
        return new Side(Tri.YES, declined, approved, found.get().update().revision() < newest);
    }
}
