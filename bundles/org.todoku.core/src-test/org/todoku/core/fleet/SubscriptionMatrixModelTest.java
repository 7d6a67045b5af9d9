package org.todoku.core.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.jspecify.annotations.Nullable;
import org.todoku.core.Category;
import org.todoku.core.CategoryRef;
import org.todoku.core.CategoryType;
import org.todoku.core.Coded;
import org.todoku.core.Completeness;
import org.todoku.core.Presence;
import org.todoku.core.ReadyState;
import org.todoku.core.Section;
import org.todoku.core.ServerState;
import org.todoku.core.ServerUpdate;
import org.todoku.core.StateKind;
import org.todoku.core.Subscription;
import org.todoku.core.Title;
import org.todoku.core.Update;
import org.todoku.core.UpdateField;
import org.todoku.core.UpdateType;
import org.todoku.core.WellKnown;
import org.todoku.core.fact.Fact;
import org.todoku.core.fact.Provenance;
import org.todoku.core.fact.Reason;
import org.todoku.core.fact.Tri;
import org.todoku.core.fleet.SubscriptionMatrix.Counting;
import org.todoku.core.fleet.SubscriptionMatrix.Kind;
import org.todoku.core.fleet.SubscriptionMatrix.Row;
import org.todoku.core.simulation.Sandbox;
import org.todoku.core.simulation.Sandbox.Box;

/** Fleets at random, whatever their trees look like, read a second time update by update and box by box, in the plainest words. */
class SubscriptionMatrixModelTest {

    private static final Instant AT = Instant.parse("2026-07-14T00:00:00Z");
    private static final int CATEGORIES = 9;
    private static final List<CategoryRef> CLASSIFICATIONS = List.of(new CategoryRef(WellKnown.SECURITY_UPDATES, "Security Updates"),
            new CategoryRef(WellKnown.UPDATES, "Updates"), new CategoryRef(WellKnown.DRIVERS, "Drivers"));

    private static CategoryRef product(int number) {
        return new CategoryRef(new UUID(7, number), number % 4 == 3 ? "Twin" : "Product " + number);
    }

