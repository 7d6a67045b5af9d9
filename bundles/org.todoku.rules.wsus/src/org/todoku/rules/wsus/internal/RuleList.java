package org.todoku.rules.wsus.internal;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

import org.todoku.rules.Rule;
import org.todoku.rules.RuleDescriptor;
import org.todoku.rules.Stage;
import org.todoku.rules.Texts;

/** How the rules of this bundle are described, the same as in {@code plugin.xml}. */
public final class RuleList {

    private static final String SHARED = "org.todoku.rules.wsus.texts";

    private RuleList() {
    }

    /**
     * @param texts name of the resource bundle beside {@code texts.properties} that the rule's own texts stand in; empty when they stand
     *        in that one
     */
    public static RuleDescriptor rule(String texts, String id, Stage stage, Supplier<Rule> rule, Set<String> needs, List<String> masks) {
        String names = texts.isEmpty() ? SHARED : "org.todoku.rules.wsus." + texts + ',' + SHARED;
        return new RuleDescriptor(id, stage, needs, masks, "org.todoku.rules.wsus", new Texts(RuleList.class.getClassLoader(), names),
                rule);
    }
}
