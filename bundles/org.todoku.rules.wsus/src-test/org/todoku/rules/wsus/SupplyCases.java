package org.todoku.rules.wsus;

import static org.todoku.rules.wsus.PresenceCases.absent;
import static org.todoku.rules.wsus.PresenceCases.present;
import static org.todoku.rules.testkit.RuleCase.applies;
import static org.todoku.rules.testkit.RuleCase.ruledOut;
import static org.todoku.rules.testkit.RuleCase.silent;
import static org.todoku.rules.testkit.RuleCase.undecided;

import java.util.List;

import org.todoku.core.Completeness;
import org.todoku.core.UpdateField;
import org.todoku.rules.testkit.Boxes;
import org.todoku.rules.testkit.Fleet.UpdateBuilder;
import org.todoku.rules.testkit.Fleet;
import org.todoku.rules.testkit.RuleCase;
import org.todoku.rules.testkit.There;
import org.todoku.rules.testkit.ServerBuilder;

/** Cases of the rules C03 to C06, E01 and E02: what is offered, by Microsoft or by the server above. */
final class SupplyCases {

    private SupplyCases() {
    }

    private static void offered(Fleet fleet, boolean offered) {
        fleet.server("HQ");
        fleet.catalogue().has(fleet.update("June (KB5040000)"), it -> it.offeredToWsus(offered));
    }

    private static UpdateBuilder expired(Fleet fleet) {
        UpdateBuilder old = fleet.update("2024-05 Cumulative Update (KB5040000)").created("2024-05-14T17:00:00Z");
        fleet.server("HQ");
        fleet.catalogue().has(old, There::expired);
        return old;
    }

    /** June, July and August, each replacing the one before; only August is on HQ. */
    private static ServerBuilder chain(Fleet fleet, boolean approved) {
        UpdateBuilder june = fleet.update("June (KB5040000)");
        UpdateBuilder july = fleet.update("July").kb("5041000").supersedes(june).created("2026-07-14T17:00:00Z");
        UpdateBuilder august = fleet.update("August").kb("5042000").supersedes(july).created("2026-08-11T17:00:00Z");
        fleet.catalogue().has(june).has(july);
        return fleet.server("HQ").has(august, it -> approved ? it.approved() : it);
    }

    /** BR2 fetches from BR1, BR1 from HQ. */
    private static UpdateBuilder branches(Fleet fleet) {
        fleet.server("BR2").downstreamOf("BR1.example.org").synced("2026-07-03T09:30:00Z");
        fleet.server("BR1").downstreamOf("HQ");
        fleet.server("HQ");
        return fleet.update("June (KB5040000)");
    }

    private static void lag(Fleet fleet, String arrivedAbove) {
        UpdateBuilder update = branches(fleet);
        fleet.server("BR1").has(update, it -> it.arrived(arrivedAbove));
    }

