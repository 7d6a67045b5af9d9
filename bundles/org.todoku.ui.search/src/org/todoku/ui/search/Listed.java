package org.todoku.ui.search;

import java.util.List;
import java.util.Optional;

import org.todoku.store.FoundUpdates;
import org.todoku.ui.SearchWish;

/**
 * What the list shows.
 *
 * @param given the updates that were chosen elsewhere, where it is these that are listed
 */
record Listed(FoundUpdates found, List<SearchRow> rows, Optional<SearchWish> given) {

    /** Whether more match than are listed. */
    boolean part() {
        return rows.size() < found.total();
    }
}
