package org.todoku.store;

import java.util.List;

import org.todoku.core.ServerState;
import org.todoku.core.query.Unjudged;
import org.todoku.core.query.UpdateQuery;

/**
 * What a search found: the newest matches and how many there are in all.
 *
 * @param total exact number of updates that match, also when fewer are listed
 * @param unjudged what could not be judged
 */
public record FoundUpdates(UpdateQuery query, List<ServerState> servers, List<FoundUpdate> updates, long total, Unjudged unjudged) {

    public FoundUpdates {
        servers = List.copyOf(servers);
        updates = List.copyOf(updates);
    }
}
