package org.todoku.core.query;

import java.util.List;
import java.util.Optional;

import org.todoku.core.Presence;
import org.todoku.core.Update;

/**
 * One update that matches.
 *
 * @param update newest revision known anywhere
 * @param presences one per server of the result, in its order; empty where the update is not listed, which is absence only
 *        where that server's list is complete
 */
public record SearchHit(Update update, List<Optional<Presence>> presences) {

    public SearchHit {
        presences = List.copyOf(presences);
    }
}
