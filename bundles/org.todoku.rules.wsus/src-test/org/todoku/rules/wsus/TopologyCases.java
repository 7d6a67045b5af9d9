package org.todoku.rules.wsus;

import static org.todoku.rules.wsus.PresenceCases.absent;
import static org.todoku.rules.wsus.PresenceCases.present;
import static org.todoku.rules.testkit.RuleCase.applies;
import static org.todoku.rules.testkit.RuleCase.ruledOut;
import static org.todoku.rules.testkit.RuleCase.silent;
import static org.todoku.rules.testkit.RuleCase.undecided;

import java.util.ArrayList;
import java.util.List;

import org.todoku.core.Completeness;
import org.todoku.core.ReadyState;
import org.todoku.core.SyncError;
import org.todoku.core.SyncResult;
import org.todoku.core.SyncRun;
import org.todoku.core.UpdateField;
import org.todoku.rules.testkit.Fleet.UpdateBuilder;
import org.todoku.rules.testkit.Fleet;
import org.todoku.rules.testkit.RuleCase;
import org.todoku.rules.testkit.There;
import org.todoku.rules.testkit.ServerBuilder;

/** Cases of the rules E03 and E05 to E16: hierarchies, languages, disconnected servers. The update is of 2026-06-09. */
final class TopologyCases {

    private static final String GOOD = "2026-07-02T03:10:00Z";
    private static final String TRUST = "WebException: Could not establish trust relationship for the SSL/TLS secure channel";
    private static final String NO_NAME = "WebException: The remote name could not be resolved: 'hq'";

    private TopologyCases() {
    }

    /** BR fetches from HQ, which received the update at noon of 2 July. */
    static ServerBuilder branch(Fleet fleet) {
        UpdateBuilder update = fleet.update("2026-06 Cumulative Update for Windows 11 (KB5040000)");
        ServerBuilder branch = fleet.server("BR").downstreamOf("HQ");
        fleet.server("HQ").has(update, it -> it.arrived("2026-07-02T12:00:00Z"));
        return branch;
    }

    static ServerBuilder failing(Fleet fleet, SyncError error, String text) {
        return branch(fleet).synced("2026-06-20T03:10:00Z").failed("2026-07-01T03:10:00Z", error, text)
                .failed("2026-07-02T03:10:00Z", error, text).failed("2026-07-03T03:10:00Z", error, text);
    }

    /** The last run and its two repetitions found nobody. */
    static ServerBuilder missed(Fleet fleet, SyncError error) {
        return branch(fleet).synced(GOOD).failed("2026-07-03T03:10:00Z", error, "").failed("2026-07-03T03:25:00Z", error, "")
                .failed("2026-07-03T03:40:00Z", error, "");
    }

    private static ServerBuilder mirror(Fleet fleet, boolean here, boolean above) {
        UpdateBuilder update = fleet.update("June (KB5040000)");
        ServerBuilder branch = fleet.server("BR").replicaOf("HQ").has(update, it -> here ? it.declined() : it);
        fleet.server("HQ").has(update, it -> above ? it.declined() : it);
        return branch;
    }

    private static ServerBuilder declines(Fleet fleet, String text, long above) {
        ServerBuilder branch = failing(fleet, SyncError.USS_COMMUNICATION_ERROR, text).replicaOf("HQ");
        fleet.server("HQ").count("declinedUpdateCount", above);
        return branch;
    }

    private static ServerBuilder cleaned(Fleet fleet, String here, String above) {
        return branch(fleet).host("cleanup.lastRun", here).host("cleanup.lastRunOnUpstream", above);
    }

    private static void torn(Fleet fleet) {
        branch(fleet).synced("2026-06-20T03:10:00Z").refused("2026-07-03T03:10:00Z", SyncResult.FAILED, SyncError.IMPORT_UPDATE_ERROR,
                List.of(new SyncRun.UpdateError(null, "DependencyNotFound", "")));
    }

