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

    /**
     * A vulnerability that the update mends, as far as a source tells.
     *
     * @param id in lower case, for example {@code cve-2026-12345}
     */
    record Cve(String id) implements Term {
    }

    /**
     * A product, or the family of one.
     *
     * @param name normalised words of its title in any language, or its GUID
     */
    record Product(String name) implements Term {
    }

    /**
     * A classification.
     *
     * @param name normalised title in any language or words of it, or its GUID
     */
    record Classification(String name) implements Term {
    }

    /** How the update stands on any of the servers asked about. */
    record State(StateWord word) implements Term {
    }

    /**
     * Servers that {@link State} and {@link Arrived} ask about: one of that name, else all whose names begin so. Several name more
     * servers. Without those terms it asks for updates that one of the servers lists.
     *
     * @param name normalised
     */
    record Server(String name) implements Term {
    }

    /** When any of the servers asked about received it. */
    record Arrived(Days days) implements Term {
    }

    /** When it was created at Microsoft. */
    record Created(Days days) implements Term {
    }

    /** Whether, as far as any source of the fleet says, another update replaces it. */
    record Superseded(boolean superseded) implements Term {
    }

    /** What must not be so. Where the term is not known, its opposite is not known either. */
    record Not(Term term) implements Term {
    }
}
