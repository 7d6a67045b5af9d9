package org.todoku.rules.wsus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.todoku.rules.wsus.PresenceCases.absent;
import static org.todoku.rules.wsus.SyncCauseCases.CUT;
import static org.todoku.rules.wsus.SyncCauseCases.DHE_ONLY;
import static org.todoku.rules.wsus.SyncCauseCases.fails;
import static org.todoku.rules.wsus.SyncCauseCases.july;
import static org.todoku.rules.wsus.SyncCauseCases.other;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.todoku.core.Progress;
import org.todoku.core.SyncError;
import org.todoku.core.SyncResult;
import org.todoku.rules.Answers;
import org.todoku.rules.Confidence;
import org.todoku.rules.Diagnosis;
import org.todoku.rules.DiagnosisEngine;
import org.todoku.rules.Effect;
import org.todoku.rules.Finding;
import org.todoku.rules.Question;
import org.todoku.rules.Reader;
import org.todoku.rules.RuleRegistry;
import org.todoku.rules.ServerDiagnosis;
import org.todoku.rules.Status;
import org.todoku.rules.data.DataPacks;
import org.todoku.rules.wsus.testing.Boxes;
import org.todoku.rules.wsus.testing.Fleet;
import org.todoku.rules.wsus.testing.Judgement;
import org.todoku.rules.wsus.testing.Judgement.Kind;
import org.todoku.rules.wsus.testing.ServerBuilder;

