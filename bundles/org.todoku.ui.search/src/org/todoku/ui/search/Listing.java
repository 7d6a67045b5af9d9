package org.todoku.ui.search;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.NullMarked;
import org.todoku.core.Progress;
import org.todoku.core.query.UpdateQuery;
import org.todoku.store.FleetView;
import org.todoku.store.FoundUpdate;
import org.todoku.store.FoundUpdates;
import org.todoku.ui.SearchWish;

/**
 * Finds updates and reads what the list shows of them; for background threads.
 *
 * @param locale language of the titles
 */
@NullMarked
record Listing(FleetView fleet, Locale locale) {

    Listed search(UpdateQuery query, int limit, Progress progress) {
        FoundUpdates found = fleet.find(query, limit);
        return new Listed(found, rows(found, progress), Optional.empty());
    }

    Listed given(SearchWish wish, Progress progress) {
        FoundUpdates found = fleet.find(wish.updates());
        return new Listed(found, rows(found, progress), Optional.of(wish));
    }

    private List<SearchRow> rows(FoundUpdates found, Progress progress) {
        return new ArrayList<>(read(found, progress));
    }

    /** Everything that matches, each row read when it is asked for. */
    List<SearchRow> everything(UpdateQuery query, Progress progress) {
        return read(fleet.find(query, Integer.MAX_VALUE), progress);
    }

    private List<SearchRow> read(FoundUpdates found, Progress progress) {
        List<FoundUpdate> updates = found.updates();
        return new AbstractList<>() {
            @Override
            public SearchRow get(int index) {
                progress.checkCancelled();
                progress.report(Messages.Listing, index, updates.size());
                return new SearchRow(updates.get(index), found.servers(), locale);
            }

            @Override
            public int size() {
                return updates.size();
            }
        };
    }
}
