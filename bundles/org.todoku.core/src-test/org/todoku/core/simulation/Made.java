package org.todoku.core.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.todoku.core.ApprovalRule;
import org.todoku.core.Category;
import org.todoku.core.CategoryRef;
import org.todoku.core.CategoryType;
import org.todoku.core.Coded;
import org.todoku.core.Completeness;
import org.todoku.core.Configuration;
import org.todoku.core.DownstreamServer;
import org.todoku.core.HostEvidence;
import org.todoku.core.Presence;
import org.todoku.core.ReadyState;
import org.todoku.core.Section;
import org.todoku.core.ServerState;
import org.todoku.core.ServerUpdate;
import org.todoku.core.StateKind;
import org.todoku.core.Subscription;
import org.todoku.core.SyncError;
import org.todoku.core.SyncHistory;
import org.todoku.core.SyncResult;
import org.todoku.core.SyncRun;
import org.todoku.core.Title;
import org.todoku.core.Update;
import org.todoku.core.UpdateField;
import org.todoku.core.UpdateType;
import org.todoku.core.WellKnown;
import org.todoku.core.fact.Fact;
import org.todoku.core.fact.Provenance;
import org.todoku.core.fact.Reason;
import org.todoku.core.fact.Tri;

/** A server that is put together for a test; everything is known unless a test takes it away. */
final class Made {

    static final Instant AT = Instant.parse("2026-07-14T00:00:00Z");
    static final CategoryRef WINDOWS = new CategoryRef(new UUID(1, 100), "Windows");
    static final CategoryRef WIN10 = new CategoryRef(new UUID(1, 1), "Windows 10");
    static final CategoryRef WIN11 = new CategoryRef(new UUID(1, 2), "Windows 11");
    static final CategoryRef OFFICE = new CategoryRef(new UUID(1, 3), "Office");
    static final CategoryRef DEFENDER = new CategoryRef(new UUID(1, 4), "Defender");
    static final CategoryRef PRINTERS = new CategoryRef(new UUID(1, 5), "Printer drivers");
    static final CategoryRef SECURITY = new CategoryRef(WellKnown.SECURITY_UPDATES, "Security Updates");
    static final CategoryRef UPDATES = new CategoryRef(WellKnown.UPDATES, "Updates");
    static final CategoryRef DEFINITIONS = new CategoryRef(WellKnown.DEFINITION_UPDATES, "Definition Updates");
    static final CategoryRef DRIVERS = new CategoryRef(WellKnown.DRIVERS, "Drivers");
    private static final List<CategoryRef> PRODUCTS = List.of(WIN10, WIN11, OFFICE, DEFENDER, PRINTERS);

    private final String name;
    private StateKind kind = StateKind.SERVER;
    private String upstream = "";
    private boolean replica;
    private Completeness completeness = Completeness.COMPLETE;
    private boolean selectionKnown = true;
    private final List<CategoryRef> products = new ArrayList<>();
    private final List<CategoryRef> classifications = new ArrayList<>();
    private @Nullable List<ApprovalRule> rules;
    private List<DownstreamServer> below = List.of();
    private boolean synchronised = true;
    private Map<String, String> settings = Map.of();
    private Map<String, String> host = Map.of();
    final List<ServerUpdate> updates = new ArrayList<>();

    Made(String name) {
        this.name = name;
    }

    static Made catalogue() {
        Made made = new Made("catalogue");
        made.kind = StateKind.CATALOGUE;
        return made;
    }

    Made ticks(CategoryRef... boxes) {
        for (CategoryRef box : boxes) {
            (PRODUCTS.contains(box) || box.equals(WINDOWS) ? products : classifications).add(box);
        }
        return this;
    }

    Made below(String server) {
        upstream = server;
        return this;
    }

    Made replicaOf(String server) {
        replica = true;
        return below(server);
    }

    Made partial() {
        completeness = Completeness.PARTIAL;
        return this;
    }

    Made selectionUnknown() {
        selectionKnown = false;
        return this;
    }

    Made neverSynchronised() {
        synchronised = false;
        return this;
    }

    Made rules(ApprovalRule... some) {
        rules = List.of(some);
        return this;
    }

    Made serves(DownstreamServer... some) {
        below = List.of(some);
        return this;
    }

