package org.todoku.rules.wsus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.todoku.rules.testkit.Judgement.Kind;
import org.todoku.rules.testkit.RuleCase;
import org.todoku.rules.testkit.RuleContract;

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

    private static final RuleContract CONTRACT = contract();

    private static RuleContract contract() {
        List<RuleCase> all = new ArrayList<>(cases());
        RuleContract contract = new RuleContract(WsusRules.inJava(), Wsus.DATA, all);
        NEVER.forEach(contract::never);
        return contract;
    }

    private static Stream<DynamicTest> each(Function<RuleCase, List<String>> check) {
        return cases().stream().map(it -> DynamicTest.dynamicTest(it.toString(), () -> none(check.apply(it))));
    }

    private static void none(List<String> findings) {
        assertEquals("", String.join("\n", findings));
    }

    @TestFactory
    Stream<DynamicTest> saysWhatItMust() {
        return each(CONTRACT::verdict);
    }

    @TestFactory
    Stream<DynamicTest> saysTheSameOfAJapaneseServerAndNeverFailsOnALaterOne() {
        return each(CONTRACT::languages);
    }

    @TestFactory
    Stream<DynamicTest> hasTextsForAllItSays() {
        return each(CONTRACT::texts);
    }

    @Test
    void declaresExactlyTheFactsThatStopIt() {
        none(CONTRACT.facts());
    }

    @Test
    void everyRuleHasACaseOfEachKind() {
        none(CONTRACT.kinds());
    }

    /** Rules in files share remedies with those in Java. */
    @Test
    void everyTextIsSaidInACase() {
        List<RuleCase> all = new ArrayList<>(cases());
        all.addAll(FileCases.all());
        none(new RuleContract(Wsus.RULES, Wsus.DATA, all).unusedTexts());
    }
}
