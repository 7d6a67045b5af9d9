package org.todoku.rules.wsus;

import static org.todoku.rules.wsus.PresenceCases.absent;
import static org.todoku.rules.testkit.RuleCase.applies;
import static org.todoku.rules.testkit.RuleCase.ruledOut;
import static org.todoku.rules.testkit.RuleCase.silent;
import static org.todoku.rules.testkit.RuleCase.undecided;
import static org.todoku.rules.wsus.SelectionCases.lacks;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.todoku.core.CategoryRef;
import org.todoku.core.UpdateField;
import org.todoku.rules.testkit.Boxes;
import org.todoku.rules.testkit.Fleet;
import org.todoku.rules.testkit.RuleCase;
import org.todoku.rules.testkit.ServerBuilder;

/** Cases of the rules that know more of one kind of product: B05 to B12 and B14 to B19. */
final class ProductCases {

    private ProductCases() {
    }

    /** HQ lacks an update of Edge and has one that arrived at the given time. */
    static ServerBuilder stale(Fleet fleet, @Nullable String arrived) {
        ServerBuilder hq = lacks(fleet, Boxes.SECURITY, Boxes.EDGE);
        return hq.has(fleet.update("Edge of yore").kb("4990000").products(Boxes.EDGE).created("2025-11-30T17:00:00Z"),
                there -> there.arrived(arrived));
    }

    /** Every product of the family is ticked but the youngest. */
    static ServerBuilder sibling(Fleet fleet, CategoryRef classification) {
        return lacks(fleet, classification, Boxes.WINDOWS_11).products(Boxes.WINDOWS_10, Boxes.WINDOWS_10_OLD)
                .knowsSince(Boxes.WINDOWS_10, "2019-05-22T00:00:00Z").knowsSince(Boxes.WINDOWS_10_OLD, "2015-07-30T00:00:00Z")
                .knowsSince(Boxes.WINDOWS_11, "2021-10-06T00:00:00Z");
    }

    static ServerBuilder servicing(Fleet fleet, CategoryRef classification, @Nullable String created, CategoryRef... ticked) {
        ServerBuilder hq = fleet.server("HQ").products(ticked);
        fleet.catalogue().has(fleet.update("2017-11 Cumulative (KB5040000)").products(Boxes.WINDOWS_10_OLD).classification(classification)
                .created(created));
        return hq;
    }

    static ServerBuilder tickedDriver(Fleet fleet) {
        return SelectionCases.driver(fleet).products(Boxes.SERVICING_DRIVERS).classifications(Boxes.DRIVERS);
    }

    private static RuleCase onReplica(String rule, Consumer<Fleet> gap) {
        return silent(rule, "a replica: told where it is selected", fleet -> {
            fleet.server("BR1").replicaOf("HQ");
            gap.accept(fleet);
        });
    }

    /** What the rules about one product taken for another must do alike. */
    private static List<RuleCase> taken(String rule, CategoryRef wanted, CategoryRef ticked) {
        Consumer<Fleet> gap = fleet -> lacks(fleet, Boxes.SECURITY, wanted).products(ticked);
        List<RuleCase> all = new ArrayList<>(SelectionCases.common(rule, gap));
        all.addAll(List.of(
                applies(rule, "", "only the other one is ticked", gap),
                applies(rule, "both", "and the classification is not either",
                        fleet -> lacks(fleet, Boxes.UPDATES, wanted).products(ticked)),
                ruledOut(rule, "", "it is ticked", fleet -> lacks(fleet, Boxes.SECURITY, wanted).products(ticked, wanted)),
                silent(rule, "nothing like it is ticked", fleet -> lacks(fleet, Boxes.SECURITY, wanted).products(Boxes.EDGE)),
                silent(rule, "another product", fleet -> lacks(fleet, Boxes.SECURITY, Boxes.EDGE)),
                onReplica(rule, gap)));
        return all;
    }

    static List<RuleCase> all() {
        List<RuleCase> all = new ArrayList<>();
        all.addAll(taken("B07", Boxes.WINDOWS_10, Boxes.WINDOWS_10_OLD));
        all.addAll(taken("B08", Boxes.WINDOWS_11, Boxes.WINDOWS_10));
        all.addAll(taken("B09", Boxes.SERVER_2022, Boxes.SERVER_2019));
        all.addAll(listed());
        all.addAll(sameTitle());
        all.addAll(pairs());
        all.addAll(deselected());
        all.addAll(siblings());
        all.addAll(owners());
        all.addAll(drivers());
        return all;
    }

