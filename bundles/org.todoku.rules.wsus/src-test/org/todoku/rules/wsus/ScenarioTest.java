package org.todoku.rules.wsus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.todoku.core.SyncError;
import org.todoku.core.UpdateType;
import org.todoku.rules.Confidence;
import org.todoku.rules.Effect;
import org.todoku.rules.RuleDescriptor;
import org.todoku.rules.Stage;
import org.todoku.rules.analysis.Topology;
import org.todoku.rules.wsus.testing.Boxes;
import org.todoku.rules.wsus.testing.Fleet.Bend;
import org.todoku.rules.wsus.testing.Fleet.UpdateBuilder;
import org.todoku.rules.wsus.testing.Fleet;
import org.todoku.rules.wsus.testing.Judgement.Kind;
import org.todoku.rules.wsus.testing.Judgement;
import org.todoku.rules.wsus.testing.ServerBuilder.There;

/** Situations from the field, judged by all rules together. */
class ScenarioTest {

    /** Advice is a list of its own. */
    private static Set<String> applying(Fleet fleet) {
        Set<String> ids = ids(fleet, Kind.APPLIES);
        WsusRules.all().stream().filter(rule -> rule.stage() == Stage.ADVICE).map(RuleDescriptor::id).forEach(ids::remove);
        return ids;
    }

    private static Set<String> ids(Fleet fleet, Kind kind) {
        Set<String> ids = new TreeSet<>();
        for (RuleDescriptor rule : WsusRules.all()) {
            if (Judgement.of(rule.id(), fleet).kind() == kind) {
                ids.add(rule.id());
            }
        }
        return ids;
    }

    private static Set<String> stopping(Fleet fleet) {
        Set<String> ids = new HashSet<>(applying(fleet));
        ids.removeIf(id -> !Set.of(Effect.BLOCKS, Effect.DELAYS).contains(Judgement.of(id, fleet).applies().effect()));
        return ids;
    }

    private static Fleet fleet(Consumer<Fleet> scene) {
        Fleet fleet = new Fleet();
        scene.accept(fleet);
        return fleet;
    }

    /** A printer driver that nobody selected. */
    static void t01(Fleet fleet) {
        fleet.server("HQ");
        fleet.catalogue().has(fleet.update("HP Inc. - Printer (KB5040000)").products(Boxes.SERVICING_DRIVERS).classification(Boxes.DRIVERS)
                .type(UpdateType.DRIVER));
    }

    /** There, not approved, not needed. */
    static void t02(Fleet fleet) {
        fleet.server("HQ").has(fleet.update("2026-06 Cumulative Update (KB5040000)"));
    }

    /** Synchronisation fails with 407 and the product is not ticked. */
    static void t04(Fleet fleet, boolean failing, boolean edgeTicked) {
        var hq = fleet.server("HQ").classifications(Boxes.SECURITY, Boxes.UPDATES).proxy("proxy.example.org", true);
        hq.synced(failing ? "2026-06-20T03:10:00Z" : "2026-07-03T11:10:00Z");
        if (failing) {
            for (String day : List.of("01", "02", "03")) {
                hq.failed("2026-07-" + day + "T03:01:00Z", SyncError.PROXY_ERROR, SynchronisationCases.JA_407);
            }
        }
        if (edgeTicked) {
            hq.products(Boxes.EDGE, Boxes.WINDOWS_11);
        }
        fleet.catalogue().has(fleet.update("Microsoft Edge (KB5040000)").products(Boxes.EDGE).classification(Boxes.UPDATES)
                .created("2026-07-02T17:00:00Z"));
    }

    /** Ticked at 17:00, the schedule runs at 03:00. */
    static void t06(Fleet fleet) {
        fleet.server("HQ").products(Boxes.SERVER_2022).selectionChanged("2026-07-02T17:00:00Z").synced("2026-07-02T03:05:00Z")
                .collectedAt("2026-07-02T21:00:00Z");
        fleet.catalogue().has(fleet.update("2026-06 Cumulative Update for 21H2 (KB5040000)").products(Boxes.SERVER_2022));
    }

