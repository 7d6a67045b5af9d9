package org.todoku.ui.matrix;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.NullMarked;
import org.todoku.core.CategoryRef;
import org.todoku.core.Update;
import org.todoku.core.fleet.FactBase;
import org.todoku.core.fleet.SubscriptionMatrix.Row;
import org.todoku.core.query.SearchHit;
import org.todoku.core.query.UpdateQuery;

/**
 * What the explained update needs to be selected: pairs of product and classification, of all its variants. One product of
 * several is enough.
 */
@NullMarked
record Needs(String query, Set<Pair> pairs) {

    private static final int VARIANTS = 200;

    /** @see Needs */
    record Pair(UUID product, UUID classification) {
    }

    static Needs of(FactBase facts, UpdateQuery query) {
        Set<Pair> pairs = new HashSet<>();
        for (SearchHit hit : facts.search(query, VARIANTS).hits()) {
            add(hit.update(), pairs);
        }
        return new Needs(query.text(), Set.copyOf(pairs));
    }

    private static void add(Update update, Set<Pair> pairs) {
        CategoryRef classification = update.classification();
        UUID classificationId = classification == null ? null : classification.id();
        if (classificationId != null) {
            update.products().stream().map(CategoryRef::id).filter(Objects::nonNull)
                    .forEach(product -> pairs.add(new Pair(product, classificationId)));
        }
    }

    boolean needs(CategoryRef product, CategoryRef classification) {
        UUID productId = product.id();
        UUID classificationId = classification.id();
        return productId != null && classificationId != null && pairs.contains(new Pair(productId, classificationId));
    }

    boolean needs(Row row) {
        UUID id = row.product().id();
        return id != null && pairs.stream().anyMatch(pair -> pair.product().equals(id));
    }

    boolean needs(CategoryRef classification) {
        UUID id = classification.id();
        return id != null && pairs.stream().anyMatch(pair -> pair.classification().equals(id));
    }
}