    private static List<RuleCase> listed() {
        Consumer<Fleet> gap = fleet -> lacks(fleet, Boxes.SECURITY, Boxes.EDGE).doesNotKnow(Boxes.EDGE);
        List<RuleCase> all = new ArrayList<>(SelectionCases.common("B05", gap));
        all.addAll(List.of(
                applies("B05", "", "not in the list", gap),
                applies("B05", "", "a product needed every month",
                        fleet -> lacks(fleet, Boxes.SECURITY, Boxes.SERVER_2025)),
                applies("B05", "both", "and the classification is not ticked",
                        fleet -> lacks(fleet, Boxes.UPDATES, Boxes.EDGE).doesNotKnow(Boxes.EDGE)),
                applies("B05", "upstream", "the server above does not know it either", fleet -> {
                    fleet.server("BR1").downstreamOf("HQ").doesNotKnow(Boxes.EDGE);
                    gap.accept(fleet);
                }),
                applies("B05", "", "the server above knows it", fleet -> {
                    fleet.server("BR1").downstreamOf("HQ").doesNotKnow(Boxes.EDGE);
                    lacks(fleet, Boxes.SECURITY, Boxes.EDGE);
                }),
                ruledOut("B05", "", "in the list, not ticked", fleet -> lacks(fleet, Boxes.SECURITY, Boxes.EDGE)),
                undecided("B05", "list not collected", fleet -> lacks(fleet, Boxes.SECURITY, Boxes.EDGE).drop("categories")),
                silent("B05", "ticked", PresenceCases::absent),
                onReplica("B05", gap)));
        return all;
    }

    private static List<RuleCase> sameTitle() {
        Consumer<Fleet> gap = fleet -> lacks(fleet, Boxes.SECURITY, Boxes.SERVER_2025).products(Boxes.SERVER_2025_FROZEN);
        List<RuleCase> all = new ArrayList<>(SelectionCases.common("B06", gap));
        all.addAll(List.of(
                applies("B06", "frozen", "the category that stopped is ticked", fleet -> {
                    gap.accept(fleet);
                    fleet.server("HQ").has(fleet.update("2025-08").kb("4990000").products(Boxes.SERVER_2025_FROZEN));
                }),
                applies("B06", "", "another category of that title",
                        fleet -> lacks(fleet, Boxes.SECURITY, Boxes.LIVE_EDGE).products(Boxes.EDGE)),
                applies("B06", "both", "and the classification is not ticked",
                        fleet -> lacks(fleet, Boxes.UPDATES, Boxes.LIVE_EDGE).products(Boxes.EDGE)),
                ruledOut("B06", "", "both are ticked",
                        fleet -> lacks(fleet, Boxes.SECURITY, Boxes.SERVER_2025).products(Boxes.SERVER_2025, Boxes.SERVER_2025_FROZEN)),
                silent("B06", "no other of that title", PresenceCases::absent),
                onReplica("B06", gap)));
        return all;
    }

