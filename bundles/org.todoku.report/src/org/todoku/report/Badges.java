package org.todoku.report;

import java.util.ArrayList;
import java.util.List;

import org.todoku.rules.Answers;
import org.todoku.rules.Confidence;
import org.todoku.rules.Effect;
import org.todoku.rules.Finding;
import org.todoku.rules.Severity;

/** The small words beside a finding: rule, what it does, how much is at stake, how sure it is. */
final class Badges {

    private Badges() {
    }

    static String of(Finding finding, Words words) {
        List<String> parts = new ArrayList<>(List.of(finding.rule().id()));
        Effect effect = finding.effect();
        Severity severity = finding.severity();
        Confidence confidence = finding.confidence();
        if (effect != null) {
            parts.add(Answers.name(effect, words.reader()));
        }
        if (severity != null) {
            parts.add(Answers.name(severity, words.reader()));
        }
        if (confidence != null) {
            parts.add(Answers.name(confidence, words.reader()));
        }
        return String.join(" · ", parts);
    }
}
