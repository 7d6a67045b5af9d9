package org.todoku.rules.wsus;

import static org.todoku.rules.wsus.PresenceCases.absent;
import static org.todoku.rules.wsus.PresenceCases.present;
import static org.todoku.rules.testkit.RuleCase.applies;
import static org.todoku.rules.testkit.RuleCase.ruledOut;
import static org.todoku.rules.testkit.RuleCase.silent;
import static org.todoku.rules.testkit.RuleCase.undecided;
import static org.todoku.rules.wsus.SynchronisationCases.failing;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.todoku.core.SyncError;
import org.todoku.core.SyncResult;
import org.todoku.core.SyncRun;
import org.todoku.core.UpdateField;
import org.todoku.rules.testkit.Boxes;
import org.todoku.rules.testkit.Fleet.UpdateBuilder;
import org.todoku.rules.testkit.Fleet;
import org.todoku.rules.testkit.RuleCase;
import org.todoku.rules.testkit.ServerBuilder;

/** Cases of the rules that say why synchronisation fails, and of those about what it brings. The update is of 2026-06-09. */
final class SyncCauseCases {

    static final String CUT = "WebException: The underlying connection was closed ---> SocketException (10054): "
            + "An existing connection was forcibly closed by the remote host";
    static final String CUT_JA =
            "WebException: 接続が切断されました ---> SocketException: 既存の接続はリモート ホストに強制的に切断されました。";
    static final String TIMEOUT = "WebException: The operation has timed out";
    static final String SQL_TIMEOUT = "SqlException: Execution Timeout Expired. "
            + "The timeout period elapsed prior to completion of the operation";
    static final String UNREACHABLE = "WebException: Unable to connect to the remote server ---> SocketException: 10060";
    static final String BUSY = "WebException: The remote server returned an error: (503) Server Unavailable.";
    static final String SOAP = "SoapException: Fault occurred at GetUpdateData, ErrorCode=InternalServerError";
    static final String NO_PROXY_NAME = "WebException: The proxy name could not be resolved: 'proxy.example.org'";
    static final String NO_NAME = "WebException: The remote name could not be resolved: 'sws.update.microsoft.com'";
    static final String TRUST = "WebException: Could not establish trust relationship for the SSL/TLS secure channel";
    static final String FORBIDDEN = "WebException: The remote server returned an error: (403) Forbidden.";
    static final String DHE_ONLY = "TLS_DHE_RSA_WITH_AES_256_GCM_SHA384,TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256";

    private SyncCauseCases() {
    }

    /** Fails since 1 July with a text; the last success was before the update. */
    static ServerBuilder fails(Fleet fleet, String text) {
        return fails(fleet, SyncError.USS_COMMUNICATION_ERROR, text);
    }

    static ServerBuilder fails(Fleet fleet, SyncError error, String text) {
        return failing(absent(fleet), "2026-06-01T03:10:00Z", error, text);
    }

    private static ServerBuilder downstream(Fleet fleet, String text) {
        UpdateBuilder update = fleet.update("2026-06 Cumulative Update for Windows 11 (KB5040000)");
        ServerBuilder branch = failing(fleet.server("BR1").downstreamOf("HQ"), "2026-06-01T03:10:00Z", SyncError.USS_BUSY, text);
        fleet.server("HQ").has(update);
        return branch;
    }

    /** Quick until 13 July 2026, then failing with time-outs; the update is of 14 July. */
    static ServerBuilder july(Fleet fleet) {
        ServerBuilder hq = fleet.server("HQ").collectedAt("2026-07-17T08:00:00Z");
        fleet.catalogue().has(fleet.update("2026-07 Cumulative Update (KB5040000)").created("2026-07-14T17:00:00Z"));
        for (int day = 8; day <= 12; day++) {
            hq.took("2026-07-%02dT03:00:00Z".formatted(day), 12, SyncResult.SUCCEEDED, SyncError.NOT_APPLICABLE, "");
        }
        for (int day = 13; day <= 17; day++) {
            hq.took("2026-07-%02dT03:00:00Z".formatted(day), 190, SyncResult.FAILED, SyncError.USS_COMMUNICATION_ERROR, TIMEOUT);
        }
        return hq;
    }

