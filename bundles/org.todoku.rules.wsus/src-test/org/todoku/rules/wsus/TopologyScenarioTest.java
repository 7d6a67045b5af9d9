package org.todoku.rules.wsus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.todoku.rules.wsus.TopologyCases.branch;
import static org.todoku.rules.wsus.TopologyCases.circle;
import static org.todoku.rules.wsus.TopologyCases.failing;
import static org.todoku.rules.wsus.TopologyCases.imported;
import static org.todoku.rules.wsus.TopologyCases.japanese;
import static org.todoku.rules.wsus.TopologyCases.levels;
import static org.todoku.rules.wsus.TopologyCases.missed;
import static org.todoku.rules.wsus.TopologyCases.offline;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.todoku.core.Progress;
import org.todoku.core.ReadyState;
import org.todoku.core.SyncError;
import org.todoku.core.fact.Tri;
import org.todoku.rules.Answers;
import org.todoku.rules.Confidence;
import org.todoku.rules.Diagnosis;
import org.todoku.rules.DiagnosisEngine;
import org.todoku.rules.Effect;
import org.todoku.rules.Finding;
import org.todoku.rules.Question;
import org.todoku.rules.Reader;
import org.todoku.rules.Remedy;
import org.todoku.rules.RuleRegistry;
import org.todoku.rules.ServerDiagnosis;
import org.todoku.rules.Stage;
import org.todoku.rules.Status;
import org.todoku.rules.data.DataPacks;
import org.todoku.rules.wsus.testing.Boxes;
import org.todoku.rules.wsus.testing.Fleet;
import org.todoku.rules.wsus.testing.Fleet.UpdateBuilder;
import org.todoku.rules.wsus.testing.ServerBuilder.There;

/** Hierarchies, islands and imports through the engine: two causes at once, three levels, and the server above first. */
class TopologyScenarioTest {

    private static final Reader EN = new Reader(Locale.ENGLISH, ZoneOffset.UTC);
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

    /** What keeps the update away, in the order of action: rule and server. */
    private static List<String> stopping(Consumer<Fleet> scene) {
        return server(scene).findings().stream().filter(Finding::stops).filter(finding -> finding.maskedBy() == null)
                .map(finding -> finding.rule().id() + "@" + finding.server()).toList();
    }

    /** What is told with any effect; advice is a list of its own. */
    private static Set<String> applying(Consumer<Fleet> scene) {
        return server(scene).findings().stream().filter(Finding::applies).filter(finding -> finding.maskedBy() == null)
                .filter(finding -> finding.rule().stage() != Stage.ADVICE)
                .map(finding -> finding.rule().id() + "@" + finding.server()).collect(Collectors.toSet());
    }

    private static Finding finding(Consumer<Fleet> scene, String rule) {
        return server(scene).findings().stream().filter(it -> it.rule().id().equals(rule)).findFirst()
                .orElseThrow(() -> new AssertionError("nothing said by " + rule));
    }

    private static List<String> remedies(Consumer<Fleet> scene) {
        return server(scene).findings().stream().filter(Finding::applies).filter(finding -> finding.maskedBy() == null)
                .flatMap(finding -> finding.remedies().stream()).map(Remedy::id).toList();
    }

    private static String sentence(Consumer<Fleet> scene, Locale locale) {
        Diagnosis diagnosis = diagnose(scene);
        return Answers.sentence(diagnosis.servers().get(0), diagnosis.target(), new Reader(locale, ZoneOffset.UTC));
    }

    @Test
    void t08TheRootStandsAboveTwoReplicas() {
        Consumer<Fleet> scene = fleet -> ScenarioTest.t08(fleet, "BR2");
        List<String> order = stopping(scene);
        assertEquals("B01@HQ", order.get(0), order::toString);
        assertTrue(order.containsAll(List.of("D02@BR2", "E09@BR2")), order::toString);
        assertTrue(order.indexOf("E09@BR2") < order.indexOf("D02@BR2"), order::toString);
        assertTrue(applying(scene).contains("E04@BR1"));
        assertEquals("HQ", finding(scene, "B01").server());
        for (Finding finding : server(scene).findings()) {
            if (finding.applies() && !finding.server().equals("HQ")) {
                assertTrue(finding.remedies().stream().noneMatch(remedy -> remedy.id().startsWith("tick-")), () -> finding.rule().id());
            }
        }
    }

