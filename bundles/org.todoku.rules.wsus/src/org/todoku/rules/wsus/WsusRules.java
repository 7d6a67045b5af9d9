package org.todoku.rules.wsus;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.todoku.rules.Rule;
import org.todoku.rules.RuleDescriptor;
import org.todoku.rules.Stage;
import org.todoku.rules.wsus.internal.RuleList;
import org.todoku.rules.wsus.internal.advisory.AdvisoryRules;
import org.todoku.rules.wsus.internal.delivery.DeliveryRules;
import org.todoku.rules.wsus.internal.delivery.NotApproved;
import org.todoku.rules.wsus.internal.health.HealthRules;
import org.todoku.rules.wsus.internal.importing.ImportingRules;
import org.todoku.rules.wsus.internal.presence.Declined;
import org.todoku.rules.wsus.internal.presence.HiddenByView;
import org.todoku.rules.wsus.internal.presence.ListTruncated;
import org.todoku.rules.wsus.internal.presence.NumberUnknown;
import org.todoku.rules.wsus.internal.presence.PresenceRules;
import org.todoku.rules.wsus.internal.presence.Reissued;
import org.todoku.rules.wsus.internal.presence.ServerDidNotAnswer;
import org.todoku.rules.wsus.internal.presence.VariantMissing;
import org.todoku.rules.wsus.internal.publication.CatalogueOnly;
import org.todoku.rules.wsus.internal.publication.ExpiredBeforeArrival;
import org.todoku.rules.wsus.internal.publication.NewerPresent;
import org.todoku.rules.wsus.internal.publication.PublicationRules;
import org.todoku.rules.wsus.internal.publication.TooEarly;
import org.todoku.rules.wsus.internal.selection.BothNotSelected;
import org.todoku.rules.wsus.internal.selection.ClassificationNotSelected;
import org.todoku.rules.wsus.internal.selection.DriverNotSelected;
import org.todoku.rules.wsus.internal.selection.NotSynchronisedSinceChange;
import org.todoku.rules.wsus.internal.selection.OneProductIsEnough;
import org.todoku.rules.wsus.internal.selection.ProductNotSelected;
import org.todoku.rules.wsus.internal.selection.SelectionRules;
import org.todoku.rules.wsus.internal.synchronisation.FailingNotTheCause;
import org.todoku.rules.wsus.internal.synchronisation.LastSyncFailed;
import org.todoku.rules.wsus.internal.synchronisation.NeverSynchronised;
import org.todoku.rules.wsus.internal.synchronisation.NobodySynchronises;
import org.todoku.rules.wsus.internal.synchronisation.ProxyWantsCredentials;
import org.todoku.rules.wsus.internal.synchronisation.SynchronisationRules;
import org.todoku.rules.wsus.internal.topology.ReplicaCannotSelect;
import org.todoku.rules.wsus.internal.topology.TopologyRules;
import org.todoku.rules.wsus.internal.topology.UpstreamHasItSince;
import org.todoku.rules.wsus.internal.topology.UpstreamLacksIt;

/** The built-in rules for plain Java use; in the workbench the same rules come from {@code plugin.xml}. */
public final class WsusRules {

    private static final String[] SELECTION = { "updates", "configuration", "subscription", "subscription.products",
            "subscription.classifications", "target", "target.products", "target.classification" };

    private WsusRules() {
    }

    /** Every rule of this bundle: those in Java in the order in which a person should act, then those of its files. */
    public static List<RuleDescriptor> all() {
        return Stream.of(inJava(), WsusRuleFiles.all()).flatMap(List::stream).toList();
    }

    static List<RuleDescriptor> inJava() {
        return Stream.of(general(), PresenceRules.ALL, PublicationRules.ALL, SelectionRules.ALL, SynchronisationRules.ALL,
                TopologyRules.ALL, ImportingRules.ALL, DeliveryRules.ALL, HealthRules.ALL, AdvisoryRules.ALL).flatMap(List::stream)
                .toList();
    }

