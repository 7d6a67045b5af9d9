package org.todoku.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.todoku.rules.testing.Rules.absentOn;
import static org.todoku.rules.testing.Rules.applies;
import static org.todoku.rules.testing.Rules.rule;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.todoku.core.Progress;
import org.todoku.core.fleet.FactBase;
import org.todoku.core.query.UpdateQuery;
import org.todoku.rules.testing.AServer;
import org.todoku.rules.testing.AnUpdate;

class ListOfQuestionsTest {

    private static final Instant NOW = Instant.parse("2026-07-20T07:00:00Z");
    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final Logger LOG = Logger.getLogger("org.todoku.rules");
    private static final List<UpdateQuery> ALL = IntStream.range(0, 20).mapToObj(n -> UpdateQuery.parse("KB" + (5041500 + n))).toList();

    private final ExecutorService workers = Executors.newFixedThreadPool(2);
    private final AtomicBoolean end = new AtomicBoolean();

    @BeforeEach
    void quiet() {
        LOG.setLevel(Level.OFF);
    }

    @AfterEach
    void stop() {
        end.set(true);
        LOG.setLevel(null);
        workers.shutdownNow();
    }

    /** The first server has every second update, the one below it every third. */
    private static FactBase fleet() {
        AnUpdate[] updates = IntStream.range(0, 20).mapToObj(n -> AnUpdate.kb(Integer.toString(5041500 + n))).toArray(AnUpdate[]::new);
        AServer hq = AServer.named("HQ");
        AServer below = AServer.named("BR").below("HQ");
        for (int n = 0; n < updates.length; n++) {
            hq = n % 2 == 0 ? hq.with(updates[n]) : hq;
            below = n % 3 == 0 ? below.with(updates[n]) : below;
        }
        return AServer.facts(hq, below, AServer.catalogue().with(updates));
    }

    private DiagnosisEngine engine(Duration limit, RuleDescriptor... rules) {
        return new DiagnosisEngine(RuleRegistry.of(List.of(rules)), workers, limit);
    }

    private List<Diagnosis> list(Duration limit, RuleDescriptor... rules) {
        return engine(limit, rules).explainAll(fleet(), ALL, List.of(), NOW, Progress.NONE, Function.identity());
    }

    private static List<String> states(ServerDiagnosis server) {
        return server.findings().stream().map(finding -> finding.rule().id() + " " + finding.status()).toList();
    }

    @Test
    void saysOfEachWhatItSaysOfOne() {
        RuleDescriptor[] rules = {
            rule("A01", absentOn(Effect.BLOCKS, "HQ")),
            rule("A02", question -> Verdict.ruledOut(question.there())),
            rule("A03", question -> Verdict.ruledOut(question.present())),
            rule("A04", question -> Verdict.ruledOut(question.fact("update.present"))),
            rule("A05", question -> Verdict.ruledOut(question.fact("target.kb"))),
            rule("A06", question -> Verdict.ruledOut(question.subscription())),
            rule("A07", question -> question.listed(question.server()).isEmpty() ? applies(Effect.DELAYS)
                    : Verdict.ruledOut(question.update())),
            rule("A08", question -> Verdict.ruledOut(question.server(), question.fact("server.ageDays"))) };
        DiagnosisEngine engine = engine(Duration.ofSeconds(20), rules);
        List<Diagnosis> single = ALL.stream().map(query -> engine.explain(fleet(), query, List.of(), NOW, Progress.NONE)).toList();
        List<Diagnosis> all = list(Duration.ofSeconds(20), rules);
        assertEquals(single.size(), all.size());
        for (int n = 0; n < all.size(); n++) {
            assertEquals(single.get(n).servers().stream().map(ServerDiagnosis::present).toList(),
                    all.get(n).servers().stream().map(ServerDiagnosis::present).toList());
            for (int server = 0; server < 2; server++) {
                assertEquals(said(single.get(n).servers().get(server)), said(all.get(n).servers().get(server)), ALL.get(n).text());
            }
        }
    }

    private static List<List<Object>> said(ServerDiagnosis server) {
        return server.findings().stream().map(one -> List.<Object>of(one.rule().id(), one.status(), one.server(), one.message().key(),
                one.message().args(), one.missing())).toList();
    }

    @Test
    void aRuleThatDoesNotLookAtTheUpdateIsAskedOncePerServer() {
        var looks = new AtomicInteger();
        var looksNot = new AtomicInteger();
        list(Duration.ofSeconds(20), rule("A01", question -> {
            looks.incrementAndGet();
            return Verdict.ruledOut(question.update());
        }), rule("A02", question -> {
            looksNot.incrementAndGet();
            return Verdict.ruledOut(question.server());
        }));
        assertEquals(40, looks.get());
        // at most once by each thread, for updates that are there and for those that are not
        assertTrue(looksNot.get() >= 4 && looksNot.get() <= 8, looksNot.toString());
    }

