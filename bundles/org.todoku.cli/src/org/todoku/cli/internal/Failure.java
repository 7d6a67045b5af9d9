package org.todoku.cli.internal;

import java.util.List;

/** A command that cannot do what was asked: what happened, why, and what to do; the texts stand under its key. */
final class Failure extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<Object> args;

    Failure(String key, Object... args) {
        super(key);
        this.args = List.of(args);
    }

    String key() {
        return getMessage();
    }

    List<Object> args() {
        return args;
    }
}
