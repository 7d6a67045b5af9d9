package org.todoku.rules.file;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.todoku.core.fact.Known;
import org.todoku.core.fact.Tri;
import org.todoku.core.fact.Unknown;
import org.todoku.rules.fact.FactDefinition;

/** A condition in three-valued logic (Kleene): what is not known makes it unknown only where it could change the result. */
sealed interface Condition {

    Answer judge(Facts facts);

    /** Adds the names of all facts that it may ask for. */
    default void addFacts(Set<String> names) {
        addFacts(names, new HashSet<>());
    }

    /** @param visited definitions that have been looked at */
    void addFacts(Set<String> names, Set<String> visited);

    record All(List<Condition> parts) implements Condition {

        @Override
        public Answer judge(Facts facts) {
            return join(parts, facts, Tri.NO);
        }

        @Override
        public void addFacts(Set<String> names, Set<String> visited) {
            parts.forEach(part -> part.addFacts(names, visited));
        }
    }

    record Any(List<Condition> parts) implements Condition {

        @Override
        public Answer judge(Facts facts) {
            return join(parts, facts, Tri.YES);
        }

        @Override
        public void addFacts(Set<String> names, Set<String> visited) {
            parts.forEach(part -> part.addFacts(names, visited));
        }
    }

    /** @param settling value that one part alone gives the whole */
    private static Answer join(List<Condition> parts, Facts facts, Tri settling) {
        List<Unknown<?>> missing = List.of();
        boolean open = false;
        for (Condition part : parts) {
            Answer answer = part.judge(facts);
            if (answer.value() == settling) {
                return answer;
            }
            if (answer.value() == Tri.UNKNOWN) {
                missing = open ? missing : new ArrayList<>();
                missing.addAll(answer.missing().values());
                open = true;
            }
        }
        return open ? Answer.unknown(missing) : Answer.of(settling == Tri.NO);
    }

    record Not(Condition part) implements Condition {

        @Override
        public Answer judge(Facts facts) {
            return part.judge(facts).not();
        }

        @Override
        public void addFacts(Set<String> names, Set<String> visited) {
            part.addFacts(names, visited);
        }
    }

    /** Whether a fact is known; always yes or no. */
    record IsKnown(FactDefinition fact) implements Condition {

        @Override
        public Answer judge(Facts facts) {
            return Answer.of(facts.get(fact).isKnown());
        }

        @Override
        public void addFacts(Set<String> names, Set<String> visited) {
            names.add(fact.name());
        }
    }

    /** A condition with a name, which may stand in several places. */
    record Defined(String name, Condition condition) implements Condition {

        @Override
        public Answer judge(Facts facts) {
            return facts.defined(this);
        }

        @Override
        public void addFacts(Set<String> names, Set<String> visited) {
            if (visited.add(name)) {
                condition.addFacts(names, visited);
            }
        }
    }

    /**
     * Rests on the server alone, and is judged once for each, so that a log is not searched anew for each of thousands of updates.
     *
     * @param key under which its answers are kept
     */
    record Remembered(Condition condition, Object key) implements Condition {

        @Override
        public Answer judge(Facts facts) {
            return facts.question().once(key, Answer.class, () -> condition.judge(facts));
        }

        @Override
        public void addFacts(Set<String> names, Set<String> visited) {
            condition.addFacts(names, visited);
        }
    }

    /** Compares a fact with a value of the file or with another fact. */
    record Compared(FactDefinition fact, Operator operator, Operand operand) implements Condition {

        @Override
        public Answer judge(Facts facts) {
            if (operand.plain()) {
                return switch (facts.get(fact)) {
                    case Known<?> known -> Answer.of(operator.holds(known.value(), operand.value(), facts.readAt()));
                    case Unknown<?> unknown -> Answer.unknown(List.of(unknown));
                };
            }
            List<Unknown<?>> missing = new ArrayList<>();
            List<Object> values = new ArrayList<>();
            for (FactDefinition asked : operand.with(fact)) {
                switch (facts.get(asked)) {
                    case Known<?> known -> values.add(known.value());
                    case Unknown<?> unknown -> missing.add(unknown);
                }
            }
            if (!missing.isEmpty()) {
                return Answer.unknown(missing);
            }
            Object right = operand.other() == null ? operand.value() : values.get(1);
            Object reference = operand.of() == null ? facts.readAt() : values.get(values.size() - 1);
            return Answer.of(operator.holds(values.get(0), right, reference));
        }

        @Override
        public void addFacts(Set<String> names, Set<String> visited) {
            operand.with(fact).forEach(asked -> names.add(asked.name()));
        }
    }
}
