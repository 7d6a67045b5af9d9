package org.todoku.rules;

import java.util.List;

import org.todoku.core.Update;
import org.todoku.core.query.UpdateQuery;

/**
 * What is asked for.
 *
 * @param variants updates known anywhere in the fleet or its catalogues that match, newest first; one KB number often stands
 *        for several updates, one for each Windows version and architecture; empty when nobody knows the update
 */
public record Target(UpdateQuery query, List<Update> variants) {

    public Target {
        variants = List.copyOf(variants);
    }
}
