package org.todoku.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.todoku.rules.testing.Rules.absentOn;
import static org.todoku.rules.testing.Rules.applies;
import static org.todoku.rules.testing.Rules.masking;
import static org.todoku.rules.testing.Rules.rule;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.todoku.core.Completeness;
import org.todoku.core.Progress;
import org.todoku.core.ServerState;
import org.todoku.core.fact.Tri;
import org.todoku.core.fact.Unknown;
import org.todoku.core.fleet.FactBase;
import org.todoku.core.query.UpdateQuery;
import org.todoku.rules.Diagnosis.Outcome;
import org.todoku.rules.ServerDiagnosis.Extent;
import org.todoku.rules.testing.AServer;
import org.todoku.rules.testing.AnUpdate;

class DiagnosisEngineTest {

    private static final Instant NOW = Instant.parse("2026-07-20T07:00:00Z");
    private static final AnUpdate WANTED = AnUpdate.kb("5041585");

    private final ExecutorService workers = Executors.newFixedThreadPool(2);

    @AfterEach
    void stop() {
        workers.shutdownNow();
    }

    private Diagnosis explain(FactBase facts, String query, List<RuleDescriptor> rules, String... servers) {
        List<ServerState> asked = facts.servers().stream().filter(server -> List.of(servers).contains(server.server())).toList();
        return new DiagnosisEngine(RuleRegistry.of(rules), workers, Duration.ofSeconds(10)).explain(facts, UpdateQuery.parse(query),
                asked, NOW,
                Progress.NONE);
    }

    private static ServerDiagnosis server(Diagnosis diagnosis, String name) {
        return diagnosis.servers().stream().filter(server -> server.server().server().equals(name)).findFirst().orElseThrow();
    }

    private static List<String> shown(List<Finding> findings) {
        return findings.stream()
                .map(finding -> finding.server() + ":" + finding.rule().id() + (finding.maskedBy() == null ? "" : "<" + finding.maskedBy())
                + (finding.applies() ? "" : " " + finding.status().name().toLowerCase(Locale.ROOT).replace('_', '-'))).toList();
    }

    private static FactBase hqLacksIt() {
        return AServer.facts(AServer.named("HQ"), AServer.catalogue().with(WANTED));
    }

    @Test
    void everyRuleIsAskedAndWhatAppliesComesFirst() {
        Diagnosis diagnosis = explain(hqLacksIt(), "KB5041585", List.of(
                rule("A01", question -> Verdict.ruledOut()),
                rule("B01", absentOn(Effect.BLOCKS, "HQ")),
                rule("B02", absentOn(Effect.BLOCKS, "HQ")),
                rule("B04", question -> Verdict.ruledOut(question.subscription())),
                rule("C01", question -> Verdict.notApplicable())));
        ServerDiagnosis hq = server(diagnosis, "HQ");
        assertEquals(List.of("HQ:B01", "HQ:B02", "HQ:B04 undecided", "HQ:A01 ruled-out"), shown(hq.findings()));
        assertEquals("B01", hq.topFinding().orElseThrow().rule().id());
        assertEquals(Tri.NO, hq.present());
        assertEquals(Diagnosis.Outcome.BLOCKED, diagnosis.outcome());
        assertEquals(List.of("subscription"), hq.findings().get(2).missing().stream().map(fact -> fact.name()).toList());
    }

    @Test
    void contradictoryRulesAreBothReported() {
        Diagnosis diagnosis = explain(hqLacksIt(), "5041585",
                List.of(rule("X1", question -> applies(Effect.BLOCKS)), rule("X2", question -> Verdict.ruledOut())));
        assertEquals(List.of("HQ:X1", "HQ:X2 ruled-out"), shown(server(diagnosis, "HQ").findings()));
    }

