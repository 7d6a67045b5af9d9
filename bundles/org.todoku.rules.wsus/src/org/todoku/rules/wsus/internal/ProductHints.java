package org.todoku.rules.wsus.internal;

import org.todoku.rules.analysis.Coverage;
import java.util.Set;
import java.util.UUID;

import org.todoku.core.WellKnown;

/** Products that a shop which needs one update of them will need every month. GUIDs as known in the field; they only order remedies. */
final class ProductHints {

    private static final Set<UUID> OPERATING_SYSTEMS = Set.of(
            UUID.fromString("a3c2375d-0c8a-42f9-bce0-28333e198407"), // Windows 10
            UUID.fromString("b3c75dc1-155f-4be4-b015-3f1a91758e52"), // Windows 10, version 1903 and later
            UUID.fromString("d2085b71-5f1f-43a9-880d-ed159016d5c6"), // Windows 10 LTSB
            UUID.fromString("72e7624a-5b00-45d2-b92f-e561c0a6a160"), // Windows 11
            UUID.fromString("569e8e8f-c6cd-42c8-92a3-efbb20a0f6f5"), // Windows Server 2016
            UUID.fromString("f702a48c-919b-45d6-9aef-ca4248d50397"), // Windows Server 2019
            UUID.fromString("71718f13-7324-4b0f-8f9e-2ca9dc978e53"), // Microsoft Server operating system-21H2
            UUID.fromString("2c7888b6-f9e9-4ee9-87af-a77705193893"), // Microsoft Server operating system-22H2
            UUID.fromString("b256987d-4693-4c87-955d-dbb9341205eb")); // Microsoft Server Operating System-24H2

    private static final UUID DEFENDER = UUID.fromString("8c3fcc84-7410-4a95-8b89-a166a0190486");

    private ProductHints() {
    }

    /** Whether ticking is the better remedy than importing one update again and again. */
    static boolean neededContinuously(Coverage coverage) {
        UUID classification = coverage.classification().value().guid().orElse(null);
        if (WellKnown.DEFINITION_UPDATES.equals(classification)) {
            return true;
        }
        // a classification comes for every ticked product, so it is never ticked for one product's sake
        return coverage.classificationTicked() && coverage.unticked().stream()
                .anyMatch(product -> product.guid().filter(ProductHints::everyMonth).isPresent());
    }

    private static boolean everyMonth(UUID product) {
        return OPERATING_SYSTEMS.contains(product) || DEFENDER.equals(product);
    }
}
