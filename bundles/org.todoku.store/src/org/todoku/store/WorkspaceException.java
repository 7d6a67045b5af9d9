package org.todoku.store;

import org.jspecify.annotations.Nullable;
import org.todoku.core.Problem;

/**
 * A workspace that cannot be opened or written. What was committed before is unchanged. The text for a user is made from
 * the code of the problem by {@link WorkspaceMessages}; the codes are {@code workspace.newer}, {@code .damaged},
 * {@code .locked}, {@code .full}, {@code .read-only}, {@code .native} and {@code .failed}.
 */
public final class WorkspaceException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public WorkspaceException(Problem problem, @Nullable Throwable cause) {
        super(problem.file() + ": " + problem.code() + " " + problem.detail(), cause);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
