package org.todoku.rules.wsus;

import static org.todoku.rules.wsus.PresenceCases.absent;
import static org.todoku.rules.wsus.PresenceCases.partial;
import static org.todoku.rules.wsus.PresenceCases.present;
import static org.todoku.rules.testkit.RuleCase.applies;
import static org.todoku.rules.testkit.RuleCase.ruledOut;
import static org.todoku.rules.testkit.RuleCase.silent;
import static org.todoku.rules.testkit.RuleCase.undecided;

import java.util.ArrayList;
import java.util.List;

import org.todoku.core.UpdateField;
import org.todoku.rules.testkit.Boxes;
import org.todoku.rules.testkit.Fleet.UpdateBuilder;
import org.todoku.rules.testkit.Fleet;
import org.todoku.rules.testkit.RuleCase;
import org.todoku.rules.testkit.There;
import org.todoku.rules.testkit.ServerBuilder;

/** Cases of the rules A04, A05 and A09 and of C01 to C08 as far as they tell of what Microsoft does not offer. */
final class OfferCases {

    private OfferCases() {
    }

    /** HQ has a roll-up whose title carries the number of the parent article. */
    static ServerBuilder parentNumber(Fleet fleet) {
        return fleet.server("HQ").has(fleet.update("2026-06 .NET Rollup (KB5041111)").kb("5041111", "5040000"));
    }

    /** HQ lacks a preview of the fourth week of June. */
    static UpdateBuilder preview(Fleet fleet) {
        return fleet.update("2026-06 プレビュー (KB5040000)").created("2026-06-23T17:00:00Z");
    }

    static UpdateBuilder outOfBand(Fleet fleet) {
        return fleet.update("2026-06 Fix (KB5040000)").created("2026-06-18T17:00:00Z").says("isOutOfBand", "true");
    }

    /** OTHER has it, the catalogue has it no more. */
    static ServerBuilder gone(Fleet fleet, UpdateBuilder update) {
        ServerBuilder hq = fleet.server("HQ");
        fleet.server("OTHER").has(update);
        fleet.catalogue().has(fleet.update("Another (KB4999999)").kb("4999999"));
        return hq;
    }

    /** The catalogue has a withdrawn update, and the one that came in its place. */
    static ServerBuilder withdrawn(Fleet fleet, boolean reissued, boolean here) {
        UpdateBuilder old = fleet.update("June (KB5040000)");
        UpdateBuilder next = fleet.update("June (KB5040000)").created("2026-06-20T17:00:00Z");
        fleet.catalogue().has(old, There::expired);
        if (reissued) {
            fleet.catalogue().has(next);
        }
        ServerBuilder hq = fleet.server("HQ");
        fleet.ask(old.id().toString(), "HQ");
        return here ? hq.has(next) : hq;
    }

    private static void unheardOf(Fleet fleet) {
        absent(fleet);
        fleet.ask("KB5999999", "HQ");
    }

    static List<RuleCase> all() {
        List<RuleCase> all = new ArrayList<>(List.of(
                applies("A04", "", "the title carries the number of the parent article", OfferCases::parentNumber),
                ruledOut("A04", "", "the title carries the number", PresenceCases::present),
                ruledOut("A04", "", "a title without a number", fleet -> fleet.server("HQ").has(fleet.update("June").kb("5040000"))),
                undecided("A04", "list is partial", PresenceCases::partial),
                silent("A04", "absent", PresenceCases::absent),
                silent("A04", "words were typed", fleet -> {
                    parentNumber(fleet);
                    fleet.ask("Rollup", "HQ");
                }),

                applies("A05", "", "Japanese typed, English titles", fleet -> {
                    present(fleet);
                    fleet.ask("累積更新", "HQ");
                }),
                applies("A05", "", "English typed, Japanese titles", fleet -> {
                    present(fleet).culture("ja");
                    fleet.ask("Servicing Stack", "HQ");
                }),
                ruledOut("A05", "", "a name that Japanese titles have too", fleet -> {
                    fleet.server("HQ").has(fleet.update("Edge 138 の更新")).culture("ja");
                    fleet.server("OTHER").has(fleet.update("Office 16 の更新")).culture("ja");
                    fleet.ask("Edge 16", "HQ");
                }),
                ruledOut("A05", "", "the same script", fleet -> {
                    present(fleet);
                    fleet.ask("Servicing Stack", "HQ");
                }),
                undecided("A05", "list is partial", fleet -> {
                    partial(fleet);
                    fleet.ask("累積更新", "HQ");
                }),
                undecided("A05", "language unknown", fleet -> {
                    present(fleet).culture("");
                    fleet.ask("累積更新", "HQ");
                }),
                silent("A05", "a number was typed", PresenceCases::absent),
                silent("A05", "found", fleet -> {
                    present(fleet);
                    fleet.ask("2026-06", "HQ");
                }),

                applies("A09", "", "published locally",
                        fleet -> fleet.server("HQ").has(fleet.update("Own tool (KB5040000)"), There::local)),
                undecided("A09", "list is partial", PresenceCases::partial),
                silent("A09", "of Microsoft", PresenceCases::present),
                silent("A09", "absent", PresenceCases::absent)));
        all.addAll(offered());
        all.addAll(catalogue());
        return all;
    }

