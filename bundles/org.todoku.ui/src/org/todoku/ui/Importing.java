package org.todoku.ui;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

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
     * @param readFrom the file or folder of the user, by the name of each server that was read from it
     */
    record Outcome(List<StateInfo> imported, List<String> problems, Map<String, List<Path>> readFrom) {
    }

    private Importing() {
    }

    /** One unreadable source does not keep the others out; what was imported before a cancellation stays. */
    static Outcome files(Workspace workspace, List<Path> files, Clock clock, Locale locale, Progress progress) throws WorkspaceException {
        List<StateInfo> imported = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        Map<String, List<Path>> readFrom = new LinkedHashMap<>();
        for (int i = 0; i < files.size(); i++) {
            Path file = files.get(i);
            progress.checkCancelled();
            int before = imported.size();
            try {
                List<StateReader> sources = new Intake(clock).open(List.of(file));
                double size = 1.0 / files.size() / sources.size();
                for (int k = 0; k < sources.size(); k++) {
                    double begin = (double) i / files.size() + k * size;
                    StagedProgress.part(progress, begin, begin + size);
                    read(workspace, sources.get(k), imported, problems, progress);
                }
            } catch (IOException | InputException e) {
                problems.add(file.getFileName() + ": " + Errors.explain(e));
            }
            imported.subList(before, imported.size()).forEach(state -> {
                List<Path> paths = readFrom.computeIfAbsent(state.server(), name -> new ArrayList<>());
                if (!paths.contains(file)) {
                    paths.add(file);
                }
            });
        }
        return new Outcome(List.copyOf(imported), List.copyOf(problems), Map.copyOf(readFrom));
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
        List<StateReader> states = DemoFleet.states(now);
        for (int i = 0; i < states.size(); i++) {
            StagedProgress.part(progress, (double) i / states.size(), (i + 1.0) / states.size());
            try (StateReader state = states.get(i)) {
                workspace.importState(state, progress);
            }
        }
        return workspace;
    }
}