    private static ServerBuilder refused(Fleet fleet, @Nullable UUID update, String error) {
        ServerBuilder hq = fleet.server("HQ").synced("2026-06-01T03:10:00Z");
        return hq.refused("2026-07-03T03:10:00Z", SyncResult.FAILED, SyncError.IMPORT_UPDATE_ERROR,
                List.of(new SyncRun.UpdateError(update, error, "")));
    }

    private static ServerBuilder refusedItself(Fleet fleet, String error) {
        UpdateBuilder update = fleet.update("2026-06 Cumulative Update (KB5040000)");
        fleet.catalogue().has(update);
        return refused(fleet, update.id(), error);
    }

    /** Another server that fetches from Microsoft on its own. */
    static ServerBuilder other(Fleet fleet, boolean working) {
        ServerBuilder other = fleet.server("OTHER").products(Boxes.EDGE);
        return working ? other.synced("2026-07-02T04:10:00Z")
                : failing(other, "2026-06-30T04:10:00Z", SyncError.USS_COMMUNICATION_ERROR, TIMEOUT);
    }

    private static ServerBuilder sup(Fleet fleet) {
        return present(fleet).host("configMgr.sup", "true");
    }

    static List<RuleCase> all() {
        List<RuleCase> all = new ArrayList<>();
        all.addAll(cancelled());
        all.addAll(encryption());
        all.addAll(network());
        all.addAll(otherSide());
        all.addAll(here());
        all.addAll(brings());
        return all;
    }

    private static List<RuleCase> cancelled() {
        return List.of(
                applies("D05", "", "newest run cancelled", fleet -> absent(fleet).synced("2026-06-01T03:10:00Z")
                        .cancelled("2026-07-03T03:10:00Z")),
                applies("D05", "repeated", "run after run cancelled", fleet -> absent(fleet).synced("2026-06-01T03:10:00Z")
                        .cancelled("2026-07-02T03:10:00Z").cancelled("2026-07-03T03:10:00Z")),
                applies("D05", "", "nobody knows the update: a risk", fleet -> {
                    absent(fleet).synced("2026-06-01T03:10:00Z").cancelled("2026-07-03T03:10:00Z");
                    fleet.ask("KB5999999", "HQ");
                }),
                ruledOut("D05", "", "succeeded after that", fleet -> absent(fleet).cancelled("2026-07-02T03:10:00Z")
                        .synced("2026-07-03T03:10:00Z")),
                undecided("D05", "history not collected", fleet -> absent(fleet).drop("syncHistory")),
                silent("D05", "never cancelled", PresenceCases::absent),
                silent("D05", "never ran", fleet -> absent(fleet).neverSynchronised()),
                silent("D05", "there", fleet -> present(fleet).cancelled("2026-07-03T03:10:00Z")));
    }

    private static List<RuleCase> encryption() {
        return List.of(
                applies("D06", "", "Windows Server 2012 R2", fleet -> fails(fleet, CUT).version("6.3.9600.1", "6.3.9600.20000")),
                applies("D06", "", "the same in Japanese, and no SCHANNEL line", fleet -> fails(fleet, CUT_JA).host("os.build", "9600")
                        .host("tls.schannelInLog", "false")),
                applies("D06", "switched-off", "registry", fleet -> fails(fleet, CUT).host("tls.client12Enabled", "0")),
                ruledOut("D06", "", "Windows Server 2022", fleet -> fails(fleet, CUT)),
                ruledOut("D06", "log", "2012 R2, mended", fleet -> fails(fleet, CUT).host("os.build", "9600")
                        .host("tls.schannelInLog", "true")),
                undecided("D06", "build unknown", fleet -> fails(fleet, CUT).drop("server")),
                undecided("D06", "no text", fleet -> fails(fleet, "")),
                undecided("D06", "history not collected", fleet -> absent(fleet).drop("syncHistory")),
                silent("D06", "another error", fleet -> fails(fleet, FORBIDDEN)),
                silent("D06", "works", PresenceCases::absent),

                applies("D07", "", "policy leaves DHE and ChaCha only", fleet -> fails(fleet, CUT).host("tls.cipherSuites", DHE_ONLY)),
                applies("D07", "", "no common algorithm", fleet -> fails(fleet,
                        "AuthenticationException: The client and server cannot communicate, because they do not possess a common algorithm")
                                .host("tls.cipherSuites", DHE_ONLY)),
                ruledOut("D07", "", "no policy", fleet -> fails(fleet, CUT).host("tls.cipherSuites", "")),
                ruledOut("D07", "suites", "an accepted suite with its curve", fleet -> fails(fleet, CUT)
                        .host("tls.cipherSuites", DHE_ONLY + ",TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384_P256")),
                undecided("D07", "policy unknown", fleet -> fails(fleet, CUT)),
                undecided("D07", "no text", fleet -> fails(fleet, "")),
                undecided("D07", "history not collected", fleet -> absent(fleet).drop("syncHistory")),
                silent("D07", "too old for TLS 1.2 anyway", fleet -> fails(fleet, CUT).host("os.build", "9600")),
                silent("D07", "works", PresenceCases::absent),

                applies("D09", "", "not trusted", fleet -> fails(fleet, TRUST)),
                applies("D09", "old", "WSUS 3.0", fleet -> fails(fleet, TRUST).version("3.2.7600.226", "6.1.7601.1")),
                ruledOut("D09", "", "another error", fleet -> fails(fleet, FORBIDDEN)),
                undecided("D09", "no text", fleet -> fails(fleet, "")),
                undecided("D09", "history not collected", fleet -> absent(fleet).drop("syncHistory")),
                silent("D09", "works", PresenceCases::absent));
    }

