package org.todoku.core.query;

import java.util.List;

/**
 * What a search could not judge.
 *
 * @param updates how many updates may match and may not, because a source does not say; they are no hits
 * @param tellings how many sources tell what the query needs, once for each matter that it needs
 * @param unknownServers names of servers in the query that no server has
 */
public record Unjudged(long updates, List<Telling> tellings, List<String> unknownServers) {

    /** Of a query that is about titles and numbers only. */
    public static final Unjudged NOTHING = new Unjudged(0, List.of(), List.of());

    public Unjudged {
        tellings = List.copyOf(tellings);
        unknownServers = List.copyOf(unknownServers);
    }

    /**
     * @param telling how many sources tell it
     * @param sources of how many that were asked: the servers that the query chose, or all sources where the matter is not a server's
     */
    public record Telling(Matter matter, int telling, int sources) {

        /** How many do not tell it. */
        public int silent() {
            return sources - telling;
        }
    }
}
