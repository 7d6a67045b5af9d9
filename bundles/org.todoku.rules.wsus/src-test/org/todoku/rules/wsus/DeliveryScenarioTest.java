package org.todoku.rules.wsus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.todoku.core.Progress;
import org.todoku.core.ReadyState;
import org.todoku.core.UpdateField;
import org.todoku.rules.Answers;
import org.todoku.rules.Confidence;
import org.todoku.rules.Diagnosis;
import org.todoku.rules.Diagnosis.Outcome;
import org.todoku.rules.DiagnosisEngine;
import org.todoku.rules.Effect;
import org.todoku.rules.Finding;
import org.todoku.rules.Question;
import org.todoku.rules.Reader;
import org.todoku.rules.RuleRegistry;
import org.todoku.rules.ServerDiagnosis;
import org.todoku.rules.Severity;
import org.todoku.rules.Stage;
import org.todoku.rules.Status;
import org.todoku.rules.data.DataPacks;
import org.todoku.rules.wsus.testing.Boxes;
import org.todoku.rules.wsus.testing.Fleet;
import org.todoku.rules.wsus.testing.Fleet.UpdateBuilder;
import org.todoku.rules.wsus.testing.ServerBuilder;
import org.todoku.rules.wsus.testing.ServerBuilder.There;

/** Updates that arrived, and servers in bad health, through the engine: what a person reads first, and what stays in the background. */
class DeliveryScenarioTest {

    private static final ExecutorService WORKERS = Executors.newSingleThreadExecutor();
    private static final Reader ENGLISH = new Reader(Locale.ENGLISH, ZoneOffset.UTC);
    private static final Reader JAPANESE = new Reader(Locale.JAPANESE, ZoneOffset.UTC);

    @AfterAll
    static void stop() {
        WORKERS.shutdownNow();
    }

    private static Diagnosis diagnose(Consumer<Fleet> scene) {
        Fleet fleet = new Fleet();
        scene.accept(fleet);
        Question question = fleet.question();
        return new DiagnosisEngine(RuleRegistry.of(WsusRules.all(), DataPacks.of(WsusData.all())), WORKERS, Duration.ofSeconds(20))
                .explain(question.facts(), question.target().query(), List.of(question.server()), Fleet.NOW, Progress.NONE);
    }

    private static ServerDiagnosis server(Consumer<Fleet> scene) {
        return diagnose(scene).servers().get(0);
    }

    private static String headline(Consumer<Fleet> scene) {
        return server(scene).topFinding().map(finding -> finding.rule().id() + " " + finding.effect()).orElse("");
    }

    private static Optional<Finding> applying(Consumer<Fleet> scene, String rule) {
        return server(scene).findings().stream().filter(it -> it.rule().id().equals(rule) && it.applies()).findFirst();
    }

    private static Finding finding(Consumer<Fleet> scene, String rule) {
        return applying(scene, rule).orElseThrow(() -> new AssertionError(rule + " does not apply"));
    }

    private static String sentence(Consumer<Fleet> scene) {
        Diagnosis diagnosis = diagnose(scene);
        return Answers.sentence(diagnosis.servers().get(0), diagnosis.target(), ENGLISH);
    }

    private static ServerBuilder june(Fleet fleet, UnaryOperator<There> words) {
        return fleet.server("HQ").has(fleet.update("June (KB5040000)"), words);
    }

    @Test
    void t02WhatTheViewHidesStandsBeforeThatItIsNotApproved() {
        Consumer<Fleet> scene = fleet -> june(fleet, it -> it);
        assertEquals("A01 HIDDEN", headline(scene));
        assertTrue(server(scene).findings().stream().noneMatch(it -> it.applies() && it.rule().id().matches("[BD]\\d\\d")));
    }

    /** Detectoids choke the server; 4,100 superseded updates make it worse. */
    private static ServerBuilder t13(Fleet fleet) {
        return SyncCauseCases.july(fleet).host("detectoids.test", "9300").clients("errors.0x80244010", "40")
                .clients("errors.0x80072EE2", "12").crowd(fleet, 4100, Boxes.SECURITY, There::superseded);
    }

    @Test
    void t13SupersededUpdatesContributeAndAreNeverFirst() {
        assertEquals("D20 BLOCKS", headline(DeliveryScenarioTest::t13));
        assertEquals(Confidence.CERTAIN, finding(DeliveryScenarioTest::t13, "D20").confidence());
        Finding superseded = finding(DeliveryScenarioTest::t13, "H01");
        assertEquals(Effect.DELAYS, superseded.effect());
        assertEquals("H01.applies.sync", superseded.message().key());
        assertEquals("D20", finding(DeliveryScenarioTest::t13, "G14").maskedBy());
        List<String> order = server(DeliveryScenarioTest::t13).findings().stream().filter(Finding::stops).map(it -> it.rule().id())
                .toList();
        assertTrue(order.indexOf("H01") > order.indexOf("D20") && order.indexOf("H01") > order.indexOf("D02"), order::toString);
    }