    static ServerBuilder japanese(Fleet fleet, boolean there, String... languages) {
        UpdateBuilder update = fleet.update("June (KB5040000)").languages(languages);
        fleet.catalogue().has(update);
        return there ? fleet.server("HQ").has(update) : fleet.server("HQ");
    }

    /** Disconnected since it was built; the newest import brought something of March. */
    static ServerBuilder offline(Fleet fleet) {
        UpdateBuilder march = fleet.update("March").kb("5030000").created("2026-03-10T17:00:00Z");
        ServerBuilder island = fleet.server("ISLAND").bySchedule(false).neverSynchronised()
                .has(march, it -> it.arrived("2026-03-15T09:00:00Z"));
        fleet.catalogue().has(fleet.update("June (KB5040000)"));
        return island;
    }

    static ServerBuilder imported(Fleet fleet, ReadyState ready, boolean approved) {
        UpdateBuilder update = fleet.update("June (KB5040000)");
        return fleet.server("ISLAND").bySchedule(false).neverSynchronised()
                .has(update, it -> approved ? it.ready(ready).approved() : it.ready(ready));
    }

    /** S1 fetches from S2 and so on; the last one from Microsoft. */
    static ServerBuilder levels(Fleet fleet, int count) {
        for (int level = 1; level < count; level++) {
            fleet.server("S" + level).downstreamOf("S" + (level + 1));
        }
        fleet.server("S" + count);
        fleet.catalogue().has(fleet.update("June (KB5040000)"));
        return fleet.server("S1");
    }

    private static void twins(Fleet fleet, String one, String two) {
        absent(fleet).serverId(one);
        fleet.server("COPY").serverId(two);
    }

    static List<RuleCase> all() {
        List<RuleCase> all = new ArrayList<>();
        all.addAll(windows());
        all.addAll(mirrors());
        all.addAll(connections());
        all.addAll(versions());
        all.addAll(languages());
        all.addAll(islands());
        all.addAll(shapes());
        return all;
    }

