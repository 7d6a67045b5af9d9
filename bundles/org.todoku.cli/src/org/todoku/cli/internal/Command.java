package org.todoku.cli.internal;

import java.time.Duration;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

/** What all commands share: language, time limit, help. */
abstract class Command implements Callable<Integer> {

    private static final long LONGEST_SECONDS = Duration.ofDays(30).toSeconds();

    final Session session;

    // read by Session before the arguments are understood; declared here so that it is known and listed
    @Option(names = "--lang", paramLabel = "en|ja", descriptionKey = "option.lang")
    @Nullable Language lang;

    @Option(names = "--timeout", paramLabel = "SECONDS", descriptionKey = "option.timeout")
    @Nullable Long timeout;

    @Option(names = "--debug", descriptionKey = "option.debug")
    boolean debug;

    @Option(names = { "-h", "--help" }, usageHelp = true, descriptionKey = "option.help")
    boolean help;

    /** The languages of the product. */
    enum Language {
        en, ja
    }

    Command(Session session) {
        this.session = session;
    }

    @Override
    public final Integer call() throws Exception {
        Long seconds = timeout;
        if (seconds != null) {
            if (seconds < 1 || seconds > LONGEST_SECONDS) {
                throw new Failure("failure.timeout", seconds);
            }
            session.watch().limit(Duration.ofSeconds(seconds));
        }
        return run();
    }

    abstract int run() throws Exception;
}
