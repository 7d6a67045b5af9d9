package org.todoku.core;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * One synchronisation ({@code ISynchronizationInfo}); times in UTC.
 *
 * @param ended null while it runs or when the server did not say
 * @param manual whether a person started it; null when unknown
 * @param errorText as the server wrote it, in the server's language; may be empty
 */
public record SyncRun(String id, Instant started, @Nullable Instant ended, @Nullable Boolean manual, Coded<SyncResult> result,
        Coded<SyncError> error, String errorText, List<UpdateError> updateErrors) {

    public SyncRun {
        updateErrors = List.copyOf(updateErrors);
    }

    /** When the result was certain: the end, or the start where no end is known or the end lies before it. */
    public Instant finished() {
        Instant end = ended;
        return end == null || end.isBefore(started) ? started : end;
    }

    /** Whether a clock was set back while it ran, so that how long it took is not known. */
    public boolean endsBeforeItStarts() {
        Instant end = ended;
        return end != null && end.isBefore(started);
    }

    /** An update that could not be taken over; {@code error} as number or name of {@code SynchronizationUpdateError}. */
    public record UpdateError(@Nullable UUID update, String error, String errorText) {
    }
}