    @Test
    void whatDependsOnTheMomentIsAskedAnewAtAnother() {
        FactBase fleet = fleet();
        var steady = new AtomicInteger();
        DiagnosisEngine engine = engine(Duration.ofSeconds(20), rule("A01", question -> Verdict.ruledOut(question.now())),
                rule("A02", question -> Verdict.ruledOut(question.need(question.fact("server.ageDays")))),
                // the fact is remembered from the rule before
                rule("A03", question -> Verdict.ruledOut(question.need(question.fact("server.ageDays")))),
                rule("A04", question -> Verdict.ruledOut(steady.incrementAndGet())));
        for (int days = 0; days < 3; days++) {
            Instant then = NOW.plus(Duration.ofDays(days));
            long age = days;
            engine.explain(fleet, ALL.get(days), List.of(), then, Progress.NONE).servers().forEach(server -> assertEquals(
                    List.of(List.of(then), List.of(age), List.of(age)),
                    server.findings().stream().limit(3).map(finding -> finding.message().args()).toList()));
        }
        assertTrue(steady.get() <= 4, "asked " + steady + " times on two servers, for updates that are there and that are not");
    }

    @Test
    void aRuleThatHangsIsNotAskedForEver() {
        List<Diagnosis> all = assertTimeoutPreemptively(Duration.ofMinutes(1), () -> list(SHORT, rule("H1", question -> {
            while (!end.get()) {
                try {
                    // a processor for the others, on which their time runs too
                    TimeUnit.MILLISECONDS.sleep(5);
                } catch (InterruptedException e) {
                    continue;
                }
            }
            return Verdict.notApplicable();
        }), rule("Z9", question -> Verdict.ruledOut(question.target()))));
        assertEquals(20, all.size());
        all.forEach(one -> one.servers().forEach(server -> assertEquals(List.of("H1 FAILED", "Z9 RULED_OUT"), states(server))));
    }

    @Test
    void aRuleThatTakesAllMemoryIsNamedAndHidesNothing() {
        List<Diagnosis> all = list(Duration.ofSeconds(20), rule("F1", question -> Verdict.ruledOut(new long[Integer.MAX_VALUE].length)),
                rule("Z9", question -> Verdict.ruledOut(question.target())));
        all.forEach(one -> one.servers().forEach(server -> assertEquals(List.of("F1 FAILED", "Z9 RULED_OUT"), states(server))));
        assertTrue(all.stream().allMatch(one -> one.outcome() == Diagnosis.Outcome.RULE_FAILED));
        List<String> keys = all.stream().flatMap(one -> one.servers().stream()).map(server -> server.findings().get(0).message().key())
                .distinct().sorted().toList();
        assertEquals(List.of("failed.memory", "failed.not-asked"), keys);
    }

    @Test
    void aRuleThatLacksTheMemoryThatAnotherTookIsAskedAgain() {
        var hogging = new CountDownLatch(1);
        var felt = new CountDownLatch(1);
        Diagnosis diagnosis = engine(Duration.ofSeconds(30), rule("H1", question -> {
            if (question.server().server().equals("HQ")) {
                hogging.countDown();
                await(felt);
                throw new OutOfMemoryError("hog");
            }
            return Verdict.notApplicable();
        }), rule("Z9", question -> {
            if (question.server().server().equals("BR") && felt.getCount() > 0) {
                await(hogging);
                felt.countDown();
                throw new OutOfMemoryError("too little left");
            }
            return Verdict.ruledOut();
        })).explain(fleet(), ALL.get(0), List.of(), NOW, Progress.NONE);
        assertEquals(List.of("H1 FAILED", "Z9 RULED_OUT"), states(diagnosis.servers().get(0)));
        assertTrue(states(diagnosis.servers().get(1)).contains("Z9 RULED_OUT"), states(diagnosis.servers().get(1)).toString());
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(20, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatTheTakerThrowsReachesTheCaller() {
        DiagnosisEngine engine = engine(Duration.ofSeconds(20), rule("A01", question -> Verdict.ruledOut()));
        assertEquals("full", assertThrows(IllegalStateException.class,
                () -> engine.explainAll(fleet(), ALL, List.of(), NOW, Progress.NONE, diagnosis -> {
                    throw new IllegalStateException("full");
                })).getMessage());
    }

    @Test
    void cancellingEndsAList() {
        var asked = new AtomicInteger();
        DiagnosisEngine engine = engine(Duration.ofMinutes(5), rule("A01", question -> {
            asked.incrementAndGet();
            return Verdict.ruledOut(question.update());
        }), rule("A02", question -> {
            if (asked.get() > 20) {
                await(new CountDownLatch(1));
            }
            return Verdict.ruledOut(question.update());
        }));
        var cancel = new Progress() {
            @Override
            public void report(String what, long done, long total) {
                assertEquals(20, total);
            }

            @Override
            public boolean cancelled() {
                return asked.get() > 20;
            }
        };
        assertThrows(CancellationException.class, () -> assertTimeoutPreemptively(Duration.ofMinutes(1),
                () -> engine.explainAll(fleet(), ALL, List.of(), NOW, cancel, Diagnosis::outcome)));
        assertTrue(asked.get() < 40, asked.toString());
    }

    @Test
    void anEmptyListHasNoAnswers() {
        assertEquals(List.of(), engine(SHORT).explainAll(fleet(), List.of(), List.of(), NOW, Progress.NONE, Diagnosis::outcome));
        assertEquals(Collections.nCopies(20, 2), engine(SHORT).explainAll(fleet(), ALL, List.of(), NOW, Progress.NONE,
                diagnosis -> diagnosis.servers().size()));
    }
}
