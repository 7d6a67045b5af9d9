package org.todoku.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.todoku.core.Progress;
import org.todoku.core.StateReader;
import org.todoku.core.simulation.Advice.Step;
import org.todoku.demo.DemoFleet;
import org.todoku.intake.list.ListSource;
import org.todoku.intake.list.WantedList;
import org.todoku.report.Fate;
import org.todoku.report.FleetAnswers;
import org.todoku.report.FleetChange;
import org.todoku.report.FleetInquiry;
import org.todoku.rules.DiagnosisEngine;
import org.todoku.rules.Reader;
import org.todoku.rules.RuleRegistry;
import org.todoku.rules.data.DataPacks;
import org.todoku.rules.wsus.WsusData;
import org.todoku.rules.wsus.WsusRules;
import org.todoku.store.Workspace;

/** The fewest changes for a list, counted by the answers that they settle. */
class FleetChangeTest {

    private static final Instant NOW = Instant.parse("2026-07-20T09:00:00Z");

    private final ExecutorService workers = Executors.newFixedThreadPool(2);

    @AfterEach
    void close() {
        workers.shutdownNow();
    }

    private FleetAnswers answers(boolean mask, String... queries) throws Exception {
        var engine = new DiagnosisEngine(RuleRegistry.of(WsusRules.all(), DataPacks.of(WsusData.all())), workers, Duration.ofSeconds(60));
        try (Workspace workspace = Workspace.temporary()) {
            for (StateReader state : DemoFleet.states(NOW)) {
                workspace.importState(state, Progress.NONE);
            }
            WantedList list = WantedList.read(ListSource.of("list", String.join("\n", queries)), null);
            return new FleetInquiry(engine, workspace.view(), List.of(), NOW).ask(list.wanted(), list.told(),
                    new FleetInquiry.How(true, false, mask), new Reader(Locale.ENGLISH, ZoneId.of("UTC")), Progress.NONE).answers();
        }
    }

    @Test
    void everyChangeCountsTheBlockedAnswersThatItSettles() throws Exception {
        FleetAnswers answers = answers(false, DemoFleet.PRODUCT_NOT_TICKED, DemoFleet.CATALOGUE_ONLY, DemoFleet.TWO_CAUSES, DemoFleet.THERE,
                "KB9999999");
        List<FleetChange> changes = FleetChange.of(answers);
        assertFalse(changes.isEmpty());
        for (FleetChange change : changes) {
            if (change.step() instanceof Step.ImportUpdate single) {
                UUID id = single.update().id();
                long blocked = answers.rows().stream().filter(row -> row.updates().contains(id))
                        .flatMap(row -> row.answers().values().stream()).filter(answer -> answer.fate() == Fate.BLOCKED).count();
                assertTrue(change.answers() > 0 && change.answers() <= blocked, () -> change + " of " + blocked);
                assertEquals(1, change.updates(), change::toString);
            }
            assertTrue(change.answers() <= change.updates() * change.servers(), change::toString);
        }
        List<Integer> settled = changes.stream().filter(change -> !(change.step() instanceof Step.Synchronise)).map(FleetChange::answers)
                .toList();
        assertEquals(settled.stream().sorted((one, other) -> other - one).toList(), settled, "what settles the most comes first");
    }

    @Test
    void whatIsThereNeedsNoChange() throws Exception {
        assertEquals(List.of(), FleetChange.of(answers(false, DemoFleet.THERE)));
    }

    @Test
    void maskedAnswersHaveTheSameChanges() throws Exception {
        String[] list = { DemoFleet.PRODUCT_NOT_TICKED, DemoFleet.CATALOGUE_ONLY, DemoFleet.TWO_CAUSES };
        List<FleetChange> plain = FleetChange.of(answers(false, list));
        List<FleetChange> masked = FleetChange.of(answers(true, list));
        assertEquals(plain.stream().map(change -> change.step().getClass() + " " + change.answers() + " " + change.servers()).toList(),
                masked.stream().map(change -> change.step().getClass() + " " + change.answers() + " " + change.servers()).toList());
        assertTrue(masked.stream().allMatch(change -> change.step().server().server().startsWith("server-")), masked::toString);
    }
}
