package org.todoku.intake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.todoku.core.InputException;
import org.todoku.core.Problem;
import org.todoku.core.Progress;
import org.todoku.core.ServerState;
import org.todoku.core.StateReader;
import org.todoku.core.UpdateSink;

/** A reader whose state also tells what was found beside its own files, so that it is not lost. */
final class WithProblems implements StateReader {

    private final StateReader reader;
    private final List<Problem> problems;

    WithProblems(StateReader reader, List<Problem> problems) {
        this.reader = reader;
        this.problems = List.copyOf(problems);
    }

    @Override
    public String source() {
        return reader.source();
    }

    @Override
    public ServerState read(UpdateSink sink, Progress progress) throws IOException, InputException {
        ServerState state = reader.read(sink, progress);
        List<Problem> all = new ArrayList<>(problems);
        all.addAll(state.problems());
        return state.withProblems(all.stream().limit(ServerState.MAX_PROBLEMS).toList());
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
