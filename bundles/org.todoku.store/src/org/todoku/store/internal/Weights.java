package org.todoku.store.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.todoku.core.ServerUpdate;
import org.todoku.core.Update;

/**
 * Size and languages of updates, by the number of their record. They are not among the packed columns: a record is read when it is
 * first asked for, and what a simulation needs of it stays in memory, 12 bytes for each. Used by one thread at a time.
 */
final class Weights {

    private static final int SHIFT = 12;
    private static final int SIZE = 1 << SHIFT;
    private static final long NOT_READ = Long.MIN_VALUE;
    private static final long UNKNOWN = -1;
    /** Marks, beside the number of the languages, a publication state that this version does not know. */
    private static final int ODD = 1 << 30;

    private long[][] bytes = new long[0][];
    private int[][] more = new int[0][];
    private final Map<List<String>, Integer> numbers = new HashMap<>();
    private final List<List<String>> languages = new ArrayList<>();

    /** Makes sure that updates are known; the other methods may be asked of them then. */
    void need(Dictionary dictionary, Details details, int[] ordinals) {
        int[] unread = Arrays.stream(ordinals).map(dictionary::detail).filter(no -> !isRead(no)).distinct().toArray();
        details.read(dictionary, unread, this::put);
    }

    private boolean isRead(int no) {
        int page = no >> SHIFT;
        return page < bytes.length && bytes[page] != null && bytes[page][no & SIZE - 1] != NOT_READ;
    }

    private void put(int no, Update update) {
        int page = no >> SHIFT;
        if (page >= bytes.length) {
            bytes = Arrays.copyOf(bytes, page + 1);
            more = Arrays.copyOf(more, page + 1);
        }
        if (bytes[page] == null) {
            bytes[page] = new long[SIZE];
            more[page] = new int[SIZE];
            Arrays.fill(bytes[page], NOT_READ);
        }
        Long size = update.bytes();
        bytes[page][no & SIZE - 1] = size == null ? UNKNOWN : Math.max(UNKNOWN, size.longValue());
        more[page][no & SIZE - 1] = number(update.languages())
                | (update.other().containsKey(ServerUpdate.PUBLICATION_STATE) ? ODD : 0);
    }

    private int number(List<String> set) {
        Integer known = numbers.putIfAbsent(set, languages.size());
        if (known == null) {
            languages.add(set);
            return languages.size() - 1;
        }
        return known;
    }

    /** Negative when unknown. */
    long bytes(int no) {
        return bytes[no >> SHIFT][no & SIZE - 1];
    }

    boolean oddPublication(int no) {
        return (more[no >> SHIFT][no & SIZE - 1] & ODD) != 0;
    }

    /** Number of a set of languages, for {@link #languages}. */
    int languageSet(int no) {
        return more[no >> SHIFT][no & SIZE - 1] & ~ODD;
    }

    List<String> languages(int set) {
        return languages.get(set);
    }
}
