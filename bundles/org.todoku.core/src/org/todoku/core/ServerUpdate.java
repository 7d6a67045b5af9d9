package org.todoku.core;

import org.todoku.core.fact.Tri;

/** One update on one server. */
public record ServerUpdate(Update update, Presence presence) {

    /** What files call it; kept in {@link Update#other} where its value is one that this version does not know. */
    public static final String PUBLICATION_STATE = "publicationState";

    /**
     * Whether its publisher has withdrawn it.
     *
     * @param state the state that lists it
     * @return unknown where the state does not say, or says it in a word that this version does not know
     */
    public Tri expired(ServerState state) {
        if (!state.has(UpdateField.EXPIRED)) {
            return Tri.UNKNOWN;
        }
        return presence.expired() ? Tri.YES : update.other().containsKey(PUBLICATION_STATE) ? Tri.UNKNOWN : Tri.NO;
    }
}
