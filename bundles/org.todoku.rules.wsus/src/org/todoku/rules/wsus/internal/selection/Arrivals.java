package org.todoku.rules.wsus.internal.selection;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.todoku.core.CategoryRef;
import org.todoku.core.ServerState;
import org.todoku.core.fleet.Tally;
import org.todoku.rules.Question;

/**
 * Updates of some products that a server lists.
 *
 * @param updates how many; one of two of the products counts twice
 * @param newest when the newest arrived; null when there is none or it is not known
 */
record Arrivals(long updates, @Nullable Instant newest) {

    static Arrivals on(Question question, ServerState server, List<CategoryRef> products) {
        Set<UUID> ids = products.stream().map(CategoryRef::guid).flatMap(Optional::stream).collect(Collectors.toSet());
        long updates = 0;
        Instant newest = null;
        for (Tally tally : question.facts().tally(server)) {
            if (tally.product().guid().filter(ids::contains).isPresent()) {
                updates += tally.updates();
                Instant last = tally.newest();
                newest = newest == null || last != null && last.isAfter(newest) ? last : newest;
            }
        }
        return new Arrivals(updates, newest);
    }
}
