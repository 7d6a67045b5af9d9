package org.todoku.bench;

import java.nio.file.Path;
import java.util.List;

import org.todoku.core.Progress;
import org.todoku.core.StateReader;
import org.todoku.intake.snapshot.SnapshotWriter;

/** Writes the fifty servers of {@link ViewQuestions} as snapshots into a folder, for a workbench to open. */
final class Snapshots {

    private Snapshots() {
    }

    public static void main(String[] arguments) throws Exception {
        var fleet = new FiftyServers(List.of(arguments).contains("--quick"));
        for (int number = 0; number < FiftyServers.COUNT; number++) {
            try (StateReader reader = fleet.server(number)) {
                SnapshotWriter.write(reader, Path.of(arguments[0], "server%02d.todoku-snapshot".formatted(number)), Progress.NONE);
            }
        }
    }
}
