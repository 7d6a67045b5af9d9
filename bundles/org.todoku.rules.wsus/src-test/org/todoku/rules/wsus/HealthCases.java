package org.todoku.rules.wsus;

import static org.todoku.rules.wsus.DeliveryCases.approved;
import static org.todoku.rules.wsus.PresenceCases.absent;
import static org.todoku.rules.testkit.RuleCase.applies;
import static org.todoku.rules.testkit.RuleCase.ruledOut;
import static org.todoku.rules.testkit.RuleCase.silent;
import static org.todoku.rules.testkit.RuleCase.undecided;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.todoku.core.Completeness;
import org.todoku.core.SyncError;
import org.todoku.core.UpdateField;
import org.todoku.rules.testkit.Boxes;
import org.todoku.rules.testkit.Fleet;
import org.todoku.rules.testkit.RuleCase;
import org.todoku.rules.testkit.There;
import org.todoku.rules.testkit.ServerBuilder;

/** Cases of the rules H01 to H10 and L03 to L05 that are written in Java: the server itself. */
final class HealthCases {

    static final String TIMED_OUT = "System.Net.WebException: The operation has timed out"
            + " at Microsoft.UpdateServices.ServerSync.ServerSyncCompressionProxy.GetWebResponse(WebRequest webRequest)";

    private HealthCases() {
    }

    /** Synchronisation times out since before the update. */
    static ServerBuilder timingOut(Fleet fleet) {
        return SynchronisationCases.failing(absent(fleet), "2026-06-01T03:10:00Z", SyncError.USS_COMMUNICATION_ERROR, TIMED_OUT);
    }

    /** The update is approved, and computers time out. */
    static ServerBuilder slow(Fleet fleet) {
        return approved(fleet).clients("errors.days", "7").clients("errors.0x8024401C", "40");
    }

    private static ServerBuilder superseded(Fleet fleet, ServerBuilder server, int count) {
        return server.crowd(fleet, count, Boxes.SECURITY, There::superseded);
    }

    private static ServerBuilder counted(ServerBuilder server, long all, long declined) {
        return server.updates(Completeness.PARTIAL, "time-out").count("updateCount", all).count("declinedUpdateCount", declined);
    }

    private static ServerBuilder shares(Fleet fleet, ServerBuilder server, int drivers, int definitions, int others) {
        return server.crowd(fleet, drivers, Boxes.DRIVERS, it -> it).crowd(fleet, definitions, Boxes.DEFINITIONS, it -> it)
                .crowd(fleet, others, Boxes.SECURITY, it -> it);
    }

    private static ServerBuilder indexes(ServerBuilder server, String last, boolean custom) {
        return server.host("database.lastReindex", last).host("database.indexes.custom", Boolean.toString(custom));
    }

    private static ServerBuilder maintained(ServerBuilder server, String from, String to, String zone) {
        return server.everyDayAt("03:00").host("maintenance.start", from).host("maintenance.end", to).host("maintenance.timeZone", zone);
    }

    private static ServerBuilder build(Fleet fleet, String version) {
        return absent(fleet).version("10.0.0.0", version);
    }

    private static ServerBuilder revision(Fleet fleet, String build, String ubr) {
        return absent(fleet).host("os.build", build).host("os.ubr", ubr);
    }

    static List<RuleCase> all() {
        List<RuleCase> all = new ArrayList<>(numbers());
        all.addAll(upkeep());
        all.addAll(advice());
        return all;
    }

