package org.todoku.rules.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.todoku.core.fact.Tri;
import org.todoku.rules.Confidence;
import org.todoku.rules.Effect;
import org.todoku.rules.Message;
import org.todoku.rules.Question;
import org.todoku.rules.Reader;
import org.todoku.rules.Remedy;
import org.todoku.rules.Rule;
import org.todoku.rules.RuleDescriptor;
import org.todoku.rules.Severity;
import org.todoku.rules.Verdict;

/** What a rule file makes of its rules, and what it says of those that it cannot use. */
class RuleFileTest {

    /** A good file; the tests below break one part of its first rule. */
    private static final String GOOD = """
            // comments are allowed
            {
              "format": 1, "date": "2026-07-01",
              "uses": {"host.agent": "text", "host.slots": "number", "host.dir": "text"},
              "rules": [
                {
                  "id": "ACME-1", "stage": "HEALTH",
                  "needs": ["host.agent", "host.slots"],
                  "masks": ["ACME-9"],
                  "define": {"few": {"fact": "host.slots", "lessThan": 5}},
                  "notApplicable": {"fact": "host.agent", "is": ""},
                  "applies": {"defined": "few"},
                  "ruledOut": {"not": {"defined": "few"}},
                  "effect": "RISK", "severity": "LOW", "confidence": "CERTAIN",
                  "variants": [{"when": {"fact": "host.slots", "is": 0}, "variant": "none", "effect": "BLOCKS", "severity": "HIGH"}],
                  "arguments": ["server.name", "host.slots", "host.dir"],
                  "evidence": ["host.slots", "host.dir"],
                  "remedies": [{"id": "more-slots", "writes": true, "command": "Set-Slots {1}", "arguments": ["server.name", "host.dir"]}],
                  "texts": {
                    "en": {"name": "Few slots", "applies": "{0} has {1} in {2}.", "applies.none": "{0} has none.", "ruled-out": "Enough.",
                      "remedy.more-slots.title": "More for {0}", "remedy.more-slots.step.1": "Do it in {1}.", "fact.host.slots": "slots"},
                    "ja": {"name": "スロット不足", "applies": "{0}: {1} ({2})", "applies.none": "{0}: なし", "ruled-out": "十分です。",
                      "remedy.more-slots.title": "{0} に追加", "remedy.more-slots.step.1": "{1} で実行", "fact.host.slots": "スロット"}
                  }
                },
                {
                  "id": "ACME-2", "stage": "HEALTH", "needs": ["host.agent"], "applies": {"known": "host.agent"},
                  "effect": "INFO", "severity": "LOW", "confidence": "CERTAIN", "texts": {"en": {"name": "Agent", "applies": "There."}}
                }
              ]
            }
            """;

    private static RuleDescriptor first() {
        RuleFile file = Asked.read(GOOD);
        assertEquals(List.of(), file.problems());
        return file.rules().get(0);
    }

    private static Verdict.Applies applies(Map<String, String> host) {
        return assertInstanceOf(Verdict.Applies.class, Asked.verdict(GOOD, host));
    }

    @Test
    void makesOrdinaryRules() {
        RuleDescriptor rule = first();
        assertEquals("ACME-1", rule.id());
        assertEquals("org.example/own.json", rule.contributor());
        assertEquals(Set.of("host.agent", "host.slots"), rule.needs());
        assertTrue(rule.masks("ACME-9"));
        assertEquals("Few slots", rule.name(Locale.ENGLISH));
        assertEquals("スロット不足", rule.name(Locale.JAPANESE));
        assertEquals("Few slots", rule.name(Locale.GERMAN));
    }

    @Test
    void saysWhatItsTextsAndValuesSay() {
        Verdict.Applies verdict = applies(Map.of("agent", "A", "slots", "3", "dir", "C:\\x"));
        assertEquals(List.of(Effect.RISK, Severity.LOW, Confidence.CERTAIN, ""),
                List.of(verdict.effect(), verdict.severity(), verdict.confidence(), verdict.variant()));
        Message message = new Message(first().texts(), "ACME-1.applies", verdict.args());
        assertEquals("S has 3 in C:\\x.", message.text(new Reader(Locale.ENGLISH, ZoneOffset.UTC)));
        assertEquals("S: 3 (C:\\x)", message.text(new Reader(Locale.JAPANESE, ZoneOffset.UTC)));
        assertEquals(List.of("host.slots", "host.dir"), verdict.evidence().stream().map(each -> each.fact()).toList());
        assertEquals("S.todoku-snapshot!host", verdict.evidence().get(0).from().source());
    }

