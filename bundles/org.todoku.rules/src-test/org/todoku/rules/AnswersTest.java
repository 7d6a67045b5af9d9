package org.todoku.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.todoku.rules.testing.Rules.absentOn;
import static org.todoku.rules.testing.Rules.applies;
import static org.todoku.rules.testing.Rules.masking;
import static org.todoku.rules.testing.Rules.rule;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.todoku.core.Completeness;
import org.todoku.core.Progress;
import org.todoku.core.fleet.FactBase;
import org.todoku.core.query.UpdateQuery;
import org.todoku.rules.testing.AServer;
import org.todoku.rules.testing.AnUpdate;

class AnswersTest {

    private static final Reader ENGLISH = new Reader(Locale.ENGLISH, ZoneOffset.UTC);
    private static final Reader JAPANESE = new Reader(Locale.JAPANESE, ZoneOffset.UTC);
    private static final AnUpdate WANTED = AnUpdate.kb("5041585");
    private static final Instant NOW = Instant.parse("2026-07-20T07:00:00Z");

    private final ExecutorService workers = Executors.newFixedThreadPool(2);

    @AfterEach
    void stop() {
        workers.shutdownNow();
    }

    private Diagnosis explain(FactBase facts, String query, RuleDescriptor... rules) {
        return new DiagnosisEngine(RuleRegistry.of(List.of(rules)), workers, Duration.ofSeconds(10)).explain(facts,
                UpdateQuery.parse(query), List.of(),
                NOW, Progress.NONE);
    }

    private String sentence(FactBase facts, String query, Reader reader, RuleDescriptor... rules) {
        Diagnosis diagnosis = explain(facts, query, rules);
        return Answers.sentence(diagnosis.servers().get(diagnosis.servers().size() - 1), diagnosis.target(), reader);
    }

    private static FactBase hqLacksIt() {
        return AServer.facts(AServer.named("HQ"), AServer.catalogue().with(WANTED));
    }

    @Test
    void anAbsentUpdateIsExplainedByItsCause() {
        RuleDescriptor because = rule("B01", absentOn(Effect.BLOCKS, "HQ"));
        assertEquals("KB5041585 is not on HQ because its product “Windows 11” is not ticked there.",
                sentence(hqLacksIt(), "5041585", ENGLISH, because));
        assertEquals("製品「Windows 11」が選択されていないため、KB5041585 は HQ にありません。", sentence(hqLacksIt(), "5041585", JAPANESE, because));
        assertEquals("KB5041585 is not on HQ: The last synchronisation failed.",
                sentence(hqLacksIt(), "5041585", ENGLISH, rule("D02", absentOn(Effect.BLOCKS, "HQ"))));
        assertEquals("KB5041585 is not on HQ yet: The last synchronisation failed.",
                sentence(hqLacksIt(), "5041585", ENGLISH, rule("D02", absentOn(Effect.DELAYS, "HQ"))));
    }

    @Test
    void aCauseOnTheServerAboveNamesThatServer() {
        FactBase facts = AServer.facts(AServer.named("HQ"), AServer.named("BR1").below("HQ"), AServer.catalogue().with(WANTED));
        assertEquals("KB5041585 is not on BR1 because, on HQ above it, its product “Windows 11” is not ticked there.",
                sentence(facts, "KB5041585", ENGLISH, rule("B01", absentOn(Effect.BLOCKS, "HQ"))));
        assertEquals("KB5041585 is not on BR1; the cause is on HQ above it: The last synchronisation failed.",
                sentence(facts, "KB5041585", ENGLISH, rule("D02", absentOn(Effect.BLOCKS, "HQ"))));
        assertEquals("上位の HQ では、製品「Windows 11」が選択されていないため、KB5041585 は BR1 にありません。",
                sentence(facts, "KB5041585", JAPANESE, rule("B01", absentOn(Effect.BLOCKS, "HQ"))));
    }

    @Test
    void anUnprovenAbsenceIsUndecided() {
        FactBase facts = AServer.facts(AServer.named("osdsus").listsOnly(Completeness.PARTIAL, "export of selected rows"));
        assertEquals("Undecided: nothing proves that KB5041585 is missing on osdsus: only a part of its list of updates was read "
                + "(export of selected rows).", sentence(facts, "KB5041585", ENGLISH, rule("B01", absentOn(Effect.BLOCKS, "osdsus"))));
        assertTrue(sentence(facts, "KB5041585", JAPANESE).startsWith("判定できません。"));
        FactBase none = AServer.facts(AServer.named("osdsus").listsOnly(Completeness.ABSENT, ""));
        assertEquals("Undecided: nothing proves that KB5041585 is missing on osdsus: its list of updates was not collected.",
                sentence(none, "KB5041585", ENGLISH));
    }

