package org.todoku.ui;

import org.jspecify.annotations.NullMarked;
import org.todoku.rules.Answers;
import org.todoku.rules.Reader;
import org.todoku.rules.Standing;

/** How a standing of an update on a server looks: its word, its colour and mark, and what it means. */
@NullMarked
public final class StandingLook {

    private StandingLook() {
    }

    public static Tone tone(Standing standing) {
        return switch (standing) {
            case APPROVED -> Tone.GOOD;
            case NOT_APPROVED -> Tone.NOTICE;
            case LISTED -> Tone.PLAIN;
            case DECLINED, EXPIRED -> Tone.BAD;
            case ABSENT -> Tone.ABSENT;
            case UNKNOWN -> Tone.UNKNOWN;
        };
    }

    /** One or two words in the language of the user. */
    public static String word(Standing standing, Reader reader) {
        return Answers.stateWord(standing, reader);
    }

    /** What it means, one sentence in the language of the user. */
    public static String meaning(Standing standing) {
        return switch (standing) {
            case APPROVED -> Messages.Standing_approvedHint;
            case NOT_APPROVED -> Messages.Standing_notApprovedHint;
            case DECLINED -> Messages.Standing_declinedHint;
            case EXPIRED -> Messages.Standing_expiredHint;
            case LISTED -> Messages.Standing_listedHint;
            case ABSENT -> Messages.Standing_absentHint;
            case UNKNOWN -> Messages.Standing_unknownHint;
        };
    }
}
