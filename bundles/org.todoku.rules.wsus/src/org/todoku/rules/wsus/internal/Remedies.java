package org.todoku.rules.wsus.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.todoku.core.CategoryRef;
import org.todoku.core.ServerState;
import org.todoku.core.Update;
import org.todoku.core.WellKnown;
import org.todoku.core.fact.Tri;
import org.todoku.core.fleet.Tally;
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

    /** Ticks what an update needs, here or, when the server is a replica, nowhere but above. */
    public static List<Remedy> select(Question question, Coverage coverage) {
        if (Topology.replica(question.server())) {
            return List.of(atParent(question, coverage.owner().server()));
        }
        if (question.known().driver() == Tri.YES) {
            return List.of(importDriver(question, question.update()));
        }
        List<Remedy> remedies = new ArrayList<>(List.of(importOne(question, question.update())));
        tick(question, coverage).ifPresent(tick -> remedies.add(neededContinuously(question, coverage) ? 0 : 1, tick));
        return remedies;
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

    private static Optional<Remedy> tick(Question question, Coverage coverage) {
        Optional<CategoryRef> product = coverage.unticked().stream()
                .filter(ref -> ref.id() != null && known(coverage.owner(), ref)).findFirst();
        CategoryRef classification = coverage.classification().value();
        if (coverage.productTicked()) {
            return Optional.of(Remedy.changing("tick-classification", tickClassification(classification), classification,
                    question.server(), expected(question, coverage, null, classification)));
        }
        if (product.isEmpty()) {
            return Optional.empty();
        }
        Object expected = expected(question, coverage, product.get(), classification);
        if (coverage.classificationTicked()) {
            return Optional.of(Remedy.changing("tick-product", tickProduct(product.get()), product.get(), question.server(), expected));
        }
        return Optional.of(Remedy.changing("tick-both",
                tickProduct(product.get()) + System.lineSeparator() + tickClassification(classification),
                product.get(), question.server(), expected, classification));
    }

    /** A product that the server does not list cannot be ticked there; where the list was not collected, nothing is known against it. */
    private static boolean known(ServerState owner, CategoryRef product) {
        return owner.categories().optional()
                .map(all -> all.isEmpty() || all.stream().anyMatch(category -> product.guid().filter(category.id()::equals).isPresent()))
                .orElse(true);
    }

    /**
     * How many updates the boxes would bring at most: the largest number that one server of the fleet lists for them. Unknown when no
     * server lists any.
     */
    private static Object expected(Question question, Coverage coverage, @Nullable CategoryRef product,
            CategoryRef classification) {
        long most = 0;
        for (ServerState server : question.facts().servers()) {
            long sum = 0;
            for (Tally tally : question.facts().tally(server)) {
                boolean wantedProduct = product == null ? coverage.selection().product(tally.product()) == Tri.YES
                        : product.guid().equals(tally.product().guid());
                CategoryRef of = tally.classification();
                boolean wantedClass = of != null && (of.guid().equals(classification.guid())
                        || product != null && coverage.selection().classification(of) == Tri.YES);
                sum += wantedProduct && wantedClass ? tally.updates() : 0;
            }
            most = Math.max(most, sum);
        }
        return most == 0 ? Tri.UNKNOWN : Long.valueOf(most);
    }

    private static String tickProduct(CategoryRef product) {
        return "Get-WsusProduct | Where-Object { $_.Product.Id -eq " + quote(product.guid().orElseThrow()) + " } | Set-WsusProduct";
    }

    private static String tickClassification(CategoryRef classification) {
        return "Get-WsusClassification | Where-Object { $_.Classification.Id -eq " + quote(classification.guid().orElseThrow())
                + " } | Set-WsusClassification";
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
