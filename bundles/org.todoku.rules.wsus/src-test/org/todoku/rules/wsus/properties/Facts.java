package org.todoku.rules.wsus.properties;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.time.Duration;
import java.time.Instant;

import org.todoku.core.Progress;
import org.todoku.core.ServerState;
import org.todoku.core.ServerUpdate;
import org.todoku.core.Update;
import org.todoku.core.fleet.FactBase;
import org.todoku.core.fleet.MemoryFacts;
import org.todoku.core.query.SearchHit;
import org.todoku.core.query.UpdateQuery;
import org.todoku.rules.Diagnosis;
import org.todoku.rules.DiagnosisEngine;
import org.todoku.rules.Question;
import org.todoku.rules.RuleRegistry;
import org.todoku.rules.data.DataPacks;
import org.todoku.rules.testkit.Fleet;
import org.todoku.rules.wsus.WsusData;
import org.todoku.rules.wsus.WsusRules;

/**
 * What was collected, and the question: ready to be bent and to be diagnosed as users get it.
 *
 * @param states every state with the updates that it lists
 */
record Facts(Map<ServerState, List<ServerUpdate>> states, UpdateQuery query, Instant now) {

    static final RuleRegistry REGISTRY = RuleRegistry.of(WsusRules.all(), DataPacks.of(WsusData.all()));
    static final DiagnosisEngine ONE = engine(1);
    private static final DiagnosisEngine MANY = engine(5);

    private static DiagnosisEngine engine(int threads) {
        ExecutorService workers = Executors.newFixedThreadPool(threads, work -> {
            Thread thread = new Thread(work, "rules");
            thread.setDaemon(true);
            return thread;
        });
        return new DiagnosisEngine(REGISTRY, workers, Duration.ofSeconds(30));
    }

    static Facts of(Fleet fleet) {
        Question question = fleet.question();
        FactBase facts = question.facts();
        List<Update> all = facts.search(UpdateQuery.parse(""), Integer.MAX_VALUE).hits().stream().map(SearchHit::update).toList();
        Map<ServerState, List<ServerUpdate>> states = new LinkedHashMap<>();
        List<ServerState> sources = new ArrayList<>(facts.servers());
        sources.addAll(facts.catalogues());
        sources.forEach(state -> states.put(state,
                all.stream().flatMap(update -> facts.on(state, update.id()).stream()).toList()));
        return new Facts(states, question.target().query(), question.now());
    }

    /** The same with every state and every update bent. */
    Facts with(Function<ServerState, ServerState> state, Function<ServerUpdate, ServerUpdate> update) {
        Map<ServerState, List<ServerUpdate>> bent = new LinkedHashMap<>();
        states.forEach((one, updates) -> bent.put(state.apply(one), updates.stream().map(update).toList()));
        return new Facts(bent, query, now);
    }

    Diagnosis diagnosis() {
        return diagnosis(ONE);
    }

    Diagnosis diagnosisOfManyThreads() {
        return diagnosis(MANY);
    }

    private Diagnosis diagnosis(DiagnosisEngine engine) {
        return engine.explain(new MemoryFacts(states), query, List.of(), now, Progress.NONE);
    }
}
