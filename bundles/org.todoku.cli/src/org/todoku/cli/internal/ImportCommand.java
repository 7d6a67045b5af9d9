package org.todoku.cli.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.todoku.cli.ExitCodes;
import org.todoku.core.StateReader;
import org.todoku.demo.DemoFleet;
import org.todoku.intake.Intake;
import org.todoku.store.FleetView;
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
        try (Target made = new Target(session.path(workspace))) {
            Workspace target = made.workspace();
            Fleet.Taken taken = Fleet.importAll(session, target, readers);
            session.result(null, out -> {
                for (StateInfo state : taken.states()) {
                    out.append(Session.harmless(Fleet.taken(state, session))).append('\n');
                }
            });
            for (StateInfo state : taken.states()) {
                FleetView view = target.view(state.collectedAt());
                Stream.concat(view.servers().stream(), view.catalogues().stream())
                        .filter(read -> read.server().equals(state.server()) && read.kind() == state.kind()
                                && read.collectedAt().equals(state.collectedAt()))
                        .forEach(read -> Problems.tellLosses(read, session));
            }
            return taken.unusable() > 0 ? ExitCodes.BAD_INPUT : ExitCodes.CLEAR;
        }
    }
}
