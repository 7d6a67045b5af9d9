package org.todoku.cli.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

import org.todoku.core.ServerState;
import org.todoku.core.fleet.FactBase;
import org.todoku.core.query.UpdateQuery;
import org.todoku.rules.Diagnosis;
import org.todoku.rules.DiagnosisEngine;
import org.todoku.rules.RuleRegistry;

/** Asks the rules. */
final class Answering {

    private static final Duration LIMIT_PER_RULE = Duration.ofSeconds(10);
    private static final int MOST_THREADS = 4;

    private Answering() {
    }

    static List<Diagnosis> of(Session session, RuleRegistry rules, FactBase facts, List<UpdateQuery> questions, List<ServerState> servers,
            Instant now) {
        return with(session, rules, engine -> questions.size() == 1
                // its servers are worked on at once
                ? List.of(engine.explain(facts, questions.get(0), servers, now, session.watch()))
                : engine.explainAll(facts, questions, servers, now, session.watch(), diagnosis -> diagnosis));
    }

    /** Lends an engine. */
    static <T> T with(Session session, RuleRegistry rules, Function<DiagnosisEngine, T> asking) {
        // daemons: a rule that never returns must not keep the process alive
        ExecutorService workers = Executors.newFixedThreadPool(Math.clamp(Runtime.getRuntime().availableProcessors(), 1, MOST_THREADS),
                task -> {
            var thread = new Thread(task, "todoku-rules");
            thread.setDaemon(true);
            return thread;
        });
        try {
            return asking.apply(new DiagnosisEngine(rules, workers, LIMIT_PER_RULE));
        } finally {
            workers.shutdownNow();
            session.watch().clear();
        }
    }
}
