package org.todoku.rules.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.todoku.rules.Verdict;

class ScenarioTest {

    /** There, not approved. */
    static String waiting(String expect) {
        return """
                {"format": 1, "about": "It waits", "now": "2026-07-03T12:00:00Z", "zone": "UTC",
                 "ask": {"query": "KB5040000", "server": "HQ"},
                 // told once, listed where it is
                 "updates": {"june": {"title": "June (KB5040000)"}},
                 "states": [{"name": "HQ", "host": {"pool.state": "Started"}, "has": ["june"]}, {"name": "OTHER", "has": ["june"]}],
                 "expect": [{%s}]}
                """.formatted(expect);
    }

    private static List<String> differences(String expect) {
        try (Scenarios scenarios = new Scenarios(Ruling.registry(Ruling.APPROVAL))) {
            return scenarios.differences(Scenario.of("a.scenario.json", waiting(expect)));
        }
    }

    @Test
    void whatIsAsExpectedIsNotMentioned() {
        assertEquals(List.of(), differences("""
                "present": "YES", "headline": "ACME-1", "stopping": [], "applying": ["ACME-1@HQ"], "mustNot": ["B*"],
                "mustNotRemedies": ["import-*"], "must": [{"rule": "ACME-1", "effect": "AFTER", "severity": "LOW", "confidence": "CERTAIN",
                "variant": "", "remedies": ["wait"], "values": {"update.approved": "no"}, "says": {"en": "waits on HQ", "ja": "HQ で"}}],
                "sentence": {"en": "KB5040000 is on HQ, but it waits on HQ."}"""));
    }

    @TestFactory
    Stream<DynamicTest> whatIsOtherwiseIsNamed() {
        return Map.ofEntries(
                Map.entry("\"present\": \"NO\"", "present: expected NO, but was YES"),
                Map.entry("\"headline\": \"\"", "headline: expected , but was ACME-1"),
                Map.entry("\"stopping\": [\"ACME-1@HQ\"]", "stopping: expected [ACME-1@HQ], but was []"),
                Map.entry("\"applying\": []", "applying: expected [], but was [ACME-1@HQ]"),
                Map.entry("\"must\": [\"ACME-2\"]", "ACME-2@HQ should be APPLIES, but is SILENT"),
                Map.entry("\"must\": [{\"rule\": \"ACME-1\", \"state\": \"RULED_OUT\"}]", "ACME-1@HQ should be RULED_OUT, but is APPLIES"),
                Map.entry("\"must\": [{\"rule\": \"ACME-1\", \"maskedBy\": \"A10\"}]", "ACME-1@HQ should be MASKED, but is APPLIES"),
                Map.entry("\"must\": [{\"rule\": \"ACME-1\", \"effect\": \"BLOCKS\"}]", "ACME-1@HQ effect: expected BLOCKS, but was AFTER"),
                Map.entry("\"must\": [{\"rule\": \"ACME-1\", \"variant\": \"x\"}]", "ACME-1@HQ variant: expected x, but was "),
                Map.entry("\"must\": [{\"rule\": \"ACME-1\", \"remedies\": []}]", "ACME-1@HQ remedies: expected [], but was [wait]"),
                Map.entry("\"must\": [{\"rule\": \"ACME-1\", \"missing\": [\"updates\"]}]", "ACME-1@HQ missing: [updates] expected"),
                Map.entry("\"must\": [{\"rule\": \"ACME-1\", \"values\": {\"update.x\": \"1\"}}]",
                "update.x: expected 1, but was (not told)"),
                Map.entry("\"must\": [{\"rule\": \"ACME-1\", \"says\": {\"en\": \"sleeps\"}}]", "should say “sleeps”, but says: It waits"),
                Map.entry("\"mustNot\": [\"ACME-*@HQ\"]", "ACME-1@HQ must not apply, but does"),
                Map.entry("\"mustNotRemedies\": [\"wa*\"]", "ACME-1@HQ suggests wait"),
                Map.entry("\"missing\": [\"updates\"]", "missing facts: [updates] expected, there are []"),
                Map.entry("\"sentence\": {\"en\": \"No.\"}", "the answer in en: expected No., but was KB5040000"))
                .entrySet().stream().map(it -> DynamicTest.dynamicTest(it.getKey(), () -> {
                    List<String> found = differences(it.getKey());
                    assertEquals(1, found.size(), found::toString);
                    assertTrue(found.get(0).startsWith("HQ: ") && found.get(0).contains(it.getValue()), found::toString);
                }));
    }

    /** A rule that takes what nobody read for a no. */
    @Test
    void aRuleThatGuessesIsCaughtWhenAFactIsTakenAway() {
        try (Scenarios honest = new Scenarios(Ruling.registry(Ruling.APPROVAL));
                Scenarios guessing = new Scenarios(Ruling.registry(question -> question.listed(question.server()).stream()
                        .anyMatch(it -> !it.presence().approved() && question.server().has(org.todoku.core.UpdateField.APPROVED))
                                ? Ruling.APPROVAL.judge(question) : Verdict.ruledOut(question.server())))) {
            Scenario scenario = Scenario.of("a.scenario.json", waiting("\"must\": [\"ACME-1\"]"));
            assertEquals(List.of(), honest.withoutEachFact(scenario));
            assertEquals(List.of(), guessing.differences(scenario));
            assertTrue(guessing.withoutEachFact(scenario).contains(
                    "without APPROVED of the updates of HQ: ACME-1@HQ was APPLIES and is ruled out: It does not wait on HQ."),
                    () -> guessing.withoutEachFact(scenario).toString());
            // 2 servers of 14 sections and 15 fields, one reading, and the server beside
            assertEquals(2 * (14 + 15) + 1 + 1, honest.facts(scenario));
        }
    }

