package org.todoku.core;

/** An input that cannot be used: which file, where in it, why. The message of a user's language is made from the problem. */
public final class InputException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public InputException(Problem problem) {
        this(problem, null);
    }

    public InputException(Problem problem, @org.jspecify.annotations.Nullable Throwable cause) {
        super(problem.file() + (problem.line() > 0 ? ":" + problem.line() : "") + ": " + problem.code() + " " + problem.detail(), cause);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
