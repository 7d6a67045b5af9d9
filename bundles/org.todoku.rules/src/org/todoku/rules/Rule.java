package org.todoku.rules;

/**
 * One reason why an update may not be where it is wanted.
 *
 * <p>A rule is a pure function of the question: no files, no network, no clock, no state between calls. It may be
 * called from any thread, for many servers at once. It reads a fact by asking the question for it; where the fact is not
 * known, the engine ends the rule there as undecided and names the fact. A rule never guesses: what it did not ask for,
 * it does not know.
 *
 * <p>Contributed through the extension point {@code org.todoku.rules.rules}. The texts stand in a resource bundle, by
 * rule id: {@code ID.name}, {@code ID.applies}, {@code ID.ruled-out}, and {@code remedy.REMEDY.title}, {@code .step.1} …,
 * {@code .side.1} … for its remedies; optionally {@code ID.because}, the cause as the rest of a sentence (see {@link Answers}).
 */
@FunctionalInterface
public interface Rule {

    Verdict judge(Question question);
}
