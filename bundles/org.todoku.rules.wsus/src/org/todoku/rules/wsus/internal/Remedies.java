package org.todoku.rules.wsus.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.todoku.core.CategoryRef;
import org.todoku.core.ServerState;
import org.todoku.core.ServerUpdate;
import org.todoku.core.Update;
import org.todoku.core.WellKnown;
import org.todoku.core.fact.Tri;
import org.todoku.rules.PowerShell;
import org.todoku.rules.Question;
import org.todoku.rules.Remedy;
import org.todoku.rules.analysis.Coverage;
import org.todoku.rules.analysis.Topology;

/** The remedies of the built-in rules. Commands are meant to be run in Windows PowerShell on the server that the remedy names. */
public final class Remedies {

    private Remedies() {
    }

    /** Imports one update from the Microsoft Update Catalog, at the top of the hierarchy. */
    public static Remedy importOne(Question question, Update update) {
        String command = "(Get-WsusServer).ImportUpdateFromCatalogSite(" + quote(update.id()) + ", [string[]]@())";
        if (Topology.downstream(question.server()) != Tri.YES) {
            return Remedy.changing("import-one", command, update, question.server(), update.id().toString());
        }
        return Remedy.changing("import-at-top", command, update, topName(question), update.id().toString(), question.server());
    }

    /** Imports one driver instead of ticking boxes that bring tens of thousands. */
    public static Remedy importDriver(Question question, Update update) {
        Remedy plain = importOne(question, update);
        return plain.id().equals("import-one") ? Remedy.changing("import-driver", plain.command(), plain.args().toArray()) : plain;
    }

    /**
     * What brings an update whose boxes are not ticked. On a replica nothing but acting above it. Else importing this one, unless
     * something newer is there, the server above has it already, or the catalogue does not have it; ticking comes first for what a
     * shop needs every month and for definitions, and not at all for drivers.
     */
    public static List<Remedy> select(Question question, Coverage coverage) {
        if (Topology.replica(question.server())) {
            return List.of(atParent(question, coverage.owner().server()));
        }
        Update update = question.update();
        if (question.known().driver() == Tri.YES) {
            return List.of(importDriver(question, update));
        }
        Optional<Update> newer = Replacements.newestUsable(question, update.id()).map(ServerUpdate::update);
        if (question.known().withdrawn()) {
            return newer.or(() -> Replacements.newest(question, update.id()))
                    .map(instead -> List.of(useReplacement(instead, question.server()))).orElse(List.of());
        }
        List<Remedy> remedies = new ArrayList<>();
        newer.ifPresent(instead -> remedies.add(useReplacement(instead, question.server())));
        if (newer.isEmpty() && importable(question, update)) {
            remedies.add(importOne(question, update));
        }
        boolean first = newer.isEmpty() && neededContinuously(question, coverage);
        Ticks.of(question, coverage).ifPresent(tick -> remedies.add(first ? 0 : remedies.size(), tick));
        return remedies;
    }

    /** What the server above has comes down when it is ticked; what the whole catalogue does not list cannot be imported. */
    private static boolean importable(Question question, Update update) {
        boolean above = question.hierarchy().upstream(question.server()).flatMap(parent -> question.facts().on(parent, update.id()))
                .isPresent();
        List<ServerState> catalogues = question.facts().catalogues().stream().filter(ServerState::updatesComplete).toList();
        return !above && (catalogues.isEmpty()
                || catalogues.stream().anyMatch(catalogue -> question.facts().on(catalogue, update.id()).isPresent()));
    }

    /** Whether ticking is the better remedy than importing one update again and again. */
    private static boolean neededContinuously(Question question, Coverage coverage) {
        if (coverage.classification().value().guid().filter(WellKnown.DEFINITION_UPDATES::equals).isPresent()) {
            return true;
        }
        // a classification comes for every ticked product, so it is never ticked for one product's sake
        return coverage.classificationTicked() && coverage.unticked().stream().map(CategoryRef::guid).flatMap(Optional::stream)
                .anyMatch(question.data().products()::monthly);
    }

