package org.todoku.rules;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * A rule and what is known of it without loading it.
 *
 * @param id stable id, for example {@code B01}
 * @param needs names of the facts it asks for, for listing; the engine takes the rule at its questions
 * @param masks ids of rules whose findings cannot be judged while this one applies; {@code B*} stands for all that begin with B. An id
 *        after {@code ^}, such as {@code ^D10}, masks nothing: this rule is an umbrella, and D10 is a cause of what it says. One after
 *        {@code =}, such as {@code =B01}, is masked because this rule says the same and more, so that it need not be told too
 * @param contributor bundle it comes from
 * @param rule makes the rule at its first use; may throw what a broken plug-in throws
 */
public record RuleDescriptor(String id, Stage stage, Set<String> needs, List<String> masks, String contributor, Texts texts,
        Supplier<Rule> rule) {

    public RuleDescriptor {
        needs = Collections.unmodifiableSortedSet(new TreeSet<>(needs));
        masks = List.copyOf(masks);
    }

    public String name(Locale locale) {
        return texts.get(id + ".name", locale);
    }

    public boolean masks(String other) {
        return masks.stream().anyMatch(mask -> fits(mask.startsWith("=") ? mask.substring(1) : mask, other));
    }

    /** Whether this rule says what the other one says, and more. */
    public boolean sharpens(String other) {
        return masks.stream().anyMatch(mask -> mask.startsWith("=") && fits(mask.substring(1), other));
    }

    /** Whether another rule tells the cause of what this one says, so that a person should read the other first. */
    public boolean isExplainedBy(String other) {
        return masks.stream().anyMatch(mask -> mask.startsWith("^") && fits(mask.substring(1), other));
    }

    /** Whether any other rule tells the cause of what this one says. */
    public boolean isUmbrella() {
        return masks.stream().anyMatch(mask -> mask.startsWith("^"));
    }

    private static boolean fits(String mask, String id) {
        return mask.endsWith("*") ? id.startsWith(mask.substring(0, mask.length() - 1)) : mask.equals(id);
    }
}
