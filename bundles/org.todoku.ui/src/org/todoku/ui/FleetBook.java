package org.todoku.ui;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.eclipse.emf.ecore.util.EcoreUtil;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.todoku.core.ServerState;
import org.todoku.model.FleetEditing;
import org.todoku.model.FleetException;
import org.todoku.model.FleetStore;
import org.todoku.model.fleet.Fleet;
import org.todoku.model.fleet.Server;

/**
 * The names and notes that the user gives servers, with undo. Every server that was ever seen in a state is in it. Saved with
 * the workspace after every change. For the UI thread.
 */
@NullMarked
public final class FleetBook {

    private final FleetStore store;
    private final Clock clock;
    private final Runnable edited;
    private volatile @Nullable FleetEditing editing;
    /** Numbers of the edition that was edited last, on the UI thread, and of the one in the file, under the lock of this. */
    private long newest;
    private long written;
    /** Steps that the user may take back; servers that were added by an import are not taken back. */
    private int undoable;
    private int redoable;

    FleetBook(Path directory, Clock clock, Runnable edited) {
        this.store = new FleetStore(directory);
        this.clock = clock;
        this.edited = edited;
    }

    /** Reads the file, on a background thread. A file that cannot be read is left as it is, and names are not saved then. */
    void load() {
        try {
            editing = new FleetEditing(store.load(), clock);
        } catch (FleetException e) {
            Errors.show(Messages.FleetBook_notRead, e);
        }
    }

    /** Adds servers that are not in it yet. */
    void seen(List<ServerState> states) {
        FleetEditing fleet = editing;
        if (fleet == null) {
            return;
        }
        boolean added = false;
        for (ServerState state : states) {
            if (find(state.server()).isEmpty()) {
                fleet.addServer(state.server(), List.of(state.source()));
                added = true;
            }
        }
        if (added) {
            undoable = 0;
            redoable = 0;
            save(fleet);
        }
    }

    /** What the user calls a server; its own name where the user gave it none. */
    public String name(ServerState state) {
        return find(state.server()).map(Server::getDisplayName).filter(given -> !given.isBlank()).orElse(state.server());
    }

    /**
     * What to call a server where there is little room: the name the user gave it, or as much of the beginning of its own name as
     * tells it from the others, its host first. An address is never shortened.
     *
     * @param all the servers that are shown together
     */
    public String shortName(ServerState state, List<ServerState> all) {
        String name = name(state);
        if (!name.equals(state.server()) || name.contains(":") || name.matches("[\\d.]+")) {
            return name;
        }
        List<ServerState> others = all.stream().filter(other -> !other.key().equals(state.key())).toList();
        for (int dot = name.indexOf('.'); dot > 0; dot = name.indexOf('.', dot + 1)) {
            String beginning = name.substring(0, dot);
            if (others.stream().noneMatch(other -> mayBe(other, beginning))) {
                return beginning;
            }
        }
        return name;
    }

    private boolean mayBe(ServerState server, String beginning) {
        String lower = beginning.toLowerCase(Locale.ROOT);
        return (server.key() + '.').startsWith(lower + '.') || name(server).equalsIgnoreCase(beginning);
    }

    /** The user's note on a server; may be empty. */
    public String note(ServerState state) {
        return find(state.server()).map(Server::getNote).orElse("");
    }

    /** Whether the server is in the book, so that it can be given a name and a note. The demo's servers are not. */
    public boolean has(ServerState state) {
        return find(state.server()).isPresent();
    }

    /** @param name blank for the server's own name */
    public void rename(ServerState state, String name) {
        change(state, (fleet, server) -> fleet.rename(server, name.strip().equals(state.server()) ? "" : name));
    }

    public void setNote(ServerState state, String note) {
        change(state, (fleet, server) -> fleet.setNote(server, note));
    }

    public boolean canUndo() {
        return undoable > 0;
    }

    public boolean canRedo() {
        return redoable > 0;
    }

    public void undo() {
        FleetEditing fleet = editing;
        if (fleet != null && canUndo()) {
            fleet.undo();
            undoable--;
            redoable++;
            changed(fleet);
        }
    }

    public void redo() {
        FleetEditing fleet = editing;
        if (fleet != null && canRedo()) {
            fleet.redo();
            redoable--;
            undoable++;
            changed(fleet);
        }
    }

    private Optional<Server> find(String name) {
        FleetEditing fleet = editing;
        return fleet == null ? Optional.empty()
                : fleet.fleet().getServers().stream().filter(server -> server.getName().equalsIgnoreCase(name)).findFirst();
    }

    private void change(ServerState state, Change change) {
        FleetEditing fleet = editing;
        Optional<Server> server = find(state.server());
        if (fleet != null && server.isPresent()) {
            boolean before = fleet.isDirty();
            change.apply(fleet, server.get());
            if (fleet.isDirty() && !before) {
                undoable++;
                redoable = 0;
                changed(fleet);
            }
        }
    }

    private void changed(FleetEditing fleet) {
        save(fleet);
        edited.run();
    }

    private void save(FleetEditing fleet) {
        // a copy, because the user may go on editing while the job writes
        Fleet copy = EcoreUtil.copy(fleet.fleet());
        fleet.saved();
        long edition = ++newest;
        Work.<Object>inBackground(Messages.FleetBook_saving, progress -> {
            write(copy, edition);
            return copy;
        }, done -> { });
    }

    /** Jobs may run in another order than they were started: what is older than the file is not written. */
    private synchronized void write(Fleet copy, long edition) throws IOException {
        if (edition > written) {
            store.save(copy);
            written = edition;
        }
    }

    @FunctionalInterface
    private interface Change {
        void apply(FleetEditing fleet, Server server);
    }
}
