package org.todoku.rules.wsus.properties;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import org.todoku.core.CategoryRef;
import org.todoku.core.Coded;
import org.todoku.core.Completeness;
import org.todoku.core.ReadyState;
import org.todoku.core.SyncError;
import org.todoku.core.SyncResult;
import org.todoku.core.SyncRun;
import org.todoku.core.UpdateField;
import org.todoku.core.UserRole;
import org.todoku.rules.testkit.Boxes;
import org.todoku.rules.testkit.Fleet.UpdateBuilder;
import org.todoku.rules.testkit.ServerBuilder;
import org.todoku.rules.testkit.There;
import org.todoku.rules.wsus.properties.ErrorTexts.Failure;
import org.todoku.rules.wsus.properties.Word.Kind;

/** All that can be said of a server, a catalogue or an update. */
final class Vocabulary {

    private static final List<String> SECTIONS = List.of("server", "configuration", "subscription", "syncHistory", "categories", "updates",
            "approvals", "approvalRules", "downstreams", "events", "status", "host", "clients", "logTail");

    private final List<Word> words = new ArrayList<>();

    private void say(Kind kind, String text, Consumer<Told> does) {
        words.add(new Word(kind, text, does));
    }

    private void say(String name, String text, Consumer<ServerBuilder> does) {
        say(Kind.WORLD, name + " " + text, told -> does.accept(told.server(name)));
    }

    static List<Word> selection(String name) {
        Vocabulary it = new Vocabulary();
        it.ticks(name, "Windows 11", Boxes.WINDOWS_11);
        it.ticks(name, "Windows 10", Boxes.WINDOWS_10, Boxes.WINDOWS_10_OLD);
        it.ticks(name, "the family Windows", Boxes.WINDOWS);
        it.ticks(name, "Microsoft Edge and drivers", Boxes.EDGE, Boxes.SERVICING_DRIVERS);
        it.ticks(name, "the frozen category of Windows Server 2025", Boxes.SERVER_2025_FROZEN);
        it.ticks(name, "a product known by its title only", Boxes.titleOnly(Boxes.OFFICE));
        it.ticks(name, "no product");
        it.say(name, "ticks Security Updates only", server -> server.classifications(Boxes.SECURITY));
        it.say(name, "ticks Updates and Drivers", server -> server.classifications(Boxes.UPDATES, Boxes.DRIVERS));
        it.say(name, "ticks Upgrades", server -> server.classifications(Boxes.UPGRADES));
        it.say(name, "ticks no classification", ServerBuilder::classifications);
        it.say(name, "ticks a classification of tomorrow",
                server -> server.classifications(Boxes.SECURITY, new CategoryRef(null, "Something of tomorrow")));
        it.say(name, "changed its selection yesterday", server -> server.selectionChanged("2026-07-02T17:00:00Z", "CONTOSO\\bob"));
        it.say(name, "changed its selection before it began to fail", server -> server.selectionChanged("2026-06-30T17:00:00Z"));
        it.say(name, "does not list Windows 11", server -> server.doesNotKnow(Boxes.WINDOWS_11));
        it.say(name, "lists both categories of Windows Server 2025", server -> server.knows(Boxes.SERVER_2025, Boxes.SERVER_2025_FROZEN));
        it.say(name, "lists Windows 11 since 2021 and Windows 10 since 2019", server -> server
                .knowsSince(Boxes.WINDOWS_11, "2021-10-06T00:00:00Z").knowsSince(Boxes.WINDOWS_10, "2019-05-22T00:00:00Z"));
        return it.words;
    }

    private void ticks(String name, String text, CategoryRef... products) {
        say(name, "ticks " + text, server -> server.products(products));
    }

