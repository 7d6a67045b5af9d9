package org.todoku.core.query;

import java.util.List;

import org.todoku.core.ServerState;

/**
 * Answer to a search: the newest matches and how many there are in all.
 *
 * @param total exact number of updates that match, also when fewer are listed
 */
public record SearchResult(UpdateQuery query, List<ServerState> servers, List<SearchHit> hits, long total) {

    public SearchResult {
        servers = List.copyOf(servers);
        hits = List.copyOf(hits);
    }
}
