package org.todoku.rules.testkit;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.todoku.core.fact.Tri;
import org.todoku.rules.Confidence;
import org.todoku.rules.Effect;
import org.todoku.rules.Severity;

/**
 * What a scenario expects for one server. What is null, or empty where nothing else is said, is not looked at.
 *
 * @param headline id of the rule to act on first; empty for none
 * @param stopping all that keeps the update away and is not masked, as {@code RULE@SERVER}, in the order of action
 * @param applying all that applies with any effect and is not masked, advice left out, in any order
 * @param must in the order of action as far as they apply
 * @param mustNot ids that must not apply unmasked; {@code B*} stands for all that begin with B, {@code B01@BR} for one server
 * @param mustNotRemedies remedies that nothing unmasked may suggest; {@code import-*} for all that begin so
 * @param missing facts that undecided rules lack, masked or not; others may be missing too
 * @param sentence the answer, by language
 */
public record Expectation(String server, @Nullable Tri present, @Nullable String headline, @Nullable List<String> stopping,
        @Nullable Set<String> applying, List<Must> must, List<String> mustNot, List<String> mustNotRemedies, Set<String> missing,
        Map<Locale, String> sentence) {

    /** What came of a rule. */
    public enum State {
        APPLIES, RULED_OUT, UNDECIDED,
        /** Applies, is ruled out or is undecided, but cannot be judged until another finding is settled. */
        MASKED,
        /** Says nothing at all. */
        SILENT
    }

    /**
     * What one rule must say. A null is not looked at.
     *
     * @param server that the rule speaks of
     * @param variant of its text
     * @param maskedBy id of the rule that masks it; only with {@link State#MASKED}
     * @param remedies ids, in order, of all its remedies
     * @param missing facts that it lacks; others may be missing too
     * @param values of its evidence, as English text
     * @param says what its message contains, by language
     */
    public record Must(String rule, String server, State state, @Nullable Effect effect, @Nullable Severity severity,
            @Nullable Confidence confidence, @Nullable String variant, @Nullable String maskedBy, @Nullable List<String> remedies,
            Set<String> missing, Map<String, String> values, Map<Locale, String> says) {
    }
}
