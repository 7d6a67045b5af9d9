package org.todoku.rules.wsus.internal.presence;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

import org.todoku.rules.Rule;
import org.todoku.rules.RuleDescriptor;
import org.todoku.rules.Stage;
import org.todoku.rules.wsus.internal.RuleList;

/** The rules about updates that are there under another number or title, or in a place that the console does not show. */
public final class PresenceRules {

    public static final List<RuleDescriptor> ALL = List.of(
            rule("A04", OtherNumber::new, Set.of("updates"), List.of()),
            rule("A05", OtherLanguage::new, Set.of("updates", "server"), List.of()),
            rule("A09", LocallyPublished::new, Set.of("updates"), List.of("A01")));

    private PresenceRules() {
    }

    private static RuleDescriptor rule(String id, Supplier<Rule> rule, Set<String> needs, List<String> masks) {
        return RuleList.rule("selection", id, Stage.IDENTITY, rule, needs, masks);
    }
}
