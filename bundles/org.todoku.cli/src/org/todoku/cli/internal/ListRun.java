package org.todoku.cli.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CancellationException;

import org.jspecify.annotations.Nullable;
import org.todoku.cli.ExitCodes;
import org.todoku.core.ServerState;
import org.todoku.core.fleet.FactBase;
import org.todoku.core.simulation.Advice;
import org.todoku.core.simulation.LeastChange;
import org.todoku.report.FleetAnswers;
import org.todoku.report.FleetList;
import org.todoku.rules.Diagnosis;
import org.todoku.rules.RuleRegistry;
import org.todoku.rules.ServerDiagnosis;
import org.todoku.rules.Status;

/** Explains a list. When it is stopped, what was answered until then stays. */
final class ListRun {

    private final Session session;
    private final List<WantedList.Wanted> wanted;
    private final boolean keep;
    private final boolean advises;
    private final List<Diagnosis> whole = new ArrayList<>();
    private final Set<Diagnosis.Outcome> outcomes = new HashSet<>();

    /**
     * @param keep whether the diagnoses themselves are needed
     * @param advises whether to say how to get what the selection keeps away
     */
    ListRun(Session session, List<WantedList.Wanted> wanted, boolean keep, boolean advises) {
        this.session = session;
        this.wanted = wanted;
        this.keep = keep;
        this.advises = advises;
    }

    FleetAnswers answer(RuleRegistry rules, FactBase facts, List<ServerState> servers, Instant now, @Nullable FleetList told) {
        var answers = new FleetAnswers(session.reader(), now, told, wanted.size());
        try {
            Investigation.ask(session, rules, facts, wanted.stream().map(WantedList.Wanted::question).toList(), servers, now,
                    diagnosis -> new Brief(lean(diagnosis), diagnosis.outcome()), (answer, question) -> {
                        answers.add(answer.diagnosis(), wanted.get(question).rows());
                        outcomes.add(answer.outcome());
                        if (keep) {
                            whole.add(answer.diagnosis());
                        }
                    });
            if (advises) {
                advise(facts, answers);
            }
        } catch (CancellationException e) {
            if (outcomes.isEmpty()) {
                throw e;
            }
            // what was answered until then is worth having
            answers.stopped();
        }
        return answers;
    }

    private record Brief(Diagnosis diagnosis, Diagnosis.Outcome outcome) {
    }

    /** Without what was ruled out, which fills the memory for thousands of questions and is told for single ones. */
    private static Diagnosis lean(Diagnosis diagnosis) {
        return new Diagnosis(diagnosis.target(), diagnosis.at(), diagnosis.servers().stream().map(server -> new ServerDiagnosis(
                server.server(), server.present(), server.listed(), server.variants(), server.headline(),
                server.findings().stream().filter(finding -> finding.status() != Status.RULED_OUT).toList())).toList());
    }

    /** Servers that get their selection from the same place get one advice, where it covers what they lack. */
    private void advise(FactBase facts, FleetAnswers answers) {
        Map<ServerState, Set<UUID>> advised = new HashMap<>();
        for (Map.Entry<ServerState, Set<UUID>> lacking : answers.selectable().entrySet()) {
            session.watch().checkCancelled();
            Advice advice = LeastChange.of(facts, lacking.getKey(), lacking.getValue());
            ServerState place = advice.place().at();
            boolean known = place != null && advised.getOrDefault(place, Set.of()).containsAll(lacking.getValue());
            if (!known) {
                answers.advise(advice);
            }
            if (place != null) {
                advised.computeIfAbsent(place, any -> new HashSet<>()).addAll(lacking.getValue());
            }
        }
    }

    /** The diagnoses, when they are kept. */
    List<Diagnosis> whole() {
        return whole;
    }

    /** The worst answer counts. */
    int code() {
        return outcomes.stream().sorted().findFirst().map(ExitCodes::of).orElse(ExitCodes.UNDECIDED);
    }
}
