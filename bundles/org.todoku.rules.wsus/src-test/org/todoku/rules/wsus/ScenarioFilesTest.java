package org.todoku.rules.wsus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.todoku.rules.testkit.Golden;
import org.todoku.rules.testkit.Scenario;
import org.todoku.rules.testkit.Scenarios;

/** Situations from the field, in files: what a person reads first, what else applies, and what must not. */
class ScenarioFilesTest {

    static final Path FILES = Path.of("src-test/scenarios");
    private static final Path GOLDEN = Path.of("src-test/golden");
    /** Those with the most to tell. */
    private static final List<String> RICH = List.of("t04-proxy-and-product", "t08-replica-of-a-replica", "t13-test-detectoids",
            "three-levels-three-causes", "catalogue-only-and-the-import-fails");

    private static final Scenarios SCENARIOS = new Scenarios(Wsus.REGISTRY);

    @AfterAll
    static void close() {
        SCENARIOS.close();
    }

    private static Stream<DynamicTest> each(Function<Scenario, List<String>> differences) throws IOException {
        return Scenarios.in(FILES).stream().map(scenario -> DynamicTest.dynamicTest(scenario.toString(),
                () -> assertEquals("", String.join("\n", differences.apply(scenario)))));
    }

    @TestFactory
    Stream<DynamicTest> saysWhatItMust() throws IOException {
        return each(SCENARIOS::differences);
    }

    @TestFactory
    Stream<DynamicTest> saysTheSameOfJapaneseServers() throws IOException {
        return each(SCENARIOS::inJapanese);
    }

    /** Each section, field, server, reading and text of each scenario is taken away once. */
    @TestFactory
    Stream<DynamicTest> knowingLessLeadsToNoOtherCertainty() throws IOException {
        return each(SCENARIOS::withoutEachFact);
    }

    @TestFactory
    Stream<DynamicTest> everyWordOfARichAnswerIsMeant() {
        return RICH.stream().map(name -> DynamicTest.dynamicTest(name, () -> {
            Scenario scenario = Scenario.read(FILES.resolve(name + Scenario.ENDING));
            assertEquals("", String.join("\n", Golden.differences(GOLDEN.resolve(name + ".json"),
                    Golden.json(scenario, SCENARIOS.diagnose(scenario)))));
        }));
    }
}
