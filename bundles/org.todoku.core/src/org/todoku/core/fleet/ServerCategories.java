package org.todoku.core.fleet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.todoku.core.Category;
import org.todoku.core.CategoryType;
import org.todoku.core.ServerState;
import org.todoku.core.WellKnown;

/** What servers list as categories, and what they call it. Immutable. */
final class ServerCategories {

    private final Map<List<Category>, Map<UUID, Category>> lists = new IdentityHashMap<>();
    private final List<List<Category>> inOrder = new ArrayList<>();
    private final Map<UUID, Map<String, List<ServerState>>> titles = new HashMap<>();

    ServerCategories(List<ServerState> servers) {
        for (ServerState server : servers) {
            List<Category> list = server.categories().optional().orElse(List.of());
            if (!lists.containsKey(list)) {
                Map<UUID, Category> byId = new HashMap<>();
                list.forEach(category -> byId.put(category.id(), category));
                lists.put(list, byId);
                inOrder.add(list);
            }
        }
        if (inOrder.size() > 1) {
            compareTitles(servers);
        }
    }

    private void compareTitles(List<ServerState> servers) {
        Map<UUID, String> first = new HashMap<>();
        Set<UUID> different = new HashSet<>();
        for (List<Category> list : inOrder) {
            for (Category category : list) {
                String title = same(category);
                if (!title.isEmpty() && !title.equals(first.computeIfAbsent(category.id(), id -> title))) {
                    different.add(category.id());
                }
            }
        }
        for (UUID id : different) {
            Map<String, List<ServerState>> who = new LinkedHashMap<>();
            for (ServerState server : servers) {
                Category category = of(server).get(id);
                if (category != null && !category.title().isBlank()) {
                    who.computeIfAbsent(category.title(), title -> new ArrayList<>()).add(server);
                }
            }
            titles.put(id, who);
        }
    }

    /** The title without what does not count: classifications are translated, and that is no disagreement. */
    private static String same(Category category) {
        String title = category.title().strip();
        return category.type().is(CategoryType.CLASSIFICATION)
                ? WellKnown.classification(title).map(UUID::toString).orElse(title) : title;
    }

    List<List<Category>> lists() {
        return inOrder;
    }

    Map<UUID, Category> of(ServerState server) {
        return lists.getOrDefault(server.categories().optional().orElse(List.of()), Map.of());
    }

    Map<String, List<ServerState>> titles(@Nullable UUID id) {
        return id == null ? Map.of() : titles.getOrDefault(id, Map.of());
    }
}
