package org.todoku.cli.internal;

import java.io.InputStream;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;
import org.todoku.cli.ExitCodes;
import org.todoku.intake.Collector;

import picocli.CommandLine.Option;

/** The PowerShell collector, byte for byte. */
@picocli.CommandLine.Command(name = "collector")
final class CollectorCommand extends Command {

    @Option(names = { "-o", "--output" }, paramLabel = "FILE", descriptionKey = "option.output")
    @Nullable Path output;

    CollectorCommand(Session session) {
        super(session);
    }

    @Override
    int run() throws Exception {
        try (InputStream script = Collector.script()) {
            session.bytes(output, script::transferTo);
        }
        return ExitCodes.CLEAR;
    }
}
