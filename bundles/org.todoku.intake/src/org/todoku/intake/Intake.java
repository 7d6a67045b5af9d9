package org.todoku.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.todoku.core.InputException;
import org.todoku.core.Problem;
import org.todoku.core.Problem.Severity;
import org.todoku.core.Progress;
import org.todoku.core.ServerState;
import org.todoku.core.StateReader;
import org.todoku.intake.internal.powershell.PowerShellExports;
import org.todoku.intake.snapshot.SnapshotReader;

/** Finds out what files are and opens them. */
public final class Intake {

    private final Clock clock;

    /** @param clock for exports that do not say when they were written */
    public Intake(Clock clock) {
        this.clock = clock;
    }

    /** The clock that stands in for dates that exports lack. */
    public Clock clock() {
        return clock;
    }

    /**
     * Detects formats by content; a folder is read recursively, hidden files and links to folders left out. Every snapshot is
     * a state of its own; all other exports of one folder and date are one state, and so are exports that are named singly. A log
     * goes to the state that lies in its folder, or to the only one there is.
     *
     * @throws InputException {@code input.not-found}, {@code input.not-readable}, {@code input.unknown-format},
     *         {@code input.empty-folder} or {@code input.nothing-found}
     */
    public List<StateReader> open(List<Path> paths) throws IOException, InputException {
        List<StateReader> readers = new ArrayList<>();
        List<Path> exports = new ArrayList<>();
        List<Path> logs = new ArrayList<>();
        try {
            for (Path path : paths) {
                checkReadable(path);
                if (Files.isDirectory(path)) {
                    readers.addAll(openFolder(path));
                    continue;
                }
                switch (Detection.of(path)) {
                    case SNAPSHOT -> readers.add(new SnapshotReader(path));
                    case EXPORT -> exports.add(path);
                    case LOG -> logs.add(path);
                    default -> throw fatal(path, "input.unknown-format", "");
                }
            }
            if (!exports.isEmpty()) {
                readers.addAll(PowerShellExports.open(exports));
            }
            List<Problem> alone = WithLogs.assign(readers, logs);
            if (!alone.isEmpty()) {
                throw new InputException(alone.get(0));
            }
            return readers;
        } catch (IOException | InputException | RuntimeException e) {
            closeAll(readers, e);
            throw e;
        }
    }

    private static List<StateReader> openFolder(Path folder) throws IOException, InputException {
        var content = new FolderContent(folder);
        List<StateReader> readers = new ArrayList<>();
        List<Path> exports = new ArrayList<>();
        List<Path> logs = new ArrayList<>();
        List<Problem> problems = new ArrayList<>(content.problems());
        int companions = 0;
        for (Path file : content.files()) {
            switch (Detection.of(file)) {
                case SNAPSHOT -> readers.add(new SnapshotReader(file));
                case EXPORT -> exports.add(file);
                case LOG -> logs.add(file);
                case COMPANION -> companions++;
                case UNKNOWN -> problems.add(new Problem(Severity.ODD, file.toString(), 0, "input.unknown-format", ""));
            }
        }
        if (!exports.isEmpty()) {
            readers.addAll(PowerShellExports.open(exports));
        }
        if (readers.isEmpty() && !logs.isEmpty()) {
            throw fatal(logs.get(0), "input.log-alone", "");
        }
        problems.addAll(WithLogs.assign(readers, logs));
        if (readers.isEmpty()) {
            Problem first = problems.isEmpty() ? null : problems.get(0);
            if (first == null && companions == 0) {
                throw fatal(folder, "input.empty-folder", "");
            }
            throw fatal(folder, "input.nothing-found", first == null ? "" : first.file());
        }
        if (!problems.isEmpty()) {
            if (readers.get(0) instanceof SnapshotReader snapshot) {
                snapshot.alsoReport(problems);
            } else {
                readers.set(0, new WithProblems(readers.get(0), problems));
            }
        }
        return readers;
    }

    private static void checkReadable(Path path) throws InputException {
        if (!Files.exists(path)) {
            throw fatal(path, "input.not-found", "");
        }
        if (!Files.isReadable(path) || Files.isDirectory(path) && !Files.isExecutable(path)) {
            throw fatal(path, "input.not-readable", "");
        }
        if (!Files.isDirectory(path) && !Files.isRegularFile(path)) {
            throw fatal(path, "input.unknown-format", "");
        }
    }

    /**
     * Reads everything and reports every problem; one bad input does not stop the others.
     *
     * @throws java.util.concurrent.CancellationException when the user cancelled
     */
    public List<CheckedInput> check(List<Path> paths, Progress progress) throws IOException {
        List<CheckedInput> checked = new ArrayList<>();
        for (List<Path> group : groups(paths, checked)) {
            try {
                for (StateReader reader : open(group)) {
                    checked.add(check(reader, progress));
                }
            } catch (InputException e) {
                checked.add(new CheckedInput(group.get(0).toString(), null, List.of(e.problem())));
            }
        }
        return checked;
    }

    /** Exports that are named singly belong together, logs go with them or the only snapshot, everything else is checked by itself. */
    private static List<List<Path>> groups(List<Path> paths, List<CheckedInput> checked) throws IOException {
        List<List<Path>> groups = new ArrayList<>();
        List<Path> exports = new ArrayList<>();
        List<Path> logs = new ArrayList<>();
        for (Path path : paths) {
            try {
                checkReadable(path);
                Detection kind = Files.isDirectory(path) ? Detection.UNKNOWN : Detection.of(path);
                switch (kind) {
                    case EXPORT -> exports.add(path);
                    case LOG -> logs.add(path);
                    default -> groups.add(new ArrayList<>(List.of(path)));
                }
            } catch (InputException e) {
                checked.add(new CheckedInput(path.toString(), null, List.of(e.problem())));
            }
        }
        if (!exports.isEmpty()) {
            groups.add(exports);
        }
        if (groups.size() == 1) {
            groups.get(0).addAll(logs);
        } else {
            logs.forEach(log -> groups.add(List.of(log)));
        }
        return groups;
    }

    private static CheckedInput check(StateReader reader, Progress progress) throws IOException {
        try (reader) {
            ServerState state = reader.read(update -> progress.checkCancelled(), progress);
            List<Problem> problems = new ArrayList<>(state.problems());
            problems.sort(Comparator.comparing(Problem::severity));
            return new CheckedInput(reader.source(), state, problems);
        } catch (InputException e) {
            return new CheckedInput(reader.source(), null, List.of(e.problem()));
        }
    }

    private static InputException fatal(Path path, String code, String detail) {
        return new InputException(new Problem(Severity.FATAL, path.toString(), 0, code, detail));
    }

    private static void closeAll(List<StateReader> readers, Exception reason) {
        for (StateReader reader : readers) {
            try {
                reader.close();
            } catch (IOException e) {
                reason.addSuppressed(e);
            }
        }
    }
}