    static List<Word> synchronisation(String name) {
        Vocabulary it = new Vocabulary();
        it.say(name, "synchronised in the night", server -> server.synced("2026-07-03T03:10:00Z"));
        it.say(name, "synchronised three nights long", server -> server.synced("2026-07-01T03:11:00Z").synced("2026-07-02T03:11:00Z")
                .synced("2026-07-03T03:11:00Z"));
        it.say(name, "synchronised on 20 June", server -> server.synced("2026-06-20T03:12:00Z"));
        it.say(name, "synchronised on 1 June", server -> server.synced("2026-06-01T03:13:00Z"));
        it.say(name, "synchronised on 30 June, and the clock was set back by a day", server -> server.took("2026-06-30T03:14:00Z", -1440,
                SyncResult.SUCCEEDED, SyncError.NOT_APPLICABLE, ""));
        it.say(name, "fails once, and the clock was set back", server -> server.took("2026-07-03T05:15:00Z", -90, SyncResult.FAILED,
                SyncError.USS_COMMUNICATION_ERROR, ErrorTexts.TIMEOUT));
        it.say(name, "synchronised tomorrow", server -> server.synced("2026-07-04T03:16:00Z"));
        it.say(name, "was cancelled", server -> server.cancelled("2026-07-03T06:17:00Z"));
        it.say(name, "never synchronised", ServerBuilder::neverSynchronised);
        it.say(name, "synchronises now", server -> server.synchronising().runningSince("2026-07-03T11:30:00Z"));
        it.say(name, "has synchronised since the night and does not end", server -> server.synchronising()
                .runningSince("2026-07-03T02:58:00Z"));
        it.say(name, "is idle", ServerBuilder::idle);
        it.say(name, "synchronises by hand", server -> server.bySchedule(false));
        it.say(name, "synchronises four times a day from 03:00", server -> server.runsPerDay(4).everyDayAt("03:00"));
        it.say(name, "ended with a result of tomorrow", server -> server.run("2026-07-03T07:18:00Z", Coded.parse(SyncResult.class, "7"),
                SyncError.UNKNOWN, ""));
        it.say(Kind.WORLD, name + " could not take over June", told -> told.server(name).refused("2026-07-03T07:49:00Z",
                SyncResult.FAILED, SyncError.IMPORT_UPDATE_ERROR,
                List.of(new SyncRun.UpdateError(told.june.id(), "DependencyNotFound", ""))));
        // no two runs begin at the same moment
        for (int minute = 0; minute < ErrorTexts.ALL.size(); minute++) {
            Failure failure = ErrorTexts.ALL.get(minute);
            String time = "T03:%02d:00Z".formatted(20 + minute);
            it.say(name, "fails with " + failure.error() + " " + failure.text(), server -> fails(server, failure, time));
        }
        return it.words;
    }

    private static void fails(ServerBuilder server, Failure failure, String time) {
        for (String day : List.of("2026-07-01", "2026-07-02", "2026-07-03")) {
            server.failed(day + time, failure.error(), failure.text());
        }
    }

