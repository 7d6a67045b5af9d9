package org.todoku.core.fleet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.todoku.core.Category;
import org.todoku.core.CategoryRef;
import org.todoku.core.CategoryType;
import org.todoku.core.Completeness;
import org.todoku.core.ServerState;
import org.todoku.core.Subscription;
import org.todoku.core.UpdateField;
import org.todoku.core.WellKnown;
import org.todoku.core.fact.Tri;

/**
 * Products by classifications of some servers: what is ticked and what is there. Where a subscription is unknown, no cell says
 * "not ticked". Rows, columns and servers are addressed by their numbers, which begin with 0. Immutable and safe for many threads.
 */
public final class SubscriptionMatrix {

    /** What a row stands for. */
    public enum Kind {
        /** A family, or whatever else has products below it. */
        FAMILY,
        PRODUCT,
        /** Updates of which no source says the product. */
        NONE
    }

    /** How far the number of updates of a server can be trusted. */
    public enum Counting {
        EXACT,
        /** The list is a part, or it does not say products or classifications of all updates. */
        AT_LEAST,
        /** There is no list. */
        UNKNOWN
    }

    /**
     * One line of the tree; those below it follow it.
     *
     * @param parent number of the row above it in the tree; -1 at the top
     * @param depth 0 at the top
     * @param end number of the first row after this one and everything below it
     * @param byTitle whether updates are counted here whose source gives the title of the product only; see {@link CategoryTitles}
     * @param listed whether the categories of any of the servers have it
     * @param inLoop whether the parents that the servers name lead back to it
     * @param orphan whether it is a product without a family, while others have one
     */
    public record Row(int number, CategoryRef category, Kind kind, int parent, int depth, int end, boolean byTitle, boolean listed,
            boolean inLoop, boolean orphan) {

        Row until(int last) {
            return new Row(number, category, kind, parent, depth, last, byTitle, listed, inLoop, orphan);
        }
    }

    /** On how many servers something is ticked, is not, or is not known. */
    public record Spread(int yes, int no, int unknown) {

        /** Asked for every cell that is painted, so it makes no list. */
        private static Spread of(int from, int until, IntFunction<Tri> ticks) {
            int yes = 0;
            int no = 0;
            for (int at = from; at < until; at++) {
                Tri tick = ticks.apply(at);
                yes += tick == Tri.YES ? 1 : 0;
                no += tick == Tri.NO ? 1 : 0;
            }
            return new Spread(yes, no, until - from - yes - no);
        }

        /** Whether it is known of two servers that they differ. */
        public boolean differs() {
            return yes > 0 && no > 0;
        }

        public int all() {
            return yes + no + unknown;
        }
    }

    private final List<ServerState> servers;
    private final List<Row> rows;
    private final List<CategoryRef> classifications;
    private final ServerCategories categories;
    private final CellCount.Cells[] cells;
    private final Map<String, List<Row>> sameTitles;
    private final Tri[][] rowTicks;
    private final Tri[][] columnTicks;

    private SubscriptionMatrix(List<ServerState> servers, List<Row> rows, List<CategoryRef> classifications, ServerCategories categories,
            CellCount.Cells[] cells, Map<String, List<Row>> sameTitles, Tri[][] rowTicks, Tri[][] columnTicks) {
        this.servers = servers;
        this.rows = rows;
        this.classifications = classifications;
        this.categories = categories;
        this.cells = cells;
        this.sameTitles = sameTitles;
        this.rowTicks = rowTicks;
        this.columnTicks = columnTicks;
    }

    public static SubscriptionMatrix of(FactBase facts, ServerState server) {
        return of(facts, List.of(server));
    }

    /** @param servers in the order in which they are to be shown */
    public static SubscriptionMatrix of(FactBase facts, List<ServerState> servers) {
        return of(facts, servers, new CategoryTitles(facts));
    }

