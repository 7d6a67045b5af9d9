package org.todoku.rules.wsus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.todoku.core.UpdateField;
import org.todoku.rules.Answers;
import org.todoku.rules.Evidence;
import org.todoku.rules.Reader;
import org.todoku.rules.Remedy;
import org.todoku.rules.RuleDescriptor;
import org.todoku.rules.Texts;
import org.todoku.rules.Verdict;
import org.todoku.rules.fact.FactCatalogue;
import org.todoku.rules.wsus.testing.Fleet;
import org.todoku.rules.wsus.testing.Judgement;
import org.todoku.rules.wsus.testing.Judgement.Kind;

/** The built-in rules that stand in files, in every situation that their cases name, and with every fact taken away. */
class RuleFilesTest {

    private static final Pattern JAPANESE = Pattern.compile("[\\p{IsHiragana}\\p{IsKatakana}\\p{IsHan}]");

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

    private static Stream<DynamicTest> each(Consumer<RuleCase> test) {
        return FileCases.all().stream().map(it -> DynamicTest.dynamicTest(it.toString(), () -> test.accept(it)));
    }

    @TestFactory
    Stream<DynamicTest> saysWhatItMust() {
        return each(it -> {
            Judgement judgement = Judgement.of(it.rule(), it.fleet());
            assertEquals(it.kind(), judgement.kind(), judgement::toString);
            if (it.kind() == Kind.APPLIES) {
                assertEquals(it.variant(), judgement.applies().variant());
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> hasCompleteTextsInBothLanguages() {
        return each(it -> {
            Judgement judgement = Judgement.of(it.rule(), it.fleet());
            Texts texts = judgement.rule().texts();
            switch (judgement.verdict()) {
                case Verdict.Applies applies -> {
                    shown(texts, judgement.textKey(), applies.args());
                    applies.evidence().forEach(evidence -> labelled(texts, evidence));
                    applies.remedies().forEach(remedy -> complete(texts, remedy));
                    assertTrue(!applies.evidence().isEmpty(), "no evidence");
                }
                case Verdict.RuledOut out -> shown(texts, judgement.textKey(), out.args());
                case null, default -> {
                    return;
                }
            }
        });
    }

    private static void complete(Texts texts, Remedy remedy) {
        String id = "remedy." + remedy.id();
        shown(texts, id + ".title", remedy.args());
        shown(texts, id + ".step.1", remedy.args());
        for (String kind : List.of(".step.", ".side.")) {
            for (int number = 1; texts.find(id + kind + number, Locale.ENGLISH).isPresent(); number++) {
                shown(texts, id + kind + number, remedy.args());
            }
        }
        assertTrue(!remedy.writes() || texts.find(id + ".side.1", Locale.ENGLISH).isPresent(), id + " writes and warns of nothing");
        assertTrue(!remedy.command().matches("(?s).*\\{\\d+}.*"), remedy.command());
    }

    private static void labelled(Texts texts, Evidence evidence) {
        for (Locale locale : List.of(Locale.ENGLISH, Locale.JAPANESE)) {
            assertTrue(!Answers.factLabel(evidence.fact(), texts, new Reader(locale, ZoneOffset.UTC)).equals(evidence.fact())
                    || evidence.fact().matches("(clients\\.errors|events)\\..*"), evidence.fact());
        }
    }

    private static void shown(Texts texts, String key, List<Object> args) {
        for (Locale locale : List.of(Locale.ENGLISH, Locale.JAPANESE)) {
            String text = new Reader(locale, ZoneOffset.UTC).text(texts, key, args);
            assertTrue(!text.contains("!" + key + "!") && !text.matches("(?s).*\\{\\d+}.*"), text);
            assertTrue(!text.contains("“”") && !text.contains("「」"), text);
            assertEquals(locale.equals(Locale.JAPANESE), JAPANESE.matcher(text).find(), text);
        }
    }

    /** Takes one section or field after the other away: what then stops a rule must be among the facts that it says it needs. */
    @Test
    void whatStopsARuleIsWhatItNeeds() {
        Map<String, Set<String>> stops = new HashMap<>();
        for (RuleCase it : FileCases.all()) {
            Set<String> names = stops.computeIfAbsent(it.rule(), rule -> new TreeSet<>());
            names.addAll(Judgement.of(it.rule(), it.fleet()).missing());
            for (Consumer<Fleet> drop : drops()) {
                Fleet fleet = it.fleet();
                drop.accept(fleet);
                Judgement less = Judgement.of(it.rule(), fleet);
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
        for (RuleDescriptor rule : rules()) {
            Set<Kind> expected = new HashSet<>(Set.of(Kind.values()));
            expected.removeAll(NEVER.getOrDefault(rule.id(), Set.of()));
            Set<Kind> found = new HashSet<>();
            FileCases.all().stream().filter(it -> it.rule().equals(rule.id())).forEach(it -> found.add(it.kind()));
            assertEquals(expected, found, rule.id());
        }
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
