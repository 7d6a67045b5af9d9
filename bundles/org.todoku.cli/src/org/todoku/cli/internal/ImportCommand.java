package org.todoku.cli.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.todoku.cli.ExitCodes;
import org.todoku.core.StateReader;
import org.todoku.demo.DemoFleet;
import org.todoku.intake.Intake;
import org.todoku.store.StateInfo;
import org.todoku.store.Workspace;

import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Files into a workspace database; a state is there whole or not at all. */
@picocli.CommandLine.Command(name = "import")
final class ImportCommand extends Command {

    @Parameters(arity = "1..*", paramLabel = "PATH", descriptionKey = "import.path")
    List<Path> paths = new ArrayList<>();

    @Option(names = "--workspace", required = true, paramLabel = "DIR", descriptionKey = "import.workspace")
    Path workspace = Path.of("");

    ImportCommand(Session session) {
        super(session);
    }

    @Override
    int run() throws Exception {
        List<Path> files = new ArrayList<>();
        boolean demo = false;
        for (Path given : paths) {
            Path path = session.path(given);
            boolean there = java.nio.file.Files.exists(path);
            if (!there && !given.toString().equals(Fleet.DEMO)) {
                throw new Failure("failure.no-file", path);
            }
            demo |= !there;
            if (there) {
                files.add(path);
            }
        }
        List<StateReader> readers = new ArrayList<>();
        if (demo) {
            readers.addAll(DemoFleet.states(session.surroundings().clock().instant()));
        }
        if (!files.isEmpty()) {
            readers.addAll(new Intake(session.surroundings().clock()).open(files));
        }
        try (Workspace target = Workspace.open(session.path(workspace))) {
            List<StateInfo> imported = Fleet.importAll(session, target, readers);
            session.result(null, out -> {
                for (StateInfo state : imported) {
                    out.append(Session.harmless(session.text("import.done", state.server(), state.collectedAt(), state.updates(),
                            session.text("completeness." + state.updatesCompleteness().name()), state.source()))).append('\n');
                }
            });
        }
        return ExitCodes.CLEAR;
    }
}
