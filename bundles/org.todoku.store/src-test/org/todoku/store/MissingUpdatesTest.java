package org.todoku.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.todoku.core.CategoryRef;
import org.todoku.core.Coded;
import org.todoku.core.Completeness;
import org.todoku.core.Presence;
import org.todoku.core.Progress;
import org.todoku.core.ReadyState;
import org.todoku.core.Section;
import org.todoku.core.ServerState;
import org.todoku.core.ServerUpdate;
import org.todoku.core.StateKind;
import org.todoku.core.Title;
import org.todoku.core.Update;
import org.todoku.core.UpdateField;
import org.todoku.core.UpdateType;
import org.todoku.core.fact.Tri;
import org.todoku.core.fleet.FactBase;
import org.todoku.core.fleet.MemoryFacts;
import org.todoku.core.fleet.MissingUpdates;
import org.todoku.core.fleet.UpdateStanding;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** A view counts what a server lacks exactly as the plain lists of {@link MemoryFacts} do. */
class MissingUpdatesTest {

    private static final List<CategoryRef> PRODUCTS = List.of(Samples.WINDOWS_11, new CategoryRef(new UUID(7, 7), "Office"),
            new CategoryRef(null, "Windows Server"));
    private static final int UPDATES = 14;

    /** What decides into which group an update goes. */
    private record Like(List<CategoryRef> products, @Nullable CategoryRef classification, UpdateStanding standing, boolean listedAbove) {
    }

    private record Sum(long updates, long bytes, long sizesUnknown, Set<String> languages) {

        Sum plus(Sum other) {
            Set<String> both = new HashSet<>(languages);
            both.addAll(other.languages);
            return new Sum(updates + other.updates, bytes + other.bytes, sizesUnknown + other.sizesUnknown, both);
        }
    }

    @Property(tries = 150, seed = "2026043")
    void sameGroups(@ForAll Random random) throws Exception {
        Map<String, Update> revisions = new HashMap<>();
        Map<ServerState, List<ServerUpdate>> fleet = new LinkedHashMap<>();
        for (int server = 1 + random.nextInt(4); server >= 0; server--) {
            ServerState state = state(random, server);
            Map<String, ServerUpdate> updates = new LinkedHashMap<>();
            for (int i = random.nextInt(30); i > 0; i--) {
                Update made = update(random);
                String key = made.id() + "/" + made.revision();
                updates.putIfAbsent(key, new ServerUpdate(revisions.computeIfAbsent(key, any -> made), presence(random)));
            }
            fleet.put(state, List.copyOf(updates.values()));
        }
        FactBase model = new MemoryFacts(fleet);
        try (Workspace workspace = Workspace.temporary()) {
            for (Map.Entry<ServerState, List<ServerUpdate>> state : fleet.entrySet()) {
                workspace.importState(Samples.reader(state.getKey(), state.getValue()), Progress.NONE);
            }
            FleetView view = workspace.view();
            List<ServerState> states = new ArrayList<>(fleet.keySet());
            for (ServerState server : states) {
                ServerState above = random.nextBoolean() ? null : states.get(random.nextInt(states.size()));
                boolean all = random.nextBoolean();
                MissingUpdates.Pairs pairs = (products, classification) -> all || products.contains(Samples.WINDOWS_11);
                assertEquals(sums(model.missing(server, above, pairs)), sums(view.missing(server, above, pairs)));
            }
            for (int number = 0; number < UPDATES; number++) {
                Update update = model.update(Samples.id(number)).orElse(null);
                if (update != null) {
                    assertEquals(UpdateStanding.of(model, update), UpdateStanding.of(view, update));
                }
            }
        }
    }

    private static Map<Like, Sum> sums(List<MissingUpdates> groups) {
        Map<Like, Sum> result = new HashMap<>();
        groups.forEach(group -> result.merge(
                new Like(group.products(), group.classification(), group.standing(), group.listedAbove()),
                new Sum(group.updates(), group.bytes(), group.sizesUnknown(), group.languages()), Sum::plus));
        return result;
    }

    private static ServerState state(Random random, int number) {
        StateKind kind = random.nextInt(4) == 0 ? StateKind.CATALOGUE : StateKind.SERVER;
        ServerState full = Samples.state(kind, "wsus" + number, Samples.DAY, "file" + number);
        Set<UpdateField> fields = new HashSet<>(full.updateFields());
        fields.removeIf(field -> random.nextInt(4) == 0);
        Section section = new Section("updates", random.nextBoolean() ? Completeness.COMPLETE : Completeness.PARTIAL, "", 0, 0);
        return new ServerState(kind, full.server(), "", full.collectedAt(), full.source(), "test", full.info(), full.configuration(),
                full.subscription(), full.syncHistory(), full.categories(), full.approvals(), full.approvalRules(), full.downstreams(),
                section, fields, List.of(section), List.of(), Map.of());
    }

    private static Update update(Random random) {
        int number = random.nextInt(UPDATES);
        List<CategoryRef> products = random.ints(random.nextInt(3), 0, PRODUCTS.size()).distinct().mapToObj(PRODUCTS::get).toList();
        return new Update(Samples.id(number), random.nextInt(3), List.of(new Title("en", "Update")), List.of(), List.of(), products,
                random.nextInt(4) == 0 ? null : Samples.SECURITY, Coded.of(UpdateType.SOFTWARE), Samples.DAY,
                random.nextInt(3) == 0 ? List.of(Samples.id(random.nextInt(UPDATES))) : List.of(),
                random.nextBoolean() ? List.of("ja", "en") : List.of(), random.nextInt(3) == 0 ? null : Long.valueOf(random.nextInt(50)),
                random.nextInt(6) == 0 ? Map.of(ServerUpdate.PUBLICATION_STATE, "\"Odd\"") : Map.of());
    }

    private static Presence presence(Random random) {
        return new Presence(random.nextBoolean(), random.nextBoolean(), random.nextInt(3) == 0, random.nextInt(3) == 0,
                random.nextBoolean(), random.nextInt(8) == 0, null, Coded.of(ReadyState.READY), Tri.values()[random.nextInt(3)]);
    }
}