    /** HQ lacks the product, BR1 mirrors HQ, BR2 mirrors BR1 under its old name and fails. */
    static void t08(Fleet fleet, String asked) {
        fleet.server("HQ").classifications(Boxes.UPDATES);
        fleet.server("BR1").replicaOf("HQ").products().classifications();
        fleet.server("BR2").replicaOf("BR1.old.example.org").products().classifications().synced("2026-06-01T03:10:00Z")
                .failed("2026-07-03T03:01:00Z", SyncError.USS_NOT_FOUND, "");
        fleet.catalogue().has(fleet.update("Office (KB5040000)").products(Boxes.OFFICE).classification(Boxes.UPDATES));
        fleet.ask("KB5040000", asked);
    }

    /** The parent has it since 10:00, the child synchronised at 09:30. */
    static void t09(Fleet fleet) {
        UpdateBuilder update = fleet.update("2026-06 Cumulative Update (KB5040000)");
        fleet.server("BR1").downstreamOf("HQ").synced("2026-07-03T09:30:00Z");
        fleet.server("HQ").has(update, it -> it.arrived("2026-07-03T10:00:00Z"));
    }

    /** A new server wants an update that has expired; a later one is there. */
    static void t16(Fleet fleet) {
        UpdateBuilder old = fleet.update("2024-05 Cumulative Update (KB5040000)").created("2024-05-14T17:00:00Z");
        fleet.server("NEW").has(fleet.update("2026-06 Cumulative Update").kb("5041000").supersedes(old), There::approved);
        fleet.catalogue().has(old, There::expired);
    }

    /** Exactly 100 rows from another console. */
    static void t25(Fleet fleet) {
        fleet.server("HQ").collector("").rows(100);
        fleet.catalogue().has(fleet.update("Microsoft Edge (KB5040000)").products(Boxes.EDGE));
    }

    @Test
    void t01DriverThatNobodySelected() {
        Fleet fleet = fleet(ScenarioTest::t01);
        assertEquals(Set.of("B03", "B13"), applying(fleet));
        assertEquals(List.of("import-driver"), Judgement.of("B03", fleet).remedies());
        assertEquals(List.of("import-driver"), Judgement.of("B13", fleet).remedies());
    }

    @Test
    void t02HiddenByTheView() {
        Fleet fleet = fleet(ScenarioTest::t02);
        assertEquals(Set.of("A01", "G01"), applying(fleet));
        assertEquals(Effect.HIDDEN, Judgement.of("A01", fleet).applies().effect());
    }

    @Test
    void t04TwoCauses() {
        assertEquals(Set.of("B01", "D02", "D10"), stopping(fleet(it -> t04(it, true, false))));
        assertEquals(Set.of("D02", "D10"), stopping(fleet(it -> t04(it, true, true))));
        Fleet mended = fleet(it -> t04(it, false, false));
        assertEquals(Set.of("B01"), stopping(mended));
        assertEquals(Effect.BLOCKS, Judgement.of("B01", mended).applies().effect());
        Fleet both = fleet(it -> t04(it, true, false));
        assertTrue(Judgement.of("D10", both).applies().severity().rank() < Judgement.of("D02", both).applies().severity().rank(),
                "the precise cause stands before the general one");
    }

    @Test
    void t06SelectedYesterday() {
        Fleet fleet = fleet(ScenarioTest::t06);
        assertEquals(Set.of("B04"), applying(fleet));
        assertEquals("synchronise-now", Judgement.of("B04", fleet).remedies().get(0));
        assertTrue(ids(fleet, Kind.RULED_OUT).contains("B01"));
    }

