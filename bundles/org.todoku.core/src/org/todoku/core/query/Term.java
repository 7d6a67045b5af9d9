package org.todoku.core.query;

import java.util.UUID;

/** One part of a query; an update matches a query when it matches all parts. */
public sealed interface Term {

    /** A KB number or the beginning of one, digits only. */
    record Kb(String digits) implements Term {
    }

    /** An UpdateID. */
    record Guid(UUID id) implements Term {
    }

    /** Text contained in a title in any language, normalised by {@link UpdateQuery#normalise}. */
    record Text(String normalised) implements Term {
    }
}