    private static List<RuleCase> windows() {
        return List.of(
                applies("E03", "", "three tries of one night, and the server above is back", fleet -> missed(fleet, SyncError.USS_BUSY)),
                applies("E03", "", "nobody has seen the server above since", fleet -> {
                    missed(fleet, SyncError.USS_NOT_FOUND);
                    fleet.server("HQ").collectedAt("2026-07-02T20:00:00Z");
                }),
                ruledOut("E03", "", "night after night", fleet -> failing(fleet, SyncError.USS_BUSY, "")),
                ruledOut("E03", "error", "its own proxy server", fleet -> missed(fleet, SyncError.PROXY_ERROR)),
                undecided("E03", "list is partial",
                        fleet -> missed(fleet, SyncError.USS_BUSY).updates(Completeness.PARTIAL, "cut")),
                undecided("E03", "the server above was not collected", fleet -> {
                    missed(fleet, SyncError.USS_BUSY);
                    fleet.catalogue().has(fleet.updates().get(0));
                    fleet.forget(fleet.server("HQ"));
                }),
                undecided("E03", "nobody knows when it came", fleet -> {
                    missed(fleet, SyncError.USS_BUSY);
                    fleet.server("HQ").drop(UpdateField.ARRIVED).drop(UpdateField.CREATED);
                }),
                undecided("E03", "nobody knows the update", fleet -> {
                    missed(fleet, SyncError.USS_BUSY);
                    fleet.ask("KB5999999", "BR");
                }),
                silent("E03", "synchronisation works", TopologyCases::branch),
                silent("E03", "the server above lacks it too", fleet -> {
                    fleet.server("BR").downstreamOf("HQ").synced(GOOD).failed("2026-07-03T03:10:00Z", SyncError.USS_BUSY, "");
                    fleet.server("HQ");
                    fleet.catalogue().has(fleet.update("July (KB5040000)").created("2026-07-02T17:00:00Z"));
                }),
                silent("E03", "it came long before the last good run", fleet -> {
                    missed(fleet, SyncError.USS_BUSY);
                    fleet.server("HQ").has(fleet.updates().get(0), it -> it.arrived("2026-06-20T12:00:00Z"));
                }),
                silent("E03", "fetches from Microsoft", PresenceCases::absent),

                applies("E07", "", "once", fleet -> branch(fleet).synced("2026-06-20T03:10:00Z").failed("2026-07-03T03:10:00Z",
                        SyncError.APPROVAL_ERROR, "")),
                applies("E07", "repeated", "night after night",
                        fleet -> failing(fleet, SyncError.LOCAL_UPDATE_MISSING_FOR_APPROVAL, "")),
                applies("E07", "repeated", "the server above was not collected", fleet -> {
                    failing(fleet, SyncError.LOCAL_UPDATE_MISSING_FOR_APPROVAL, "");
                    fleet.forget(fleet.server("HQ"));
                }),
                ruledOut("E07", "", "another error", fleet -> failing(fleet, SyncError.USS_BUSY, "")),
                undecided("E07", "history not collected", fleet -> branch(fleet).drop("syncHistory")),
                silent("E07", "synchronisation works", TopologyCases::branch),

                applies("E11", "", "from the top", fleet -> cleaned(fleet, "2026-06-15T01:00:00Z", "2026-06-14T01:00:00Z")),
                applies("E11", "torn", "and now a prerequisite is missing", fleet -> {
                    torn(fleet);
                    fleet.server("BR").host("cleanup.lastRun", "2026-06-15T01:00:00Z");
                    fleet.server("HQ").host("cleanup.lastRun", "2026-06-14T01:00:00Z");
                }),
                ruledOut("E11", "", "from below", fleet -> cleaned(fleet, "2026-06-13T01:00:00Z", "2026-06-14T01:00:00Z")),
                undecided("E11", "a prerequisite is missing, and nobody says when it was cleaned up", TopologyCases::torn),
                undecided("E11", "the same, known of the server itself only", fleet -> {
                    torn(fleet);
                    fleet.server("BR").host("cleanup.lastRun", "2026-06-15T01:00:00Z");
                }),
                undecided("E11", "history not collected", fleet -> branch(fleet).drop("syncHistory")),
                silent("E11", "nothing points to it", TopologyCases::branch),
                silent("E11", "fetches from Microsoft", PresenceCases::absent));
    }

    private static List<RuleCase> mirrors() {
        return List.of(
                applies("E05", "", "declined above", fleet -> mirror(fleet, true, true)),
                applies("E05", "", "declined two levels above", fleet -> {
                    mirror(fleet, true, true);
                    fleet.server("HQ").replicaOf("TOP");
                    fleet.server("TOP").has(fleet.updates().get(0), There::declined);
                }),
                applies("E05", "", "superseded, and what replaces it is there", fleet -> {
                    UpdateBuilder june = fleet.update("June (KB5040000)");
                    fleet.server("BR").replicaOf("HQ").has(june, it -> it.declined().superseded());
                    fleet.server("HQ").has(june, it -> it.declined().superseded())
                            .has(fleet.update("July").kb("5041000").supersedes(june));
                }),
                applies("E05", "expired", "withdrawn", fleet -> {
                    UpdateBuilder update = fleet.update("June (KB5040000)");
                    fleet.server("BR").replicaOf("HQ").has(update, it -> it.declined().expired());
                    fleet.server("HQ").has(update, it -> it.declined().expired());
                }),
                ruledOut("E05", "", "declined on the replica only", fleet -> mirror(fleet, true, false)),
                undecided("E05", "the server above was not collected", fleet -> {
                    mirror(fleet, true, true);
                    fleet.forget(fleet.server("HQ"));
                }),
                undecided("E05", "the server above does not say what is declined", fleet -> {
                    mirror(fleet, true, true);
                    fleet.server("HQ").drop(UpdateField.DECLINED);
                }),
                undecided("E05", "list is partial", PresenceCases::partial),
                silent("E05", "not declined", fleet -> mirror(fleet, false, false)),
                silent("E05", "no replica", fleet -> present(fleet).downstreamOf("TOP")),
                silent("E05", "absent", PresenceCases::absent),

                applies("E06", "", "thousands of declines above", fleet -> declines(fleet, SyncCauseCases.SQL_TIMEOUT, 9000)
                        .count("declinedUpdateCount", 400)),
                applies("E06", "", "its own number is unknown", fleet -> declines(fleet, SyncCauseCases.TIMEOUT, 9000)),
                ruledOut("E06", "few", "as many here", fleet -> declines(fleet, SyncCauseCases.TIMEOUT, 9000)
                        .count("declinedUpdateCount", 8900)),
                ruledOut("E06", "", "no time-out", fleet -> declines(fleet, SyncCauseCases.FORBIDDEN, 9000)),
                undecided("E06", "no error text", fleet -> declines(fleet, "", 9000)),
                undecided("E06", "numbers above unknown", fleet -> failing(fleet, SyncError.USS_COMMUNICATION_ERROR, SyncCauseCases.TIMEOUT)
                        .replicaOf("HQ")),
                silent("E06", "no replica", fleet -> failing(fleet, SyncError.USS_COMMUNICATION_ERROR, SyncCauseCases.TIMEOUT)),
                silent("E06", "works", fleet -> branch(fleet).replicaOf("HQ")));
    }

