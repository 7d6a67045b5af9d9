package org.todoku.rules.wsus;

import static org.todoku.rules.wsus.PresenceCases.absent;
import static org.todoku.rules.wsus.PresenceCases.present;
import static org.todoku.rules.testkit.RuleCase.applies;
import static org.todoku.rules.testkit.RuleCase.ruledOut;
import static org.todoku.rules.testkit.RuleCase.silent;
import static org.todoku.rules.testkit.RuleCase.undecided;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import org.todoku.core.CategoryRef;
import org.todoku.core.ReadyState;
import org.todoku.core.UpdateField;
import org.todoku.rules.testkit.Boxes;
import org.todoku.rules.testkit.Fleet.UpdateBuilder;
import org.todoku.rules.testkit.Fleet;
import org.todoku.rules.testkit.RuleCase;
import org.todoku.rules.testkit.There;
import org.todoku.rules.testkit.ServerBuilder;

/** Cases of the rules G02 to G15: updates that arrived and do not reach computers. */
final class DeliveryCases {

    private static final String STALE = "updatesWithStaleUpdateApprovalsCount";
    private static final String WSUS_UPDATES = "wsusInfrastructureUpdatesNotApprovedForInstallCount";

    private DeliveryCases() {
    }

    private static ServerBuilder june(Fleet fleet, UnaryOperator<There> words) {
        return fleet.server("HQ").has(fleet.update("June (KB5040000)"), words);
    }

    static ServerBuilder approved(Fleet fleet) {
        return june(fleet, There::approved);
    }

    private static ServerBuilder reissued(Fleet fleet, boolean here) {
        UpdateBuilder again = fleet.update("June (KB5040000)").created("2026-06-20T17:00:00Z");
        fleet.catalogue().has(again);
        ServerBuilder hq = june(fleet, There::expired);
        return here ? hq.has(again) : hq;
    }

    /** June is declined, July replaces it. */
    private static ServerBuilder replaced(Fleet fleet, String arrived, boolean july, boolean approved) {
        UpdateBuilder june = fleet.update("June (KB5040000)");
        UpdateBuilder newer = fleet.update("July").kb("5041000").supersedes(june).created("2026-07-01T17:00:00Z");
        ServerBuilder hq = fleet.server("HQ").has(june, it -> it.declined().superseded().arrived(arrived));
        return july ? hq.has(newer, it -> approved ? it.approved() : it) : hq;
    }

    private static ServerBuilder rule(Fleet fleet, boolean enabled, List<CategoryRef> products, List<CategoryRef> kinds) {
        return present(fleet).approvalRule("Pilot", enabled, products, kinds, "Pilot computers");
    }

    private static ServerBuilder files(Fleet fleet, ReadyState state) {
        return june(fleet, it -> it.approved().ready(state));
    }

    static List<RuleCase> all() {
        List<RuleCase> all = new ArrayList<>(declinedOrWithdrawn());
        all.addAll(approvals());
        all.addAll(content());
        all.addAll(computers());
        return all;
    }

