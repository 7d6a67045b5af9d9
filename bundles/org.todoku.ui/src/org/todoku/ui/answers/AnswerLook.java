package org.todoku.ui.answers;

import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.todoku.report.FleetAnswer;
import org.todoku.report.FleetWords;
import org.todoku.ui.StandingLook;
import org.todoku.ui.Tone;

/** How an answer to a list looks: its colour and mark, and all that is said of it. */
@NullMarked
public final class AnswerLook {

    private AnswerLook() {
    }

    public static Tone tone(@Nullable FleetAnswer answer) {
        return answer == null ? Tone.MUTED : switch (answer.fate()) {
            case PRESENT -> StandingLook.tone(answer.standing());
            case ELSEWHERE -> Tone.GOOD;
            case ARRIVING -> Tone.NOTICE;
            case BLOCKED, FAILED -> Tone.BAD;
            case UNDECIDED -> Tone.UNKNOWN;
        };
    }

    /** The answer, why, and what to do. */
    public static String hint(@Nullable FleetAnswer answer, FleetWords words) {
        if (answer == null) {
            return "";
        }
        var text = new StringBuilder(answer.sentence());
        for (FleetAnswer.Cause cause : answer.causes()) {
            text.append("\n\n").append(cause.rule()).append(' ').append(cause.name());
            if (!cause.why().isEmpty()) {
                text.append(" · ").append(words.serverName(cause.server())).append('\n').append(cause.why());
            }
            if (!cause.remedy().isEmpty()) {
                text.append("\n→ ").append(cause.remedy());
            }
        }
        for (FleetAnswer.Lack lack : answer.lacks()) {
            text.append("\n\n? ").append(lack.label()).append("\n→ ").append(lack.collect());
        }
        return text.toString().strip();
    }
}
