package org.todoku.core.simulation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.todoku.core.Category;
import org.todoku.core.CategoryRef;
import org.todoku.core.CategoryType;
import org.todoku.core.ServerState;
import org.todoku.core.WellKnown;
import org.todoku.core.fleet.CategoryTitles;
import org.todoku.core.fleet.FactBase;

/** Products, families and classifications as one server lists them; what it does not list, as the others do. */
final class CategoryTree {

    private static final int MOST_LEVELS = 16;

    private final Map<UUID, Category> known = new HashMap<>();
    private final Set<UUID> parents = new HashSet<>();
    private final @Nullable Set<UUID> offered;
    private final CategoryTitles titles;

    CategoryTree(FactBase facts, ServerState server) {
        titles = new CategoryTitles(facts);
        List<Category> own = server.categories().optional().orElse(List.of());
        own.forEach(category -> known.put(category.id(), category));
        offered = own.isEmpty() ? null : new HashSet<>(known.keySet());
        // servers that list the same share the list
        Set<List<Category>> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        seen.add(own);
        for (ServerState state : facts.servers()) {
            state.categories().optional().filter(seen::add).ifPresent(all -> all.forEach(one -> known.putIfAbsent(one.id(), one)));
        }
        for (Category category : known.values()) {
            UUID parent = category.parent();
            if (parent != null) {
                parents.add(parent);
            }
        }
    }

    /** Whether the server lists the box at all; true where its list was not collected. */
    boolean offers(UUID box) {
        return offered == null || offered.contains(box);
    }

    Optional<UUID> product(CategoryRef ref) {
        return titles.withGuid(ref).guid();
    }

    static Optional<UUID> classification(@Nullable CategoryRef ref) {
        return ref == null ? Optional.empty() : WellKnown.withGuid(ref).flatMap(CategoryRef::guid);
    }

    /** The reference with its GUID and the title that the server gives it. */
    CategoryRef named(CategoryRef ref) {
        UUID id = product(ref).or(() -> classification(ref)).orElse(null);
        Category category = id == null ? null : known.get(id);
        return id == null ? ref : new CategoryRef(id, category == null || category.title().isEmpty() ? ref.title() : category.title());
    }

    /** The category that contains it; null for none, and when it is not known. */
    @Nullable UUID parent(UUID id) {
        Category category = known.get(id);
        return category == null ? null : category.parent();
    }

    boolean knows(UUID id) {
        return known.containsKey(id);
    }

    /**
     * Whether a family that is not known to do so may contain it: only then may a ticked one cover it unseen. Above families are only
     * companies.
     *
     * @param last the last category on the way up that is known
     */
    boolean endsUnknown(UUID last) {
        Category category = known.get(last);
        return category == null || category.type().is(CategoryType.PRODUCT) || category.type().value() == null;
    }

    /** Whether it may contain products: all but what is known to be a product without any below it. */
    boolean mayContain(UUID box) {
        Category category = known.get(box);
        return category == null || !category.type().is(CategoryType.PRODUCT) || parents.contains(box);
    }

    /** The products that a box stands for: itself, or all that are below it. */
    List<CategoryRef> products(CategoryRef box) {
        UUID id = product(box).orElse(null);
        if (id == null || !parents.contains(id)) {
            return List.of(named(box));
        }
        List<CategoryRef> result = new ArrayList<>();
        Category own = known.get(id);
        if (own != null && own.type().is(CategoryType.PRODUCT)) {
            result.add(named(box));
        }
        for (Category category : known.values()) {
            if (category.type().is(CategoryType.PRODUCT) && isBelow(category, id)) {
                result.add(new CategoryRef(category.id(), category.title()));
            }
        }
        result.sort(Comparator.comparing(CategoryRef::shown));
        return result;
    }

    private boolean isBelow(Category category, UUID box) {
        UUID at = category.parent();
        // far more levels than there are: a loop in what a source says must end
        for (int level = 0; at != null && level < MOST_LEVELS; level++) {
            if (at.equals(box)) {
                return true;
            }
            at = parent(at);
        }
        return false;
    }
}
