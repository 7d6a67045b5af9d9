package org.todoku.rules.wsus;

import static org.todoku.rules.wsus.PresenceCases.absent;
import static org.todoku.rules.testkit.RuleCase.applies;
import static org.todoku.rules.testkit.RuleCase.ruledOut;
import static org.todoku.rules.testkit.RuleCase.silent;
import static org.todoku.rules.testkit.RuleCase.undecided;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.todoku.core.CategoryRef;
import org.todoku.core.UpdateField;
import org.todoku.core.UpdateType;
import org.todoku.rules.testkit.Boxes;
import org.todoku.rules.testkit.Fleet;
import org.todoku.rules.testkit.RuleCase;
import org.todoku.rules.testkit.ServerBuilder;

/** Cases of the rules B01 to B18 and E04, which all look at ticked boxes. */
final class SelectionCases {

    private SelectionCases() {
    }

    /** HQ lacks an update of the given boxes, which the catalogue knows. */
    static ServerBuilder lacks(Fleet fleet, CategoryRef classification, CategoryRef... products) {
        ServerBuilder hq = fleet.server("HQ");
        fleet.catalogue().has(fleet.update("2026-06 Update (KB5040000)").products(products).classification(classification));
        return hq;
    }

    /** BR1 mirrors BR0, BR0 mirrors HQ; HQ selects. */
    static ServerBuilder replicaLacks(Fleet fleet, CategoryRef classification, CategoryRef... products) {
        fleet.server("BR1").replicaOf("BR0").products().classifications();
        fleet.server("BR0").replicaOf("HQ").products().classifications();
        return lacks(fleet, classification, products);
    }

    static ServerBuilder driver(Fleet fleet) {
        ServerBuilder hq = fleet.server("HQ");
        fleet.catalogue().has(fleet.update("HP - Printer (KB5040000)").products(Boxes.SERVICING_DRIVERS).classification(Boxes.DRIVERS)
                .type(UpdateType.DRIVER));
        return hq;
    }

    /** What every rule about boxes must do alike. */
    static List<RuleCase> common(String rule, Consumer<Fleet> gap) {
        return List.of(
                silent(rule, "there", PresenceCases::present),
                undecided(rule, "list is partial", PresenceCases::partial),
                undecided(rule, "exactly 100 rows", fleet -> {
                    gap.accept(fleet);
                    fleet.server(fleet.asked()).collector("").rows(100);
                }),
                undecided(rule, "number unknown to everybody", fleet -> {
                    gap.accept(fleet);
                    fleet.ask("KB5999999", fleet.asked());
                }),
                undecided(rule, "products unknown", fleet -> {
                    gap.accept(fleet);
                    fleet.catalogue().drop(UpdateField.PRODUCTS);
                }),
                undecided(rule, "classification unknown", fleet -> {
                    gap.accept(fleet);
                    fleet.catalogue().drop(UpdateField.CLASSIFICATION);
                }),
                undecided(rule, "selection not collected", fleet -> {
                    gap.accept(fleet);
                    fleet.server("HQ").drop("subscription");
                }));
    }

