package org.todoku.store.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.todoku.core.ServerUpdate;
import org.todoku.core.Update;
import org.todoku.core.query.CveNumbers;
import org.todoku.core.query.UpdateQuery;

/**
 * What memory keeps of one update revision.
 *
 * @param created in {@link #ticks}
 * @param products number of the set of products
 * @param classification number of the category, or -1
 * @param detail number of the complete record in the database
 * @param titles normalised
 * @param kbArticles numbers, and after them what {@link #marks} adds
 * @param supersedes hashes of the superseded UpdateIDs
 */
record Row(UUID id, int revision, long created, int products, int classification, int detail, List<String> titles,
        List<String> kbArticles, long[] supersedes) {

    /** Stands for an unknown time. */
    static final long NO_TIME = Long.MIN_VALUE;

    /** Stands among the numbers of an update whose CVE numbers are told. */
    static final String CVES_TOLD = "cve;";
    /** Stands among the numbers of an update with a publication state that this version does not know. */
    static final String ODD_PUBLICATION = "publication?;";

    static Row of(Update update, int products, int classification, int detail) {
        long[] supersedes = new long[update.supersedes().size()];
        for (int i = 0; i < supersedes.length; i++) {
            supersedes[i] = ContentHash.of(update.supersedes().get(i));
        }
        return new Row(update.id(), update.revision(), ticks(update.created()), products, classification, detail,
                update.titles().stream().map(title -> UpdateQuery.normalise(title.text())).toList(), marks(update), supersedes);
    }

    /** KB numbers, then further words to find an update by. None of those begins as a number does. */
    private static List<String> marks(Update update) {
        Optional<Set<String>> cves = CveNumbers.of(update);
        boolean odd = update.other().containsKey(ServerUpdate.PUBLICATION_STATE);
        if (cves.isEmpty() && !odd) {
            return update.kbArticles();
        }
        List<String> result = new ArrayList<>(update.kbArticles());
        cves.ifPresent(numbers -> {
            result.add(CVES_TOLD);
            numbers.stream().sorted().map(Row::mark).forEach(result::add);
        });
        if (odd) {
            result.add(ODD_PUBLICATION);
        }
        return result;
    }

    /** What stands among the numbers of an update that mends it; no such word is the beginning of another. */
    static String mark(String cve) {
        return cve + ";";
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
