package org.todoku.rules.testkit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.todoku.core.UpdateField;
import org.todoku.rules.Confidence;
import org.todoku.rules.Effect;
import org.todoku.rules.Remedy;
import org.todoku.rules.Rule;
import org.todoku.rules.RuleDescriptor;
import org.todoku.rules.RuleRegistry;
import org.todoku.rules.Severity;
import org.todoku.rules.Stage;
import org.todoku.rules.Texts;
import org.todoku.rules.Verdict;

/** A rule as an author would write it, and what can be wrong with it. */
final class Ruling {

    static final String RULE = "ACME-1";

    private Ruling() {
    }

    /** There and not approved; nothing else is looked at. */
    static final Rule APPROVAL = question -> {
        if (question.listed(question.server()).isEmpty()) {
            return question.absent() ? Verdict.notApplicable() : Verdict.ruledOut();
        }
        question.needField(UpdateField.APPROVED);
        boolean approved = question.listed(question.server()).stream().anyMatch(update -> update.presence().approved());
        return approved ? Verdict.ruledOut(question.server()).because(question.evidence("update.approved", true, "updates"))
                : Verdict.applies(Effect.AFTER, Severity.LOW, Confidence.CERTAIN, question.server())
                        .because(question.evidence("update.approved", false, "updates")).remedy(Remedy.looking("wait", "", "Monday"));
    };

    static Map<String, String> english() {
        return new HashMap<>(Map.of("ACME-1.name", "Waits", "ACME-1.applies", "It waits on {0}.", "ACME-1.because", "it waits on {0}",
                "ACME-1.ruled-out", "It does not wait on {0}.", "remedy.wait.title", "Wait until {0}", "remedy.wait.step.1", "Wait."));
    }

    static Map<String, String> japanese() {
        return new HashMap<>(Map.of("ACME-1.name", "待機中", "ACME-1.applies", "{0} で待機中です。", "ACME-1.because", "{0} で待機中",
                "ACME-1.ruled-out", "{0} で待機していません。", "remedy.wait.title", "{0} まで待つ", "remedy.wait.step.1", "待ちます。"));
    }

    static RuleDescriptor rule(Rule rule, Set<String> needs, Map<String, String> english, Map<String, String> japanese) {
        return new RuleDescriptor(RULE, Stage.DELIVERY, needs, List.of(), "com.example.acme",
                new Texts(Ruling.class.getClassLoader(), "", Map.of("en", english, "ja", japanese)), () -> rule);
    }

    static RuleDescriptor good() {
        return rule(APPROVAL, Set.of("updates", "updates.approved"), english(), japanese());
    }

    static RuleRegistry registry(Rule rule) {
        return RuleRegistry.of(List.of(rule(rule, Set.of("updates", "updates.approved"), english(), japanese())));
    }
}