    static List<Word> settings(String name) {
        Vocabulary it = new Vocabulary();
        it.say(name, "uses a proxy server with a password", server -> server.proxy("proxy.example.org", true));
        it.say(name, "uses a proxy server without a password", server -> server.proxy("proxy.example.org", false));
        it.say(name, "uses no proxy server", ServerBuilder::noProxy);
        it.say(name, "takes English", server -> server.languages("en"));
        it.say(name, "takes English and Japanese", server -> server.languages("en", "ja"));
        it.say(name, "takes Japanese", server -> server.languages("ja"));
        it.say(name, "asks fe2", server -> server.asks("https://fe2.update.microsoft.com/v6/"));
        it.say(name, "asks its upstream server by SSL at port 80", server -> server.upstreamBySsl().upstreamPort(80));
        it.say(name, "was configured in June", server -> server.configured("2026-06-30T10:00:00Z"));
        it.say(name, "has the identity A1", server -> server.serverId("A1"));
        it.say(name, "speaks Japanese", server -> server.culture("ja"));
        it.say(name, "was asked by a reporter", server -> server.role(UserRole.REPORTER));
        it.say(name, "is of 2012 R2", server -> server.version("6.3.9600.1", "6.3.9600.20000"));
        it.say(name, "is of 2025", server -> server.version("10.0.26100.1", "10.0.26100.1"));
        it.say(name, "was read a month ago", server -> server.collectedAt("2026-06-02T00:00:00Z"));
        it.say(name, "has a list of exactly 100 rows of another tool", server -> server.collector("").rows(100));
        it.say(name, "has a partial list", server -> server.updates(Completeness.PARTIAL, "time-out after 4000 rows"));
        it.say(name, "did not answer", server -> server.updates(Completeness.FAILED, "time-out"));
        it.say(name, "approves Windows 11 for pilots", server -> server.approvalRule("Pilot", true, List.of(Boxes.WINDOWS_11),
                List.of(Boxes.CRITICAL), "Pilot"));
        it.say(name, "has an event 389", server -> server.event(389, "2026-06-30T17:00:00Z", "EXAMPLE\\tanaka"));
        it.say(name, "has an event 364",
                server -> server.event(364, "Content file download failed. Reason: File cert verification failure"));
        it.say(name, "tells of an import that was cut", server -> server.logLine("2026-07-02T10:00:00Z",
                "ImportUpdateFromCatalogSite failed. SocketException (10054): forcibly closed by the remote host KB5040000"));
        it.say(Kind.WORLD, name + " tells of an import of June", told -> told.server(name).logLine("2026-06-20T10:00:00Z",
                "ImportUpdateFromCatalogSite " + told.june.id() + " finished"));
        it.say(name, "tells of a clean-up that timed out",
                server -> server.logLine("CleanupObsoleteUpdates: SqlException: Execution Timeout Expired."));
        it.say(name, "has computers that time out",
                server -> server.clients("errors.0x80244010", "120").clients("errors.0x8024401C", "40"));
        it.say(name, "has declined 9,000 updates", server -> server.count("declinedUpdateCount", 9000));
        return it.words;
    }

    static List<Word> presence(String name) {
        Vocabulary it = new Vocabulary();
        it.has(name, "not approved", there -> there);
        it.has(name, "approved", There::approved);
        it.has(name, "declined", There::declined);
        it.has(name, "declined as superseded", there -> there.declined().superseded());
        it.has(name, "waiting for its licence", There::licencePending);
        it.has(name, "published locally", There::local);
        it.has(name, "approved without files", there -> there.approved().ready(ReadyState.NOT_READY));
        it.has(name, "approved, its download failed", there -> there.approved().ready(ReadyState.FAILED));
        it.has(name, "since noon of yesterday", there -> there.arrived("2026-07-02T12:00:00Z"));
        it.has(name, "since this morning", there -> there.approved().arrived("2026-07-03T10:00:00Z"));
        it.has(name, "nobody knows since when", there -> there.approved().arrived(null));
        it.lists(name, "June for arm64", told -> told.arm, There::approved);
        it.lists(name, "the reissue of June", told -> told.reissue, There::approved);
        it.lists(name, "July", told -> told.july, There::approved);
        it.lists(name, "July, declined", told -> told.july, There::declined);
        it.lists(name, "an old update of Edge", told -> told.old, there -> there.approved().arrived("2025-12-01T03:00:00Z"));
        it.lists(name, "a driver of that number", told -> told.driver, there -> there);
        it.say(Kind.WORLD, name + " approves June for pilots", told -> {
            told.lists(name, told.june, There::approved);
            told.server(name).approvedFor(told.june, "Pilot");
        });
        return it.words;
    }

    private void has(String name, String text, UnaryOperator<There> there) {
        lists(name, "June, " + text, told -> told.june, there);
    }

    private void lists(String name, String text, Function<Told, UpdateBuilder> update, UnaryOperator<There> there) {
        say(Kind.WORLD, name + " has " + text, told -> told.lists(name, update.apply(told), there));
    }

