package org.todoku.rules.internal;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.todoku.core.Update;
import org.todoku.rules.Finding;
import org.todoku.rules.Question;
import org.todoku.rules.RuleDescriptor;

/**
 * What rules did wrong in one run. A rule that took too long several times, or ran out of memory although it had all of it, is not
 * asked again: with thousands of updates it would never come to an end. Safe for many threads.
 */
final class Misbehaviour {

    private static final int PATIENCE = 3;

    private final Map<Asked, Finding> givenUp = new ConcurrentHashMap<>();
    private final Map<String, Integer> times = new ConcurrentHashMap<>();
    /** Nothing yet, as nearly always. */
    private volatile boolean none = true;

    /** One question to one rule. */
    private record Asked(int piece, String rule, String server, Optional<UUID> variant) {
    }

    private static Asked asked(int piece, RuleDescriptor rule, Question question) {
        return new Asked(piece, rule.id(), question.server().key(), question.wanted().map(Update::id));
    }

    /** The failure that stands in for asking the rule; null when it may be asked. */
    @Nullable Finding known(int piece, RuleDescriptor rule, Question question) {
        if (none) {
            return null;
        }
        Finding before = givenUp.get(asked(piece, rule, question));
        return before != null || times.getOrDefault(rule.id(), 0) < PATIENCE ? before : Judge.notAsked(rule, question.server());
    }

    void tooLong(int piece, RuleDescriptor rule, Question question, Finding failure) {
        givenUp.put(asked(piece, rule, question), failure);
        times.merge(rule.id(), 1, Integer::sum);
        none = false;
    }

    void outOfMemory(RuleDescriptor rule) {
        times.put(rule.id(), PATIENCE);
        none = false;
    }
}
