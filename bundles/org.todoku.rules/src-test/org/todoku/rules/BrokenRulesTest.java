package org.todoku.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.todoku.rules.testing.Rules.applies;
import static org.todoku.rules.testing.Rules.made;
import static org.todoku.rules.testing.Rules.rule;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.todoku.core.Progress;
import org.todoku.core.fleet.FactBase;
import org.todoku.core.query.UpdateQuery;
import org.todoku.rules.testing.AServer;

/** These tests wait until time is up, so side by side. */
@Execution(ExecutionMode.CONCURRENT)
class BrokenRulesTest {

    /** Long enough for a healthy rule on a busy machine. */
    private static final Duration SHORT = Duration.ofSeconds(2);

    private static final Reader ENGLISH = new Reader(Locale.ENGLISH, ZoneOffset.UTC);
    private static final Logger LOG = Logger.getLogger("org.todoku.rules");

    private final ExecutorService one = Executors.newSingleThreadExecutor();
    private final AtomicBoolean end = new AtomicBoolean();

    @BeforeEach
    void quiet() {
        LOG.setLevel(Level.OFF);
    }

    @AfterEach
    void stop() {
        end.set(true);
        LOG.setLevel(null);
        one.shutdownNow();
    }

    private static FactBase fleet(String... names) {
        return AServer.facts(java.util.stream.Stream.of(names).map(AServer::named).toArray(AServer[]::new));
    }

    private List<Finding> findings(ExecutorService workers, Duration limit, RuleDescriptor... rules) {
        return new DiagnosisEngine(RuleRegistry.of(List.of(rules)), workers, limit)
                .explain(fleet("HQ"), UpdateQuery.parse("KB5041585"), List.of(), Instant.EPOCH, Progress.NONE).servers().get(0).findings();
    }

    private static Rule good() {
        return question -> applies(Effect.BLOCKS);
    }

