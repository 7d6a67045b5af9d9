package org.todoku.intake.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.todoku.core.InputException;
import org.todoku.core.Problem;
import org.todoku.core.Progress;
import org.todoku.core.ServerState;
import org.todoku.core.ServerUpdate;
import org.todoku.core.StateReader;
import org.todoku.core.UpdateSink;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What is written is read back unchanged, with every odd value. */
class RoundTripTest {

    @Property(tries = 150, seed = "2026027")
    void aSnapshotGivesBackWhatWasWritten(@ForAll long seed) throws IOException, InputException {
        var random = new RandomStates(seed);
        ServerState state = random.state();
        Path folder = Files.createTempDirectory("todoku");
        Path file = folder.resolve("copy.todoku-snapshot");
        try {
            SnapshotWriter.write(reader(state, random.updates), file, Progress.NONE);
            List<ServerUpdate> updates = new ArrayList<>();
            ServerState read;
            try (var reader = new SnapshotReader(file)) {
                read = reader.read(updates::add, Progress.NONE);
            }
            assertEquals(random.updates, updates);
            assertEquals(withSource(state, file.toString()), withoutUnknownValues(read));
            try (var files = Files.list(folder)) {
                assertEquals(List.of(file), files.toList(), "no temporary files left");
            }
        } finally {
            Files.deleteIfExists(file);
            Files.delete(folder);
        }
    }

    @Property(tries = 150, seed = "2026028")
    void theDocumentOfAStateGivesBackWhatWasWritten(@ForAll long seed) {
        ServerState state = new RandomStates(seed).state();
        assertEquals(state, SectionJson.read(SectionJson.write(state)));
    }

    @Property(tries = 150, seed = "2026029")
    void aLineGivesBackTheUpdate(@ForAll long seed) {
        ServerUpdate update = new RandomStates(seed).update();
        byte[] line = UpdateJson.write(update);
        var json = new UpdateJson(problem -> {
            if (!problem.code().equals(Notes.UNKNOWN_VALUE)) {
                throw new AssertionError(problem);
            }
        });
        assertEquals(update, json.read(line, 0, line.length, "line", 1));
    }

    static StateReader reader(ServerState state, List<ServerUpdate> updates) {
        return new StateReader() {

            @Override
            public String source() {
                return state.source();
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
        };
    }

    /** Values that this version does not know come back and are told. */
    private static ServerState withoutUnknownValues(ServerState state) {
        return with(state, state.source(),
                state.problems().stream().filter(problem -> !problem.code().equals(Notes.UNKNOWN_VALUE)).toList());
    }

    static ServerState withSource(ServerState state, String source) {
        return with(state, source, state.problems());
    }

    private static ServerState with(ServerState state, String source, List<Problem> problems) {
        return new ServerState(state.kind(), state.server(), state.serverId(), state.collectedAt(), source, state.collector(), state.info(),
                state.configuration(), state.subscription(), state.syncHistory(), state.categories(), state.approvals(),
                state.approvalRules(), state.downstreams(), state.updates(), state.updateFields(), state.sections(), problems,
                state.redactions(), state.evidence());
    }
}
