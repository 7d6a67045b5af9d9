package org.todoku.ui.synclog;

import org.jspecify.annotations.NullMarked;
import org.todoku.core.synclog.SyncHealth;
import org.todoku.core.synclog.SyncOutcome;
import org.todoku.ui.Tone;

/** Which colour and mark stands for what. */
@NullMarked
final class RunLook {

    private RunLook() {
    }

    static Tone tone(SyncOutcome outcome) {
        return switch (outcome) {
            case SUCCEEDED -> Tone.GOOD;
            case FAILED -> Tone.BAD;
            case CANCELED -> Tone.NOTICE;
            case RUNNING -> Tone.ABSENT;
            case UNKNOWN -> Tone.UNKNOWN;
        };
    }

    static Tone tone(SyncHealth health) {
        return switch (health) {
            case WORKING -> Tone.GOOD;
            case FAILING -> Tone.BAD;
            case NO_RUNS -> Tone.NOTICE;
            case UNKNOWN -> Tone.UNKNOWN;
        };
    }
}
