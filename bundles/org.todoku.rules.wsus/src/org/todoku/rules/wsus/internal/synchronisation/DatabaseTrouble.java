package org.todoku.rules.wsus.internal.synchronisation;

import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
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
import org.todoku.rules.analysis.SyncLine;
import org.todoku.rules.wsus.internal.Hours;

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
        Optional<LocalTime> start = Host.text(server, "maintenance.start").optional().flatMap(Hours::time);
        Optional<LocalTime> end = Host.text(server, "maintenance.end").optional().flatMap(Hours::time);
        Optional<ZoneId> zone = Host.text(server, "maintenance.timeZone").optional()
                .or(() -> Host.text(server, "os.timeZone").optional()).flatMap(Hours::zone);
        if (start.isEmpty() || end.isEmpty() || zone.isEmpty()) {
            return false;
        }
        Hours maintenance = Hours.of(start.get(), end.get(), zone.get(), run.started());
        return maintenance.touches(run.started().atZone(ZoneOffset.UTC).toLocalTime(), SyncLine.took(run).toMinutes());
    }
}
