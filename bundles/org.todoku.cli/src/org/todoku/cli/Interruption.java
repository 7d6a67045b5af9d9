package org.todoku.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C and the end of the process from outside: the running command is cancelled, so that an import is rolled back, and the
 * process ends with {@link ExitCodes#CANCELLED}.
 */
final class Interruption implements AutoCloseable {

    private static final int SECONDS_TO_ROLL_BACK = 15;

    private final Cli cli;
    private final CountDownLatch finished = new CountDownLatch(1);
    private final Thread hook = new Thread(this::ending, "todoku-interruption");

    Interruption(Cli cli) {
        this.cli = cli;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    void cancel() {
        cli.cancel();
    }

    /** A virtual machine that was told to stop takes its exit code from the signal; only a halt can say what really happened. */
    private void ending() {
        cli.cancel();
        try {
            if (finished.await(SECONDS_TO_ROLL_BACK, TimeUnit.SECONDS)) {
                Runtime.getRuntime().halt(ExitCodes.CANCELLED);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        finished.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the process is already ending, and the hook with it
            return;
        }
    }
}