    static List<RuleCase> all() {
        return List.of(
                applies("C03", "", "the catalogue says it is not offered", fleet -> offered(fleet, false)),
                applies("C03", "inferred", "selected, synchronised, and nobody has it", fleet -> {
                    absent(fleet);
                    fleet.server("OTHER");
                }),
                applies("C03", "inferred", "the same without another server is a mere pattern", PresenceCases::absent),
                ruledOut("C03", "", "the catalogue says it is offered", fleet -> offered(fleet, true)),
                ruledOut("C03", "elsewhere", "another server has it", fleet -> {
                    fleet.server("HQ");
                    fleet.server("OTHER").has(fleet.update("June (KB5040000)"));
                }),
                undecided("C03", "nobody says, and it is not selected", fleet -> SelectionCases.lacks(fleet, Boxes.UPDATES, Boxes.EDGE)),
                undecided("C03", "nobody says, and no synchronisation since", fleet -> absent(fleet).synced("2026-06-10T03:00:00Z")),
                undecided("C03", "list is partial", PresenceCases::partial),
                undecided("C03", "nobody knows the update", fleet -> {
                    absent(fleet);
                    fleet.ask("KB5999999", "HQ");
                }),
                undecided("C03", "selection not collected", fleet -> absent(fleet).drop("subscription")),
                undecided("C03", "selection by title only", fleet -> absent(fleet).products(Boxes.titleOnly(Boxes.WINDOWS_10))),
                undecided("C03", "history not collected", fleet -> absent(fleet).drop("syncHistory")),
                undecided("C03", "date unknown", fleet -> {
                    absent(fleet);
                    fleet.catalogue().drop(UpdateField.CREATED);
                }),
                silent("C03", "expired is another matter", SupplyCases::expired),
                silent("C03", "nobody says, and the server above decides", fleet -> absent(fleet).downstreamOf("TOP")),
                silent("C03", "there", PresenceCases::present),

                applies("C05", "", "the catalogue says expired", SupplyCases::expired),
                applies("C05", "", "another server says expired", fleet -> {
                    fleet.server("HQ");
                    fleet.server("OTHER").has(fleet.update("June (KB5040000)"), There::expired);
                }),
                ruledOut("C05", "", "not expired", PresenceCases::absent),
                undecided("C05", "nobody says what is expired", fleet -> {
                    absent(fleet);
                    fleet.catalogue().drop(UpdateField.EXPIRED);
                }),
                undecided("C05", "list is partial", PresenceCases::partial),
                undecided("C05", "nobody knows the update", fleet -> {
                    absent(fleet);
                    fleet.ask("KB5999999", "HQ");
                }),
                silent("C05", "the expired one was reissued, and the new one is there", SupplyCases::reissuePresent),
                silent("B01", "the expired one was reissued, and the new one is there", SupplyCases::reissuePresent),
                silent("C05", "it came before it expired",
                        fleet -> fleet.server("HQ").has(fleet.update("June (KB5040000)"), There::expired)),

                applies("C06", "", "replaced over two steps", fleet -> chain(fleet, false)),
                applies("C06", "approved", "replaced over two steps, and approved", fleet -> chain(fleet, true)),
                ruledOut("C06", "", "the replacement is declined", fleet -> {
                    UpdateBuilder june = fleet.update("June (KB5040000)");
                    fleet.catalogue().has(june);
                    fleet.server("HQ").has(fleet.update("July").kb("5041000").supersedes(june), There::declined);
                }),
                ruledOut("C06", "", "the replacement is only in the catalogue", fleet -> {
                    UpdateBuilder june = fleet.update("June (KB5040000)");
                    fleet.server("HQ");
                    fleet.catalogue().has(june).has(fleet.update("July").kb("5041000").supersedes(june));
                }),
                undecided("C06", "no source says what replaces what", fleet -> {
                    absent(fleet).drop(UpdateField.SUPERSEDES);
                    fleet.catalogue().drop(UpdateField.SUPERSEDES);
                }),
                undecided("C06", "a replacement may be in the rest of a partial list", fleet -> {
                    UpdateBuilder june = fleet.update("June (KB5040000)");
                    fleet.server("HQ").updates(Completeness.PARTIAL, "cut");
                    fleet.catalogue().has(june).has(fleet.update("July").kb("5041000").supersedes(june));
                }),
                undecided("C06", "nobody knows the update", fleet -> {
                    absent(fleet);
                    fleet.ask("KB5999999", "HQ");
                }),
                silent("C06", "nothing replaces it", PresenceCases::absent),

                applies("E01", "chain", "no server above has it", SupplyCases::nobodyHasIt),
                applies("E01", "", "the parent lacks it, the one above has it",
                        fleet -> {
                    UpdateBuilder update = branches(fleet);
                    fleet.server("HQ").has(update);
                }),
                ruledOut("E01", "", "the parent has it", fleet -> lag(fleet, "2026-06-10T03:00:00Z")),
                undecided("E01", "the parent was not collected", fleet -> absent(fleet).downstreamOf("TOP")),
                undecided("E01", "the list of the parent is partial", fleet -> {
                    nobodyHasIt(fleet);
                    fleet.server("BR1").updates(Completeness.PARTIAL, "cut");
                }),
                undecided("E01", "the configuration does not say from where", fleet -> absent(fleet).sourceUnknown()),
                undecided("E01", "configuration not collected", fleet -> absent(fleet).drop("configuration")),
                undecided("E01", "nobody knows the update", fleet -> {
                    nobodyHasIt(fleet);
                    fleet.ask("KB5999999", "BR2");
                }),
                silent("E01", "fetches from Microsoft", PresenceCases::absent),
                silent("E01", "there", fleet -> present(fleet).downstreamOf("TOP")),

                applies("E02", "", "arrived above half an hour after the last run", fleet -> lag(fleet, "2026-07-03T10:00:00Z")),
                applies("E02", "", "arrived above during the last run", fleet -> lag(fleet, "2026-07-03T09:25:00Z")),
                applies("E02", "made", "arrival unknown, but made after the last run", fleet -> {
                    UpdateBuilder update = branches(fleet).created("2026-07-03T10:00:00Z");
                    fleet.server("BR1").has(update, it -> it.arrived(null));
                }),
                ruledOut("E02", "", "synchronised since", fleet -> lag(fleet, "2026-07-03T03:00:00Z")),
                undecided("E02", "arrival above unknown", fleet -> {
                    lag(fleet, "2026-07-03T10:00:00Z");
                    fleet.server("BR1").drop(UpdateField.ARRIVED);
                }),
                undecided("E02", "the parent was not collected", fleet -> absent(fleet).downstreamOf("TOP")),
                undecided("E02", "history not collected", fleet -> {
                    lag(fleet, "2026-07-03T10:00:00Z");
                    fleet.server("BR2").drop("syncHistory");
                }),
                undecided("E02", "the list of the parent is partial", fleet -> {
                    nobodyHasIt(fleet);
                    fleet.server("BR1").updates(Completeness.PARTIAL, "cut");
                }),
                undecided("E02", "configuration not collected", fleet -> absent(fleet).drop("configuration")),
                undecided("E02", "nobody knows the update", fleet -> {
                    nobodyHasIt(fleet);
                    fleet.ask("KB5999999", "BR2");
                }),
                silent("E02", "the parent lacks it", SupplyCases::nobodyHasIt),
                silent("E02", "never synchronised", fleet -> {
                    UpdateBuilder update = fleet.update("June (KB5040000)");
                    fleet.server("BR2").downstreamOf("HQ").neverSynchronised();
                    fleet.server("HQ").has(update);
                }),
                silent("E02", "fetches from Microsoft", PresenceCases::absent));
    }

    private static void reissuePresent(Fleet fleet) {
        UpdateBuilder old = fleet.update("June (KB5040000)").products(Boxes.EDGE);
        UpdateBuilder reissue = fleet.update("June (KB5040000)").products(Boxes.EDGE).created("2026-06-20T17:00:00Z");
        fleet.server("HQ").has(reissue);
        fleet.catalogue().has(old, There::expired).has(reissue);
    }

    private static void nobodyHasIt(Fleet fleet) {
        fleet.catalogue().has(branches(fleet));
    }
}