    private static List<RuleCase> connections() {
        return List.of(
                applies("E08", "", "not trusted", fleet -> failing(fleet, SyncError.USS_COMMUNICATION_ERROR, TRUST)),
                applies("E08", "", "the name is right", fleet -> failing(fleet, SyncError.USS_COMMUNICATION_ERROR, TRUST)
                        .host("upstream.certificate.names", "hq,hq.example.org")),
                applies("E08", "name", "short name, certificate for the full one", fleet -> failing(fleet,
                        SyncError.USS_COMMUNICATION_ERROR, TRUST).host("upstream.certificate.names", "hq.example.org,*.example.org")),
                applies("E08", "expired", "expired last week", fleet -> {
                    failing(fleet, SyncError.USS_COMMUNICATION_ERROR, TRUST);
                    fleet.server("HQ").host("certificate.expires", "2026-06-26T00:00:00Z");
                }),
                ruledOut("E08", "", "another error", fleet -> failing(fleet, SyncError.USS_COMMUNICATION_ERROR, NO_NAME)),
                undecided("E08", "no error text", fleet -> failing(fleet, SyncError.USS_COMMUNICATION_ERROR, "")),
                undecided("E08", "configuration not collected", fleet -> branch(fleet).drop("configuration")),
                silent("E08", "works", TopologyCases::branch),
                silent("E08", "fetches from Microsoft", PresenceCases::absent),

                applies("E09", "", "not found", fleet -> failing(fleet, SyncError.USS_NOT_FOUND, "")),
                applies("E09", "", "name not resolved", fleet -> failing(fleet, SyncError.USS_COMMUNICATION_ERROR, NO_NAME)),
                applies("E09", "", "one night only is a mere pattern", fleet -> missed(fleet, SyncError.USS_NOT_FOUND)),
                applies("E09", "unknown", "not found, and nobody read it", fleet -> {
                    failing(fleet, SyncError.USS_NOT_FOUND, "");
                    fleet.catalogue().has(fleet.updates().get(0));
                    fleet.forget(fleet.server("HQ"));
                }),
                applies("E09", "retired", "not found, and last read in winter", fleet -> {
                    failing(fleet, SyncError.USS_NOT_FOUND, "");
                    fleet.server("HQ").collectedAt("2026-01-10T08:00:00Z");
                }),
                applies("E09", "port", "asks where nobody answers", fleet -> {
                    failing(fleet, SyncError.USS_NOT_FOUND, "").upstreamPort(80);
                    fleet.server("HQ").host("iis.ports", "8530,8531");
                }),
                applies("E09", "ssl", "asks with SSL", fleet -> {
                    failing(fleet, SyncError.USS_COMMUNICATION_ERROR, SyncCauseCases.UNREACHABLE).upstreamBySsl();
                    fleet.server("HQ").host("iis.ports", "8530").host("iis.sslBinding", "false");
                }),
                applies("E09", "loop", "each from the other", fleet -> circle(fleet, 2)),
                applies("E09", "loop", "from itself", fleet -> absent(fleet).downstreamOf("hq")),
                applies("E09", "loop", "below a circle", fleet -> {
                    circle(fleet, 2);
                    fleet.server("LEAF").downstreamOf("S1");
                    fleet.ask("KB5040000", "LEAF");
                }),
                applies("E09", "loop", "in a circle, and the update is there", fleet -> {
                    circle(fleet, 3);
                    fleet.server("S1").has(fleet.updates().get(0));
                }),
                ruledOut("E09", "", "another error", fleet -> failing(fleet, SyncError.USS_BUSY, SyncCauseCases.TIMEOUT)),
                ruledOut("E09", "works", "it works", TopologyCases::branch),
                undecided("E09", "no error text", fleet -> failing(fleet, SyncError.USS_COMMUNICATION_ERROR, "")),
                undecided("E09", "history not collected", fleet -> branch(fleet).drop("syncHistory")),
                undecided("E09", "configuration not collected", fleet -> branch(fleet).drop("configuration")),
                silent("E09", "the server above refuses it", fleet -> failing(fleet, SyncError.USS_COMMUNICATION_ERROR,
                        SyncCauseCases.FORBIDDEN)),
                silent("E09", "the server above is down", fleet -> {
                    failing(fleet, SyncError.USS_NOT_FOUND, "");
                    fleet.server("HQ").host("pool.state", "Stopped");
                }),
                silent("E09", "never synchronised", fleet -> branch(fleet).neverSynchronised()),
                silent("E09", "fetches from Microsoft", PresenceCases::absent),

                applies("E01", "beyond", "the one above the one above was not read", fleet -> {
                    fleet.server("BR").downstreamOf("MID");
                    fleet.server("MID").downstreamOf("TOP");
                    fleet.catalogue().has(fleet.update("June (KB5040000)"));
                }),
                silent("E01", "in a circle nobody is above", fleet -> circle(fleet, 2)));
    }

