package org.todoku.ui.tests;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.jspecify.annotations.NullMarked;
import org.todoku.core.InputException;
import org.todoku.core.Progress;
import org.todoku.core.ServerState;
import org.todoku.core.ServerUpdate;
import org.todoku.core.StateReader;
import org.todoku.core.UpdateSink;
import org.todoku.core.fact.Fact;
import org.todoku.core.fact.Reason;
import org.todoku.intake.snapshot.SnapshotWriter;

/** Writes a server that was put together for a test as a snapshot. */
@NullMarked
record WrittenSnapshot(ServerState state, List<ServerUpdate> updates) implements StateReader {

    static Path write(Path folder, ServerState state, List<ServerUpdate> updates) {
        Path file = folder.resolve(state.server() + ".todoku-snapshot");
        try {
            SnapshotWriter.write(new WrittenSnapshot(state, updates), file, Progress.NONE);
            return file;
        } catch (IOException | InputException e) {
            throw new AssertionError(e);
        }
    }

    /** What was not collected. */
    static <T> Fact<T> none(String fact) {
        return Fact.unknown(fact, Reason.NOT_COLLECTED, "");
    }

    @Override
    public String source() {
        return state.server();
    }

    @Override
    public ServerState read(UpdateSink sink, Progress progress) {
        updates.forEach(sink::accept);
        return state;
    }

    @Override
    public void close() {
        // nothing is open
    }
}
