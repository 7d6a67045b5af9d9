package org.todoku.cli.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.todoku.cli.ExitCodes;
import org.todoku.core.InputException;
import org.todoku.core.ServerState;
import org.todoku.core.StateReader;
import org.todoku.core.fleet.Hierarchy;
import org.todoku.demo.DemoFleet;
import org.todoku.intake.Intake;
import org.todoku.store.FleetView;
import org.todoku.store.StateInfo;
import org.todoku.store.Workspace;
import org.todoku.store.WorkspaceException;

/** The states that the options name, in a workspace, and what is asked of them. */
final class Fleet implements AutoCloseable {

    static final String DATABASE = "todoku.db";
    static final String DEMO = "demo";

    private final Session session;
    private final FromOptions options;
    private final Workspace workspace;
    private final Optional<Instant> moment;
    private int unusable;

    private Fleet(Session session, FromOptions options, Workspace workspace, Optional<Instant> moment) {
        this.session = session;
        this.options = options;
        this.workspace = workspace;
        this.moment = moment;
    }

    /** Opens a workspace, or reads everything into one that is gone afterwards. */
    static Fleet open(Session session, FromOptions options) throws Failure, IOException, InputException, WorkspaceException {
        Path saved = options.workspace;
        if (saved == null && options.from.isEmpty()) {
            throw new Failure("failure.no-source");
        }
        if (saved != null && !options.from.isEmpty()) {
            throw new Failure("failure.two-sources");
        }
        Optional<Instant> moment = options.moment(session.surroundings().zone());
        if (saved != null) {
            Path directory = session.path(saved);
            if (!isWorkspace(directory)) {
                throw new Failure("failure.no-workspace", directory);
            }
            return new Fleet(session, options, Workspace.open(directory), moment);
        }
        if (options.from.size() == 1 && isWorkspace(session.path(options.from.get(0)))) {
            return new Fleet(session, options, Workspace.open(session.path(options.from.get(0))), moment);
        }
        Workspace workspace = Workspace.temporary();
        try {
            var fleet = new Fleet(session, options, workspace, moment);
            fleet.read();
            return fleet;
        } catch (Failure | IOException | InputException | WorkspaceException | RuntimeException e) {
            workspace.close();
            throw e;
        }
    }

    /** The demo fleet, whatever files there are. */
    static Fleet demo(Session session) throws IOException, InputException, WorkspaceException {
        Workspace workspace = Workspace.temporary();
        try {
            var fleet = new Fleet(session, new FromOptions(), workspace, Optional.empty());
            importAll(session, workspace, DemoFleet.states(fleet.now()));
            return fleet;
        } catch (IOException | InputException | WorkspaceException | RuntimeException e) {
            workspace.close();
            throw e;
        }
    }

    static boolean isWorkspace(Path directory) {
        return Files.isRegularFile(directory.resolve(DATABASE));
    }

    private void read() throws Failure, IOException, InputException, WorkspaceException {
        List<Path> files = new ArrayList<>();
        for (Path given : options.from) {
            Path path = session.path(given);
            if (given.toString().equals(DEMO) && !Files.exists(path)) {
                importAll(session, workspace, DemoFleet.states(now()));
            } else if (isWorkspace(path)) {
                try (Workspace other = Workspace.open(path)) {
                    importAll(session, workspace, other.states().stream().map(other::reader).toList());
                }
            } else if (!Files.exists(path)) {
                throw new Failure("failure.no-file", path);
            } else {
                files.add(path);
            }
        }
        if (!files.isEmpty()) {
            unusable = importAll(session, workspace, new Intake(session.surroundings().clock()).open(files)).unusable();
        }
    }

    /**
     * What was read.
     *
     * @param unusable how many inputs gave nothing; each was told
     */
    record Taken(List<StateInfo> states, int unusable) {
    }

    /**
     * Reads every state. One that cannot be read is told and does not stop the others; when there is no other, it is thrown.
     * When the workspace itself fails, it is told what had been taken over before.
     */
    static Taken importAll(Session session, Workspace workspace, List<StateReader> readers)
            throws IOException, InputException, WorkspaceException {
        List<StateInfo> imported = new ArrayList<>();
        List<InputException> failed = new ArrayList<>();
        boolean finished = false;
        try {
            for (StateReader reader : readers) {
                session.watch().checkCancelled();
                try {
                    imported.add(workspace.importState(reader, session.watch()));
                } catch (InputException e) {
                    failed.add(e);
                }
            }
            finished = true;
        } finally {
            session.watch().clear();
            for (StateReader reader : readers) {
                reader.close();
            }
            if (!finished) {
                imported.forEach(state -> session.say(taken(state, session)));
            }
        }
        if (imported.isEmpty() && !failed.isEmpty()) {
            failed.subList(1, failed.size()).forEach(e -> session.say(Problems.text(e.problem(), session)));
            throw failed.get(0);
        }
        failed.forEach(e -> session.say(Problems.text(e.problem(), session)));
        return new Taken(imported, failed.size());
    }

    /** One line about a state that was taken over. */
    static String taken(StateInfo state, Session session) {
        return session.text("import.done", state.server(), state.collectedAt(), state.updates(),
                session.text("completeness." + state.updatesCompleteness().name()), state.source());
    }

    /** An answer from less than what was named is never a plain "nothing blocks". */
    int code(int code) {
        return unusable > 0 && code == ExitCodes.CLEAR ? ExitCodes.UNDECIDED : code;
    }

    Workspace workspace() {
        return workspace;
    }

    /** The moment of the question. */
    Instant now() {
        return moment.orElseGet(() -> session.surroundings().clock().instant());
    }

    /** The newest states that are not later than the moment asked for. Tells what could not be read of them. */
    FleetView view() throws Failure {
        FleetView view = moment.map(workspace::view).orElseGet(workspace::view);
        if (view.servers().isEmpty() && view.catalogues().isEmpty()) {
            List<StateInfo> states = workspace.states();
            if (states.isEmpty()) {
                throw new Failure("failure.empty");
            }
            throw new Failure("failure.nothing-then", now(),
                    states.stream().map(StateInfo::collectedAt).min(Comparator.naturalOrder()).orElseThrow());
        }
        List<ServerState> all = new ArrayList<>(view.servers());
        all.addAll(view.catalogues());
        all.forEach(state -> Problems.tellLosses(state, session));
        return view;
    }

    /** The servers named by {@code --server}, or all; short names do where they are unambiguous. */
    List<ServerState> servers(FleetView view) throws Failure {
        if (options.servers.isEmpty()) {
            return view.servers();
        }
        var hierarchy = new Hierarchy(view.servers());
        List<ServerState> chosen = new ArrayList<>();
        for (String name : options.servers) {
            Optional<ServerState> server = hierarchy.named(name.strip());
            if (server.isEmpty()) {
                throw new Failure("failure.no-server", name, view.servers());
            }
            if (!chosen.contains(server.get())) {
                chosen.add(server.get());
            }
        }
        return chosen;
    }

    @Override
    public void close() throws WorkspaceException {
        workspace.close();
    }
}