    @Test
    void aMissingFactIsNamedInTheMessageInBothLanguages() {
        Finding open = server(explain(hqLacksIt(), "KB5041585", List.of(rule("B01",
                question -> Verdict.ruledOut(question.syncHistory())))), "HQ")
                .findings().get(0);
        assertTrue(open.message().text(new Reader(Locale.ENGLISH, java.time.ZoneOffset.UTC)).contains("synchronisation history"));
        assertTrue(open.message().text(new Reader(Locale.JAPANESE, java.time.ZoneOffset.UTC)).contains("同期の履歴"));
    }

    /** A rule stops at the first missing fact; whoever collects wants to know all of them. */
    @Test
    void anUndecidedRuleNamesEveryDeclaredFactThatIsMissing() {
        RuleDescriptor stops = rule("B01", question -> Verdict.ruledOut(question.syncHistory()));
        var declares = new RuleDescriptor("B01", stops.stage(), Set.of("subscription", "syncHistory", "updates", "target"), List.of(),
                "test", stops.texts(), stops.rule());
        Finding open = server(explain(hqLacksIt(), "KB5041585", List.of(declares)), "HQ").findings().get(0);
        assertEquals(List.of("syncHistory", "subscription"), open.missing().stream().map(Unknown::name).toList());
    }

    @Test
    void anIncompleteListProvesNoAbsence() {
        FactBase facts = AServer.facts(AServer.named("osdsus").listsOnly(Completeness.PARTIAL, "export of selected rows"),
                AServer.catalogue().with(WANTED));
        Diagnosis diagnosis = explain(facts, "KB5041585", List.of(rule("B01", absentOn(Effect.BLOCKS, "osdsus"))));
        ServerDiagnosis server = server(diagnosis, "osdsus");
        assertEquals(Tri.UNKNOWN, server.present());
        assertEquals(List.of("osdsus:B01 undecided"), shown(server.findings()));
        assertNull(server.headline());
        assertEquals(Diagnosis.Outcome.UNDECIDED, diagnosis.outcome());
    }

    @Test
    void anIncompleteListStillProvesPresence() {
        FactBase facts = AServer.facts(AServer.named("osdsus").with(WANTED).listsOnly(Completeness.PARTIAL, "export of selected rows"));
        assertEquals(Tri.YES, server(explain(facts, "KB5041585", List.of()), "osdsus").present());
    }

    @Test
    void theExactNumberIsTakenBeforeLongerOnes() {
        AnUpdate shorter = AnUpdate.kb("504158");
        FactBase both = AServer.facts(AServer.named("HQ").with(WANTED, shorter));
        assertEquals(List.of(shorter.id()), ids(explain(both, "KB504158", List.of())));
        FactBase longer = AServer.facts(AServer.named("HQ").with(WANTED));
        assertEquals(List.of(WANTED.id()), ids(explain(longer, "KB504158", List.of())));
        AnUpdate inTitle = AnUpdate.kb("").titled("Cumulative Update (KB504158)");
        FactBase titles = AServer.facts(AServer.named("HQ").with(WANTED, inTitle));
        assertEquals(List.of(inTitle.id()), ids(explain(titles, "KB504158", List.of())));
    }

    @Test
    void anExactNumberIsFoundBehindManyNewerLongerOnes() {
        AServer hq = AServer.named("HQ").with(AnUpdate.kb("504158").created("2020-01-01T00:00:00Z"));
        for (int i = 0; i < 250; i++) {
            hq.with(AnUpdate.kb("504158" + i));
        }
        assertEquals(List.of(AnUpdate.kb("504158").id()), ids(explain(AServer.facts(hq), "KB504158", List.of())));
    }

    private static List<java.util.UUID> ids(Diagnosis diagnosis) {
        return diagnosis.target().variants().stream().map(update -> update.id()).toList();
    }

    /** As somebody asks who searched a server for it and found nothing. */
    @Test
    void whereItIsLookedForDoesNotSayWhichUpdateIsMeant() {
        for (String query : List.of("KB5041585 server:hq", "state:approved KB5041585", "KB5041585 -arrived:>2026-07")) {
            Diagnosis diagnosis = explain(hqLacksIt(), query, List.of(rule("B01", absentOn(Effect.BLOCKS, "HQ"))));
            assertEquals(List.of(WANTED.id()), ids(diagnosis), query);
            assertEquals("KB5041585", diagnosis.target().query().text(), query);
            assertEquals(Outcome.BLOCKED, diagnosis.outcome(), query);
        }
        assertEquals(List.of(), explain(hqLacksIt(), "state:approved", List.of()).target().variants());
    }

