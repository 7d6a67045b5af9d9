package org.todoku.rules.wsus.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import org.todoku.rules.Diagnosis;
import org.todoku.rules.Finding;
import org.todoku.rules.Status;
import org.todoku.rules.testkit.Fleet.Bend;

/** No rule ever fails. */
@Domain(GeneratedFleets.class)
class RobustnessPropertiesTest {

    @Property(tries = 150, seed = "5040006", edgeCases = EdgeCasesMode.NONE)
    void noRuleFails(@ForAll Tale tale) {
        assertEquals(List.of(), failed(tale.facts().diagnosis()));
    }

    @Property(tries = 100, seed = "5040007", edgeCases = EdgeCasesMode.NONE)
    void numbersThatNoVersionKnowsFailNoRule(@ForAll Tale tale) {
        assertEquals(List.of(), failed(tale.facts(Bend.UNKNOWN_NUMBERS).diagnosis()));
    }

    private static List<String> failed(Diagnosis diagnosis) {
        return diagnosis.servers().stream().flatMap(server -> server.findings().stream())
                .filter(finding -> finding.status() == Status.FAILED).map(RobustnessPropertiesTest::reason).toList();
    }

    private static String reason(Finding finding) {
        return Said.name(finding) + ": " + finding.message().text(Said.READERS.get(0));
    }
}
