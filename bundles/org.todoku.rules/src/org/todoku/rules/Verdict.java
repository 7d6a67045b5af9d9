package org.todoku.rules;

import java.util.ArrayList;
import java.util.List;

import org.todoku.core.fact.Unknown;

/** What a rule says of one update on one server. */
public sealed interface Verdict {

    /** The rule says nothing about this question, for example because the update is there and the rule explains absence. */
    static Verdict notApplicable() {
        return new NotApplicable();
    }

    /** The cause holds; add to it with the methods of {@link Applies}. */
    static Applies applies(Effect effect, Severity severity, Confidence confidence, Object... args) {
        return new Applies(effect, severity, confidence, "", List.of(args), List.of(), List.of());
    }

    /** The cause was considered and does not hold. */
    static RuledOut ruledOut(Object... args) {
        return new RuledOut("", List.of(args), List.of());
    }

    /** A fact is missing. Rules rarely need this: asking the question for an unknown fact does the same. */
    static Undecided undecided(Unknown<?>... missing) {
        return new Undecided(List.of(missing));
    }

    /** @see #notApplicable() */
    record NotApplicable() implements Verdict {
    }

    /**
     * @param variant which text: {@code ID.applies}, or {@code ID.applies.VARIANT} when not empty
     * @param args what the placeholders {0}, {1} … of the text stand for; dates, updates, categories are formatted for the reader
     */
    record Applies(Effect effect, Severity severity, Confidence confidence, String variant, List<Object> args, List<Evidence> evidence,
            List<Remedy> remedies) implements Verdict {

        public Applies {
            args = List.copyOf(args);
            evidence = List.copyOf(evidence);
            remedies = List.copyOf(remedies);
        }

        public Applies variant(String name) {
            return new Applies(effect, severity, confidence, name, args, evidence, remedies);
        }

        public Applies because(Evidence... more) {
            return new Applies(effect, severity, confidence, variant, args, joined(evidence, List.of(more)), remedies);
        }

        /** Adds remedies, the one to prefer first. */
        public Applies remedy(Remedy... more) {
            return new Applies(effect, severity, confidence, variant, args, evidence, joined(remedies, List.of(more)));
        }
    }

    /** @param variant which text: {@code ID.ruled-out}, or {@code ID.ruled-out.VARIANT} when not empty */
    record RuledOut(String variant, List<Object> args, List<Evidence> evidence) implements Verdict {

        public RuledOut {
            args = List.copyOf(args);
            evidence = List.copyOf(evidence);
        }

        public RuledOut variant(String name) {
            return new RuledOut(name, args, evidence);
        }

        public RuledOut because(Evidence... more) {
            return new RuledOut(variant, args, joined(evidence, List.of(more)));
        }
    }

    /** @see #undecided(Unknown...) */
    record Undecided(List<Unknown<?>> missing) implements Verdict {

        public Undecided {
            missing = List.copyOf(missing);
        }
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        if (first.isEmpty()) {
            return second;
        }
        List<T> all = new ArrayList<>(first.size() + second.size());
        all.addAll(first);
        all.addAll(second);
        return all;
    }
}
