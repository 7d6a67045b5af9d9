package org.todoku.ui.tests;

import static org.todoku.ui.tests.WrittenSnapshot.none;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.todoku.core.ApprovalRule;
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
import org.todoku.core.fact.Tri;

/** A server put together for a test of the matrix, and written as a snapshot. */
@NullMarked
final class MatrixFleet {

    static final Instant AT = Instant.parse("2026-07-14T00:00:00Z");
    static final CategoryRef SECURITY = new CategoryRef(WellKnown.SECURITY_UPDATES, "Security Updates");
    static final CategoryRef DRIVERS = new CategoryRef(WellKnown.DRIVERS, "Drivers");

    private final String name;
    private final List<Category> categories = new ArrayList<>();
    private final List<CategoryRef> products = new ArrayList<>();
    private final List<CategoryRef> classifications = new ArrayList<>();
    private final List<ServerUpdate> updates = new ArrayList<>();
    private final List<ApprovalRule> rules = new ArrayList<>();
    private boolean selectionKnown = true;
    private boolean complete = true;
    private String upstream = "";

    MatrixFleet(String name) {
        this.name = name;
        for (CategoryRef classification : List.of(SECURITY, DRIVERS)) {
            add(classification, CategoryType.CLASSIFICATION, null);
        }
    }

    static CategoryRef ref(int number, String title) {
        return new CategoryRef(new UUID(0x4000, number), title);
    }

    private void add(CategoryRef category, CategoryType type, @Nullable UUID parent) {
        categories.add(new Category(category.guid().orElseThrow(), category.title(), Coded.of(type), parent, null, Map.of()));
    }

    MatrixFleet family(CategoryRef family, CategoryRef... of) {
        add(family, CategoryType.PRODUCT_FAMILY, null);
        for (CategoryRef product : of) {
            product(product, family.id());
        }
        return this;
    }

    MatrixFleet product(CategoryRef product, @Nullable UUID parent) {
        add(product, CategoryType.PRODUCT, parent);
        return this;
    }

    MatrixFleet family(CategoryRef family, @Nullable UUID parent) {
        add(family, CategoryType.PRODUCT_FAMILY, parent);
        return this;
    }

    MatrixFleet ticks(CategoryRef... boxes) {
        for (CategoryRef box : boxes) {
            (List.of(SECURITY, DRIVERS).contains(box) ? classifications : products).add(box);
        }
        return this;
    }

    MatrixFleet selectionUnknown() {
        selectionKnown = false;
        return this;
    }

    MatrixFleet partial() {
        complete = false;
        return this;
    }

    MatrixFleet replicaOf(String server) {
        upstream = server;
        return this;
    }

    MatrixFleet approves(String rule) {
        rules.add(new ApprovalRule(rule, true, List.of(), List.of(), List.of("All Computers")));
        return this;
    }

    /** Updates of a product with numbers that say which they are on every server: an update never changes its product. */
    MatrixFleet lists(CategoryRef product, CategoryRef classification, int first, int count) {
        for (int number = first; number < first + count; number++) {
            UUID id = new UUID(0x7700, product.guid().orElseThrow().getLeastSignificantBits() << 32 | number);
            Update update = new Update(id, 1, List.of(new Title("en", "Update " + number)),
                    List.of(Integer.toString(5_000_000 + number)), List.of(), List.of(product), classification,
                    Coded.of(UpdateType.SOFTWARE), AT.minusSeconds(86_400L * number), List.of(), List.of(), 1_048_576L, Map.of());
            updates.add(new ServerUpdate(update, new Presence(false, false, false, false, false, false,
                    AT.minusSeconds(86_400L * number), Coded.of(ReadyState.READY), Tri.YES)));
        }
        return this;
    }

    Path write(Path folder) {
        return WrittenSnapshot.write(folder, state(), updates);
    }

    private ServerState state() {
        Section section = new Section("updates", complete ? Completeness.COMPLETE : Completeness.PARTIAL, complete ? "" : "cut",
                updates.size(), 0);
        Configuration configuration = new Configuration(upstream.isEmpty(), upstream, null, null, !upstream.isEmpty(), false, "", null,
                null,
                null, "", null, List.of(), null, null, Map.of());
        Set<UpdateField> fields = EnumSet.allOf(UpdateField.class);
        return new ServerState(StateKind.SERVER, name, "", AT, name, "todoku test", none("server"), known(configuration),
                selectionKnown ? known(new Subscription(products, classifications, null, "", null, null, null, null, null, Map.of()))
                        : none("subscription"),
                known(new SyncHistory(List.of(new SyncRun("1", AT.minusSeconds(900), AT.minusSeconds(600), false,
                        Coded.of(SyncResult.SUCCEEDED), Coded.of(SyncError.NOT_APPLICABLE), "", List.of())))), known(categories),
                        none("approvals"), known(rules), known(List.of()), section, fields,
                List.of(section), List.of(), Map.of());
    }

    private <T> Fact<T> known(T value) {
        return Fact.known(value, new Provenance(name, AT));
    }
}