/** Failing synchronisation through the engine: the cause that a person can mend stands first, the umbrella after it. */
class SyncScenarioTest {

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
                .explain(question.facts(), question.target().query(), List.of(question.server()), Fleet.NOW, Progress.NONE);
    }

    private static ServerDiagnosis server(Consumer<Fleet> scene) {
        return diagnose(scene).servers().get(0);
    }

    private static List<String> stopping(Consumer<Fleet> scene) {
        return server(scene).findings().stream().filter(Finding::stops).filter(finding -> finding.maskedBy() == null)
                .map(finding -> finding.rule().id() + "@" + finding.server()).toList();
    }

    private static Finding finding(Consumer<Fleet> scene, String rule) {
        return server(scene).findings().stream().filter(it -> it.rule().id().equals(rule)).findFirst()
                .orElseThrow(() -> new AssertionError("nothing said by " + rule));
    }

    private static boolean silent(Consumer<Fleet> scene, String rule) {
        return server(scene).findings().stream().noneMatch(it -> it.rule().id().equals(rule) && it.applies());
    }

    /** A hardening policy leaves ChaCha and DHE only; a server beside it works. */
    private static void t12(Fleet fleet) {
        fails(fleet, CUT).host("tls.cipherSuites", DHE_ONLY).host("tls.client12Enabled", "1");
        other(fleet, true);
    }

    @Test
    void t12CipherPolicy() {
        assertEquals(List.of("D07@HQ", "D02@HQ"), stopping(SyncScenarioTest::t12));
        assertEquals(Status.RULED_OUT, finding(SyncScenarioTest::t12, "D19").status());
        assertEquals(Status.RULED_OUT, finding(SyncScenarioTest::t12, "D06").status());
        assertEquals(Status.RULED_OUT, finding(SyncScenarioTest::t12, "D14").status());
        Diagnosis diagnosis = diagnose(SyncScenarioTest::t12);
        assertEquals("KB5040000 is not on HQ because a policy leaves it no cipher suite that Microsoft Update accepts.",
                Answers.sentence(diagnosis.servers().get(0), diagnosis.target(), new Reader(Locale.ENGLISH, ZoneOffset.UTC)));
    }

    private static void t13(Fleet fleet) {
        july(fleet).host("detectoids.test", "9300").clients("errors.0x80244010", "40").clients("errors.0x80072EE2", "12");
    }

    @Test
    void t13TestDetectoids() {
        assertEquals(List.of("D20@HQ", "D02@HQ"), stopping(SyncScenarioTest::t13));
        Finding detectoids = finding(SyncScenarioTest::t13, "D20");
        assertEquals(Confidence.CERTAIN, detectoids.confidence());
        assertTrue(detectoids.rule().masks("G14"), "what computers report is explained by it");
        assertTrue(detectoids.evidence().stream().anyMatch(it -> it.fact().equals("syncHistory.usualMinutes") && it.value().equals(12L)));
        assertTrue(detectoids.evidence().stream().anyMatch(it -> it.fact().equals("syncHistory.slowMinutes") && it.value().equals(190L)));
        assertEquals(List.of("delete-detectoids"), detectoids.remedies().stream().map(it -> it.id()).toList());
        assertTrue(silent(SyncScenarioTest::t13, "D22"), "a slow database is not a cause of its own then");
    }

    /** The same symptoms on a server that was built after the service left them out. */
    @Test
    void t13bNewServer() {
        Consumer<Fleet> scene = fleet -> july(fleet).host("detectoids.test", "0").clients("errors.0x80244010", "40");
        assertEquals(Status.RULED_OUT, finding(scene, "D20").status());
        assertFalse(stopping(scene).contains("D20@HQ"));
        assertTrue(stopping(scene).contains("D02@HQ"));
    }

    @Test
    void t04RemovingEitherCauseLeavesTheOther() {
        assertEquals(List.of("D10@HQ", "D02@HQ", "B01@HQ"), stopping(it -> ScenarioTest.t04(it, true, false)));
        assertEquals(List.of("D10@HQ", "D02@HQ"), stopping(it -> ScenarioTest.t04(it, true, true)));
        assertEquals(List.of("B01@HQ"), stopping(it -> ScenarioTest.t04(it, false, false)));
    }

    /** One cause each: what comes first, and that the umbrella stays. */
    @TestFactory
    Stream<DynamicTest> theCauseStandsBeforeTheUmbrella() {
        record Scene(String first, Consumer<Fleet> fleet) {
        }
        return Stream.of(
                new Scene("D06", it -> fails(it, CUT).version("6.3.9600.1", "6.3.9600.20000")),
                new Scene("D08", it -> fails(it, SyncCauseCases.SOAP).asks("https://fe2.update.microsoft.com/v6/")),
                new Scene("D09", it -> fails(it, SyncCauseCases.TRUST)),
                new Scene("D11", it -> fails(it, "WebException: The remote server returned an error: (502) Bad Gateway.")),
                new Scene("D12", it -> fails(it, SyncCauseCases.FORBIDDEN)),
                new Scene("D13", it -> fails(it, SyncCauseCases.NO_NAME)),
                new Scene("D14", it -> fails(it, SyncCauseCases.UNREACHABLE)),
                new Scene("D15", it -> fails(it, SyncCauseCases.UNREACHABLE).noProxy().host("winhttp.proxy", "proxy:8080")),
                new Scene("D22", it -> fails(it, SyncError.LOCAL_DB_TOO_BUSY, "")),
                new Scene("D23", it -> fails(it, SyncError.LOCAL_DB_OTHER_ERROR, "because the 'PRIMARY' filegroup is full")),
                new Scene("D24", it -> fails(it, SyncError.USS_INTERNAL_ERROR, "").event(389, "2026-06-30T17:00:00Z", "tanaka"))
        ).map(scene -> DynamicTest.dynamicTest(scene.first(), () -> assertEquals(List.of(scene.first() + "@HQ", "D02@HQ"),
                stopping(scene.fleet()))));
    }

    /** The proxy refuses and a box is missing; the 407 is wrapped in a text that speaks of closed connections too. */
    @Test
    void severalSignaturesInOneTextAreOneCause() {
        Consumer<Fleet> scene = fleet -> fails(fleet,
                "WebException: The remote server returned an error: (407) Proxy Authentication Required."
                + " ---> The underlying connection was closed ---> The operation has timed out");
        assertEquals(List.of("D10@HQ", "D02@HQ"), stopping(scene));
        assertTrue(Stream.of("D13", "D14", "D15", "D20", "D22").allMatch(rule -> silent(scene, rule)));
    }

    @Test
    void twoCausesEncryptionAndABox() {
        assertEquals(List.of("D07@HQ", "D02@HQ", "B01@HQ"), stopping(fleet -> {
            t12(fleet);
            fleet.server("HQ").products(Boxes.OFFICE);
        }));
    }

    /** 10054 again, but encryption is in order: the network. */
    @Test
    void aCutConnectionWithGoodEncryptionIsTheNetwork() {
        assertEquals(List.of("D14@HQ", "D02@HQ"), stopping(fleet -> fails(fleet, CUT).host("tls.cipherSuites", "")));
        Consumer<Fleet> unknown = fleet -> fails(fleet, CUT);
        assertEquals("D02@HQ", stopping(unknown).get(0), "a mere pattern does not go before the fact");
        assertEquals(Status.UNDECIDED, finding(unknown, "D07").status());
    }

    @Test
    void withoutATextNothingIsGuessed() {
        Consumer<Fleet> scene = fleet -> fails(fleet, "");
        assertEquals(List.of("D02@HQ"), stopping(scene));
        assertEquals(Effect.INFO, finding(scene, "D29").effect());
        assertEquals("D29", finding(scene, "D07").maskedBy());
    }

    /** Two servers fail since the same night: Microsoft's side, not the box that was ticked before. */
    @Test
    void twoIndependentServersFailTogether() {
        Consumer<Fleet> scene = fleet -> {
            fails(fleet, SyncError.USS_BUSY, SyncCauseCases.BUSY).selectionChanged("2026-06-30T17:00:00Z");
            other(fleet, false);
        };
        assertEquals(Confidence.POSSIBLE, finding(scene, "D19").confidence(), "something was changed here too");
        assertEquals(Status.RULED_OUT, finding(scene, "D24").status());
        Consumer<Fleet> untouched = fleet -> {
            fails(fleet, SyncError.USS_BUSY, SyncCauseCases.BUSY);
            other(fleet, false);
        };
        assertEquals(List.of("D19@HQ", "D02@HQ"), stopping(untouched));
    }

    /** HQ works, BR1 does not get an answer of HQ's stopped pool, BR2 waits for BR1. */
    private static void chain(Fleet fleet, String asked) {
        var update = fleet.update("2026-06 Cumulative Update (KB5040000)");
        fleet.server("HQ").has(update).host("pool.state", "Stopped");
        SynchronisationCases.failing(fleet.server("BR1").downstreamOf("HQ"), "2026-06-01T03:10:00Z", SyncError.USS_BUSY,
                SyncCauseCases.BUSY);
        fleet.server("BR2").replicaOf("BR1").products().classifications();
        fleet.ask("KB5040000", asked);
    }

    @Test
    void threeLevelsWithAStoppedPoolAtTheTop() {
        assertEquals(List.of("D17@BR1", "D02@BR1"), stopping(it -> chain(it, "BR1")).stream().filter(id -> id.startsWith("D")).toList());
        assertEquals("D17@BR1", stopping(it -> chain(it, "BR1")).get(0));
        List<String> below = stopping(it -> chain(it, "BR2"));
        assertEquals("D17@BR1", below.get(0), below::toString);
        assertTrue(below.contains("E01@BR2"));
        assertEquals(Effect.RISK, Judgement.of("D17", asked(it -> chain(it, "HQ"))).applies().effect(),
                "what computers miss is no reason on HQ itself");
    }

    private static Fleet asked(Consumer<Fleet> scene) {
        Fleet fleet = new Fleet();
        scene.accept(fleet);
        return fleet;
    }

    /** Cancelled at night by a restart while the proxy is fine. */
    @Test
    void cancelledAgainAndAgain() {
        assertEquals(List.of("D05@HQ"), stopping(fleet -> absent(fleet).synced("2026-06-01T03:10:00Z").cancelled("2026-07-02T03:10:00Z")
                .cancelled("2026-07-03T03:10:00Z")));
    }

    /** A good synchronisation came after the update: whatever fails now is a risk for others. */
    @TestFactory
    Stream<DynamicTest> whatIsNotTheCauseOnlyRisks() {
        return SyncCauseCases.all().stream().filter(it -> it.kind() == Kind.APPLIES && it.rule().startsWith("D"))
                .filter(it -> !it.rule().equals("D28") && !it.rule().equals("D25"))
                // there the update came late, or the selection was changed late, whatever its date
                .filter(it -> !it.fleet().asked().equals("BR1") && !it.rule().equals("D24"))
                .map(it -> DynamicTest.dynamicTest(it.toString(), () -> {
                    Fleet fleet = it.fleet();
                    fleet.updates().forEach(update -> update.created("2020-01-14T18:00:00Z"));
                    Judgement judgement = Judgement.of(it.rule(), fleet);
                    boolean itself = it.rule().equals("D21") && !it.variant().equals("others");
                    if (judgement.kind() == Kind.APPLIES && !itself) {
                        Effect effect = judgement.applies().effect();
                        assertTrue(effect == Effect.RISK || effect == Effect.INFO, () -> it + ": " + effect);
                    }
                }));
    }

    /** Runs that end before they start, and runs of the day after tomorrow. */
    @Test
    void aClockThatWentWrongHidesNothing() {
        Consumer<Fleet> scene = fleet -> fails(fleet, SynchronisationCases.JA_407)
                .took("2026-06-20T03:00:00Z", -600, SyncResult.FAILED, SyncError.UNKNOWN, "")
                .synced("2031-01-01T03:10:00Z");
        assertEquals(List.of("D10@HQ", "D02@HQ"), stopping(scene));
        assertEquals(2L, finding(scene, "D02").evidence().stream().filter(it -> it.fact().equals("syncHistory.impossible")).findFirst()
                .orElseThrow().value());
        Fleet every = asked(scene);
        for (var rule : WsusRules.all()) {
            Judgement.of(rule.id(), every);
        }
        // where all runs lie in the future, the moment of reading is wrong, and they count
        assertEquals(List.of("D10@HQ", "D02@HQ"),
                stopping(fleet -> fails(fleet, SynchronisationCases.JA_407).collectedAt("2020-01-01T00:00:00Z")));
    }

    /** The language of the text does not matter. */
    @Test
    void japaneseTextsTellTheSame() {
        assertEquals(stopping(fleet -> fails(fleet, CUT).host("tls.cipherSuites", DHE_ONLY)),
                stopping(fleet -> fails(fleet, SyncCauseCases.CUT_JA).host("tls.cipherSuites", DHE_ONLY)));
    }

    /** The catalogue has it, WSUS is not offered it: mending the proxy would bring nothing. */
    @Test
    void whatIsNotOfferedIsNotBlamedOnEncryption() {
        assertEquals(List.of("C03@HQ"), stopping(fleet -> {
            ServerBuilder hq = fleet.server("HQ").host("tls.cipherSuites", DHE_ONLY);
            SynchronisationCases.failing(hq, "2026-06-01T03:10:00Z", SyncError.USS_COMMUNICATION_ERROR, CUT);
            fleet.catalogue().has(fleet.update("Hotfix (KB5040000)"), there -> there.offeredToWsus(false));
        }));
    }

    /** A refusal as of a dead address, but somebody ticked something the evening before. */
    @Test
    void aChangedSelectionGoesBeforeAnAddressNobodyRead() {
        assertEquals("D24@HQ", stopping(fleet -> fails(fleet, SyncError.USS_INTERNAL_ERROR, SyncCauseCases.SOAP)
                .selectionChanged("2026-06-30T17:00:00Z")).get(0));
        assertEquals("D08@HQ", stopping(fleet -> fails(fleet, SyncError.USS_INTERNAL_ERROR, SyncCauseCases.SOAP)).get(0));
    }

    /** A full disk of the database looks like a busy one. */
    @Test
    void aFullDatabaseIsNotCalledBusy() {
        Consumer<Fleet> scene = fleet -> fails(fleet, SyncError.LOCAL_DB_OTHER_ERROR, "").host("database.kind", "express")
                .host("database.bytes", "10600000000");
        assertEquals("D23@HQ", stopping(scene).get(0));
        assertEquals("D23", finding(scene, "D22").maskedBy());
    }
}
