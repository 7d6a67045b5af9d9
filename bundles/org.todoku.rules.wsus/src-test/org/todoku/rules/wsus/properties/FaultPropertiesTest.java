package org.todoku.rules.wsus.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.todoku.rules.Diagnosis;
import org.todoku.rules.Effect;
import org.todoku.rules.Finding;
import org.todoku.rules.ServerDiagnosis;
import org.todoku.rules.Stage;

/** What goes wrong in a healthy fleet is what the headline says; of two things both are told. */
class FaultPropertiesTest {

    @Provide
    Arbitrary<Estate> estates() {
        return Arbitraries.of(Estate.all());
    }

    @Property(tries = 40, seed = "5040010", edgeCases = EdgeCasesMode.NONE)
    void aHealthyFleetHasNoHeadline(@ForAll("estates") Estate estate) {
        for (ServerDiagnosis server : new Scene(estate).facts().diagnosis().servers()) {
            assertEquals("none", server.topFinding().map(Said::name).orElse("none"), estate.toString());
        }
    }

    /** On the server where it goes wrong, and on those below, which wait for it. */
    @Property(tries = 6, seed = "5040011", edgeCases = EdgeCasesMode.NONE)
    void theHeadlineOfEachSingleFaultIsThatFault(@ForAll("estates") Estate estate) {
        List<String> wrong = new ArrayList<>();
        for (Fault fault : Fault.all()) {
            Diagnosis diagnosis = diagnosed(estate, fault);
            for (ServerDiagnosis server : diagnosis.servers()) {
                boolean below = fault.reachesBelow() && server.server().server().startsWith("BR");
                String headline = server.topFinding().map(Said::name).orElse("none");
                if ((below || server.server().server().equals(fault.server())) && !headline.equals(fault.rule() + "@" + fault.server())) {
                    wrong.add(fault + " -> " + headline + " on " + server.server().server() + " of " + told(server));
                }
            }
        }
        assertEquals("", String.join("\n", wrong));
    }

    @Provide
    Arbitrary<Pair> pairs() {
        List<Fault> all = Fault.all();
        return Arbitraries.of(all.stream().flatMap(one -> all.subList(all.indexOf(one) + 1, all.size()).stream().filter(one::goesWith)
                .map(other -> new Pair(one, other))).toList());
    }

    record Pair(Fault one, Fault other) {
    }

    /** Both keep the update away and say so, or one cannot be judged before another, as that declares. */
    @Property(tries = 300, seed = "5040012", edgeCases = EdgeCasesMode.NONE)
    void ofTwoFaultsBothAreToldOrOneIsMasked(@ForAll("pairs") Pair pair, @ForAll("estates") Estate estate) {
        Diagnosis diagnosis = diagnosed(estate, pair.one(), pair.other());
        ServerDiagnosis server = of(diagnosis, pair.one().server());
        for (Fault fault : List.of(pair.one(), pair.other())) {
            assertTrue(server.findings().stream().anyMatch(finding -> Said.name(finding).equals(fault.rule() + "@" + fault.server())
                    && (isMasked(finding, server) || finding.stops() || proofless(finding))), () -> fault + " is not in " + told(server));
        }
    }

    private static boolean isMasked(Finding finding, ServerDiagnosis server) {
        String by = finding.maskedBy();
        return by != null && server.findings().stream().anyMatch(other -> other.applies() && other.rule().id().equals(by)
                && other.rule().masks(finding.rule().id()));
    }

    /** A list that cannot be relied on keeps nothing away; it keeps everything else from being judged. */
    private static boolean proofless(Finding finding) {
        return finding.applies() && finding.rule().stage() == Stage.ACCESS;
    }

    private static Diagnosis diagnosed(Estate estate, Fault... faults) {
        Estate fits = estate;
        for (Fault fault : faults) {
            fits = fault.in(fits);
        }
        Scene scene = new Scene(fits);
        for (Fault fault : faults) {
            fault.does().accept(scene);
        }
        return scene.facts().diagnosis();
    }

    private static ServerDiagnosis of(Diagnosis diagnosis, String name) {
        return diagnosis.servers().stream().filter(server -> server.server().server().equals(name)).findFirst().orElseThrow();
    }

    private static List<String> told(ServerDiagnosis server) {
        return server.findings().stream().filter(finding -> finding.applies() && finding.effect() != Effect.RISK)
                .map(finding -> Said.name(finding) + " " + finding.effect() + " " + finding.confidence()
                        + (finding.maskedBy() == null ? "" : " masked by " + finding.maskedBy())).toList();
    }
}