    @TestFactory
    Stream<DynamicTest> whatCannotBeReadIsNamedWithItsPlace() {
        return Stream.of(
                wrong("{\"format\": 1,\n \"abuot\": \"x\"}", "a.scenario.json:2:2: unknown key \"abuot\"; known are about, ask, expect"),
                wrong("{\"format\": 2}", "a.scenario.json:1:12: format 1 is the only one"),
                wrong("{\"now\": \"today\"}", "1:9: expected a time like"),
                wrong("{\"states\": [{\"name\": \"HQ\"}]}", "now must be said before the states"),
                wrong(state("\"produtcs\": []"), "unknown key \"produtcs\"; known are approvalRules, approved, asks"),
                wrong(state("\"products\": [\"windows-12\"]"), "unknown word \"windows-12\"; known are critical"),
                wrong(state("\"products\": [{\"id\": \"x\", \"title\": \"y\"}]"), "expected a GUID, found \"x\""),
                wrong(state("\"products\": [{}]"), "title is missing"),
                wrong(state("\"products\": {}"), "a list is expected here"),
                wrong(state("\"has\": [\"july\"]"), "unknown update \"july\"; known before this are june"),
                wrong(state("\"has\": [{\"approved\": true}]"), "update is missing"),
                wrong(state("\"role\": \"KING\""), "expected one of UNAUTHORIZED, REPORTER, ADMINISTRATOR, found \"KING\""),
                wrong(state("\"synchronisations\": [{}]"), "started or ended must be said"),
                wrong(state("\"bySchedule\": 1"), "true or false is expected here"),
                wrong(state("\"upstreamPort\": \"80\""), "a whole number is expected here"),
                wrong("{\"now\": \"2026-07-03T12:00:00Z\", \"states\": [{\"culture\": \"ja\"}]}", "name, or catalogue, must be said first"),
                wrong("{\"expect\": [{\"must\": [{}]}]}", "rule is missing"),
                wrong("{\"updates\": {\"x\": {\"kb\": [\"1\"]}}}", "the title of an update must be said first"),
                wrong("{\"about\": \"x\", \"about\": \"y\"}", "no JSON: "),
                wrong("{\"about\": \"x\"", "no JSON: "),
                wrong("", "the file is empty"));
    }

    private static String state(String member) {
        return "{\"now\": \"2026-07-03T12:00:00Z\", \"updates\": {\"june\": {\"title\": \"June\"}}, \"states\": [{\"name\": \"HQ\", "
                + member + "}]}";
    }

    private static DynamicTest wrong(String json, String message) {
        return DynamicTest.dynamicTest(message, () -> {
            String said = assertThrows(ScenarioException.class, () -> Scenario.of("a.scenario.json", json)).getMessage();
            assertTrue(said.startsWith("a.scenario.json:") && said.contains(message), said);
        });
    }

    /** The schema knows just the members that the reader knows. */
    @TestFactory
    Stream<DynamicTest> theSchemaSaysWhatTheReaderKnows() {
        return Map.of("\"additionalProperties\": false,\n  \"properties\": {", "{\"?\": 1}",
                "\"update\": {", "{\"updates\": {\"a\": {\"?\": 1}}}",
                "\"state\": {", "{\"now\": \"2026-07-03T12:00:00Z\", \"states\": [{\"?\": 1}]}",
                "\"run\": {", "{\"now\": \"2026-07-03T12:00:00Z\", \"states\": [{\"name\": \"HQ\", \"synchronisations\": [{\"?\": 1}]}]}",
                "\"expectation\": {", "{\"expect\": [{\"?\": 1}]}")
                .entrySet().stream().map(it -> DynamicTest.dynamicTest(it.getValue(), () -> {
                    String said = assertThrows(ScenarioException.class, () -> Scenario.of("a", it.getValue())).getMessage();
                    String schema = Files.readString(Path.of("schemas/scenario-1.json"));
                    assertEquals(said.substring(said.indexOf("known are ") + 10), String.join(", ", members(schema, it.getKey())));
                }));
    }

    /** Names of the properties of the first object after a mark, by their indentation. */
    private static TreeSet<String> members(String schema, String mark) {
        String rest = schema.substring(schema.indexOf(mark) + (mark.endsWith("properties\": {") ? mark.indexOf("\n") : 0));
        Matcher properties = Pattern.compile("(?m)^( *)\"properties\": \\{$").matcher(rest);
        assertTrue(properties.find(), mark);
        String indent = properties.group(1);
        String body = rest.substring(properties.end(), rest.indexOf("\n" + indent + "}", properties.end()));
        TreeSet<String> names = new TreeSet<>();
        Pattern.compile("(?m)^" + indent + "  \"(\\w+)\":").matcher(body).results().forEach(found -> names.add(found.group(1)));
        return names;
    }

    @Test
    void aFolderIsReadByName(@TempDir Path folder) throws Exception {
        Files.createDirectories(folder.resolve("b"));
        Files.writeString(folder.resolve("b/second.scenario.json"), waiting(""));
        Files.writeString(folder.resolve("a.scenario.json"), waiting(""));
        Files.writeString(folder.resolve("note.json"), "no scenario");
        assertEquals(List.of("a: It waits", "second: It waits"), Scenarios.in(folder).stream().map(Scenario::toString).toList());
    }
}
