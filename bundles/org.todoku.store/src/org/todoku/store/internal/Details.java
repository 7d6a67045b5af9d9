package org.todoku.store.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;
import org.todoku.core.Update;

/** Complete records of updates, read from the database when asked for and kept for a while. Safe for many threads. */
public final class Details {

    private static final int KEPT = 8192;
    private static final int AT_ONCE = 1024;

    private final Sql sql;
    private final Weights weights = new Weights();
    /** The one that was not asked for longest comes first. */
    private final Map<Integer, Update> recent = new LinkedHashMap<>(16, 0.75f, true);

    public Details(Sql sql) {
        this.sql = sql;
    }

    /** To be used by the thread that holds its lock. */
    Weights weights() {
        return weights;
    }

    /** @throws UncheckedIOException when the database cannot be read */
    Update get(Dictionary dictionary, int ordinal) {
        int no = dictionary.detail(ordinal);
        synchronized (recent) {
            Update known = recent.get(no);
            if (known != null) {
                return known;
            }
        }
        Update update = read(dictionary, no);
        synchronized (recent) {
            recent.put(no, update);
            if (recent.size() > KEPT) {
                recent.remove(recent.keySet().iterator().next());
            }
        }
        return update;
    }

    /** Without keeping it, for reading everything once. */
    Update read(Dictionary dictionary, int no) {
        try {
            return decoded(dictionary, no, sql.detail(no));
        } catch (SQLException | DamagedException e) {
            throw unreadable(e);
        }
    }

    /** Many, without keeping them; {@link #AT_ONCE} at a time. */
    void read(Dictionary dictionary, int[] numbers, BiConsumer<Integer, Update> sink) {
        try {
            for (int from = 0; from < numbers.length; from += AT_ONCE) {
                int[] some = Arrays.copyOfRange(numbers, from, Math.min(from + AT_ONCE, numbers.length));
                Map<Integer, byte[]> found = sql.details(some);
                for (int no : some) {
                    sink.accept(no, decoded(dictionary, no, found.get(no)));
                }
            }
        } catch (SQLException | DamagedException e) {
            throw unreadable(e);
        }
    }

    private static Update decoded(Dictionary dictionary, int no, byte @Nullable [] bytes) {
        if (bytes == null) {
            throw new DamagedException("no record " + no);
        }
        return UpdateCodec.read(bytes, dictionary);
    }

    private static UncheckedIOException unreadable(Exception e) {
        return new UncheckedIOException("cannot read the workspace: " + e.getMessage(), new IOException(e));
    }
}
