package org.todoku.rules.wsus.internal.advisory;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

import org.todoku.rules.Rule;
import org.todoku.rules.RuleDescriptor;
import org.todoku.rules.Stage;
import org.todoku.rules.wsus.internal.RuleList;

/** The rules about life cycle and security that are written in Java. */
public final class AdvisoryRules {

    public static final List<RuleDescriptor> ALL = List.of(
            rule("L03", HardenedServer::new, Set.of("host.os.build", "host.os.ubr")),
            rule("L04", CodeExecution::new, Set.of("host.os.ubr")),
            rule("L05", Tampering::new, Set.of("host.os.ubr")));

    private AdvisoryRules() {
    }

    private static RuleDescriptor rule(String id, Supplier<Rule> rule, Set<String> needs) {
        return RuleList.rule("delivery", id, Stage.ADVICE, rule, needs, List.of());
    }
}
