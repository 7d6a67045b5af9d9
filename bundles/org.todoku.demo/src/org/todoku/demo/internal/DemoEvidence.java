package org.todoku.demo.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.todoku.core.Completeness;
import org.todoku.core.HostEvidence;
import org.todoku.core.LogLine;
import org.todoku.core.Presence;
import org.todoku.core.Section;
import org.todoku.core.ServerEvent;
import org.todoku.core.SyncResult;
import org.todoku.core.SyncRun;
import org.todoku.core.fact.Fact;
import org.todoku.core.fact.Provenance;
import org.todoku.demo.internal.DemoServer.Settings;

/** What the machine, the log and the computers of a made-up server say; well kept machines, so that they add no fault of their own. */
final class DemoEvidence {

    private static final int SUBSCRIPTION_CHANGED = 389;
    private static final Duration EVENTS = Duration.ofDays(30);
    private static final Duration LOG = Duration.ofDays(5);
    private static final long GIGABYTE = 1L << 30;

    private final Settings settings;
    private final String source;
    private final Instant collectedAt;
    private final Map<String, Long> counts = new TreeMap<>();

    DemoEvidence(Settings settings, String source, Instant collectedAt) {
        this.settings = settings;
        this.source = source;
        this.collectedAt = collectedAt;
        for (String name : List.of("updateCount", "approvedUpdateCount", "declinedUpdateCount", "notApprovedUpdateCount",
                "expiredUpdateCount", "updatesNeedingFilesCount", "updatesWithServerErrorsCount", "updatesWithStaleUpdateApprovalsCount")) {
            counts.put(name, 0L);
        }
        counts.put("computerTargetCount", (long) computers());
    }

    /** Counts an update of this server. */
    void count(Presence presence) {
        counts.merge("updateCount", 1L, Long::sum);
        counts.merge(presence.declined() ? "declinedUpdateCount" : presence.approved() ? "approvedUpdateCount" : "notApprovedUpdateCount",
                1L, Long::sum);
        if (presence.expired()) {
            counts.merge("expiredUpdateCount", 1L, Long::sum);
        }
    }

    HostEvidence evidence() {
        return new HostEvidence(known("events", events()), known("status", Map.copyOf(counts)), known("host", host()),
                known("clients", clients()), known("logTail", log()));
    }

    List<Section> sections() {
        return List.of(section("events", events().size()), section("status", 1), section("host", 1), section("clients", 1),
                section("logTail", log().size()));
    }

    private static Section section(String name, long rows) {
        return new Section(name, Completeness.COMPLETE, "", rows, 0);
    }

    private <T> Fact<T> known(String section, T value) {
        return Fact.known(value, new Provenance(source + "!" + section, collectedAt));
    }

    private List<SyncRun> runs(Duration since) {
        return settings.runs().stream().filter(run -> run.started().isAfter(collectedAt.minus(since)))
                .sorted(Comparator.comparing(SyncRun::started)).toList();
    }

    private List<ServerEvent> events() {
        List<ServerEvent> events = new ArrayList<>();
        events.add(new ServerEvent(collectedAt.minus(200, ChronoUnit.DAYS), SUBSCRIPTION_CHANGED, "person-1", ""));
        for (SyncRun run : runs(EVENTS)) {
            boolean manual = Boolean.TRUE.equals(run.manual());
            events.add(new ServerEvent(run.started(), manual ? 381 : 382, manual ? "person-1" : "NT AUTHORITY\\NETWORK SERVICE", ""));
            events.add(new ServerEvent(run.finished(), run.result().is(SyncResult.SUCCEEDED) ? 384 : run.result().is(SyncResult.CANCELED)
                    ? 387 : 386, "", run.errorText().lines().findFirst().orElse("")));
        }
        return List.copyOf(events);
    }

