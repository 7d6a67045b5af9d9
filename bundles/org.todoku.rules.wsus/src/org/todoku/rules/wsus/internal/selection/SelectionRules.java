package org.todoku.rules.wsus.internal.selection;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.todoku.rules.Rule;
import org.todoku.rules.RuleDescriptor;
import org.todoku.rules.Stage;
import org.todoku.rules.wsus.internal.RuleList;

/**
 * The rules that know more of one kind of product than that its box is missing. Each masks the general rule that would say the same
 * with fewer words, and those of them that know less.
 */
public final class SelectionRules {

    private static final List<String> GENERAL = List.of("=B01", "=B03");

    public static final List<RuleDescriptor> ALL = List.of(
            rule("B17", ConfigurationManagerSelects::new,
                    List.of("=B01", "=B02", "=B03", "=B05", "=B06", "=B07", "=B08", "=B09", "=B10", "=B11", "=B12", "=B15", "=B16"),
                    "host.configMgr.sup"),
            rule("B05", ProductNotListed::new, masks("=B06", "=B07", "=B08", "=B09", "=B10", "=B11", "=B15", "=B16"), "categories"),
            rule("B06", SameTitle::new, masks("=B07", "=B08", "=B09", "=B10", "=B15", "=B16")),
            rule("B15", Deselected::new, masks("=B07", "=B08", "=B09", "=B10", "=B11", "=B16"), "updates.arrived"),
            rule("B07", Windows10Since1903::new, masks("=B16")),
            rule("B08", Windows11::new, masks("=B16")),
            rule("B09", ServerProductName::new, masks("=B16")),
            rule("B10", LongTermServicing::new, masks("=B16"), "target.created"),
            rule("B11", HalfOfAPair::new, List.of("=B01", "=B02", "=B16")),
            rule("B12", FeatureUpdate::new, List.of("=B02", "=B03")),
            rule("B16", NewSibling::new, masks(), "categories", "categories.arrived"),
            rule("B14", DriverSyncOff::new, List.of(), "configuration.disableSyncDrivers", "configuration.disableSyncPrinterCatalog"),
            rule("B19", SelectionChanged::new, List.of(), "subscription.lastModified"));

    private SelectionRules() {
    }

    private static List<String> masks(String... more) {
        return Stream.concat(GENERAL.stream(), Stream.of(more)).toList();
    }

    private static RuleDescriptor rule(String id, Supplier<Rule> rule, List<String> masks, String... more) {
        Set<String> needs = new HashSet<>(Set.of("updates", "configuration", "subscription", "subscription.products",
                "subscription.classifications", "target", "target.products", "target.classification"));
        needs.addAll(List.of(more));
        return RuleList.rule("selection", id, Stage.SELECTION, rule, needs, masks);
    }
}
