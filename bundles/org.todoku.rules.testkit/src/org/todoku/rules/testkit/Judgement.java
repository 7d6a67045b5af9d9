package org.todoku.rules.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.todoku.core.fact.Unknown;
import org.todoku.rules.MissingFactException;
import org.todoku.rules.Remedy;
import org.todoku.rules.RuleDescriptor;
import org.todoku.rules.Verdict;

/** What one rule says of a fleet; a missing fact counts as undecided, as in the engine. */
public record Judgement(RuleDescriptor rule, Kind kind, @Nullable Verdict verdict, Set<String> missing) {

    public enum Kind {
        APPLIES, RULED_OUT, UNDECIDED, NOT_APPLICABLE
    }

    /** @throws IllegalArgumentException when there is no rule of that id */
    public static Judgement of(List<RuleDescriptor> rules, String rule, Fleet fleet) {
        RuleDescriptor descriptor = rules.stream().filter(it -> it.id().equals(rule)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no rule " + rule));
        try {
            Verdict verdict = descriptor.rule().get().judge(fleet.question());
            return switch (verdict) {
                case Verdict.Applies applies -> new Judgement(descriptor, Kind.APPLIES, applies, Set.of());
                case Verdict.RuledOut out -> new Judgement(descriptor, Kind.RULED_OUT, out, Set.of());
                case Verdict.NotApplicable no -> new Judgement(descriptor, Kind.NOT_APPLICABLE, no, Set.of());
                case Verdict.Undecided open -> new Judgement(descriptor, Kind.UNDECIDED, open, names(open.missing()));
            };
        } catch (MissingFactException e) {
            return new Judgement(descriptor, Kind.UNDECIDED, null, Set.of(e.missing().name()));
        }
    }

    private static Set<String> names(List<Unknown<?>> missing) {
        Set<String> names = new TreeSet<>();
        missing.forEach(fact -> names.add(fact.name()));
        return names;
    }

    public Verdict.Applies applies() {
        if (verdict instanceof Verdict.Applies applies) {
            return applies;
        }
        throw new AssertionError(rule.id() + " does not apply: " + this);
    }

    public List<String> remedies() {
        return verdict instanceof Verdict.Applies applies ? applies.remedies().stream().map(Remedy::id).toList() : List.of();
    }

    /** All that must not depend on the language of the server. */
    public List<Object> essence() {
        List<Object> all = new ArrayList<>(List.of(kind, missing, remedies()));
        if (verdict instanceof Verdict.Applies applies) {
            all.addAll(List.of(applies.effect(), applies.severity(), applies.confidence(), applies.variant()));
        } else if (verdict instanceof Verdict.RuledOut out) {
            all.add(out.variant());
        }
        return all;
    }

    /** Text key of the message; empty where there is none. */
    public String textKey() {
        return switch (verdict) {
            case Verdict.Applies applies -> key(".applies", applies.variant());
            case Verdict.RuledOut out -> key(".ruled-out", out.variant());
            case null, default -> "";
        };
    }

    private String key(String kindOfText, String variant) {
        return rule.id() + kindOfText + (variant.isEmpty() ? "" : "." + variant);
    }
}
