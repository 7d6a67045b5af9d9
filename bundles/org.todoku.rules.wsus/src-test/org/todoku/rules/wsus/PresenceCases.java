package org.todoku.rules.wsus;

import static org.todoku.rules.testkit.RuleCase.applies;
import static org.todoku.rules.testkit.RuleCase.ruledOut;
import static org.todoku.rules.testkit.RuleCase.silent;
import static org.todoku.rules.testkit.RuleCase.undecided;

import java.util.List;

import org.todoku.core.Completeness;
import org.todoku.core.UpdateField;
import org.todoku.core.UserRole;
import org.todoku.rules.testkit.Boxes;
import org.todoku.rules.testkit.Fleet;
import org.todoku.rules.testkit.RuleCase;
import org.todoku.rules.testkit.There;
import org.todoku.rules.testkit.ServerBuilder;

/** Cases of the rules A01 to A12. */
final class PresenceCases {

    private PresenceCases() {
    }

    /** A healthy server without the update, which the catalogue knows. */
    static ServerBuilder absent(Fleet fleet) {
        ServerBuilder hq = fleet.server("HQ");
        fleet.catalogue().has(fleet.update("2026-06 Cumulative Update for Windows 11 (KB5040000)"));
        return hq;
    }

    /** A healthy server with the update. */
    static ServerBuilder present(Fleet fleet) {
        return fleet.server("HQ").has(fleet.update("2026-06 Cumulative Update for Windows 11 (KB5040000)"));
    }

    static void partial(Fleet fleet) {
        absent(fleet).updates(Completeness.PARTIAL, "time-out after 4000 rows");
    }

    private static ServerBuilder declined(Fleet fleet) {
        return fleet.server("HQ").has(fleet.update("2026-06 Cumulative Update for Windows 11 (KB5040000)"), There::declined);
    }

    private static void twoVariants(Fleet fleet, boolean second) {
        var x64 = fleet.update("2026-06 Cumulative Update for Windows 11 for x64-based Systems (KB5040000)");
        var arm = fleet.update("2026-06 Cumulative Update for Windows 11 for arm64-based Systems (KB5040000)");
        ServerBuilder hq = fleet.server("HQ").has(x64);
        if (second) {
            hq.has(arm);
        }
        fleet.catalogue().has(x64).has(arm);
    }

    private static void reissued(Fleet fleet, boolean here, String newTitle) {
        var old = fleet.update("2026-06 Cumulative Update for Windows 11 (KB5040000)");
        var reissue = fleet.update(newTitle).created("2026-06-20T17:00:00Z");
        ServerBuilder hq = fleet.server("HQ").has(old, There::expired);
        if (here) {
            hq.has(reissue);
        }
        fleet.catalogue().has(reissue);
    }

