package org.todoku.rules.wsus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.todoku.core.CategoryRef;
import org.todoku.core.StateKind;
import org.todoku.core.UpdateField;
import org.todoku.rules.Answers;
import org.todoku.rules.Effect;
import org.todoku.rules.Evidence;
import org.todoku.rules.Reader;
import org.todoku.rules.Remedy;
import org.todoku.rules.RuleDescriptor;
import org.todoku.rules.Texts;
import org.todoku.rules.Verdict;
import org.todoku.rules.wsus.testing.Boxes;
import org.todoku.rules.wsus.testing.Fleet;
import org.todoku.rules.wsus.testing.Fleet.Bend;
import org.todoku.rules.wsus.testing.Judgement;
import org.todoku.rules.wsus.testing.Judgement.Kind;
import org.todoku.rules.wsus.testing.ServerBuilder;

/** Every rule in every situation that its cases name, plain and bent. */
class RuleCasesTest {

    /** What a rule can never say, and why. */
    private static final Map<String, Set<Kind>> NEVER = Map.ofEntries(
            Map.entry("A09", Set.of(Kind.RULED_OUT)), // who does not call it local may not tell
            Map.entry("A10", Set.of(Kind.APPLIES)), // it only ever withholds judgement
            Map.entry("B03", Set.of(Kind.RULED_OUT)), // B01 and B02 name the boxes that are ticked
            Map.entry("B18", Set.of(Kind.APPLIES)), // a guard
            Map.entry("D03", Set.of(Kind.RULED_OUT)), // D02 says that synchronisation works
            Map.entry("G02", Set.of(Kind.RULED_OUT)), // A07 says that it is not withdrawn
            Map.entry("H01", Set.of(Kind.NOT_APPLICABLE)), // looks at the server whatever the update, as the next ones
            Map.entry("H02", Set.of(Kind.NOT_APPLICABLE)),
            Map.entry("H04", Set.of(Kind.NOT_APPLICABLE)),
            Map.entry("H06", Set.of(Kind.NOT_APPLICABLE)),
            Map.entry("H10", Set.of(Kind.NOT_APPLICABLE)));

    static List<RuleCase> cases() {
        List<RuleCase> all = new ArrayList<>(PresenceCases.all());
        all.addAll(SelectionCases.all());
        all.addAll(ProductCases.all());
        all.addAll(OfferCases.all());
        all.addAll(SynchronisationCases.all());
        all.addAll(SupplyCases.all());
        all.addAll(DeliveryCases.all());
        all.addAll(HealthCases.all());
        all.addAll(SyncCauseCases.all());
        all.addAll(TopologyCases.all());
        all.addAll(ImportingCases.all());
        return all;
    }

    private static Stream<DynamicTest> each(Consumer<RuleCase> test) {
        return cases().stream().map(it -> DynamicTest.dynamicTest(it.toString(), () -> test.accept(it)));
    }

