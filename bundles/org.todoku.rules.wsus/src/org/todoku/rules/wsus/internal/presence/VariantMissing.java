package org.todoku.rules.wsus.internal.presence;

import java.util.ArrayList;
import java.util.List;

import org.todoku.core.Update;
import org.todoku.rules.Confidence;
import org.todoku.rules.Effect;
import org.todoku.rules.Question;
import org.todoku.rules.Rule;
import org.todoku.rules.Severity;
import org.todoku.rules.Verdict;
import org.todoku.rules.wsus.internal.Remedies;

/** A03: of the updates that share a KB number some are on the server and some are not. */
public final class VariantMissing implements Rule {

    /** A number such as that of a .NET roll-up stands for dozens. */
    private static final int NAMED = 5;

    @Override
    public Verdict judge(Question question) {
        List<Update> variants = question.variants();
        if (variants.size() < 2) {
            return Verdict.notApplicable();
        }
        List<Update> missing = new ArrayList<>();
        List<Update> present = new ArrayList<>();
        for (Update variant : variants) {
            (question.facts().on(question.server(), variant.id()).isPresent() ? present : missing).add(variant);
        }
        if (missing.isEmpty()) {
            return Verdict.ruledOut(question.server(), variants.size())
                    .because(question.evidence("update.variantsPresent", shown(present), "updates"));
        }
        question.needCompleteList(question.server());
        if (present.isEmpty()) {
            return Verdict.notApplicable();
        }
        int named = Math.min(NAMED, missing.size());
        return Verdict.applies(Effect.INFO, Severity.MEDIUM, Confidence.CERTAIN, question.server(), present.size(), variants.size(),
                missing.subList(0, named), missing.size() - named).variant(named < missing.size() ? "many" : "")
                .because(question.evidence("update.variantsPresent", shown(present), "updates"),
                        question.evidence("update.variantsMissing", shown(missing), "updates"))
                .remedy(Remedies.nameVariant(missing.get(0)));
    }

    /** The updates, or how many where they are too many to read. */
    private static Object shown(List<Update> updates) {
        return updates.size() > NAMED ? (Object) updates.size() : updates;
    }
}