    public static Remedy atParent(Question question, String parent) {
        return Remedy.looking("at-parent", "", question.server(), parent);
    }

    public static Remedy synchroniseNow(ServerState server) {
        return Remedy.changing("synchronise-now", "(Get-WsusServer).GetSubscription().StartSynchronization()", server);
    }

    public static Remedy synchroniseAfterParent(ServerState server, ServerState parent) {
        return Remedy.changing("synchronise-after-parent", "(Get-WsusServer).GetSubscription().StartSynchronization()", server, parent);
    }

    public static Remedy setSchedule(ServerState server) {
        return Remedy.changing("set-schedule",
                "$s = (Get-WsusServer).GetSubscription(); $s.SynchronizeAutomatically = $true; $s.Save()", server);
    }

    public static Remedy waitForSync(ServerState server) {
        return Remedy.looking("wait-for-sync", "(Get-WsusServer).GetSubscription().GetSynchronizationProgress()", server);
    }

    public static Remedy mendSync(ServerState server) {
        return Remedy.looking("mend-sync",
                "(Get-WsusServer).GetSubscription().GetLastSynchronizationInfo()"
                        + " | Format-List Result, Error, ErrorText, StartTime, EndTime",
                server);
    }

    /** @param proxy name of the proxy server; may be empty */
    public static Remedy fixProxy(ServerState server, String proxy) {
        return Remedy.changing("fix-proxy", "", server, proxy.isEmpty() ? Tri.UNKNOWN : proxy);
    }

    public static Remedy showAllApprovals(Update update, ServerState server) {
        return Remedy.looking("show-all-approvals", getUpdate(update), update, server);
    }

    public static Remedy reinstate(Update update, ServerState server) {
        return Remedy.changing("reinstate", "", update, server);
    }

    public static Remedy approve(Update update, ServerState server) {
        return Remedy.changing("approve", getUpdate(update)
                + " | Approve-WsusUpdate -Action Install -TargetGroupName (Read-Host 'Computer group')", update, server);
    }

    /** Uses a replacement of the update, which another source knows or this server has. */
    public static Remedy useReplacement(Update replacement, ServerState server) {
        return Remedy.looking("use-replacement", getUpdate(replacement), replacement, server, replacement.id().toString());
    }

    /** @param typed the number asked for; {@code titled} is the one in the title */
    public static Remedy searchOtherNumber(String typed, String titled, ServerState server) {
        return Remedy.looking("search-other-number", "", typed, titled, server);
    }

    public static Remedy searchByNumber(ServerState server) {
        return Remedy.looking("search-by-number", "", server);
    }

    /** Reads an update that the console does not show. */
    public static Remedy readLocal(Update update, ServerState server) {
        return Remedy.looking("read-local",
                "(Get-WsusServer).GetUpdate((New-Object Microsoft.UpdateServices.Administration.UpdateRevisionId("
                + "[Guid]" + quote(update.id()) + "))) | Format-List Title, UpdateSource, IsApproved, IsDeclined", update, server);
    }

    public static Remedy collectAgain(ServerState server) {
        return Remedy.looking("collect-again", ".\\Collect-Todoku.ps1", server);
    }

    public static Remedy restoreAccess(ServerState server) {
        return Remedy.looking("restore-access", "Get-Service WsusService, W3SVC; (Get-WsusServer).GetCurrentUserRole()", server);
    }

    public static Remedy nameVariant(Update missing) {
        return Remedy.looking("name-variant", "", missing, missing.id().toString());
    }

    public static Remedy checkNumber(String typed) {
        return Remedy.looking("check-number", "", typed);
    }

    /** Name of the highest known server above: collected, or at least named by the last collected one. */
    private static String topName(Question question) {
        ServerState top = Topology.top(question);
        return Topology.downstream(top) == Tri.YES ? Topology.upstreamName(top) : top.server();
    }

    private static String getUpdate(Update update) {
        return "Get-WsusUpdate -UpdateId " + quote(update.id());
    }

    private static String quote(UUID id) {
        return PowerShell.quote(id.toString());
    }
}
