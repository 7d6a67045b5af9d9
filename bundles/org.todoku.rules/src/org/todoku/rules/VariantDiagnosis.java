package org.todoku.rules;

import org.jspecify.annotations.Nullable;
import org.todoku.core.Update;
import org.todoku.core.fact.Tri;

/**
 * One of the updates that a question asks for, on one server.
 *
 * @param present whether it is there, in any state
 * @param cause what to act on first to get it; null when it is there, or nothing is proved to keep it away
 */
public record VariantDiagnosis(Update update, Tri present, @Nullable Finding cause) {

    public boolean missing() {
        return present == Tri.NO;
    }
}