    @Test
    void takesTheVariantWhoseConditionHolds() {
        Verdict.Applies verdict = applies(Map.of("agent", "A", "slots", "0"));
        assertEquals(List.of(Effect.BLOCKS, Severity.HIGH, Confidence.CERTAIN, "none"),
                List.of(verdict.effect(), verdict.severity(), verdict.confidence(), verdict.variant()));
    }

    @Test
    void putsValuesIntoCommandsInQuotes() {
        Remedy remedy = applies(Map.of("agent", "A", "slots", "3", "dir", "x'; Remove-Item C:\\ -Recurse; '")).remedies().get(0);
        assertEquals("Set-Slots 'x''; Remove-Item C:\\ -Recurse; '''", remedy.command());
        assertTrue(remedy.writes());
    }

    @Test
    void leavesOutWhatIsNotKnownAndSaysSo() {
        Verdict.Applies verdict = applies(Map.of("agent", "A", "slots", "3"));
        assertEquals(List.of("S", 3L, Tri.UNKNOWN), verdict.args());
        assertEquals(List.of("host.slots"), verdict.evidence().stream().map(each -> each.fact()).toList());
        assertEquals("", verdict.remedies().get(0).command());
    }

    @ParameterizedTest(name = "{0} -> {1}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "stage": "HEALTH",\\n | "stage": "HALE",\\n | 7:32: rule ACME-1: unknown stage HALE; known are
            "fact": "host.slots", "lessThan" | "fact": "host.slits", "lessThan" | 10:34: rule ACME-1: unknown fact host.slits
            "lessThan": 5 | "lessThan": "5" | 10:60: rule ACME-1: a value of type number is expected here, not 5
            "lessThan": 5 | "before": "2026-07-01" | 10:48: rule ACME-1: operator before is for time; host.slots is
            "lessThan": 5 | "smaller": 5 | 10:48: rule ACME-1: unknown operator smaller
            "lessThan": 5 | "lessThan": 5, "is": 4 | 10:25: rule ACME-1: a test of a fact has exactly one of is, in,
            "lessThan": 5 | "lessThan": {"fact": "host.agent"} | 10:69: rule ACME-1: host.agent is of type text, not number
            "lessThan": 5 | "lessThan": 5, "of": "server.age" | 10:63: rule ACME-1: of is for olderThan and within only
            "is": ""} | "matches": "(a+)+b"} | 11:58: rule ACME-1: broken expression:
            "is": ""} | "matches": "(a"} | 11:58: rule ACME-1: broken expression:
            {"fact": "host.slots", "lessThan": 5} | {"not": {"defined": "few"}} | 10:45: rule ACME-1: the definitions go round in a circle
            "applies": {"defined": "few"} | "applies": {"defined": "fewer"} | 12:30: rule ACME-1: no definition fewer
            "applies": {"defined": "few"} | "applies": {"either": []} | 12:19: rule ACME-1: unknown operator either
            "applies": {"defined": "few"} | "applies": {"all": []} | 12:26: rule ACME-1: at least one condition is expected here
            "applies": {"defined": "few"}, |  | 6:5: rule ACME-1: applies is missing
            "needs": ["host.agent", "host.slots"] | "needs": ["host.agent", "host.dir"] | 8:16: rule ACME-1: needs must name the facts
            "effect": "RISK", | "effect": "HARM", | 14:17: rule ACME-1: unknown effect HARM; known are
            "stage": "HEALTH",\\n | "stage": "ADVICE",\\n | 14:7: rule ACME-1: advice has the effect
            "writes": true, "command" | "command" | 18:20: rule ACME-1: writes is missing
            "Set-Slots {1}" | "Set-Slots {2}" | 18:68: rule ACME-1: placeholder {2} has no argument
            "Set-Slots {1}" | "Set-Slots '{1}'" | 18:68: rule ACME-1: placeholder {1} stands between quotes
            "more-slots", "writes" | "More Slots", "writes" | 18:27: rule ACME-1: a remedy has an id of small letters,
            {0} has none. | {3} has none. | 20:87: rule ACME-1: placeholder {3} has no argument
            "applies.none": "{0}: なし", |  | 19:16: rule ACME-1: text applies.none is missing in ja
            "ruled-out": "Enough.", |  | 19:16: rule ACME-1: text ruled-out is missing in en
            "ruled-out": "十分です。", | "ruled": "十分です。", | 22:90: rule ACME-1: unknown text ruled
            "remedy.more-slots.title": "More for {0}", | | 19:16: rule ACME-1: text remedy.more-slots.title is missing in en
            "masks": ["ACME-9"], | "hides": ["ACME-9"], | 9:7: rule ACME-1: unknown property hides
            "id": "ACME-1" | "id": "ACME 1" | 7:13: rule ACME 1: a rule id has no blank, comma, plus or asterisk
            """)
    void namesPlaceAndReasonOfWhatItCannotUseAndKeepsTheOtherRules(String good, @Nullable String bad, String problem) {
        String from = good.replace("\\n", "\n");
        assertTrue(GOOD.contains(from), from);
        RuleFile file = Asked.read(GOOD.replaceFirst(Pattern.quote(from),
                Matcher.quoteReplacement(bad == null ? "" : bad.replace("\\n", "\n"))));
        assertTrue(file.problems().get(0).startsWith("org.example/own.json:" + problem), file.problems().toString());
        assertEquals(1, file.problems().size(), file.problems().toString());
        assertEquals(List.of("ACME-2"), file.rules().stream().map(RuleDescriptor::id).toList());
    }

    @Test
    void reportsEverythingThatIsWrongWithARule() {
        RuleFile file = Asked.read(GOOD.replace("\"HEALTH\",\n", "\"HALE\",\n").replace("\"RISK\"", "\"HARM\"")
                .replace("lessThan", "under"));
        assertEquals(3, file.problems().size(), file.problems().toString());
    }

    @Test
    void circlesOverSeveralDefinitionsAreNamedWhole() {
        RuleFile file = Asked.read(GOOD.replace("\"define\": {\"few\": {\"fact\": \"host.slots\", \"lessThan\": 5}}",
                "\"define\": {\"few\": {\"defined\": \"b\"}, \"b\": {\"any\": [{\"known\": \"host.slots\"}, {\"defined\": \"few\"}]}}"));
        assertTrue(file.problems().get(0).contains("the definitions go round in a circle: few > b > few"), file.problems().toString());
    }

    @Test
    void theSecondOfTwoEqualIdsIsLeftOut() {
        RuleFile file = Asked.read(GOOD.replace("\"ACME-2\"", "\"ACME-1\""));
        assertEquals(List.of("org.example/own.json:27:13: rule ACME-1: the id stands twice in this file"), file.problems());
        assertEquals("Few slots", file.rules().get(0).name(Locale.ENGLISH));
    }

    @ParameterizedTest(name = "{0} -> {1}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "format": 1 | "format": 2 | 3:13: format 2 is newer than this version reads (1)
            "format": 1 | "format": "one" | 3:13: format is a whole number from 1
            "date": "2026-07-01" | "date": "July" | 3:24: date is a day such as 2026-07-01
            "date": "2026-07-01", | | 2:1: date is missing
            "host.agent": "text" | "agent": "text" | 4:21: agent cannot be declared
            "host.agent": "text" | "host.agent": "string" | 4:26: unknown type string
            "host.agent": "text" | "host.os.build": "text" | 4:12: host.os.build is in the catalogue and needs no declaration
            "rules": [ | "rulez": [ | 5:3: unknown property rulez
            "rules": [ | "rules": 1, "x": [ | 5:15: unknown property x
            "format": 1, | "format": 1 "x", | 3:
            "format": 1, | "format": 1, "format": 1, | 3:
            """)
    void aFileThatIsNoneSaysWhereAndWhy(String good, @Nullable String bad, String problem) {
        RuleFile file = Asked.read(GOOD.replaceFirst(Pattern.quote(good), bad == null ? "" : bad));
        assertEquals(1, file.problems().size());
        assertTrue(file.problems().get(0).startsWith("org.example/own.json:" + problem), file.problems().toString());
        assertEquals(List.of(), file.rules());
    }

    @Test
    void nothingAndEndlessDepthAreNoFiles() {
        assertTrue(Asked.read("").problems().get(0).contains("the file is empty"));
        assertEquals(1, Asked.read("[".repeat(100_000)).problems().size());
        assertEquals(1, Asked.read("{\"format\": 1}").problems().size());
    }

    @Test
    void theExampleCanBeUsed() throws Exception {
        Path example = Path.of("").toAbsolutePath();
        while (example != null && !Files.exists(example.resolve("examples/rule/bundle/src/rules/agent.json"))) {
            example = example.getParent();
        }
        assumeTrue(example != null, "no examples above the working directory");
        RuleFile file = Asked.read(Files.readString(Objects.requireNonNull(example).resolve("examples/rule/bundle/src/rules/agent.json")));
        assertEquals(List.of(), file.problems());
        assertEquals(List.of("ACME-AGENT"), file.rules().stream().map(RuleDescriptor::id).toList());
    }

    @Test
    void whatRestsOnTheServerAloneIsJudgedAnewForAnotherServer() {
        Rule rule = first().rule().get();
        Question few = Asked.about(Map.of("agent", "A", "slots", "3"));
        Question many = Asked.about(Map.of("agent", "A", "slots", "9"));
        for (int round = 0; round < 2; round++) {
            assertInstanceOf(Verdict.Applies.class, rule.judge(few));
            assertInstanceOf(Verdict.RuledOut.class, rule.judge(many));
        }
    }
}
