package org.todoku.rules;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;

import org.jspecify.annotations.Nullable;
import org.todoku.core.fact.Fact;

/**
 * What is known of one server without having looked at the update: with thousands of updates it need not be asked again. Holds for one
 * fleet and one order of the rules, and where the moment was looked at, for that moment. Safe for many threads.
 */
final class Settled {

    /** Of more kinds the answers would take too much memory. */
    private static final int MOST_KINDS = 128;

    private final int rules;
    private final Map<Of, Answers> ofKinds = new ConcurrentHashMap<>();
    private final AtomicReferenceArray<@Nullable Answers> answers = new AtomicReferenceArray<>(Question.Listed.values().length);

    private record Of(Question.Listed extent, UpdateFacts.Kind kind) {
    }

    /** Holds for every update of which the server lists as much. */
    static final class Answers {

        private final int rules;
        private volatile @Nullable AtomicReferenceArray<@Nullable Optional<Finding>> findings;
        private final Map<String, Fact<?>> facts = new ConcurrentHashMap<>();

        Answers(int rules) {
            this.rules = rules;
        }

        /** What a rule says, by its place; null where it was not asked yet, or said what does not hold for all these updates. */
        @Nullable Optional<Finding> finding(int rule) {
            AtomicReferenceArray<@Nullable Optional<Finding>> said = findings;
            return said == null ? null : said.get(rule);
        }

        void settle(int rule, Optional<Finding> answer) {
            AtomicReferenceArray<@Nullable Optional<Finding>> said = findings;
            if (said == null) {
                // where two threads make it at once an answer is lost, and asked for again
                said = new AtomicReferenceArray<>(rules);
                findings = said;
            }
            said.set(rule, answer);
        }

        /** By name. */
        Map<String, Fact<?>> facts() {
            return facts;
        }
    }

    Settled(int rules) {
        this.rules = rules;
    }

    /** What holds for every update of which the server lists as much as of that of the question. */
    Answers of(Question question) {
        int extent = question.extent().ordinal();
        Answers known = answers.get(extent);
        if (known == null) {
            Answers made = new Answers(rules);
            known = answers.compareAndSet(extent, null, made) ? made : Objects.requireNonNull(answers.get(extent));
        }
        return known;
    }

    /** What holds for those of them that are of the same kind too; null when the kind is not known. */
    @Nullable Answers ofKind(Question question) {
        UpdateFacts.Kind kind = question.kind();
        if (kind == null) {
            return null;
        }
        var key = new Of(question.extent(), kind);
        Answers known = ofKinds.get(key);
        if (known == null) {
            if (ofKinds.size() >= MOST_KINDS) {
                ofKinds.clear();
            }
            known = ofKinds.computeIfAbsent(key, any -> new Answers(rules));
        }
        return known;
    }

    /** Whether a rule would come to the same with other updates. A failure is no answer to anything. */
    static boolean settles(Question question, Optional<Finding> answer) {
        return !question.askedOfUpdate() && answer.filter(finding -> finding.status() == Status.FAILED).isEmpty();
    }
}
