package org.todoku.rules.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import org.todoku.core.Progress;
import org.todoku.core.ServerState;
import org.todoku.rules.Diagnosis;
import org.todoku.rules.DiagnosisEngine;
import org.todoku.rules.RuleRegistry;

/**
 * Runs scenarios through the engine with the rules of one registry and says what is not as expected. For one thread at a time; close
 * it to end its worker.
 */
public final class Scenarios implements AutoCloseable {

    private static final Duration LIMIT_PER_RULE = Duration.ofSeconds(20);

    private final RuleRegistry rules;
    private final ExecutorService worker;
    private final DiagnosisEngine engine;

    public Scenarios(RuleRegistry rules) {
        this.rules = rules;
        this.worker = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("Todoku scenarios").factory());
        this.engine = new DiagnosisEngine(rules, worker, LIMIT_PER_RULE);
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }

    /**
     * The scenario files of a folder and the folders in it, by name.
     *
     * @throws ScenarioException for what cannot be used, with file, line and column
     */
    public static List<Scenario> in(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(Scenario.ENDING)).sorted().map(file -> {
                try {
                    return Scenario.read(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }).toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** The answer for all servers that the scenario expects something for. */
    public Diagnosis diagnose(Scenario scenario) {
        return diagnose(scenario, scenario.fleet(rules.data()));
    }

    Diagnosis diagnose(Scenario scenario, Fleet fleet) {
        Fleet.Built built = fleet.built();
        Set<String> asked = new LinkedHashSet<>();
        scenario.expected().forEach(it -> asked.add(it.server()));
        if (asked.isEmpty()) {
            asked.add(fleet.asked());
        }
        List<ServerState> servers = asked.stream().map(name -> {
            ServerState server = built.servers().get(name);
            if (server == null) {
                throw new IllegalArgumentException(scenario.name() + ": there is no server " + name);
            }
            return server;
        }).toList();
        return engine.explain(built.facts(), scenario.query(), servers, scenario.now(), Progress.NONE);
    }

    /** What is not as the scenario expects it, one line each; empty when all is. */
    public List<String> differences(Scenario scenario) {
        Diagnosis diagnosis = diagnose(scenario);
        List<String> found = new ArrayList<>();
        scenario.expected().forEach(expected -> found.addAll(new Comparison(scenario, expected, diagnosis).differences()));
        return List.copyOf(found);
    }

    /** What the scenario says of a server whose titles are in Japanese, as {@link #differences}; sentences are not looked at. */
    public List<String> inJapanese(Scenario scenario) {
        Diagnosis diagnosis = diagnose(scenario, scenario.fleet(rules.data()).bend(Fleet.Bend.JAPANESE));
        List<String> found = new ArrayList<>();
        scenario.expected().forEach(expected -> found.addAll(new Comparison(scenario, expected, diagnosis).differencesBesideTexts()));
        return List.copyOf(found);
    }

    /**
     * The scenario again and again, each time with one thing less known: a section, a field of the updates, a server, a reading of a
     * host, the text of an error. Less knowledge must lead to no other certainty: no rule that must not apply applies with certainty,
     * none that applied or was undecided is ruled out, and none fails.
     *
     * @return what breaks this, one line each
     */
    public List<String> withoutEachFact(Scenario scenario) {
        Diagnosis full = diagnose(scenario);
        List<String> found = new ArrayList<>();
        for (Removal removal : Removal.of(scenario.fleet(rules.data()), scenario)) {
            Fleet fleet = scenario.fleet(rules.data());
            removal.from().accept(fleet);
            Diagnosis less = diagnose(scenario, fleet);
            for (Expectation expected : scenario.expected()) {
                new LessKnown(expected, removal, full, less).differences()
                        .forEach(it -> found.add("without " + removal.what() + ": " + it));
            }
        }
        return List.copyOf(found);
    }

    /** How many things {@link #withoutEachFact} takes away. */
    public int facts(Scenario scenario) {
        return Removal.of(scenario.fleet(rules.data()), scenario).size();
    }
}