    Made setting(String key, String value) {
        settings = Map.of(key, value);
        return this;
    }

    Made host(String key, String value) {
        host = Map.of(key, value);
        return this;
    }

    Made has(Update... some) {
        for (Update update : some) {
            has(update, false, false, Tri.UNKNOWN);
        }
        return this;
    }

    Made has(Update update, boolean declined, boolean expired, Tri published) {
        updates.add(new ServerUpdate(update,
                new Presence(false, declined, expired, false, false, false, null, Coded.of(ReadyState.READY), published)));
        return this;
    }

    /** An update of 10 bytes; its number is its UpdateID and its KB number. */
    static Update update(int number, CategoryRef product, @Nullable CategoryRef classification, UUID... supersedes) {
        return update(number, List.of(product), classification, 10L, supersedes);
    }

    static Update update(int number, List<CategoryRef> products, @Nullable CategoryRef classification, @Nullable Long bytes,
            UUID... supersedes) {
        return new Update(id(number), 1, List.of(new Title("en", "Update " + number)), List.of(Integer.toString(number)), List.of(),
                products,
                classification, Coded.of(UpdateType.SOFTWARE), AT.minusSeconds(1000L - number), List.of(supersedes),
                number % 2 == 0 ? List.of("en", "ja") : List.of(), bytes, Map.of());
    }

    static UUID id(int number) {
        return new UUID(5000, number);
    }

    static Map<ServerState, List<ServerUpdate>> fleet(Made... servers) {
        Map<ServerState, List<ServerUpdate>> result = new HashMap<>();
        for (Made made : servers) {
            result.put(made.state(), made.updates);
        }
        return result;
    }

    private <T> Fact<T> known(T value) {
        return Fact.known(value, new Provenance(name, AT));
    }

    private static <T> Fact<T> none(String fact) {
        return Fact.unknown(fact, Reason.NOT_COLLECTED, "");
    }

    private ServerState state() {
        List<Category> categories = new ArrayList<>();
        categories.add(new Category(WINDOWS.guid().orElseThrow(), WINDOWS.title(), Coded.of(CategoryType.PRODUCT_FAMILY), null, null,
                Map.of()));
        categories.add(new Category(new UUID(1, 200), "Others", Coded.of(CategoryType.PRODUCT_FAMILY), new UUID(1, 999), null, Map.of()));
        for (CategoryRef product : PRODUCTS) {
            boolean windows = product.title().startsWith("Windows");
            categories.add(new Category(product.guid().orElseThrow(), product.title(), Coded.of(CategoryType.PRODUCT),
                    windows ? WINDOWS.id() : new UUID(1, 200), null, Map.of()));
        }
        for (CategoryRef classification : List.of(SECURITY, UPDATES, DEFINITIONS, DRIVERS)) {
            categories.add(new Category(classification.guid().orElseThrow(), classification.title(), Coded.of(CategoryType.CLASSIFICATION),
                    null, null, Map.of()));
        }
        Configuration configuration = new Configuration(upstream.isEmpty(), upstream, null, null, replica, false, "", null, null, null, "",
                null, List.of(), null, null, settings);
        SyncRun run = new SyncRun("1", AT.minusSeconds(3600), AT.minusSeconds(3000), false, Coded.of(SyncResult.SUCCEEDED),
                Coded.of(SyncError.NOT_APPLICABLE), "", List.of());
        List<ApprovalRule> given = rules;
        Section section = new Section("updates", completeness, "", Math.max(1, updates.size()), 0);
        boolean server = kind == StateKind.SERVER;
        return new ServerState(kind, name, "", AT, name, "todoku", none("server"), server ? known(configuration) : none("configuration"),
                server && selectionKnown ? known(new Subscription(products, classifications, null, "", null, null, null, null, null,
                Map.of()))
                        : none("subscription"),
                server && synchronised ? known(new SyncHistory(List.of(run))) : none("syncHistory"),
                server ? known(categories) : none("categories"), none("approvals"), given == null ? none("approvalRules") : known(given),
                known(below), section, Set.of(UpdateField.values()), List.of(section), List.of(), Map.of(),
                new HostEvidence(none("events"), none("status"), known(host), none("clients"), none("logTail")));
    }
}