    @Test
    void t09DownstreamLag() {
        assertEquals(List.of("E02@BR1"), stopping(ScenarioTest::t09));
        assertEquals(Set.of("E02@BR1"), applying(ScenarioTest::t09));
    }

    @Test
    void t20OfflineSinceMarch() {
        assertEquals(List.of("E13@ISLAND"), stopping(TopologyCases::offline));
        Finding old = finding(TopologyCases::offline, "E13");
        assertEquals(Confidence.CERTAIN, old.confidence());
        assertEquals(Effect.DELAYS, old.effect());
        assertFalse(remedies(TopologyCases::offline).stream().anyMatch(id -> id.startsWith("import-") || id.startsWith("synchronise")));
        assertEquals("KB5040000 is not on ISLAND yet because it is not connected, and its last import is of Mar 15, 2026, 9:00 AM.",
                sentence(TopologyCases::offline, Locale.ENGLISH).replace('\u202f', ' '));
        assertTrue(sentence(TopologyCases::offline, Locale.JAPANESE).contains("最後のインポート"));
    }

    @Test
    void t20bMetadataWithoutFiles() {
        Consumer<Fleet> scene = fleet -> imported(fleet, ReadyState.NOT_READY, true);
        assertEquals("E14", server(scene).topFinding().orElseThrow().rule().id());
        assertEquals(Confidence.CERTAIN, finding(scene, "E14").confidence());
        assertEquals(Effect.AFTER, finding(scene, "E14").effect());
        assertEquals(List.of("download-online"), finding(scene, "E14").remedies().stream().map(Remedy::id).toList());
    }

    /** On an island the boxes that nobody ticked explain nothing. */
    @Test
    void boxesOfAnIslandAreNoCause() {
        Consumer<Fleet> scene = fleet -> offline(fleet).products(Boxes.EDGE);
        assertEquals(List.of("E13@ISLAND"), stopping(scene));
        assertEquals("E13", finding(scene, "B01").maskedBy());
    }

    /** Two causes: the last import is too old, and the language would keep it away too. */
    @Test
    void islandThatDoesNotTakeTheLanguage() {
        Consumer<Fleet> scene = fleet -> {
            offline(fleet).languages("en");
            fleet.catalogue().has(fleet.updates().get(1).languages("ja"));
        };
        assertEquals(Set.of("E13@ISLAND", "E12@ISLAND"), Set.copyOf(stopping(scene)));
    }

    /** Two causes: the port is wrong, and the server above lacks the product. */
    @Test
    void wrongPortAndNotTickedAbove() {
        Consumer<Fleet> scene = fleet -> {
            fleet.server("BR").replicaOf("HQ").upstreamPort(80).synced("2026-06-01T03:10:00Z")
                    .failed("2026-07-02T03:10:00Z", SyncError.USS_NOT_FOUND, "")
                    .failed("2026-07-03T03:10:00Z", SyncError.USS_NOT_FOUND, "");
            fleet.server("HQ").host("iis.ports", "8530,8531");
            fleet.catalogue().has(fleet.update("Edge (KB5040000)").products(Boxes.EDGE));
        };
        assertEquals(List.of("B01@HQ", "E09@BR", "D02@BR", "E01@BR"), stopping(scene));
        assertEquals(Confidence.CERTAIN, finding(scene, "E09").confidence());
    }

