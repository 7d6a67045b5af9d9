package org.todoku.rules.wsus;

import static org.todoku.rules.wsus.PresenceCases.absent;
import static org.todoku.rules.testkit.RuleCase.applies;
import static org.todoku.rules.testkit.RuleCase.ruledOut;
import static org.todoku.rules.testkit.RuleCase.silent;
import static org.todoku.rules.testkit.RuleCase.undecided;

import java.util.ArrayList;
import java.util.List;

import org.todoku.core.CategoryRef;
import org.todoku.core.ReadyState;
import org.todoku.core.SyncError;
import org.todoku.core.UpdateField;
import org.todoku.core.UpdateType;
import org.todoku.rules.testkit.Boxes;
import org.todoku.rules.testkit.Fleet.UpdateBuilder;
import org.todoku.rules.testkit.Fleet;
import org.todoku.rules.testkit.RuleCase;
import org.todoku.rules.testkit.ServerBuilder;

/** Cases of the rules that stand in files. */
final class FileCases {

    private static final String NOT_RESOLVED = "WebException: The remote name could not be resolved: 'sws.update.microsoft.com'";
    private static final String NOT_RESOLVED_JA = "WebException: リモート名を解決できませんでした。: 'sws.update.microsoft.com'";
    private static final String GATEWAY = "WebException: The remote server returned an error: (502) Bad Gateway.";
    private static final String GATEWAY_JA = "リモート サーバーがエラーを返しました: (502) 不適切なゲートウェイ";
    private static final String BROKEN = "WebException: The remote server returned an error: (500) Internal Server Error.";
    private static final String CERT = "Content file download failed. Reason: File cert verification failure. Error 2148204801";
    private static final String RANGE = "Content file download failed. Reason: The server does not support the necessary HTTP protocol."
            + " Background Intelligent Transfer Service (BITS) requires that the server support the Range protocol header.";
    private static final String STATE = "SqlException: Error 50000 in spFireStateMachineEventEx: FileDownloaded from FileReady";

    private FileCases() {
    }

    private static ServerBuilder fails(Fleet fleet, String text) {
        return absent(fleet).synced("2026-06-01T03:10:00Z").failed("2026-07-03T03:01:00Z", SyncError.USS_COMMUNICATION_ERROR, text);
    }

    private static ServerBuilder has(Fleet fleet, ReadyState ready) {
        UpdateBuilder update = fleet.update("2026-06 Cumulative Update (KB5040000)");
        return fleet.server("HQ").has(update, it -> it.approved().ready(ready));
    }

    private static UpdateBuilder hotfix(Fleet fleet, CategoryRef classification) {
        UpdateBuilder update = fleet.update("Hotfix for Windows Server 2012 R2 (KB5040000)").classification(classification);
        fleet.server("HQ");
        fleet.catalogue().has(update);
        return update;
    }

    private static ServerBuilder pool(Fleet fleet, String queue, String memory) {
        return absent(fleet).host("pool.queueLength", queue).host("pool.privateMemoryKb", memory);
    }

    private static ServerBuilder site(Fleet fleet, String ports, boolean https) {
        return absent(fleet).host("iis.ports", ports).host("iis.sslBinding", Boolean.toString(https));
    }

    static List<RuleCase> all() {
        List<RuleCase> all = new ArrayList<>(synchronisation());
        all.addAll(delivery());
        all.addAll(healthAndAdvice());
        all.addAll(computersAndUpkeep());
        return all;
    }

