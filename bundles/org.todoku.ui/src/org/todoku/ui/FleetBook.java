package org.todoku.ui;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.resource.impl.ResourceImpl;
import org.eclipse.emf.ecore.resource.impl.ResourceSetImpl;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.todoku.core.ServerState;
import org.todoku.model.FleetEditing;
import org.todoku.model.FleetException;
import org.todoku.model.FleetStore;
import org.todoku.model.fleet.Fleet;
import org.todoku.model.fleet.FleetFactory;
import org.todoku.model.fleet.Server;
import org.todoku.model.fleet.ServerGroup;

/**
 * The names, notes and groups that the user gives servers, with undo. Every server that was ever seen in a state is in it. Saved with
 * the workspace after every change. For the UI thread.
 */
@NullMarked
public final class FleetBook {

    /** null for a book that nobody edits. */
    private final @Nullable FleetStore store;
    private final Clock clock;
    private final Runnable edited;
    private volatile @Nullable FleetEditing editing;
    /** Numbers of the edition that was edited last, on the UI thread, and of the one in the file, under the lock of this. */
    private long newest;
    private long written;

    FleetBook(Path directory, Clock clock, Runnable edited) {
        this(new FleetStore(directory), clock, edited);
    }

    private FleetBook(@Nullable FleetStore store, Clock clock, Runnable edited) {
        this.store = store;
        this.clock = clock;
        this.edited = edited;
    }

    /**
     * A book that nobody edits and that no file has.
     *
     * @param groups names of servers by the name of their group
     */
    static FleetBook fixed(Map<String, List<String>> groups, Clock clock) {
        Fleet fleet = FleetFactory.eINSTANCE.createFleet();
        var resource = new ResourceImpl();
        new ResourceSetImpl().getResources().add(resource);
        resource.getContents().add(fleet);
        var editing = new FleetEditing(fleet, clock);
        groups.forEach((name, servers) -> editing.moveInto(editing.addGroup(null, name),
                servers.stream().map(server -> editing.addServer(server, List.of())).toList()));
        var book = new FleetBook((FleetStore) null, clock, () -> { });
        book.editing = editing;
        return book;
    }

    private @Nullable FleetEditing editable() {
        return store == null ? null : editing;
    }

    /** Reads the file, on a background thread. A file that cannot be read is left as it is, and names are not saved then. */
    void load() {
        FleetStore file = store;
        if (file == null) {
            return;
        }
        try {
            FleetEditing read = new FleetEditing(file.load(), clock);
            read.onChange(() -> changed(read));
            editing = read;
        } catch (FleetException e) {
            Errors.show(Messages.FleetBook_notRead, e);
        }
    }

    /** Adds servers that are not in it yet. */
    void seen(List<ServerState> states) {
        FleetEditing fleet = editable();
        if (fleet == null) {
            return;
        }
        boolean added = false;
        for (ServerState state : states) {
            added |= fleet.met(state.server(), List.of());
        }
        if (added) {
            save(fleet);
        }
    }

    /** Remembers which file or folder of the user a server was read from, so that it can be read again. */
    void readFrom(String serverName, Path path) {
        FleetEditing fleet = editable();
        String text = path.toAbsolutePath().normalize().toString();
        if (fleet != null) {
            fleet.met(serverName, List.of());
            find(serverName).filter(server -> !server.getSourcePaths().contains(text)).ifPresent(server -> {
                server.getSourcePaths().add(text);
                save(fleet);
            });
        }
    }

    /** Files and folders that a server was read from, the one that was read first at first; they may be gone. */
    public List<Path> readFrom(ServerState state) {
        return find(state.server()).map(server -> server.getSourcePaths().stream().map(FleetBook::path).flatMap(Optional::stream).toList())
                .orElse(List.of());
    }

