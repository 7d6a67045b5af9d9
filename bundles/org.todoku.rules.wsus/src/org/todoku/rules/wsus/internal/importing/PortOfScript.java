package org.todoku.rules.wsus.internal.importing;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.todoku.core.fact.Tri;
import org.todoku.rules.Confidence;
import org.todoku.rules.Evidence;
import org.todoku.rules.Question;
import org.todoku.rules.Rule;
import org.todoku.rules.Severity;
import org.todoku.rules.Verdict;
import org.todoku.rules.wsus.internal.Remedies;
import org.todoku.rules.wsus.internal.synchronisation.Host;

/** F05: the import was started with Microsoft's script, which accepts four ports only. */
public final class PortOfScript implements Rule {

    private static final Set<String> ACCEPTED = Set.of("80", "443", "8530", "8531");

    @Override
    public Verdict judge(Question question) {
        Imports imports = Imports.of(question);
        Imports.Trace failed = imports.failure().orElse(null);
        if (failed == null || !failed.says("importupdatetowsus") || !question.absent()) {
            return Verdict.notApplicable();
        }
        List<String> ports = question.need(Host.text(question.server(), "iis.ports").map(text -> Stream.of(text.split(","))
                .map(String::strip)
                .filter(port -> !port.isEmpty()).toList()));
        Evidence[] evidence = Host.evidence(question.server(), "iis.ports");
        if (ports.isEmpty() || ports.stream().anyMatch(ACCEPTED::contains)) {
            return Verdict.ruledOut(question.server(), ports.isEmpty() ? (Object) Tri.UNKNOWN : ports).because(failed.evidence())
                    .because(evidence);
        }
        return imports.applies(failed, Severity.MEDIUM, Confidence.LIKELY, ports).because(evidence)
                .remedy(Remedies.importOne(question, question.update()));
    }
}
