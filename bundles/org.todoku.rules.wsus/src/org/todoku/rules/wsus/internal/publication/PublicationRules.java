package org.todoku.rules.wsus.internal.publication;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.todoku.rules.Rule;
import org.todoku.rules.RuleDescriptor;
import org.todoku.rules.Stage;
import org.todoku.rules.wsus.internal.RuleList;

/** The rules about updates that Microsoft does not offer to WSUS, or not any more. */
public final class PublicationRules {

    /** What would not bring an update that no synchronisation brings. */
    private static final List<String> NO_SYNCHRONISATION = List.of("B*", "C03", "C07", "D02", "D04", "D05", "D06", "D07", "D08", "D09",
            "D1*", "D20", "D21", "D22", "D23", "D24", "D27", "D28");

    public static final List<RuleDescriptor> ALL = List.of(
            rule("C04", Stage.PUBLICATION, NotInCatalogue::new, Set.of("updates", "catalogue"), masks("C01", "C02")),
            rule("C01", Stage.PUBLICATION, Preview::new, Set.of("updates", "target"), masks("C02")),
            rule("C02", Stage.PUBLICATION, OutOfBand::new, Set.of("updates", "target"), masks()),
            rule("C08", Stage.IDENTITY, WithdrawnAndReissued::new, Set.of("updates", "updates.expired", "catalogue"), List.of()));

    private PublicationRules() {
    }

    private static List<String> masks(String... more) {
        return Stream.concat(NO_SYNCHRONISATION.stream(), Stream.of(more)).toList();
    }

    private static RuleDescriptor rule(String id, Stage stage, Supplier<Rule> rule, Set<String> needs, List<String> masks) {
        return RuleList.rule("selection", id, stage, rule, needs, masks);
    }
}
