package org.todoku.ui;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.NullMarked;
import org.todoku.core.Progress;
import org.todoku.core.ServerState;
import org.todoku.rules.Reader;
import org.todoku.store.StateInfo;
import org.todoku.store.Workspace;
import org.todoku.store.WorkspaceException;

/** Reads servers again from where they were read before. For background threads. */
@NullMarked
final class Rereading {

    /**
     * @param server as it is known now
     * @param paths files and folders it was read from; may be gone
     */
    record Source(ServerState server, List<Path> paths) {
    }

    /**
     * @param problems one text for each server or file that could not be read, in the user's language
     * @param sentence what came of it, in the user's language
     */
    record Outcome(List<String> problems, String sentence) {
    }

    private Rereading() {
    }

    static Outcome run(Workspace workspace, List<Source> sources, Clock clock, Reader reader, Progress progress) throws WorkspaceException {
        List<String> problems = new ArrayList<>();
        Set<Path> files = new LinkedHashSet<>();
        for (Source source : sources) {
            Set<Path> known = known(source);
            List<Path> present = known.stream().filter(Files::exists).toList();
            files.addAll(present);
            if (known.isEmpty()) {
                problems.add(Messages.bind(Messages.Rereading_unknown, source.server().server()));
            } else if (present.isEmpty()) {
                problems.add(Messages.bind(Messages.Rereading_gone, source.server().server(),
                        known.stream().map(Path::toString).collect(Collectors.joining(", "))));
            }
        }
        if (files.isEmpty()) {
            return new Outcome(problems, Messages.Rereading_nothing);
        }
        List<StateInfo> before = workspace.states();
        Importing.Outcome read = Importing.files(workspace, List.copyOf(files), clock, reader.locale(), progress);
        problems.addAll(read.problems());
        long newer = read.imported().stream().filter(state -> isNew(state, before)).count();
        String all = reader.shown((long) read.imported().size());
        return new Outcome(problems, newer == 0 ? Messages.bind(Messages.Rereading_same, all)
                : Messages.bind(Messages.Rereading_newer, all, reader.shown(newer)));
    }

    private static boolean isNew(StateInfo state, List<StateInfo> before) {
        return before.stream().filter(one -> one.kind() == state.kind() && one.key().equals(state.key()))
                .noneMatch(one -> !one.collectedAt().isBefore(state.collectedAt()));
    }

    /** What the user opened, and the file that the state names where that is a whole path. */
    private static Set<Path> known(Source source) {
        Set<Path> known = new LinkedHashSet<>(source.paths());
        if (known.isEmpty()) {
            try {
                Path own = Path.of(source.server().source());
                if (own.isAbsolute()) {
                    known.add(own);
                }
            } catch (InvalidPathException e) {
                // a source that is no file, such as that of the demo
                return known;
            }
        }
        return known;
    }
}