    private static List<RuleCase> network() {
        return List.of(
                applies("D08", "", "fe2", fleet -> fails(fleet, SOAP).asks("https://fe2.update.microsoft.com/v6/")),
                applies("D08", "text", "the text names it", fleet -> fails(fleet, "https://fe2.update.microsoft.com/v6/: " + SOAP)),
                applies("D08", "working", "fe2, still working", fleet -> absent(fleet).asks("https://fe2.update.microsoft.com/v6/")),
                applies("D08", "retiring", "sws1", fleet -> absent(fleet).asks("https://sws1.update.microsoft.com")),
                ruledOut("D08", "", "sws", fleet -> fails(fleet, SOAP).asks("https://sws.update.microsoft.com")),
                undecided("D08", "address unknown", fleet -> fails(fleet, CUT)),
                undecided("D08", "configuration not collected", fleet -> fails(fleet, SOAP).drop("configuration")),
                undecided("D08", "history not collected", fleet -> absent(fleet).drop("syncHistory")),
                silent("D08", "address unknown, works", PresenceCases::absent),
                silent("D08", "address unknown, 407", fleet -> fails(fleet, SynchronisationCases.JA_407)),
                silent("D08", "downstream", fleet -> downstream(fleet, SOAP).asks("https://fe2.update.microsoft.com/v6/")),

                applies("D12", "filter", "403 from Microsoft's side", fleet -> fails(fleet, FORBIDDEN)),
                applies("D12", "local", "401 of its own web service", fleet -> fails(fleet,
                        "http://localhost:8530/ApiRemoting30/WebService.asmx"
                        + " WebException: The remote server returned an error: (401) Unauthorized.")),
                applies("D12", "upstream", "the upstream server refuses", fleet -> failing(absent(fleet).downstreamOf("TOP"),
                        "2026-06-01T03:10:00Z", SyncError.DSS_AUTHENTICATION_ERROR, "")),
                applies("D12", "", "403, and from where it fetches is unknown", fleet -> fails(fleet, FORBIDDEN).sourceUnknown()),
                ruledOut("D12", "", "another error", fleet -> fails(fleet, CUT)),
                undecided("D12", "no text", fleet -> fails(fleet, "")),
                undecided("D12", "history not collected", fleet -> absent(fleet).drop("syncHistory")),
                silent("D12", "works", PresenceCases::absent),

                applies("D14", "", "no connection", fleet -> fails(fleet, UNREACHABLE)),
                applies("D14", "cut", "cut, encryption unknown", fleet -> fails(fleet, CUT)),
                applies("D14", "cut", "cut, encryption in order", fleet -> fails(fleet, CUT).host("tls.cipherSuites", "")),
                ruledOut("D14", "encryption", "cut for want of a common suite",
                        fleet -> fails(fleet, CUT).host("tls.cipherSuites", DHE_ONLY)),
                ruledOut("D14", "", "another error", fleet -> fails(fleet, FORBIDDEN)),
                undecided("D14", "no text", fleet -> fails(fleet, "")),
                undecided("D14", "history not collected", fleet -> absent(fleet).drop("syncHistory")),
                silent("D14", "the proxy server explains it", fleet -> fails(fleet, UNREACHABLE).noProxy()
                        .host("winhttp.proxy", "proxy.example.org:8080")),
                silent("D14", "works", PresenceCases::absent),

                applies("D15", "", "Windows uses one", fleet -> fails(fleet, UNREACHABLE).noProxy()
                        .host("winhttp.proxy", "proxy.example.org:8080")),
                applies("D15", "others", "another server uses one", fleet -> {
                    fails(fleet, UNREACHABLE).noProxy();
                    other(fleet, true).proxy("proxy.example.org", true);
                }),
                applies("D15", "name", "its name is unknown", fleet -> fails(fleet, NO_PROXY_NAME).proxy("proxy.example.org", true)),
                applies("D15", "separate", "none named for HTTPS", fleet -> fails(fleet, UNREACHABLE).proxy("proxy.example.org", true)
                        .setting("useSeparateProxyForSsl", "true")),
                ruledOut("D15", "", "one is set", fleet -> fails(fleet, UNREACHABLE).proxy("proxy.example.org", true)),
                ruledOut("D15", "direct", "Windows uses none", fleet -> fails(fleet, UNREACHABLE).noProxy().host("winhttp.proxy", "")),
                undecided("D15", "what Windows uses is unknown", fleet -> fails(fleet, UNREACHABLE).noProxy()),
                undecided("D15", "whether one is set is unknown", fleet -> fails(fleet, UNREACHABLE)),
                undecided("D15", "configuration not collected", fleet -> fails(fleet, UNREACHABLE).drop("configuration")),
                undecided("D15", "no text", fleet -> fails(fleet, "")),
                undecided("D15", "history not collected", fleet -> absent(fleet).drop("syncHistory")),
                silent("D15", "another error", fleet -> fails(fleet, FORBIDDEN)),
                silent("D15", "works", PresenceCases::absent),

                applies("D16", "", "another one synchronises", fleet -> fails(fleet, NO_NAME).host("frontEnds.count", "2")
                        .host("frontEnds.master", "FE2.example.org")),
                ruledOut("D16", "", "it synchronises itself", fleet -> fails(fleet, NO_NAME).host("frontEnds.count", "2")
                        .host("frontEnds.master", "hq.example.org")),
                undecided("D16", "who synchronises is unknown", fleet -> fails(fleet, NO_NAME).host("frontEnds.count", "2")),
                undecided("D16", "how many share the database is unknown", fleet -> fails(fleet, UNREACHABLE)),
                undecided("D16", "history not collected", fleet -> absent(fleet).drop("syncHistory")),
                silent("D16", "alone", fleet -> fails(fleet, NO_NAME).host("frontEnds.count", "1")),
                silent("D16", "database of its own", fleet -> fails(fleet, NO_NAME).host("database.kind", "wid")),
                silent("D16", "works", PresenceCases::absent));
    }

