package org.todoku.rules.wsus.internal.delivery;

import org.todoku.core.ServerState;
import org.todoku.core.Update;
import org.todoku.rules.PowerShell;
import org.todoku.rules.Question;
import org.todoku.rules.Remedy;
import org.todoku.rules.analysis.Topology;
import org.todoku.rules.wsus.internal.Remedies;

/** What to do about updates that arrived and are not delivered. Commands are meant for Windows PowerShell on the server named. */
final class DeliveryRemedies {

    private DeliveryRemedies() {
    }

    static Remedy findSuccessor(Update update, ServerState server) {
        return Remedy.looking("find-successor", "", update, server);
    }

    static Remedy delayDecline(ServerState server) {
        return Remedy.changing("delay-decline", "", server);
    }

    /** Accepts the terms, here or, when the server is a replica, at its parent. */
    static Remedy acceptLicence(Question question, Update update) {
        ServerState server = question.server();
        return Topology.replica(server) ? Remedies.atParent(question, Topology.upstreamName(server))
                : Remedy.changing("accept-licence", update(update) + ".AcceptLicenseAgreement()", update, server);
    }

    static Remedy changeRule(ServerState server, String rule, Update update) {
        return Remedy.changing("change-rule", "", server, rule, update);
    }

    static Remedy runRule(ServerState server, String rule) {
        return Remedy.changing("run-rule",
                "(Get-WsusServer).GetInstallApprovalRules() | Where-Object { $_.Name -eq " + PowerShell.quote(rule)
                + " } | ForEach-Object { $_.ApplyRule() }", server, rule);
    }

    static Remedy approveRevision(Update update, ServerState server) {
        return Remedy.changing("approve-revision", "", update, server);
    }

    static Remedy downloadAgain(Update update, ServerState server) {
        return Remedy.changing("download-again", update(update) + ".ResumeDownload()", update, server);
    }

    static Remedy waitForDownload(Update update, ServerState server) {
        return Remedy.looking("wait-for-download", "(Get-WsusServer).GetContentDownloadProgress()", update, server);
    }

    static Remedy makeRoom(ServerState server) {
        return Remedy.changing("free-content-volume", "", server);
    }

    static Remedy verifyContent(ServerState server) {
        return Remedy.changing("verify-content", "& \"$env:ProgramFiles\\Update Services\\Tools\\wsusutil.exe\" reset", server);
    }

    static Remedy addMimeTypes(ServerState server) {
        return Remedy.changing("add-mime-types", "", server);
    }

    static Remedy pointComputers(ServerState server) {
        return Remedy.looking("point-computers",
                "Get-ItemProperty -Path 'HKLM:\\SOFTWARE\\Policies\\Microsoft\\Windows\\WindowsUpdate' | Format-List", server);
    }

    static Remedy endDualScan(ServerState server) {
        return Remedy.changing("end-dual-scan", "", server);
    }

    static Remedy seePrerequisites(Update update) {
        return Remedy.looking("see-prerequisites", "Get-HotFix | Sort-Object InstalledOn -Descending | Select-Object -First 10", update);
    }

    static Remedy easeLoad(ServerState server) {
        return Remedy.looking("ease-load", "", server);
    }

    static Remedy approveInfrastructure(ServerState server) {
        return Remedy.changing("approve-infrastructure", "", server);
    }

    private static String update(Update update) {
        return "(Get-WsusServer).GetUpdate([Guid]" + PowerShell.quote(update.id().toString()) + ")";
    }
}
