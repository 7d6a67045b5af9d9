package org.todoku.rules;

import org.todoku.core.ServerState;
import org.todoku.core.fact.Known;
import org.todoku.core.fact.Provenance;

/**
 * A fact that a verdict rests on.
 *
 * @param fact stable key; its label stands in the texts as {@code fact.KEY}
 * @param value the value; formatted for the reader like the placeholders of a text
 * @param from where and when it was read
 */
public record Evidence(String fact, Object value, Provenance from) {

    public static Evidence of(String fact, Known<?> known) {
        return new Evidence(fact, known.value(), known.from());
    }

    /** Evidence read from a part of a state, for example {@code of("update.declined", true, state, "updates")}. */
    public static Evidence of(String fact, Object value, ServerState state, String section) {
        return new Evidence(fact, value, state.from(section));
    }
}
