package org.todoku.rules.wsus.internal.health;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

import org.todoku.rules.Rule;
import org.todoku.rules.RuleDescriptor;
import org.todoku.rules.Stage;
import org.todoku.rules.wsus.internal.RuleList;

/** The rules about the health of a server that are written in Java. */
public final class HealthRules {

    public static final List<RuleDescriptor> ALL = List.of(
            rule("H01", SupersededNotDeclined::new, Set.of("updates", "updates.declined", "updates.superseded"), List.of()),
            rule("H02", TooManyLive::new, Set.of("updates", "updates.declined"), List.of()),
            rule("H03", OneKindDominates::new, Set.of("updates", "updates.declined", "updates.classification"), List.of()),
            rule("H04", IndexesNeglected::new, Set.of("host.database.lastReindex", "host.database.indexes.custom"), List.of()),
            rule("H06", HistoryTooLong::new, Set.of("syncHistory"), List.of()),
            rule("H07", MaintenanceOverlaps::new,
                    Set.of("subscription", "subscription.synchronizeAutomatically", "subscription.synchronizeAutomaticallyTimeOfDay",
                            "host.maintenance.start", "host.maintenance.end", "host.maintenance.timeZone"), List.of()),
            rule("H08", SetupUnfinished::new, Set.of("host.os.build", "host.postinstall.kb3159706"), List.of("H10")),
            rule("H10", ServicesStopped::new, Set.of("host.service.wsus"), List.of()));

    private HealthRules() {
    }

    private static RuleDescriptor rule(String id, Supplier<Rule> rule, Set<String> needs, List<String> masks) {
        return RuleList.rule("delivery", id, Stage.HEALTH, rule, needs, masks);
    }
}
