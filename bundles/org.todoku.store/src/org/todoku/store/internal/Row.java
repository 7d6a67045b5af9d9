package org.todoku.store.internal;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.todoku.core.Update;
import org.todoku.core.query.UpdateQuery;

/**
 * What memory keeps of one update revision.
 *
 * @param created in {@link #ticks}
 * @param products number of the set of products
 * @param classification number of the category, or -1
 * @param detail number of the complete record in the database
 * @param titles normalised
 * @param supersedes hashes of the superseded UpdateIDs
 */
record Row(UUID id, int revision, long created, int products, int classification, int detail, List<String> titles,
        List<String> kbArticles, long[] supersedes) {

    /** Stands for an unknown time. */
    static final long NO_TIME = Long.MIN_VALUE;

    static Row of(Update update, int products, int classification, int detail) {
        long[] supersedes = new long[update.supersedes().size()];
        for (int i = 0; i < supersedes.length; i++) {
            supersedes[i] = ContentHash.of(update.supersedes().get(i));
        }
        return new Row(update.id(), update.revision(), ticks(update.created()), products, classification, detail,
                update.titles().stream().map(title -> UpdateQuery.normalise(title.text())).toList(), update.kbArticles(), supersedes);
    }

    /** Steps of 100 ns since 1970, the resolution of WSUS, so that one long orders every date that .NET knows. */
    static long ticks(@Nullable Instant time) {
        if (time == null) {
            return NO_TIME;
        }
        long seconds = Math.clamp(time.getEpochSecond(), -900_000_000_000L, 900_000_000_000L);
        return seconds * 10_000_000 + time.getNano() / 100;
    }

    static @Nullable Instant time(long ticks) {
        return ticks == NO_TIME ? null
                : Instant.ofEpochSecond(Math.floorDiv(ticks, 10_000_000L), Math.floorMod(ticks, 10_000_000L) * 100);
    }
}