    static List<RuleCase> all() {
        return List.of(
                applies("A01", "", "there, not approved: the default view shows it only while it is needed", PresenceCases::present),
                applies("A01", "approved", "there and approved: the default view leaves it out",
                        fleet -> fleet.server("HQ").has(fleet.update("June (KB5040000)"), There::approved)),
                ruledOut("A01", "", "in no approval state", PresenceCases::absent),
                undecided("A01", "list is partial", PresenceCases::partial),
                undecided("A01", "source does not say what is declined", fleet -> present(fleet).drop(UpdateField.DECLINED)),
                silent("A01", "declined is another matter", PresenceCases::declined),

                applies("A02", "", "declined by somebody", PresenceCases::declined),
                applies("A02", "expired", "declined because withdrawn",
                        fleet -> fleet.server("HQ").has(fleet.update("June (KB5040000)"), it -> it.declined().expired().superseded())),
                applies("A02", "superseded", "declined by a clean-up", fleet -> {
                    var june = fleet.update("June (KB5040000)");
                    fleet.server("HQ").has(june, it -> it.declined().superseded())
                            .has(fleet.update("July").kb("5041000").supersedes(june), There::approved);
                }),
                applies("A02", "upstream", "replica mirrors the decline of its parent", fleet -> {
                    var june = fleet.update("June (KB5040000)");
                    fleet.server("BR1").replicaOf("HQ").has(june, There::declined);
                    fleet.server("HQ").has(june, There::declined);
                }),
                applies("A02", "upstream", "replica whose parent was not collected",
                        fleet -> fleet.server("BR1").replicaOf("HQ").has(fleet.update("June (KB5040000)"), There::declined)),
                applies("A02", "", "replica still declines what its parent took back", fleet -> {
                    var june = fleet.update("June (KB5040000)");
                    fleet.server("BR1").replicaOf("HQ").has(june, There::declined);
                    fleet.server("HQ").has(june, There::approved);
                }),
                applies("A02", "some", "one of two variants", fleet -> fleet.server("HQ").has(fleet.update("x64 (KB5040000)"))
                        .has(fleet.update("arm64 (KB5040000)"), There::declined)),
                ruledOut("A02", "", "there and not declined", PresenceCases::present),
                undecided("A02", "not in a partial list", PresenceCases::partial),
                undecided("A02", "source does not say what is declined", fleet -> declined(fleet).drop(UpdateField.DECLINED)),
                silent("A02", "not there at all", PresenceCases::absent),

                applies("A03", "", "x64 is there, arm64 is not", fleet -> twoVariants(fleet, false)),
                applies("A03", "many", "one of eight is there", fleet -> {
                    fleet.server("HQ").has(fleet.update("Variant 0 (KB5040000)"));
                    for (int i = 1; i < 8; i++) {
                        fleet.catalogue().has(fleet.update("Variant " + i + " (KB5040000)"));
                    }
                }),
                ruledOut("A03", "", "both are there", fleet -> twoVariants(fleet, true)),
                undecided("A03", "the other may be in the rest of a partial list", fleet -> {
                    twoVariants(fleet, false);
                    fleet.server("HQ").updates(Completeness.PARTIAL, "cut");
                }),
                silent("A03", "only one update has the number", PresenceCases::absent),
                silent("A03", "none of several is there", fleet -> {
                    fleet.server("HQ");
                    fleet.catalogue().has(fleet.update("x64 (KB5040000)")).has(fleet.update("arm64 (KB5040000)"));
                }),

                applies("A07", "", "old one expired, new one there",
                        fleet -> reissued(fleet, true, "2026-06 Cumulative Update for Windows 11 (KB5040000)")),
                applies("A07", "elsewhere", "old one expired, new one only in the catalogue",
                        fleet -> reissued(fleet, false, "2026-06 Cumulative Update for Windows 11 (KB5040000)")),
                applies("A07", "", "new one has another title, but supersedes the old one directly", fleet -> {
                    var old = fleet.update("Intel driver 1 (KB5040000)");
                    fleet.server("HQ").has(old, There::expired)
                            .has(fleet.update("Intel driver 2 (KB5040000)").supersedes(old).created("2026-06-20T17:00:00Z"));
                }),
                ruledOut("A07", "", "there and not expired", PresenceCases::present),
                undecided("A07", "source does not say what is expired", fleet -> present(fleet).drop(UpdateField.EXPIRED)),
                undecided("A07", "list is partial", PresenceCases::partial),
                silent("A07", "same number, but for another Windows",
                        fleet -> reissued(fleet, true, "2026-06 Cumulative Update for Windows 10 (KB5040000)")),
                silent("A07", "not there", PresenceCases::absent),

                ruledOut("A10", "", "complete list", PresenceCases::absent),
                undecided("A10", "exactly 100 rows from another console", fleet -> absent(fleet).collector("").rows(100)),
                undecided("A10", "partial list", PresenceCases::partial),
                silent("A10", "found, however short the list", fleet -> present(fleet).collector("").rows(100)),
                silent("A10", "reading failed: another rule tells", fleet -> absent(fleet).updates(Completeness.FAILED, "time-out")),
                ruledOut("A10", "", "our own collector vouches for exactly 100 rows", fleet -> absent(fleet).rows(100)),

                applies("A11", "", "neither server nor catalogue knows the number", fleet -> {
                    absent(fleet);
                    fleet.ask("KB5999999", "HQ");
                }),
                ruledOut("A11", "", "the catalogue knows it", PresenceCases::absent),
                undecided("A11", "no catalogue was read", fleet -> {
                    fleet.server("HQ");
                    fleet.ask("KB5999999", "HQ");
                }),
                undecided("A11", "the list of the server is partial", fleet -> {
                    partial(fleet);
                    fleet.ask("KB5999999", "HQ");
                }),
                silent("A11", "there", PresenceCases::present),
                silent("A11", "words are no number", fleet -> {
                    absent(fleet);
                    fleet.ask("Silverlight", "HQ");
                }),

                applies("A12", "", "time-out", fleet -> absent(fleet).updates(Completeness.FAILED, "time-out")),
                applies("A12", "no-reason", "failed without a word", fleet -> absent(fleet).updates(Completeness.FAILED, "")),
                applies("A12", "unauthorised", "account sees nothing", fleet -> absent(fleet).role(UserRole.UNAUTHORIZED)),
                ruledOut("A12", "", "answered fully", PresenceCases::absent),
                undecided("A12", "nobody read the updates", fleet -> absent(fleet).drop("updates")),
                silent("A12", "found although reading failed later", fleet -> present(fleet).updates(Completeness.FAILED, "time-out")),
                silent("A12", "partial list is told by A10", PresenceCases::partial),

                applies("G01", "", "no approval", PresenceCases::present),
                applies("G01", "licence", "licence terms pending",
                        fleet -> fleet.server("HQ").has(fleet.update("June (KB5040000)"), There::licencePending)),
                applies("G01", "replica", "replica takes over approvals",
                        fleet -> fleet.server("BR1").replicaOf("HQ").has(fleet.update("June (KB5040000)"))),
                ruledOut("G01", "", "approved", fleet -> fleet.server("HQ").has(fleet.update("June (KB5040000)"), There::approved)),
                ruledOut("G01", "groups", "approved for a group", fleet -> {
                    var june = fleet.update("June (KB5040000)");
                    fleet.server("HQ").has(june, There::approved).approvedFor(june, "Pilot");
                }),
                undecided("G01", "source does not say what is approved", fleet -> present(fleet).drop(UpdateField.APPROVED)),
                undecided("G01", "source does not say what is declined", fleet -> present(fleet).drop(UpdateField.DECLINED)),
                undecided("G01", "list is partial", PresenceCases::partial),
                silent("G01", "not there", PresenceCases::absent),
                silent("G01", "declined", PresenceCases::declined),
                silent("G01", "expired updates cannot be approved",
                        fleet -> fleet.server("HQ").has(fleet.update("June (KB5040000)").products(Boxes.EDGE), There::expired)));
    }
}