    private static Update update(int number, Random random) {
        List<CategoryRef> products = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            products.add(product(random.nextInt(CATEGORIES)));
        }
        return new Update(new UUID(9, number), 1, List.of(new Title("en", "Update " + number)), List.of(), List.of(),
                products.stream().distinct().toList(), random.nextInt(6) == 0 ? null : CLASSIFICATIONS.get(random.nextInt(3)),
                Coded.of(UpdateType.SOFTWARE), random.nextInt(5) == 0 ? null : AT.minusSeconds(random.nextInt(1000)), List.of(), List.of(),
                null, Map.of());
    }

    private static ServerUpdate listed(Update update, Random random) {
        return new ServerUpdate(update, new Presence(false, false, false, false, false, false,
                random.nextBoolean() ? null : AT.minusSeconds(random.nextInt(1000)), Coded.of(ReadyState.READY), Tri.UNKNOWN));
    }

    /** Parents at random, so there are loops, orphans, and parents that nobody lists. */
    private static List<Category> categories(Random random) {
        List<Category> result = new ArrayList<>();
        for (int i = 0; i < CATEGORIES; i++) {
            if (random.nextInt(5) > 0) {
                UUID parent = random.nextInt(3) == 0 ? null : new UUID(7, random.nextInt(CATEGORIES + 2));
                CategoryType type = CategoryType.values()[random.nextInt(3)];
                result.add(new Category(new UUID(7, i), random.nextInt(6) == 0 ? "Other " + i : product(i).title(), Coded.of(type), parent,
                        null,
                        Map.of()));
            }
        }
        return result;
    }

    private static ServerState server(String name, Random random, int updates) {
        boolean known = random.nextInt(4) > 0;
        List<CategoryRef> products = new ArrayList<>();
        List<CategoryRef> classifications = new ArrayList<>();
        for (int i = 0; i < CATEGORIES; i++) {
            if (random.nextInt(4) == 0) {
                products.add(product(i));
            }
        }
        CLASSIFICATIONS.stream().filter(one -> random.nextBoolean()).forEach(classifications::add);
        Section section = new Section("updates", random.nextInt(4) == 0 ? Completeness.PARTIAL : Completeness.COMPLETE, "",
                Math.max(1, updates), 0);
        Fact<List<Category>> categories = random.nextInt(5) == 0 ? Fact.unknown("categories", Reason.NOT_COLLECTED, "")
                : Fact.known(categories(random), new Provenance(name, AT));
        return new ServerState(StateKind.SERVER, name, "", AT, name, "todoku", none("server"), none("configuration"),
                known ? Fact.known(new Subscription(products, classifications, null, "", null, null, null, null, null, Map.of()),
                        new Provenance(name, AT)) : none("subscription"),
                none("syncHistory"), categories, none("approvals"), none("approvalRules"), none("downstreams"), section,
                Set.of(UpdateField.values()), List.of(section), List.of(), Map.of());
    }

    private static <T> Fact<T> none(String fact) {
        return Fact.unknown(fact, Reason.NOT_COLLECTED, "");
    }

    private static Map<ServerState, List<ServerUpdate>> fleet(Random random) {
        List<Update> updates = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            updates.add(update(i, random));
        }
        Map<ServerState, List<ServerUpdate>> fleet = new LinkedHashMap<>();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            List<ServerUpdate> own = updates.stream().filter(any -> random.nextBoolean()).map(one -> listed(one, random)).toList();
            fleet.put(server("s" + i, random, own.size()), own);
        }
        return fleet;
    }

    @Property(tries = 200, seed = "2026003")
    void countsWhatLookingAtEveryUpdateCounts(@ForAll Random random) {
        Map<ServerState, List<ServerUpdate>> fleet = fleet(random);
        List<ServerState> servers = List.copyOf(fleet.keySet());
        SubscriptionMatrix matrix = SubscriptionMatrix.of(new MemoryFacts(fleet), servers);
        Map<UUID, Set<UUID>> below = below(matrix);
        for (int server = 0; server < servers.size(); server++) {
            List<ServerUpdate> own = fleet.getOrDefault(servers.get(server), List.of());
            for (Row row : matrix.rows()) {
                for (int column = 0; column < matrix.classifications().size(); column++) {
                    CategoryRef classification = matrix.classifications().get(column);
                    long count = 0;
                    Instant newest = null;
                    for (ServerUpdate one : own) {
                        boolean in = row.kind() == Kind.NONE ? one.update().products().isEmpty() : one.update().products().stream()
                                .anyMatch(product -> below.getOrDefault(row.category().guid().orElseThrow(), Set.of())
                                        .contains(product.id()));
                        CategoryRef its = one.update().classification();
                        if (in && (its == null ? classification.id() == null : its.equals(classification))) {
                            count++;
                            Instant arrived = one.presence().arrived();
                            Instant when = arrived == null ? one.update().created() : arrived;
                            newest = newest == null || when != null && when.isAfter(newest) ? when : newest;
                        }
                    }
                    Tally tally = matrix.tally(row.number(), column, server);
                    assertEquals(count, tally == null ? 0 : tally.updates(), row + " " + classification);
                    assertEquals(newest, tally == null ? null : tally.newest());
                }
            }
            assertEquals(servers.get(server).updatesComplete() ? Counting.EXACT : Counting.AT_LEAST, matrix.counting(server));
        }
    }

    /** What is in the tree below each row, itself too, found by going up from every row. */
    private static Map<UUID, Set<UUID>> below(SubscriptionMatrix matrix) {
        Map<UUID, Set<UUID>> result = new HashMap<>();
        for (Row row : matrix.rows()) {
            UUID id = row.category().id();
            for (int at = row.number(); at >= 0 && id != null; at = matrix.rows().get(at).parent()) {
                result.computeIfAbsent(matrix.rows().get(at).category().guid().orElseThrow(), any -> new HashSet<>()).add(id);
            }
        }
        return result;
    }

    @Property(tries = 200, seed = "2026004")
    void theTreeHasEveryCategoryOnceInOrder(@ForAll Random random) {
        Map<ServerState, List<ServerUpdate>> fleet = fleet(random);
        SubscriptionMatrix matrix = SubscriptionMatrix.of(new MemoryFacts(fleet), List.copyOf(fleet.keySet()));
        Set<UUID> seen = new HashSet<>();
        for (Row row : matrix.rows()) {
            UUID id = row.category().id();
            assertTrue(id == null ? row.kind() == Kind.NONE : seen.add(id), () -> "twice: " + row);
            assertTrue(row.parent() < row.number());
            assertEquals(row.parent() < 0 ? 0 : matrix.rows().get(row.parent()).depth() + 1, row.depth());
            for (Row other : matrix.rows()) {
                boolean inside = row.number() < other.number() && other.number() < row.end();
                boolean above = false;
                for (int at = other.parent(); at >= 0; at = matrix.rows().get(at).parent()) {
                    above |= at == row.number();
                }
                assertEquals(above, inside, row + " " + other);
            }
        }
        Set<UUID> wanted = new HashSet<>();
        fleet.forEach((server, updates) -> {
            server.categories().optional().orElse(List.of()).stream().filter(one -> !one.type().is(CategoryType.COMPANY))
                    .forEach(one -> wanted.add(one.id()));
            server.subscription().optional().ifPresent(one -> one.products().forEach(ref -> wanted.add(ref.guid().orElseThrow())));
            updates.forEach(one -> one.update().products().forEach(ref -> wanted.add(ref.guid().orElseThrow())));
        });
        assertTrue(seen.containsAll(wanted), () -> "lost: " + wanted.stream().filter(id -> !seen.contains(id)).toList());
    }

    @Property(tries = 100, seed = "2026005")
    void aLoopOfParentsIsOpenedAtOneOfItsMembers(@ForAll Random random) {
        Map<ServerState, List<ServerUpdate>> fleet = fleet(random);
        SubscriptionMatrix matrix = SubscriptionMatrix.of(new MemoryFacts(fleet), List.copyOf(fleet.keySet()));
        List<Row> inLoops = matrix.rows().stream().filter(Row::inLoop).toList();
        Set<Integer> tops = new HashSet<>();
        for (Row row : inLoops) {
            Row at = row;
            while (at.parent() >= 0 && matrix.rows().get(at.parent()).inLoop()) {
                at = matrix.rows().get(at.parent());
            }
            assertEquals(-1, at.parent(), () -> "a loop has nothing above it: " + matrix.rows());
            tops.add(at.number());
        }
        // with nine categories a loop of one member is the only one that has no second
        for (int top : tops) {
            long members = inLoops.stream().filter(row -> top <= row.number() && row.number() < matrix.rows().get(top).end()).count();
            UUID id = matrix.rows().get(top).category().id();
            boolean own = fleet.keySet().stream().flatMap(server -> server.categories().optional().orElse(List.of()).stream())
                    .anyMatch(one -> one.id().equals(id) && one.id().equals(one.parent()));
            assertTrue(members > 1 || own, () -> "the rest of the loop is lost: " + matrix.rows());
        }
    }

    @Property(tries = 200, seed = "2026006")
    void ticksAndDifferencesAreThoseOfEveryBox(@ForAll Random random) {
        Map<ServerState, List<ServerUpdate>> fleet = fleet(random);
        List<ServerState> servers = List.copyOf(fleet.keySet());
        SubscriptionMatrix matrix = SubscriptionMatrix.of(new MemoryFacts(fleet), servers);
        for (Row row : matrix.rows()) {
            Set<Tri> all = new HashSet<>();
            for (int server = 0; server < servers.size(); server++) {
                Tri expected = ticked(servers.get(server), servers.get(server).subscription().optional().orElse(null), row.category());
                assertEquals(expected, matrix.ticked(row.number(), server), row + " on " + servers.get(server).server());
                all.add(expected);
                for (int column = 0; column < matrix.classifications().size(); column++) {
                    Tri both = expected.and(classificationTicked(servers.get(server), matrix.classifications().get(column)));
                    assertEquals(both, matrix.selected(row.number(), column, server));
                }
            }
            assertEquals(all.containsAll(Set.of(Tri.YES, Tri.NO)), matrix.differs(row.number()));
        }
        for (ServerState server : servers) {
            if (!server.subscription().isKnown()) {
                int at = servers.indexOf(server);
                assertTrue(matrix.rows().stream().allMatch(row -> matrix.ticked(row.number(), at) == Tri.UNKNOWN));
            }
        }
    }

    private static Tri ticked(ServerState server, @Nullable Subscription subscription, CategoryRef category) {
        UUID id = category.id();
        if (subscription == null || id == null) {
            return Tri.UNKNOWN;
        }
        Set<UUID> boxes = subscription.products().stream().map(ref -> ref.guid().orElseThrow()).collect(Collectors.toSet());
        List<Category> categories = server.categories().optional().orElse(List.of());
        Set<UUID> up = new HashSet<>(Set.of(id));
        for (int i = 0; i <= categories.size(); i++) {
            categories.stream().filter(one -> up.contains(one.id())).map(Category::parent).forEach(parent -> {
                if (parent != null) {
                    up.add(parent);
                }
            });
        }
        up.retainAll(boxes);
        return !up.isEmpty() ? Tri.YES : categories.isEmpty() ? Tri.UNKNOWN : Tri.NO;
    }

    private static Tri classificationTicked(ServerState server, CategoryRef classification) {
        return classification.id() == null ? Tri.UNKNOWN : server.subscription().optional()
                .map(one -> Tri.of(one.classifications().contains(classification))).orElse(Tri.UNKNOWN);
    }

    @Property(tries = 200, seed = "2026007")
    void aTitleThatServersDoNotAgreeAboutIsNamedWithWhoUsesIt(@ForAll Random random) {
        Map<ServerState, List<ServerUpdate>> fleet = fleet(random);
        List<ServerState> servers = List.copyOf(fleet.keySet());
        SubscriptionMatrix matrix = SubscriptionMatrix.of(new MemoryFacts(fleet), servers);
        for (Row row : matrix.rows()) {
            Map<String, List<ServerState>> titles = new LinkedHashMap<>();
            servers.forEach(server -> server.categories().optional().orElse(List.of()).stream()
                    .filter(one -> one.id().equals(row.category().id()))
                    .forEach(one -> titles.computeIfAbsent(one.title(), any -> new ArrayList<>()).add(server)));
            assertEquals(titles.size() > 1 ? titles : Map.of(), matrix.titles(row.category()));
            List<UUID> twins = matrix.rows().stream().filter(other -> other != row && !row.category().title().isEmpty()
                    && other.category().title().equals(row.category().title())).map(other -> other.category().guid()
                            .orElseThrow()).toList();
            assertEquals(twins, matrix.twins(row.number()).stream().map(other -> other.category().guid().orElseThrow()).toList());
        }
    }

    @Property(tries = 200, seed = "2026008")
    void aSandboxIsTheSameAsAServerThatHasItTicked(@ForAll Random random) {
        Map<ServerState, List<ServerUpdate>> fleet = fleet(random);
        List<ServerState> servers = List.copyOf(fleet.keySet());
        SubscriptionMatrix matrix = SubscriptionMatrix.of(new MemoryFacts(fleet), servers);
        ServerState touched = servers.get(random.nextInt(servers.size()));
        Sandbox sandbox = Sandbox.NOTHING;
        Set<CategoryRef> boxes = new HashSet<>(touched.subscription().optional().map(Subscription::products).orElse(List.of()));
        Set<CategoryRef> off = new HashSet<>();
        for (int i = random.nextInt(5); i >= 0; i--) {
            CategoryRef box = product(random.nextInt(CATEGORIES));
            boolean on = random.nextBoolean();
            sandbox = sandbox.with(touched, Box.PRODUCT, box, on);
            boxes.remove(box);
            off.remove(box);
            (on ? boxes : off).add(box);
            assertEquals(Tri.of(on), sandbox.nowTicked(touched, Box.PRODUCT, box));
        }
        int server = servers.indexOf(touched);
        SubscriptionMatrix then = matrix.assuming(sandbox.assumed(servers));
        Subscription after = new Subscription(List.copyOf(boxes), List.of(), null, "", null, null, null, null, null, Map.of());
        for (Row row : matrix.rows()) {
            Tri expected = ticked(touched, after, row.category());
            boolean sure = touched.subscription().isKnown();
            assertEquals(!sure && expected == Tri.NO ? Tri.UNKNOWN : expected,
                    sandbox.isEmpty() ? expected(matrix, then, row, server, expected, sure) : then.ticked(row.number(), server));
        }
        for (CategoryRef box : boxes) {
            sandbox = sandbox.with(touched, Box.PRODUCT, box, Sandbox.ticked(touched, Box.PRODUCT, box) == Tri.YES);
        }
        for (CategoryRef box : off) {
            sandbox = sandbox.with(touched, Box.PRODUCT, box, Sandbox.ticked(touched, Box.PRODUCT, box) == Tri.YES);
        }
        assertTrue(!touched.subscription().isKnown() || sandbox.isEmpty(), sandbox::toString);
        assertFalse(then == matrix && !sandbox.isEmpty());
    }

    /** Nothing was changed in the end, so it is as collected. */
    private static Tri expected(SubscriptionMatrix matrix, SubscriptionMatrix then, Row row, int server, Tri expected, boolean sure) {
        assertEquals(matrix.ticked(row.number(), server), then.ticked(row.number(), server));
        return !sure && expected == Tri.NO ? Tri.UNKNOWN : then.ticked(row.number(), server);
    }
}
