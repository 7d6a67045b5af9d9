package org.todoku.rules.wsus.properties;

import static org.todoku.rules.wsus.properties.Fault.at;
import static org.todoku.rules.wsus.properties.Fault.atTop;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.todoku.core.SyncError;
import org.todoku.core.SyncResult;
import org.todoku.core.SyncRun;
import org.todoku.rules.testkit.ServerBuilder;
import org.todoku.rules.wsus.properties.Fault.Aspect;
import org.todoku.rules.wsus.properties.Fault.Need;

/** Faults of synchronisation: D01 to D28. */
final class SyncFaults {

    private static final String DHE_ONLY = "TLS_DHE_RSA_WITH_AES_256_GCM_SHA384,TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256";

    static final List<Fault> ALL = List.of(
            atTop("D01", "never synchronised", scene -> scene.runs(scene.nobodyHere().hq).neverSynchronised(), Aspect.RUNS, Aspect.ROWS),
            fails("D02", "fails with a text of tomorrow", SyncError.USS_OTHER_ERROR, "Something of tomorrow", hq -> { }),
            runs("D04", "by hand, and nobody did", scene -> scene.runs(scene.nobodyHere().hq).bySchedule(false)
                    .synced("2026-06-01T03:10:00Z")),
            runs("D04", "the schedule does not run", scene -> scene.runs(scene.nobodyHere().hq).synced("2026-06-01T03:10:00Z")),
            runs("D05", "cancelled", scene -> scene.runs(scene.nobodyHere().hq).synced("2026-06-01T03:10:00Z")
                    .cancelled("2026-07-02T03:10:00Z").cancelled("2026-07-03T03:10:00Z")),
            fails("D06", "2012 R2 speaks TLS 1.0", SyncError.USS_COMMUNICATION_ERROR, ErrorTexts.CUT_JA,
                    hq -> hq.version("6.3.9600.1", "6.3.9600.20000").host("os.build", "9600").host("tls.schannelInLog", "false")),
            fails("D07", "a policy leaves no common cipher", SyncError.USS_COMMUNICATION_ERROR, ErrorTexts.NO_CIPHER,
                    hq -> hq.host("tls.cipherSuites", DHE_ONLY)),
            fails("D08", "asks an address that is gone", SyncError.USS_INTERNAL_ERROR, ErrorTexts.SOAP,
                    hq -> hq.asks("https://fe2.update.microsoft.com/v6/")),
            fails("D09", "a certificate is not trusted", SyncError.USS_COMMUNICATION_ERROR, ErrorTexts.TRUST, hq -> { }),
            fails("D10", "407", SyncError.PROXY_ERROR, ErrorTexts.PROXY, hq -> hq.proxy("proxy.example.org", true)),
            fails("D10", "407 in Japanese, and no password is set", SyncError.USS_COMMUNICATION_ERROR, ErrorTexts.PROXY_JA,
                    hq -> hq.proxy("proxy.example.org", false)),
            fails("D11", "502", SyncError.USS_COMMUNICATION_ERROR, ErrorTexts.GATEWAY, hq -> { }),
            fails("D12", "403", SyncError.USS_COMMUNICATION_ERROR, ErrorTexts.FORBIDDEN_JA, hq -> { }),
            fails("D13", "name not resolved", SyncError.USS_COMMUNICATION_ERROR, ErrorTexts.NO_NAME_JA, hq -> { }),
            fails("D14", "no connection", SyncError.USS_COMMUNICATION_ERROR, ErrorTexts.UNREACHABLE, hq -> { }),
            fails("D15", "Windows uses a proxy server, WSUS does not", SyncError.USS_COMMUNICATION_ERROR, ErrorTexts.UNREACHABLE_JA,
                    hq -> hq.noProxy().host("winhttp.proxy", "proxy.example.org:8080")),
            fails("D16", "another front end synchronises", SyncError.USS_COMMUNICATION_ERROR, ErrorTexts.NO_NAME,
                    hq -> hq.host("database.kind", "sql").host("frontEnds.count", "2").host("frontEnds.master", "FE2.example.org")),
            fails("D18", "500", SyncError.USS_COMMUNICATION_ERROR, ErrorTexts.BROKEN, hq -> { }),
            at("HQ", Need.SIBLING, "D19", "Microsoft fails everybody", scene -> {
                scene.fails(scene.nobodyAtAll().hq, SyncError.USS_INTERNAL_ERROR, ErrorTexts.TIMEOUT);
                scene.fails(scene.fleet.server("OTHER"), SyncError.USS_INTERNAL_ERROR, ErrorTexts.TIMEOUT);
            }, Aspect.RUNS, Aspect.SIBLING),
            fails("D20", "test detection rules", SyncError.USS_COMMUNICATION_ERROR, ErrorTexts.TIMEOUT,
                    hq -> hq.host("detectoids.test", "9300")),
            runs("D21", "the update lacks a prerequisite", scene -> scene.runs(scene.nobodyHere().hq).synced("2026-06-01T03:10:00Z")
                    .refused("2026-07-03T03:10:00Z", SyncResult.FAILED, SyncError.IMPORT_UPDATE_ERROR,
                            List.of(new SyncRun.UpdateError(scene.update.id(), "DependencyNotFound", "")))),
            fails("D22", "the database is not there", SyncError.LOCAL_DB_CONNECT_FAIL, "", hq -> hq.host("service.database", "Stopped")),
            fails("D22", "the database is too slow", SyncError.UNKNOWN, ErrorTexts.SQL_JA, hq -> { }),
            fails("D23", "the database is full", SyncError.LOCAL_DB_OTHER_ERROR, ErrorTexts.FULL, hq -> { }),
            fails("D24", "a category was ticked the evening before it began", SyncError.USS_INTERNAL_ERROR, ErrorTexts.SOAP,
                    hq -> hq.asks("https://sws.update.microsoft.com").selectionChanged("2026-06-30T17:00:00Z"), Aspect.CHANGE),
            runs("D27", "the first run for a month is under way", scene -> scene.runs(scene.nobodyHere().hq)
                    .synced("2026-06-01T03:10:00Z").synchronising().runningSince("2026-07-03T11:30:00Z")),
            // says that everything else is as it should be
            Fault.alone(Need.SIBLING, "D28", "night after night without it, and the other server has it", scene -> scene
                    .runs(scene.nobodyHere().hq).synced("2026-07-01T03:10:00Z").synced("2026-07-02T03:10:00Z")
                    .synced("2026-07-03T03:10:00Z")));

    private SyncFaults() {
    }

    private static Fault runs(String rule, String text, Consumer<Scene> does) {
        return atTop(rule, text, does, Aspect.RUNS);
    }

    private static Fault fails(String rule, String text, SyncError error, String message, Consumer<ServerBuilder> hq, Aspect... more) {
        Aspect[] touches = Stream.concat(Stream.of(Aspect.RUNS), Stream.of(more))
                .toArray(Aspect[]::new);
        return atTop(rule, text, scene -> hq.accept(scene.fails(scene.hq, error, message)), touches);
    }
}
