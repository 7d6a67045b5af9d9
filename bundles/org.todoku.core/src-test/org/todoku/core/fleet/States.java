package org.todoku.core.fleet;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.todoku.core.Category;
import org.todoku.core.CategoryRef;
import org.todoku.core.CategoryType;
import org.todoku.core.Coded;
import org.todoku.core.Completeness;
import org.todoku.core.Configuration;
import org.todoku.core.Presence;
import org.todoku.core.ReadyState;
import org.todoku.core.Section;
import org.todoku.core.ServerState;
import org.todoku.core.ServerUpdate;
import org.todoku.core.StateKind;
import org.todoku.core.Subscription;
import org.todoku.core.Title;
import org.todoku.core.Update;
import org.todoku.core.UpdateType;
import org.todoku.core.fact.Fact;
import org.todoku.core.fact.Provenance;
import org.todoku.core.fact.Reason;
import org.todoku.core.fact.Tri;

/** Small states for tests. */
public final class States {

    public static final Instant AT = Instant.parse("2026-01-10T00:00:00Z");
    public static final UUID FAMILY = UUID.fromString("6964aab4-c5b5-43bd-a17d-ffb4346a8e1d");
    public static final CategoryRef PRODUCT = new CategoryRef(UUID.fromString("72e7624a-5b00-45d2-b92f-e561c0a6a160"), "Windows 11");
    public static final CategoryRef OTHER = new CategoryRef(UUID.fromString("25aed893-7c2d-4a31-ae22-28ff8ac150ed"), "Office 2016");
    public static final CategoryRef SECURITY = new CategoryRef(org.todoku.core.WellKnown.SECURITY_UPDATES, "Security Updates");
    public static final CategoryRef DRIVERS = new CategoryRef(org.todoku.core.WellKnown.DRIVERS, "Drivers");

    private States() {
    }

    public static ServerState server(String name, String upstream) {
        return server(name, upstream, Fact.unknown("subscription", Reason.NOT_COLLECTED, ""));
    }

    public static ServerState server(String name, String upstream, Fact<Subscription> subscription) {
        Configuration configuration = new Configuration(upstream.isEmpty(), upstream, null, null, false, false, "", null, null, null, "",
                null, List.of(), null, null, Map.of());
        Provenance from = new Provenance("test", AT);
        Category family = new Category(FAMILY, "Windows", Coded.of(CategoryType.PRODUCT_FAMILY), null, null, Map.of());
        Category product = new Category(PRODUCT.guid().orElseThrow(), "Windows 11", Coded.of(CategoryType.PRODUCT), FAMILY, null, Map.of());
        return new ServerState(StateKind.SERVER, name, "", AT, "test", "", none("server"), Fact.known(configuration, from), subscription,
                none("syncHistory"), Fact.known(List.of(family, product), from), none("approvals"), none("approvalRules"),
                none("downstreams"), new Section("updates", Completeness.COMPLETE, "", 1, 0), Set.of(), List.of(), List.of(), Map.of());
    }

    public static Fact<Subscription> ticked(List<CategoryRef> products, List<CategoryRef> classifications) {
        return Fact.known(new Subscription(products, classifications, null, "", null, null, null, null, null, Map.of()),
                new Provenance("test", AT));
    }

    public static ServerUpdate update(String title, String kb, CategoryRef product, String created, UUID... supersedes) {
        UUID id = UUID.nameUUIDFromBytes(title.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        Update update = new Update(id, 1, List.of(new Title("en", title)), List.of(kb), List.of(), List.of(product), SECURITY,
                Coded.of(UpdateType.SOFTWARE), Instant.parse(created), List.of(supersedes), List.of(), null, Map.of());
        return new ServerUpdate(update,
                new Presence(true, false, false, false, false, false, null, Coded.of(ReadyState.READY), Tri.UNKNOWN));
    }

    private static <T> Fact<T> none(String name) {
        return Fact.unknown(name, Reason.NOT_COLLECTED, "");
    }
}
