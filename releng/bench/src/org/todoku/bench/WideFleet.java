package org.todoku.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;

import org.todoku.core.Category;
import org.todoku.core.CategoryRef;
import org.todoku.core.CategoryType;
import org.todoku.core.Coded;
import org.todoku.core.Configuration;
import org.todoku.core.Presence;
import org.todoku.core.Progress;
import org.todoku.core.ReadyState;
import org.todoku.core.Section;
import org.todoku.core.ServerState;
import org.todoku.core.ServerUpdate;
import org.todoku.core.StateKind;
import org.todoku.core.StateReader;
import org.todoku.core.Title;
import org.todoku.core.Update;
import org.todoku.core.UpdateSink;
import org.todoku.core.UpdateType;
import org.todoku.core.fact.Fact;
import org.todoku.core.fact.Tri;
import org.todoku.demo.DemoFleet;
import org.todoku.store.Workspace;

/**
 * Fifty servers with everything a collector finds on them, and made-up updates: one at the head, 24 replicas of it, 13 autonomous
 * servers below it, and 12 of their own whose synchronisation fails. A server lists about two thirds of all updates; three updates
 * share a KB number, and 60 updates of a line replace each other.
 */
final class WideFleet {

    static final Instant NOW = Instant.parse("2026-11-10T03:00:00Z");
    static final int SERVERS = 50;

    private static final int LINE = 60;
    private static final int REPLICAS = 24;
    private static final int BELOW = 37;
    private static final String[] SYSTEMS = {"x64", "ARM64", "x86"};

    private final int count;
    private final List<ServerState> models = new ArrayList<>();
    private final List<CategoryRef> products;
    private final List<CategoryRef> classifications;

    /** @param count of different updates */
    WideFleet(int count) throws Exception {
        this.count = count;
        for (StateReader reader : DemoFleet.states(NOW)) {
            try (reader) {
                ServerState state = reader.read(update -> { }, Progress.NONE);
                if (state.kind() == StateKind.SERVER) {
                    models.add(state);
                }
            }
        }
        products = categories(CategoryType.PRODUCT);
        classifications = categories(CategoryType.CLASSIFICATION);
    }

    private List<CategoryRef> categories(CategoryType type) {
        return models.get(0).categories().optional().orElseThrow().stream().filter(category -> category.type().is(type))
                .map(WideFleet::ref).toList();
    }

    private static CategoryRef ref(Category category) {
        return new CategoryRef(category.id(), category.title());
    }

    UUID id(int number) {
        var random = new SplittableRandom(20180731L * 31 + number);
        return new UUID(random.nextLong() & ~0xF000L | 0x4000L, random.nextLong() >>> 2 | Long.MIN_VALUE);
    }

    static int kb(int number) {
        return 3_000_000 + number / 3;
    }

    /** A product that not every server has ticked. */
    CategoryRef product() {
        return products.get(products.size() - 1);
    }

    /** A classification that not every server has ticked. */
    CategoryRef classification() {
        return classifications.get(classifications.size() - 1);
    }

    private Update update(int number) {
        int line = number / LINE;
        int month = number % LINE;
        var random = new SplittableRandom(line);
        CategoryRef product = products.get(random.nextInt(products.size()));
        CategoryRef classification = classifications.get(random.nextInt(classifications.size()));
        String date = 2021 + month / 12 + (month % 12 < 9 ? "-0" : "-") + (month % 12 + 1);
        String system = SYSTEMS[number % SYSTEMS.length];
        String kb = Integer.toString(kb(number));
        List<UUID> supersedes = new ArrayList<>();
        for (int before = 1; before <= Math.min(month, 3); before++) {
            supersedes.add(id(number - before));
        }
        return new Update(id(number), 201,
                List.of(new Title("en",
                        date + " Cumulative Update for " + product.title() + " for " + system + "-based Systems (KB" + kb + ")"),
                        new Title("ja", date + " " + system + " ベース システム用 " + product.title() + " の累積更新プログラム (KB" + kb + ")")),
                List.of(kb), List.of(), List.of(product), classification, Coded.of(UpdateType.SOFTWARE),
                NOW.minus(Duration.ofDays(30L * (LINE - month))), supersedes, List.of("en", "ja"), 1L << 20 + line % 10, Map.of());
    }

    private static boolean lists(int server, int number) {
        boolean top = number % 3 != 0;
        if (server <= REPLICAS) {
            return top && (server == 0 || (number * 31 + server) % 50 != 0);
        }
        return server <= BELOW ? top && (number + server) % 4 != 0 : (number + server * 7) % 3 != 0;
    }

    private static Presence presence(Update update, int number) {
        boolean declined = number % 17 == 0;
        boolean approved = !declined && number % 5 < 2;
        Instant created = update.created();
        return new Presence(approved, declined, number % 101 == 0, number % LINE < LINE - 1, false, false,
                created == null ? null : created.plus(Duration.ofHours(10)), Coded.of(approved ? ReadyState.READY : ReadyState.NOT_READY),
                Tri.UNKNOWN);
    }

    /** Takes all servers in. */
    void importInto(Workspace workspace) throws Exception {
        List<Update> all = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            all.add(update(number));
        }
        for (int server = 0; server < SERVERS; server++) {
            try (StateReader reader = reader(server, all)) {
                workspace.importState(reader, Progress.NONE);
            }
        }
    }

    private StateReader reader(int server, List<Update> all) {
        return new StateReader() {

            @Override
            public String source() {
                return "generated " + server;
            }

            @Override
            public ServerState read(UpdateSink sink, Progress progress) {
                int rows = 0;
                for (int number = 0; number < count; number++) {
                    if (lists(server, number)) {
                        sink.accept(new ServerUpdate(all.get(number), presence(all.get(number), number)));
                        rows++;
                    }
                }
                return state(server, rows);
            }

            @Override
            public void close() {
                // nothing is open
            }
        };
    }

    private ServerState state(int server, int rows) {
        ServerState like = models.get(server == 0 ? 0 : server <= REPLICAS ? 1 : server <= BELOW ? 2 : 3);
        String name = server == 0 ? like.server() : "%02d.%s".formatted(server, like.server());
        var updates = new Section("updates", like.updates().completeness(), "", rows, 0);
        List<Section> sections = like.sections().stream().map(section -> section.name().equals("updates") ? updates : section).toList();
        Fact<Configuration> configuration = like.configuration();
        return new ServerState(like.kind(), name, UUID.nameUUIDFromBytes(new byte[] { (byte) server }).toString(), like.collectedAt(),
                "generated " + server, like.collector(), like.info(), configuration, like.subscription(), like.syncHistory(),
                like.categories(), like.approvals(), like.approvalRules(), like.downstreams(), updates, like.updateFields(), sections,
                like.problems(), like.redactions(), like.evidence());
    }
}