    /** Earlier versions wrote names of files without their folders, and a file may have been written on another system. */
    private static Optional<Path> path(String text) {
        try {
            return Optional.of(Path.of(text)).filter(Path::isAbsolute);
        } catch (InvalidPathException e) {
            return Optional.empty();
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

    /** Whether the server is in the book and can be given a name and a note. The demo's servers cannot. */
    public boolean has(ServerState state) {
        return isEditable() && find(state.server()).isPresent();
    }

    /** @param name blank for the server's own name */
    public void rename(ServerState state, String name) {
        step(Messages.bind(Messages.FleetBook_rename, name(state)),
                fleet -> find(state.server()).ifPresent(server -> fleet.rename(server, name.strip().equals(state.server()) ? "" : name)));
    }

    public void setNote(ServerState state, String note) {
        step(Messages.bind(Messages.FleetBook_note, name(state)),
                fleet -> find(state.server()).ifPresent(server -> fleet.setNote(server, note)));
    }

    /** Whether anything can be changed: not while the file could not be read, and not in the demo. */
    public boolean isEditable() {
        return editable() != null;
    }

    /** The groups at the top; to be changed only by the methods of this class. */
    public List<ServerGroup> groups() {
        FleetEditing fleet = editing;
        return fleet == null ? List.of() : fleet.fleet().getGroups();
    }

    /** Every group, each before the groups in it. */
    public List<ServerGroup> allGroups() {
        FleetEditing fleet = editing;
        return fleet == null ? List.of() : fleet.groups();
    }

    /** The group that a server is in, the first where a file says several. */
    public Optional<ServerGroup> group(ServerState state) {
        return find(state.server()).flatMap(server -> allGroups().stream().filter(group -> group.getServers().contains(server))
                .findFirst());
    }

    /**
     * Makes a group with servers in it.
     *
     * @param parent null for the top
     */
    public void newGroup(@Nullable ServerGroup parent, String name, List<ServerState> states) {
        step(Messages.bind(Messages.FleetBook_newGroup, name.strip()),
                fleet -> fleet.moveInto(fleet.addGroup(parent, name), servers(states)));
    }

    public void rename(ServerGroup group, String name) {
        step(Messages.bind(Messages.FleetBook_renameGroup, group.getName()), fleet -> fleet.rename(group, name));
    }

    /** The servers of the group and of those in it stay, without a group. */
    public void delete(ServerGroup group) {
        step(Messages.bind(Messages.FleetBook_deleteGroup, group.getName()), fleet -> fleet.remove(List.of(group)));
    }

    /**
     * Puts servers into a group, and out of the one they were in.
     *
     * @param group null for none
     */
    public void moveInto(@Nullable ServerGroup group, List<ServerState> states) {
        String label = group == null ? Messages.FleetBook_ungroup : Messages.bind(Messages.FleetBook_moveInto, group.getName());
        step(label, fleet -> fleet.moveInto(group, servers(states)));
    }

    /**
     * Puts a group into another.
     *
     * @param parent null for the top
     */
    public void move(ServerGroup group, @Nullable ServerGroup parent) {
        if (mayMove(group, parent)) {
            step(Messages.bind(Messages.FleetBook_moveGroup, group.getName()), fleet -> fleet.moveGroup(group, parent));
        }
    }

    /** Whether a group can be put into another: not into itself, nor where it is already. */
    public boolean mayMove(ServerGroup group, @Nullable ServerGroup parent) {
        EObject before = group.eContainer();
        return parent == null ? before instanceof ServerGroup : parent != group && parent != before && !EcoreUtil.isAncestor(group, parent);
    }

    /** Does something that is not in the book but is undone and done again in one row with its changes. */
    void also(String label, Runnable act, Runnable undo) {
        FleetEditing fleet = editable();
        if (fleet == null) {
            act.run();
        } else {
            fleet.also(label, act, undo);
        }
    }

    public boolean canUndo() {
        FleetEditing fleet = editable();
        return fleet != null && fleet.canUndo();
    }

    public boolean canRedo() {
        FleetEditing fleet = editable();
        return fleet != null && fleet.canRedo();
    }

    /** What {@link #undo()} takes back, in the user's language. */
    public String undoLabel() {
        FleetEditing fleet = editable();
        return fleet == null ? "" : fleet.undoLabel();
    }

    /** What {@link #redo()} does again, in the user's language. */
    public String redoLabel() {
        FleetEditing fleet = editable();
        return fleet == null ? "" : fleet.redoLabel();
    }

    public void undo() {
        FleetEditing fleet = editable();
        if (fleet != null && fleet.canUndo()) {
            fleet.undo();
        }
    }

    public void redo() {
        FleetEditing fleet = editable();
        if (fleet != null && fleet.canRedo()) {
            fleet.redo();
        }
    }

    private List<Server> servers(List<ServerState> states) {
        return states.stream().map(state -> find(state.server())).flatMap(Optional::stream).toList();
    }

    private Optional<Server> find(String name) {
        FleetEditing fleet = editing;
        return fleet == null ? Optional.empty()
                : fleet.fleet().getServers().stream().filter(server -> server.getName().equalsIgnoreCase(name)).findFirst();
    }

    private void step(String label, Consumer<FleetEditing> change) {
        FleetEditing fleet = editable();
        if (fleet != null) {
            fleet.asOne(label, () -> change.accept(fleet));
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
        FleetStore file = store;
        if (file != null && edition > written) {
            file.save(copy);
            written = edition;
        }
    }
}
