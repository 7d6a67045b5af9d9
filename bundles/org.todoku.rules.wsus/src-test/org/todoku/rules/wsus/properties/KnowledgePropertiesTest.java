package org.todoku.rules.wsus.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import org.todoku.core.fact.Tri;
import org.todoku.rules.Confidence;
import org.todoku.rules.Diagnosis;
import org.todoku.rules.Finding;
import org.todoku.rules.ServerDiagnosis;
import org.todoku.rules.Status;
import org.todoku.rules.wsus.properties.GeneratedFleets.Cuts;

/** Knowing more decides what was open and never turns an answer round; knowing less never decides anything. */
@Domain(GeneratedFleets.class)
class KnowledgePropertiesTest {

    @Property(tries = 150, seed = "5040000", edgeCases = EdgeCasesMode.NONE)
    void addingFactsNeverContradictsACertainVerdict(@ForAll Tale tale, @ForAll Cuts cuts) {
        Diagnosis more = tale.facts().diagnosis();
        Diagnosis less = tale.less(cuts).diagnosis();
        assertEquals(List.of(), pairs(less, more, (before, after) -> certain(before) && after.status() == Status.RULED_OUT
                || before.status() == Status.RULED_OUT && certain(after)), "with less, and with more:");
        assertEquals(List.of(), presences(less, more), "is it there, with less and with more:");
    }

    @Property(tries = 150, seed = "5041000", edgeCases = EdgeCasesMode.NONE)
    void removingFactsNeverRulesOutWhatWasUndecided(@ForAll Tale tale, @ForAll Cuts cuts) {
        Diagnosis more = tale.facts().diagnosis();
        Diagnosis less = tale.less(cuts).diagnosis();
        assertEquals(List.of(), pairs(less, more, (before, after) -> before.status() == Status.RULED_OUT
                && after.status() == Status.UNDECIDED), "with less, and with more:");
    }

    private static boolean certain(Finding finding) {
        return finding.applies() && finding.confidence() == Confidence.CERTAIN;
    }

    /** What is said of the same update on the same server with less knowledge and with more, where it stands in the given relation. */
    private static List<String> pairs(Diagnosis less, Diagnosis more, BiPredicate<Finding, Finding> wrong) {
        Map<String, Finding> known = new HashMap<>();
        more.servers().forEach(server -> own(server).forEach(finding -> known.put(key(server, finding), finding)));
        List<String> found = new ArrayList<>();
        for (ServerDiagnosis server : less.servers()) {
            for (Finding before : own(server)) {
                Finding after = known.get(key(server, before));
                if (after != null && wrong.test(before, after)) {
                    found.add(Said.ids(before) + " -> " + Said.ids(after));
                }
            }
        }
        return found;
    }

    private static List<Finding> own(ServerDiagnosis server) {
        return server.findings().stream().filter(finding -> finding.server().equals(server.server().server())).toList();
    }

    /** Which variant the findings are about depends on what is known. */
    private static String key(ServerDiagnosis server, Finding finding) {
        Optional<String> about = server.missing().stream().findFirst().or(() -> server.variants().stream().findFirst())
                .map(variant -> variant.update().id().toString());
        return finding.rule().id() + "@" + finding.server() + " " + about.orElse("unknown") + " " + server.listed().size();
    }

    private static List<String> presences(Diagnosis less, Diagnosis more) {
        Map<String, Tri> known = new HashMap<>();
        more.servers().forEach(server -> known.put(server.server().key(), server.present()));
        return less.servers().stream().filter(server -> {
            Tri after = known.getOrDefault(server.server().key(), Tri.UNKNOWN);
            return server.present() != Tri.UNKNOWN && after != Tri.UNKNOWN && server.present() != after;
        }).map(server -> server.server().server() + " " + server.present()).toList();
    }
}
