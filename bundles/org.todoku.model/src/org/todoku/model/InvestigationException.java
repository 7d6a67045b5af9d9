package org.todoku.model;

import java.io.IOException;

import org.jspecify.annotations.Nullable;

/** An investigation that cannot be read, opened or saved. What is on the disk is left as it was found. */
public final class InvestigationException extends IOException {

    /** What is wrong. */
    public enum Reason {
        /** Not readable, not XML, or not an investigation. */
        DAMAGED,
        /** Written by a later version of this program. */
        NEWER,
        /** Larger or deeper than any investigation. */
        TOO_LARGE,
        /** Somebody else saved the file since it was read. */
        CHANGED_MEANWHILE,
        /** The file could not be written; the old one is still there. */
        NOT_WRITTEN
    }

    private static final long serialVersionUID = 1;

    private final Reason reason;

    InvestigationException(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    static InvestigationException damaged(String message, @Nullable Throwable cause) {
        return new InvestigationException(Reason.DAMAGED, message, cause);
    }

    public Reason reason() {
        return reason;
    }
}