    private static List<RuleCase> synchronisation() {
        return List.of(
                applies("D13", "", "name not resolved", fleet -> fails(fleet, NOT_RESOLVED)),
                applies("D13", "", "name not resolved, Japanese wrapper", fleet -> fails(fleet, NOT_RESOLVED_JA)),
                ruledOut("D13", "", "another error", fleet -> fails(fleet, GATEWAY)),
                undecided("D13", "no history", fleet -> absent(fleet).drop("syncHistory")),
                undecided("D13", "no error text", fleet -> fails(fleet, "")),
                silent("D13", "synchronisation works", fleet -> absent(fleet)),
                applies("D11", "", "502", fleet -> fails(fleet, GATEWAY)),
                applies("D11", "", "502, Japanese wrapper", fleet -> fails(fleet, GATEWAY_JA).proxy("proxy.example.org", true)),
                ruledOut("D11", "", "another error", fleet -> fails(fleet, NOT_RESOLVED)),
                undecided("D11", "no history", fleet -> absent(fleet).drop("syncHistory")),
                silent("D11", "synchronisation works", fleet -> absent(fleet)),
                applies("D18", "", "500", fleet -> fails(fleet, BROKEN)),
                ruledOut("D18", "", "another error", fleet -> fails(fleet, GATEWAY)),
                undecided("D18", "no history", fleet -> absent(fleet).drop("syncHistory")),
                silent("D18", "synchronisation works", fleet -> absent(fleet)));
    }

    private static List<RuleCase> delivery() {
        return List.of(
                applies("C09", "", "a hotfix", fleet -> hotfix(fleet, new CategoryRef(null, "Hotfix"))),
                applies("C09", "", "a hotfix, in Japanese, for a branch", fleet -> {
                    hotfix(fleet, new CategoryRef(null, "ホットフィックス"));
                    fleet.server("HQ").downstreamOf("TOP");
                }),
                undecided("C09", "classification unknown", fleet -> hotfix(fleet, Boxes.SECURITY).classification(null)),
                silent("C09", "a security update", fleet -> hotfix(fleet, Boxes.SECURITY)),
                silent("C09", "imported", fleet -> fleet.server("HQ").has(hotfix(fleet, new CategoryRef(null, "Hotfix")))),
                applies("D26", "", "licence failed", fleet -> has(fleet, ReadyState.LICENSE_AGREEMENT_FAILED)),
                applies("D26", "waiting", "licence not there", fleet -> has(fleet, ReadyState.LICENSE_AGREEMENT_NOT_READY)),
                ruledOut("D26", "", "ready", fleet -> has(fleet, ReadyState.READY)),
                undecided("D26", "state not collected",
                        fleet -> has(fleet, ReadyState.LICENSE_AGREEMENT_FAILED).drop(UpdateField.READY_STATE)),
                silent("D26", "absent", fleet -> absent(fleet)),
                applies("G08", "", "in an event", fleet -> has(fleet, ReadyState.FAILED).event(364, CERT)),
                applies("G08", "", "in the log", fleet -> has(fleet, ReadyState.NOT_READY).logLine(CERT)),
                ruledOut("G08", "", "file missing for another reason", fleet -> has(fleet, ReadyState.FAILED).event(364, RANGE)),
                undecided("G08", "neither events nor log", fleet -> has(fleet, ReadyState.FAILED).drop("events").drop("logTail")),
                silent("G08", "files are there", fleet -> has(fleet, ReadyState.READY).event(364, CERT)),
                silent("G08", "absent", fleet -> absent(fleet).event(364, CERT)),
                applies("G09", "", "in an event", fleet -> has(fleet, ReadyState.FAILED).event(364, RANGE)),
                applies("G09", "", "in an event, and it is known to download in the background", fleet -> has(fleet, ReadyState.FAILED)
                        .event(364, RANGE).setting("bitsDownloadPriorityForeground", "false")),
                applies("G09", "", "in the log", fleet -> has(fleet, ReadyState.NOT_READY).logLine(RANGE)
                        .setting("bitsDownloadPriorityForeground", "true")),
                ruledOut("G09", "", "file missing for another reason", fleet -> has(fleet, ReadyState.FAILED).event(364, CERT)),
                undecided("G09", "neither events nor log", fleet -> has(fleet, ReadyState.FAILED).drop("events").drop("logTail")),
                silent("G09", "absent", fleet -> absent(fleet).event(364, RANGE)),
                applies("G11", "approved", "left by a move", fleet -> has(fleet, ReadyState.READY).host("iis.webConfigInContent", "true")
                        .setting("localContentCachePath", "\"D:\\\\WSUS\\\\WsusContent\"")),
                applies("G11", "", "update absent", fleet -> absent(fleet).host("iis.webConfigInContent", "true")),
                ruledOut("G11", "", "none there", fleet -> absent(fleet).host("iis.webConfigInContent", "false")),
                undecided("G11", "host not collected", fleet -> absent(fleet)));
    }

