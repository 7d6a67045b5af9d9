package org.todoku.core.fleet;

import java.util.Map;

import org.todoku.core.CategoryRef;

/**
 * How many updates a server lists; of several revisions the newest counts. Where its list is not complete there may be more. A flag
 * that the source does not carry counts as not set (see {@link org.todoku.core.ServerState#has}).
 *
 * @param updates all, declined ones too
 * @param declined declined ones
 * @param superseded those that another update replaces and that nobody declined
 * @param products live updates, which are those that are not declined, of each product; an update of two products counts in both
 * @param classifications live updates of each classification
 */
public record ServerNumbers(long updates, long declined, long superseded, Map<CategoryRef, Long> products,
        Map<CategoryRef, Long> classifications) {

    public ServerNumbers {
        products = Map.copyOf(products);
        classifications = Map.copyOf(classifications);
    }

    /** What computers are offered and the server keeps in memory. */
    public long live() {
        return updates - declined;
    }
}
