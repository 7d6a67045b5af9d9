package org.todoku.rules.testkit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.todoku.rules.Confidence;
import org.todoku.rules.Diagnosis;
import org.todoku.rules.Effect;
import org.todoku.rules.Finding;
import org.todoku.rules.Status;

/** What must hold of an answer when less is known than before. */
record LessKnown(Expectation expected, Removal removal, Diagnosis full, Diagnosis less) {

    List<String> differences() {
        List<String> found = new ArrayList<>();
        Map<String, Finding> before = new HashMap<>();
        Comparison.findings(full, expected.server()).forEach(finding -> before.put(Comparison.place(finding), finding));
        for (Finding finding : Comparison.findings(less, expected.server())) {
            String place = Comparison.place(finding);
            Finding was = before.get(place);
            if (finding.status() == Status.FAILED) {
                found.add(place + " fails: " + Comparison.message(finding));
            }
            if (finding.applies() && finding.maskedBy() == null && finding.confidence() == Confidence.CERTAIN && isAnswer(finding)
                    && (was == null || !was.applies()) && expected.mustNot().stream().anyMatch(it -> Comparison.fits(it, finding))) {
                found.add(place + " must not apply, and does with certainty: " + Comparison.message(finding));
            }
            if (removal.knowledge() && finding.status() == Status.RULED_OUT && finding.maskedBy() == null && was != null
                    && (was.status() == Status.UNDECIDED || was.applies())) {
                found.add(place + " was " + was.status() + " and is ruled out: " + Comparison.message(finding));
            }
        }
        return found;
    }

    /** A risk or a remark may well come up; it answers nothing. */
    private static boolean isAnswer(Finding finding) {
        return finding.effect() != Effect.RISK && finding.effect() != Effect.INFO;
    }
}
