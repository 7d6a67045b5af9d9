package org.todoku.rules;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;

import org.jspecify.annotations.Nullable;
import org.todoku.core.fact.Fact;

/**
 * What is known of one server without having looked at the update: with thousands of updates it need not be asked again. Holds for one
 * moment, one fleet and one order of the rules. Safe for many threads.
 */
final class Settled {

    private final Map<Question.Listed, Answers> answers = new EnumMap<>(Question.Listed.class);

    /**
     * @param findings what each rule says, by the place of the rule; null where it was not asked yet, or that depends on the update
     * @param facts by name
     */
    record Answers(AtomicReferenceArray<@Nullable Optional<Finding>> findings, Map<String, Fact<?>> facts) {
    }

    Settled(int rules) {
        for (Question.Listed extent : Question.Listed.values()) {
            answers.put(extent, new Answers(new AtomicReferenceArray<>(rules), new ConcurrentHashMap<>()));
        }
    }

    /** What holds for every update of which the server lists as much as of that of the question. */
    Answers of(Question question) {
        return Objects.requireNonNull(answers.get(question.extent()));
    }

    /** Whether a rule would come to the same with other updates. A failure is no answer to anything. */
    static boolean settles(Question question, Optional<Finding> answer) {
        return !question.askedOfUpdate() && answer.filter(finding -> finding.status() == Status.FAILED).isEmpty();
    }
}
