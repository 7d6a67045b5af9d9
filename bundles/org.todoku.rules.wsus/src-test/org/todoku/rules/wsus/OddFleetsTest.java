package org.todoku.rules.wsus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.todoku.core.Progress;
import org.todoku.core.SyncError;
import org.todoku.core.SyncResult;
import org.todoku.rules.Diagnosis;
import org.todoku.rules.DiagnosisEngine;
import org.todoku.rules.Finding;
import org.todoku.rules.Question;
import org.todoku.rules.ServerDiagnosis;
import org.todoku.rules.Status;
import org.todoku.rules.testkit.Boxes;
import org.todoku.rules.testkit.Fleet;

/** Fleets that cannot be, or are not all there: said by name, and what is said of the other servers stays. */
class OddFleetsTest {

    private static final ExecutorService WORKERS = Executors.newFixedThreadPool(2);

    @AfterAll
    static void stop() {
        WORKERS.shutdownNow();
    }

    private static Diagnosis diagnose(Consumer<Fleet> scene) {
        Fleet fleet = Wsus.fleet();
        scene.accept(fleet);
        Question question = fleet.question();
        Diagnosis diagnosis = new DiagnosisEngine(Wsus.REGISTRY, WORKERS, Duration.ofSeconds(20)).explain(question.facts(),
                question.target().query(), List.of(), Fleet.NOW, Progress.NONE);
        diagnosis.servers().forEach(server -> assertEquals(List.of(), said(server, Status.FAILED)));
        return diagnosis;
    }

    private static ServerDiagnosis server(Diagnosis diagnosis, String name) {
        return diagnosis.servers().stream().filter(server -> server.server().server().equals(name)).findFirst().orElseThrow();
    }

    private static List<String> said(ServerDiagnosis server, Status status) {
        return server.findings().stream().filter(finding -> finding.status() == status)
                .map(finding -> finding.rule().id() + "@" + finding.server()).toList();
    }

    /** ALONE lacks the product of the update. */
    private static void alone(Fleet fleet) {
        fleet.catalogue().has(fleet.update("2026-06 Cumulative Update for Windows 11 (KB5040000)").products(Boxes.EDGE));
        fleet.server("ALONE").products(Boxes.WINDOWS_11).synced("2026-07-03T03:00:00Z");
        fleet.ask("KB5040000", "ALONE");
    }

    @Test
    void serversInACircleAreNamedAndTheOthersAreAnswered() {
        Diagnosis without = diagnose(OddFleetsTest::alone);
        Diagnosis with = diagnose(fleet -> {
            alone(fleet);
            fleet.server("S1").downstreamOf("S2");
            fleet.server("S2").downstreamOf("S1");
            fleet.server("LEAF").downstreamOf("S1");
        });
        assertEquals(4, with.servers().size());
        for (String name : List.of("S1", "S2", "LEAF")) {
            assertTrue(said(server(with, name), Status.APPLIES).stream().anyMatch(finding -> finding.startsWith("E09@")), name);
        }
        assertEquals("B01", server(with, "ALONE").topFinding().map(finding -> finding.rule().id()).orElse(""));
        for (Status status : Status.values()) {
            assertEquals(said(server(without, "ALONE"), status), said(server(with, "ALONE"), status));
        }
    }

    @Test
    void anUpstreamThatNobodyCollectedIsAMissingFact() {
        ServerDiagnosis branch = server(diagnose(fleet -> {
            fleet.catalogue().has(fleet.update("2026-06 Cumulative Update for Windows 11 (KB5040000)"));
            fleet.server("BR").replicaOf("HQ").synced("2026-07-03T03:00:00Z");
            fleet.ask("KB5040000", "BR");
            fleet.forget(fleet.server("HQ"));
        }), "BR");
        List<Finding> open = branch.findings().stream().filter(finding -> finding.status() == Status.UNDECIDED)
                .filter(finding -> finding.missing().stream().anyMatch(fact -> fact.name().equals("upstream"))).toList();
        List<String> ids = open.stream().map(finding -> finding.rule().id()).toList();
        assertTrue(ids.containsAll(List.of("B01", "B02", "E01")), ids.toString());
        assertTrue(open.stream().flatMap(finding -> finding.missing().stream()).filter(fact -> fact.name().equals("upstream"))
                .allMatch(fact -> fact.detail().equals("HQ")), "the server is named");
        assertEquals(Diagnosis.Outcome.UNDECIDED, diagnose(fleet -> {
            fleet.catalogue().has(fleet.update("2026-06 Cumulative Update for Windows 11 (KB5040000)"));
            fleet.server("BR").replicaOf("HQ").synced("2026-07-03T03:00:00Z");
            fleet.ask("KB5040000", "BR");
            fleet.forget(fleet.server("HQ"));
        }).outcome());
    }

    /** STALE did not synchronise since the update came out; a run dated years ahead does not hide that. */
    @Test
    void clocksThatRanBackwardsChangeNoCause() {
        Consumer<Fleet> stale = fleet -> {
            fleet.catalogue().has(fleet.update("2026-06 Cumulative Update for Windows 11 (KB5040000)"));
            fleet.server("STALE").synced("2026-05-01T03:00:00Z");
            fleet.ask("KB5040000", "STALE");
        };
        ServerDiagnosis plain = server(diagnose(stale), "STALE");
        ServerDiagnosis odd = server(diagnose(fleet -> {
            stale.accept(fleet);
            fleet.server("STALE").took("2031-01-01T03:00:00Z", 5, SyncResult.SUCCEEDED, SyncError.NOT_APPLICABLE, "")
                    .took("2026-04-02T03:00:00Z", -90, SyncResult.SUCCEEDED, SyncError.NOT_APPLICABLE, "");
        }), "STALE");
        assertEquals(List.of("D04@STALE"), said(plain, Status.APPLIES).stream().limit(1).toList());
        assertEquals(said(plain, Status.APPLIES), said(odd, Status.APPLIES));
        assertTrue(odd.findings().stream().flatMap(finding -> finding.evidence().stream())
                .anyMatch(evidence -> evidence.fact().equals("syncHistory.impossible") && evidence.value().equals(2L)), "counted");
    }
}
