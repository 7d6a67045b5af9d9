package org.todoku.store;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

import org.todoku.core.Presence;
import org.todoku.core.Update;
import org.todoku.store.internal.FleetIndex;
import org.todoku.store.internal.KeptState;

/**
 * One update that a search found, and where it is. Takes 24 bytes and the place of a number; everything but {@link #update} is answered
 * from memory. Safe for many threads.
 */
public final class FoundUpdate {

    private final FleetIndex index;
    private final List<KeptState> servers;
    private final int ordinal;

    FoundUpdate(FleetIndex index, List<KeptState> servers, int ordinal) {
        this.index = index;
        this.servers = servers;
        this.ordinal = ordinal;
    }

    public UUID id() {
        return index.id(ordinal);
    }

    /**
     * Newest revision known anywhere. Reads it from the workspace, so not for the UI thread.
     *
     * @throws java.io.UncheckedIOException when the workspace was closed or its file cannot be read
     */
    public Update update() {
        return index.update(ordinal);
    }

    /**
     * What a server says of it.
     *
     * @param server its place among the servers of the result
     * @return empty where it is not listed
     */
    public Optional<Presence> on(int server) {
        int listed = listed(server);
        return listed < 0 ? Optional.empty() : Optional.of(index.presence(servers.get(server), listed));
    }

    /** The newest revision that a server lists; 0 where it does not say which. */
    public OptionalInt revisionOn(int server) {
        int listed = listed(server);
        return listed < 0 ? OptionalInt.empty() : OptionalInt.of(index.revision(listed));
    }

    private int listed(int server) {
        return index.newestListed(servers.get(server), index.revisions(ordinal));
    }
}
