package org.todoku.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.todoku.rules.testing.Rules.applies;
import static org.todoku.rules.testing.Rules.masking;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.Level;
import java.util.logging.Logger;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.todoku.core.Progress;
import org.todoku.core.fleet.FactBase;
import org.todoku.core.query.UpdateQuery;
import org.todoku.rules.testing.AServer;
import org.todoku.rules.testing.AnUpdate;

class DeterminismTest {

    private static final Logger LOG = Logger.getLogger("org.todoku.rules");

    @BeforeContainer
    static void quiet() {
        LOG.setLevel(Level.OFF);
    }

    @AfterContainer
    static void loud() {
        LOG.setLevel(null);
    }

    @Property(tries = 60, seed = "2026034")
    void theAnswerDependsNeitherOnThreadsNorOnTheOrderOfTheRules(@ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int threads) {
        Random random = new Random(seed);
        FactBase facts = fleet(random);
        List<RuleDescriptor> rules = rules(random);
        Diagnosis first = explain(facts, rules, 1);
        Collections.shuffle(rules, random);
        Diagnosis second = explain(facts, rules, threads);
        assertEquals(first, second);
    }

    @Property(tries = 60, seed = "2026035")
    void whatIsSaidOfAServerIsTheSameHoweverManyAreAsked(@ForAll long seed) {
        Random random = new Random(seed);
        FactBase facts = fleet(random);
        List<RuleDescriptor> rules = rules(random);
        Diagnosis all = explain(facts, rules, 2);
        for (ServerDiagnosis server : all.servers()) {
            try (ExecutorService workers = Executors.newFixedThreadPool(2)) {
                Diagnosis alone = new DiagnosisEngine(RuleRegistry.of(rules), workers, Duration.ofSeconds(30)).explain(facts,
                        UpdateQuery.parse("KB5041585"), List.of(server.server()), Instant.EPOCH, Progress.NONE);
                assertEquals(List.of(server), alone.servers());
            }
        }
    }

    private static Diagnosis explain(FactBase facts, List<RuleDescriptor> rules, int threads) {
        try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
            return new DiagnosisEngine(RuleRegistry.of(rules), workers, Duration.ofSeconds(30)).explain(facts,
                    UpdateQuery.parse("KB5041585"),
                    List.of(), Instant.EPOCH, Progress.NONE);
        }
    }

    private static FactBase fleet(Random random) {
        List<AServer> servers = new ArrayList<>(List.of(AServer.catalogue().with(AnUpdate.kb("5041585"))));
        for (int i = 0; i < 5; i++) {
            AServer server = AServer.named("S" + i);
            if (random.nextInt(3) > 0) {
                server.below("S" + random.nextInt(5));
            }
            if (random.nextInt(4) == 0) {
                server.with(AnUpdate.kb("5041585").isApproved());
            }
            servers.add(server);
        }
        return AServer.facts(servers.toArray(AServer[]::new));
    }

    /** Rules whose verdicts depend on nothing but the rule and the server. */
    private static List<RuleDescriptor> rules(Random random) {
        List<RuleDescriptor> rules = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            String id = "R" + i;
            int salt = random.nextInt();
            List<String> masks = random.nextInt(3) == 0 ? List.of("R" + random.nextInt(12), "R1*") : List.of();
            rules.add(masking(id, Stage.values()[random.nextInt(Stage.values().length)], masks, question -> {
                int choice = Math.floorMod((question.server().server() + id).hashCode() * 31 + salt, 12);
                return switch (choice) {
                    case 0 -> Verdict.notApplicable();
                    case 1 -> Verdict.ruledOut();
                    case 2 -> Verdict.ruledOut(question.subscription());
                    case 3 -> throw new IllegalStateException(id);
                    case 4 -> Verdict.applies(Effect.BLOCKS, Severity.LOW, Confidence.POSSIBLE);
                    case 5 -> Verdict.applies(Effect.DELAYS, Severity.CRITICAL, Confidence.LIKELY);
                    default -> applies(Effect.values()[choice - 6]);
                };
            }));
        }
        return rules;
    }
}
