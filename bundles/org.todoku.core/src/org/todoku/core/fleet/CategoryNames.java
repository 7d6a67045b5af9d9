package org.todoku.core.fleet;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.todoku.core.Category;
import org.todoku.core.CategoryRef;
import org.todoku.core.CategoryType;
import org.todoku.core.ServerState;
import org.todoku.core.Subscription;
import org.todoku.core.WellKnown;
import org.todoku.core.fact.Tri;
import org.todoku.core.query.UpdateQuery;

/**
 * Every title that the categories and subscriptions of a fleet give to a product, family or classification, in all their languages,
 * and which family a product belongs to. Immutable and safe for many threads.
 */
public final class CategoryNames {

    private final Map<UUID, Set<String>> names = new HashMap<>();
    private final Map<UUID, Set<UUID>> parents = new HashMap<>();
    /** The same references come again with every question. */
    private final Map<CategoryRef, Set<String>> titles = new ConcurrentHashMap<>();

    public CategoryNames(List<ServerState> states) {
        // a fleet repeats the same list on every server, and the states share it
        Set<Category> seen = new HashSet<>();
        for (ServerState state : states) {
            state.categories().optional().ifPresent(all -> all.stream().filter(seen::add).forEach(this::add));
            state.subscription().optional().ifPresent(this::add);
        }
        WellKnown.classifications().forEach((title, id) -> name(id, title));
    }

    private void add(Category category) {
        // every product belongs to a company: its name would find them all
        if (category.type().is(CategoryType.COMPANY)) {
            return;
        }
        name(category.id(), category.title());
        UUID parent = category.parent();
        if (parent != null) {
            parents.computeIfAbsent(category.id(), id -> new HashSet<>()).add(parent);
        }
    }

    private void add(Subscription subscription) {
        subscription.products().forEach(ref -> ref.guid().ifPresent(id -> name(id, ref.title())));
        subscription.classifications().forEach(ref -> ref.guid().ifPresent(id -> name(id, ref.title())));
    }

    private void name(UUID id, String title) {
        String normalised = UpdateQuery.normalise(title);
        if (!normalised.isEmpty()) {
            names.computeIfAbsent(id, any -> new HashSet<>()).add(normalised);
        }
    }

    private Set<String> namesOf(@Nullable UUID id) {
        return id == null ? Set.of() : names.getOrDefault(id, Set.of());
    }

    /**
     * Whether a category is a product, or belongs to a family, of that GUID or with all of those words in one of its titles. Unknown
     * where no title is known, and where only its title is known and that is not one of the GUID's.
     *
     * @param wanted normalised
     */
    public Function<CategoryRef, Tri> product(String wanted) {
        UUID id = guid(wanted);
        return id != null ? ref -> is(ref, id) : containing(wanted);
    }

    /**
     * As {@link #product} for a classification; where a classification has exactly that title, only that one counts.
     *
     * @param wanted normalised
     */
    public Function<CategoryRef, Tri> classification(String wanted) {
        UUID id = guid(wanted);
        if (id != null) {
            return ref -> is(ref, id);
        }
        Set<UUID> exact = new HashSet<>();
        Set<String> theirs = new HashSet<>(Set.of(wanted));
        names.forEach((one, all) -> {
            if (all.contains(wanted)) {
                exact.add(one);
                theirs.addAll(all);
            }
        });
        if (exact.isEmpty()) {
            return containing(wanted);
        }
        return ref -> {
            UUID own = ref.id();
            String title = UpdateQuery.normalise(ref.title());
            return own == null && title.isEmpty() ? Tri.UNKNOWN
                    : Tri.of(own != null ? exact.contains(own) || title.equals(wanted) : theirs.contains(title));
        };
    }

    private static @Nullable UUID guid(String wanted) {
        String bare = wanted.replaceAll("[{}()]", "");
        try {
            return bare.length() == 36 ? UUID.fromString(bare) : null;
        } catch (IllegalArgumentException e) {
            return null; // words that are as long as a GUID
        }
    }

    private Tri is(CategoryRef ref, UUID wanted) {
        UUID id = ref.id();
        if (id == null) {
            return namesOf(wanted).contains(UpdateQuery.normalise(ref.title())) ? Tri.YES : Tri.UNKNOWN;
        }
        return Tri.of(withFamilies(id).contains(wanted));
    }

    private Function<CategoryRef, Tri> containing(String wanted) {
        String[] words = wanted.split("\\s+");
        return ref -> {
            Set<String> all = titles.computeIfAbsent(ref, this::titles);
            return all.isEmpty() ? Tri.UNKNOWN : Tri.of(all.stream().anyMatch(title -> Arrays.stream(words).allMatch(title::contains)));
        };
    }

    private Set<String> titles(CategoryRef ref) {
        Set<String> result = new LinkedHashSet<>();
        String own = UpdateQuery.normalise(ref.title());
        if (!own.isEmpty()) {
            result.add(own);
        }
        UUID id = ref.id();
        if (id != null) {
            withFamilies(id).forEach(one -> result.addAll(namesOf(one)));
        } else {
            WellKnown.classification(ref.title()).ifPresent(known -> result.addAll(namesOf(known)));
        }
        return result;
    }

    private Set<UUID> withFamilies(UUID id) {
        Set<UUID> result = new LinkedHashSet<>();
        Deque<UUID> waiting = new ArrayDeque<>(Set.of(id));
        while (!waiting.isEmpty()) {
            UUID next = waiting.removeFirst();
            if (result.add(next)) {
                waiting.addAll(parents.getOrDefault(next, Set.of()));
            }
        }
        return result;
    }
}
