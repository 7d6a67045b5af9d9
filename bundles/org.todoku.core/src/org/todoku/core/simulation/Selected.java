package org.todoku.core.simulation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.todoku.core.CategoryRef;
import org.todoku.core.ServerState;
import org.todoku.core.Subscription;
import org.todoku.core.fact.Tri;

/** Which updates a selection covers, three-valued. Used by one thread. */
final class Selected {

    private final CategoryTree tree;
    private final boolean known;
    private final Set<UUID> products;
    private final Set<UUID> classifications;
    /** Whether a title that no GUID is known for is ticked too. */
    private final boolean otherProducts;
    private final boolean otherClassifications;
    private final boolean mayContainMore;
    /** Answers, because the same few are asked for again and again: mostly the same objects, thousands of pairs of them. */
    private final Map<CategoryRef, Tri> answers = new HashMap<>();
    private final Map<List<CategoryRef>, Tri> lists = new IdentityHashMap<>();
    private final Map<CategoryRef, Tri> kinds = new IdentityHashMap<>();

    private Selected(CategoryTree tree, boolean known, Set<UUID> products, Set<UUID> classifications, boolean otherProducts,
            boolean otherClassifications) {
        this.tree = tree;
        this.known = known;
        this.products = products;
        this.classifications = classifications;
        this.otherProducts = otherProducts;
        this.otherClassifications = otherClassifications;
        this.mayContainMore = products.stream().anyMatch(tree::mayContain);
    }

    static Selected now(CategoryTree tree, ServerState server) {
        Optional<Subscription> subscription = server.subscription().optional();
        List<CategoryRef> products = subscription.map(Subscription::products).orElse(List.of());
        List<CategoryRef> classifications = subscription.map(Subscription::classifications).orElse(List.of());
        return of(tree, subscription.isPresent(), products, classifications);
    }

    static Selected of(CategoryTree tree, boolean known, List<CategoryRef> products, List<CategoryRef> classifications) {
        Set<UUID> productIds = new HashSet<>();
        Set<UUID> classificationIds = new HashSet<>();
        products.forEach(ref -> tree.product(ref).ifPresent(productIds::add));
        classifications.forEach(ref -> CategoryTree.classification(ref).ifPresent(classificationIds::add));
        return new Selected(tree, known, productIds, classificationIds,
                products.stream().anyMatch(ref -> tree.product(ref).isEmpty()),
                classifications.stream().anyMatch(ref -> CategoryTree.classification(ref).isEmpty()));
    }

    Selected with(SelectionChange change) {
        Set<UUID> newProducts = new HashSet<>(products);
        Set<UUID> newClassifications = new HashSet<>(classifications);
        change.productsOff().forEach(ref -> tree.product(ref).ifPresent(newProducts::remove));
        change.classificationsOff().forEach(ref -> CategoryTree.classification(ref).ifPresent(newClassifications::remove));
        change.products().forEach(ref -> tree.product(ref).ifPresent(newProducts::add));
        change.classifications().forEach(ref -> CategoryTree.classification(ref).ifPresent(newClassifications::add));
        return new Selected(tree, known, newProducts, newClassifications, otherProducts, otherClassifications);
    }

    /**
     * Whether the next synchronisation would bring an update of these.
     *
     * @param of empty when unknown
     * @param classification null when unknown
     */
    Tri covers(List<CategoryRef> of, @Nullable CategoryRef classification) {
        Tri second = classification(classification);
        return second == Tri.NO ? Tri.NO : and(products(of), second);
    }

    Tri covers(CategoryRef product, CategoryRef classification) {
        Tri second = classification(classification);
        return second == Tri.NO ? Tri.NO : and(product(product), second);
    }

    Tri products(List<CategoryRef> of) {
        Tri known = lists.get(of);
        if (known == null) {
            known = anyOf(of);
            lists.put(of, known);
        }
        return known;
    }

    private Tri anyOf(List<CategoryRef> of) {
        Tri result = of.isEmpty() ? Tri.UNKNOWN : Tri.NO;
        for (CategoryRef product : of) {
            Tri one = product(product);
            if (one == Tri.YES) {
                return one;
            }
            result = one == Tri.UNKNOWN ? one : result;
        }
        return result;
    }

    Tri product(CategoryRef product) {
        Tri known = answers.get(product);
        if (known == null) {
            known = look(product);
            answers.put(product, known);
        }
        return known;
    }

    private Tri look(CategoryRef product) {
        UUID id = tree.product(product).orElse(null);
        if (id == null) {
            return Tri.UNKNOWN;
        }
        Set<UUID> seen = new HashSet<>();
        UUID last = id;
        for (UUID at = id; at != null && seen.add(at); at = tree.parent(at)) {
            if (products.contains(at)) {
                return Tri.YES;
            }
            last = tree.knows(at) ? at : last;
        }
        boolean unseen = mayContainMore && tree.endsUnknown(last);
        return !known || otherProducts || unseen ? Tri.UNKNOWN : Tri.NO;
    }

    Tri classification(@Nullable CategoryRef classification) {
        if (classification == null) {
            return Tri.UNKNOWN;
        }
        Tri known = kinds.get(classification);
        if (known == null) {
            known = ticked(CategoryTree.classification(classification).orElse(null));
            kinds.put(classification, known);
        }
        return known;
    }

    private Tri ticked(@Nullable UUID id) {
        if (id == null) {
            return Tri.UNKNOWN;
        }
        return classifications.contains(id) ? Tri.YES : !known || otherClassifications ? Tri.UNKNOWN : Tri.NO;
    }

    Set<UUID> productBoxes() {
        return Set.copyOf(products);
    }

    Set<UUID> classificationBoxes() {
        return Set.copyOf(classifications);
    }

    static Tri and(Tri first, Tri second) {
        if (first == Tri.NO || second == Tri.NO) {
            return Tri.NO;
        }
        return first == Tri.YES && second == Tri.YES ? Tri.YES : Tri.UNKNOWN;
    }
}