    @Test
    void t13bWithoutDetectoidsTheStateOfTheServerIsWhatIsLeft() {
        Consumer<Fleet> scene = fleet -> SyncCauseCases.july(fleet).host("detectoids.test", "0").clients("errors.0x80244010", "40")
                .host("pool.queueLength", "1000").crowd(fleet, 4100, Boxes.SECURITY, There::superseded);
        assertTrue(applying(scene, "D20").isEmpty());
        assertEquals(Effect.DELAYS, finding(scene, "H01").effect());
        assertTrue(applying(scene, "H05").isPresent());
        assertNull(finding(scene, "G14").maskedBy());
    }

    @Test
    void detectoidsExplainWhyComputersDoNotGetWhatIsApproved() {
        Consumer<Fleet> scene = fleet -> june(fleet, There::approved).host("detectoids.test", "9300").clients("errors.0x80244010", "40");
        assertEquals("D20 AFTER", headline(scene));
        assertEquals("D20", finding(scene, "G14").maskedBy());
    }

    /** Nobody collected anything around the update; that it is approved stays the answer, and one line is enough for the rest. */
    @Test
    void aHealthyApprovedUpdateStaysClearWithoutEvidenceOfTheHost() {
        Consumer<Fleet> scene = fleet -> june(fleet, There::approved).everyDayAt("03:00").drop("host").drop("clients").drop("status")
                .drop("events")
                .drop("logTail");
        Diagnosis diagnosis = diagnose(scene);
        ServerDiagnosis hq = diagnosis.servers().get(0);
        assertEquals(Outcome.CLEAR, diagnosis.outcome());
        assertEquals("KB5040000 is on HQ and approved.", sentence(scene));
        String line = Answers.notCollected(hq, ENGLISH).orElseThrow();
        for (String id : List.of("G12", "G13", "G14", "H04", "H05", "H07", "H10")) {
            assertTrue(line.contains(id), line);
            assertEquals(Status.UNDECIDED, hq.findings().stream().filter(it -> it.rule().id().equals(id)).findFirst().orElseThrow()
                    .status());
        }
        String explanation = Answers.explanation(hq, diagnosis.target(), ENGLISH);
        assertTrue(explanation.contains(line), explanation);
        assertFalse(explanation.contains("Application pool WsusPool has the limits"), "told by its id alone");
        assertTrue(Answers.notCollected(hq, JAPANESE).orElseThrow().startsWith("収集されていないため"));
    }

    /** An absent update whose cause is not proved: readings of the host are not what the reader is missing. */
    @Test
    void anOpenAnswerDoesNotAskForReadingsOfTheHost() {
        Consumer<Fleet> scene = fleet -> PresenceCases.absent(fleet).drop("subscription").drop("host").drop("clients");
        String sentence = sentence(scene);
        assertFalse(sentence.contains("WsusPool") || sentence.contains("indexes") || sentence.contains("computers"), sentence);
    }

    @Test
    void aWithdrawnUpdateIsToldOnce() {
        Consumer<Fleet> scene = fleet -> june(fleet, it -> it.expired().declined());
        assertEquals("G02 HIDDEN", headline(scene));
        assertEquals("G02", finding(scene, "A02").maskedBy());
        assertEquals(List.of("find-successor"), finding(scene, "G02").remedies().stream().map(it -> it.id()).toList());
    }

    @Test
    void aWithdrawnUpdateNamesItsReissue() {
        Consumer<Fleet> scene = fleet -> {
            june(fleet, There::expired);
            fleet.catalogue().has(fleet.update("June (KB5040000)").created("2026-06-20T17:00:00Z"));
        };
        Finding withdrawn = finding(scene, "G02");
        assertEquals("G02.applies.reissued", withdrawn.message().key());
        assertEquals("G02", finding(scene, "A07").maskedBy());
        assertEquals("use-replacement", withdrawn.remedies().get(0).id());
    }

    @Test
    void aScriptThatDeclinesAtOnceIsCalledOne() {
        Consumer<Fleet> scene = fleet -> {
            UpdateBuilder june = fleet.update("June (KB5040000)");
            fleet.server("HQ").has(june, it -> it.declined().superseded().arrived("2026-06-20T00:00:00Z"))
                    .has(fleet.update("July").kb("5041000").supersedes(june).created("2026-07-01T17:00:00Z"));
        };
        Finding declined = finding(scene, "G03");
        assertEquals("G03 HIDDEN", headline(scene));
        assertEquals("G03.applies.early", declined.message().key());
        assertEquals(List.of("use-replacement", "reinstate", "delay-decline"), declined.remedies().stream().map(it -> it.id()).toList());
        assertEquals("G03", finding(scene, "A02").maskedBy());
    }