    /** @param titles of the same facts; for those who make several */
    public static SubscriptionMatrix of(FactBase facts, List<ServerState> servers, CategoryTitles titles) {
        ServerCategories categories = new ServerCategories(servers);
        Set<CategoryRef> named = new LinkedHashSet<>();
        Set<UUID> byTitle = new HashSet<>();
        Map<String, CategoryRef> columns = new LinkedHashMap<>();
        List<List<UpdateGroup>> groups = servers.parallelStream().map(facts::groups).toList();
        @Nullable UpdateKind[] kinds = kinds(groups);
        // many kinds share the list of their products
        Set<List<CategoryRef>> products = Collections.newSetFromMap(new IdentityHashMap<>());
        boolean unclassified = false;
        boolean productless = false;
        for (UpdateKind kind : kinds) {
            if (kind == null) {
                continue;
            }
            if (products.add(kind.products())) {
                name(kind.products(), titles, named, byTitle);
            }
            productless |= kind.products().isEmpty();
            CategoryRef classification = kind.classification();
            if (classification == null) {
                unclassified = true;
            } else {
                addColumn(columns, classification);
            }
        }
        for (ServerState server : servers) {
            server.subscription().optional().ifPresent(subscription -> {
                subscription.products().forEach(product -> named.add(titles.withGuid(product)));
                subscription.classifications().forEach(classification -> addColumn(columns, classification));
            });
        }
        categories.lists().forEach(list -> list.stream().filter(one -> one.type().is(CategoryType.CLASSIFICATION))
                .forEach(one -> addColumn(columns, new CategoryRef(one.id(), one.title()))));
        CategoryForest forest = new CategoryForest(categories.lists(), named, byTitle);
        List<Row> rows = new ArrayList<>(forest.rows());
        if (productless) {
            rows.add(new Row(rows.size(), new CategoryRef(null, ""), Kind.NONE, -1, 0, rows.size() + 1, false, false, false, false));
        }
        List<CategoryRef> sorted = new ArrayList<>(columns.values());
        sorted.sort(Comparator.comparing(CategoryRef::shown, String.CASE_INSENSITIVE_ORDER));
        if (unclassified) {
            sorted.add(new CategoryRef(null, ""));
        }
        CellCount counter = new CellCount(rows, sorted, forest, titles, kinds);
        CellCount.Cells[] cells = groups.parallelStream().map(counter::count).toArray(CellCount.Cells[]::new);
        Tri[][] rowTicks = new Tri[servers.size()][];
        Tri[][] columnTicks = new Tri[servers.size()][];
        SubscriptionMatrix matrix = new SubscriptionMatrix(List.copyOf(servers), List.copyOf(rows), List.copyOf(sorted), categories, cells,
                sameTitles(rows), rowTicks, columnTicks);
        IntStream.range(0, servers.size()).parallel()
                .forEach(server -> matrix.tick(server, servers.get(server).subscription().optional(), true));
        return matrix;
    }

    /** Every kind that any of them has, by its number; null where none has the number. */
    private static @Nullable UpdateKind[] kinds(List<List<UpdateGroup>> groups) {
        @Nullable UpdateKind[] kinds = new UpdateKind[64];
        for (List<UpdateGroup> own : groups) {
            for (UpdateGroup group : own) {
                int number = group.kind().number();
                if (number >= kinds.length) {
                    kinds = Arrays.copyOf(kinds, Math.max(number + 1, kinds.length * 2));
                }
                kinds[number] = group.kind();
            }
        }
        return kinds;
    }

    /** Adds products with their GUIDs, where those can be told. */
    private static void name(List<CategoryRef> products, CategoryTitles titles, Set<CategoryRef> named, Set<UUID> byTitle) {
        for (CategoryRef product : products) {
            CategoryRef row = titles.withGuid(product);
            named.add(row);
            UUID id = product.id() == null ? row.id() : null;
            if (id != null) {
                byTitle.add(id);
            }
        }
    }

    private static void addColumn(Map<String, CategoryRef> columns, CategoryRef classification) {
        CategoryRef column = WellKnown.withGuid(classification).orElse(classification);
        columns.putIfAbsent(column.guid().map(UUID::toString).orElse(column.title()), column);
    }

    /** @param whole whether what is not in the subscription is known to be not ticked */
    private void tick(int server, Optional<Subscription> subscription, boolean whole) {
        Map<UUID, Category> known = categories.of(servers.get(server));
        Tri[] ofRows = new Tri[rows.size()];
        Tri[] ofColumns = new Tri[classifications.size()];
        Arrays.fill(ofRows, Tri.UNKNOWN);
        Arrays.fill(ofColumns, Tri.UNKNOWN);
        subscription.map(one -> new Selection(one, known)).ifPresent(selection -> {
            Arrays.setAll(ofRows, row -> sure(selection.product(rows.get(row).category()), whole));
            Arrays.setAll(ofColumns, column -> sure(selection.classification(classifications.get(column)), whole));
        });
        rowTicks[server] = ofRows;
        columnTicks[server] = ofColumns;
    }

    private static Tri sure(Tri tick, boolean whole) {
        return tick == Tri.NO && !whole ? Tri.UNKNOWN : tick;
    }

    /**
     * The same matrix as if servers had other selections. Where the selection of a server is not known, what the assumed one does not
     * have stays unknown.
     *
     * @param assumed by key of the server; the others stay as they are
     */
    public SubscriptionMatrix assuming(Map<String, Subscription> assumed) {
        SubscriptionMatrix other = new SubscriptionMatrix(servers, rows, classifications, categories, cells, sameTitles, rowTicks.clone(),
                columnTicks.clone());
        for (int server = 0; server < servers.size(); server++) {
            Subscription subscription = assumed.get(servers.get(server).key());
            if (subscription != null) {
                other.tick(server, Optional.of(subscription), servers.get(server).subscription().isKnown());
            }
        }
        return other;
    }

    public List<ServerState> servers() {
        return servers;
    }

    /** The tree from top to bottom, everything expanded. */
    public List<Row> rows() {
        return rows;
    }

    /** Title of what the row stands below; empty at the top. */
    public String family(int row) {
        int parent = rows.get(row).parent();
        return parent < 0 ? "" : rows.get(parent).category().shown();
    }

    /** By title; the last one has no title and no GUID where classifications of updates are not known. */
    public List<CategoryRef> classifications() {
        return classifications;
    }

