package org.todoku.rules.wsus.internal.selection;

import org.todoku.rules.Question;
import org.todoku.rules.Rule;
import org.todoku.rules.Verdict;
import org.todoku.rules.data.ProductHint;

/** B09: the product of a Windows Server is not called as the system is, and only other server products are ticked. */
public final class ServerProductName implements Rule {

    @Override
    public Verdict judge(Question question) {
        return TakenForAnother.judge(question, ServerProductName::otherName,
                (hint, ticked) -> ticked.kind() == ProductHint.Kind.SERVER && !ticked.id().equals(hint.id()));
    }

    private static boolean otherName(ProductHint hint) {
        return hint.kind() == ProductHint.Kind.SERVER && !hint.title().equalsIgnoreCase(hint.neededFor().en());
    }
}
