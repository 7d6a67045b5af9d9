package org.todoku.core.fleet;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.todoku.core.Category;
import org.todoku.core.CategoryRef;
import org.todoku.core.CategoryType;
import org.todoku.core.fleet.SubscriptionMatrix.Kind;
import org.todoku.core.fleet.SubscriptionMatrix.Row;

/**
 * Families and products as one tree in the order in which it is shown. Whatever the sources say of parents, every product stands in it
 * once: below its family, below a family that nobody lists, or at the top; a loop of parents is opened at one of its members.
 */
final class CategoryForest {

    private static final List<CategoryType> LEVELS = List.of(CategoryType.PRODUCT, CategoryType.PRODUCT_FAMILY, CategoryType.COMPANY);

    private static final Comparator<Node> BY_TITLE = Comparator.<Node, String>comparing(node -> node.ref().shown(),
            String.CASE_INSENSITIVE_ORDER).thenComparing(node -> String.valueOf(node.id));

    /** One category while the tree grows. */
    private static final class Node {

        private final @Nullable UUID id;
        private String title;
        private Optional<CategoryType> type;
        private boolean listed;
        private boolean needed;
        private @Nullable UUID parent;
        private @Nullable Node up;
        private boolean loop;
        private final List<Node> down = new ArrayList<>();

        Node(@Nullable UUID id, String title, Optional<CategoryType> type) {
            this.id = id;
            this.title = title;
            this.type = type;
        }

        CategoryRef ref() {
            return new CategoryRef(id, title);
        }

        boolean is(CategoryType wanted) {
            return type.filter(wanted::equals).isPresent();
        }

        boolean mayBeProduct() {
            return type.isEmpty() || is(CategoryType.PRODUCT);
        }

        boolean family() {
            return !down.isEmpty() || type.isPresent() && !is(CategoryType.PRODUCT);
        }
    }

    private final Map<UUID, Node> nodes = new LinkedHashMap<>();
    private final Map<String, Node> titles = new LinkedHashMap<>();
    private final List<Row> rows = new ArrayList<>();
    private final Map<UUID, Integer> numbers = new HashMap<>();
    private final Map<String, Integer> titleNumbers = new HashMap<>();

    /** @param named products and families that subscriptions and updates name */
    CategoryForest(Collection<List<Category>> lists, Collection<CategoryRef> named, Set<UUID> byTitle) {
        lists.forEach(list -> list.forEach(this::add));
        named.forEach(this::add);
        hang();
        openLoops();
        flatten(byTitle);
    }

    private void add(Category category) {
        if (category.type().is(CategoryType.CLASSIFICATION)) {
            return;
        }
        Node node = nodes.computeIfAbsent(category.id(), id -> new Node(id, "", Optional.empty()));
        node.listed = true;
        node.title = node.title.isEmpty() ? category.title() : node.title;
        // where servers disagree, the lowest level counts: a company may be left out, a product never
        category.type().recognised().filter(type -> node.type.isEmpty() || LEVELS.indexOf(type) < LEVELS.indexOf(node.type.get()))
                .ifPresent(type -> node.type = Optional.of(type));
        node.parent = node.parent == null ? category.parent() : node.parent;
    }

    private void add(CategoryRef ref) {
        UUID id = ref.id();
        Node node = id == null ? titles.computeIfAbsent(ref.title(), title -> new Node(null, title, Optional.of(CategoryType.PRODUCT)))
                : nodes.computeIfAbsent(id, any -> new Node(any, ref.title(), Optional.empty()));
        node.title = node.title.isEmpty() ? ref.title() : node.title;
        node.needed = true;
    }

    /** Companies are left out where only families stand below them: there is one, and it would be above all. */
    private void hang() {
        for (Node node : List.copyOf(nodes.values())) {
            UUID parent = node.parent;
            if (parent != null && node.mayBeProduct()) {
                nodes.computeIfAbsent(parent, id -> new Node(id, "", Optional.of(CategoryType.PRODUCT_FAMILY))).needed = true;
            }
        }
        for (Node node : nodes.values()) {
            UUID parent = node.parent;
            Node above = parent == null ? null : nodes.get(parent);
            if (above != null && (above.needed || !above.is(CategoryType.COMPANY))) {
                node.up = above;
            }
        }
    }

    private void openLoops() {
        Set<Node> done = new HashSet<>();
        for (Node begin : nodes.values()) {
            Set<Node> way = new HashSet<>();
            Node at = begin;
            while (at != null && !done.contains(at) && way.add(at)) {
                at = at.up;
            }
            if (at != null && way.contains(at)) {
                List<Node> loop = new ArrayList<>();
                for (Node member = at; member != null && !member.loop; member = member.up) {
                    member.loop = true;
                    loop.add(member);
                }
                loop.stream().min(BY_TITLE).ifPresent(first -> first.up = null);
            }
            done.addAll(way);
        }
    }

    private void flatten(Set<UUID> byTitle) {
        List<Node> tops = new ArrayList<>(titles.values());
        for (Node node : nodes.values()) {
            Node above = node.up;
            if (above != null) {
                above.down.add(node);
            } else if (node.needed || !node.is(CategoryType.COMPANY)) {
                tops.add(node);
            }
        }
        boolean families = tops.stream().anyMatch(Node::family);
        // what is expanded first, then single products
        tops.sort(Comparator.<Node, Boolean>comparing(node -> !node.family()).thenComparing(BY_TITLE));
        Deque<Node> waiting = new ArrayDeque<>(tops);
        Map<Node, Integer> placed = new HashMap<>();
        int[] ends = new int[tops.size() + nodes.size()];
        while (!waiting.isEmpty()) {
            Node node = waiting.removeFirst();
            node.down.sort(BY_TITLE);
            for (int i = node.down.size() - 1; i >= 0; i--) {
                waiting.addFirst(node.down.get(i));
            }
            int number = rows.size();
            placed.put(node, number);
            Integer above = node.up == null ? null : placed.get(node.up);
            int parent = above == null ? -1 : above;
            int depth = parent < 0 ? 0 : rows.get(parent).depth() + 1;
            rows.add(new Row(number, node.ref(), node.family() ? Kind.FAMILY : Kind.PRODUCT, parent, depth, number + 1,
                    node.id != null && byTitle.contains(node.id), node.listed, node.loop, parent < 0 && families && !node.family()));
            ends[number] = number + 1;
            UUID id = node.id;
            if (id == null) {
                titleNumbers.put(node.title, number);
            } else {
                numbers.put(id, number);
            }
        }
        for (int number = rows.size() - 1; number >= 0; number--) {
            Row row = rows.get(number);
            if (row.parent() >= 0) {
                ends[row.parent()] = Math.max(ends[row.parent()], ends[number]);
            }
            rows.set(number, row.until(ends[number]));
        }
    }

    List<Row> rows() {
        return rows;
    }

    /** Number of the row of a category; -1 for none. */
    int number(CategoryRef ref) {
        UUID id = ref.id();
        return id == null ? titleNumbers.getOrDefault(ref.title(), -1) : numbers.getOrDefault(id, -1);
    }
}