    private static List<RuleCase> offered() {
        return List.of(
                applies("C01", "", "a preview by its title", fleet -> {
                    fleet.server("HQ");
                    fleet.catalogue().has(preview(fleet));
                }),
                applies("C01", "", "a preview as a source says", fleet -> {
                    fleet.server("HQ");
                    fleet.catalogue().has(fleet.update("2026-06 (KB5040000)").says("isPreview", "true"));
                }),
                applies("C01", "told", "the catalogue says that it is not offered", fleet -> {
                    fleet.server("HQ");
                    fleet.catalogue().has(preview(fleet), there -> there.offeredToWsus(false));
                }),
                ruledOut("C01", "", "a preview that is offered", fleet -> {
                    fleet.server("HQ");
                    fleet.catalogue().has(preview(fleet), there -> there.offeredToWsus(true));
                }),
                undecided("C01", "list is partial", PresenceCases::partial),
                undecided("C01", "nobody knows it", fleet -> unheardOf(fleet)),
                silent("C01", "no preview", PresenceCases::absent),
                silent("C01", "there", fleet -> fleet.server("HQ").has(preview(fleet))),
                silent("C01", "the server above has it", fleet -> {
                    fleet.server("BR1").downstreamOf("HQ");
                    fleet.server("HQ").has(preview(fleet));
                }),
                silent("C01", "withdrawn", fleet -> {
                    fleet.server("HQ");
                    fleet.catalogue().has(preview(fleet), There::expired);
                }),

                applies("C02", "", "out of band", fleet -> {
                    fleet.server("HQ");
                    fleet.catalogue().has(outOfBand(fleet));
                }),
                applies("C02", "told", "out of band, not offered", fleet -> {
                    fleet.server("HQ");
                    fleet.catalogue().has(outOfBand(fleet), there -> there.offeredToWsus(false));
                }),
                ruledOut("C02", "", "out of band, offered", fleet -> {
                    fleet.server("HQ");
                    fleet.catalogue().has(outOfBand(fleet), there -> there.offeredToWsus(true));
                }),
                undecided("C02", "list is partial", PresenceCases::partial),
                undecided("C02", "nobody knows it", fleet -> unheardOf(fleet)),
                silent("C02", "in the usual week", PresenceCases::absent),
                silent("C02", "there", fleet -> fleet.server("HQ").has(outOfBand(fleet))));
    }

    private static List<RuleCase> catalogue() {
        return List.of(
                applies("C04", "", "another server has it, the catalogue does not", fleet -> gone(fleet, fleet.update("June (KB5040000)"))),
                ruledOut("C04", "", "the catalogue has it", PresenceCases::absent),
                undecided("C04", "no catalogue", fleet -> {
                    fleet.server("HQ");
                    fleet.server("OTHER").has(fleet.update("June (KB5040000)"));
                }),
                undecided("C04", "the catalogue is older than the update", fleet -> {
                    gone(fleet, fleet.update("June (KB5040000)"));
                    fleet.catalogue().collectedAt("2026-06-01T00:00:00Z");
                }),
                undecided("C04", "list is partial", PresenceCases::partial),
                silent("C04", "there", PresenceCases::present),
                silent("C04", "nobody knows it", fleet -> unheardOf(fleet)),
                silent("C04", "published locally on the other server", fleet -> {
                    fleet.server("HQ");
                    fleet.server("OTHER").has(fleet.update("Own tool (KB5040000)"), There::local);
                    fleet.catalogue();
                }),
                silent("C04", "definitions come and go", fleet -> gone(fleet, fleet.update("Definition (KB5040000)")
                        .products(Boxes.DEFENDER).classification(Boxes.DEFINITIONS))),
                silent("C04", "a downstream server gets it from above", fleet -> {
                    fleet.server("BR1").downstreamOf("HQ");
                    gone(fleet, fleet.update("June (KB5040000)"));
                }),

                applies("C08", "", "withdrawn and published again", fleet -> withdrawn(fleet, true, false)),
                applies("C08", "here", "the new one is there", fleet -> withdrawn(fleet, true, true)),
                ruledOut("C08", "", "withdrawn for good", fleet -> withdrawn(fleet, false, false)),
                undecided("C08", "withdrawn, and no catalogue was read", fleet -> {
                    fleet.server("HQ");
                    fleet.server("OTHER").has(fleet.update("June (KB5040000)"), There::expired);
                }),
                undecided("C08", "nobody says whether it is withdrawn", fleet -> {
                    absent(fleet);
                    fleet.catalogue().drop(UpdateField.EXPIRED);
                }),
                undecided("C08", "list is partial", PresenceCases::partial),
                silent("C08", "not withdrawn", PresenceCases::absent),
                silent("C08", "there", PresenceCases::present));
    }
}
