package org.todoku.core.synclog;

import org.todoku.core.SyncRun;

/** How a run ended, as far as the server says. */
public enum SyncOutcome {
    SUCCEEDED, FAILED, CANCELED,
    /** It has begun and nothing is known of its end. */
    RUNNING,
    /** The server does not know it, or says it in a word that this version does not know. */
    UNKNOWN;

    public static SyncOutcome of(SyncRun run) {
        return run.result().recognised().map(result -> switch (result) {
            case SUCCEEDED -> SUCCEEDED;
            case FAILED -> FAILED;
            case CANCELED -> CANCELED;
            case NEVER_RUN, UNKNOWN -> run.ended() == null ? RUNNING : UNKNOWN;
        }).orElse(UNKNOWN);
    }
}
