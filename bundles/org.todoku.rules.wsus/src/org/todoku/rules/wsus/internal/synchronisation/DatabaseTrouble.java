package org.todoku.rules.wsus.internal.synchronisation;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

import org.todoku.core.ServerState;
import org.todoku.core.SyncError;
import org.todoku.core.SyncRun;
import org.todoku.core.fact.Tri;
import org.todoku.rules.Confidence;
import org.todoku.rules.Evidence;
import org.todoku.rules.Question;
import org.todoku.rules.Rule;
import org.todoku.rules.Verdict;

/** D22: the database of the server cannot be reached, is too slow or is blocked. */
public final class DatabaseTrouble implements Rule {

    private static final Set<String> CONNECT = Set.of("database-connect");

    @Override
    public Verdict judge(Question question) {
        Failure failure = Failure.of(question).orElse(null);
        if (failure == null) {
            return Verdict.notApplicable();
        }
        ServerState server = question.server();
        boolean connect = failure.is(SyncError.LOCAL_DB_CONNECT_FAIL)
                || failure.match().filter(found -> CONNECT.contains(found.signature().id())).isPresent();
        boolean busy = failure.is(SyncError.LOCAL_DB_TOO_BUSY, SyncError.LOCAL_DB_OTHER_ERROR);
        if (!connect && !busy && !failure.pointsTo("D22")) {
            failure.needText();
            return failure.ruledOut();
        }
        // what fills or chokes the database has a name of its own
        if (failure.pointsTo("D23") || failure.pointsTo("D25")) {
            return Verdict.notApplicable();
        }
        if (!connect && TestDetectoids.counted(question)) {
            return failure.ruledOut().variant("detectoids").because(Host.evidence(server, "detectoids.test"));
        }
        Optional<String> service = Host.text(server, "service.database").optional();
        Evidence[] evidence = Host.evidence(server, "service.database", "database.kind", "database.lastReindex");
        if (connect || service.filter(state -> !state.equalsIgnoreCase("Running")).isPresent()) {
            return failure.applies(service.filter("Stopped"::equalsIgnoreCase).isPresent() || failure.is(SyncError.LOCAL_DB_CONNECT_FAIL)
                    ? Confidence.CERTAIN : Confidence.LIKELY, service.<Object>map(state -> state).orElse(Tri.UNKNOWN)).variant("connect")
                    .because(evidence).remedy(SyncRemedies.startDatabase(server));
        }
        boolean overlap = duringMaintenance(server, failure.run());
        return failure.applies(busy || overlap ? Confidence.LIKELY : failure.confidence()).variant(overlap ? "maintenance" : "")
                .because(evidence).because(Host.evidence(server, "maintenance.start", "maintenance.end"))
                .remedy(SyncRemedies.keepWindowFree(server), SyncRemedies.reindex(server));
    }

    /** Whether the run touched the hours of maintenance, which are given in local time. */
    private static boolean duringMaintenance(ServerState server, SyncRun run) {
        Optional<String> start = Host.text(server, "maintenance.start").optional();
        Optional<String> end = Host.text(server, "maintenance.end").optional();
        Optional<String> zone = Host.text(server, "maintenance.timeZone").optional();
        if (start.isEmpty() || end.isEmpty() || zone.isEmpty()) {
            return false;
        }
        try {
            LocalTime from = LocalTime.parse(start.get());
            LocalTime to = LocalTime.parse(end.get());
            LocalTime at = run.started().atZone(ZoneId.of(zone.get())).toLocalTime();
            return from.isBefore(to) ? !at.isBefore(from) && at.isBefore(to) : !at.isBefore(from) || at.isBefore(to);
        } catch (DateTimeException e) {
            return false; // what cannot be read as a time tells nothing
        }
    }
}
