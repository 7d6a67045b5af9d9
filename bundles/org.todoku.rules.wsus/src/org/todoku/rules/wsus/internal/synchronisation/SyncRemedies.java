package org.todoku.rules.wsus.internal.synchronisation;

import java.time.Instant;
import java.util.List;

import org.todoku.core.Configuration;
import org.todoku.core.ServerState;
import org.todoku.core.Update;
import org.todoku.core.fact.Tri;
import org.todoku.rules.PowerShell;
import org.todoku.rules.Question;
import org.todoku.rules.Remedy;
import org.todoku.rules.analysis.Topology;
import org.todoku.rules.data.Endpoint;

/** What to do about failing synchronisation. Commands are meant for Windows PowerShell on the server that the remedy names. */
final class SyncRemedies {

    private static final String POOL = "Import-Module WebAdministration; ";

    private SyncRemedies() {
    }

    static Remedy keepWindowFree(ServerState server) {
        return Remedy.looking("keep-window-free", "(Get-WsusServer).GetSubscription().SynchronizeAutomaticallyTimeOfDay", server);
    }

    static Remedy installRollup(ServerState server) {
        return Remedy.changing("install-rollup", "", server);
    }

    static Remedy switchTlsOn(ServerState server) {
        return Remedy.changing("switch-tls-on", "", server);
    }

    static Remedy addCipherSuite(ServerState server) {
        return Remedy.changing("add-cipher-suite", "", server, Tls.ACCEPTED);
    }

    static Remedy setAddress(ServerState server, String address) {
        return Remedy.changing("set-address", "$c = (Get-WsusServer).GetConfiguration(); $c.MUUrl = " + PowerShell.quote(address)
                + "; $c.RedirectorChangeNumber = 4002; $c.Save(); iisreset; Restart-Service WsusService", server, address);
    }

    static Remedy exemptFromInspection(ServerState server) {
        return Remedy.changing("exempt-from-inspection", "", server);
    }

    static Remedy replaceOldServer(ServerState server) {
        return Remedy.changing("replace-old-server", "", server);
    }

    static Remedy restoreRights(ServerState server) {
        return Remedy.changing("restore-rights", "", server);
    }

    static Remedy letIn(ServerState server, String upstream) {
        return Remedy.changing("let-in", "", server, upstream.isEmpty() ? Tri.UNKNOWN : upstream);
    }

    static Remedy openFilter(Question question) {
        List<String> hosts = question.data().endpoints().required().stream().map(Endpoint::host).distinct().toList();
        String source = Topology.downstream(question.server()) == Tri.YES ? Topology.upstreamName(question.server())
                : question.data().endpoints().synchronisation().map(Endpoint::host).orElse("");
        Integer upstream = question.server().configuration().optional().map(Configuration::upstreamPort).orElse(8530);
        Integer port = Topology.downstream(question.server()) == Tri.YES ? upstream : Integer.valueOf(443);
        return Remedy.changing("open-filter", source.isEmpty() ? ""
                : "Test-NetConnection -ComputerName " + PowerShell.quote(source) + " -Port " + port, question.server(), hosts);
    }

    static Remedy connectMaster(ServerState server, String master) {
        return Remedy.changing("connect-master", "& \"$env:ProgramFiles\\Update Services\\Tools\\wsusutil.exe\" listfrontendservers",
                server, master);
    }

    static Remedy startPool(ServerState server) {
        return Remedy.changing("start-pool", POOL + "Start-WebAppPool -Name 'WsusPool'", server);
    }

    static Remedy enlargePool(ServerState server) {
        return Remedy.changing("enlarge-pool", POOL + "$p = 'IIS:\\AppPools\\WsusPool'; Set-ItemProperty $p -Name queueLength -Value 2000; "
                + "Set-ItemProperty $p -Name recycling.periodicRestart.privateMemory -Value 4194304; "
                + "Set-ItemProperty $p -Name recycling.periodicRestart.time -Value ([TimeSpan]::Zero); "
                + "Set-ItemProperty $p -Name processModel.idleTimeout -Value ([TimeSpan]::Zero); "
                + "Set-ItemProperty $p -Name processModel.pingingEnabled -Value $false", server);
    }

    static Remedy waitForMicrosoft(ServerState server) {
        return Remedy.looking("wait-for-microsoft", "", server);
    }

    static Remedy deleteDetectoids(ServerState server) {
        return Remedy.changing("delete-detectoids", "", server);
    }

    static Remedy fetchPrerequisite(ServerState server) {
        return Remedy.changing("fetch-prerequisite",
                "(Get-WsusServer).GetSubscription().GetLastSynchronizationInfo().UpdateErrors", server);
    }

    static Remedy reportUpdate(ServerState server, Update update) {
        return Remedy.looking("report-update", "", server, update.id().toString());
    }

    static Remedy startDatabase(ServerState server) {
        return Remedy.changing("start-database", "Get-Service 'MSSQL*' | Format-Table Name, Status", server);
    }

    static Remedy reindex(ServerState server) {
        return Remedy.changing("reindex", "", server);
    }

    static Remedy makeRoom(ServerState server) {
        return Remedy.changing("make-room", "Get-PSDrive -PSProvider FileSystem", server);
    }

    static Remedy moveDatabase(ServerState server) {
        return Remedy.changing("move-database", "", server);
    }

    static Remedy untickLast(ServerState server) {
        return Remedy.changing("untick-last", "(Get-WsusServer).GetSubscription().GetUpdateCategories()"
                + " | Sort-Object ArrivalDate -Descending"
                + " | Select-Object -First 20 Title, Id, ArrivalDate", server);
    }

    static Remedy readSiteLog(ServerState server) {
        return Remedy.looking("read-site-log", "", server);
    }

    static Remedy synchroniseSite(ServerState server) {
        return Remedy.changing("synchronise-site", "", server);
    }

    static Remedy watchSync(ServerState server) {
        return Remedy.looking("watch-sync", "(Get-WsusServer).GetSubscription().GetSynchronizationProgress()", server);
    }

    static Remedy restartService(ServerState server) {
        return Remedy.changing("restart-service", "Restart-Service WsusService", server);
    }

    static Remedy fetchAnew(ServerState server, ServerState other) {
        return Remedy.changing("fetch-anew", "", server, other);
    }

    static Remedy readLog(ServerState server, Instant at) {
        return Remedy.looking("read-log",
                "Select-String -Path \"$env:ProgramFiles\\Update Services\\LogFiles\\SoftwareDistribution.log\""
                        + " -Pattern 'Exception' -Context 2, 8",
                server, at);
    }
}