    @TestFactory
    Stream<DynamicTest> saysWhatItMust() {
        return each(it -> {
            Judgement judgement = Judgement.of(it.rule(), it.fleet());
            assertEquals(it.kind(), judgement.kind(), judgement::toString);
            if (it.kind() == Kind.APPLIES || it.kind() == Kind.RULED_OUT) {
                String expected = it.rule() + (it.kind() == Kind.APPLIES ? ".applies" : ".ruled-out")
                        + (it.variant().isEmpty() ? "" : "." + it.variant());
                assertEquals(expected, judgement.textKey());
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> saysTheSameOfAJapaneseServer() {
        return each(it -> assertEquals(Judgement.of(it.rule(), it.fleet()).essence(),
                Judgement.of(it.rule(), it.fleet().bend(Bend.JAPANESE)).essence()));
    }

    @TestFactory
    Stream<DynamicTest> neverFailsOnNumbersOfALaterServer() {
        return each(it -> Judgement.of(it.rule(), it.fleet().bend(Bend.UNKNOWN_NUMBERS)));
    }

    @TestFactory
    Stream<DynamicTest> hasTextsForAllItSays() {
        return each(it -> {
            Judgement judgement = Judgement.of(it.rule(), it.fleet());
            List<Evidence> evidence = new ArrayList<>();
            switch (judgement.verdict()) {
                case Verdict.Applies applies -> {
                    inBothLanguages(judgement, judgement.textKey(), applies.args());
                    inBothLanguages(judgement, judgement.textKey().replace(".applies", ".because"), applies.args(),
                            applies.effect() == Effect.INFO || applies.effect() == Effect.RISK);
                    evidence.addAll(applies.evidence());
                    applies.remedies().forEach(remedy -> remedyTexts(judgement, remedy));
                }
                case Verdict.RuledOut out -> {
                    inBothLanguages(judgement, judgement.textKey(), out.args());
                    evidence.addAll(out.evidence());
                }
                case null, default -> {
                    return;
                }
            }
            assertTrue(!evidence.isEmpty(), "no evidence");
            evidence.forEach(fact -> named(judgement, fact.fact()));
        });
    }

    /** A fact has a name of this bundle, or one that all rules share. */
    private static void named(Judgement judgement, String fact) {
        for (Locale locale : List.of(Locale.ENGLISH, Locale.JAPANESE)) {
            assertNotEquals(fact, Answers.factLabel(fact, texts(judgement), new Reader(locale, ZoneOffset.UTC)), "no name in " + locale);
        }
    }

    private static void remedyTexts(Judgement judgement, Remedy remedy) {
        String id = "remedy." + remedy.id();
        inBothLanguages(judgement, id + ".title", remedy.args());
        inBothLanguages(judgement, id + ".step.1", remedy.args());
        for (String kind : List.of(".step.", ".side.")) {
            for (int number = 1; texts(judgement).find(id + kind + number, Locale.ENGLISH).isPresent(); number++) {
                inBothLanguages(judgement, id + kind + number, remedy.args());
            }
        }
    }

    private static Texts texts(Judgement judgement) {
        return judgement.rule().texts();
    }

    private static void inBothLanguages(Judgement judgement, String key, List<Object> args) {
        inBothLanguages(judgement, key, args, false);
    }

    private static void inBothLanguages(Judgement judgement, String key, List<Object> args, boolean optional) {
        for (Locale locale : List.of(Locale.ENGLISH, Locale.JAPANESE)) {
            String text = texts(judgement).find(key, locale).orElse(null);
            if (text == null) {
                assertTrue(optional, key + " is missing in " + locale);
                continue;
            }
            String shown = new Reader(locale, ZoneOffset.UTC).fill(text, args);
            assertTrue(!shown.matches("(?s).*\\{\\d+}.*"), () -> "placeholder without value: " + shown);
            assertTrue(!shown.contains("“”") && !shown.contains("「」"), () -> "empty value: " + shown);
        }
    }

    /** Takes one fact after the other away: what then stops the rule must be among the facts that it says it needs. */
    @Test
    void declaresExactlyTheFactsThatStopIt() {
        Map<String, Set<String>> stops = new TreeMap<>();
        for (RuleCase it : cases()) {
            Set<String> names = stops.computeIfAbsent(it.rule(), rule -> new TreeSet<>());
            names.addAll(Judgement.of(it.rule(), it.fleet()).missing());
            for (Consumer<Fleet> drop : drops()) {
                Fleet fleet = it.fleet();
                drop.accept(fleet);
                names.addAll(Judgement.of(it.rule(), fleet).missing());
            }
        }
        Map<String, Set<String>> declared = new TreeMap<>();
        WsusRules.inJava().forEach(rule -> declared.put(rule.id(), new TreeSet<>(rule.needs())));
        assertEquals(declared, stops);
    }

    private static List<Consumer<Fleet>> drops() {
        List<Consumer<Fleet>> drops = new ArrayList<>();
        for (String section : List.of("server", "configuration", "subscription", "syncHistory", "categories", "approvals", "updates")) {
            drops.add(fleet -> fleet.states().forEach(state -> {
                if (!section.equals("updates") || state.name().equals(fleet.asked())) {
                    state.drop(section);
                }
            }));
        }
        for (UpdateField field : UpdateField.values()) {
            drops.add(fleet -> fleet.states().forEach(state -> state.drop(field)));
        }
        drops.add(fleet -> fleet.states().forEach(state -> state.products(Boxes.titleOnly(Boxes.OFFICE))));
        drops.add(fleet -> fleet.states().forEach(state -> state.classifications(new CategoryRef(null, "Something of tomorrow"))));
        drops.add(fleet -> fleet.states().forEach(state -> forget(fleet, state, false)));
        drops.add(fleet -> fleet.states().forEach(state -> forget(fleet, state, true)));
        return drops;
    }

    private static void forget(Fleet fleet, ServerBuilder state, boolean catalogue) {
        if (!state.name().equals(fleet.asked()) && (state.kind() == StateKind.CATALOGUE) == catalogue) {
            fleet.forget(state);
        }
    }

    @Test
    void everyRuleHasACaseOfEachKind() {
        for (RuleDescriptor rule : WsusRules.inJava()) {
            Set<Kind> expected = new HashSet<>(Set.of(Kind.values()));
            expected.removeAll(NEVER.getOrDefault(rule.id(), Set.of()));
            Set<Kind> found = cases().stream().filter(it -> it.rule().equals(rule.id())).map(RuleCase::kind).collect(Collectors.toSet());
            assertEquals(expected, found, rule.id());
        }
    }

    @Test
    void everyTextOfAMessageIsReachedByACase() {
        Set<String> reached = cases().stream().map(it -> Judgement.of(it.rule(), it.fleet()).textKey()).collect(Collectors.toSet());
        Set<String> written = TextsTest.keys("").stream().filter(key -> key.matches("[A-Z]\\d\\d\\.(applies|ruled-out).*"))
                .collect(Collectors.toCollection(TreeSet::new));
        written.removeAll(reached);
        assertEquals(Set.of(), written);
    }
}
