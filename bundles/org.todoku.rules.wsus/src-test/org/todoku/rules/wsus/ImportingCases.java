package org.todoku.rules.wsus;

import static org.todoku.rules.wsus.PresenceCases.absent;
import static org.todoku.rules.wsus.PresenceCases.present;
import static org.todoku.rules.testkit.RuleCase.applies;
import static org.todoku.rules.testkit.RuleCase.ruledOut;
import static org.todoku.rules.testkit.RuleCase.silent;
import static org.todoku.rules.testkit.RuleCase.undecided;

import java.util.List;

import org.todoku.core.Completeness;
import org.todoku.core.ReadyState;
import org.todoku.core.SyncError;
import org.todoku.core.UpdateField;
import org.todoku.core.UserRole;
import org.todoku.rules.testkit.Fleet.UpdateBuilder;
import org.todoku.rules.testkit.Fleet;
import org.todoku.rules.testkit.RuleCase;
import org.todoku.rules.testkit.There;
import org.todoku.rules.testkit.ServerBuilder;

/** Cases of the rules F01 to F10: somebody imported, or tried to. */
final class ImportingCases {

    /** Of no update in particular. */
    static final String CUT = "ImportUpdateFromCatalogSite failed. SocketException (10054): forcibly closed by the remote host";
    /** Of the update that is asked for. */
    static final String CUT_IT = CUT + " KB5040000";
    private static final String SCRIPT = "ImportUpdateToWSUS.ps1: Exception: port";

    private ImportingCases() {
    }

    /** The import of a missing update failed with a text. */
    static ServerBuilder tried(Fleet fleet, String text) {
        return absent(fleet).logLine("2026-07-02T10:00:00Z", text);
    }

    static String done(UpdateBuilder update) {
        return "ImportUpdateFromCatalogSite " + update.id() + " finished";
    }

    private static ServerBuilder imported(Fleet fleet, ReadyState ready, boolean approved) {
        UpdateBuilder update = fleet.update("June (KB5040000)");
        return fleet.server("HQ").has(update, it -> approved ? it.ready(ready).approved() : it.ready(ready)).logLine(done(update));
    }

    private static ServerBuilder gone(Fleet fleet) {
        absent(fleet);
        return fleet.server("HQ").logLine("2026-06-20T10:00:00Z", done(fleet.updates().get(0)));
    }

    private static ServerBuilder below(Fleet fleet, boolean there, boolean above) {
        UpdateBuilder update = fleet.update("June (KB5040000)");
        ServerBuilder branch = fleet.server("BR").replicaOf("HQ").logLine(there ? done(update) : CUT_IT);
        fleet.catalogue().has(update);
        if (there) {
            branch.has(update);
        }
        if (above) {
            fleet.server("HQ").has(update);
        }
        fleet.server("HQ");
        return branch;
    }

    private static void unknown(Fleet fleet, String text) {
        tried(fleet, text);
        fleet.ask("KB5999999", "HQ");
    }

    private static RuleCase partial(String rule, String text) {
        return undecided(rule, "list is partial", fleet -> tried(fleet, text).updates(Completeness.PARTIAL, "cut"));
    }

