package org.todoku.intake;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.todoku.core.Problem;
import org.todoku.core.ServerState;

/**
 * What checking one input found.
 *
 * @param source file or folder
 * @param state what was read, without its updates; null when it cannot be used
 * @param problems everything that was found, the most severe first
 */
public record CheckedInput(String source, @Nullable ServerState state, List<Problem> problems) {

    public CheckedInput {
        problems = List.copyOf(problems);
    }
}
