package org.todoku.rules.wsus.internal.importing;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

import org.todoku.rules.Rule;
import org.todoku.rules.RuleDescriptor;
import org.todoku.rules.Stage;
import org.todoku.rules.wsus.internal.RuleList;

/** The rules about importing from the catalogue; silent where nobody tried. */
public final class ImportingRules {

    public static final List<RuleDescriptor> ALL = List.of(
            rule("F01", Stage.PUBLICATION, TlsOfImport::new, Set.of("updates", "syncHistory"), List.of()),
            rule("F02", Stage.PUBLICATION, OldImportPath::new, Set.of("updates", "target"), List.of("F01", "F05")),
            rule("F03", Stage.PUBLICATION, WrongId::new, Set.of("updates", "target"), List.of()),
            rule("F04", Stage.PUBLICATION, ImportRights::new, Set.of("updates", "server.role"), List.of()),
            rule("F05", Stage.PUBLICATION, PortOfScript::new, Set.of("updates", "host.iis.ports", "target"), List.of()),
            rule("F06", Stage.PUBLICATION, Vanished::new, Set.of("updates"), List.of()),
            rule("F08", Stage.PUBLICATION, WrongTier::new, Set.of("updates", "configuration", "upstream"), List.of()),
            rule("F09", Stage.PUBLICATION, PackageFile::new, Set.of("updates", "target"), List.of()),
            rule("F10", Stage.PUBLICATION, RefusedAsExpired::new, Set.of("updates", "updates.expired"),
                    List.of("F01", "F02", "F03", "F04")),
            rule("F07", Stage.DELIVERY, NoFileYet::new, Set.of("updates.ready-state", "updates.approved", "update.ready"), List.of()));

    private ImportingRules() {
    }

    private static RuleDescriptor rule(String id, Stage stage, Supplier<Rule> rule, Set<String> needs, List<String> masks) {
        return RuleList.rule("topology", id, stage, rule, needs, masks);
    }
}
