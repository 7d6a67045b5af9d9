package org.todoku.cli.internal;

import java.util.List;
import java.util.Set;

import org.todoku.core.Problem;
import org.todoku.core.Section;
import org.todoku.core.ServerState;
import org.todoku.intake.InputMessages;

/** What is said about inputs that cannot be read, or not whole. */
final class Problems {

    /** After these nobody knows how much was lost. */
    private static final Set<String> BROKEN_OFF = Set.of("json.broken", "json.too-long", "xml.broken");

    private Problems() {
    }

    /** File, place, reason, and what to do. */
    static String text(Problem problem, Session session) {
        String message = InputMessages.message(problem, session.reader().locale());
        return session.text("failure.input", message.replaceFirst("[.\u3002]$", ""),
                InputMessages.advice(problem, session.reader().locale()));
    }

    /** Tells how much of a state could not be read; nothing when it was read whole. */
    static void tellLosses(ServerState state, Session session) {
        List<Problem> losses = state.problems().stream().filter(problem -> problem.severity() != Problem.Severity.ODD).toList();
        boolean brokenOff = losses.stream().anyMatch(problem -> BROKEN_OFF.contains(problem.code()));
        long listed = losses.stream().filter(Problems::ofRows).count();
        long rows = Math.max(listed, state.sections().stream().mapToLong(Section::unreadable).sum());
        if (rows > 0) {
            session.note(brokenOff ? "note.losses-at-least" : "note.losses", rows, state.source());
        }
        long others = losses.size() - listed;
        if (others > 0) {
            session.note("note.losses-parts", others, state.source());
        }
    }

    private static boolean ofRows(Problem problem) {
        return problem.code().startsWith("row.") || BROKEN_OFF.contains(problem.code());
    }
}
