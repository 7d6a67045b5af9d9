package org.todoku.ui.matrix;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.NullMarked;
import org.todoku.core.CategoryRef;
import org.todoku.core.Update;
import org.todoku.core.WellKnown;
import org.todoku.core.fleet.CategoryTitles;
import org.todoku.core.fleet.FactBase;
import org.todoku.core.query.SearchHit;
import org.todoku.core.query.UpdateQuery;

/**
 * What updates need to be selected: pairs of product and classification, of all their variants. One product of several is enough.
 * A product of which a source gives the title only counts where {@link CategoryTitles} knows its GUID.
 *
 * @param subject what was asked
 */
@NullMarked
record Needs(String subject, Set<Pair> pairs) {

    static final Needs NOTHING = new Needs("", Set.of());

    private static final int VARIANTS = 200;

    /** @see Needs */
    record Pair(UUID product, UUID classification) {
    }

    static Needs of(FactBase facts, CategoryTitles titles, UpdateQuery query) {
        return of(titles, query.text(), facts.search(query, VARIANTS).hits().stream().map(SearchHit::update).toList());
    }

    static Needs of(FactBase facts, CategoryTitles titles, List<UUID> updates) {
        return of(titles, "", updates.stream().limit(VARIANTS).map(facts::update).flatMap(Optional::stream).toList());
    }

    private static Needs of(CategoryTitles titles, String subject, Collection<Update> updates) {
        Set<Pair> pairs = new HashSet<>();
        for (Update update : updates) {
            CategoryRef classification = update.classification();
            UUID classificationId = classification == null ? null
                    : WellKnown.withGuid(classification).flatMap(CategoryRef::guid).orElse(null);
            if (classificationId != null) {
                update.products().stream().map(titles::withGuid).map(CategoryRef::id).filter(Objects::nonNull)
                        .forEach(product -> pairs.add(new Pair(product, classificationId)));
            }
        }
        return new Needs(subject, Set.copyOf(pairs));
    }

    boolean isNothing() {
        return pairs.isEmpty();
    }

    boolean needs(CategoryRef product, CategoryRef classification) {
        UUID productId = product.id();
        UUID classificationId = classification.id();
        return productId != null && classificationId != null && pairs.contains(new Pair(productId, classificationId));
    }

    boolean needsProduct(CategoryRef product) {
        UUID id = product.id();
        return id != null && pairs.stream().anyMatch(pair -> pair.product().equals(id));
    }

    boolean needsClassification(CategoryRef classification) {
        UUID id = classification.id();
        return id != null && pairs.stream().anyMatch(pair -> pair.classification().equals(id));
    }
}
