package org.todoku.core.fleet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.todoku.core.Category;
import org.todoku.core.CategoryRef;
import org.todoku.core.CategoryType;
import org.todoku.core.ServerState;
import org.todoku.core.Subscription;
import org.todoku.core.fact.Tri;

/**
 * Products by classifications of one server: what is ticked and what is there. Where the subscription is unknown, no cell
 * says "not ticked".
 */
public record SubscriptionMatrix(ServerState server, List<CategoryRef> classifications, List<Row> rows) {

    /**
     * One product.
     *
     * @param ticked also yes where a ticked family contains it
     * @param byTitle whether updates are counted here whose source gives the title of the product only; see {@link CategoryTitles}
     */
    public record Row(CategoryRef product, String family, Tri ticked, List<Cell> cells, boolean byTitle) {
    }

    /**
     * One product and one classification.
     *
     * @param selected yes when both are ticked
     * @param tally null when the server lists no update of the pair
     */
    public record Cell(Tri selected, @Nullable Tally tally) {
    }

    public static SubscriptionMatrix of(FactBase facts, ServerState server) {
        Map<String, CategoryRef> products = new LinkedHashMap<>();
        Map<String, CategoryRef> classifications = new LinkedHashMap<>();
        Map<String, Tally> tallies = new HashMap<>();
        CategoryTitles titles = new CategoryTitles(facts);
        Set<CategoryRef> byTitle = new HashSet<>();
        for (Tally tally : facts.tally(server)) {
            CategoryRef product = titles.withGuid(tally.product());
            CategoryRef row = Objects.requireNonNullElse(products.putIfAbsent(key(product), product), product);
            if (!product.equals(tally.product())) {
                byTitle.add(row);
            }
            CategoryRef classification = tally.classification();
            if (classification != null) {
                classifications.putIfAbsent(key(classification), classification);
                tallies.merge(key(product) + '|' + key(classification), new Tally(row, classification, tally.updates(), tally.newest()),
                        Tally::plus);
            }
        }
        Map<UUID, Category> known = new HashMap<>();
        for (Category category : server.categories().optional().orElse(List.of())) {
            known.put(category.id(), category);
            if (category.type().is(CategoryType.CLASSIFICATION)) {
                classifications.putIfAbsent(category.id().toString(), new CategoryRef(category.id(), category.title()));
            } else if (category.type().is(CategoryType.PRODUCT)) {
                products.putIfAbsent(category.id().toString(), new CategoryRef(category.id(), category.title()));
            }
        }
        Optional<Selection> selection = server.subscription().optional().map(subscription -> new Selection(subscription, known));
        selection.ifPresent(chosen -> chosen.addMissing(products, classifications));
        List<CategoryRef> columns = sorted(classifications);
        List<Row> rows = new ArrayList<>();
        for (CategoryRef product : sorted(products)) {
            Tri ticked = selection.map(chosen -> chosen.product(product)).orElse(Tri.UNKNOWN);
            List<Cell> cells = new ArrayList<>();
            for (CategoryRef classification : columns) {
                Tri both = selection.map(chosen -> and(ticked, chosen.classification(classification))).orElse(Tri.UNKNOWN);
                cells.add(new Cell(both, tallies.get(key(product) + '|' + key(classification))));
            }
            rows.add(new Row(product, family(product, known), ticked, List.copyOf(cells), byTitle.contains(product)));
        }
        return new SubscriptionMatrix(server, columns, List.copyOf(rows));
    }

    private static String key(CategoryRef ref) {
        return ref.guid().map(UUID::toString).orElse(ref.title());
    }

    private static List<CategoryRef> sorted(Map<String, CategoryRef> refs) {
        return refs.values().stream().sorted(Comparator.comparing(CategoryRef::shown, String.CASE_INSENSITIVE_ORDER)).toList();
    }

    private static Tri and(Tri first, Tri second) {
        if (first == Tri.NO || second == Tri.NO) {
            return Tri.NO;
        }
        return first == Tri.YES && second == Tri.YES ? Tri.YES : Tri.UNKNOWN;
    }

    private static String family(CategoryRef product, Map<UUID, Category> known) {
        UUID parent = product.guid().map(known::get).map(Category::parent).orElse(null);
        Category family = parent == null ? null : known.get(parent);
        return family == null ? "" : family.title();
    }

    /** What a subscription selects, families expanded. */
    public static final class Selection {

        private final Set<UUID> products = new HashSet<>();
        private final Set<UUID> classifications = new HashSet<>();
        private final Map<UUID, Category> known;
        private final Subscription subscription;

        public Selection(Subscription subscription, Map<UUID, Category> known) {
            this.subscription = subscription;
            this.known = known;
            subscription.products().forEach(ref -> ref.guid().ifPresent(products::add));
            subscription.classifications().forEach(ref -> ref.guid().ifPresent(classifications::add));
        }

        /**
         * Unknown where titles would have to be compared, and for a product that is not ticked itself while the categories
         * are not known: a ticked family may contain it.
         */
        public Tri product(CategoryRef product) {
            UUID id = product.id();
            if (id == null) {
                return Tri.UNKNOWN;
            }
            Set<UUID> seen = new HashSet<>();
            while (id != null && seen.add(id)) {
                if (products.contains(id)) {
                    return Tri.YES;
                }
                Category category = known.get(id);
                id = category == null ? null : category.parent();
            }
            return known.isEmpty() || titlesOnly(subscription.products()) ? Tri.UNKNOWN : Tri.NO;
        }

        public Tri classification(CategoryRef classification) {
            UUID id = classification.id();
            if (id == null || !classifications.contains(id) && titlesOnly(subscription.classifications())) {
                return Tri.UNKNOWN;
            }
            return Tri.of(classifications.contains(id));
        }

        private static boolean titlesOnly(List<CategoryRef> refs) {
            return refs.stream().anyMatch(ref -> ref.id() == null);
        }

        void addMissing(Map<String, CategoryRef> productRows, Map<String, CategoryRef> columns) {
            for (CategoryRef ref : subscription.products()) {
                Category category = ref.guid().map(known::get).orElse(null);
                if (category == null || category.type().is(CategoryType.PRODUCT)) {
                    productRows.putIfAbsent(key(ref), ref);
                }
            }
            for (CategoryRef ref : subscription.classifications()) {
                columns.putIfAbsent(key(ref), ref);
            }
        }
    }
}