    @Test
    void anEmptyQueryAsksForNothing() {
        assertEquals(List.of(), explain(AServer.facts(AServer.named("HQ").with(WANTED)), "  ", List.of()).target().variants());
    }

    @Test
    void askingForAServerThatIsNotThereIsRefused() {
        var engine = new DiagnosisEngine(RuleRegistry.of(List.of()), workers, Duration.ofSeconds(1));
        List<ServerState> other = List.of(AServer.named("OTHER").state());
        var error = assertThrows(IllegalArgumentException.class,
                () -> engine.explain(hqLacksIt(), UpdateQuery.parse("KB5041585"), other, NOW, Progress.NONE));
        assertTrue(error.getMessage().contains("OTHER"));
    }

    @Test
    void aMaskedFindingIsShownAfterOthersAndIsNoHeadline() {
        Diagnosis diagnosis = explain(hqLacksIt(), "KB5041585", List.of(
                masking("A12", Stage.ACCESS, List.of("B*", "D02"), question -> applies(Effect.DELAYS)),
                rule("B01", question -> applies(Effect.BLOCKS)),
                rule("B04", question -> Verdict.ruledOut(question.subscription())),
                rule("B05", question -> Verdict.ruledOut()),
                rule("C04", question -> Verdict.applies(Effect.BLOCKS, Severity.LOW, Confidence.POSSIBLE))));
        ServerDiagnosis hq = server(diagnosis, "HQ");
        assertEquals(List.of("HQ:A12", "HQ:C04", "HQ:B01<A12", "HQ:B04<A12 undecided", "HQ:B05 ruled-out"), shown(hq.findings()));
        assertEquals("A12", hq.topFinding().orElseThrow().rule().id());
    }

    @Test
    void aRuleThatDoesNotApplyMasksNothing() {
        Diagnosis diagnosis = explain(hqLacksIt(), "KB5041585", List.of(
                masking("A12", Stage.ACCESS, List.of("B*"), question -> Verdict.ruledOut()),
                rule("B01", question -> applies(Effect.BLOCKS))));
        assertEquals(List.of("HQ:B01", "HQ:A12 ruled-out"), shown(server(diagnosis, "HQ").findings()));
    }

    @Test
    void rulesThatMaskEachOtherLeaveTheEarlierOneToActOn() {
        Diagnosis diagnosis = explain(hqLacksIt(), "KB5041585", List.of(
                masking("X1", Stage.SELECTION, List.of("X*"), question -> applies(Effect.BLOCKS)),
                masking("X2", Stage.TRANSPORT, List.of("X*"), question -> applies(Effect.BLOCKS)),
                masking("X3", Stage.ADVICE, List.of("X2"), question -> applies(Effect.BLOCKS))));
        assertEquals(List.of("HQ:X2", "HQ:X1<X2", "HQ:X3<X2"), shown(server(diagnosis, "HQ").findings()));
    }

    /** The likely cause goes before the certain fact that it explains; a mere pattern does not, and nothing is masked. */
    @Test
    void aCauseIsReadBeforeTheUmbrellaThatStaysToBeJudged() {
        Diagnosis diagnosis = explain(hqLacksIt(), "KB5041585", List.of(
                masking("D02", Stage.TRANSPORT, List.of("D28", "^D1*", "^D20"), question -> applies(Effect.BLOCKS)),
                rule("B01", question -> applies(Effect.BLOCKS)),
                rule("D14", Stage.TRANSPORT, question -> Verdict.applies(Effect.BLOCKS, Severity.HIGH, Confidence.LIKELY)),
                rule("D15", Stage.TRANSPORT, question -> Verdict.applies(Effect.RISK, Severity.HIGH, Confidence.LIKELY)),
                rule("D20", Stage.TRANSPORT, question -> Verdict.applies(Effect.BLOCKS, Severity.HIGH, Confidence.POSSIBLE))));
        ServerDiagnosis hq = server(diagnosis, "HQ");
        assertEquals(List.of("HQ:D14", "HQ:D02", "HQ:B01", "HQ:D20", "HQ:D15"), shown(hq.findings()));
        assertEquals("D14", hq.topFinding().orElseThrow().rule().id());
    }