    /** Two causes on three levels: the top lags behind the middle's schedule, the lowest cannot trust the middle. */
    @Test
    void threeLevelsLagAndCertificate() {
        Consumer<Fleet> scene = fleet -> {
            UpdateBuilder update = fleet.update("June (KB5040000)");
            fleet.server("LEAF").downstreamOf("MID").upstreamBySsl().synced("2026-06-08T03:10:00Z")
                    .failed("2026-07-03T03:10:00Z", SyncError.USS_COMMUNICATION_ERROR,
                            "WebException: Could not establish trust relationship for the SSL/TLS secure channel");
            fleet.server("MID").downstreamOf("TOP").synced("2026-07-03T02:00:00Z");
            fleet.server("TOP").has(update, it -> it.arrived("2026-07-03T05:00:00Z"));
        };
        List<String> order = stopping(scene);
        assertEquals("E02@MID", order.get(0), order::toString);
        assertTrue(order.containsAll(List.of("E08@LEAF", "D02@LEAF")), order::toString);
        assertTrue(order.indexOf("E08@LEAF") < order.indexOf("D02@LEAF"), order::toString);
    }

    /** The server in the middle was read, the one above it was not: nobody may say that the cause is in the middle. */
    @Test
    void nobodyReadTheTop() {
        Consumer<Fleet> scene = fleet -> {
            fleet.server("LEAF").downstreamOf("MID");
            fleet.server("MID").downstreamOf("TOP");
            fleet.catalogue().has(fleet.update("June (KB5040000)"));
        };
        Finding lacks = finding(scene, "E01");
        assertEquals(List.of("LEAF", "TOP"), lacks.remedies().get(0).args().stream().map(EN::shown).toList());
        assertTrue(server(scene).findings().stream().noneMatch(it -> it.stops() && it.server().equals("MID")
                && it.confidence() == Confidence.CERTAIN && it.rule().id().startsWith("B")), "the boxes above decide");
    }

    /** Two causes: a circle, and a failing synchronisation in it. */
    @Test
    void circleThatAlsoFails() {
        Consumer<Fleet> scene = fleet -> {
            circle(fleet, 3);
            fleet.server("S1").synced("2026-06-01T03:10:00Z").failed("2026-07-03T03:10:00Z", SyncError.USS_BUSY, "");
        };
        List<String> order = stopping(scene);
        assertTrue(order.contains("E09@S1") && order.contains("E09@S3"), order::toString);
        assertTrue(order.stream().noneMatch(it -> it.startsWith("E01")), "in a circle nobody is above");
        assertTrue(sentence(scene, Locale.ENGLISH).contains("it fetches in a circle"), () -> sentence(scene, Locale.ENGLISH));
    }

    /** Two causes: the replica mirrors a decline two levels above, and fails besides. */
    @Test
    void declinedAtTheTopOfThreeLevels() {
        Consumer<Fleet> scene = fleet -> {
            UpdateBuilder update = fleet.update("June (KB5040000)");
            fleet.server("LEAF").replicaOf("MID").has(update, There::declined).synced("2026-06-20T03:10:00Z")
                    .failed("2026-07-03T03:10:00Z", SyncError.USS_NOT_FOUND, "");
            fleet.server("MID").replicaOf("TOP").has(update, There::declined);
            fleet.server("TOP").has(update, There::declined);
        };
        Finding declined = finding(scene, "E05");
        assertEquals("E05", finding(scene, "A02").maskedBy());
        assertEquals("reinstate-above", declined.remedies().get(0).id());
        assertTrue(declined.message().text(EN).contains("TOP declined it"));
        assertEquals(Effect.RISK, finding(scene, "E09").effect());
        assertEquals("E05", server(scene).topFinding().orElseThrow().rule().id());
    }

    /** Two causes: one missed night, and the boxes of the branch itself. */
    @Test
    void missedNightAndNotTickedHere() {
        Consumer<Fleet> scene = fleet -> missed(fleet, SyncError.USS_BUSY).products(Boxes.EDGE);
        assertEquals(Set.of("B01@BR", "E03@BR"), Set.copyOf(stopping(scene)));
        assertEquals("E03", finding(scene, "D02").maskedBy());
    }

    /** A missed night is over when the next one works, and then the cause is another. */
    @Test
    void nightAfterNightIsNotAMissedWindow() {
        Consumer<Fleet> scene = fleet -> failing(fleet, SyncError.USS_BUSY, SyncCauseCases.BUSY);
        assertEquals(Status.RULED_OUT, finding(scene, "E03").status());
        assertTrue(stopping(scene).contains("D02@BR"));
    }

