package org.todoku.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;

import org.todoku.core.InputException;
import org.todoku.core.Progress;
import org.todoku.core.ServerState;
import org.todoku.core.StateReader;
import org.todoku.store.internal.Database;
import org.todoku.store.internal.Details;
import org.todoku.store.internal.Dictionary;
import org.todoku.store.internal.FleetIndex;
import org.todoku.store.internal.KeptState;
import org.todoku.store.internal.SharedCategories;
import org.todoku.store.internal.StateExport;
import org.todoku.store.internal.StateImport;

/**
 * Everything that was ever imported, in one database file: every state of every server, updates shared between them. One
 * process has a workspace open at a time. Safe for many threads; imports wait for each other, readers never wait.
 */
public final class Workspace implements AutoCloseable {

    private final Database database;
    private final Details details;
    private final SharedCategories categories = new SharedCategories();
    private final ReentrantLock writing = new ReentrantLock();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    /** States that are not part of the newest view, as long as there is memory for them. */
    private final Map<Long, SoftReference<KeptState>> loaded = new ConcurrentHashMap<>();
    /** Still in the file, but out of sight; under the lock of writing. */
    private final Map<Long, StateInfo> hidden = new LinkedHashMap<>();
    private volatile Content content;

    /** What is committed; replaced as a whole. */
    private record Content(Dictionary dictionary, List<StateInfo> states, FleetView newest) {
    }

    private Workspace(Database database) throws WorkspaceException {
        this.database = database;
        this.details = new Details(database.reader());
        List<StateInfo> states = sorted(database.states());
        try {
            this.content = new Content(database.dictionary(), states, view(database.dictionary(), states, Instant.MAX));
        } catch (UncheckedIOException e) {
            throw database.failure(new org.todoku.store.internal.DamagedException(String.valueOf(e.getMessage()), e));
        }
    }

    /**
     * Opens the workspace of a directory and creates both when missing.
     *
     * @throws WorkspaceException when another process has it ({@code workspace.locked}), when a newer version wrote it
     *         ({@code workspace.newer}), when the file is no workspace or damaged ({@code workspace.damaged}); the file is
     *         then unchanged
     */
    public static Workspace open(Path directory) throws WorkspaceException {
        return started(Database.open(directory));
    }

    /** A workspace in memory, gone when it is closed. */
    public static Workspace temporary() throws WorkspaceException {
        return started(Database.memory());
    }

    private static Workspace started(Database database) throws WorkspaceException {
        try {
            return new Workspace(database);
        } catch (WorkspaceException e) {
            try (database) {
                throw e;
            }
        }
    }

    /**
     * Takes a state in, in one transaction: after any failure, cancellation or crash everything is as before. A state of the
     * same kind, server and time is replaced. The reader is read but not closed. Where the source names the same revision of
     * an update twice, the first presence counts, and the state gets a problem {@code updates.repeated} with the number.
     *
     * @throws java.util.concurrent.CancellationException when the user cancelled
     */
    public StateInfo importState(StateReader reader, Progress progress) throws IOException, InputException, WorkspaceException {
        StateInfo info;
        writing.lock();
        try {
            Content before = content;
            List<StateInfo> present = new ArrayList<>(before.states());
            present.addAll(hidden.values());
            StateImport.Outcome outcome = new StateImport(database, before.dictionary(), present).run(reader, progress);
            KeptState kept = categories.shared(outcome.kept());
            info = kept.info();
            hidden.values().removeIf(state -> same(state, kept.info()));
            List<StateInfo> states = new ArrayList<>(before.states());
            states.removeIf(state -> same(state, kept.info()));
            states.add(kept.info());
            loaded.put(kept.info().id(), new SoftReference<>(kept));
            publish(outcome.dictionary(), states);
        } finally {
            writing.unlock();
        }
        listeners.forEach(Runnable::run);
        return info;
    }

    private static boolean same(StateInfo one, StateInfo two) {
        return one.kind() == two.kind() && one.key().equals(two.key()) && one.collectedAt().equals(two.collectedAt());
    }

    private void publish(Dictionary dictionary, List<StateInfo> states) {
        List<StateInfo> sorted = sorted(states);
        content = new Content(dictionary, sorted, view(dictionary, sorted, Instant.MAX));
    }

    private static List<StateInfo> sorted(List<StateInfo> states) {
        return states.stream().sorted(Comparator.comparing(StateInfo::key).thenComparing(StateInfo::kind)
                .thenComparing(StateInfo::collectedAt)).toList();
    }

    /** The newest state of every server and catalogue. */
    public FleetView view() {
        return content.newest();
    }

    /**
     * The newest state of every server and catalogue that is not later than the given time.
     *
     * @throws UncheckedIOException when the file cannot be read
     */
    public FleetView view(Instant at) {
        Content now = content;
        if (now.states().stream().noneMatch(state -> state.collectedAt().isAfter(at))) {
            return now.newest();
        }
        while (true) {
            try {
                return view(now.dictionary(), now.states(), at);
            } catch (UncheckedIOException e) {
                Content later = content;
                if (later == now) {
                    throw e;
                }
                now = later; // a state was removed or replaced while it was being read
            }
        }
    }