    private static List<RuleCase> pairs() {
        Consumer<Fleet> edge = fleet -> lacks(fleet, Boxes.UPDATES, Boxes.LIVE_EDGE).products(Boxes.LIVE_EDGE);
        Consumer<Fleet> feature = fleet -> lacks(fleet, Boxes.UPGRADES, Boxes.WINDOWS_11);
        Consumer<Fleet> servicing = fleet -> servicing(fleet, Boxes.SECURITY, "2017-11-14T18:00:00Z", Boxes.WINDOWS_10_LTSB);
        List<RuleCase> all = new ArrayList<>(SelectionCases.common("B11", edge));
        all.addAll(SelectionCases.common("B12", feature));
        all.addAll(SelectionCases.common("B10", servicing));
        all.addAll(List.of(
                applies("B10", "", "only LTSB ticked", servicing),
                applies("B10", "both", "and the classification is not", fleet -> servicing(fleet, Boxes.UPDATES, "2017-11-14T18:00:00Z",
                        Boxes.WINDOWS_10_LTSB)),
                ruledOut("B10", "", "both ticked", fleet -> servicing(fleet, Boxes.SECURITY, "2017-11-14T18:00:00Z",
                        Boxes.WINDOWS_10_LTSB, Boxes.WINDOWS_10_OLD)),
                undecided("B10", "nobody knows when it was made", fleet -> servicing(fleet, Boxes.SECURITY, null, Boxes.WINDOWS_10_LTSB)),
                silent("B10", "since April 2018", fleet -> servicing(fleet, Boxes.SECURITY, "2018-04-10T18:00:00Z", Boxes.WINDOWS_10_LTSB)),
                silent("B10", "no LTSB ticked", fleet -> servicing(fleet, Boxes.SECURITY, "2017-11-14T18:00:00Z", Boxes.WINDOWS_11)),

                applies("B11", "classification", "Edge without Updates", edge),
                applies("B11", "classification", "the removal tool without Update Rollups",
                        fleet -> lacks(fleet, Boxes.ROLLUPS, Boxes.WINDOWS_11)),
                applies("B11", "", "Definition Updates without Defender",
                        fleet -> lacks(fleet, Boxes.DEFINITIONS, Boxes.DEFENDER).classifications(Boxes.DEFINITIONS)),
                ruledOut("B11", "", "both halves", fleet -> lacks(fleet, Boxes.UPDATES, Boxes.LIVE_EDGE).products(Boxes.LIVE_EDGE)
                        .classifications(Boxes.UPDATES)),
                silent("B11", "Updates is ticked everywhere, so that Edge was not half selected",
                        fleet -> lacks(fleet, Boxes.UPDATES, Boxes.LIVE_EDGE).classifications(Boxes.UPDATES)),
                silent("B11", "neither half", fleet -> lacks(fleet, Boxes.UPDATES, Boxes.LIVE_EDGE)),
                silent("B11", "no such product", PresenceCases::absent),

                applies("B12", "", "Upgrades not ticked", feature),
                applies("B12", "", "on an old system", fleet -> lacks(fleet, Boxes.UPGRADES, Boxes.WINDOWS_11).host("os.build", "9600")),
                applies("B12", "product", "and the product is not either",
                        fleet -> lacks(fleet, Boxes.UPGRADES, Boxes.WINDOWS_11).products(Boxes.EDGE)),
                ruledOut("B12", "", "Upgrades ticked",
                        fleet -> lacks(fleet, Boxes.UPGRADES, Boxes.WINDOWS_11).classifications(Boxes.UPGRADES)),
                silent("B12", "no feature update", PresenceCases::absent)));
        return all;
    }

    private static List<RuleCase> deselected() {
        Consumer<Fleet> gap = fleet -> stale(fleet, "2025-12-01T03:00:00Z");
        List<RuleCase> all = new ArrayList<>(SelectionCases.common("B15", gap));
        all.addAll(SelectionCases.common("B19", gap));
        all.addAll(List.of(
                applies("B15", "", "old ones are there", gap),
                applies("B15", "both", "and the classification is not ticked", fleet -> stale(fleet, "2025-12-01T03:00:00Z")
                        .classifications(Boxes.UPDATES)),
                ruledOut("B15", "", "ticked", fleet -> stale(fleet, "2025-12-01T03:00:00Z").products(Boxes.EDGE)),
                undecided("B15", "nobody knows when they arrived",
                        fleet -> stale(fleet, null).drop(UpdateField.ARRIVED).drop(UpdateField.CREATED)),
                silent("B15", "one arrived lately", fleet -> stale(fleet, "2026-06-20T03:00:00Z")),
                silent("B15", "none there", fleet -> lacks(fleet, Boxes.SECURITY, Boxes.EDGE)),
                onReplica("B15", gap),

                applies("B19", "", "somebody changed the selection after the last arrival",
                        fleet -> stale(fleet, "2025-12-01T03:00:00Z").selectionChanged("2026-01-10T08:00:00Z", "CONTOSO\\bob")),
                applies("B19", "somebody", "nobody knows who",
                        fleet -> stale(fleet, "2025-12-01T03:00:00Z").selectionChanged("2026-01-10T08:00:00Z", "")),
                applies("B19", "", "only the event says so", fleet -> stale(fleet, "2025-12-01T03:00:00Z").selectionChanged(null)
                        .event(389, "2026-01-10T08:00:00Z", "CONTOSO\\bob")),
                ruledOut("B19", "", "not changed since", gap),
                undecided("B19", "nobody knows when it was changed", fleet -> stale(fleet, "2025-12-01T03:00:00Z").selectionChanged(null)),
                silent("B19", "none of the product ever arrived", fleet -> lacks(fleet, Boxes.SECURITY, Boxes.EDGE)
                        .selectionChanged("2026-01-10T08:00:00Z", "CONTOSO\\bob")),
                silent("B19", "ticked", fleet -> stale(fleet, "2025-12-01T03:00:00Z").products(Boxes.EDGE))));
        return all;
    }