    /** S1 fetches from S2 and so on, the last one from S1. */
    static void circle(Fleet fleet, int count) {
        for (int at = 1; at <= count; at++) {
            fleet.server("S" + at).downstreamOf("S" + (at % count + 1));
        }
        fleet.catalogue().has(fleet.update("June (KB5040000)"));
    }

    private static List<RuleCase> versions() {
        return List.of(
                applies("E10", "", "the protocol does not fit", fleet -> {
                    failing(fleet, SyncError.INCOMPATIBLE_PROTOCOL_VERSION_ON_USS, "").version("10.0.26100.1", "10.0.26100.1");
                    fleet.server("HQ").version("10.0.14393.1", "10.0.14393.7000");
                }),
                applies("E10", "", "the same, and the server above was not collected", fleet -> {
                    failing(fleet, SyncError.INCOMPATIBLE_PROTOCOL_VERSION, "");
                    fleet.forget(fleet.server("HQ"));
                }),
                applies("E10", "microsoft", "too old for Microsoft Update", fleet -> SyncCauseCases.fails(fleet,
                        SyncError.INCOMPATIBLE_PROTOCOL_VERSION_ON_USS, "").version("3.1.7600.226", "6.1.7601.1")),
                applies("E10", "newer", "newer than the server above", fleet -> {
                    branch(fleet).version("10.0.26100.1", "10.0.26100.1");
                    fleet.server("HQ").version("10.0.14393.1", "10.0.14393.7000");
                }),
                ruledOut("E10", "", "the same but for patches", fleet -> {
                    branch(fleet).version("10.0.20348.900", "10.0.20348.900");
                    fleet.server("HQ").version("10.0.20348.1", "10.0.20348.1");
                }),
                undecided("E10", "fails, and the server above was not collected", fleet -> {
                    failing(fleet, SyncError.USS_OTHER_ERROR, "");
                    fleet.forget(fleet.server("HQ"));
                }),
                undecided("E10", "fails, and its own version is unknown",
                        fleet -> failing(fleet, SyncError.USS_OTHER_ERROR, "").version("", "")),
                undecided("E10", "fails, and the version above is unknown", fleet -> {
                    failing(fleet, SyncError.USS_OTHER_ERROR, "");
                    fleet.server("HQ").version("unknown", "");
                }),
                undecided("E10", "configuration not collected", fleet -> branch(fleet).drop("configuration")),
                silent("E10", "works, and the version is unknown", fleet -> branch(fleet).version("", "")),
                silent("E10", "fetches from Microsoft", PresenceCases::absent));
    }