    @Test
    void adviceAndTheStateOfTheServerAreNeverTheHeadline() {
        List<RuleDescriptor> rules = List.of(rule("H01", Stage.ADVICE, question -> applies(Effect.RISK)),
                rule("L01", Stage.ADVICE, question -> applies(Effect.INFO)),
                rule("C03", Stage.PUBLICATION, question -> Verdict.applies(Effect.BLOCKS, Severity.LOW, Confidence.POSSIBLE)));
        ServerDiagnosis hq = server(explain(hqLacksIt(), "KB5041585", rules), "HQ");
        assertEquals(List.of("HQ:C03", "HQ:H01", "HQ:L01"), shown(hq.findings()));
        assertEquals("C03", hq.topFinding().orElseThrow().rule().id());
        ServerDiagnosis withoutCause = server(explain(hqLacksIt(), "KB5041585", rules.subList(0, 2)), "HQ");
        assertNull(withoutCause.headline());
        ServerDiagnosis replaced = server(explain(hqLacksIt(), "KB5041585", List.of(rules.get(1),
                rule("X6", Stage.IDENTITY, question -> applies(Effect.INFO)), rule("H11", Stage.HEALTH, question -> applies(Effect.INFO)))),
                "HQ");
        assertEquals("X6", replaced.topFinding().orElseThrow().rule().id());
        assertEquals(List.of("HQ:X6", "HQ:H11", "HQ:L01"), shown(replaced.findings()));
        ServerDiagnosis riskOnly = server(explain(hqLacksIt(), "KB5041585", rules.subList(0, 1)), "HQ");
        assertNull(riskOnly.headline());
    }

    @Test
    void nothingIsToBeDoneWhereTheUpdateIsThereAndApproved() {
        FactBase facts = AServer.facts(AServer.named("HQ").with(WANTED.isApproved()), AServer.catalogue()
                .with(WANTED.titled("arm64 (KB5041585)")));
        List<RuleDescriptor> rules = List.of(rule("A01", question -> applies(Effect.HIDDEN)), rule("B01",
                question -> applies(Effect.BLOCKS)),
                rule("L01", question -> applies(Effect.INFO)));
        ServerDiagnosis hq = server(explain(facts, "KB5041585", rules), "HQ");
        assertEquals(Tri.YES, hq.present());
        assertNull(hq.headline());
        assertEquals(List.of("HQ:B01", "HQ:A01", "HQ:L01"), shown(hq.findings()));
        ServerDiagnosis withoutFiles = server(explain(facts, "KB5041585", List.of(rule("G07", question -> applies(Effect.AFTER)))), "HQ");
        assertEquals("G07", withoutFiles.topFinding().orElseThrow().rule().id());
        FactBase declined = AServer.facts(AServer.named("HQ").with(WANTED.isApproved().isDeclined()));
        assertEquals("B01", server(explain(declined, "KB5041585", rules), "HQ").topFinding().orElseThrow().rule().id());
    }