    @Test
    void anUpdateThatIsThereSaysHowItStands() {
        assertEquals("KB5041585 is on HQ and approved.", sentence(AServer.facts(AServer.named("HQ").with(WANTED.isApproved())),
                "KB5041585", ENGLISH));
        assertEquals("KB5041585 は HQ にあり、承認済みです。", sentence(AServer.facts(AServer.named("HQ").with(WANTED.isApproved())), "KB5041585",
                JAPANESE));
        assertEquals("KB5041585 is on HQ, not approved.", sentence(AServer.facts(AServer.named("HQ").with(WANTED)), "KB5041585", ENGLISH));
        assertEquals("KB5041585 is on HQ, but declined.", sentence(AServer.facts(AServer.named("HQ").with(WANTED.isDeclined())),
                "KB5041585", ENGLISH));
    }

    @Test
    void missingVariantsAreNamedWhereOthersAreThere() {
        AnUpdate arm = WANTED.titled("for arm64 (KB5041585)");
        RuleDescriptor b01 = rule("B01", absentOn(Effect.BLOCKS, "HQ"));
        FactBase waiting = AServer.facts(AServer.named("HQ").with(WANTED), AServer.catalogue().with(arm));
        assertEquals("HQ has 1 of 2 variants of KB5041585 (not approved); missing: “for arm64 (KB5041585)” "
                + "(its product “Windows 11” is not ticked there).",
                sentence(waiting, "KB5041585", ENGLISH, b01));
        assertEquals("HQ には KB5041585 の 2 件のうち 1 件があります（未承認）。ないもの: 「for arm64 (KB5041585)」（製品「Windows 11」が選択されていない）。",
                sentence(waiting, "KB5041585", JAPANESE, b01));
        assertEquals("HQ has 1 of 2 variants of KB5041585 (not approved); missing: “for arm64 (KB5041585)” (no cause is proved).",
                sentence(waiting, "KB5041585", ENGLISH));
        FactBase approved = AServer.facts(AServer.named("HQ").with(WANTED.isApproved(), WANTED.titled("for x86 (KB5041585)").isDeclined()),
                AServer.catalogue().with(arm, WANTED.titled("a (KB5041585)"), WANTED.titled("b (KB5041585)"),
                        WANTED.titled("c (KB5041585)")));
        String many = sentence(approved, "KB5041585", ENGLISH, b01);
        assertTrue(many.startsWith("HQ has 2 of 6 variants of KB5041585 (approved, declined); missing: “"), many);
        assertTrue(many.endsWith(" (its product “Windows 11” is not ticked there); and 1 more."), many);
    }

    @Test
    void aCauseOfAMissingVariantMayLieAbove() {
        AnUpdate arm = WANTED.titled("for arm64 (KB5041585)");
        FactBase facts = AServer.facts(AServer.named("HQ").with(WANTED), AServer.named("BR1").below("HQ").with(WANTED.isApproved()),
                AServer.catalogue().with(arm));
        assertEquals("BR1 has 1 of 2 variants of KB5041585 (approved); missing: “for arm64 (KB5041585)” "
                + "(on HQ above it, its product “Windows 11” is not ticked there).",
                sentence(facts, "KB5041585", ENGLISH, rule("B01", absentOn(Effect.BLOCKS, "HQ"))));
    }

    @Test
    void anAbsenceWithoutCauseSaysWhatWasCheckedOrIsMissing() {
        assertEquals("KB5041585 is not on HQ, and no cause was found (checked and ruled out: 1).",
                sentence(hqLacksIt(), "KB5041585", ENGLISH, rule("B01", absentOn(Effect.BLOCKS))));
        assertEquals("KB5041585 is not on HQ, and no cause is proved, because facts are missing: synchronisation history.",
                sentence(hqLacksIt(), "KB5041585", ENGLISH, rule("B01", question -> Verdict.ruledOut(question.syncHistory()))));
        assertEquals("KB9999999 is not on HQ, and no server or catalogue that was read knows it.", sentence(hqLacksIt(), "KB9999999",
                ENGLISH));
    }

    @Test
    void aMaskedCauseIsNotGivenAsTheReason() {
        assertEquals("KB5041585 is not on HQ; what keeps it away cannot be judged before this is settled: Synchronisation fails.",
                sentence(hqLacksIt(), "KB5041585", ENGLISH, masking("D02", Stage.ACCESS, List.of("B*"), question -> applies(Effect.RISK)),
                        rule("B01", absentOn(Effect.BLOCKS, "HQ"))));
    }

    @Test
    void anUpdateIsCalledWhatTheUserKnowsItBy() {
        assertEquals("“Update for Windows 11 (KB5041585)” is not on HQ, and no cause was found (checked and ruled out: 0).",
                sentence(hqLacksIt(), WANTED.id().toString(), ENGLISH));
        FactBase two = AServer.facts(AServer.named("HQ"), AServer.catalogue().with(WANTED, WANTED.titled("Update for arm64")));
        assertTrue(sentence(two, "update for", ENGLISH).startsWith("“update for” is not on HQ"));
    }

