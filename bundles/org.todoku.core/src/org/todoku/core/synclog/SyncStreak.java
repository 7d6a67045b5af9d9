package org.todoku.core.synclog;

import java.time.Instant;

/**
 * Failures of a server without a success between them.
 *
 * @param since when the first of them began
 * @param newest when the last of them began
 * @param until when the last of them was over
 * @param failures how many runs failed
 * @param others runs between them that neither failed nor succeeded, such as cancelled ones
 * @param goingOn whether no run succeeded since
 */
public record SyncStreak(Instant since, Instant newest, Instant until, int failures, int others, boolean goingOn) {
}
