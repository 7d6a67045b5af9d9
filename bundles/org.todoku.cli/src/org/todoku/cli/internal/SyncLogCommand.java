package org.todoku.cli.internal;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.todoku.cli.ExitCodes;
import org.todoku.core.ServerState;
import org.todoku.core.StateKind;
import org.todoku.core.synclog.SyncHealth;
import org.todoku.core.synclog.SyncLane;
import org.todoku.core.synclog.SyncMarker;
import org.todoku.core.synclog.SyncMarkers;
import org.todoku.report.SyncLogReports;
import org.todoku.rules.analysis.SyncAnalysis;
import org.todoku.rules.data.DataPacks;
import org.todoku.store.FleetView;
import org.todoku.store.StateInfo;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Synchronisation runs with their failures explained. */
@picocli.CommandLine.Command(name = "sync-log")
final class SyncLogCommand extends Command {

    @Mixin
    FromOptions from = new FromOptions();

    @Option(names = "--since", paramLabel = "INSTANT", descriptionKey = "sync-log.since")
    @Nullable String since;

    @Option(names = "--group-by", paramLabel = "cause", descriptionKey = "sync-log.group-by")
    @Nullable GroupBy groupBy;

    @Option(names = "--format", paramLabel = "FORMAT", descriptionKey = "option.format")
    ListFormat format = ListFormat.text;

    @Option(names = { "-o", "--output" }, paramLabel = "FILE", descriptionKey = "option.output")
    @Nullable Path output;

    /** What runs can be put together by. */
    enum GroupBy {
        cause
    }

    SyncLogCommand(Session session) {
        super(session);
    }

    @Override
    int run() throws Exception {
        String text = since;
        Instant limit = text == null ? null : FromOptions.beginning("--since", text, session.surroundings().zone());
        boolean byCause = groupBy == GroupBy.cause;
        try (Fleet fleet = Fleet.open(session, from)) {
            FleetView view = fleet.view();
            List<ServerState> servers = fleet.servers(view);
            DataPacks data = session.surroundings().rules().get().data();
            SyncAnalysis log = SyncAnalysis.of(servers, view::arrivals, data, session.watch());
            var reports = new SyncLogReports(log, markers(fleet, servers), limit, data.errorSignatures(), session.reader());
            session.result(output, out -> {
                switch (format) {
                    case text -> reports.text(byCause, out);
                    case json -> reports.json(out);
                    case csv -> reports.csv(byCause, out);
                }
            });
            return fleet.code(code(log.log().lanes()));
        }
    }

    /** What the states of a server tell that are not later than the one shown. */
    private List<SyncMarker> markers(Fleet fleet, List<ServerState> servers) {
        List<SyncMarker> all = new ArrayList<>();
        for (ServerState server : servers) {
            session.watch().checkCancelled();
            List<ServerState> states = fleet.workspace().states().stream().filter(info -> earlier(info, server))
                    .map(fleet.workspace()::sections).flatMap(java.util.Optional::stream).toList();
            all.addAll(SyncMarkers.of(states));
        }
        return all;
    }

    private static boolean earlier(StateInfo info, ServerState server) {
        return info.kind() == StateKind.SERVER && info.key().equals(server.key()) && !info.collectedAt().isAfter(server.collectedAt());
    }

    /** Synchronisation fails somewhere, or never ran: something blocks. Nobody knows of a server whether it works: undecided. */
    private static int code(List<SyncLane> lanes) {
        if (lanes.stream().anyMatch(lane -> lane.health() == SyncHealth.FAILING
                || lane.health() == SyncHealth.NO_RUNS && lane.server().updatesComplete() && lane.server().updates().rows() == 0)) {
            return ExitCodes.BLOCKED;
        }
        return lanes.isEmpty() || lanes.stream().anyMatch(lane -> lane.health() != SyncHealth.WORKING) ? ExitCodes.UNDECIDED
                : ExitCodes.CLEAR;
    }
}
