package org.todoku.store.internal;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.todoku.core.InputException;
import org.todoku.core.Problem;
import org.todoku.core.Problem.Severity;
import org.todoku.core.Progress;
import org.todoku.core.ServerState;
import org.todoku.core.ServerUpdate;
import org.todoku.core.StateReader;
import org.todoku.intake.snapshot.SectionJson;
import org.todoku.store.StateInfo;
import org.todoku.store.WorkspaceException;

/** Changes of the workspace, each one transaction that is committed as a whole or leaves nothing behind. */
public final class StateImport {

    private static final int CANCEL_EVERY = 512;

    private final Database database;
    private final Dictionary base;
    private final List<StateInfo> states;
    private long rows;

    public StateImport(Database database, Dictionary base, List<StateInfo> states) {
        this.database = database;
        this.base = base;
        this.states = states;
    }

    /**
     * @param kept the state as it is now kept
     * @param dictionary valid from now on
     */
    public record Outcome(KeptState kept, Dictionary dictionary) {
    }

    /** Carries a failure of the database out of the reader, which knows nothing of it. */
    private static final class SinkException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient SQLException failure;

        SinkException(SQLException failure) {
            super(failure);
            this.failure = failure;
        }
    }

    public Outcome run(StateReader reader, Progress progress) throws IOException, InputException, WorkspaceException {
        Sql sql = database.writer();
        boolean committed = false;
        try {
            sql.begin();
            try {
                Outcome outcome = transfer(sql, reader, progress);
                progress.checkCancelled();
                sql.commit();
                committed = true;
                return outcome;
            } finally {
                if (!committed) {
                    sql.rollback();
                }
            }
        } catch (SinkException e) {
            throw database.failure(e.failure);
        } catch (SQLException | DamagedException e) {
            throw database.failure(e);
        }
    }

    private Outcome transfer(Sql sql, StateReader reader, Progress progress) throws IOException, InputException, SQLException {
        var updates = new Import(sql, base, sql.lastDetail() + 1);
        ServerState read = reader.read(update -> accept(updates, update, progress), progress);
        Import.Result result = updates.finish();
        ServerState state = result.repeated() == 0 ? read : withRepeated(read, result.repeated());
        StateInfo info = new StateInfo(0, state.kind(), state.server(), state.collectedAt(), state.source(), result.listing().size(),
                state.updates().completeness());
        for (StateInfo before : states) {
            if (before.kind() == info.kind() && before.key().equals(info.key()) && before.collectedAt().equals(info.collectedAt())) {
                sql.removeState(before.id());
            }
        }
        long id = sql.addState(info, Packed.pack(SectionJson.write(state)), result.listing().write());
        var numbered = new StateInfo(id, info.kind(), info.server(), info.collectedAt(), info.source(), info.updates(),
                info.updatesCompleteness());
        return new Outcome(new KeptState(numbered, state, result.listing()), result.dictionary());
    }

    private void accept(Import updates, ServerUpdate update, Progress progress) {
        if (++rows % CANCEL_EVERY == 0) {
            progress.checkCancelled();
        }
        try {
            updates.accept(update);
        } catch (SQLException e) {
            throw new SinkException(e);
        }
    }

    private static ServerState withRepeated(ServerState state, int repeated) {
        List<Problem> problems = new ArrayList<>(state.problems());
        if (problems.size() >= ServerState.MAX_PROBLEMS) {
            problems.remove(problems.size() - 1);
        }
        problems.add(new Problem(Severity.ODD, state.source(), 0, "updates.repeated", Integer.toString(repeated)));
        return state.withProblems(problems);
    }

    public static void remove(Database database, StateInfo state) throws WorkspaceException {
        try {
            Sql sql = database.writer();
            boolean committed = false;
            sql.begin();
            try {
                sql.removeState(state.id());
                sql.commit();
                committed = true;
            } finally {
                if (!committed) {
                    sql.rollback();
                }
            }
        } catch (SQLException e) {
            throw database.failure(e);
        }
    }
}