    @Test
    void t08RootCauseAboveTwoReplicas() {
        assertEquals(Set.of("B01"), stopping(fleet(it -> t08(it, "HQ"))));

        Fleet first = fleet(it -> t08(it, "BR1"));
        assertEquals(Set.of("B01", "E01"), stopping(first));
        assertEquals(Effect.INFO, Judgement.of("E04", first).applies().effect());
        assertEquals("HQ", first.question().need(Topology.selectionOwner(first.question())).server());

        Fleet second = fleet(it -> t08(it, "BR2"));
        assertTrue(stopping(second).contains("D02"));
        for (Fleet fleet : List.of(first, second)) {
            for (String id : applying(fleet)) {
                assertFalse(Judgement.of(id, fleet).remedies().stream().anyMatch(remedy -> remedy.startsWith("tick-")
                        || remedy.equals("import-one") || remedy.equals("import-driver")), id + " suggests to act on a replica");
            }
        }
    }

    @Test
    void t09DownstreamLag() {
        assertEquals(Set.of("E02"), applying(fleet(ScenarioTest::t09)));
    }

    @Test
    void t16ExpiredBeforeArrival() {
        Fleet fleet = fleet(ScenarioTest::t16);
        assertEquals(Set.of("C05", "C06"), applying(fleet));
        for (String id : applying(fleet)) {
            assertTrue(Judgement.of(id, fleet).remedies().stream().noneMatch(remedy -> remedy.startsWith("import")), id);
        }
    }

    @Test
    void t25TruncatedEvidence() {
        Fleet fleet = fleet(ScenarioTest::t25);
        assertEquals(Kind.UNDECIDED, Judgement.of("A10", fleet).kind());
        assertEquals(Set.of(), applying(fleet));
    }

    @TestFactory
    Stream<DynamicTest> theLanguageOfTheServersChangesNothing() {
        List<Consumer<Fleet>> scenes = List.of(ScenarioTest::t01, ScenarioTest::t02, it -> t04(it, true, false), ScenarioTest::t06,
                it -> t08(it, "BR2"), ScenarioTest::t09, ScenarioTest::t16, ScenarioTest::t25);
        return scenes.stream().map(scene -> DynamicTest.dynamicTest("scene " + scenes.indexOf(scene), () -> {
            for (RuleDescriptor rule : WsusRules.all()) {
                assertEquals(Judgement.of(rule.id(), fleet(scene)).essence(),
                        Judgement.of(rule.id(), fleet(scene).bend(Bend.JAPANESE)).essence(), rule.id());
            }
        }));
    }

    /** More evidence may turn "likely" into "certain", but never one certain cause into a contradicting one. */
    @Test
    void causesThatContradictEachOtherNeverApplyTogether() {
        for (RuleCase it : RuleCasesTest.cases()) {
            Fleet fleet = it.fleet();
            for (List<String> rivals : List.of(List.of("B01", "B02", "B03"), List.of("D02", "D03"), List.of("D02", "C07"),
                    List.of("E01", "E02"))) {
                List<String> applying = rivals.stream().filter(id -> Judgement.of(id, fleet).kind() == Kind.APPLIES).toList();
                assertTrue(applying.size() <= 1, () -> it + ": " + applying);
            }
        }
    }

    @Test
    void aCatalogueThatSaysNoIsCertainAndSiblingsAreOnlyLikely() {
        Fleet alone = fleet(PresenceCases::absent);
        Fleet siblings = fleet(it -> {
            PresenceCases.absent(it);
            it.server("OTHER");
        });
        Fleet told = fleet(it -> {
            it.server("HQ");
            it.catalogue().has(it.update("June (KB5040000)"), there -> there.offeredToWsus(false));
        });
        assertEquals(Confidence.POSSIBLE, Judgement.of("C03", alone).applies().confidence());
        assertEquals(Confidence.LIKELY, Judgement.of("C03", siblings).applies().confidence());
        assertEquals(Confidence.CERTAIN, Judgement.of("C03", told).applies().confidence());
    }
}
