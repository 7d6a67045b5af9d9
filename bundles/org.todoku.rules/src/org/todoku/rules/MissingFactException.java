package org.todoku.rules;

import org.todoku.core.fact.Unknown;

/** Ends a rule because a fact is not known; the engine turns it into an undecided finding. Rules do not catch it. */
public final class MissingFactException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Unknown<?> missing;

    public MissingFactException(Unknown<?> missing) {
        super(null, null, false, false);
        this.missing = missing;
    }

    /** Put together when somebody asks; hardly anybody does. */
    @Override
    public String getMessage() {
        return missing.name() + ": " + missing.reason();
    }

    public Unknown<?> missing() {
        return missing;
    }
}
