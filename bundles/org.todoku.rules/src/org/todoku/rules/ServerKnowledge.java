package org.todoku.rules;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.todoku.core.Category;
import org.todoku.core.Section;
import org.todoku.core.ServerState;
import org.todoku.core.Subscription;
import org.todoku.core.fact.Fact;
import org.todoku.core.fact.Provenance;
import org.todoku.core.fleet.SubscriptionMatrix.Selection;

/** What all questions about one server share, worked out once. Safe for many threads. */
final class ServerKnowledge {

    private final ServerState server;
    private final Fact<Section> completeList;
    private final Map<String, Provenance> provenances = new ConcurrentHashMap<>();
    private final Map<Object, Object> derived = new ConcurrentHashMap<>();
    private volatile @Nullable Selection selection;
    private volatile @Nullable Settled settled;

    ServerKnowledge(ServerState server) {
        this.server = server;
        this.completeList = server.completeList();
    }

    ServerState server() {
        return server;
    }

    Fact<Section> completeList() {
        return completeList;
    }

    /** Whether an update that is not listed is proved not to be there. */
    boolean complete() {
        return completeList.isKnown();
    }

    /** Where a part of its state was read. */
    Provenance from(String section) {
        Provenance known = provenances.get(section);
        return known != null ? known
                : provenances.computeIfAbsent(section, server::from);
    }

    <T> T once(Object key, Class<T> kind, Supplier<T> work) {
        Object known = derived.get(key);
        if (known == null) {
            // one may follow from another, which computeIfAbsent forbids; that two threads work it out at once does no harm
            Object made = work.get();
            Object other = derived.putIfAbsent(key, made);
            known = other == null ? made : other;
        }
        return kind.cast(known);
    }

    /** What it selects, as far as its categories were collected. */
    Selection selection(Subscription subscription) {
        Selection known = selection;
        if (known == null) {
            Map<UUID, Category> categories = new HashMap<>();
            server.categories().optional().orElse(List.of()).forEach(category -> categories.put(category.id(), category));
            known = new Selection(subscription, categories);
            selection = known;
        }
        return known;
    }

    /** What holds at any moment and for any update; of one registry, which does not change. */
    Settled settled(int rules) {
        Settled known = settled;
        if (known == null) {
            synchronized (this) {
                known = settled == null ? new Settled(rules) : settled;
                settled = known;
            }
        }
        return known;
    }
}