    private static List<RuleCase> otherSide() {
        return List.of(
                applies("D17", "stopped", "pool above stopped", fleet -> {
                    downstream(fleet, BUSY);
                    fleet.server("HQ").host("pool.state", "Stopped");
                }),
                applies("D17", "starved", "pool above has the default limit", fleet -> {
                    downstream(fleet, BUSY);
                    fleet.server("HQ").host("pool.state", "Started").host("pool.privateMemoryKb", "1843200");
                }),
                applies("D17", "", "503 from above, nothing known of its pool", fleet -> downstream(fleet, BUSY)),
                applies("D17", "own", "its own pool is stopped", fleet -> absent(fleet).host("pool.state", "Stopped")),
                ruledOut("D17", "", "pool above in order", fleet -> {
                    downstream(fleet, BUSY);
                    fleet.server("HQ").host("pool.state", "Started").host("pool.privateMemoryKb", "0");
                }),
                ruledOut("D17", "microsoft", "503 of Microsoft Update", fleet -> fails(fleet, BUSY)),
                undecided("D17", "server above not collected", fleet -> failing(absent(fleet).downstreamOf("TOP"), "2026-06-01T03:10:00Z",
                        SyncError.USS_BUSY, BUSY)),
                undecided("D17", "history not collected", fleet -> absent(fleet).drop("syncHistory")),
                silent("D17", "another error", fleet -> fails(fleet, CUT)),
                silent("D17", "works", PresenceCases::absent),

                applies("D19", "", "another one fails since the same hours", fleet -> {
                    fails(fleet, TIMEOUT);
                    other(fleet, false);
                }),
                applies("D19", "", "the same, but the configuration was changed: possible only", fleet -> {
                    fails(fleet, TIMEOUT).configured("2026-06-30T10:00:00Z");
                    other(fleet, false);
                }),
                applies("D19", "known", "the outage of 9 July 2025", fleet -> absent(fleet).collectedAt("2025-07-10T12:00:00Z")
                        .synced("2025-07-08T03:10:00Z").failed("2025-07-09T06:10:00Z", SyncError.USS_INTERNAL_ERROR, TIMEOUT)),
                ruledOut("D19", "", "another one synchronised meanwhile", fleet -> {
                    fails(fleet, CUT);
                    other(fleet, true);
                }),
                ruledOut("D19", "alone", "the other one works, but did not run meanwhile", fleet -> {
                    fails(fleet, CUT);
                    fleet.server("OTHER").synced("2026-06-30T04:10:00Z");
                }),
                undecided("D19", "nobody to compare with", fleet -> fails(fleet, CUT)),
                undecided("D19", "from where it fetches is unknown", fleet -> fails(fleet, CUT).sourceUnknown()),
                undecided("D19", "history not collected", fleet -> absent(fleet).drop("syncHistory")),
                silent("D19", "downstream", fleet -> downstream(fleet, TIMEOUT)),
                silent("D19", "407", fleet -> fails(fleet, SyncError.PROXY_ERROR, SynchronisationCases.JA_407)),
                silent("D19", "works", PresenceCases::absent),

                applies("D20", "", "9,300 of them",
                        fleet -> july(fleet).host("detectoids.test", "9300").clients("errors.0x80244010", "40")),
                applies("D20", "", "there, while synchronisation works: a risk", fleet -> absent(fleet).host("detectoids.test", "14520")),
                applies("D20", "dates", "slow since 13 July, and codes of computers",
                        fleet -> july(fleet).clients("errors.0x80244010", "40")),
                ruledOut("D20", "", "none, though computers report the codes", fleet -> july(fleet).host("detectoids.test", "0")
                        .clients("errors.0x80244010", "40")),
                undecided("D20", "slow since 13 July, number unknown", fleet -> july(fleet)),
                undecided("D20", "history not collected", fleet -> absent(fleet).drop("syncHistory")),
                silent("D20", "another time", fleet -> fails(fleet, TIMEOUT)),
                silent("D20", "none, nothing fits", fleet -> absent(fleet).host("detectoids.test", "0")));
    }