    private static List<RuleDescriptor> general() {
        return List.of(
                rule("A12", Stage.ACCESS, ServerDidNotAnswer::new, Set.of("updates"), List.of("B*", "C*", "D*", "E*")),
                rule("A10", Stage.ACCESS, ListTruncated::new, Set.of("updates"), List.of()),
                rule("D10", Stage.TRANSPORT, ProxyWantsCredentials::new, Set.of("syncHistory", "signatures"), List.of()),
                rule("D02", Stage.TRANSPORT, LastSyncFailed::new,
                        Set.of("updates", "configuration", "syncHistory", "target", "target.created", "upstream"),
                        List.of("D28", "^D05", "^D06", "^D07", "^D08", "^D09", "^D1*",
                                "^D20", "^D21", "^D22", "^D23", "^D24", "^D26", "^E06", "^E07", "^E08", "^E09", "^E10", "^E11")),
                rule("D03", Stage.TRANSPORT, FailingNotTheCause::new, Set.of("syncHistory"), List.of()),
                rule("E01", Stage.TOPOLOGY, UpstreamLacksIt::new, Set.of("updates", "configuration", "upstream", "target"), List.of()),
                rule("E02", Stage.TOPOLOGY, UpstreamHasItSince::new,
                        Set.of("updates", "configuration", "upstream", "upstream.arrived", "syncHistory", "target"),
                        List.of()),
                rule("E04", Stage.TOPOLOGY, ReplicaCannotSelect::new,
                        selectionAnd("configuration", "upstream"),
                        List.of("B01", "B02", "B03", "B13")),
                rule("C03", Stage.PUBLICATION, CatalogueOnly::new,
                        selectionAnd("syncHistory", "target.created", "target.published-to-wsus"),
                        List.of("B*", "C07", "D02", "D04", "D05", "D06", "D07", "D08", "D09", "D1*", "D20", "D21", "D22", "D23", "D24",
                                "D27", "D28")),
                rule("C05", Stage.PUBLICATION, ExpiredBeforeArrival::new,
                        Set.of("updates", "updates.expired", "target"),
                        List.of("B*", "C01", "C02", "C03", "C04", "C07", "D*", "E0*")),
                rule("B03", Stage.SELECTION, BothNotSelected::new, selectionAnd("upstream"), List.of()),
                rule("B01", Stage.SELECTION, ProductNotSelected::new, selectionAnd("upstream"), List.of()),
                rule("B02", Stage.SELECTION, ClassificationNotSelected::new, selectionAnd("upstream"), List.of()),
                rule("B13", Stage.SELECTION, DriverNotSelected::new, selectionAnd("upstream"), List.of()),
                rule("B18", Stage.SELECTION, OneProductIsEnough::new, selectionAnd("upstream"), List.of()),
                rule("B04", Stage.SYNCHRONISATION, NotSynchronisedSinceChange::new,
                        selectionAnd("subscription.lastModified", "syncHistory"),
                        List.of()),
                rule("C07", Stage.SYNCHRONISATION, TooEarly::new, selectionAnd("syncHistory", "target.created"), List.of()),
                rule("D01", Stage.SYNCHRONISATION, NeverSynchronised::new, Set.of("updates", "syncHistory"), List.of()),
                rule("D04", Stage.SYNCHRONISATION, NobodySynchronises::new,
                        Set.of("updates", "configuration", "subscription", "subscription.schedule", "syncHistory", "upstream", "target",
                                "target.created"),
                        List.of()),
                rule("A01", Stage.IDENTITY, HiddenByView::new, Set.of("updates", "updates.declined"), List.of()),
                rule("A03", Stage.IDENTITY, VariantMissing::new, Set.of("updates"), List.of()),
                rule("A07", Stage.IDENTITY, Reissued::new, Set.of("updates", "updates.expired"), List.of()),
                rule("A11", Stage.IDENTITY, NumberUnknown::new, Set.of("updates", "target"), List.of()),
                rule("C06", Stage.IDENTITY, NewerPresent::new, Set.of("target", "updates", "updates.supersedes"), List.of()),
                rule("A02", Stage.DELIVERY, Declined::new, Set.of("updates", "updates.declined"), List.of()),
                rule("G01", Stage.DELIVERY, NotApproved::new, Set.of("updates", "updates.declined", "updates.approved"), List.of()));
    }

    private static Set<String> selectionAnd(String... more) {
        Set<String> all = new HashSet<>(List.of(SELECTION));
        all.addAll(List.of(more));
        return all;
    }

    private static RuleDescriptor rule(String id, Stage stage, Supplier<Rule> rule, Set<String> needs, List<String> masks) {
        return RuleList.rule("", id, stage, rule, needs, masks);
    }
}
