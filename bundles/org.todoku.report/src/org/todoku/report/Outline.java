package org.todoku.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.todoku.core.fact.Unknown;
import org.todoku.rules.Answers;
import org.todoku.rules.Diagnosis;
import org.todoku.rules.Diagnosis.Outcome;
import org.todoku.rules.Effect;
import org.todoku.rules.Finding;
import org.todoku.rules.ServerDiagnosis;
import org.todoku.rules.ServerDiagnosis.Extent;
import org.todoku.rules.Stage;
import org.todoku.rules.Status;
import org.todoku.rules.VariantDiagnosis;

/**
 * The findings of one server in the parts in which they are read.
 *
 * @param variants variants that are missing where others are there
 * @param act what to act on, in order
 * @param note what applies and does not keep the update away
 * @param advice what applies and is about the server, its life cycle and its security, whatever the update
 * @param missing facts that are not known, each once, with the rules that need it
 * @param undecided undecided rules that name no fact
 */
record Outline(List<VariantDiagnosis> variants, List<Finding> act, List<Finding> note, List<Finding> advice,
        List<Missing> missing,
        List<Finding> undecided, List<Finding> failed, List<Finding> ruledOut) {

    /** A fact that is not known. */
    record Missing(Unknown<?> fact, List<Finding> neededBy) {
    }

    static Outline of(ServerDiagnosis server) {
        List<Finding> act = new ArrayList<>();
        List<Finding> note = new ArrayList<>();
        List<Finding> advice = new ArrayList<>();
        for (Finding finding : server.findings()) {
            if (finding.applies() && !server.toldAlready(finding)) {
                boolean known = finding.effect() == Effect.RISK || finding.effect() == Effect.INFO;
                (finding.rule().stage() == Stage.ADVICE ? advice : known ? note : act).add(finding);
            }
        }
        return new Outline(server.extent() == Extent.SOME ? server.missing() : List.of(), act, note, advice, missing(server),
                with(server, Status.UNDECIDED).stream().filter(one -> one.missing().isEmpty()).toList(),
                with(server, Status.FAILED), with(server, Status.RULED_OUT));
    }

    /** How it came out on one server. */
    static Outcome outcome(ServerDiagnosis server, Diagnosis diagnosis) {
        return new Diagnosis(diagnosis.target(), diagnosis.at(), List.of(server)).outcome();
    }

    /** Whether a finding about a server above is told with all its evidence at that server. */
    static boolean toldElsewhere(Finding finding, ServerDiagnosis server, Diagnosis diagnosis) {
        return !finding.server().equalsIgnoreCase(server.server().server()) && diagnosis.servers().stream()
                .filter(other -> other.server().server().equalsIgnoreCase(finding.server()))
                .anyMatch(other -> other.findings().stream().anyMatch(same -> same.applies() && same.rule().id().equals(finding.rule().id())
                        && same.server().equalsIgnoreCase(finding.server())));
    }

    private static List<Finding> with(ServerDiagnosis server, Status status) {
        return server.findings().stream().filter(finding -> finding.status() == status).toList();
    }

    /** Facts that most rules need come first. */
    private static List<Missing> missing(ServerDiagnosis server) {
        Map<Unknown<?>, Set<Finding>> rules = new LinkedHashMap<>();
        for (Finding finding : with(server, Status.UNDECIDED).stream().filter(one -> !Answers.isNotCollected(one)).toList()) {
            finding.missing().forEach(fact -> rules.computeIfAbsent(fact, any -> new LinkedHashSet<>()).add(finding));
        }
        List<Missing> result = new ArrayList<>();
        rules.forEach((fact, findings) -> result.add(new Missing(fact, List.copyOf(findings))));
        result.sort((one, two) -> Integer.compare(two.neededBy().size(), one.neededBy().size()));
        return result;
    }
}