    @Test
    void everyMissingVariantIsJudgedByItself() {
        AnUpdate arm = WANTED.titled("arm64 (KB5041585)");
        AnUpdate x86 = WANTED.titled("x86 (KB5041585)");
        FactBase facts = AServer.facts(AServer.named("HQ").with(WANTED), AServer.named("BR1").below("HQ").with(WANTED, arm, x86),
                AServer.named("BR2").below("HQ"), AServer.catalogue().with(arm, x86));
        List<RuleDescriptor> rules = List.of(rule("B01", question -> question.absent() && question.update().id().equals(arm.id())
                ? applies(Effect.BLOCKS) : Verdict.ruledOut()));
        Diagnosis all = explain(facts, "KB5041585", rules);
        ServerDiagnosis hq = server(all, "HQ");
        assertEquals(Extent.SOME, hq.extent());
        assertEquals(Tri.YES, hq.present());
        assertNull(hq.headline());
        Map<UUID, String> causes = new HashMap<>();
        for (VariantDiagnosis one : hq.missing()) {
            Finding cause = one.cause();
            causes.put(one.update().id(), cause == null ? "" : cause.rule().id());
        }
        assertEquals(Map.of(arm.id(), "B01", x86.id(), ""), causes);
        assertEquals(Extent.ALL, server(all, "BR1").extent());
        assertEquals(Extent.NONE, server(all, "BR2").extent());
        assertEquals(3, server(all, "BR2").missing().size());
        assertEquals(Extent.UNKNOWN, server(explain(AServer.facts(AServer.named("HQ").with(WANTED).listsOnly(Completeness.PARTIAL, ""),
                AServer.catalogue().with(arm)), "KB5041585", rules), "HQ").extent());
    }

    @Test
    void onlyWhatTheQuestionAsksForCounts() {
        AnUpdate x64 = WANTED.titled("for x64-based Systems (KB5041585)").isApproved();
        AnUpdate arm = WANTED.titled("for arm64-based Systems (KB5041585)");
        FactBase facts = AServer.facts(AServer.named("HQ").with(x64), AServer.catalogue().with(x64, arm));
        List<RuleDescriptor> rules = List.of(rule("B01", absentOn(Effect.BLOCKS, "HQ")));
        assertEquals(Outcome.BLOCKED, explain(facts, "KB5041585", rules).outcome());
        assertEquals(Outcome.UNDECIDED, explain(facts, "KB5041585", List.of()).outcome());
        assertEquals(Outcome.CLEAR, explain(facts, "KB5041585 x64", rules).outcome());
        assertEquals(Outcome.CLEAR, explain(facts, x64.id().toString(), rules).outcome());
        assertEquals(Outcome.BLOCKED, explain(facts, "KB5041585 arm64", rules).outcome());
        assertEquals(Extent.ALL, server(explain(facts, "KB5041585 x64", rules), "HQ").extent());
    }

    @Test
    void aWithdrawnVariantIsNotMissedWhereItsReissueIsThere() {
        AnUpdate old = new AnUpdate("5041585", "old (KB5041585)", WANTED.created(), false, false, true);
        FactBase facts = AServer.facts(AServer.named("HQ").with(WANTED), AServer.catalogue().with(old));
        assertEquals(Extent.ALL, server(explain(facts, "KB5041585", List.of(rule("B01", absentOn(Effect.BLOCKS, "HQ")))), "HQ").extent());
    }

    @Test
    void whatStopsItAtTheTopComesFirstForTheServersBelow() {
        FactBase facts = AServer.facts(AServer.named("BR2").below("BR1"), AServer.named("HQ"), AServer.named("BR1").below("HQ"),
                AServer.catalogue().with(WANTED));
        List<RuleDescriptor> rules = List.of(
                rule("B01", Stage.SELECTION, absentOn(Effect.BLOCKS, "HQ")),
                rule("D02", Stage.TRANSPORT, absentOn(Effect.BLOCKS, "BR2")),
                rule("E01", Stage.TOPOLOGY, absentOn(Effect.BLOCKS, "BR1", "BR2")),
                rule("E04", Stage.TOPOLOGY, absentOn(Effect.INFO, "BR1")),
                rule("L01", Stage.ADVICE, question -> applies(Effect.INFO)));
        Diagnosis one = explain(facts, "KB5041585", rules, "BR2");
        assertEquals(1, one.servers().size());
        assertEquals(List.of("HQ:B01", "BR1:E01", "BR2:D02", "BR2:E01", "BR1:E04", "BR2:L01"),
                shown(one.servers().get(0).findings()).stream().filter(text -> !text.contains(" ")).toList());
        assertEquals("HQ", one.servers().get(0).topFinding().orElseThrow().server());
        Diagnosis all = explain(facts, "KB5041585", rules);
        assertEquals(List.of("HQ", "BR1", "BR2"), all.servers().stream().map(server -> server.server().server()).toList());
        assertEquals(one.servers().get(0), all.servers().get(2));
    }