    static List<Word> catalogue() {
        Vocabulary it = new Vocabulary();
        it.knows("June", told -> told.june, there -> there);
        it.knows("June, offered to WSUS", told -> told.june, there -> there.offeredToWsus(true));
        it.knows("June, not offered to WSUS", told -> told.june, there -> there.offeredToWsus(false));
        it.knows("June for arm64", told -> told.arm, there -> there);
        it.knows("the reissue of June", told -> told.reissue, there -> there);
        it.knows("July", told -> told.july, there -> there);
        it.knows("a driver of that number", told -> told.driver, there -> there);
        it.say(Kind.WORLD, "the catalogue was read on 1 June", told -> told.fleet.catalogue().collectedAt("2026-06-01T00:00:00Z"));
        return it.words;
    }

    private void knows(String text, Function<Told, UpdateBuilder> update, UnaryOperator<There> there) {
        say(Kind.WORLD, "the catalogue knows " + text, told -> told.catalogued(update.apply(told), there));
    }

    static List<Word> updates() {
        Vocabulary it = new Vocabulary();
        it.say(Kind.SHAPE, "June was withdrawn by Microsoft", told -> told.withdrawn = true);
        it.is("of Microsoft Edge", june -> june.products(Boxes.EDGE));
        it.is("of Microsoft Edge and Windows 11", june -> june.products(Boxes.EDGE, Boxes.WINDOWS_11));
        it.is("of Windows Server 2025", june -> june.products(Boxes.SERVER_2025));
        it.is("of a product known by its title only", june -> june.products(Boxes.titleOnly(Boxes.OFFICE)));
        it.is("of a product that nobody knows", june -> june.products(new CategoryRef(null, "Something of tomorrow")));
        it.is("classified as Updates", june -> june.classification(Boxes.UPDATES));
        it.is("classified as Upgrades", june -> june.classification(Boxes.UPGRADES));
        it.is("a hotfix", june -> june.classification(new CategoryRef(null, "Hotfix")));
        it.is("of no known classification", june -> june.classification(null));
        it.is("of yesterday evening", june -> june.created("2026-07-02T17:00:00Z"));
        it.is("of this morning", june -> june.created("2026-07-03T08:00:00Z"));
        it.is("of an unknown day", june -> june.created(null));
        it.is("of 2017", june -> june.created("2017-11-14T18:00:00Z"));
        it.is("a preview", june -> june.says("isPreview", "true"));
        it.is("out of band", june -> june.says("isOutOfBand", "true"));
        it.is("Japanese", june -> june.languages("ja"));
        it.is("English and French", june -> june.languages("en", "fr"));
        it.is("of 700 MB", june -> june.bytes(700_000_000));
        it.is("waiting for the approval of a new revision", june -> june.says("hasStaleUpdateApprovals", "true"));
        return it.words;
    }

    private void is(String text, Consumer<UpdateBuilder> does) {
        say(Kind.WORLD, "June is " + text, told -> does.accept(told.june));
    }

