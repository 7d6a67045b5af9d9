package org.todoku.rules.testing;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

import org.todoku.rules.Confidence;
import org.todoku.rules.Effect;
import org.todoku.rules.Rule;
import org.todoku.rules.RuleDescriptor;
import org.todoku.rules.Severity;
import org.todoku.rules.Stage;
import org.todoku.rules.Texts;
import org.todoku.rules.Verdict;

/** Rules that say what a test needs said. */
public final class Rules {

    public static final Texts TEXTS = new Texts(Rules.class.getClassLoader(), "org.todoku.rules.testing.texts");

    private Rules() {
    }

    public static RuleDescriptor rule(String id, Stage stage, Rule rule) {
        return made(id, stage, List.of(), () -> rule);
    }

    public static RuleDescriptor rule(String id, Rule rule) {
        return rule(id, Stage.SELECTION, rule);
    }

    public static RuleDescriptor masking(String id, Stage stage, List<String> masks, Rule rule) {
        return made(id, stage, masks, () -> rule);
    }

    public static RuleDescriptor made(String id, Stage stage, List<String> masks, Supplier<Rule> supplier) {
        return new RuleDescriptor(id, stage, Set.of(), masks, "org.example.rules", TEXTS, supplier);
    }

    public static Verdict.Applies applies(Effect effect) {
        return Verdict.applies(effect, Severity.HIGH, Confidence.CERTAIN, "Windows 11");
    }

    /** Applies where the update is proved to be missing on one of the named servers, else rules itself out. */
    public static Rule absentOn(Effect effect, String... servers) {
        return question -> {
            if (!question.absent()) {
                return Verdict.notApplicable();
            }
            return List.of(servers).contains(question.server().server()) ? applies(effect) : Verdict.ruledOut();
        };
    }
}