    /** Two causes: declines by the thousand, and the server above does not have the language either. */
    @Test
    void massDeclinesAndLanguage() {
        Consumer<Fleet> scene = fleet -> {
            UpdateBuilder update = fleet.update("June (KB5040000)").languages("ja");
            fleet.server("BR").replicaOf("HQ").languages("en", "ja").count("declinedUpdateCount", 100).synced("2026-06-01T03:10:00Z")
                    .failed("2026-07-02T03:10:00Z", SyncError.USS_COMMUNICATION_ERROR, SyncCauseCases.TIMEOUT)
                    .failed("2026-07-03T03:10:00Z", SyncError.USS_COMMUNICATION_ERROR, SyncCauseCases.TIMEOUT);
            fleet.server("HQ").languages("en").count("declinedUpdateCount", 9000);
            fleet.catalogue().has(update);
        };
        List<String> order = stopping(scene);
        assertTrue(order.containsAll(List.of("E06@BR", "E12@BR", "E12@HQ")), order::toString);
        assertTrue(order.indexOf("E12@HQ") < order.indexOf("E12@BR"), "the server above first: " + order);
        assertTrue(finding(scene, "D22").maskedBy() != null || !finding(scene, "D22").applies(), "one time-out, one cause");
    }

    /** Two causes: not compatible, and cleaned up in the wrong order. */
    @Test
    void versionAndCleanUp() {
        Consumer<Fleet> scene = fleet -> {
            failing(fleet, SyncError.INCOMPATIBLE_PROTOCOL_VERSION_ON_USS, "").version("10.0.26100.1", "10.0.26100.1")
                    .host("cleanup.lastRun", "2026-06-15T01:00:00Z");
            fleet.server("HQ").version("10.0.14393.1", "10.0.14393.7000").host("cleanup.lastRun", "2026-06-14T01:00:00Z");
        };
        assertEquals(List.of("E10@BR", "D02@BR"), stopping(scene).stream().filter(it -> !it.startsWith("E02")).toList());
        assertTrue(applying(scene).contains("E11@BR"));
        assertEquals(Confidence.CERTAIN, finding(scene, "E10").confidence());
    }

    /** Four levels, and the synchronisation of the second is by hand: how long it takes nobody can say. */
    @Test
    void fourLevelsOneByHand() {
        Consumer<Fleet> scene = fleet -> {
            levels(fleet, 4);
            fleet.server("S4").products(Boxes.EDGE);
            fleet.server("S2").bySchedule(false);
        };
        assertEquals("B01@S4", stopping(scene).get(0));
        assertTrue(finding(scene, "E15").message().text(EN).contains("S4 > S3 > S2 > S1"));
        assertTrue(finding(scene, "E15").message().text(EN).endsWith("unknown."));
        Consumer<Fleet> known = fleet -> levels(fleet, 4);
        assertTrue(finding(known, "E15").message().text(EN).endsWith("96."));
    }

    /** Two causes: not offered to WSUS, and the import that would help fails for encryption. */
    @Test
    void catalogueOnlyAndTheImportFails() {
        Consumer<Fleet> scene = fleet -> {
            fleet.server("HQ").logLine("2026-07-02T10:00:00Z", ImportingCases.CUT_IT);
            fleet.catalogue().has(fleet.update("June (KB5040000)"), it -> it.offeredToWsus(false));
        };
        assertEquals(Set.of("C03@HQ", "F01@HQ"), Set.copyOf(stopping(scene)));
        assertTrue(finding(scene, "F01").remedies().get(0).command().contains("SchUseStrongCrypto"));
    }

    /** An import of something else that failed is no cause for this update. */
    @Test
    void importOfAnotherUpdateIsNoCause() {
        Consumer<Fleet> other = fleet -> PresenceCases.absent(fleet).products(Boxes.EDGE)
                .logLine("Update Catalog import failed: KB4999999");
        assertTrue(applying(other).stream().noneMatch(it -> it.startsWith("F")), () -> applying(other).toString());
        Consumer<Fleet> nobodyKnows = fleet -> PresenceCases.absent(fleet).products(Boxes.EDGE).logLine(ImportingCases.CUT);
        assertEquals(List.of("B01@HQ"), stopping(nobodyKnows));
        assertEquals(Effect.RISK, finding(nobodyKnows, "F01").effect());
    }