    private static List<RuleCase> languages() {
        return List.of(
                applies("E12", "", "Japanese only, on an English server", fleet -> japanese(fleet, false, "ja").languages("en", "de")),
                applies("E12", "upstream", "the server above does not take it", fleet -> {
                    UpdateBuilder update = fleet.update("June (KB5040000)").languages("ja");
                    fleet.server("BR").downstreamOf("HQ").languages("en", "ja");
                    fleet.server("HQ").languages("en");
                    fleet.catalogue().has(update);
                }),
                applies("E12", "files", "there, without files", fleet -> japanese(fleet, true, "ja").languages("en")),
                applies("E12", "some", "there, for some", fleet -> japanese(fleet, true, "ja", "en", "fr").languages("en", "ja")),
                applies("E12", "imported", "imported, and one language is not enabled", fleet -> {
                    UpdateBuilder update = fleet.update("June (KB5040000)").languages("ja", "en", "fr");
                    fleet.server("HQ").languages("en", "ja").has(update)
                            .logLine("ImportUpdateFromCatalogSite " + update.id() + " done");
                }),
                applies("E12", "english", "English is off", fleet -> japanese(fleet, true, "ja").languages("ja")),
                ruledOut("E12", "", "all are enabled", fleet -> japanese(fleet, false, "ja", "en", "pt-br")),
                ruledOut("E12", "", "by the part before the dash", fleet -> japanese(fleet, false, "ja-JP", "en").languages("ja", "en")),
                ruledOut("E12", "some", "some are enough for it to come",
                        fleet -> japanese(fleet, false, "ja", "fr").languages("en", "ja")),
                undecided("E12", "nobody says which languages it has", fleet -> {
                    japanese(fleet, false, "ja").languages("en");
                    fleet.catalogue().drop(UpdateField.LANGUAGES);
                }),
                undecided("E12", "nobody says which languages are enabled", fleet -> japanese(fleet, false, "ja").languages()),
                undecided("E12", "fine here, and the server above was not collected",
                        fleet -> japanese(fleet, false, "ja").languages("en", "ja").downstreamOf("TOP")),
                undecided("E12", "fine here, and the server above does not say", fleet -> {
                    japanese(fleet, false, "ja").languages("en", "ja").downstreamOf("TOP");
                    fleet.server("TOP").languages();
                }),
                undecided("E12", "list is partial", fleet -> japanese(fleet, false, "ja").updates(Completeness.PARTIAL, "cut")),
                undecided("E12", "nobody knows the update", fleet -> {
                    absent(fleet);
                    fleet.ask("KB5999999", "HQ");
                }),
                silent("E12", "fits all languages", PresenceCases::absent));
    }