    private static List<RuleCase> declinedOrWithdrawn() {
        return List.of(
                applies("G02", "", "withdrawn", fleet -> june(fleet, There::expired)),
                applies("G02", "declined", "withdrawn and declined", fleet -> june(fleet, it -> it.expired().declined())),
                applies("G02", "approved", "an old approval is left", fleet -> june(fleet, it -> it.expired().approved())),
                applies("G02", "reissued", "published again, elsewhere", fleet -> reissued(fleet, false)),
                undecided("G02", "list is partial", PresenceCases::partial),
                undecided("G02", "source does not say what is withdrawn", fleet -> present(fleet).drop(UpdateField.EXPIRED)),
                silent("G02", "the reissue is there", fleet -> reissued(fleet, true)),
                silent("G02", "not withdrawn", PresenceCases::present),
                silent("G02", "absent", PresenceCases::absent),
                silent("G02", "declined above", fleet -> june(fleet, it -> it.expired().declined()).replicaOf("TOP")),

                applies("G03", "", "declined by a clean-up", fleet -> replaced(fleet, "2026-05-01T00:00:00Z", true, true)),
                applies("G03", "", "what replaces it is not known", fleet -> replaced(fleet, "2026-05-01T00:00:00Z", false, false)),
                applies("G03", "early", "declined within a month", fleet -> replaced(fleet, "2026-06-20T00:00:00Z", true, true)
                        .host("cleanup.lastRun", "2026-07-02T01:00:00Z")),
                applies("G03", "unapproved", "what replaces it is not approved",
                        fleet -> replaced(fleet, "2026-05-01T00:00:00Z", true, false)),
                ruledOut("G03", "", "nothing replaces it", fleet -> june(fleet, There::declined)),
                undecided("G03", "list is partial", PresenceCases::partial),
                undecided("G03", "nobody says what is replaced",
                        fleet -> replaced(fleet, "2026-05-01T00:00:00Z", true, true).drop(UpdateField.SUPERSEDED)),
                undecided("G03", "nobody says what is declined", fleet -> present(fleet).drop(UpdateField.DECLINED)),
                silent("G03", "not declined", PresenceCases::present),
                silent("G03", "withdrawn", fleet -> june(fleet, it -> it.declined().superseded().expired())),
                silent("G03", "declined above", fleet -> replaced(fleet, "2026-05-01T00:00:00Z", true, true).replicaOf("TOP")),
                silent("G03", "absent", PresenceCases::absent));
    }

