package org.todoku.rules.wsus.internal.health;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.todoku.core.ServerState;
import org.todoku.core.Subscription;
import org.todoku.core.SyncRun;
import org.todoku.core.fact.Fact;
import org.todoku.core.fact.Known;
import org.todoku.core.fact.Reason;
import org.todoku.core.fact.Unknown;
import org.todoku.rules.Confidence;
import org.todoku.rules.Effect;
import org.todoku.rules.Evidence;
import org.todoku.rules.Question;
import org.todoku.rules.Rule;
import org.todoku.rules.Severity;
import org.todoku.rules.Verdict;
import org.todoku.rules.analysis.SyncLine;
import org.todoku.rules.wsus.internal.Hours;
import org.todoku.rules.wsus.internal.Readings;

/** H07: the server synchronises while its database is maintained, and both wait for each other. */
public final class MaintenanceOverlaps implements Rule {

    private static final String AUTOMATIC = "subscription.synchronizeAutomatically";
    private static final String FIRST = "subscription.synchronizeAutomaticallyTimeOfDay";
    private static final String START = "host.maintenance.start";
    private static final String END = "host.maintenance.end";
    private static final String ZONE = "host.maintenance.timeZone";
    private static final String SERVER_ZONE = "host.os.timeZone";
    private static final long USUAL_MINUTES = 15;

    @Override
    public Verdict judge(Question question) {
        Subscription subscription = question.subscription();
        if (!question.need(Readings.yes(question, AUTOMATIC))) {
            return Verdict.notApplicable();
        }
        LocalTime first = subscription.timeOfDay();
        if (first == null) {
            return Verdict.undecided(new Unknown<>(FIRST, Reason.NOT_COLLECTED, ""));
        }
        ServerState server = question.server();
        Hours maintenance = Hours.of(time(question, START), time(question, END), zone(question), server.collectedAt());
        Optional<SyncLine> line = SyncLine.of(server);
        long minutes = line.flatMap(known -> known.usual(server.collectedAt())).map(Duration::toMinutes).orElse(USUAL_MINUTES);
        Evidence[] evidence = Readings.evidence(question, START, END, ZONE, SERVER_ZONE);
        Evidence schedule = question.evidence(FIRST, first, "subscription");
        Integer told = subscription.runsPerDay();
        int runs = told == null ? 1 : Math.clamp(told, 1, 24);
        List<LocalTime> during = IntStream.range(0, runs).mapToObj(run -> first.plusMinutes(run * 24L * 60 / runs))
                .filter(start -> maintenance.touches(start, minutes)).toList();
        if (during.isEmpty()) {
            return Verdict.ruledOut(server, maintenance.from(), maintenance.to()).because(evidence).because(schedule);
        }
        boolean failing = line.flatMap(SyncLine::failing).filter(run -> touches(maintenance, run)).isPresent()
                && Strain.of(question) == Strain.SYNCHRONISATION;
        return Verdict.applies(failing ? Effect.DELAYS : Effect.RISK, Severity.MEDIUM, failing ? Confidence.LIKELY : Confidence.CERTAIN,
                server, maintenance.from(), maintenance.to(), during).variant(failing ? "sync" : "").because(evidence).because(schedule)
                .remedy(HealthRemedies.moveMaintenance(server, during.get(0).toString()));
    }

    private static boolean touches(Hours maintenance, SyncRun run) {
        return maintenance.touches(run.started().atZone(ZoneOffset.UTC).toLocalTime(), SyncLine.took(run).toMinutes());
    }

    private static LocalTime time(Question question, String name) {
        String told = question.need(Readings.text(question, name));
        return Hours.time(told).orElseGet(() -> question.need(Fact.<LocalTime>unknown(name, Reason.FAILED, told)));
    }

    private static ZoneId zone(Question question) {
        Fact<String> told = Readings.text(question, ZONE) instanceof Known<String> own ? own : Readings.text(question, SERVER_ZONE);
        String name = told.optional().orElse("");
        return Hours.zone(name).orElseGet(() -> question.need(Fact.<ZoneId>unknown(ZONE,
                name.isEmpty() ? Reason.NOT_COLLECTED : Reason.FAILED, name)));
    }
}
