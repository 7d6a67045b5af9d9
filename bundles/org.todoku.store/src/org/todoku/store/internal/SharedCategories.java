package org.todoku.store.internal;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;

import org.jspecify.annotations.Nullable;
import org.todoku.core.Category;
import org.todoku.core.ServerState;
import org.todoku.core.fact.Known;

/**
 * Lets states share their categories, which most servers of a fleet have alike, thousands each: less memory, and who looks at all servers
 * looks at a list that he has seen once only. Safe for many threads.
 */
public final class SharedCategories {

    private final Map<List<Category>, WeakReference<List<Category>>> lists = new WeakHashMap<>();

    /** The same state, with a list that was met before where that is equal. */
    public KeptState shared(KeptState kept) {
        ServerState state = kept.state();
        if (!(state.categories() instanceof Known<List<Category>> own)) {
            return kept;
        }
        List<Category> list = first(own.value());
        return list == own.value() ? kept
                : new KeptState(kept.info(), state.withCategories(new Known<>(list, own.from())), kept.listing());
    }

    private synchronized List<Category> first(List<Category> list) {
        WeakReference<List<Category>> reference = lists.get(list);
        @Nullable List<Category> known = reference == null ? null : reference.get();
        if (known == null) {
            lists.put(list, new WeakReference<>(list));
            return list;
        }
        return known;
    }
}
