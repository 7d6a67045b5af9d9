package org.todoku.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.todoku.core.Progress;
import org.todoku.core.ServerState;
import org.todoku.core.fleet.FactBase;
import org.todoku.core.query.UpdateQuery;
import org.todoku.core.simulation.Advice;
import org.todoku.core.simulation.LeastChange;
import org.todoku.intake.list.ListSummary;
import org.todoku.intake.list.WantedList;
import org.todoku.rules.Diagnosis;
import org.todoku.rules.DiagnosisEngine;
import org.todoku.rules.Reader;
import org.todoku.rules.ServerDiagnosis;
import org.todoku.rules.Status;

/**
 * Asks for many updates at once. When it is stopped, what was answered until then stays.
 *
 * @param servers servers to explain, from those of the facts; empty for all
 * @param now the moment the questions are asked for, UTC
 */
public record FleetInquiry(DiagnosisEngine engine, FactBase facts, List<ServerState> servers, Instant now) {

    public FleetInquiry {
        servers = List.copyOf(servers);
    }

    /**
     * What is wanted of the answers.
     *
     * @param advise whether to say how to get what the selection keeps away
     * @param keep whether the diagnoses themselves are needed
     * @param mask whether names are masked
     */
    public record How(boolean advise, boolean keep, boolean mask) {
    }

    /**
     * @param whole the diagnoses, where they were to be kept; without what was ruled out, which would fill the memory
     * @param outcome the worst; {@link Diagnosis.Outcome#UNDECIDED} where there is no answer at all
     */
    public record Result(FleetAnswers answers, List<Diagnosis> whole, Diagnosis.Outcome outcome) {

        public Result {
            whole = List.copyOf(whole);
        }
    }

    private record Brief(Diagnosis diagnosis, Diagnosis.Outcome outcome, List<String> sentences) {
    }

    /** Takes the answers, in the order of the questions. */
    @FunctionalInterface
    private interface Answered {
        void take(Brief answer, int question);
    }

    /**
     * @param list where the questions come from; null when they were typed
     * @param progress asked and told on the calling thread only
     * @throws CancellationException when it was stopped before anything was answered
     */
    public Result ask(List<WantedList.Wanted> wanted, @Nullable ListSummary list, How how, Reader reader, Progress progress) {
        List<Diagnosis> whole = new ArrayList<>();
        Set<Diagnosis.Outcome> outcomes = new HashSet<>();
        List<Integer> rows = new ArrayList<>();
        var answers = new FleetAnswers(reader, now, list, wanted.size());
        boolean stopped = false;
        try {
            Function<Diagnosis, Brief> shorten = diagnosis -> brief(diagnosis, how.mask() ? List.of()
                    : FleetAnswers.sentences(diagnosis, reader));
            ask(wanted.stream().map(WantedList.Wanted::question).toList(), shorten, progress, (answer, question) -> {
                outcomes.add(answer.outcome());
                rows.add(wanted.get(question).rows());
                if (how.keep() || how.mask()) {
                    whole.add(answer.diagnosis());
                }
                if (!how.mask()) {
                    answers.add(answer.diagnosis(), answer.diagnosis(), answer.sentences(), wanted.get(question).rows());
                }
            });
        } catch (CancellationException e) {
            if (outcomes.isEmpty()) {
                throw e;
            }
            // what was answered until then is worth having
            stopped = true;
        }
        Diagnosis.Outcome worst = outcomes.stream().sorted().findFirst().orElse(Diagnosis.Outcome.UNDECIDED);
        FleetAnswers told = answers;
        var masking = new Masking();
        if (how.mask()) {
            facts.servers().forEach(masking::learn);
            List<Diagnosis> masked = masking.mask(whole);
            told = new FleetAnswers(reader, now, list == null ? null : masking.mask(list), wanted.size());
            for (int i = 0; i < whole.size(); i++) {
                told.add(masked.get(i), whole.get(i), FleetAnswers.sentences(masked.get(i), reader), rows.get(i));
            }
            whole.clear();
            whole.addAll(masked);
        }
        if (stopped || how.advise() && !advise(told, how.mask() ? masking : null, progress)) {
            told.stopped();
        }
        return new Result(told, how.keep() ? whole : List.of(), worst);
    }

    private void ask(List<UpdateQuery> questions, Function<Diagnosis, Brief> shorten, Progress progress, Answered answered) {
        if (questions.size() == 1) {
            // its servers are worked on at once
            answered.take(shorten.apply(engine.explain(facts, questions.get(0), servers, now, progress)), 0);
            return;
        }
        // told at once, so that only few are in memory as a whole
        engine.explainAll(facts, questions, servers, now, progress, shorten, answered::take);
    }

    /** Without what was ruled out, which fills the memory for thousands of questions and is told for single ones. */
    private static Brief brief(Diagnosis diagnosis, List<String> sentences) {
        return new Brief(new Diagnosis(diagnosis.target(), diagnosis.at(), diagnosis.servers().stream().map(server -> new ServerDiagnosis(
                server.server(), server.present(), server.listed(), server.variants(), server.headline(),
                server.findings().stream().filter(finding -> finding.status() != Status.RULED_OUT).toList())).toList(),
                diagnosis.assumed()), diagnosis.outcome(), sentences);
    }

    /**
     * Servers that get their selection from the same place get one advice, where it covers what they lack.
     *
     * @return false when it was stopped
     */
    private boolean advise(FleetAnswers answers, @Nullable Masking masking, Progress progress) {
        // by identity: states are large values
        Map<ServerState, Set<UUID>> advised = new IdentityHashMap<>();
        for (FleetAnswers.Selection lacking : answers.selections()) {
            ServerState server = lacking.server();
            Set<UUID> wanted = lacking.updates().keySet();
            if (progress.cancelled()) {
                return false;
            }
            Advice advice = LeastChange.of(facts, server, wanted);
            ServerState place = advice.place().at();
            if (place != null && advised.getOrDefault(place, Set.of()).containsAll(wanted)) {
                answers.adviseAlso(server, place);
            } else {
                answers.advise(masking == null ? advice : masking.mask(advice), server, place);
            }
            if (place != null) {
                advised.computeIfAbsent(place, any -> new HashSet<>()).addAll(wanted);
            }
        }
        return true;
    }
}
