package org.todoku.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.todoku.core.InputException;
import org.todoku.core.Progress;
import org.todoku.core.ServerState;
import org.todoku.core.ServerUpdate;
import org.todoku.core.StateReader;
import org.todoku.core.fleet.MemoryFacts;
import org.todoku.core.query.UpdateQuery;
import org.todoku.demo.DemoFleet;
import org.todoku.intake.list.ListSummary;
import org.todoku.report.AnsweredList;
import org.todoku.report.FleetAnswers;
import org.todoku.rules.Diagnosis;
import org.todoku.rules.DiagnosisEngine;
import org.todoku.rules.Reader;
import org.todoku.rules.RuleRegistry;
import org.todoku.rules.data.DataPacks;
import org.todoku.rules.testkit.Scenario;
import org.todoku.rules.testkit.Scenarios;
import org.todoku.rules.wsus.WsusData;
import org.todoku.rules.wsus.WsusRules;

/** Answers of the real rules, for tests. */
final class Cases {

    static final Instant NOW = Instant.parse("2026-08-20T06:00:00Z");
    private static final RuleRegistry RULES = RuleRegistry.of(WsusRules.all(), DataPacks.of(WsusData.all()));
    private static final Path SCENARIOS = Path.of("..", "org.todoku.rules.wsus", "src-test", "scenarios");

    private Cases() {
    }

    /** An answer about the demo fleet. */
    static Diagnosis demo(String query) throws IOException, InputException {
        return demo(demo(), query);
    }

    private static MemoryFacts demo() throws IOException, InputException {
        Map<ServerState, List<ServerUpdate>> states = new LinkedHashMap<>();
        for (StateReader reader : DemoFleet.states(NOW)) {
            try (reader) {
                List<ServerUpdate> updates = new ArrayList<>();
                ServerState state = reader.read(updates::add, Progress.NONE);
                states.put(state, updates);
            }
        }
        return new MemoryFacts(states);
    }

    private static Diagnosis demo(MemoryFacts facts, String query) {
        ExecutorService worker = Executors.newSingleThreadExecutor();
        try {
            return new DiagnosisEngine(RULES, worker, Duration.ofSeconds(30)).explain(facts, UpdateQuery.parse(query),
                    List.of(), NOW, Progress.NONE);
        } finally {
            worker.shutdownNow();
        }
    }

    /** Answers to a list about the demo fleet. */
    static FleetAnswers list(Reader reader, int asked, String... queries) throws IOException, InputException {
        MemoryFacts facts = demo();
        var read = new ListSummary("scan of 大阪.csv", 9, Map.of(), 1, 2, 1, List.of(new ListSummary.Unused(4, "CVE-2026-1"),
                new ListSummary.Unused(8, "<b>計</b> & nothing")));
        var answers = new FleetAnswers(reader, NOW, read, asked);
        for (String query : queries) {
            answers.add(demo(facts, query), 1);
        }
        return answers;
    }

    /** Answers to a list of all that the demo shows, and of an update that nobody knows. */
    static AnsweredList list() throws IOException, InputException {
        List<String> queries = new ArrayList<>(DemoFleet.showcase().stream().map(UpdateQuery::text).toList());
        queries.add("KB4999999");
        return AnsweredList.of(list(new Reader(Locale.ENGLISH, ZoneOffset.UTC), queries.size(), queries.toArray(String[]::new)));
    }

    /** Answers about every fleet that the tests of the rules describe. */
    static List<Diagnosis> all() throws IOException, InputException {
        List<Diagnosis> answers = new ArrayList<>();
        MemoryFacts facts = demo();
        for (UpdateQuery query : DemoFleet.showcase()) {
            answers.add(demo(facts, query.text()));
        }
        answers.add(demo(facts, "windows"));
        answers.add(demo(facts, "no such update"));
        try (var scenarios = new Scenarios(RULES)) {
            for (Scenario scenario : Scenarios.in(SCENARIOS)) {
                answers.add(scenarios.diagnose(scenario));
            }
        }
        return answers;
    }

    /** An answer and all servers there are. */
    record Told(Diagnosis answer, List<ServerState> fleet) {
    }

    /** Answers about the fleets of the scenario files after a change of what they say. */
    static List<Told> scenarios(UnaryOperator<String> change) throws IOException {
        List<Told> answers = new ArrayList<>();
        try (var scenarios = new Scenarios(RULES); Stream<Path> files = Files.list(SCENARIOS)) {
            for (Path file : files.filter(one -> one.toString().endsWith(Scenario.ENDING)).sorted().toList()) {
                Scenario scenario = Scenario.of(file.getFileName().toString(), change.apply(Files.readString(file)));
                answers.add(new Told(scenarios.diagnose(scenario), scenario.fleet(RULES.data()).question().facts().servers()));
            }
        }
        return answers;
    }
}
