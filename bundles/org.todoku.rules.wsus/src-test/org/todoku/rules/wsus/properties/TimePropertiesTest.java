package org.todoku.rules.wsus.properties;

import java.time.Duration;
import java.util.List;
import java.util.TimeZone;

import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.todoku.rules.Diagnosis;

/** What was first and what came then does not depend on the hour that the clocks show. */
@Domain(GeneratedFleets.class)
@Domain(DomainContext.Global.class)
class TimePropertiesTest {

    @Property(tries = 60, seed = "5040008", edgeCases = EdgeCasesMode.NONE)
    void theTimeZoneOfTheReaderDoesNotMatter(@ForAll Tale tale) {
        Facts facts = tale.facts();
        Diagnosis here = facts.diagnosis();
        TimeZone usual = TimeZone.getDefault();
        try {
            for (String zone : List.of("Asia/Tokyo", "America/Los_Angeles", "Pacific/Kiritimati")) {
                TimeZone.setDefault(TimeZone.getTimeZone(zone));
                Said.same(here, facts.diagnosis(), zone);
            }
        } finally {
            TimeZone.setDefault(usual);
        }
    }

    @Property(tries = 100, seed = "5040009", edgeCases = EdgeCasesMode.NONE)
    void whoWasFirstIsTheSameOnAnotherDayAndInAnotherZone(@ForAll Tale tale, @ForAll @IntRange(min = -400, max = 400) int days,
            @ForAll @IntRange(min = -14, max = 14) int hours) {
        Facts facts = tale.facts();
        Facts moved = Bent.shifted(facts, Duration.ofDays(days).plusHours(hours));
        Said.same(comparisons(facts.diagnosis()), comparisons(moved.diagnosis()), "moved");
    }

    /** What is said by the rules that compare moments and look at nothing else of them. */
    private static List<String> comparisons(Diagnosis diagnosis) {
        return diagnosis.servers().stream().flatMap(server -> server.findings().stream())
                .filter(finding -> List.of("B04", "E02").contains(finding.rule().id()))
                .map(finding -> finding.maskedBy() == null ? Said.ids(finding)
                        : Said.ids(finding).replace(" masked by " + finding.maskedBy(), "")).sorted().toList();
    }
}