    private static List<RuleCase> numbers() {
        return List.of(
                applies("H01", "", "1,500 superseded", fleet -> superseded(fleet, absent(fleet), 1500)),
                applies("H01", "few", "some hundred", fleet -> superseded(fleet, absent(fleet), 320)),
                applies("H01", "", "on a replica", fleet -> superseded(fleet, absent(fleet).replicaOf("TOP"), 1500)),
                applies("H01", "sync", "and synchronisation times out", fleet -> superseded(fleet, timingOut(fleet), 1500)),
                applies("H01", "computers", "and computers time out", fleet -> superseded(fleet, slow(fleet), 1500)),
                applies("H01", "", "a part of the list is enough of them",
                        fleet -> superseded(fleet, absent(fleet), 1500).updates(Completeness.PARTIAL, "time-out")),
                ruledOut("H01", "", "few", PresenceCases::present),
                ruledOut("H01", "", "all declined", fleet -> absent(fleet).crowd(fleet, 320, Boxes.SECURITY, it -> it.superseded()
                        .declined())),
                undecided("H01", "list is partial", PresenceCases::partial),
                undecided("H01", "nobody says what is superseded", fleet -> absent(fleet).drop(UpdateField.SUPERSEDED)),
                undecided("H01", "nobody says what is declined", fleet -> absent(fleet).drop(UpdateField.DECLINED)),

                applies("H02", "", "counted by the server", fleet -> counted(absent(fleet), 21_000, 1000)),
                applies("H02", "sync", "and synchronisation times out", fleet -> timingOut(fleet).crowd(fleet, 17_000, Boxes.SECURITY,
                        it -> it)),
                applies("H02", "computers", "and computers time out", fleet -> counted(slow(fleet), 21_000, 1000)),
                ruledOut("H02", "", "few", PresenceCases::present),
                undecided("H02", "list is partial and nobody counted", PresenceCases::partial),
                undecided("H02", "few are counted, but not all", fleet -> counted(absent(fleet), 3000, 1000)),
                undecided("H02", "nobody says what is declined", fleet -> absent(fleet).drop(UpdateField.DECLINED)),

                applies("H03", "", "drivers", fleet -> shares(fleet, absent(fleet), 600, 0, 500)),
                applies("H03", "", "definitions", fleet -> shares(fleet, absent(fleet), 0, 600, 500)),
                applies("H03", "sync", "and synchronisation times out", fleet -> shares(fleet, timingOut(fleet), 600, 0, 500)),
                applies("H03", "computers", "and computers time out", fleet -> shares(fleet, slow(fleet), 600, 0, 500)),
                ruledOut("H03", "", "neither", fleet -> shares(fleet, absent(fleet), 100, 100, 900)),
                undecided("H03", "list is partial", PresenceCases::partial),
                undecided("H03", "nobody says what is declined", fleet -> absent(fleet).drop(UpdateField.DECLINED)),
                undecided("H03", "classifications not collected", fleet -> absent(fleet).drop(UpdateField.CLASSIFICATION)),
                silent("H03", "a small server", fleet -> shares(fleet, absent(fleet), 60, 0, 50)));
    }

