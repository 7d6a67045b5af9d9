package org.todoku.rules.wsus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.todoku.core.Completeness;
import org.todoku.core.Progress;
import org.todoku.core.SyncError;
import org.todoku.core.UserRole;
import org.todoku.core.fact.Tri;
import org.todoku.rules.Answers;
import org.todoku.rules.Diagnosis;
import org.todoku.rules.DiagnosisEngine;
import org.todoku.rules.Finding;
import org.todoku.rules.Question;
import org.todoku.rules.Reader;
import org.todoku.rules.RuleRegistry;
import org.todoku.rules.ServerDiagnosis.Extent;
import org.todoku.rules.ServerDiagnosis;
import org.todoku.rules.Status;
import org.todoku.rules.data.DataPacks;
import org.todoku.rules.wsus.testing.Boxes;
import org.todoku.rules.wsus.testing.Fleet;
import org.todoku.rules.wsus.testing.ServerBuilder.There;

/** The same situations through the engine: what a person reads first. */
class ScenarioDiagnosisTest {

    private static final ExecutorService WORKERS = Executors.newSingleThreadExecutor();

    @AfterAll
    static void stop() {
        WORKERS.shutdownNow();
    }

    private static Diagnosis diagnose(Consumer<Fleet> scene) {
        Fleet fleet = new Fleet();
        scene.accept(fleet);
        Question question = fleet.question();
        return new DiagnosisEngine(RuleRegistry.of(WsusRules.all(), DataPacks.of(WsusData.all())), WORKERS, Duration.ofSeconds(20))
                .explain(question.facts(),
                question.target().query(), List.of(question.server()), Fleet.NOW, Progress.NONE);
    }

    private static List<String> stopping(ServerDiagnosis diagnosis) {
        return diagnosis.findings().stream().filter(Finding::stops).filter(finding -> finding.maskedBy() == null)
                .map(finding -> finding.rule().id() + "@" + finding.server()).toList();
    }

    private static String sentence(Diagnosis diagnosis, Locale locale) {
        return Answers.sentence(diagnosis.servers().get(0), diagnosis.target(), new Reader(locale, ZoneOffset.UTC));
    }

    @Test
    void t04NamesTheProxyBeforeTheUmbrellaAndTheBox() {
        Diagnosis diagnosis = diagnose(it -> ScenarioTest.t04(it, true, false));
        assertEquals(List.of("D10@HQ", "D02@HQ", "B01@HQ"), stopping(diagnosis.servers().get(0)));
        assertEquals("KB5040000 is not on HQ because the proxy server refuses synchronisation (407).", sentence(diagnosis, Locale.ENGLISH));
        assertEquals("プロキシ サーバーが同期を拒否している (407)ため、KB5040000 は HQ にありません。", sentence(diagnosis, Locale.JAPANESE));
    }

    @Test
    void t08NamesTheTopServerFirst() {
        ServerDiagnosis diagnosis = diagnose(it -> ScenarioTest.t08(it, "BR1")).servers().get(0);
        assertEquals("B01@HQ", stopping(diagnosis).get(0));
        assertTrue(diagnosis.findings().stream().filter(finding -> finding.rule().id().equals("B01") && finding.server().equals("BR1"))
                .allMatch(finding -> "E04".equals(finding.maskedBy())), "what a replica lacks is masked by E04");
    }

    @Test
    void t25ProvesNothing() {
        ServerDiagnosis diagnosis = diagnose(ScenarioTest::t25).servers().get(0);
        assertEquals(List.of(), stopping(diagnosis));
        assertTrue(diagnosis.findings().stream()
                .anyMatch(finding -> finding.rule().id().equals("A10") && finding.status() == Status.UNDECIDED));
    }

    /** What the sentence says is what the rules say. */
    @Test
    void aListThatProvesNothingIsNotCalledAbsence() {
        Diagnosis cut = diagnose(ScenarioTest::t25);
        assertEquals(Tri.UNKNOWN, cut.servers().get(0).present());
        assertEquals("Undecided: nothing proves that KB5040000 is missing on HQ: its list of updates cannot be relied on "
                + "(exactly 100 rows, as many as some tools list at most).", sentence(cut, Locale.ENGLISH));
        assertEquals(Diagnosis.Outcome.UNDECIDED, cut.outcome());
        Diagnosis blind = diagnose(fleet -> PresenceCases.absent(fleet).role(UserRole.UNAUTHORIZED));
        assertEquals(Tri.UNKNOWN, blind.servers().get(0).present());
        assertTrue(sentence(blind, Locale.ENGLISH).endsWith("(the account that asked may see nothing there)."));
    }