    private static List<RuleCase> siblings() {
        Consumer<Fleet> gap = fleet -> sibling(fleet, Boxes.SECURITY);
        List<RuleCase> all = new ArrayList<>(SelectionCases.common("B16", gap));
        all.addAll(List.of(
                applies("B16", "", "the youngest of the family", gap),
                applies("B16", "both", "and the classification is not ticked", fleet -> sibling(fleet, Boxes.UPDATES)),
                ruledOut("B16", "", "the family is ticked", fleet -> absent(fleet).tickedFamilyWindows()),
                undecided("B16", "nobody knows when the products came", fleet -> lacks(fleet, Boxes.SECURITY, Boxes.WINDOWS_11)
                        .products(Boxes.WINDOWS_10, Boxes.WINDOWS_10_OLD).knows(Boxes.WINDOWS_10_OLD)),
                undecided("B16", "categories not collected", fleet -> sibling(fleet, Boxes.SECURITY).drop("categories")),
                silent("B16", "an older one is not ticked", fleet -> sibling(fleet, Boxes.SECURITY).products(Boxes.WINDOWS_10)),
                silent("B16", "not the youngest",
                fleet -> sibling(fleet, Boxes.SECURITY).knowsSince(Boxes.WINDOWS_10, "2023-01-01T00:00:00Z")),
                silent("B16", "no family", fleet -> lacks(fleet, Boxes.SECURITY, Boxes.EDGE)),
                onReplica("B16", gap)));
        return all;
    }

    private static List<RuleCase> owners() {
        Consumer<Fleet> gap = fleet -> lacks(fleet, Boxes.SECURITY, Boxes.EDGE).host("configMgr.sup", "true");
        List<RuleCase> all = new ArrayList<>(SelectionCases.common("B17", gap));
        all.addAll(List.of(
                applies("B17", "", "a software update point", gap),
                applies("B17", "", "both boxes missing",
                        fleet -> lacks(fleet, Boxes.UPDATES, Boxes.EDGE).host("configMgr.sup", "true")),
                ruledOut("B17", "", "no software update point",
                        fleet -> lacks(fleet, Boxes.SECURITY, Boxes.EDGE).host("configMgr.sup", "false")),
                undecided("B17", "nobody knows", fleet -> lacks(fleet, Boxes.SECURITY, Boxes.EDGE)),
                silent("B17", "selected", fleet -> absent(fleet).host("configMgr.sup", "true"))));
        return all;
    }

    private static List<RuleCase> drivers() {
        Consumer<Fleet> off = fleet -> tickedDriver(fleet).setting("disableSyncDrivers", "true");
        List<RuleCase> all = new ArrayList<>(SelectionCases.common("B14", off));
        all.addAll(List.of(
                applies("B14", "", "drivers are switched off", off),
                applies("B14", "printers", "drivers of printers are switched off", fleet -> tickedDriver(fleet)
                        .setting("disableSyncDrivers", "false").setting("disableSyncPrinterCatalog", "true")),
                ruledOut("B14", "", "neither", fleet -> tickedDriver(fleet).setting("disableSyncDrivers", "false")
                        .setting("disableSyncPrinterCatalog", "false")),
                undecided("B14", "the setting was not read", ProductCases::tickedDriver),
                undecided("B14", "the one for printers was not read",
                        fleet -> tickedDriver(fleet).setting("disableSyncDrivers", "false")),
                silent("B14", "the classification is not ticked",
                        fleet -> SelectionCases.driver(fleet).setting("disableSyncDrivers", "true")),
                silent("B14", "no driver", fleet -> absent(fleet).setting("disableSyncDrivers", "true"))));
        return all;
    }
}
