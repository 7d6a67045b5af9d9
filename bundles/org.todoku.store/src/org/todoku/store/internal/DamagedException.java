package org.todoku.store.internal;

/** Content of the database that this program cannot have written. */
public final class DamagedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public DamagedException(String message) {
        super(message);
    }

    public DamagedException(String message, Throwable cause) {
        super(message, cause);
    }
}