    /** Whether the product or family, or a family that contains it, is ticked. */
    public Tri ticked(int row, int server) {
        return rowTicks[server][row];
    }

    public Tri classificationTicked(int column, int server) {
        return columnTicks[server][column];
    }

    /** Whether both are ticked. */
    public Tri selected(int row, int column, int server) {
        return rowTicks[server][row].and(columnTicks[server][column]);
    }

    /** The updates of a product, or of everything below a family, each of them once; null where the server lists none. */
    public @Nullable Tally tally(int row, int column, int server) {
        int cell = row * classifications.size() + column;
        long updates = cells[server].updates()[cell];
        return updates == 0 ? null
                : new Tally(rows.get(row).category(), classifications.get(column), updates, cells[server].newest()[cell]);
    }

    /** How far the numbers of {@link #tally} can be trusted; where nothing is counted there may be something. */
    public Counting counting(int server) {
        ServerState state = servers.get(server);
        if (state.updates().completeness() == Completeness.ABSENT || state.updates().completeness() == Completeness.FAILED) {
            return Counting.UNKNOWN;
        }
        return state.updatesComplete() && state.has(UpdateField.PRODUCTS) && state.has(UpdateField.CLASSIFICATION) ? Counting.EXACT
                : Counting.AT_LEAST;
    }

    /** Whether the categories of the server have it, so that it could be ticked there. */
    public Tri offered(CategoryRef category, int server) {
        ServerState state = servers.get(server);
        UUID id = category.id();
        return id == null || !state.categories().isKnown() ? Tri.UNKNOWN : Tri.of(categories.of(state).containsKey(id));
    }

    public Spread ticked(int row) {
        return Spread.of(0, servers.size(), server -> ticked(row, server));
    }

    public Spread classificationTicked(int column) {
        return Spread.of(0, servers.size(), server -> classificationTicked(column, server));
    }

    public Spread selected(int row, int column) {
        return Spread.of(0, servers.size(), server -> selected(row, column, server));
    }

    /** How many of the products below a family are ticked on a server. */
    public Spread below(int row, int server) {
        int yes = 0;
        int no = 0;
        int unknown = 0;
        for (int at = row + 1; at < rows.get(row).end(); at++) {
            if (rows.get(at).kind() == Kind.PRODUCT) {
                switch (ticked(at, server)) {
                    case YES -> yes++;
                    case NO -> no++;
                    case UNKNOWN -> unknown++;
                }
            }
        }
        return new Spread(yes, no, unknown);
    }

    /** Whether two servers are known to differ in the box of the row. */
    public boolean differs(int row) {
        return ticked(row).differs();
    }

    /** The titles that servers give a category, and who does; empty where they agree. Translations of classifications agree. */
    public Map<String, List<ServerState>> titles(CategoryRef category) {
        return categories.titles(category.id());
    }

    /** Other rows with the title of this one, which a person takes for the same. */
    public List<Row> twins(int row) {
        return rows.get(row).kind() == Kind.NONE ? List.of() : sameTitles.getOrDefault(folded(rows.get(row)), List.of()).stream()
                .filter(other -> other.number() != row).toList();
    }

    private static String folded(Row row) {
        return row.category().title().strip().toLowerCase(Locale.ROOT);
    }

    /** The rows of every title that several have. */
    private static Map<String, List<Row>> sameTitles(List<Row> rows) {
        Map<String, List<Row>> byTitle = new HashMap<>();
        rows.stream().filter(row -> !folded(row).isEmpty()).forEach(row -> byTitle.computeIfAbsent(folded(row), title -> new ArrayList<>())
                .add(row));
        byTitle.values().removeIf(same -> same.size() < 2);
        return byTitle;
    }

    /** What a subscription selects, families expanded. */
    public static final class Selection {

        private static final int MOST_LEVELS = 32;

        private final Set<UUID> products = new HashSet<>();
        private final Set<UUID> classifications = new HashSet<>();
        private final Map<UUID, Category> known;
        private final boolean productsByTitle;
        private final boolean classificationsByTitle;

        public Selection(Subscription subscription, Map<UUID, Category> known) {
            this.known = known;
            this.productsByTitle = titlesOnly(subscription.products());
            this.classificationsByTitle = titlesOnly(subscription.classifications());
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
            // far more levels than there are: a loop in what a source says must end
            for (int level = 0; id != null && level < MOST_LEVELS; level++) {
                if (products.contains(id)) {
                    return Tri.YES;
                }
                Category category = known.get(id);
                id = category == null ? null : category.parent();
            }
            return known.isEmpty() || productsByTitle ? Tri.UNKNOWN : Tri.NO;
        }

        public Tri classification(CategoryRef classification) {
            UUID id = classification.id();
            if (id == null || !classifications.contains(id) && classificationsByTitle) {
                return Tri.UNKNOWN;
            }
            return Tri.of(classifications.contains(id));
        }

        private static boolean titlesOnly(List<CategoryRef> refs) {
            return refs.stream().anyMatch(ref -> ref.id() == null);
        }
    }
}
