package org.todoku.rules.wsus.internal.topology;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

import org.todoku.rules.Rule;
import org.todoku.rules.RuleDescriptor;
import org.todoku.rules.Stage;
import org.todoku.rules.wsus.internal.RuleList;

/** The rules about servers that fetch from other servers, about languages and about disconnected servers. */
public final class TopologyRules {

    public static final List<RuleDescriptor> ALL = List.of(
            rule("E16", Stage.TOPOLOGY, SameIdentity::new, Set.of("configuration.serverId"), List.of()),
            rule("E08", Stage.TRANSPORT, UpstreamCertificate::new, Set.of("configuration", "syncHistory", "signatures"), List.of("D09")),
            rule("E09", Stage.TRANSPORT, WrongUpstream::new, Set.of("configuration", "syncHistory", "signatures"),
                    List.of("D13", "D14", "D17")),
            rule("E10", Stage.TRANSPORT, VersionOrder::new,
                    Set.of("configuration", "syncHistory", "upstream", "server.version", "upstream.version"), List.of()),
            rule("E06", Stage.TRANSPORT, MassDeclines::new,
                    Set.of("configuration", "syncHistory", "signatures", "upstream", "status.declinedUpdateCount"), List.of("D22")),
            rule("E07", Stage.TRANSPORT, ApprovalsWait::new, Set.of("syncHistory"), List.of()),
            rule("E03", Stage.TOPOLOGY, MissedItsWindow::new,
                    Set.of("updates", "configuration", "syncHistory", "upstream", "target", "target.created"),
                    List.of("D02", "E02")),
            rule("E11", Stage.TOPOLOGY, CleanupOrder::new,
                    Set.of("configuration", "syncHistory", "host.cleanup.lastRun", "host.cleanup.lastRunOnUpstream"), List.of()),
            rule("E13", Stage.TOPOLOGY, LastImportTooOld::new,
                    Set.of("updates", "configuration", "subscription", "subscription.schedule", "syncHistory", "target", "target.created"),
                    List.of("B*", "C07", "D*")),
            rule("E15", Stage.TOPOLOGY, TooManyLevels::new, Set.of("updates", "configuration", "upstream"), List.of()),
            rule("E12", Stage.LANGUAGE, LanguageNotEnabled::new,
                    Set.of("updates", "target", "target.languages", "configuration", "configuration.enabledUpdateLanguages", "upstream",
                            "upstream.languages"), List.of("C03")),
            rule("E05", Stage.DELIVERY, ParentDeclined::new,
                    Set.of("updates", "updates.declined", "configuration", "upstream", "upstream.declined"), List.of("A02", "G03")),
            rule("E14", Stage.DELIVERY, NotDownloadedOnline::new,
                    Set.of("configuration", "subscription", "subscription.schedule", "syncHistory", "updates.ready-state", "update.ready"),
                    List.of("G07")));

    private TopologyRules() {
    }

    private static RuleDescriptor rule(String id, Stage stage, Supplier<Rule> rule, Set<String> needs, List<String> masks) {
        return RuleList.rule("topology", id, stage, rule, needs, masks);
    }
}