    /** One product of several is ticked; nobody here wants the other variant. */
    @Test
    void aVariantOfAnotherProductDoesNotHideThatTheWantedOneIsThere() {
        Diagnosis diagnosis = diagnose(fleet -> {
            fleet.server("HQ").has(fleet.update("x64 (KB5040000)"), There::approved);
            fleet.catalogue().has(fleet.update("arm64 (KB5040000)").products(Boxes.EDGE));
        });
        assertEquals(Extent.SOME, diagnosis.servers().get(0).extent());
        assertEquals("HQ has 1 of 2 variants of KB5040000 (approved); missing: “arm64 (KB5040000)” "
                + "(none of its products is ticked there (Microsoft Edge)).", sentence(diagnosis, Locale.ENGLISH));
        assertEquals(Diagnosis.Outcome.BLOCKED, diagnosis.outcome());
        assertEquals(Diagnosis.Outcome.CLEAR, diagnose(fleet -> {
            fleet.server("HQ").has(fleet.update("x64 (KB5040000)"), There::approved);
            fleet.catalogue().has(fleet.update("arm64 (KB5040000)").products(Boxes.EDGE));
            fleet.ask("KB5040000 x64", "HQ");
        }).outcome());
    }

    /** Where none is there, the one that the server selects is explained first. */
    @Test
    void theVariantOfASelectedProductIsExplainedFirst() {
        Diagnosis diagnosis = diagnose(fleet -> {
            fleet.server("HQ").synced("2026-06-01T03:10:00Z").failed("2026-07-03T03:01:00Z", SyncError.USS_NOT_FOUND, "");
            fleet.catalogue().has(fleet.update("arm64 (KB5040000)").products(Boxes.EDGE).created("2026-06-10T17:00:00Z"))
                    .has(fleet.update("x64 (KB5040000)"));
        });
        ServerDiagnosis hq = diagnosis.servers().get(0);
        assertEquals("D02", hq.topFinding().orElseThrow().rule().id());
        assertEquals(List.of("x64 (KB5040000)", "arm64 (KB5040000)"),
                hq.missing().stream().map(one -> one.update().title(Locale.ENGLISH)).toList());
    }

    @Test
    void aServerThatDidNotAnswerMasksEverythingThatRestsOnAbsence() {
        ServerDiagnosis diagnosis = diagnose(fleet -> PresenceCases.absent(fleet)
                .updates(Completeness.FAILED, "time-out")).servers().get(0);
        assertEquals(Tri.UNKNOWN, diagnosis.present());
        assertEquals("A12", diagnosis.findings().get(0).rule().id());
        assertFalse(diagnosis.findings().stream().anyMatch(finding -> finding.status() == Status.UNDECIDED
                && finding.rule().id().matches("[BCDE].*") && finding.maskedBy() == null));
    }

    @Test
    void anExpiredUpdateLeavesNoRemedyThatCannotHelp() {
        ServerDiagnosis diagnosis = diagnose(fleet -> {
            ScenarioTest.t16(fleet);
            fleet.server("NEW").products();
        }).servers().get(0);
        assertEquals(List.of("C05@NEW"), stopping(diagnosis));
    }

    /** Synchronisation fails too, but mending it would bring nothing. */
    @Test
    void anUpdateOfTheCatalogueOnlyIsNotBlamedOnTheProxy() {
        ServerDiagnosis diagnosis = diagnose(fleet -> {
            ScenarioTest.t04(fleet, true, true);
            var hotfix = fleet.update("Hotfix for Microsoft Edge (KB5041111)").kb("5041111").products(Boxes.EDGE)
                    .classification(Boxes.UPDATES)
                    .created("2026-07-02T17:00:00Z");
            fleet.catalogue().has(hotfix, there -> there.offeredToWsus(false));
            fleet.ask("KB5041111", "HQ");
        }).servers().get(0);
        assertEquals(List.of("C03@HQ"), stopping(diagnosis));
        assertEquals("C03", diagnosis.topFinding().orElseThrow().rule().id());
    }
}