    @Test
    void whatStopsItFarAboveIsNoMatterWhereTheServerAboveHasIt() {
        FactBase facts = AServer.facts(AServer.named("HQ"), AServer.named("BR1").below("HQ").with(WANTED), AServer.named("BR2")
                .below("BR1"));
        Diagnosis diagnosis = explain(facts, "KB5041585", List.of(rule("B01", absentOn(Effect.BLOCKS, "HQ")), rule("E02",
                absentOn(Effect.DELAYS, "BR2"))));
        assertEquals(List.of("BR2:E02", "BR2:B01 ruled-out"), shown(server(diagnosis, "BR2").findings()));
    }

    @Test
    void whatIsMaskedAboveIsNoConcernOfTheServersBelow() {
        FactBase facts = AServer.facts(AServer.named("HQ"), AServer.named("BR1").below("HQ"), AServer.catalogue().with(WANTED));
        Diagnosis diagnosis = explain(facts, "KB5041585", List.of(rule("B02", absentOn(Effect.BLOCKS, "HQ")),
                masking("C03", Stage.PUBLICATION, List.of("B*"), absentOn(Effect.BLOCKS, "HQ"))));
        assertEquals(List.of("HQ:C03", "HQ:B02<C03"), shown(server(diagnosis, "HQ").findings()));
        assertEquals(List.of("HQ:C03", "BR1:C03 ruled-out", "BR1:B02 ruled-out"), shown(server(diagnosis, "BR1").findings()));
    }

    @Test
    void aLoopOfServersEnds() {
        FactBase facts = AServer.facts(AServer.named("A").below("B"), AServer.named("B").below("A"), AServer.named("SELF").below("SELF"),
                AServer.catalogue().with(WANTED));
        Diagnosis diagnosis = explain(facts, "KB5041585", List.of(rule("E09", absentOn(Effect.BLOCKS, "A", "B", "SELF"))));
        assertEquals(List.of("A:E09", "B:E09"), shown(server(diagnosis, "A").findings()));
        assertEquals(List.of("A:E09", "B:E09"), shown(server(diagnosis, "B").findings()));
        assertEquals(List.of("SELF:E09"), shown(server(diagnosis, "SELF").findings()));
    }

    @Test
    void twoCausesAreBothReportedInTheOrderOfAction() {
        // synchronisation fails with 407 and the product is not selected
        List<RuleDescriptor> rules = List.of(rule("B01", Stage.SELECTION, absentOn(Effect.BLOCKS, "HQ")),
                rule("D02", Stage.TRANSPORT, absentOn(Effect.BLOCKS, "HQ")), rule("D10", Stage.TRANSPORT, absentOn(Effect.BLOCKS, "HQ")));
        assertEquals(List.of("HQ:D02", "HQ:D10", "HQ:B01"), shown(server(explain(hqLacksIt(), "KB5041585", rules), "HQ").findings()));
        assertEquals(Diagnosis.Outcome.BLOCKED, explain(hqLacksIt(), "KB5041585", rules.subList(0, 1)).outcome());
        assertEquals(Diagnosis.Outcome.BLOCKED, explain(hqLacksIt(), "KB5041585", rules.subList(1, 3)).outcome());
    }

    @Test
    void aMissingProductComesBeforeALateSynchronisation() {
        List<RuleDescriptor> rules = List.of(rule("C07", Stage.TRANSPORT, absentOn(Effect.DELAYS, "HQ")),
                rule("B01", Stage.SELECTION, absentOn(Effect.BLOCKS, "HQ")));
        assertEquals(List.of("HQ:B01", "HQ:C07"), shown(server(explain(hqLacksIt(), "KB5041585", rules), "HQ").findings()));
    }
}
