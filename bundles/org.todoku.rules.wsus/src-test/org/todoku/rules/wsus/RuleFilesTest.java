package org.todoku.rules.wsus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.todoku.core.UpdateField;
import org.todoku.rules.RuleDescriptor;
import org.todoku.rules.fact.FactCatalogue;
import org.todoku.rules.testkit.Fleet;
import org.todoku.rules.testkit.Judgement;
import org.todoku.rules.testkit.Judgement.Kind;
import org.todoku.rules.testkit.RuleCase;
import org.todoku.rules.testkit.RuleContract;

/** The built-in rules that stand in files, in every situation that their cases name, and with every fact taken away. */
class RuleFilesTest {

    /** What a rule never says, and why. */
    private static final Map<String, Set<Kind>> NEVER = Map.of(
            "C09", Set.of(Kind.RULED_OUT), // almost no update is a hotfix: not worth a word
            "G11", Set.of(Kind.NOT_APPLICABLE), // the folder is looked at whatever the update
            "H05", Set.of(Kind.NOT_APPLICABLE), // so is the server
            "H12", Set.of(Kind.RULED_OUT), // nobody wonders about it
            "H11", Set.of(Kind.RULED_OUT), // nobody wonders about it
            "L01", Set.of(Kind.RULED_OUT, Kind.UNDECIDED), // rests on the date alone
            "L02", Set.of(Kind.RULED_OUT));

    private static List<RuleDescriptor> rules() {
        return WsusRuleFiles.all();
    }

    private static RuleContract contract() {
        RuleContract contract = new RuleContract(rules(), Wsus.DATA, FileCases.all());
        NEVER.forEach(contract::never);
        return contract;
    }

    private static Stream<DynamicTest> each(Function<RuleCase, List<String>> check) {
        return FileCases.all().stream().map(it -> DynamicTest.dynamicTest(it.toString(), () -> none(check.apply(it))));
    }

    private static void none(List<String> findings) {
        assertEquals("", String.join("\n", findings));
    }

    @TestFactory
    Stream<DynamicTest> saysWhatItMust() {
        return each(contract()::verdict);
    }

    @TestFactory
    Stream<DynamicTest> saysTheSameOfAJapaneseServerAndNeverFailsOnALaterOne() {
        return each(contract()::languages);
    }

    @TestFactory
    Stream<DynamicTest> hasCompleteTextsInBothLanguages() {
        return each(contract()::texts);
    }

    /** Takes one section or field after the other away: what then stops a rule must be among the facts that it says it needs. */
    @Test
    void whatStopsARuleIsWhatItNeeds() {
        Map<String, Set<String>> stops = new HashMap<>();
        for (RuleCase it : FileCases.all()) {
            Set<String> names = stops.computeIfAbsent(it.rule(), rule -> new TreeSet<>());
            names.addAll(Wsus.judge(it.rule(), Wsus.fleet(it)).missing());
            for (Consumer<Fleet> drop : drops()) {
                Fleet fleet = Wsus.fleet(it);
                drop.accept(fleet);
                Judgement less = Wsus.judge(it.rule(), fleet);
                names.addAll(less.missing());
                assertTrue(less.kind() != Kind.RULED_OUT || it.kind() == Kind.RULED_OUT || it.kind() == Kind.NOT_APPLICABLE,
                        () -> it + " is ruled out when a fact is missing");
            }
        }
        for (RuleDescriptor rule : rules()) {
            Set<String> needs = new TreeSet<>(rule.needs());
            // these are always known
            needs.remove("server.collectedAt");
            // codes are looked at only where they are known
            needs.removeIf(need -> need.startsWith("clients.errors.0x"));
            assertEquals(needs, stops.get(rule.id()), rule.id());
        }
    }

    private static List<Consumer<Fleet>> drops() {
        List<Consumer<Fleet>> drops = new ArrayList<>();
        for (String section : List.of("server", "configuration", "subscription", "syncHistory", "updates", "events", "host", "clients",
                "logTail")) {
            drops.add(fleet -> fleet.states().forEach(state -> state.drop(section)));
        }
        for (UpdateField field : UpdateField.values()) {
            drops.add(fleet -> fleet.states().forEach(state -> state.drop(field)));
        }
        return drops;
    }

    @Test
    void everyRuleHasACaseOfEachKind() {
        none(contract().kinds());
    }

    @Test
    void thereAreTheRulesThatThereShouldBe() {
        assertEquals(List.of("C09", "D11", "D13", "D18", "D26", "G08", "G09", "G11", "G16", "H05", "H09", "H11", "H12",
                "L01", "L02", "L06"),
                rules().stream().map(RuleDescriptor::id).sorted().toList());
        for (RuleDescriptor rule : rules()) {
            assertTrue(rule.contributor().startsWith("org.todoku.rules.wsus/rules/"), rule.contributor());
            rule.needs().forEach(need -> assertTrue(FactCatalogue.find(need).isPresent(), need));
        }
    }

    @Test
    void theWorkbenchReadsTheSameFiles() throws Exception {
        Matcher files = Pattern.compile("<ruleFile file=\"([^\"]+)\" texts=\"org.todoku.rules.wsus.texts\"/>")
                .matcher(Files.readString(Path.of("plugin.xml")));
        List<String> found = new ArrayList<>();
        while (files.find()) {
            found.add(files.group(1));
        }
        assertEquals(WsusRuleFiles.FILES, found);
    }
}