    private static List<RuleCase> islands() {
        return List.of(
                applies("E13", "", "the last import is of March", TopologyCases::offline),
                applies("E13", "", "it tried to synchronise in vain",
                        fleet -> offline(fleet).failed("2026-03-01T03:00:00Z", SyncError.USS_COMMUNICATION_ERROR, "")),
                applies("E13", "", "disconnected two years ago", fleet -> offline(fleet).synced("2024-05-01T03:00:00Z")),
                applies("E13", "not-exported", "the import of June came without it", fleet -> offline(fleet)
                        .has(fleet.update("Other").kb("5031000"), it -> it.arrived("2026-06-20T09:00:00Z"))),
                ruledOut("E13", "", "synchronised by hand", fleet -> absent(fleet).bySchedule(false).synced("2026-07-01T09:00:00Z")),
                undecided("E13", "nobody says whether by schedule", fleet -> offline(fleet).bySchedule(null)),
                undecided("E13", "subscription not collected", fleet -> offline(fleet).drop("subscription")),
                undecided("E13", "configuration not collected", fleet -> offline(fleet).drop("configuration")),
                undecided("E13", "list is partial", fleet -> offline(fleet).updates(Completeness.PARTIAL, "cut")),
                undecided("E13", "nobody knows when it was published", fleet -> {
                    offline(fleet);
                    fleet.catalogue().drop(UpdateField.CREATED);
                }),
                undecided("E13", "nobody knows the update", fleet -> {
                    offline(fleet);
                    fleet.ask("KB5999999", "ISLAND");
                }),
                silent("E13", "by schedule", PresenceCases::absent),
                silent("E13", "new and empty", fleet -> absent(fleet).bySchedule(false).neverSynchronised()),
                silent("E13", "downstream", TopologyCases::branch),
                silent("E13", "there", PresenceCases::present),

                applies("E14", "", "without files", fleet -> imported(fleet, ReadyState.NOT_READY, false)),
                applies("E14", "approved", "approved, and the download never ends", fleet -> imported(fleet, ReadyState.NOT_READY, true)),
                ruledOut("E14", "", "with files", fleet -> imported(fleet, ReadyState.READY, true)),
                undecided("E14", "nobody says whether files are there",
                        fleet -> imported(fleet, ReadyState.NOT_READY, true).drop(UpdateField.READY_STATE)),
                undecided("E14", "a state of tomorrow", fleet -> {
                    imported(fleet, ReadyState.NOT_READY, true);
                    fleet.bend(Fleet.Bend.UNKNOWN_NUMBERS);
                }),
                undecided("E14", "nobody says whether by schedule",
                        fleet -> imported(fleet, ReadyState.NOT_READY, true).bySchedule(null)),
                silent("E14", "connected", fleet -> present(fleet)),
                silent("E14", "absent", PresenceCases::absent));
    }

    private static List<RuleCase> shapes() {
        return List.of(
                applies("E15", "", "four levels", fleet -> levels(fleet, 4)),
                applies("E15", "", "four levels, one by hand", fleet -> {
                    levels(fleet, 4);
                    fleet.server("S2").bySchedule(false);
                }),
                ruledOut("E15", "", "three levels", fleet -> levels(fleet, 3)),
                undecided("E15", "two levels, and more above", fleet -> {
                    levels(fleet, 2);
                    fleet.server("S2").downstreamOf("TOP");
                }),
                undecided("E15", "list is partial", fleet -> levels(fleet, 4).updates(Completeness.PARTIAL, "cut")),
                undecided("E15", "configuration not collected", fleet -> levels(fleet, 4).drop("configuration")),
                silent("E15", "in a circle", fleet -> circle(fleet, 5)),
                silent("E15", "fetches from Microsoft", PresenceCases::absent),

                applies("E16", "", "a copy", fleet -> twins(fleet, "A1", "a1")),
                ruledOut("E16", "", "two of their own", fleet -> twins(fleet, "A1", "B2")),
                undecided("E16", "its own is unknown", fleet -> twins(fleet, "", "B2")),
                silent("E16", "nobody says", fleet -> twins(fleet, "", "")),
                silent("E16", "the same server under its full name", fleet -> {
                    absent(fleet).serverId("A1");
                    fleet.server("hq.example.org").serverId("A1");
                }));
    }
}
