package org.todoku.core.synclog;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.todoku.core.ServerState;
import org.todoku.core.compare.Setting;

/**
 * Something that happened on a server beside its runs.
 *
 * @param at when; the first moment at which it may have happened where {@link #until} is known
 * @param until the last moment at which it may have happened, where only the states before and after tell of it; else null
 * @param by who did it; empty when not known
 * @param detail what the source says of it; may be empty
 * @param changes settings that differ before and after; empty where nobody tells
 */
public record SyncMarker(Kind kind, ServerState server, Instant at, @Nullable Instant until, String by, String detail,
        List<Setting> changes) {

    /** What happened. */
    public enum Kind {
        /** Products, classifications or the schedule were changed. */
        SUBSCRIPTION,
        /** The configuration or an approval rule was changed. */
        CONFIGURATION,
        /** Windows or WSUS was updated. */
        PATCH
    }

    public SyncMarker {
        changes = List.copyOf(changes);
    }
}
