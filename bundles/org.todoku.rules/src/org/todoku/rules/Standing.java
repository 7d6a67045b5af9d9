package org.todoku.rules;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

import org.todoku.core.Presence;
import org.todoku.core.ServerState;
import org.todoku.core.ServerUpdate;
import org.todoku.core.UpdateField;
import org.todoku.core.fact.Tri;

/** Where an update stands on a server, in one word. Of several variants the one that stands best counts. */
public enum Standing {
    APPROVED,
    NOT_APPROVED,
    /** It is there; the source does not say whether it is approved. */
    LISTED,
    DECLINED,
    /** Withdrawn by its publisher. */
    EXPIRED,
    /** Proved not to be there. */
    ABSENT,
    /** Not listed, and the list is not complete. */
    UNKNOWN;

    /** @param presence what the server says of the update; empty when it does not list it */
    public static Standing of(ServerState server, Optional<Presence> presence) {
        if (presence.isEmpty()) {
            return server.updatesComplete() ? ABSENT : UNKNOWN;
        }
        Presence there = presence.get();
        if (there.declined() && server.has(UpdateField.DECLINED)) {
            return DECLINED;
        }
        if (there.expired() && server.has(UpdateField.EXPIRED)) {
            return EXPIRED;
        }
        if (!server.has(UpdateField.APPROVED)) {
            return LISTED;
        }
        return there.approved() ? APPROVED : NOT_APPROVED;
    }

    public static Standing of(ServerDiagnosis diagnosis) {
        return diagnosis.listed().stream().map(ServerUpdate::presence).map(presence -> of(diagnosis.server(), Optional.of(presence)))
                .min(Comparator.naturalOrder()).orElse(diagnosis.present() == Tri.NO ? ABSENT : UNKNOWN);
    }

    /** Stable name for files, for example {@code not-approved}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
