package org.todoku.rules.file;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.todoku.core.Update;
import org.todoku.core.fact.Fact;
import org.todoku.core.fact.Known;
import org.todoku.core.fact.Tri;
import org.todoku.core.fact.Unknown;
import org.todoku.rules.Confidence;
import org.todoku.rules.Effect;
import org.todoku.rules.Evidence;
import org.todoku.rules.PowerShell;
import org.todoku.rules.Question;
import org.todoku.rules.Remedy;
import org.todoku.rules.Rule;
import org.todoku.rules.Severity;
import org.todoku.rules.Verdict;
import org.todoku.rules.fact.FactDefinition;

/**
 * A rule of a file.
 *
 * @param notApplicable when the rule has nothing to say; null for never
 * @param ruledOut when it is worth saying that it does not apply; null when it never is
 * @param claim what applies unless one of the variants does
 * @param arguments facts that the placeholders of its texts stand for
 */
record FileRule(@Nullable Condition notApplicable, Condition applies, @Nullable Condition ruledOut, Claim claim, List<Variant> variants,
        List<FactDefinition> arguments, List<FactDefinition> evidence, List<Cure> cures) implements Rule {

    static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)}");

    /** @param name of the text; empty for the plain one */
    record Claim(String name, Effect effect, Severity severity, Confidence confidence) {
    }

    record Variant(Condition when, Claim claim) {
    }

    /**
     * A remedy with the facts that its texts and its command need.
     *
     * @param when null for always
     */
    record Cure(String id, boolean writes, String command, List<FactDefinition> arguments, @Nullable Condition when) {

        /** The command is left out when a value that it needs is not known. */
        Remedy remedy(Facts facts) {
            return new Remedy(id, shown(arguments, facts), command(facts), writes);
        }

        private String command(Facts facts) {
            Matcher placeholder = PLACEHOLDER.matcher(command);
            StringBuilder text = new StringBuilder();
            while (placeholder.find()) {
                if (!(facts.get(arguments.get(Integer.parseInt(placeholder.group(1)))) instanceof Known<?> known)) {
                    return "";
                }
                placeholder.appendReplacement(text, Matcher.quoteReplacement(quoted(known.value())));
            }
            return placeholder.appendTail(text).toString();
        }

        private static String quoted(Object value) {
            return value instanceof Set<?> several
                    ? String.join(", ", several.stream().map(each -> PowerShell.quote(each.toString())).sorted().toList())
                    : PowerShell.quote(value.toString());
        }
    }

    private enum Outcome {
        SILENT, APPLIES, RULED_OUT
    }

    @Override
    public Verdict judge(Question question) {
        Facts facts = new Facts(question);
        Answer silent = notApplicable == null ? Answer.NO : notApplicable.judge(facts);
        if (silent.value() == Tri.YES) {
            return Verdict.notApplicable();
        }
        Answer holds = applies.judge(facts);
        if (silent.value() == Tri.NO && holds.value() == Tri.YES) {
            return applies(facts);
        }
        Answer out = ruledOut == null ? Answer.NO : ruledOut.judge(facts);
        if (silent.value() == Tri.NO && holds.value() == Tri.NO && out.value() == Tri.NO) {
            return Verdict.notApplicable();
        }
        Set<Outcome> possible = outcomes(silent.value(), holds.value(), out.value());
        if (possible.size() > 1) {
            return undecided(silent, holds, out);
        }
        return switch (possible.iterator().next()) {
            case SILENT -> Verdict.notApplicable();
            case APPLIES -> applies(facts);
            case RULED_OUT -> new Verdict.RuledOut("", arguments(facts), evidence(facts));
        };
    }

    /** All that may come of it, whatever the unknown answers are. */
    private static Set<Outcome> outcomes(Tri silent, Tri holds, Tri out) {
        Set<Outcome> all = EnumSet.noneOf(Outcome.class);
        for (boolean one : values(silent)) {
            for (boolean two : values(holds)) {
                for (boolean three : values(out)) {
                    all.add(one ? Outcome.SILENT : two ? Outcome.APPLIES : three ? Outcome.RULED_OUT : Outcome.SILENT);
                }
            }
        }
        return all;
    }

    private static boolean[] values(Tri answer) {
        return switch (answer) {
            case YES -> new boolean[] { true };
            case NO -> new boolean[] { false };
            case UNKNOWN -> new boolean[] { true, false };
        };
    }

    /** Names the facts of those conditions that could still change what comes of it. */
    private static Verdict undecided(Answer silent, Answer holds, Answer out) {
        Map<String, Unknown<?>> missing = new TreeMap<>();
        take(missing, silent, holds, out, (value, rest) -> outcomes(value, rest[0].value(), rest[1].value()));
        take(missing, holds, silent, out, (value, rest) -> outcomes(rest[0].value(), value, rest[1].value()));
        take(missing, out, silent, holds, (value, rest) -> outcomes(rest[0].value(), rest[1].value(), value));
        return new Verdict.Undecided(new ArrayList<>(missing.values()));
    }

    private static void take(Map<String, Unknown<?>> missing, Answer answer, Answer second, Answer third,
            BiFunction<Tri, Answer[], Set<Outcome>> outcomes) {
        if (answer.value() != Tri.UNKNOWN) {
            return;
        }
        // it matters when for some answer of the others its own answer makes a difference
        for (boolean one : values(second.value())) {
            for (boolean two : values(third.value())) {
                Answer[] rest = { Answer.of(one), Answer.of(two) };
                if (!outcomes.apply(Tri.YES, rest).equals(outcomes.apply(Tri.NO, rest))) {
                    missing.putAll(answer.missing());
                    return;
                }
            }
        }
    }

    private Verdict applies(Facts facts) {
        Claim said = variants.stream().filter(variant -> variant.when().judge(facts).value() == Tri.YES).map(Variant::claim).findFirst()
                .orElse(claim);
        List<Remedy> remedies = new ArrayList<>();
        for (Cure cure : cures) {
            Condition when = cure.when();
            if (when == null || when.judge(facts).value() == Tri.YES) {
                remedies.add(cure.remedy(facts));
            }
        }
        return new Verdict.Applies(said.effect(), said.severity(), said.confidence(), said.name(), arguments(facts), evidence(facts),
                remedies);
    }

    private List<Object> arguments(Facts facts) {
        return shown(arguments, facts);
    }

    private List<Evidence> evidence(Facts facts) {
        List<Evidence> all = new ArrayList<>();
        for (FactDefinition fact : evidence) {
            if (facts.get(fact) instanceof Known<?> known && !isEmpty(known.value())) {
                all.add(new Evidence(fact.name(), shown(known.value()), known.from()));
            }
        }
        return all;
    }

    private static boolean isEmpty(Object value) {
        return value.equals("") || value.equals(Set.of());
    }

    private static List<Object> shown(List<FactDefinition> wanted, Facts facts) {
        Object[] all = new Object[wanted.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = shown(wanted.get(i), facts);
        }
        return List.of(all);
    }

    /** As a reader expects it; "unknown" in his language where it is not known. */
    private static Object shown(FactDefinition fact, Facts facts) {
        if (fact.name().equals("target.title")) {
            // the title in the language of the reader
            Question question = facts.question();
            Optional<Update> wanted = question.wanted();
            return wanted.isPresent() ? wanted.get() : question.target().query().text();
        }
        Fact<?> value = facts.get(fact);
        return value instanceof Known<?> known ? shown(known.value()) : Tri.UNKNOWN;
    }

    private static Object shown(Object value) {
        return switch (value) {
            case Set<?> several -> several.stream().map(Object::toString).sorted().toList();
            case UUID id -> id.toString();
            default -> value;
        };
    }
}