    static List<RuleCase> all() {
        return List.of(
                applies("F01", "", "cut while synchronisation works", fleet -> tried(fleet, CUT)),
                applies("F01", "", "the same, and it was this update", fleet -> tried(fleet, CUT_IT)),
                applies("F01", "", "no common algorithm", fleet -> tried(fleet, "ImportUpdateFromCatalogSite failed: The client and server"
                        + " cannot communicate, because they do not possess a common algorithm")),
                ruledOut("F01", "", "another error", fleet -> tried(fleet, "ImportUpdateFromCatalogSite failed: access denied")),
                ruledOut("F01", "sync", "synchronisation fails too", fleet -> tried(fleet, CUT).failed("2026-07-03T03:10:00Z",
                        SyncError.USS_COMMUNICATION_ERROR, SyncCauseCases.CUT)),
                ruledOut("F01", "set", "strong encryption is on", fleet -> tried(fleet, CUT).host("tls.schUseStrongCrypto", "1")
                        .host("tls.schUseStrongCryptoWow64", "1")),
                undecided("F01", "history not collected", fleet -> tried(fleet, CUT).drop("syncHistory")),
                partial("F01", CUT),
                silent("F01", "nobody imported", PresenceCases::absent),
                silent("F01", "a later import succeeded", fleet -> {
                    tried(fleet, CUT);
                    fleet.server("HQ").logLine("2026-07-02T11:00:00Z", done(fleet.updates().get(0)));
                }),
                silent("F01", "there", fleet -> present(fleet).logLine(CUT)),

                applies("F02", "", "the protocol of the old console", fleet -> tried(fleet, "Update Catalog import error: Protocol=1.20")),
                applies("F02", "", "the same as a reading", fleet -> tried(fleet, CUT).host("import.protocol", "1.20")),
                ruledOut("F02", "", "another error", fleet -> tried(fleet, CUT)),
                partial("F02", CUT),
                undecided("F02", "nobody knows the update", fleet -> unknown(fleet, "Update Catalog import error: Protocol=1.20")),
                silent("F02", "nobody imported", PresenceCases::absent),

                applies("F03", "", "a KB number", fleet -> tried(fleet, "ImportUpdateFromCatalogSite failed: FormatException KB5040000")),
                applies("F03", "unknown", "an identifier nobody knows", fleet -> tried(fleet,
                        "ImportUpdateFromCatalogSite 12345678-0000-4000-8000-123456789abc failed")),
                ruledOut("F03", "", "the right one", fleet -> {
                    absent(fleet);
                    fleet.server("HQ").logLine("ImportUpdateFromCatalogSite " + fleet.updates().get(0).id() + " failed");
                }),
                partial("F03", CUT),
                undecided("F03", "nobody knows the update", fleet -> unknown(fleet,
                        "ImportUpdateFromCatalogSite failed: FormatException")),
                silent("F03", "names none", fleet -> tried(fleet, CUT)),
                silent("F03", "nobody imported", PresenceCases::absent),

                applies("F04", "", "access denied", fleet -> tried(fleet, "ImportUpdateFromCatalogSite failed: Access is denied")),
                applies("F04", "role", "a reporter", fleet -> tried(fleet, CUT).role(UserRole.REPORTER)),
                ruledOut("F04", "", "an administrator", fleet -> tried(fleet, CUT)),
                undecided("F04", "role unknown", fleet -> tried(fleet, CUT).has(fleet.update("Another (KB4999999)").kb("4999999"))
                        .drop("server")),
                partial("F04", CUT),
                silent("F04", "nobody imported", PresenceCases::absent),

                applies("F05", "", "a port of its own", fleet -> tried(fleet, SCRIPT).host("iis.ports", "9530,9531")),
                ruledOut("F05", "", "the usual ports", fleet -> tried(fleet, SCRIPT).host("iis.ports", "8530,8531")),
                undecided("F05", "ports unknown", fleet -> tried(fleet, SCRIPT)),
                partial("F05", SCRIPT),
                undecided("F05", "nobody knows the update", fleet -> {
                    unknown(fleet, SCRIPT);
                    fleet.server("HQ").host("iis.ports", "9530");
                }),
                silent("F05", "not by the script", fleet -> tried(fleet, CUT)),

                applies("F06", "", "imported, and gone", ImportingCases::gone),
                applies("F06", "cleaned", "and a clean-up came between",
                        fleet -> gone(fleet).host("cleanup.lastRun", "2026-06-28T02:00:00Z")),
                ruledOut("F06", "", "still there", fleet -> imported(fleet, ReadyState.READY, true)),
                undecided("F06", "list is partial", fleet -> gone(fleet).updates(Completeness.PARTIAL, "cut")),
                silent("F06", "nobody imported", PresenceCases::absent),
                silent("F06", "the import failed", fleet -> tried(fleet, CUT)),

                applies("F07", "", "not approved yet", fleet -> imported(fleet, ReadyState.NOT_READY, false)),
                ruledOut("F07", "", "files are there", fleet -> imported(fleet, ReadyState.READY, true)),
                undecided("F07", "nobody says whether files are there",
                        fleet -> imported(fleet, ReadyState.NOT_READY, false).drop(UpdateField.READY_STATE)),
                undecided("F07", "a state of tomorrow", fleet -> {
                    imported(fleet, ReadyState.NOT_READY, false);
                    fleet.bend(Fleet.Bend.UNKNOWN_NUMBERS);
                }),
                silent("F07", "nobody imported", PresenceCases::present),

                applies("F08", "", "tried on a replica", fleet -> below(fleet, false, false)),
                applies("F08", "there", "done on a replica", fleet -> below(fleet, true, false)),
                applies("F08", "there", "published by hand on a downstream server", fleet -> {
                    fleet.server("BR").downstreamOf("HQ").has(fleet.update("June (KB5040000)"), There::local);
                    fleet.server("HQ");
                }),
                ruledOut("F08", "", "on the top server", fleet -> imported(fleet, ReadyState.READY, true)),
                ruledOut("F08", "above", "the server above has it too", fleet -> below(fleet, true, true)),
                undecided("F08", "the server above was not collected", fleet -> {
                    below(fleet, true, false);
                    fleet.forget(fleet.server("HQ"));
                }),
                undecided("F08", "configuration not collected", fleet -> below(fleet, true, false).drop("configuration")),
                undecided("F08", "list is partial", fleet -> below(fleet, false, false).updates(Completeness.PARTIAL, "cut")),
                silent("F08", "nobody imported", PresenceCases::absent),

                applies("F09", "", "a package", fleet -> tried(fleet, "ImportUpdateFromCatalogSite failed: windows11.0-kb5040000-x64.msu")),
                ruledOut("F09", "", "no package", fleet -> tried(fleet, CUT)),
                partial("F09", CUT),
                undecided("F09", "nobody knows the update", fleet -> unknown(fleet, "ImportUpdateFromCatalogSite failed: x.msu")),
                silent("F09", "nobody imported", PresenceCases::absent),

                applies("F10", "", "withdrawn", fleet -> {
                    fleet.server("HQ").logLine(CUT_IT);
                    fleet.catalogue().has(fleet.update("June (KB5040000)"), There::expired);
                }),
                applies("F10", "", "withdrawn, and there is something newer", fleet -> {
                    UpdateBuilder june = fleet.update("June (KB5040000)");
                    fleet.server("HQ").logLine(CUT_IT).has(fleet.update("July").kb("5041000").supersedes(june));
                    fleet.catalogue().has(june, There::expired);
                }),
                ruledOut("F10", "", "not withdrawn", fleet -> tried(fleet, CUT_IT)),
                undecided("F10", "nobody says", fleet -> {
                    tried(fleet, CUT_IT);
                    fleet.catalogue().drop(UpdateField.EXPIRED);
                }),
                partial("F10", CUT_IT),
                silent("F10", "the failed import was of another", fleet -> tried(fleet, "Update Catalog import failed: KB5999999")),
                silent("F10", "nobody knows of which it was", fleet -> tried(fleet, CUT)),
                silent("F10", "nobody imported", PresenceCases::absent));
    }
}