    private Map<String, String> host() {
        Map<String, String> host = new TreeMap<>(Map.of("os.build", "20348", "os.ubr", "4297", "os.name", "Windows Server 2022 Standard",
                "os.timeZone", "Tokyo Standard Time", "pool.state", "Started", "pool.queueLength", "2000",
                "pool.privateMemoryKb", "8388608",
                "pool.idleMinutes", "0", "pool.pingEnabled", "false", "pool.recycleMinutes", "0"));
        host.putAll(Map.of("service.wsus", "Running", "service.iis", "Running", "service.database", "Running",
                "tls.schUseStrongCrypto", "1",
                "tls.schUseStrongCryptoWow64", "1", "tls.client12Enabled", "", "tls.client12DisabledByDefault", "", "tls.cipherSuites", "",
                "tls.dotNetRelease", "528449", "tls.schannelInLog", "true"));
        host.putAll(Map.of("disk.content.freeBytes", Long.toString(380 * GIGABYTE), "disk.content.totalBytes",
                Long.toString(900 * GIGABYTE),
                "disk.database.freeBytes", Long.toString(70 * GIGABYTE), "disk.database.totalBytes", Long.toString(200 * GIGABYTE),
                "database.kind", "wid", "database.local", "true", "service.database.name", "MSSQL$MICROSOFT##WID",
                "database.bytes", Long.toString(11 * GIGABYTE), "database.indexes.custom", "true", "detectoids.test", "0"));
        host.putAll(Map.of("iis.site", "WSUS Administration", "iis.ports", "8530", "iis.sslBinding", "false", "iis.mime.msu",
                "application/octet-stream", "iis.mime.wim", "application/x-ms-wim", "iis.webConfigInContent", "false",
                "configMgr.sup", "false",
                "patches.lastInstalled", collectedAt.minus(25, ChronoUnit.DAYS).truncatedTo(ChronoUnit.DAYS).toString(),
                "patches.pendingRestart", "false", "winhttp.proxy", settings.proxy().isEmpty() ? "" : settings.proxy() + ":8080"));
        host.put("database.lastReindex", collectedAt.minus(9, ChronoUnit.DAYS).toString());
        // from the servers below to the server above, as it should be
        host.put("cleanup.lastRun", collectedAt.minus(settings.upstream().isEmpty() ? 12 : 13, ChronoUnit.DAYS).toString());
        if (!settings.upstream().isEmpty()) {
            host.put("cleanup.lastRunOnUpstream", collectedAt.minus(12, ChronoUnit.DAYS).toString());
        }
        return Map.copyOf(host);
    }

    private int computers() {
        return 20 + Math.floorMod(settings.name().hashCode(), 400);
    }

    private Map<String, String> clients() {
        int total = computers();
        return Map.of("total", Integer.toString(total), "needingUpdates", Integer.toString(total / 5), "withErrors", "0", "upToDate",
                Integer.toString(total - total / 5), "notContacted30Days", Integer.toString(total / 40), "errors.days", "7",
                "dualScan", "false");
    }

    private List<LogLine> log() {
        List<LogLine> lines = new ArrayList<>();
        lines.add(new LogLine(collectedAt.minus(LOG).minusSeconds(3600), "Info\tWsusService.1\tSCHANNEL Protocol subKey not found."));
        for (SyncRun run : runs(LOG)) {
            lines.add(new LogLine(run.started(),
                    "Info\tWsusService.13\tCatalogSyncAgentCore.ExecuteSyncProtocol\tSynchronization started"));
            if (run.errorText().isEmpty()) {
                lines.add(new LogLine(run.finished(),
                        "Info\tWsusService.13\tCatalogSyncAgent.UpdateServerHealthStatusBasedOnError\tServerHealth: Updating Server Health "
                                + "for Component: CatalogSyncAgent, Marking as Running"));
            } else {
                List<String> trace = run.errorText().lines().toList();
                lines.add(new LogLine(run.finished(), "Error\tWsusService.13\tCatalogSyncAgentCore.ExecuteSyncProtocol\t" + trace.get(0)));
                trace.stream().skip(1).forEach(line -> lines.add(new LogLine(null, line)));
            }
        }
        return List.copyOf(lines);
    }
}
