package org.todoku.rules.wsus.internal.delivery;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

import org.todoku.rules.Rule;
import org.todoku.rules.RuleDescriptor;
import org.todoku.rules.Stage;
import org.todoku.rules.wsus.internal.RuleList;

/** The rules about updates that arrived and do not reach computers. */
public final class DeliveryRules {

    public static final List<RuleDescriptor> ALL = List.of(
            rule("G02", Expired::new, Set.of("updates", "updates.expired"), List.of("A01", "A02", "A07")),
            rule("G03", DeclinedAsSuperseded::new, Set.of("updates", "updates.declined", "updates.superseded"), List.of("A02")),
            rule("G04", LicencePending::new, Set.of("updates", "updates.declined", "updates.licence-terms"), List.of("G01")),
            rule("G05", LeftOutByRule::new,
                    Set.of("updates", "updates.declined", "updates.approved", "approvalRules", "target.products", "target.classification"),
                    List.of()),
            rule("G06", StaleApproval::new,
                    Set.of("updates", "updates.declined", "updates.approved", "status.updatesWithStaleUpdateApprovalsCount"), List.of()),
            rule("G07", FilesMissing::new, Set.of("updates", "updates.declined", "updates.approved", "updates.ready-state"), List.of()),
            rule("G10", UupNotPrepared::new,
                    Set.of("updates", "updates.declined", "updates.approved", "host.iis.mime.msu", "host.iis.mime.wim"), List.of()),
            rule("G12", OtherSource::new, Set.of("clients.dualScan", "clients.policy.server"), List.of()),
            rule("G13", NotApplicableThere::new, Set.of("clients.notApplicable.reason"), List.of()),
            rule("G14", ComputersTimeOut::new, Set.of("clients.errors.days"), List.of()),
            rule("G15", InfrastructurePending::new,
                    Set.of("updates", "updates.declined", "updates.approved",
                            "status.wsusInfrastructureUpdatesNotApprovedForInstallCount"),
                    List.of()));

    private DeliveryRules() {
    }

    private static RuleDescriptor rule(String id, Supplier<Rule> rule, Set<String> needs, List<String> masks) {
        return RuleList.rule("delivery", id, Stage.DELIVERY, rule, needs, masks);
    }
}