    static List<RuleCase> all() {
        List<RuleCase> all = new ArrayList<>();
        Consumer<Fleet> productGap = fleet -> lacks(fleet, Boxes.SECURITY, Boxes.EDGE);
        Consumer<Fleet> classGap = fleet -> lacks(fleet, Boxes.UPDATES, Boxes.WINDOWS_11);
        Consumer<Fleet> bothGap = fleet -> lacks(fleet, Boxes.UPDATES, Boxes.EDGE);
        all.addAll(common("B01", productGap));
        all.addAll(common("B02", classGap));
        all.addAll(common("B03", bothGap));
        all.addAll(common("B18", fleet -> lacks(fleet, Boxes.SECURITY, Boxes.EDGE, Boxes.WINDOWS_11)));
        all.addAll(List.of(
                applies("B01", "", "product not ticked, classification ticked", productGap),
                applies("B01", "replica", "the server that a replica mirrors does not tick it",
                        fleet -> replicaLacks(fleet, Boxes.SECURITY, Boxes.EDGE)),
                applies("B01", "", "categories not collected", fleet -> lacks(fleet, Boxes.SECURITY, Boxes.EDGE).drop("categories")),
                ruledOut("B01", "", "product ticked", PresenceCases::absent),
                ruledOut("B01", "", "its family is ticked", fleet -> absent(fleet).tickedFamilyWindows()),
                ruledOut("B01", "", "one of two products ticked", fleet -> lacks(fleet, Boxes.SECURITY, Boxes.EDGE, Boxes.WINDOWS_11)),
                ruledOut("B01", "", "replica with an empty selection of its own under a server that ticks it",
                        fleet -> replicaLacks(fleet, Boxes.SECURITY, Boxes.WINDOWS_11)),
                undecided("B01", "selection was exported with titles only",
                        fleet -> lacks(fleet, Boxes.SECURITY, Boxes.EDGE).products(Boxes.titleOnly(Boxes.WINDOWS_11))),
                undecided("B01", "the server that selects for the replica was not collected", fleet -> {
                    ServerBuilder hq = replicaLacks(fleet, Boxes.SECURITY, Boxes.EDGE);
                    fleet.forget(hq);
                }),
                undecided("B01", "the update names its product by title only",
                        fleet -> lacks(fleet, Boxes.SECURITY, new CategoryRef(null, "Something of tomorrow"))),
                silent("B01", "both boxes missing is told by B03", bothGap),

                applies("B02", "", "classification not ticked, product ticked", classGap),
                applies("B02", "replica", "the server that a replica mirrors does not tick it",
                        fleet -> replicaLacks(fleet, Boxes.UPDATES, Boxes.WINDOWS_11)),
                ruledOut("B02", "", "classification ticked", PresenceCases::absent),
                ruledOut("B02", "", "classifications by title only: their titles are unique",
                        fleet -> absent(fleet).classifications(Boxes.titleOnly(Boxes.SECURITY))),
                undecided("B02", "a ticked classification has an unknown title and no GUID",
                        fleet -> lacks(fleet, Boxes.UPDATES, Boxes.WINDOWS_11)
                        .classifications(new CategoryRef(null, "Something of tomorrow"))),
                silent("B02", "both boxes missing is told by B03", bothGap),

                applies("B03", "", "both boxes missing", bothGap),
                applies("B03", "replica", "both missing above a replica", fleet -> replicaLacks(fleet, Boxes.UPDATES, Boxes.EDGE)),
                silent("B03", "only the product missing", productGap),
                silent("B03", "only the classification missing", classGap),

                ruledOut("B18", "", "another product of the update is ticked",
                        fleet -> lacks(fleet, Boxes.SECURITY, Boxes.EDGE, Boxes.WINDOWS_11)),
                undecided("B18", "the server that selects for the replica was not collected", fleet -> {
                    ServerBuilder hq = replicaLacks(fleet, Boxes.SECURITY, Boxes.EDGE, Boxes.WINDOWS_11);
                    fleet.forget(hq);
                }),
                silent("B18", "the only product is missing", productGap),
                silent("B18", "all products ticked", PresenceCases::absent),

                applies("B13", "", "driver whose boxes are not ticked", SelectionCases::driver),
                applies("B13", "", "driver on a replica", fleet -> {
                    fleet.server("BR1").replicaOf("HQ");
                    driver(fleet);
                }),
                applies("B13", "", "driver with one of two boxes", fleet -> driver(fleet).classifications(Boxes.DRIVERS)),
                ruledOut("B13", "", "driver whose boxes are ticked",
                        fleet -> driver(fleet).products(Boxes.SERVICING_DRIVERS).classifications(Boxes.DRIVERS)),
                undecided("B13", "selection not collected", fleet -> driver(fleet).drop("subscription")),
                undecided("B13", "products unknown", fleet -> {
                    driver(fleet);
                    fleet.catalogue().drop(UpdateField.PRODUCTS);
                }),
                undecided("B13", "the server that selects for the replica was not collected", fleet -> {
                    fleet.server("BR1").replicaOf("HQ");
                    ServerBuilder hq = driver(fleet);
                    fleet.forget(hq);
                }),
                silent("B13", "no driver", PresenceCases::absent),
                silent("B13", "there", PresenceCases::present)));
        all.addAll(changed());
        all.addAll(replica());
        return all;
    }

    private static List<RuleCase> changed() {
        return List.of(
                applies("B04", "", "ticked after the last good run", fleet -> absent(fleet).synced("2026-07-02T03:05:00Z")
                        .selectionChanged("2026-07-02T17:00:00Z")),
                applies("B04", "", "ticked while the last good run was under way", fleet -> absent(fleet).synced("2026-07-02T03:05:00Z")
                        .selectionChanged("2026-07-02T03:00:00Z")),
                ruledOut("B04", "", "synchronised since the change", fleet -> absent(fleet).synced("2026-07-02T03:05:00Z")
                        .selectionChanged("2026-07-01T17:00:00Z")),
                undecided("B04", "nobody knows when the selection changed", fleet -> absent(fleet).selectionChanged(null)),
                undecided("B04", "history not collected", fleet -> absent(fleet).drop("syncHistory")),
                undecided("B04", "list is partial", PresenceCases::partial),
                silent("B04", "not selected at all", fleet -> lacks(fleet, Boxes.SECURITY, Boxes.EDGE).synced("2026-07-02T03:05:00Z")
                        .selectionChanged("2026-07-02T17:00:00Z")),
                silent("B04", "never synchronised", fleet -> absent(fleet).neverSynchronised()),
                silent("B04", "a replica has no selection of its own", fleet -> {
                    replicaLacks(fleet, Boxes.SECURITY, Boxes.WINDOWS_11).selectionChanged("2026-07-03T09:00:00Z");
                    fleet.server("BR1").selectionChanged("2026-07-03T09:00:00Z");
                }),
                silent("B04", "there", PresenceCases::present));
    }

    private static List<RuleCase> replica() {
        Consumer<Fleet> gap = fleet -> replicaLacks(fleet, Boxes.UPDATES, Boxes.EDGE);
        List<RuleCase> all = new ArrayList<>(common("E04", gap));
        all.addAll(List.of(
                applies("E04", "", "replica under a server without the boxes", gap),
                ruledOut("E04", "", "replica under a server with the boxes",
                        fleet -> replicaLacks(fleet, Boxes.SECURITY, Boxes.WINDOWS_11)),
                undecided("E04", "the server that selects was not collected", fleet -> {
                    ServerBuilder hq = replicaLacks(fleet, Boxes.UPDATES, Boxes.EDGE);
                    fleet.forget(hq);
                }),
                undecided("E04", "configuration not collected", fleet -> absent(fleet).drop("configuration")),
                silent("E04", "selects for itself", fleet -> lacks(fleet, Boxes.UPDATES, Boxes.EDGE)),
                silent("E04", "downstream, but no replica", fleet -> {
                    fleet.server("BR1").downstreamOf("HQ");
                    lacks(fleet, Boxes.UPDATES, Boxes.EDGE);
                })));
        return all;
    }
}
