package org.todoku.rules.wsus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.todoku.core.Progress;
import org.todoku.core.fleet.FactBase;
import org.todoku.core.query.SearchHit;
import org.todoku.core.query.UpdateQuery;
import org.todoku.rules.Diagnosis;
import org.todoku.rules.DiagnosisEngine;
import org.todoku.rules.Finding;
import org.todoku.rules.Message;
import org.todoku.rules.Question;
import org.todoku.rules.ServerDiagnosis;
import org.todoku.rules.testkit.Fleet;
import org.todoku.rules.testkit.RuleCase;

/** A list of updates gets the answers that its updates get one by one, with every rule and in the situations of all cases. */
class ListOfQuestionsTest {

    private static final ExecutorService WORKERS = Executors.newFixedThreadPool(2);
    private static final DiagnosisEngine ENGINE = new DiagnosisEngine(Wsus.REGISTRY, WORKERS, Duration.ofSeconds(60));

    @AfterAll
    static void stop() {
        WORKERS.shutdownNow();
    }

    @TestFactory
    Stream<DynamicTest> inEveryCase() {
        return RuleCasesTest.cases().stream().map(it -> DynamicTest.dynamicTest(it.toString(), () -> compare(it)));
    }

    private static void compare(RuleCase it) throws IOException {
        Fleet fleet = Wsus.fleet(it);
        Question question = fleet.question();
        List<UpdateQuery> queries = queries(question.facts(), question.target().query());
        assertTrue(queries.size() > 2);
        compare(question.facts(), queries, Fleet.NOW);
    }

    private static List<UpdateQuery> queries(FactBase facts, UpdateQuery asked) {
        List<UpdateQuery> all = new ArrayList<>(List.of(asked, UpdateQuery.parse("KB1999999")));
        facts.search(UpdateQuery.parse(""), 100).hits().stream().map(SearchHit::update)
                .forEach(update -> all.add(UpdateQuery.parse(update.id().toString())));
        all.add(asked);
        return all;
    }

    private static void compare(FactBase facts, List<UpdateQuery> queries, Instant now) {
        List<Diagnosis> list = ENGINE.explainAll(facts, queries, List.of(), now, Progress.NONE, Function.identity());
        assertEquals(queries.size(), list.size());
        for (int n = 0; n < queries.size(); n++) {
            Diagnosis single = ENGINE.explain(facts, queries.get(n), List.of(), now, Progress.NONE);
            for (int server = 0; server < single.servers().size(); server++) {
                assertEquals(said(single.servers().get(server)), said(list.get(n).servers().get(server)), queries.get(n).text());
            }
            assertEquals(single, list.get(n));
        }
    }

    /** In few words, to see where two answers differ. */
    private static List<String> said(ServerDiagnosis server) {
        return server.findings().stream().map(one -> "%s@%s %s %s %s".formatted(one.rule().id(), one.server(), one.status(),
                one.message().key(), args(one))).toList();
    }

    private static List<Object> args(Finding finding) {
        return finding.message().args().stream().map(arg -> arg instanceof Message message ? message.key() : arg).toList();
    }
}