    private static List<RuleCase> upkeep() {
        return List.of(
                applies("H04", "", "last in spring", fleet -> indexes(absent(fleet), "2026-04-01T00:00:00Z", true)),
                applies("H04", "indexes", "maintained, but two are missing", fleet -> indexes(absent(fleet), "2026-06-20T00:00:00Z",
                        false)),
                applies("H04", "indexes", "two are missing, the rest is unknown", fleet -> absent(fleet).host("database.indexes.custom",
                        "false")),
                applies("H04", "sync", "and synchronisation times out", fleet -> indexes(timingOut(fleet), "2026-04-01T00:00:00Z", false)),
                applies("H04", "computers", "and computers time out", fleet -> indexes(slow(fleet), "2026-04-01T00:00:00Z", false)),
                ruledOut("H04", "", "maintained", fleet -> indexes(absent(fleet), "2026-06-20T00:00:00Z", true)),
                undecided("H04", "nothing collected of the host", PresenceCases::absent),
                undecided("H04", "two are there, the rest is unknown", fleet -> absent(fleet).host("database.indexes.custom", "true")),
                undecided("H04", "maintained, the two are unknown",
                        fleet -> absent(fleet).host("database.lastReindex", "2026-06-20T00:00:00Z")),

                applies("H06", "", "hourly for months", fleet -> {
                    ServerBuilder hq = absent(fleet);
                    for (int hour = 0; hour < 2100; hour++) {
                        hq.synced(Instant.parse("2026-04-01T00:10:00Z").plusSeconds(hour * 3600L).toString());
                    }
                }),
                ruledOut("H06", "", "daily", PresenceCases::absent),
                undecided("H06", "history not collected", fleet -> absent(fleet).drop("syncHistory")),

                applies("H07", "", "by the clock of Tokyo", fleet -> maintained(absent(fleet), "11:30", "13:00", "Tokyo Standard Time")),
                applies("H07", "", "over midnight", fleet -> maintained(absent(fleet), "22:00", "04:00", "UTC")),
                applies("H07", "", "by the clock of the server", fleet -> absent(fleet).everyDayAt("03:00")
                        .host("maintenance.start", "3:00").host("maintenance.end", "5:00").host("os.timeZone", "GMT Standard Time")
                        .everyDayAt("02:30")),
                applies("H07", "sync", "and synchronisation times out then", fleet -> maintained(timingOut(fleet), "02:30", "04:00",
                        "UTC")),
                ruledOut("H07", "", "at another time", fleet -> maintained(absent(fleet), "03:00", "04:00", "Tokyo Standard Time")),
                undecided("H07", "begin not known", fleet -> absent(fleet).everyDayAt("03:00")),
                undecided("H07", "end not known", fleet -> absent(fleet).everyDayAt("03:00").host("maintenance.start", "03:00")),
                undecided("H07", "zone not known", fleet -> maintained(absent(fleet), "03:00", "04:00", "Atlantis Standard Time")),
                undecided("H07", "whether by schedule is not known", fleet -> absent(fleet).bySchedule(null)),
                undecided("H07", "time of the schedule not known", PresenceCases::absent),
                undecided("H07", "schedule not collected", fleet -> absent(fleet).drop("subscription")),
                silent("H07", "by hand", fleet -> maintained(absent(fleet), "03:00", "04:00", "UTC").bySchedule(false)),

                applies("H08", "", "left out", fleet -> revision(fleet, "9600", "22000").host("postinstall.kb3159706", "false")),
                applies("H08", "stopped", "left out, and the service does not run", fleet -> revision(fleet, "9200", "22000")
                        .host("postinstall.kb3159706", "false").host("service.wsus", "Stopped")),
                ruledOut("H08", "", "done", fleet -> revision(fleet, "9600", "22000").host("postinstall.kb3159706", "true")),
                undecided("H08", "not known", fleet -> build(fleet, "6.3.9600.0")),
                undecided("H08", "version not known", fleet -> absent(fleet).drop("server")),
                silent("H08", "a later version", PresenceCases::absent),

                applies("H10", "", "service stopped, update absent", fleet -> absent(fleet).host("service.wsus", "Stopped")),
                applies("H10", "", "database stopped, update approved", fleet -> approved(fleet).host("service.wsus", "Running")
                        .host("service.database", "Stopped").host("service.database.name", "MSSQL$MICROSOFT##WID")),
                applies("H10", "", "web server stopped, update not approved",
                        fleet -> PresenceCases.present(fleet).host("service.iis", "StopPending")),
                applies("H10", "console", "the console fails now and then",
                        fleet -> absent(fleet).event(7032, "connection error").host("service.wsus", "Running")),
                ruledOut("H10", "", "all run, the database elsewhere", fleet -> absent(fleet).host("service.wsus", "Running")
                        .host("service.iis", "Running").host("service.database", "missing")),
                undecided("H10", "nothing collected of the host", PresenceCases::absent));
    }

    private static List<RuleCase> advice() {
        return List.of(
                applies("L03", "", "Server 2025", fleet -> revision(fleet, "26100", "6899")),
                applies("L03", "hierarchy", "with a server below", fleet -> revision(fleet, "26100", "6899").serves("BR1")),
                ruledOut("L03", "", "before September 2025", fleet -> revision(fleet, "26100", "4946")),
                undecided("L03", "revision not known", fleet -> build(fleet, "10.0.26100.0")),
                undecided("L03", "version not known", fleet -> absent(fleet).drop("server")),
                silent("L03", "Server 2022", PresenceCases::absent),

                applies("L04", "", "one before", fleet -> revision(fleet, "17763", "7921")),
                applies("L04", "", "by the version that the server says", PresenceCases::absent),
                applies("L04", "hint", "and an event", fleet -> revision(fleet, "17763", "7921")
                        .event(7053, "System.InvalidCastException: Unable to cast object")),
                ruledOut("L04", "", "the first that is mended", fleet -> revision(fleet, "17763", "7922")),
                undecided("L04", "revision not known", fleet -> build(fleet, "10.0.20348.0")),
                undecided("L04", "version not known", fleet -> absent(fleet).drop("server")),
                silent("L04", "a version that nothing is known of", fleet -> revision(fleet, "30000", "1")),

                applies("L05", "", "one before", fleet -> revision(fleet, "26100", "33157")),
                ruledOut("L05", "", "the first that is mended", fleet -> revision(fleet, "26100", "33158")),
                undecided("L05", "version not known", fleet -> absent(fleet).drop("server")),
                silent("L05", "a version that is not listed", fleet -> revision(fleet, "25398", "1")));
    }
}
