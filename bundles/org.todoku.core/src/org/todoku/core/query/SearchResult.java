package org.todoku.core.query;

import java.util.List;

import org.todoku.core.ServerState;

/**
 * Answer to a search: the newest matches and how many there are in all.
 *
 * @param total exact number of updates that match, also when fewer are listed
 * @param unjudged what could not be judged
 */
public record SearchResult(UpdateQuery query, List<ServerState> servers, List<SearchHit> hits, long total, Unjudged unjudged) {

    public SearchResult {
        servers = List.copyOf(servers);
        hits = List.copyOf(hits);
    }

    public SearchResult(UpdateQuery query, List<ServerState> servers, List<SearchHit> hits, long total) {
        this(query, servers, hits, total, Unjudged.NOTHING);
    }
}
