package org.todoku.rules.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenTest {

    @AfterEach
    void compareAgain() {
        System.clearProperty(Golden.REWRITE);
    }

    private static String json(String title) {
        Scenario scenario = Scenario.of("a.scenario.json", ScenarioTest.waiting("").replace("June (KB5040000)", title));
        try (Scenarios scenarios = new Scenarios(Ruling.registry(Ruling.APPROVAL))) {
            return Golden.json(scenario, scenarios.diagnose(scenario));
        }
    }

    @Test
    void holdsEveryTextInBothLanguages() {
        String json = json("June (KB5040000)");
        for (String part : List.of("\"at\": \"2026-07-03T12:00:00Z\"", "\"present\": \"YES\"", "\"status\": \"APPLIES\"",
                "\"en\": \"It waits on HQ.\"", "\"ja\": \"HQ で待機中です。\"", "\"title\": {", "\"ja\": \"Monday まで待つ\"", "\"step1\": {",
                "\"update.approved = no\"")) {
            assertTrue(json.contains(part), () -> part + " is not in " + json);
        }
    }

    @Test
    void namesTheLinesThatDiffer(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("golden/a.json");
        String json = json("June (KB5040000)");
        assertEquals(1, Golden.differences(file, json).size(), "there is no file yet");
        assertFalse(Files.exists(file));
        System.setProperty(Golden.REWRITE, "true");
        assertEquals(List.of(), Golden.differences(file, json));
        System.clearProperty(Golden.REWRITE);
        assertEquals(List.of(), Golden.differences(file, json));
        String other = json.replace("\"severity\": \"LOW\"", "\"severity\": \"HIGH\"");
        assertFalse(json.equals(other));
        List<String> found = Golden.differences(file, other);
        assertEquals(2, found.size(), found::toString);
        assertTrue(found.get(0).matches("- \\d+: \"severity\": \"LOW\",") && found.get(1).matches("\\+ \\d+: \"severity\": \"HIGH\","),
                found::toString);
    }

    @Test
    void linesMoreOrLessShiftNothing() {
        assertEquals(List.of("- 2: b", "+ 4: e"), Golden.different(List.of("a", "b", "c", "d"), List.of("a", "c", "d", "e")));
    }
}
