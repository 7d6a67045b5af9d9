package org.todoku.rules.wsus.internal.selection;

import org.todoku.rules.Question;
import org.todoku.rules.Rule;
import org.todoku.rules.Verdict;
import org.todoku.rules.data.ProductHint;

/** B08: Windows 11 is a product of its own, and only others of Windows for clients are ticked. */
public final class Windows11 implements Rule {

    @Override
    public Verdict judge(Question question) {
        return TakenForAnother.judge(question, hint -> hint.id().equals("windows-11"),
                (hint, ticked) -> ticked.kind() == ProductHint.Kind.CLIENT && !ticked.id().equals(hint.id()));
    }
}
