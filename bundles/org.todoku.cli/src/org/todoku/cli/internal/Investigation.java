package org.todoku.cli.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

import org.todoku.core.Progress;
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
    /** So many answers are in memory as a whole. */
    private static final int AT_A_TIME = 64;

    private Investigation() {
    }

    /** Takes the answers, in the order of the questions. */
    @FunctionalInterface
    interface Answered<T> {
        void take(T answer, int question);
    }

    static List<Diagnosis> of(Session session, RuleRegistry rules, FactBase facts, List<UpdateQuery> questions, List<ServerState> servers,
            Instant now) {
        List<Diagnosis> diagnoses = new ArrayList<>();
        ask(session, rules, facts, questions, servers, now, diagnosis -> diagnosis, (diagnosis, question) -> diagnoses.add(diagnosis));
        return diagnoses;
    }

    /** @param shorten takes what is wanted from a diagnosis; called by several threads */
    static <T> void ask(Session session, RuleRegistry rules, FactBase facts, List<UpdateQuery> questions, List<ServerState> servers,
            Instant now, Function<Diagnosis, T> shorten, Answered<T> answered) {
        // daemons: a rule that never returns must not keep the process alive
        ExecutorService workers = Executors.newFixedThreadPool(Math.clamp(Runtime.getRuntime().availableProcessors(), 1, MOST_THREADS),
                task -> {
            var thread = new Thread(task, "todoku-rules");
            thread.setDaemon(true);
            return thread;
        });
        try {
            var engine = new DiagnosisEngine(rules, workers, LIMIT_PER_RULE);
            if (questions.size() == 1) {
                // its servers are worked on at once
                answered.take(shorten.apply(engine.explain(facts, questions.get(0), servers, now, session.watch())), 0);
                return;
            }
            for (int from = 0; from < questions.size(); from += AT_A_TIME) {
                List<UpdateQuery> some = questions.subList(from, Math.min(from + AT_A_TIME, questions.size()));
                Map<UpdateQuery, T> done = new ConcurrentHashMap<>();
                try {
                    engine.explainAll(facts, some, servers, now, part(session.watch(), from, questions.size()), diagnosis -> {
                        T answer = shorten.apply(diagnosis);
                        done.put(diagnosis.target().query(), answer);
                        return answer;
                    });
                } finally {
                    // when the user cancels, what was answered until then is worth having
                    for (int at = 0; at < some.size(); at++) {
                        T answer = done.get(some.get(at));
                        if (answer != null) {
                            answered.take(answer, from + at);
                        }
                    }
                }
            }
        } finally {
            workers.shutdownNow();
            session.watch().clear();
        }
    }

    /** The progress of some of the questions as that of all. */
    private static Progress part(Progress whole, long before, long total) {
        return new Progress() {

            @Override
            public void report(String what, long done, long of) {
                whole.report(what, before + done, total);
            }

            @Override
            public boolean cancelled() {
                return whole.cancelled();
            }
        };
    }
}
