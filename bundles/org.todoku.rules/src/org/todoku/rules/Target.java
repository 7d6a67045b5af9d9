package org.todoku.rules;

import java.util.List;

import org.todoku.core.Update;
import org.todoku.core.query.UpdateQuery;

/**
 * What is asked for.
 *
 * @param variants updates known anywhere in the fleet or its catalogues that match, newest first; one KB number often stands
 *        for several updates, one for each Windows version and architecture; empty when nobody knows the update; of more than
 *        {@link #MOST_VARIANTS} the newest
 */
public record Target(UpdateQuery query, List<Update> variants) {

    /** More updates than any KB number stands for; a wider query is a search, not a question for one update. */
    public static final int MOST_VARIANTS = 200;

    public Target {
        variants = List.copyOf(variants);
    }

    /** Whether more updates may match, of which an answer says nothing. */
    public boolean perhapsMore() {
        return variants.size() >= MOST_VARIANTS;
    }
}