    private static List<RuleCase> computersAndUpkeep() {
        return List.of(
                applies("G16", "", "firewall service off", fleet -> has(fleet, ReadyState.READY).clients("errors.0x800706D9", "4")),
                applies("G16", "hash", "files changed", fleet -> has(fleet, ReadyState.READY).clients("errors.0x80246002", "4")),
                ruledOut("G16", "", "no such code",
                        fleet -> has(fleet, ReadyState.READY).clients("errors.days", "7").clients("errors.0x80244010", "1")),
                undecided("G16", "nothing collected of computers", fleet -> has(fleet, ReadyState.READY)),
                silent("G16", "absent", fleet -> absent(fleet).clients("errors.0x800706D9", "4")),
                applies("H12", "", "in the log", fleet -> absent(fleet)
                        .logLine("CleanupObsoleteUpdates: SqlException: Execution Timeout Expired.")),
                silent("H12", "finished", fleet -> absent(fleet).logLine("CleanupObsoleteUpdates: 12 updates removed")),
                undecided("H12", "log not collected", fleet -> absent(fleet).drop("logTail")));
    }

    private static List<RuleCase> healthAndAdvice() {
        return List.of(
                applies("H05", "", "short queue", fleet -> pool(fleet, "1000", "0")),
                applies("H05", "", "little memory", fleet -> pool(fleet, "2000", "1843200")),
                applies("H05", "felt", "computers are refused", fleet -> pool(fleet, "1000", "1843200").clients("errors.0x80244022", "7")),
                applies("H05", "", "one of two is enough", fleet -> absent(fleet).host("pool.queueLength", "1000")),
                ruledOut("H05", "", "wide limits", fleet -> pool(fleet, "2000", "0")),
                undecided("H05", "memory unknown", fleet -> absent(fleet).host("pool.queueLength", "2000")),
                applies("H09", "", "port 80 alone", fleet -> site(fleet, "80", false)),
                applies("H09", "felt", "computers fail", fleet -> site(fleet, "80", false).clients("errors.0x8024401F", "3")),
                ruledOut("H09", "", "443 is bound", fleet -> site(fleet, "80,443", true)),
                undecided("H09", "bindings unknown", fleet -> absent(fleet).host("iis.ports", "80")),
                silent("H09", "usual ports", fleet -> site(fleet, "8530,8531", false)),
                applies("H11", "", "in the log", fleet -> absent(fleet).logLine(STATE)),
                applies("H11", "", "in an event", fleet -> absent(fleet).event(386, STATE)),
                applies("H11", "", "in the error of a run", fleet -> fails(fleet, STATE)),
                silent("H11", "nowhere", fleet -> absent(fleet)),
                undecided("H11", "no log", fleet -> absent(fleet).drop("logTail")),
                applies("L01", "", "today", fleet -> absent(fleet)),
                silent("L01", "read before the announcement", fleet -> absent(fleet).collectedAt("2024-05-01T00:00:00Z")),
                applies("L02", "", "a driver", fleet -> {
                    UpdateBuilder driver = fleet.update("Contoso net driver").type(UpdateType.DRIVER).classification(Boxes.DRIVERS);
                    fleet.server("HQ").has(driver);
                }),
                undecided("L02", "update unknown", fleet -> fleet.server("HQ")),
                silent("L02", "no driver", fleet -> absent(fleet)),
                applies("L06", "", "HTTP", fleet -> absent(fleet).downstreamOf("TOP")),
                ruledOut("L06", "", "HTTPS", fleet -> absent(fleet).downstreamOf("TOP").upstreamBySsl()),
                undecided("L06", "configuration unknown", fleet -> absent(fleet).drop("configuration")),
                silent("L06", "from Microsoft Update", fleet -> absent(fleet)));
    }
}
