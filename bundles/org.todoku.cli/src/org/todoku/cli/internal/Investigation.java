package org.todoku.cli.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.todoku.core.ServerState;
import org.todoku.core.fleet.FactBase;
import org.todoku.core.query.UpdateQuery;
import org.todoku.rules.Diagnosis;
import org.todoku.rules.DiagnosisEngine;
import org.todoku.rules.RuleRegistry;

/** Asks the rules. */
final class Investigation {

    private static final Duration LIMIT_PER_RULE = Duration.ofSeconds(10);
    private static final int MOST_THREADS = 4;

    private Investigation() {
    }

    static List<Diagnosis> of(Session session, RuleRegistry rules, FactBase facts, List<UpdateQuery> questions, List<ServerState> servers,
            Instant now) {
        // daemons: a rule that never returns must not keep the process alive
        ExecutorService workers = Executors.newFixedThreadPool(Math.clamp(Runtime.getRuntime().availableProcessors(), 1, MOST_THREADS),
                task -> {
            var thread = new Thread(task, "todoku-rules");
            thread.setDaemon(true);
            return thread;
        });
        try {
            var engine = new DiagnosisEngine(rules, workers, LIMIT_PER_RULE);
            List<Diagnosis> diagnoses = new ArrayList<>();
            for (UpdateQuery question : questions) {
                diagnoses.add(engine.explain(facts, question, servers, now, session.watch()));
                session.watch().report(question.text(), diagnoses.size(), questions.size());
            }
            return diagnoses;
        } finally {
            workers.shutdownNow();
            session.watch().clear();
        }
    }
}