    /** Waits for ever, but listens to interrupts. */
    private static Verdict blocked() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return Verdict.notApplicable();
    }

    /** Does not listen to anybody until the test is over. */
    private Verdict deaf() {
        while (!end.get()) {
            try {
                TimeUnit.MILLISECONDS.sleep(5);
            } catch (InterruptedException e) {
                continue;
            }
        }
        return Verdict.notApplicable();
    }

    private static Verdict endless(Question question) {
        return endless(question).equals(endless(question)) ? Verdict.notApplicable() : Verdict.ruledOut();
    }

    private static Verdict sneaky() {
        return BrokenRulesTest.<RuntimeException>thrown(new java.io.IOException("disk"));
    }

    @SuppressWarnings("unchecked")
    private static <E extends Exception> Verdict thrown(Exception e) throws E {
        throw (E) e;
    }

    private static List<String> states(List<Finding> findings) {
        return findings.stream().map(finding -> finding.rule().id() + " " + finding.status()).toList();
    }

    @Test
    @SuppressWarnings("null")
    void whateverARuleThrowsIsNamedAndHidesNothing() {
        List<Finding> findings = findings(one, Duration.ofSeconds(20),
                rule("F1", question -> {
                    throw new IllegalArgumentException("no such product");
                }),
                rule("F2", BrokenRulesTest::endless),
                rule("F3", question -> {
                    throw new NoClassDefFoundError("com/example/Gone");
                }),
                rule("F4", question -> null),
                rule("F5", question -> sneaky()),
                rule("F6", question -> {
                    throw new AssertionError("never");
                }),
                made("F7", Stage.ADVICE, List.of(), () -> {
                    throw new ExceptionInInitializerError("static block");
                }),
                rule("Z9", good()));
        assertEquals(List.of("Z9 APPLIES", "F1 FAILED", "F2 FAILED", "F3 FAILED", "F4 FAILED", "F5 FAILED", "F6 FAILED", "F7 FAILED"),
                states(findings));
        List<String> messages = findings.stream().skip(1).map(finding -> finding.message().text(ENGLISH)).toList();
        List<String> words = List.of("no such product", "StackOverflowError", "com/example/Gone", "no verdict", "disk", "never",
                "could not be loaded");
        for (int i = 0; i < words.size(); i++) {
            assertTrue(messages.get(i).contains(words.get(i)) && messages.get(i).contains("F" + (i + 1)), messages.get(i));
        }
    }

    @Test
    void aFailureIsTheOutcome() {
        Diagnosis diagnosis = new DiagnosisEngine(RuleRegistry.of(List.of(rule("Z9", good()), rule("F1", question -> sneaky()))), one,
                Duration.ofSeconds(5)).explain(fleet("HQ"), UpdateQuery.parse("KB5041585"), List.of(), Instant.EPOCH, Progress.NONE);
        assertEquals(Diagnosis.Outcome.RULE_FAILED, diagnosis.outcome());
    }

    @Test
    void rulesThatHangAreGivenUpAndTheOthersAreAsked() {
        assertTimeoutPreemptively(Duration.ofMinutes(1), () -> {
            List<Finding> findings = findings(one, SHORT, rule("A1", good()), rule("H1", question -> blocked()),
                    rule("H2", question -> deaf()), rule("H3", question -> deaf()),
                    made("H4", Stage.ADVICE, List.of(), () -> question -> blocked()), rule("Z9", good()));
            assertEquals(List.of("A1 APPLIES", "Z9 APPLIES", "H1 FAILED", "H2 FAILED", "H3 FAILED", "H4 FAILED"), states(findings));
            assertTrue(findings.get(2).message().text(ENGLISH).contains("2,000 ms"), findings.get(2).message().text(ENGLISH));
        });
    }

    @Test
    void aHangWhileTheRuleIsMadeIsGivenUpOnEveryServer() {
        var hanging = made("H1", Stage.ADVICE, List.of(), () -> {
            deaf();
            return good();
        });
        var engine = new DiagnosisEngine(RuleRegistry.of(List.of(hanging, rule("Z9", good()))), one, SHORT);
        Diagnosis diagnosis = assertTimeoutPreemptively(Duration.ofMinutes(1),
                () -> engine.explain(fleet("A", "B"), UpdateQuery.parse("KB5041585"), List.of(), Instant.EPOCH, Progress.NONE));
        diagnosis.servers().forEach(server -> assertEquals(List.of("Z9 APPLIES", "H1 FAILED"), states(server.findings())));
    }

    @Test
    void aPoolHeldByAnEarlierHangDoesNotStopTheNextDiagnosis() {
        assertTimeoutPreemptively(Duration.ofMinutes(1), () -> {
            findings(one, SHORT, rule("H2", question -> deaf()));
            assertEquals(List.of("Z9 APPLIES"), states(findings(one, Duration.ofSeconds(5), rule("Z9", good()))));
        });
    }

    @Test
    void theThreadOfAnInterruptedRuleIsHandedBackClean() throws Exception {
        List<Finding> findings = findings(one, SHORT, rule("H1", question -> blocked()), rule("I1", question -> {
            Thread.currentThread().interrupt();
            return Verdict.ruledOut();
        }), rule("Z9", question -> Thread.currentThread().isInterrupted() ? applies(Effect.BLOCKS) : Verdict.ruledOut()));
        assertEquals(List.of("H1 FAILED", "I1 RULED_OUT", "Z9 RULED_OUT"), states(findings));
        assertFalse(one.submit(() -> Thread.currentThread().isInterrupted()).get(5, TimeUnit.SECONDS));
    }

    @Test
    void workersThatRunOnTheCallingThreadOrAreShutDownServeToo() {
        try (var direct = new DirectExecutor()) {
            assertTimeoutPreemptively(Duration.ofMinutes(1),
                    () -> assertEquals(List.of("Z9 APPLIES", "H1 FAILED", "H2 FAILED"), states(findings(direct, SHORT,
                            rule("H1", question -> blocked()), rule("H2", question -> deaf()), rule("Z9", good())))));
        }
        one.shutdownNow();
        assertEquals(List.of("Z9 APPLIES"), states(findings(one, Duration.ofSeconds(5), rule("Z9", good()))));
    }

    @Test
    void aRuleIsMadeOnceForManyServersAndQuestions() {
        var times = new AtomicInteger();
        var counted = made("B01", Stage.SELECTION, List.of(), () -> {
            times.incrementAndGet();
            return good();
        });
        var engine = new DiagnosisEngine(RuleRegistry.of(List.of(counted)), one, Duration.ofSeconds(5));
        assertEquals(0, times.get());
        for (int i = 0; i < 3; i++) {
            engine.explain(fleet("A", "B", "C"), UpdateQuery.parse("KB5041585"), List.of(), Instant.EPOCH, Progress.NONE);
        }
        assertEquals(1, times.get());
    }

    /** The rule would hang for five minutes; how fast a cancel is, the benchmark tells. */
    @Test
    void cancellingEndsADiagnosisInTheMiddleOfARule() {
        var cancelled = new AtomicBoolean();
        var engine = new DiagnosisEngine(RuleRegistry.of(List.of(rule("H2", question -> {
            cancelled.set(true);
            return deaf();
        }), rule("Z9", good()))), one, Duration.ofMinutes(5));
        var watched = new Progress() {
            @Override
            public void report(String what, long done, long total) {
                assertTrue(done <= total);
            }

            @Override
            public boolean cancelled() {
                return cancelled.get();
            }
        };
        assertThrows(CancellationException.class, () -> assertTimeoutPreemptively(Duration.ofMinutes(1),
                () -> engine.explain(fleet("HQ"), UpdateQuery.parse("KB5041585"), List.of(), Instant.EPOCH, watched)));
    }

    @Test
    void anInterruptOfTheCallerCancels() {
        Thread.currentThread().interrupt();
        try {
            assertThrows(CancellationException.class, () -> findings(one, Duration.ofMinutes(5), rule("H2", question -> deaf())));
            assertTrue(Thread.currentThread().isInterrupted());
        } finally {
            assertTrue(Thread.interrupted());
        }
    }

    /** Runs everything at once on the calling thread. */
    private static final class DirectExecutor extends AbstractExecutorService {

        private boolean down;

        @Override
        public void execute(@org.jspecify.annotations.Nullable Runnable command) {
            if (command != null) {
                command.run();
            }
        }

        @Override
        public void shutdown() {
            down = true;
        }

        @Override
        public List<Runnable> shutdownNow() {
            down = true;
            return List.of();
        }

        @Override
        public boolean isShutdown() {
            return down;
        }

        @Override
        public boolean isTerminated() {
            return down;
        }

        @Override
        public boolean awaitTermination(long timeout, @org.jspecify.annotations.Nullable TimeUnit unit) {
            return down;
        }
    }
}
