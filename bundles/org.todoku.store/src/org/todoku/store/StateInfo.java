package org.todoku.store;

import java.time.Instant;
import java.util.Locale;

import org.todoku.core.Completeness;
import org.todoku.core.StateKind;

/**
 * One state that a workspace keeps, without its content.
 *
 * @param id number inside the workspace, never given twice
 * @param server name as its source spelled it
 * @param collectedAt when the server was asked, UTC
 * @param source file or address it was imported from
 * @param updates how many update revisions it lists
 * @param updatesCompleteness whether an update that is not listed is really absent
 */
public record StateInfo(long id, StateKind kind, String server, Instant collectedAt, String source, long updates,
        Completeness updatesCompleteness) {

    /** The name to compare servers by. */
    public String key() {
        return server.toLowerCase(Locale.ROOT);
    }
}