    /**
     * A view of just these states, of one server also several: to compare them.
     *
     * @throws RemovedStateException when one of the states was removed
     * @throws UncheckedIOException when the file cannot be read
     */
    public FleetView view(List<StateInfo> chosen) {
        Dictionary dictionary = content.dictionary();
        return new FleetView(new FleetIndex(dictionary, details, chosen.stream().map(info -> kept(info, dictionary)).toList()));
    }

    private FleetView view(Dictionary dictionary, List<StateInfo> states, Instant at) {
        Map<List<Object>, StateInfo> newest = new LinkedHashMap<>();
        for (StateInfo state : states) {
            if (!state.collectedAt().isAfter(at)) {
                newest.merge(List.of(state.kind(), state.key()), state,
                        (one, two) -> two.collectedAt().isAfter(one.collectedAt()) ? two : one);
            }
        }
        return new FleetView(new FleetIndex(dictionary, details, newest.values().stream().map(info -> kept(info, dictionary)).toList()));
    }

    private KeptState kept(StateInfo info, Dictionary dictionary) {
        SoftReference<KeptState> reference = loaded.get(info.id());
        KeptState kept = reference == null ? null : reference.get();
        if (kept == null) {
            kept = database.state(info, dictionary);
            if (kept == null) {
                throw new RemovedStateException(info);
            }
            kept = categories.shared(kept);
            loaded.put(info.id(), new SoftReference<>(kept));
        }
        return kept;
    }

    /**
     * Everything of a state but its updates; cheaper than a view of it. Empty when it was removed.
     *
     * @throws UncheckedIOException when the file cannot be read
     */
    public Optional<ServerState> sections(StateInfo info) {
        SoftReference<KeptState> reference = loaded.get(info.id());
        KeptState kept = reference == null ? null : reference.get();
        return Optional.ofNullable(kept == null ? database.sections(info) : kept.state());
    }

    /** All states, by server and time. */
    public List<StateInfo> states() {
        return content.states();
    }

    /** As {@link #remove(StateInfo, Progress)}, with nobody who watches. */
    public void remove(StateInfo state) throws WorkspaceException {
        remove(state, Progress.NONE);
    }

    /**
     * Removes a state and then gives its space on the disk back; nothing happens when it is gone already. What is known of its
     * updates stays.
     *
     * @param progress of giving the space back; the state is removed before, also when this is cancelled
     */
    public void remove(StateInfo state, Progress progress) throws WorkspaceException {
        writing.lock();
        try {
            Content before = content;
            if (!before.states().contains(state)) {
                return;
            }
            StateImport.remove(database, state);
            loaded.remove(state.id());
            publish(before.dictionary(), before.states().stream().filter(one -> one.id() != state.id()).toList());
        } finally {
            writing.unlock();
        }
        listeners.forEach(Runnable::run);
        writing.lock();
        try {
            database.compact(progress);
        } finally {
            writing.unlock();
        }
    }

    /**
     * Takes a state out of sight, so that it can be brought back as it was. What is hidden when the workspace is closed is removed then;
     * after a crash it is there again. A hidden state that is imported again is replaced.
     *
     * @return false when there is no such state
     */
    public boolean hide(StateInfo state) {
        writing.lock();
        try {
            Content before = content;
            if (!before.states().contains(state)) {
                return false;
            }
            hidden.put(state.id(), state);
            publish(before.dictionary(), before.states().stream().filter(one -> one.id() != state.id()).toList());
        } finally {
            writing.unlock();
        }
        listeners.forEach(Runnable::run);
        return true;
    }

    /**
     * Brings a hidden state back.
     *
     * @return false when it is not hidden, for example because it was imported again meanwhile
     */
    public boolean bringBack(StateInfo state) {
        writing.lock();
        try {
            Content before = content;
            if (hidden.remove(state.id()) == null) {
                return false;
            }
            List<StateInfo> states = new ArrayList<>(before.states());
            states.add(state);
            publish(before.dictionary(), states);
        } finally {
            writing.unlock();
        }
        listeners.forEach(Runnable::run);
        return true;
    }

    /**
     * Reads a state out again, for export. Each update carries what all servers together say of it.
     */
    public StateReader reader(StateInfo state) {
        Dictionary dictionary = content.dictionary();
        return new StateExport(state.source(), () -> kept(state, dictionary), dictionary, details);
    }

    /** @param listener called after every change, on the thread that made it */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    public void removeOnChange(Runnable listener) {
        listeners.remove(listener);
    }

    /** Views of this workspace cannot be used any more afterwards. Waits for a running import, and removes what is hidden. */
    @Override
    public void close() throws WorkspaceException {
        writing.lock();
        try (database) {
            for (StateInfo state : hidden.values()) {
                StateImport.remove(database, state);
            }
            if (!hidden.isEmpty()) {
                hidden.clear();
                database.compact(Progress.NONE);
            }
        } finally {
            writing.unlock();
        }
    }
}
