package org.todoku.rules.analysis;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;

import org.todoku.core.Progress;
import org.todoku.core.ServerState;
import org.todoku.core.fleet.ArrivalTimes;
import org.todoku.core.synclog.FailureGroup;
import org.todoku.core.synclog.SyncLog;
import org.todoku.core.synclog.TimedRun;
import org.todoku.rules.data.DataPacks;
import org.todoku.rules.data.ErrorSignatures;
import org.todoku.rules.data.Incident;
import org.todoku.rules.data.Incidents;

/**
 * The runs of some servers with what is known of why they failed.
 *
 * @param causes every failure, by its cause
 * @param incidents on Microsoft's side while there were runs, in the order in which they began
 */
public record SyncAnalysis(SyncLog log, List<FailureGroup> causes, List<Incident> incidents) {

    public SyncAnalysis {
        causes = List.copyOf(causes);
        incidents = List.copyOf(incidents);
    }

    /**
     * @param arrivals of the updates of a server; asked only where the server tells them
     * @throws java.util.concurrent.CancellationException when it was cancelled
     */
    public static SyncAnalysis of(List<ServerState> servers, Function<ServerState, ArrivalTimes> arrivals, DataPacks data,
            Progress progress) {
        ErrorSignatures signatures = data.errorSignatures();
        return of(SyncLog.of(servers, arrivals,
                (run, server) -> FailureCause.of(run, server, signatures).map(FailureCause::name).orElse(""), progress), data.incidents());
    }

    private static SyncAnalysis of(SyncLog log, Incidents incidents) {
        return new SyncAnalysis(log, FailureGroup.of(log), during(log, incidents.all()));
    }

    /** Of runs at or after a moment only. */
    public SyncAnalysis since(Instant moment) {
        return of(log.since(moment), new Incidents(incidents));
    }

    private static List<Incident> during(SyncLog log, List<Incident> all) {
        if (log.first().isEmpty() || log.last().isEmpty()) {
            return List.of();
        }
        Instant first = log.first().get();
        Instant last = log.last().get();
        return all.stream().filter(incident -> {
            Instant until = incident.until();
            return !incident.from().isAfter(last) && (until == null || !until.isBefore(first));
        }).sorted(java.util.Comparator.comparing(Incident::from)).toList();
    }

    /** Incidents during which a run failed in the way that goes with them. */
    public List<Incident> incidentsOf(TimedRun run) {
        return incidents.stream().filter(incident -> incident.covers(run.started()))
                .filter(incident -> incident.signatures().stream().anyMatch(id -> run.cause().equals("signature:" + id))).toList();
    }
}