    @Test
    void theExplanationSaysWhatItIsWhatItIsNotAndWhatIsNotKnown() {
        RuleDescriptor b01 = rule("B01", Stage.SELECTION, question -> applies(Effect.BLOCKS)
                .because(question.evidence("subscription", List.of("Windows 10", "Office"), "subscription"))
                .remedy(Remedy.changing("import", "")));
        Diagnosis diagnosis = explain(hqLacksIt(), "KB5041585", b01, rule("C01", question -> Verdict.ruledOut()),
                rule("D02", question -> Verdict.ruledOut(question.syncHistory())), rule("D03", Stage.ADVICE,
                        question -> applies(Effect.AFTER)),
                rule("X1", question -> Verdict.ruledOut()));
        assertEquals("Because its product “Windows 11” is not ticked there (selected products and classifications, "
                + "synchronisation schedule: Windows 10, Office), KB5041585 cannot arrive on HQ until this is done: "
                + "import only this update. This is not the only cause; then come: !D03.name!. "
                + "Also checked, and not the reason: Preview; !X1.name!. "
                + "Could not be checked: Synchronisation fails, because this is missing: synchronisation history (not collected).",
                Answers.explanation(diagnosis.servers().get(0), diagnosis.target(), ENGLISH));
        String japanese = Answers.explanation(diagnosis.servers().get(0), diagnosis.target(), JAPANESE);
        assertTrue(japanese.startsWith("製品「Windows 11」が選択されていない（選択された製品と分類、同期スケジュール: Windows 10、Office）ため、"
                + "次の対処を行うまで KB5041585 は HQ に届きません: この更新プログラムだけをインポートする。"), japanese);
        assertFalse(japanese.contains("{"), japanese);
    }

    @Test
    void theExplanationSaysOnWhichServerTheCauseIs() {
        FactBase facts = AServer.facts(AServer.named("HQ"), AServer.named("BR1").below("HQ"), AServer.catalogue().with(WANTED));
        Diagnosis diagnosis = explain(facts, "KB5041585", rule("B01", Stage.SELECTION, absentOn(Effect.BLOCKS, "HQ")),
                rule("C01", Stage.PUBLICATION, absentOn(Effect.DELAYS, "HQ")));
        assertEquals("Because, on HQ above it, its product “Windows 11” is not ticked there, KB5041585 cannot arrive on BR1 "
                + "until this is changed. This is not the only cause; then come: Preview on HQ. "
                + "Also checked, and not the reason: Preview; Product not selected.",
                Answers.explanation(diagnosis.servers().get(1), diagnosis.target(), ENGLISH));
    }

    @Test
    void aLongListIsCountedNotDropped() {
        RuleDescriptor[] rules = IntStream.range(0, 20).mapToObj(i -> rule("X" + i, question -> Verdict.ruledOut()))
                .toArray(RuleDescriptor[]::new);
        Diagnosis diagnosis = explain(hqLacksIt(), "KB5041585", rules);
        assertTrue(Answers.explanation(diagnosis.servers().get(0), diagnosis.target(), ENGLISH).endsWith(" and 12 more."));
    }

    @Test
    void everySentenceHasATextForEveryStandingAndEffect() {
        for (Reader reader : List.of(ENGLISH, JAPANESE)) {
            for (Effect effect : Effect.values()) {
                for (AServer hq : List.of(AServer.named("HQ"), AServer.named("HQ").with(WANTED), AServer.named("HQ")
                        .with(WANTED.isDeclined()),
                        AServer.named("HQ").below("TOP"), AServer.named("HQ").with(WANTED).below("TOP"),
                        AServer.named("HQ").listsOnly(Completeness.FAILED, ""))) {
                    FactBase facts = AServer.facts(hq, AServer.named("TOP"), AServer.catalogue().with(WANTED,
                            WANTED.titled("other (KB5041585)")));
                    Stream.of("B01", "C01").map(id -> rule(id, question -> applies(effect))).forEach(rule -> {
                        Diagnosis diagnosis = explain(facts, "KB5041585", rule);
                        diagnosis.servers().forEach(server -> {
                            String all = Answers.sentence(server, diagnosis.target(), reader) + Answers.explanation(server,
                                    diagnosis.target(), reader);
                            assertFalse(all.contains("!answer") || all.contains("!explain") || all.contains("{"), all);
                        });
                    });
                }
            }
        }
    }

    @Test
    void aFlagThatTheSourceDoesNotCarrySaysNothing() {
        assertEquals(Standing.ABSENT, Standing.of(AServer.named("HQ").state(), Optional.empty()));
        assertEquals(Standing.UNKNOWN, Standing.of(AServer.named("HQ").listsOnly(Completeness.PARTIAL, "").state(), Optional.empty()));
        assertEquals("not-approved", Standing.of(AServer.named("HQ").state(), Optional.of(WANTED.onServer().presence())).key());
        assertEquals(Standing.LISTED, Standing.of(AServer.named("HQ").saysNothingOfUpdates().state(),
                Optional.of(WANTED.isApproved().isDeclined().onServer().presence())));
    }

    @Test
    void aReasonStatedAsACodeIsReadInTheLanguageOfTheReader() {
        assertEquals("an export of selected rows: what is not in it may still be on the server; rows: 3, files used: 1 of 2",
                Answers.stated("partial.export|3|1|2", ENGLISH));
        assertTrue(Answers.stated("partial.export|3|1|2", JAPANESE).contains("2 件中 1 件"));
        assertEquals("SqlException | time-out", Answers.stated("SqlException | time-out", ENGLISH), "words of a server stay as they are");
    }
}
