package org.todoku.core.fleet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.todoku.core.Category;
import org.todoku.core.CategoryRef;
import org.todoku.core.CategoryType;
import org.todoku.core.ServerState;
import org.todoku.core.fact.Known;
import org.todoku.core.fact.Provenance;

/**
 * Finds the GUID of a product that a source names by its title only. A title counts when it is, letter by letter and in whatever
 * language, the title of one product in the categories of any server or catalogue, and of no second one. The titles are read
 * when they are first needed. Safe for many threads.
 */
public final class CategoryTitles {

    private final FactBase facts;
    private @Nullable Map<String, Optional<Known<CategoryRef>>> products;

    public CategoryTitles(FactBase facts) {
        this.facts = facts;
    }

    /** The product of that title, with its GUID, and whose categories say so; empty when none or several have the title. */
    public Optional<Known<CategoryRef>> product(String title) {
        return products().getOrDefault(title, Optional.empty());
    }

    /** The same product with its GUID where that can be told, else as it is. */
    public CategoryRef withGuid(CategoryRef product) {
        return product.id() != null ? product : product(product.title()).map(Known::value).orElse(product);
    }

    private synchronized Map<String, Optional<Known<CategoryRef>>> products() {
        Map<String, Optional<Known<CategoryRef>>> read = products;
        if (read == null) {
            read = read();
            products = read;
        }
        return read;
    }

    private Map<String, Optional<Known<CategoryRef>>> read() {
        Map<String, Optional<Known<CategoryRef>>> found = new HashMap<>();
        List<ServerState> states = new ArrayList<>(facts.servers());
        states.addAll(facts.catalogues());
        // a fleet repeats the same list on every server, and the states share it
        Set<Category> seen = new HashSet<>();
        for (ServerState state : states) {
            if (state.categories() instanceof Known<List<Category>> known) {
                known.value().stream().filter(CategoryTitles::mayBeProduct).filter(seen::add)
                        .forEach(category -> add(found, category, known.from()));
            }
        }
        return found;
    }

    private static boolean mayBeProduct(Category category) {
        return !category.title().isEmpty() && category.type().recognised().map(CategoryType.PRODUCT::equals).orElse(true);
    }

    private static void add(Map<String, Optional<Known<CategoryRef>>> found, Category category, Provenance from) {
        var candidate = Optional.of(new Known<>(new CategoryRef(category.id(), category.title()), from));
        found.merge(category.title(), candidate,
                (one, two) -> one.filter(other -> category.id().equals(other.value().id())));
    }
}
