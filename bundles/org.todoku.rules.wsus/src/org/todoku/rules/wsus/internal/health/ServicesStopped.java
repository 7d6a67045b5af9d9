package org.todoku.rules.wsus.internal.health;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.todoku.core.ServerState;
import org.todoku.rules.Confidence;
import org.todoku.rules.Effect;
import org.todoku.rules.Question;
import org.todoku.rules.Rule;
import org.todoku.rules.Severity;
import org.todoku.rules.Verdict;
import org.todoku.rules.wsus.internal.Computers;
import org.todoku.rules.wsus.internal.Readings;

/** H10: the console cannot connect: always, where a service is stopped; now and then, where the server is overloaded. */
public final class ServicesStopped implements Rule {

    private static final String WSUS = "host.service.wsus";
    private static final String IIS = "host.service.iis";
    private static final String DATABASE = "host.service.database";
    private static final String CONSOLE_FAILED = "events.count.7032";
    /** A database on another machine has no service here. */
    private static final Set<String> FINE = Set.of("running", "missing", "");

    @Override
    public Verdict judge(Question question) {
        ServerState server = question.server();
        List<String> stopped = List.of(WSUS, IIS, DATABASE).stream()
                .filter(name -> Readings.text(question, name).optional().filter(state -> !FINE.contains(state.toLowerCase(Locale.ROOT)))
                        .isPresent()).toList();
        if (!stopped.isEmpty()) {
            return Verdict.applies(effect(question), Severity.CRITICAL, Confidence.CERTAIN, server, names(question, stopped))
                    .because(Readings.evidence(question, WSUS, IIS, DATABASE, "host.pool.state"))
                    .remedy(HealthRemedies.startServices(server));
        }
        Optional<Long> failed = Readings.number(question, CONSOLE_FAILED).optional();
        if (failed.filter(count -> count > 0).isPresent()) {
            return Verdict.applies(Effect.RISK, Severity.MEDIUM, Confidence.LIKELY, server, failed.get()).variant("console")
                    .because(Readings.evidence(question, CONSOLE_FAILED, "host.pool.state", WSUS, IIS, DATABASE))
                    .remedy(HealthRemedies.easeConsole(server));
        }
        question.need(Readings.text(question, WSUS));
        return Verdict.ruledOut(server).because(Readings.evidence(question, WSUS, IIS, DATABASE));
    }

    /** A server that does not run neither fetches an update nor hands it out. */
    static Effect effect(Question question) {
        if (Computers.offered(question).isPresent()) {
            return Effect.AFTER;
        }
        return question.listed(question.server()).isEmpty() && question.server().updatesComplete() ? Effect.BLOCKS : Effect.RISK;
    }

    private static List<String> names(Question question, List<String> services) {
        return services.stream().map(name -> switch (name) {
            case WSUS -> "WsusService";
            case IIS -> "W3SVC";
            default -> Readings.text(question, "host.service.database.name").optional().filter(told -> !told.isEmpty()).orElse("SUSDB");
        }).toList();
    }
}