    private static List<RuleCase> here() {
        return List.of(
                applies("D21", "dependency", "the update itself lacks something", fleet -> refusedItself(fleet, "DependencyNotFound")),
                applies("D21", "metadata", "the update itself is not valid", fleet -> refusedItself(fleet, "2")),
                applies("D21", "", "the update itself, reason unknown", fleet -> refusedItself(fleet, "Unknown")),
                applies("D21", "others", "other updates", fleet -> {
                    refused(fleet, new UUID(1, 2), "1");
                    absent(fleet);
                }),
                ruledOut("D21", "", "another error", fleet -> fails(fleet, CUT)),
                undecided("D21", "which ones is unknown", fleet -> fails(fleet, SyncError.IMPORT_UPDATE_ERROR, "")),
                undecided("D21", "history not collected", fleet -> absent(fleet).drop("syncHistory")),
                silent("D21", "works", PresenceCases::absent),
                silent("D21", "there", fleet -> failing(present(fleet), "2026-06-01T03:10:00Z", SyncError.IMPORT_UPDATE_ERROR, "")),
                silent("D21", "never ran", fleet -> absent(fleet).neverSynchronised()),

                applies("D22", "connect", "service stopped", fleet -> fails(fleet, SyncError.LOCAL_DB_CONNECT_FAIL, "")
                        .host("service.database", "Stopped")),
                applies("D22", "", "too busy", fleet -> fails(fleet, SyncError.LOCAL_DB_TOO_BUSY, "")),
                applies("D22", "", "SQL time-out", fleet -> fails(fleet, SyncError.UNKNOWN, SQL_TIMEOUT)),
                applies("D22", "maintenance", "during maintenance", fleet -> fails(fleet, SyncError.UNKNOWN, SQL_TIMEOUT)
                        .host("maintenance.start", "11:00").host("maintenance.end", "13:00").host("maintenance.timeZone", "Asia/Tokyo")),
                applies("D22", "maintenance", "during maintenance, in the words of Windows",
                        fleet -> fails(fleet, SyncError.UNKNOWN, SQL_TIMEOUT)
                        .host("maintenance.start", "11:00").host("maintenance.end", "13:00").host("os.timeZone", "Tokyo Standard Time")),
                ruledOut("D22", "", "another error", fleet -> fails(fleet, CUT)),
                ruledOut("D22", "detectoids", "test detection rules explain it", fleet -> fails(fleet, SyncError.UNKNOWN, SQL_TIMEOUT)
                        .host("detectoids.test", "9300")),
                undecided("D22", "no text", fleet -> fails(fleet, "")),
                undecided("D22", "history not collected", fleet -> absent(fleet).drop("syncHistory")),
                silent("D22", "no room in the database", fleet -> fails(fleet, SyncError.LOCAL_DB_OTHER_ERROR,
                        "Could not allocate space because the 'PRIMARY' filegroup is full")),
                silent("D22", "works", PresenceCases::absent),

                applies("D23", "", "filegroup full", fleet -> fails(fleet, SyncError.LOCAL_DB_OTHER_ERROR,
                        "Could not allocate space because the 'PRIMARY' filegroup is full")),
                applies("D23", "express", "Express near 10 GB", fleet -> fails(fleet, SyncError.LOCAL_DB_OTHER_ERROR, "")
                        .host("database.kind", "express").host("database.bytes", "10600000000")),
                applies("D23", "content", "files full: a risk", fleet -> absent(fleet).host("disk.content.freeBytes", "1000000")),
                ruledOut("D23", "", "room enough", fleet -> fails(fleet, SyncError.LOCAL_DB_OTHER_ERROR, "")
                        .host("disk.database.freeBytes", "80000000000")),
                undecided("D23", "room unknown", fleet -> fails(fleet, SyncError.LOCAL_DB_OTHER_ERROR, "")),
                undecided("D23", "history not collected", fleet -> absent(fleet).drop("syncHistory")),
                silent("D23", "another error", fleet -> fails(fleet, CUT)),
                silent("D23", "works", PresenceCases::absent),

                applies("D24", "", "changed the evening before", fleet -> fails(fleet, SyncError.USS_INTERNAL_ERROR, SOAP)
                        .selectionChanged("2026-06-30T17:00:00Z")),
                applies("D24", "by", "and who, by event 389", fleet -> fails(fleet, SyncError.USS_INTERNAL_ERROR, "")
                        .event(389, "2026-06-30T17:00:00Z", "EXAMPLE\\tanaka")),
                ruledOut("D24", "", "not changed", fleet -> fails(fleet, SyncError.USS_INTERNAL_ERROR, SOAP)),
                ruledOut("D24", "others-too", "another one fails too", fleet -> {
                    fails(fleet, SyncError.USS_INTERNAL_ERROR, TIMEOUT).selectionChanged("2026-06-30T17:00:00Z");
                    other(fleet, false);
                }),
                undecided("D24", "when it was changed is unknown", fleet -> fails(fleet, SyncError.USS_INTERNAL_ERROR, SOAP)
                        .selectionChanged(null).drop("events")),
                undecided("D24", "changed again since", fleet -> fails(fleet, SyncError.USS_INTERNAL_ERROR, SOAP)
                        .selectionChanged("2026-07-02T17:00:00Z").drop("events")),
                undecided("D24", "history not collected", fleet -> absent(fleet).drop("syncHistory")),
                silent("D24", "407 has nothing to do with it", fleet -> fails(fleet, SyncError.PROXY_ERROR, SynchronisationCases.JA_407)
                        .selectionChanged("2026-06-30T17:00:00Z")),
                silent("D24", "works", PresenceCases::absent),

                applies("D29", "", "no text", fleet -> fails(fleet, "")),
                applies("D29", "log", "but the log has one", fleet -> fails(fleet, "")
                        .logLine("2026-07-03T03:00:30Z", "Error\tWsusService.9\tCatalogSyncAgent.ExecuteSyncProtocol: " + BUSY)),
                ruledOut("D29", "", "a text", fleet -> fails(fleet, CUT)),
                undecided("D29", "history not collected", fleet -> absent(fleet).drop("syncHistory")),
                silent("D29", "works", PresenceCases::absent));
    }

