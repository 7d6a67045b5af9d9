package org.todoku.cli;

import org.todoku.cli.internal.Commands;
import org.todoku.cli.internal.Session;

/** Runs one command. Plain Java: works with and without OSGi. */
public final class Cli {

    private final Session session;

    public Cli(Surroundings surroundings) {
        session = new Session(surroundings);
    }

    /** Runs the command that the arguments name and flushes the streams. Never throws, never exits. */
    public int run(String... args) {
        return Commands.run(session, args);
    }

    /** Asks the running command to stop; what it had begun to write is rolled back. From any thread. */
    public void cancel() {
        session.watch().cancel();
    }
}