    private static List<RuleCase> approvals() {
        return List.of(
                applies("G04", "", "terms wait", fleet -> june(fleet, There::licencePending)),
                applies("G04", "replica", "terms wait above", fleet -> june(fleet, There::licencePending).replicaOf("TOP")),
                ruledOut("G04", "", "no terms wait", PresenceCases::present),
                undecided("G04", "list is partial", PresenceCases::partial),
                undecided("G04", "nobody says what is declined", fleet -> present(fleet).drop(UpdateField.DECLINED)),
                undecided("G04", "nobody says whether terms wait", fleet -> present(fleet).drop(UpdateField.LICENCE_TERMS)),
                silent("G04", "declined", fleet -> june(fleet, it -> it.declined().licencePending())),
                silent("G04", "absent", PresenceCases::absent),

                applies("G05", "disabled", "switched off",
                        fleet -> rule(fleet, false, List.of(Boxes.WINDOWS_11), List.of(Boxes.SECURITY))),
                applies("G05", "product", "another product", fleet -> rule(fleet, true, List.of(Boxes.OFFICE), List.of(Boxes.SECURITY))),
                applies("G05", "classification", "another classification", fleet -> rule(fleet, true, List.of(), List.of(Boxes.CRITICAL))),
                applies("G05", "several", "neither, and switched off",
                        fleet -> rule(fleet, false, List.of(Boxes.OFFICE), List.of(Boxes.CRITICAL))),
                applies("G05", "older", "there before the rule", fleet -> rule(fleet, true, List.of(Boxes.WINDOWS), List.of())),
                applies("G05", "licence", "covered, but terms wait", fleet -> june(fleet, There::licencePending)
                        .approvalRule("Pilot", true, List.of(), List.of(Boxes.SECURITY), "Pilot computers")),
                applies("G05", "classification", "the nearest of two is named", fleet -> rule(fleet, false, List.of(Boxes.OFFICE),
                        List.of())
                        .approvalRule("All", true, List.of(), List.of(Boxes.DRIVERS), "All Computers")),
                ruledOut("G05", "", "covered and approved", fleet -> approved(fleet)
                        .approvalRule("Pilot", true, List.of(Boxes.WINDOWS_11), List.of(Boxes.SECURITY), "Pilot computers")),
                undecided("G05", "rules not collected", fleet -> present(fleet).drop("approvalRules")),
                undecided("G05", "whether it is switched on is not known",
                        fleet -> present(fleet).approvalRule("Pilot", null, List.of(), List.of())),
                undecided("G05", "products of the rule by title only",
                        fleet -> rule(fleet, true, List.of(Boxes.titleOnly(Boxes.OFFICE)), List.of())),
                undecided("G05", "list is partial", PresenceCases::partial),
                undecided("G05", "products of the update not known",
                        fleet -> rule(fleet, true, List.of(Boxes.OFFICE), List.of()).drop(UpdateField.PRODUCTS)),
                undecided("G05", "classification of the update not known",
                        fleet -> rule(fleet, true, List.of(), List.of(Boxes.CRITICAL)).drop(UpdateField.CLASSIFICATION)),
                undecided("G05", "nobody says what is approved",
                        fleet -> rule(fleet, true, List.of(), List.of()).drop(UpdateField.APPROVED)),
                silent("G05", "no rules", PresenceCases::present),
                silent("G05", "approved by hand", fleet -> approved(fleet)
                        .approvalRule("Pilot", true, List.of(Boxes.OFFICE), List.of(), "Pilot computers")),
                silent("G05", "replica", fleet -> rule(fleet, false, List.of(), List.of()).replicaOf("TOP")),
                silent("G05", "absent", PresenceCases::absent),

                applies("G06", "", "the update says so", fleet -> fleet.server("HQ")
                        .has(fleet.update("June (KB5040000)").says("hasStaleUpdateApprovals", "true"), There::approved)),
                applies("G06", "some", "some updates are, and revisions are approved by hand",
                        fleet -> approved(fleet).count(STALE, 12).setting("autoRefreshUpdateApprovals", "false")),
                ruledOut("G06", "", "none is", fleet -> approved(fleet).count(STALE, 0)),
                undecided("G06", "not counted", DeliveryCases::approved),
                undecided("G06", "list is partial", PresenceCases::partial),
                silent("G06", "not approved", PresenceCases::present),
                silent("G06", "absent", PresenceCases::absent),

                applies("G15", "", "two wait", fleet -> present(fleet).count(WSUS_UPDATES, 2)),
                ruledOut("G15", "", "none waits", fleet -> present(fleet).count(WSUS_UPDATES, 0)),
                undecided("G15", "not counted", PresenceCases::present),
                undecided("G15", "list is partial", PresenceCases::partial),
                silent("G15", "approved", fleet -> approved(fleet).count(WSUS_UPDATES, 2)),
                silent("G15", "absent", fleet -> absent(fleet).count(WSUS_UPDATES, 2)));
    }

