package org.todoku.ui;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.NullMarked;
import org.todoku.core.InputException;
import org.todoku.core.Progress;
import org.todoku.core.StateReader;
import org.todoku.demo.DemoFleet;
import org.todoku.intake.Intake;
import org.todoku.store.StateInfo;
import org.todoku.store.Workspace;
import org.todoku.store.WorkspaceException;

/** Brings files and the demo fleet into a workspace. For background threads. */
@NullMarked
final class Importing {

    /**
     * @param imported the states that are in the workspace now
     * @param problems one text for each source that could not be used, in the user's language
     */
    record Outcome(List<StateInfo> imported, List<String> problems) {
    }

    private Importing() {
    }

    /** One unreadable source does not keep the others out; what was imported before a cancellation stays. */
    static Outcome files(Workspace workspace, List<Path> files, Clock clock, Locale locale, Progress progress) throws WorkspaceException {
        List<StateInfo> imported = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (Path file : files) {
            progress.checkCancelled();
            try {
                for (StateReader source : new Intake(clock).open(List.of(file))) {
                    read(workspace, source, imported, problems, progress);
                }
            } catch (IOException | InputException e) {
                problems.add(file.getFileName() + ": " + Errors.explain(e));
            }
        }
        return new Outcome(List.copyOf(imported), List.copyOf(problems));
    }

    private static void read(Workspace workspace, StateReader source, List<StateInfo> imported, List<String> problems, Progress progress)
            throws WorkspaceException {
        try (source) {
            progress.checkCancelled();
            imported.add(workspace.importState(source, progress));
        } catch (IOException | InputException e) {
            problems.add(source.source() + ": " + Errors.explain(e));
        }
    }

    static Workspace demo(Instant now, Progress progress) throws WorkspaceException, IOException, InputException {
        Workspace workspace = Workspace.temporary();
        for (StateReader state : DemoFleet.states(now)) {
            try (state) {
                workspace.importState(state, progress);
            }
        }
        return workspace;
    }
}