    private static List<RuleCase> brings() {
        return List.of(
                applies("D25", "", "not taken over yet", fleet -> sup(fleet).host("configMgr.lastSync", "2026-06-09T03:00:00Z")),
                applies("D25", "duplicate", "a file twice", fleet -> sup(fleet)
                        .logLine("Violation of UNIQUE KEY constraint 'CI_Files_AK'. Cannot insert duplicate key")),
                ruledOut("D25", "", "synchronised since", fleet -> sup(fleet).host("configMgr.lastSync", "2026-07-01T03:00:00Z")),
                undecided("D25", "when is unknown", SyncCauseCases::sup),
                undecided("D25", "arrival unknown", fleet -> sup(fleet).host("configMgr.lastSync", "2026-07-01T03:00:00Z")
                        .drop(UpdateField.ARRIVED)),
                silent("D25", "no Configuration Manager", PresenceCases::present),
                silent("D25", "not there", fleet -> absent(fleet).host("configMgr.sup", "true")),

                applies("D27", "", "running", fleet -> absent(fleet).synced("2026-06-01T03:10:00Z").synchronising()
                        .runningSince("2026-07-03T11:30:00Z")),
                applies("D27", "since-unknown", "running, not on record",
                        fleet -> absent(fleet).synced("2026-06-01T03:10:00Z").synchronising()),
                applies("D27", "long", "running for nine hours", fleet -> absent(fleet).synced("2026-06-01T03:10:00Z").synchronising()
                        .runningSince("2026-07-03T03:00:00Z")),
                ruledOut("D27", "", "idle", fleet -> absent(fleet).idle()),
                undecided("D27", "selection not collected", fleet -> absent(fleet).drop("subscription")),
                undecided("D27", "history not collected", fleet -> absent(fleet).synchronising().drop("syncHistory")),
                undecided("D27", "list is partial", PresenceCases::partial),
                silent("D27", "what it does is not known", PresenceCases::absent),
                silent("D27", "its first one", fleet -> absent(fleet).neverSynchronised().synchronising()),
                silent("D27", "there", fleet -> present(fleet).synchronising()),

                applies("D28", "", "another one has it", fleet -> {
                    thrice(fleet.server("HQ"));
                    fleet.server("OTHER").has(fleet.update("2026-06 Cumulative Update (KB5040000)"));
                }),
                ruledOut("D28", "", "nobody has it", fleet -> {
                    thrice(absent(fleet));
                    fleet.server("OTHER");
                }),
                undecided("D28", "list is partial", PresenceCases::partial),
                undecided("D28", "nobody knows the update", fleet -> {
                    thrice(absent(fleet));
                    fleet.ask("KB5999999", "HQ");
                }),
                undecided("D28", "history not collected", fleet -> absent(fleet).drop("syncHistory")),
                undecided("D28", "selection not collected", fleet -> thrice(absent(fleet)).drop("subscription")),
                undecided("D28", "date unknown", fleet -> {
                    thrice(absent(fleet));
                    fleet.catalogue().drop(UpdateField.CREATED);
                }),
                silent("D28", "ticked yesterday", fleet -> thrice(absent(fleet)).selectionChanged("2026-07-02T10:00:00Z")),
                silent("D28", "not offered", fleet -> {
                    thrice(fleet.server("HQ"));
                    fleet.catalogue().has(fleet.update("Hotfix (KB5040000)"), there -> there.offeredToWsus(false));
                }),
                silent("D28", "downstream", fleet -> thrice(absent(fleet)).downstreamOf("TOP")),
                silent("D28", "fails", fleet -> fails(fleet, CUT)),
                silent("D28", "there", PresenceCases::present));
    }

    private static ServerBuilder thrice(ServerBuilder server) {
        return server.synced("2026-07-01T03:10:00Z").synced("2026-07-02T03:10:00Z").synced("2026-07-03T03:10:00Z");
    }
}
