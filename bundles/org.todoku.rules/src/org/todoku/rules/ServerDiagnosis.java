package org.todoku.rules;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.todoku.core.ServerState;
import org.todoku.core.ServerUpdate;
import org.todoku.core.fact.Tri;

/**
 * The answer for one server. One KB number often stands for several updates, of which a server may rightly have only some; a narrower
 * question, with words of a title or a GUID, asks for those only that match.
 *
 * @param present whether the update is there, in any state; yes where one of its variants is
 * @param listed the variants the server lists
 * @param variants every variant that counts here ({@link Question#variants}): those that are there, then the others as
 *        {@link Question#missing} orders them; of very many missing ones only the first are judged, the others have no cause
 * @param headline the finding to act on first; null when nothing applies. Where some variants are there it is about those; what keeps
 *        the others away is the cause of each
 * @param findings in the order in which a person should act: what applies, then undecided, failed, ruled out; about what the server
 *        lists and the first variant that is missing
 */
public record ServerDiagnosis(ServerState server, Tri present, List<ServerUpdate> listed, List<VariantDiagnosis> variants,
        @Nullable Finding headline, List<Finding> findings) {

    /** How much of what is asked for is there. */
    public enum Extent {
        /** All variants. */
        ALL,
        /** Some, and others are proved to be missing. */
        SOME,
        /** None, which is proved. */
        NONE,
        /** Of at least one variant nobody knows whether it is there. */
        UNKNOWN
    }

    public ServerDiagnosis {
        listed = List.copyOf(listed);
        variants = List.copyOf(variants);
        findings = List.copyOf(findings);
    }

    public Extent extent() {
        if (variants.stream().anyMatch(variant -> variant.present() == Tri.UNKNOWN)) {
            return Extent.UNKNOWN;
        }
        if (present == Tri.YES) {
            return missing().isEmpty() ? Extent.ALL : Extent.SOME;
        }
        return present == Tri.NO ? Extent.NONE : Extent.UNKNOWN;
    }

    /** The variants that are proved to be missing, those of selected products first. */
    public List<VariantDiagnosis> missing() {
        return variants.stream().filter(VariantDiagnosis::missing).toList();
    }

    /** Whether the rule that masks a finding says the same and more, so that a person need not read it twice. */
    public boolean toldAlready(Finding finding) {
        return finding.maskedBy() != null && findings.stream().map(Finding::rule)
                .anyMatch(rule -> rule.id().equals(finding.maskedBy()) && rule.sharpens(finding.rule().id()));
    }

    public Optional<Finding> topFinding() {
        return Optional.ofNullable(headline);
    }
}
