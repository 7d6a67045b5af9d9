package org.todoku.rules.wsus.properties;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

import org.todoku.core.SyncError;
import org.todoku.rules.data.DataPacks;
import org.todoku.rules.testkit.Boxes;
import org.todoku.rules.testkit.Fleet;
import org.todoku.rules.testkit.Fleet.UpdateBuilder;
import org.todoku.rules.testkit.ServerBuilder;
import org.todoku.rules.testkit.There;

/** A healthy estate in which everybody has the update, approved and with its files, while faults are put into it. */
final class Scene {

    final Estate estate;
    final Fleet fleet = new Fleet(DataPacks.empty());
    final UpdateBuilder update;
    final ServerBuilder hq;
    /** What everybody who has the update says of it, and what the catalogue says. */
    UnaryOperator<There> offer = there -> there.offeredToWsus(true);
    private final List<String> chain = new ArrayList<>(List.of("HQ"));
    private final Map<String, UnaryOperator<There>> there = new HashMap<>();
    private final Set<String> ownRuns = new HashSet<>();
    private boolean catalogued = true;

    Scene(Estate estate) {
        this.estate = estate;
        update = fleet.update("2026-06 Cumulative Update (KB5040000)").products(estate.box());
        hq = fleet.server("HQ");
        for (int branch = 1; branch <= estate.branches(); branch++) {
            String above = chain.get(branch - 1);
            ServerBuilder server = fleet.server("BR" + branch);
            chain.add(server.name());
            if (estate.replicas()) {
                server.replicaOf(above);
            } else {
                server.downstreamOf(above);
            }
        }
        chain.forEach(name -> healthy(fleet.server(name)));
        if (estate.sibling()) {
            healthy(fleet.server("OTHER"));
        }
    }

    private void healthy(ServerBuilder server) {
        server.products(estate.box(), Boxes.OFFICE);
        there.put(server.name(), There::approved);
        if (!estate.readings()) {
            return;
        }
        Map.ofEntries(Map.entry("pool.state", "Started"), Map.entry("pool.privateMemoryKb", "0"), Map.entry("pool.queueLength", "2000"),
                Map.entry("service.wsus", "Running"), Map.entry("service.database", "Running"), Map.entry("detectoids.test", "0"),
                Map.entry("tls.cipherSuites", ""), Map.entry("winhttp.proxy", ""), Map.entry("disk.database.freeBytes", "80000000000"),
                Map.entry("disk.content.freeBytes", "90000000000"), Map.entry("database.kind", "wid"), Map.entry("frontEnds.count", "1"),
                Map.entry("iis.ports", "8530,8531"), Map.entry("iis.sslBinding", "true"),
                Map.entry("iis.mime.msu", "application/octet-stream"), Map.entry("iis.mime.wim", "application/x-ms-wim"),
                Map.entry("iis.webConfigInContent", "false"), Map.entry("configMgr.sup", "false")).forEach(server::host);
        server.clients("dualScan", "false").clients("policy.server", "http://" + server.name() + ":8530")
                .clients("notApplicable.reason", "").clients("errors.days", "7");
        server.setting("disableSyncDrivers", "false").setting("disableSyncPrinterCatalog", "false").noProxy();
        server.count("updatesWithStaleUpdateApprovalsCount", 0).count("wsusInfrastructureUpdatesNotApprovedForInstallCount", 0);
    }

    ServerBuilder branch() {
        return fleet.server("BR1");
    }

    /** The server and all that fetch from it do not get the update. */
    Scene lacks(ServerBuilder server) {
        there.remove(server.name());
        int place = chain.indexOf(server.name());
        there.keySet().removeAll(place < 0 ? List.of() : chain.subList(place, chain.size()));
        return this;
    }

    /** Nobody has it but the sibling. */
    Scene nobodyHere() {
        return lacks(hq);
    }

    Scene nobodyAtAll() {
        there.clear();
        return this;
    }

    Scene notInTheCatalogue() {
        catalogued = false;
        return this;
    }

    /** What the server says of the update instead. */
    ServerBuilder says(ServerBuilder server, UnaryOperator<There> words) {
        there.put(server.name(), words);
        return server;
    }

    /** The history of this server is told by a fault. */
    ServerBuilder runs(ServerBuilder server) {
        ownRuns.add(server.name());
        return server;
    }

    /** Fails for three nights; the last success was before the update, which is therefore missing. */
    ServerBuilder fails(ServerBuilder server, SyncError error, String text) {
        lacks(server);
        runs(server).synced("2026-06-01T03:10:00Z");
        for (String day : List.of("2026-07-01", "2026-07-02", "2026-07-03")) {
            server.failed(day + "T03:05:00Z", error, text);
        }
        return server;
    }

    Facts facts() {
        return facts(List.of());
    }

    /** All that nobody has told otherwise is as it should be; what was not collected is taken away at the end. */
    Facts facts(List<Word> cuts) {
        List<String> all = new ArrayList<>(chain);
        if (estate.sibling()) {
            all.add("OTHER");
        }
        for (String name : all) {
            int hours = Math.max(0, 2 * chain.indexOf(name));
            if (!ownRuns.contains(name)) {
                for (int night = 0; night < estate.nights(); night++) {
                    fleet.server(name).synced(Instant.parse("2026-07-03T03:10:00Z").minus(night, ChronoUnit.DAYS)
                            .plus(hours, ChronoUnit.HOURS).toString());
                }
            }
            UnaryOperator<There> words = there.get(name);
            if (words != null) {
                fleet.server(name).has(update, words);
            }
        }
        if (catalogued) {
            fleet.catalogue().has(update, offer);
        } else {
            fleet.catalogue();
        }
        Told told = new Told(fleet);
        cuts.forEach(cut -> cut.does().accept(told));
        return Facts.of(fleet);
    }
}