    private static List<RuleCase> content() {
        return List.of(
                applies("G07", "", "not downloaded yet", fleet -> files(fleet, ReadyState.NOT_READY)),
                applies("G07", "failed", "download failed",
                        fleet -> files(fleet, ReadyState.FAILED).event(364, "Content file download failed")
                                .count("updatesNeedingFilesCount", 3)),
                applies("G07", "failed", "download cancelled", fleet -> files(fleet, ReadyState.CANCELED)),
                applies("G07", "full", "no room", fleet -> fleet.server("HQ")
                        .has(fleet.update("June (KB5040000)").bytes(700_000_000), it -> it.approved().ready(ReadyState.NOT_READY))
                        .host("disk.content.freeBytes", "120000000")),
                applies("G07", "", "room enough", fleet -> files(fleet, ReadyState.NOT_READY).host("disk.content.freeBytes",
                        "90000000000")),
                ruledOut("G07", "", "there", fleet -> files(fleet, ReadyState.READY)),
                undecided("G07", "state not collected", fleet -> files(fleet, ReadyState.FAILED).drop(UpdateField.READY_STATE)),
                undecided("G07", "a state of a later version", fleet -> files(fleet, ReadyState.FAILED).readyUnknown()),
                undecided("G07", "list is partial", PresenceCases::partial),
                silent("G07", "not approved, so no files", fleet -> june(fleet, it -> it.ready(ReadyState.NOT_READY))),
                silent("G07", "the licence is another matter", fleet -> files(fleet, ReadyState.LICENSE_AGREEMENT_FAILED)),
                silent("G07", "absent", PresenceCases::absent),

                applies("G10", "", "no MIME types", fleet -> approved(fleet).host("iis.mime.msu", "").host("iis.mime.wim", "")),
                applies("G10", "", "one is missing",
                        fleet -> approved(fleet).host("iis.mime.msu", "application/octet-stream").host("iis.mime.wim", "")),
                ruledOut("G10", "", "both are there", fleet -> approved(fleet).host("iis.mime.msu", "application/octet-stream")
                        .host("iis.mime.wim", "application/x-ms-wim")),
                undecided("G10", "web site not looked at", DeliveryCases::approved),
                undecided("G10", "one not looked at", fleet -> approved(fleet).host("iis.mime.msu", "application/octet-stream")),
                undecided("G10", "list is partial", PresenceCases::partial),
                silent("G10", "another product", fleet -> fleet.server("HQ")
                        .has(fleet.update("Office (KB5040000)").products(Boxes.OFFICE), There::approved).host("iis.mime.msu", "")),
                silent("G10", "older than that form", fleet -> fleet.server("HQ")
                        .has(fleet.update("2022-06 (KB5040000)").created("2022-06-14T17:00:00Z"), There::approved).host("iis.mime.msu",
                                "")),
                silent("G10", "absent", fleet -> absent(fleet).host("iis.mime.msu", "")));
    }

    private static List<RuleCase> computers() {
        return List.of(
                applies("G12", "", "dual scan", fleet -> approved(fleet).clients("dualScan", "true")),
                applies("G12", "other", "policy names another server", fleet -> {
                    approved(fleet).clients("policy.server", "http://br1.example.org:8530");
                    fleet.server("BR1");
                }),
                applies("G12", "none", "no policy", fleet -> approved(fleet).clients("policy.server", "")),
                applies("G12", "codes", "policies keep them away", fleet -> approved(fleet).clients("errors.0x80240025", "9")),
                applies("G12", "nobody", "no computer at all", fleet -> approved(fleet).clients("total", "0")),
                ruledOut("G12", "", "they ask this one",
                        fleet -> approved(fleet).clients("dualScan", "false").clients("policy.server", "http://HQ.example.org:8530")),
                undecided("G12", "nothing collected of computers", DeliveryCases::approved),
                undecided("G12", "policy not collected", fleet -> approved(fleet).clients("dualScan", "false")),
                silent("G12", "not approved", fleet -> present(fleet).clients("dualScan", "true")),
                silent("G12", "absent", fleet -> absent(fleet).clients("dualScan", "true")),

                applies("G13", "", "a reason is given",
                        fleet -> approved(fleet).clients("notApplicable.reason", "servicing stack update is missing")),
                applies("G13", "codes", "a code says so", fleet -> approved(fleet).clients("errors.0x80240017", "3")),
                ruledOut("G13", "", "nobody says so", fleet -> approved(fleet).clients("notApplicable.reason", "")),
                undecided("G13", "nothing collected of computers", DeliveryCases::approved),
                silent("G13", "absent", PresenceCases::absent),

                applies("G14", "", "time-outs",
                        fleet -> approved(fleet).clients("errors.days", "7").clients("errors.0x80244010", "120")
                                .clients("errors.0x8024401C", "40")),
                applies("G14", "elsewhere", "time-outs, update not approved", fleet -> absent(fleet).clients("errors.0x80244010", "120")),
                ruledOut("G14", "", "other errors only",
                        fleet -> approved(fleet).clients("errors.days", "7").clients("errors.0x80244010", "0")
                                .clients("errors.0x80070005", "2")),
                undecided("G14", "nothing collected of computers", DeliveryCases::approved),
                silent("G14", "absent, nothing collected", PresenceCases::absent));
    }
}
