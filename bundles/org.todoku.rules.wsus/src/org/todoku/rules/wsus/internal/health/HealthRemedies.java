package org.todoku.rules.wsus.internal.health;

import org.todoku.core.ServerState;
import org.todoku.rules.Question;
import org.todoku.rules.Remedy;
import org.todoku.rules.analysis.Topology;

/** How to bring a server back to health. Commands are meant for Windows PowerShell on the server named. */
final class HealthRemedies {

    private HealthRemedies() {
    }

    /** Declines what was replaced, here or, when the server is a replica, at its parent. */
    static Remedy declineSuperseded(Question question, long count) {
        ServerState server = question.server();
        return Topology.replica(server) ? Remedy.changing("decline-at-parent", "", server, Topology.upstreamName(server), count)
                : Remedy.changing("decline-superseded", "Invoke-WsusServerCleanup -DeclineSupersededUpdates", server, count);
    }

    static Remedy trimSelection(ServerState server) {
        return Remedy.changing("trim-selection", "", server);
    }

    static Remedy declineDrivers(ServerState server) {
        return Remedy.changing("decline-drivers", "", server);
    }

    static Remedy declineDefinitions(ServerState server) {
        return Remedy.changing("decline-definitions", "", server);
    }

    static Remedy reindex(ServerState server) {
        return Remedy.changing("rebuild-indexes", "", server);
    }

    static Remedy addIndexes(ServerState server) {
        return Remedy.changing("add-indexes", "", server);
    }

    static Remedy exportHistory(ServerState server) {
        return Remedy.looking("export-history", "(Get-WsusServer).GetSubscription().GetSynchronizationHistory()"
                + " | Select-Object StartTime, EndTime, StartedManually, Result, Error, ErrorText"
                + " | Export-Csv -Path .\\sync-history.csv -NoTypeInformation -Encoding UTF8", server);
    }

    static Remedy trimHistory(ServerState server) {
        return Remedy.changing("trim-history", "", server);
    }

    static Remedy moveMaintenance(ServerState server, String sync) {
        return Remedy.changing("move-maintenance", "", server, sync);
    }

    static Remedy finishInstallation(ServerState server) {
        return Remedy.changing("finish-installation",
                "Install-WindowsFeature NET-WCF-HTTP-Activation45; & \"$env:ProgramFiles\\Update Services\\Tools\\wsusutil.exe\""
                        + " postinstall /servicing; iisreset; Restart-Service WsusService",
                server);
    }

    static Remedy startServices(ServerState server) {
        return Remedy.changing("start-services", "Get-Service WsusService, W3SVC | Start-Service", server);
    }

    static Remedy easeConsole(ServerState server) {
        return Remedy.looking("ease-console",
                "Get-Service WsusService, W3SVC; Import-Module WebAdministration; Get-WebAppPoolState WsusPool",
                server);
    }
}
