package org.todoku.cli.internal;

import java.nio.file.Path;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.todoku.cli.ExitCodes;
import org.todoku.core.ServerState;
import org.todoku.core.StateReader;
import org.todoku.intake.snapshot.SnapshotWriter;
import org.todoku.store.StateInfo;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** One server out of a workspace or any other source, as a snapshot file. */
@picocli.CommandLine.Command(name = "export")
final class ExportCommand extends Command {

    @Mixin
    FromOptions from = new FromOptions();

    @Option(names = { "-o", "--output" }, required = true, paramLabel = "FILE", descriptionKey = "export.output")
    @Nullable Path output;

    ExportCommand(Session session) {
        super(session);
    }

    @Override
    int run() throws Exception {
        Path file = output;
        if (file == null) {
            throw new Failure("failure.no-output");
        }
        Path target = session.path(file);
        try (Fleet fleet = Fleet.open(session, from)) {
            List<ServerState> servers = fleet.servers(fleet.view());
            if (servers.size() != 1) {
                throw new Failure("failure.one-server", servers);
            }
            StateInfo chosen = info(fleet, servers.get(0));
            try (StateReader reader = fleet.workspace().reader(chosen)) {
                SnapshotWriter.write(reader, target, session.watch());
            }
            session.watch().clear();
            session.note("export.done", chosen.server(), chosen.collectedAt(), chosen.updates(), target);
        }
        return ExitCodes.CLEAR;
    }

    private static StateInfo info(Fleet fleet, ServerState state) throws Failure {
        return fleet.workspace().states().stream()
                .filter(info -> info.key().equals(state.key()) && info.kind() == state.kind()
                        && info.collectedAt().equals(state.collectedAt()))
                .findFirst().orElseThrow(() -> new Failure("failure.empty"));
    }
}