    /** The rule is the reason behind the cause, not a second cause. */
    @Test
    void theApprovalRuleIsNamedBesideTheMissingApproval() {
        Consumer<Fleet> scene = fleet -> june(fleet, it -> it).approvalRule("Pilot", true, List.of(Boxes.WINDOWS_11),
                List.of(Boxes.CRITICAL),
                "Pilot computers");
        assertEquals(Effect.INFO, finding(scene, "G05").effect());
        assertEquals("The automatic approval rule “Pilot” of HQ comes closest to “June (KB5040000)”, but does not name its classification: "
                + "Security Updates.", finding(scene, "G05").message().text(ENGLISH));
        assertEquals(Effect.AFTER, finding(scene, "G01").effect());
    }

    @Test
    void pendingTermsStandForTheMissingApproval() {
        Consumer<Fleet> scene = fleet -> june(fleet, There::licencePending);
        assertEquals("G04", finding(scene, "G01").maskedBy());
        assertEquals(List.of("accept-licence", "approve"), finding(scene, "G04").remedies().stream().map(it -> it.id()).toList());
    }

    @Test
    void aFileThatFailedIsTheAnswerForAnApprovedUpdate() {
        Consumer<Fleet> scene = fleet -> june(fleet, it -> it.approved().ready(ReadyState.FAILED));
        assertEquals("G07 AFTER", headline(scene));
        assertEquals("KB5040000 is on HQ, but the server failed to download its files.", sentence(scene));
    }

    @Test
    void aRefusedSignatureStandsForTheMissingFile() {
        Consumer<Fleet> scene = fleet -> june(fleet, it -> it.approved().ready(ReadyState.FAILED))
                .event(364, "Content file download failed. Reason: File cert verification failure. Error 2148204801");
        assertEquals("G08 AFTER", headline(scene));
        assertEquals("G08", finding(scene, "G07").maskedBy());
    }

    @Test
    void computersThatAskAnotherServerAreTheAnswerForAnApprovedUpdate() {
        Consumer<Fleet> scene = fleet -> {
            june(fleet, There::approved).clients("policy.server", "http://br1:8530");
            fleet.server("BR1");
        };
        assertEquals("G12 AFTER", headline(scene));
        assertEquals("KB5040000 is on HQ, but the computers ask another server (http://br1:8530).", sentence(scene));
    }

    @Test
    void aStoppedServiceBlocksWhatIsNotThereAndKeepsBackWhatIs() {
        assertEquals("H10 BLOCKS", headline(fleet -> {
            ServerBuilder hq = PresenceCases.absent(fleet).host("service.wsus", "Stopped").synced("2026-07-03T03:10:00Z");
            hq.drop(UpdateField.PUBLISHED_TO_WSUS);
            fleet.server("OTHER").has(fleet.updates().get(0));
        }));
        assertEquals("H10 AFTER", headline(fleet -> june(fleet, There::approved).host("service.wsus", "Stopped")));
    }

    @Test
    void aNeglectedServerIsNoAnswer() {
        Consumer<Fleet> scene = fleet -> june(fleet, There::approved).host("database.lastReindex", "2025-01-01T00:00:00Z")
                .host("database.indexes.custom", "false").host("pool.queueLength", "1000").crowd(fleet, 1600, Boxes.SECURITY,
                        There::superseded);
        assertEquals("", headline(scene));
        assertEquals("KB5040000 is on HQ and approved.", sentence(scene));
        assertEquals(Outcome.CLEAR, diagnose(scene).outcome());
        for (String id : List.of("H01", "H04", "H05")) {
            assertEquals(Effect.RISK, finding(scene, id).effect(), id);
        }
    }

    /** The same state, once computers feel it. */
    @Test
    void aNeglectedServerContributesOnceComputersTimeOut() {
        Consumer<Fleet> scene = fleet -> june(fleet, There::approved).host("database.lastReindex", "2025-01-01T00:00:00Z")
                .clients("errors.days", "7").clients("errors.0x8024401C", "40").crowd(fleet, 1600, Boxes.SECURITY, There::superseded);
        assertEquals("G14 AFTER", headline(scene));
        assertEquals("H01.applies.computers", finding(scene, "H01").message().key());
        assertEquals("H04.applies.computers", finding(scene, "H04").message().key());
    }

    @Test
    void advisoriesAreNeverACause() {
        Consumer<Fleet> scene = fleet -> PresenceCases.absent(fleet).host("os.build", "17763").host("os.ubr", "7000")
                .event(7053, "System.InvalidCastException").products(Boxes.OFFICE);
        assertEquals("B01 BLOCKS", headline(scene));
        Finding hole = finding(scene, "L04");
        assertEquals(List.of(Effect.RISK, Severity.CRITICAL, Stage.ADVICE), List.of(Objects.requireNonNull(hole.effect()),
                Objects.requireNonNull(hole.severity()), hole.rule().stage()));
        assertTrue(hole.message().text(ENGLISH).contains("10.0.17763.7922"), hole.message().text(ENGLISH));
        assertTrue(hole.message().text(JAPANESE).contains("CVE-2025-59287"), hole.message().text(JAPANESE));
    }
}
