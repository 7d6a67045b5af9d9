package org.todoku.cli.internal;

import java.nio.file.Path;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.todoku.cli.ExitCodes;
import org.todoku.core.ServerState;
import org.todoku.report.SyncLogReports;
import org.todoku.rules.data.ErrorSignatures;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Synchronisation runs with their failures explained. */
@picocli.CommandLine.Command(name = "sync-log")
final class SyncLogCommand extends Command {

    @Mixin
    FromOptions from = new FromOptions();

    @Option(names = "--format", paramLabel = "FORMAT", descriptionKey = "option.format")
    ListFormat format = ListFormat.text;

    @Option(names = { "-o", "--output" }, paramLabel = "FILE", descriptionKey = "option.output")
    @Nullable Path output;

    SyncLogCommand(Session session) {
        super(session);
    }

    @Override
    int run() throws Exception {
        try (Fleet fleet = Fleet.open(session, from)) {
            List<ServerState> servers = fleet.servers(fleet.view());
            ErrorSignatures signatures = session.surroundings().rules().get().data().errorSignatures();
            session.result(output, out -> {
                switch (format) {
                    case text -> SyncLogReports.text(servers, signatures, session.reader(), out);
                    case json -> SyncLogReports.json(servers, signatures, session.reader(), out);
                    case csv -> SyncLogReports.csv(servers, signatures, session.reader(), out);
                }
            });
            return fleet.code(code(servers));
        }
    }

    /** The newest run failed somewhere: something delays. No history somewhere: undecided. */
    private static int code(List<ServerState> servers) {
        if (servers.stream().anyMatch(server -> server.syncHistory().optional().filter(history -> !history.failingStreak().isEmpty())
                .isPresent())) {
            return ExitCodes.BLOCKED;
        }
        return servers.isEmpty()
                || servers.stream().anyMatch(server -> !server.syncHistory().isKnown()) ? ExitCodes.UNDECIDED : ExitCodes.CLEAR;
    }
}