    static List<Word> readings(String name) {
        Vocabulary it = new Vocabulary();
        String[][] host = { { "pool.state", "Stopped" }, { "pool.state", "Started" }, { "pool.privateMemoryKb", "1843200" },
                { "pool.privateMemoryKb", "0" }, { "pool.queueLength", "1000" }, { "service.wsus", "Stopped" },
                { "service.database", "Stopped" }, { "tls.cipherSuites", "TLS_DHE_RSA_WITH_AES_256_GCM_SHA384" },
                { "tls.cipherSuites", "" }, { "tls.schannelInLog", "true" }, { "tls.client12Enabled", "0" }, { "os.build", "9600" },
                { "os.build", "17763" }, { "os.ubr", "1000" }, { "winhttp.proxy", "proxy.example.org:8080" }, { "winhttp.proxy", "" },
                { "frontEnds.count", "2" }, { "frontEnds.master", "FE2.example.org" }, { "detectoids.test", "9300" },
                { "detectoids.test", "0" }, { "disk.database.freeBytes", "1000000" }, { "disk.content.freeBytes", "120000000" },
                { "database.kind", "express" }, { "database.bytes", "10600000000" }, { "iis.ports", "80" }, { "iis.sslBinding", "false" },
                { "iis.mime.msu", "" }, { "iis.webConfigInContent", "true" }, { "configMgr.sup", "true" }, { "configMgr.sup", "false" },
                { "configMgr.lastSync", "2026-06-09T03:00:00Z" }, { "maintenance.start", "11:00" }, { "maintenance.end", "13:00" },
                { "maintenance.timeZone", "Asia/Tokyo" }, { "cleanup.lastRun", "2026-06-28T02:00:00Z" },
                { "cleanup.lastRunOnUpstream", "2026-06-14T01:00:00Z" }, { "upstream.certificate.names", "hq.example.org" },
                { "certificate.expires", "2026-06-26T00:00:00Z" }, { "database.lastReindex", "2025-01-01T00:00:00Z" },
                { "postinstall.kb3159706", "false" }, { "import.protocol", "1.20" }, { "database.indexes.custom", "false" } };
        for (String[] one : host) {
            it.reads(name, one[0] + " = " + one[1], server -> server.host(one[0], one[1]));
        }
        it.reads(name, "computers: dual scan", server -> server.clients("dualScan", "true"));
        it.reads(name, "computers: another server by policy", server -> server.clients("policy.server", "http://br9.example.org:8530"));
        it.reads(name, "computers: not applicable", server -> server.clients("notApplicable.reason", "servicing stack"));
        it.reads(name, "updates with stale approvals: 12", server -> server.count("updatesWithStaleUpdateApprovalsCount", 12));
        it.reads(name, "updates of WSUS not approved: 2",
                server -> server.count("wsusInfrastructureUpdatesNotApprovedForInstallCount", 2));
        it.reads(name, "drivers are switched off", server -> server.setting("disableSyncDrivers", "true"));
        it.reads(name, "revisions are approved by hand", server -> server.setting("autoRefreshUpdateApprovals", "false"));
        return it.words;
    }

    private void reads(String name, String text, Consumer<ServerBuilder> does) {
        say(Kind.READING, name + " " + text, told -> does.accept(told.server(name)));
    }

    static List<Word> cuts(String name) {
        Vocabulary it = new Vocabulary();
        for (String section : SECTIONS) {
            it.cut("nobody collected " + section + " of " + name, name, server -> server.drop(section));
        }
        for (UpdateField field : UpdateField.values()) {
            it.cut(name + " does not say " + field + " of its updates", name, server -> server.drop(field));
        }
        it.cut("nobody says from where " + name + " fetches", name, ServerBuilder::sourceUnknown);
        it.cut("nobody says whether " + name + " synchronises by schedule", name, server -> server.bySchedule(null));
        it.cut("nobody says when the selection of " + name + " was changed", name, server -> server.selectionChanged(null));
        it.cut("nobody says which languages " + name + " takes", name, ServerBuilder::languages);
        if (!name.equals("HQ")) {
            it.say(Kind.CUT, "nobody collected " + name, told -> told.existing(name).ifPresent(told.fleet::forget));
        }
        return it.words;
    }

    static List<Word> cutsOfTheCatalogue() {
        Vocabulary it = new Vocabulary();
        it.say(Kind.CUT, "nobody read the catalogue", told -> told.existing(Told.CATALOGUE).ifPresent(told.fleet::forget));
        for (UpdateField field : UpdateField.values()) {
            it.cut("the catalogue does not say " + field, Told.CATALOGUE, catalogue -> catalogue.drop(field));
        }
        return it.words;
    }

    /** What was not collected of something that was not there is no word at all. */
    private void cut(String text, String name, Consumer<ServerBuilder> does) {
        say(Kind.CUT, text, told -> told.existing(name).ifPresent(does));
    }
}