    /** Two causes: withdrawn, and somebody tried to import it all the same. */
    @Test
    void withdrawnAndImported() {
        Consumer<Fleet> scene = fleet -> {
            UpdateBuilder june = fleet.update("June (KB5040000)");
            fleet.server("HQ").logLine(ImportingCases.CUT_IT).has(fleet.update("July").kb("5041000").supersedes(june));
            fleet.catalogue().has(june, There::expired);
        };
        assertTrue(stopping(scene).containsAll(List.of("C05@HQ", "F10@HQ")));
        assertEquals("F10", finding(scene, "F01").maskedBy());
        assertTrue(remedies(scene).stream().noneMatch(id -> id.startsWith("import-")), "what is withdrawn cannot be imported");
    }

    /** Imported on the lowest of three levels and cleaned away: it belongs on the top. */
    @Test
    void importedBelowAndCleanedAway() {
        Consumer<Fleet> scene = fleet -> {
            UpdateBuilder update = fleet.update("June (KB5040000)");
            fleet.server("LEAF").replicaOf("MID").logLine("2026-06-20T10:00:00Z", ImportingCases.done(update))
                    .host("cleanup.lastRun", "2026-06-28T02:00:00Z");
            fleet.server("MID").replicaOf("TOP");
            fleet.server("TOP");
            fleet.catalogue().has(update, it -> it.offeredToWsus(false));
        };
        assertEquals("C03@TOP", stopping(scene).get(0), () -> stopping(scene).toString());
        assertTrue(stopping(scene).containsAll(List.of("F06@LEAF", "F08@LEAF")), () -> stopping(scene).toString());
        assertFalse(remedies(scene).stream().filter(id -> id.equals("import-one")).count() > 1, "only the top imports by itself");
        assertTrue(finding(scene, "F08").message().text(EN).contains("on TOP, the top server"));
    }

    /** A clone of the database, and an old schedule: both are told, only one is a cause. */
    @Test
    void cloneAndLag() {
        Consumer<Fleet> scene = fleet -> {
            UpdateBuilder update = fleet.update("June (KB5040000)");
            fleet.server("BR").downstreamOf("HQ").serverId("A").synced("2026-06-09T09:30:00Z");
            fleet.server("HQ").serverId("A").has(update, it -> it.arrived("2026-07-03T10:00:00Z"));
        };
        assertTrue(stopping(scene).contains("E02@BR"));
        assertFalse(stopping(scene).stream().anyMatch(it -> it.startsWith("E16")));
        assertEquals(Effect.RISK, finding(scene, "E16").effect());
    }

    /** More facts never take back what is certain: the same missing language, the server above known or not. */
    @Test
    void theLanguageHereIsEnough() {
        Consumer<Fleet> alone = fleet -> japanese(fleet, false, "ja").languages("en").downstreamOf("TOP");
        Consumer<Fleet> both = fleet -> {
            alone.accept(fleet);
            fleet.server("TOP").languages("en", "ja");
        };
        assertEquals(Confidence.CERTAIN, finding(alone, "E12").confidence());
        assertEquals(finding(alone, "E12").message().text(EN), finding(both, "E12").message().text(EN));
    }

    /** Nothing to explain: no rule of the hierarchy says that anything is wrong. */
    @Test
    void healthyHierarchy() {
        Consumer<Fleet> scene = fleet -> {
            branch(fleet).has(fleet.updates().get(0), There::approved);
            fleet.server("HQ").has(fleet.updates().get(0), There::approved);
        };
        assertEquals(Tri.YES, server(scene).present());
        assertTrue(applying(scene).stream().noneMatch(it -> it.startsWith("E") || it.startsWith("F")), () -> applying(scene).toString());
    }
}
