package org.todoku.rules.wsus;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.todoku.core.ServerState;
import org.todoku.rules.Diagnosis;
import org.todoku.rules.Effect;
import org.todoku.rules.analysis.Topology;
import org.todoku.rules.testkit.Fleet;
import org.todoku.rules.testkit.Judgement;
import org.todoku.rules.testkit.Judgement.Kind;
import org.todoku.rules.testkit.RuleCase;
import org.todoku.rules.testkit.Scenario;
import org.todoku.rules.testkit.Scenarios;

/** What holds in every situation of the cases and scenarios. */
class AcrossCasesTest {

    /** More evidence may turn "likely" into "certain", but never one certain cause into a contradicting one. */
    @Test
    void causesThatContradictEachOtherNeverApplyTogether() {
        for (RuleCase it : RuleCasesTest.cases()) {
            Fleet fleet = Wsus.fleet(it);
            for (List<String> rivals : List.of(List.of("B01", "B02", "B03"), List.of("D02", "D03"), List.of("D02", "C07"),
                    List.of("E01", "E02"))) {
                List<String> applying = rivals.stream().filter(id -> Wsus.judge(id, fleet).kind() == Kind.APPLIES).toList();
                assertTrue(applying.size() <= 1, () -> it + ": " + applying);
            }
        }
    }

    /** A good synchronisation came after the update: whatever fails now is a risk for others. */
    @TestFactory
    Stream<DynamicTest> whatIsNotTheCauseOnlyRisks() {
        return SyncCauseCases.all().stream().filter(it -> it.kind() == Kind.APPLIES && it.rule().startsWith("D"))
                .filter(it -> !it.rule().equals("D28") && !it.rule().equals("D25"))
                // there the update came late, or the selection was changed late, whatever its date
                .filter(it -> !Wsus.fleet(it).asked().equals("BR1") && !it.rule().equals("D24"))
                .map(it -> DynamicTest.dynamicTest(it.toString(), () -> {
                    Fleet fleet = Wsus.fleet(it);
                    fleet.updates().forEach(update -> update.created("2020-01-14T18:00:00Z"));
                    Judgement judgement = Wsus.judge(it.rule(), fleet);
                    boolean itself = it.rule().equals("D21") && !it.variant().equals("others");
                    if (judgement.kind() == Kind.APPLIES && !itself) {
                        Effect effect = judgement.applies().effect();
                        assertTrue(effect == Effect.RISK || effect == Effect.INFO, () -> it + ": " + effect);
                    }
                }));
    }

    /** A replica selects nothing by itself, and takes nothing over that is imported there. */
    @Test
    void nothingIsSuggestedThatAReplicaCannotDo() throws IOException {
        int replicas = 0;
        try (Scenarios scenarios = new Scenarios(Wsus.REGISTRY)) {
            for (Scenario scenario : Scenarios.in(ScenarioFilesTest.FILES)) {
                Diagnosis diagnosis = scenarios.diagnose(scenario);
                Set<String> names = new HashSet<>();
                scenario.fleet(Wsus.DATA).question().facts().servers().stream().filter(Topology::replica).map(ServerState::server)
                        .forEach(names::add);
                replicas += names.size();
                diagnosis.servers().stream().flatMap(server -> server.findings().stream())
                        .filter(finding -> finding.applies() && finding.maskedBy() == null && names.contains(finding.server()))
                        .forEach(finding -> finding.remedies().forEach(remedy -> assertFalse(remedy.id().startsWith("tick-")
                                || remedy.id().equals("import-one") || remedy.id().equals("import-driver"),
                                () -> scenario.name() + ": " + finding.rule().id() + " suggests " + remedy.id() + " on "
                                + finding.server())));
            }
        }
        assertTrue(replicas > 10, "of " + replicas + " replicas");
    }
}
